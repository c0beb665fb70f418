"""The rows of invented appendices of any length, as an office would fill them."""

import random
from collections.abc import Iterator

HEADER = (
    "STT",
    "Nội dung công việc",
    "Kết quả đầu ra",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Thời hạn",
    "Ghi chú",
)
_DOES = ("Rà soát", "Công khai", "Cập nhật", "Tập huấn", "Niêm yết", "Đánh giá", "Số hóa")
_WHAT = (
    "quy trình tiếp công dân của phường Hoa Sen",
    "danh mục hồ sơ lưu trữ thuộc lĩnh vực hộ tịch",
    "kỹ năng giao tiếp cho người trực quầy",
    "mức độ hài lòng khi nộp hồ sơ qua mạng",
    "bảng hướng dẫn tại nhà sinh hoạt cộng đồng",
)
_HOW = (
    "bảo đảm đúng thời gian đã hẹn với người dân",
    "gắn với trách nhiệm của từng người được giao",
    "theo mẫu thống nhất của Văn phòng phường",
)
_RESULTS = ("Báo cáo", "Kế hoạch", "Thông báo", "Danh sách kèm biên bản")
_UNITS = ("Văn phòng phường", "Tổ Một cửa", "Trường Mầm non Hoa Sen", "Trạm Y tế phường")
_WHEN = ("Quý I", "Tháng 6", "Trước ngày 15/11", "Thường xuyên", "Trong năm")


def _sentence(chance: random.Random) -> str:
    first = f"{chance.choice(_DOES)} {chance.choice(_WHAT)}, {chance.choice(_HOW)}"
    return f"{first}; {chance.choice(_DOES).lower()} {chance.choice(_WHAT)}."


def plan_rows(count: int, seed: int = 5) -> Iterator[tuple[str, ...]]:
    """Give rows of tasks with lists in their cells, numbered by section."""
    chance = random.Random(seed)
    for number in range(count):
        yield (
            f"{number // 25 + 1}.{number % 25 + 1}",
            _sentence(chance),
            "\n".join(f"- {one}" for one in chance.sample(_RESULTS, 2)),
            chance.choice(_UNITS),
            "; ".join(chance.sample(_UNITS, 2)),
            chance.choice(_WHEN),
            "",
        )
