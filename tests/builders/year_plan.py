"""The plan of one year of an invented ward, as the Word file that its secretary gets to keep.

It holds what a year needs: targets, days and quarters, what recurs and what never ends, a unit
whose name is misspelt, a deadline that means no day, a duty to report. Must not know any window.
"""

from builders.word_files import a_paragraph, a_row, a_table, a_word_file

OFFICE = "Ủy ban nhân dân phường Hoa Sen"
ABOVE = "Ủy ban nhân dân thành phố"
CULTURE = "Phòng Văn hóa - Xã hội"
STAFF = "Văn phòng HĐND và UBND phường"
COUNTER = "Trung tâm Phục vụ hành chính công"
ECONOMY = "Phòng Kinh tế, Hạ tầng và Đô thị"
SCHOOL = "Trường Tiểu học Ban Mai"
MISSPELT = "Phòng Văn hoá - Xả hội"
NO_DAY = "năm tiếp theo"
NUMBER = "12/KH-UBND"

INSPECT = "Ban hành kế hoạch kiểm tra công vụ tại các khu phố"
TALK = "Tổ chức hội nghị đối thoại với người dân về thủ tục hành chính"
REPORT = "Báo cáo tình hình thực hiện cải cách hành chính"
POST = "Niêm yết công khai thủ tục hành chính tại bộ phận một cửa"
SURVEY = "Khảo sát mức độ hài lòng của người dân, tổ chức"
DIGITISE = "Số hóa hồ sơ hộ tịch lưu trữ tại phường"
REVIEW = "Rà soát văn bản quy phạm pháp luật do phường ban hành"
BUDGET = "Bố trí kinh phí cho bộ phận một cửa trong dự toán"

_HEAD = (
    "TT",
    "Nội dung công việc",
    "Kết quả đầu ra",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Thời hạn hoàn thành",
)
_ROWS = (
    ("I", "CHỈ ĐẠO, ĐIỀU HÀNH", "", "", "", ""),
    ("1", INSPECT, "Kế hoạch", CULTURE, STAFF, "Trước ngày 15/3/2026"),
    ("2", TALK, "Biên bản; Báo cáo", STAFF, CULTURE, "Quý II năm 2026"),
    ("3", REPORT, "Báo cáo", STAFF, "", "Hằng quý"),
    ("II", "CẢI CÁCH THỂ CHẾ", "", "", "", ""),
    ("4", REVIEW, "Báo cáo rà soát", STAFF, ECONOMY, "Trước ngày 30/9/2026"),
    ("III", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "", "", "", ""),
    ("5", POST, "Bảng niêm yết", COUNTER, MISSPELT, "Thường xuyên"),
    ("6", SURVEY, "Báo cáo khảo sát", CULTURE, SCHOOL, "Tháng 11 năm 2026"),
    ("IV", "XÂY DỰNG CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ", "", "", "", ""),
    ("7", DIGITISE, "Dữ liệu số hóa", COUNTER, CULTURE, "Quý III năm 2026"),
    ("8", BUDGET, "Dự toán", ECONOMY, STAFF, NO_DAY),
)
_LINES = (
    "ỦY BAN NHÂN DÂN",
    "PHƯỜNG HOA SEN",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    f"Số: {NUMBER}",
    "Hoa Sen, ngày 20 tháng 01 năm 2026",
    "KẾ HOẠCH",
    "Cải cách hành chính năm 2026 trên địa bàn phường Hoa Sen",
    f"Căn cứ Kế hoạch số 05/KH-UBND ngày 08 tháng 01 năm 2026 của {ABOVE};",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "Nâng cao chất lượng phục vụ người dân trên địa bàn phường.",
    "II. CHỈ TIÊU",
    "1. Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn đạt từ 98% trở lên.",
    "2. Tỷ lệ người dân hài lòng đạt từ 90% trở lên.",
    "III. TỔ CHỨC THỰC HIỆN",
    f"1. {CULTURE}",
    "- Là đầu mối theo dõi, đôn đốc việc thực hiện Kế hoạch này.",
    f"- Báo cáo kết quả hằng quý gửi {ABOVE} trước ngày 20 của tháng cuối quý.",
    "PHỤ LỤC",
)
TITLES = tuple(row[1] for row in _ROWS if row[5])


def a_year_plan() -> bytes:
    return a_word_file(
        *map(a_paragraph, _LINES), a_table(*(a_row(*row) for row in (_HEAD, *_ROWS)))
    )
