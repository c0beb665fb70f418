"""Words of which invented plans are made: their places, targets, tasks, duties and reports."""

from collections.abc import Callable
from typing import Final

Check = tuple[str, str, str]
"""What is compared how: comparator, figure, unit."""
PLACES: Final = ("Hoa Sen", "An Bình", "Sao Mai", "Tân Phú Đông", "Thanh Xuân Nam", "Mỹ Lộc Hạ")
NAMES: Final = ("Lê Thị Thu Hằng", "Đỗ Thành Long", "Phan Quốc Việt", "Vũ Ngọc Ánh", "Bùi Văn Ước")
SHARES: Final[tuple[Callable[[int], tuple[str, Check]], ...]] = (
    lambda n: (f"đạt từ {n}% trở lên", (">=", str(n), "%")),
    lambda n: (f"đạt tối thiểu {n}%", (">=", str(n), "%")),
    lambda n: (f"đạt ít nhất {n}%", (">=", str(n), "%")),
    lambda n: (f"đạt trên {n}%", (">", str(n), "%")),
    lambda n: (f"đạt {n}%", ("=", str(n), "%")),
    lambda n: (f"không dưới {n}%", (">=", str(n), "%")),
)
LOWS: Final[tuple[Callable[[int], tuple[str, Check]], ...]] = (
    lambda n: (f"dưới {n}%", ("<", str(n), "%")),
    lambda n: (f"không quá {n}%", ("<=", str(n), "%")),
    lambda n: (f"tối đa {n}%", ("<=", str(n), "%")),
)
HIGH: Final = (
    "Tỷ lệ hồ sơ giải quyết đúng hạn",
    "Tỷ lệ người dân hài lòng với việc phục vụ",
    "Tỷ lệ hồ sơ nộp qua mạng",
    "Tỷ lệ kết quả được trả bằng bản điện tử",
    "Tỷ lệ văn bản được ký số",
    "Tỷ lệ cán bộ được bồi dưỡng trong năm",
    "Tỷ lệ thủ tục được niêm yết đầy đủ",
    "Tỷ lệ cuộc họp không dùng giấy",
)
LOW: Final = (
    "Tỷ lệ hồ sơ phải bổ sung quá một lần",
    "Tỷ lệ đơn thư kéo dài",
    "Số hồ sơ trễ hạn ở mức",
)
COUNTED: Final = (
    ("Xây dựng tối thiểu {} mô hình phục vụ lưu động", "mô hình"),
    ("Tổ chức ít nhất {} hội nghị đối thoại với người dân", "hội nghị"),
    ("Có tối thiểu {} sáng kiến được công nhận", "sáng kiến"),
)
GROUPS: Final = (
    "Công tác chỉ đạo, điều hành",
    "Cải cách thể chế",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy",
    "Cải cách chế độ công vụ",
    "Cải cách tài chính công",
    "Xây dựng chính quyền số",
)
VERBS: Final = (
    "Rà soát", "Kiểm tra", "Công khai", "Tập huấn", "Số hóa", "Khảo sát", "Cập nhật", "Sắp xếp",
    "Hướng dẫn", "Đôn đốc",
)  # fmt: skip
THINGS: Final = (
    "danh mục thủ tục thuộc thẩm quyền giải quyết",
    "hồ sơ lưu trữ của các năm trước",
    "quy trình nội bộ tại bộ phận một cửa",
    "kỹ năng dùng chữ ký số cho cán bộ",
    "vị trí việc làm của từng bộ phận",
    "việc chấp hành giờ giấc làm việc",
    "mức độ hài lòng của tổ chức, cá nhân",
    "trang thông tin điện tử của cơ quan",
    "định mức sử dụng tài sản công",
    "các văn bản quy phạm không còn phù hợp",
)
HOWS: Final = (
    "theo hướng dẫn của cấp trên",
    "bảo đảm đúng tiến độ đã đề ra",
    "và niêm yết nơi dễ thấy",
    "ở tất cả các bộ phận",
    "gắn với trách nhiệm của người đứng đầu",
    "trong toàn cơ quan",
)
DEEDS: Final = (
    "Chủ trì theo dõi, đôn đốc việc thực hiện Kế hoạch này",
    "Tham mưu sửa đổi quy chế làm việc khi có thay đổi",
    "Phối hợp với các bộ phận liên quan tổ chức tập huấn",
    "Bố trí kinh phí theo dự toán được giao",
    "Tuyên truyền nội dung Kế hoạch đến từng hộ dân",
    "Bảo đảm hạ tầng, đường truyền phục vụ công việc",
    "Cử người tham gia các lớp bồi dưỡng",
    "Tổng hợp khó khăn, vướng mắc và đề xuất cách giải quyết",
)
REPORTS: Final[tuple[tuple[str, str, str], ...]] = (
    ("hằng quý", "quarter", "trước ngày {day} của tháng cuối quý"),
    ("hằng tháng", "month", "trước ngày {day} hằng tháng"),
)
