"""The words a fingerprint is read out in: one for each byte, no two alike without their marks.

A part of the format: every program must say the same words for the same key, so none of them ever
changes its place.
"""

from typing import Final

_LIST: Final = """
hoa sen, hoa mai, hoa đào, hoa cúc, hoa hồng, hoa lan, hoa nhài, hoa sữa, hoa ban, hoa gạo,
cây tre, cây đa, cây thông, cây cau, cây dừa, cây khế, cây ổi, cây bàng, cây mít, cây xoài,
quả cam, quả chanh, quả bưởi, quả táo, quả lê, quả nho, quả dứa, quả nhãn, quả vải, quả chuối,
con trâu, con bò, con ngựa, con dê, con mèo, con chó, con gà, con vịt, con ngan, con ong,
con kiến, con bướm, con ếch, con rùa, con hổ, con voi, con hươu, con thỏ, con sóc, con khỉ,
chim én, chim sẻ, chim sáo, chim ri, chim công, cá chép, cá rô, cá trê, cá thu, cá ngừ, tôm hùm,
cua đồng, ốc nhồi, mực ống, sao biển, cơm nếp, bánh chưng, bánh dày, bánh cốm, bánh giò,
bún riêu, phở bò, xôi gấc, chè xanh, nước mắm, muối vừng, dưa hấu, dưa chuột, cà chua, cà rốt,
khoai lang, khoai tây, củ sắn, củ gừng, củ nghệ, rau muống, rau cải, bắp ngô, hạt đậu, hạt lạc,
hạt vừng, hạt sen, mía lau, mật ong, đường phèn, trứng gà, sữa tươi, kẹo dừa, mứt gừng, quả roi,
bàn gỗ, ghế mây, tủ sách, giường tre, đèn lồng, đèn dầu, quạt nan, chiếu cói, nón lá, áo dài,
khăn rằn, giày vải, dép lốp, mũ rơm, túi vải, kim chỉ, cúc áo, gương soi, lược sừng, ô đen,
bút chì, bút mực, thước kẻ, cục tẩy, phấn trắng, bảng đen, quyển vở, trang sách, lá thư,
con tem, phong bì, tờ lịch, bản đồ, la bàn, kính lúp, đồng hồ, chuông đồng, trống cơm, sáo trúc,
đàn bầu, đàn tranh, kèn lá, tranh lụa, tượng đá, bình gốm, lọ hoa, chén trà, ấm đất, nồi đồng,
chảo gang, đũa tre, thìa nhôm, bát sứ, đĩa men, mâm gỗ, rổ rá, thúng mủng, đòn gánh, cối xay,
chày giã, cái cuốc, cái cày, lưỡi liềm, búa đinh, cưa sắt, kìm thép, thang tre, dây thừng,
lưới cá, cần câu, con thuyền, bè nứa, xe đạp, xe bò, tàu hỏa, tàu thủy, máy bay, máy khâu,
máy tính, cánh diều, ngôi nhà, mái ngói, cửa sổ, bậc thềm, sân gạch, giếng nước, hàng rào,
cổng làng, đình làng, chùa cổ, cầu ao, cầu đá, bến đò, chợ quê, đường đê, ngõ nhỏ, phố cổ,
trường học, thư viện, vườn rau, cánh đồng, bờ ruộng, dòng sông, con suối, thác nước, hồ sen,
ao cá, bãi biển, hòn đảo, ngọn núi, đồi chè, rừng cọ, hang động, thung lũng, cao nguyên,
đồng cỏ, đám mây, cầu vồng, mặt trời, mặt trăng, ngôi sao, cơn mưa, gió nồm, sương mai,
tia nắng, mùa xuân, mùa hạ, mùa thu, mùa đông, ban mai, buổi trưa, hoàng hôn, đêm rằm, hạt thóc,
bông lúa, bó rơm, đống rạ, cái nơm, giọt nước, viên sỏi, hạt cát, phiến đá, vỏ ốc, sợi tơ,
tấm lụa, cuộn len, bông vải, than củi, bếp lửa, ngọn nến, que diêm, cái kéo, chìa khóa, ổ khóa,
đinh ốc, lò xo
"""
WORDS: Final = tuple(word.strip() for word in _LIST.replace("\n", " ").split(","))
