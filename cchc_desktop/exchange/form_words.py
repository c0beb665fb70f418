"""The words printed on an Excel form: captions, states, and how to fill it in.

A part of the format: what a unit picks from a list is read back by these words. Must not know
cells.
"""

from datetime import date
from typing import Final

from cchc_desktop.domain.calendar.periods import parse_quarter
from cchc_desktop.domain.status import State

MAIN_SHEET: Final = "Kết quả"
GUIDE_SHEET: Final = "Hướng dẫn"
LABEL: Final = "PHỤ LỤC"
TASKS: Final = "NHIỆM VỤ ĐƯỢC GIAO"
ANSWERS: Final = "KẾT QUẢ THỰC HIỆN (ĐƠN VỊ ĐIỀN)"
REPORTING_UNIT: Final = "Đơn vị báo cáo:"
RECIPIENT: Final = "Nơi nhận:"
FILL_HERE: Final = "Điền vào các ô màu vàng nhạt; cách điền có ở trang “Hướng dẫn”."
KEY: Final = "Mã dòng"

CAPTIONS: Final = {
    "code": "STT",
    "title": "Nhiệm vụ",
    "product": "Sản phẩm",
    "deadline": "Thời hạn",
    "partner": "Đơn vị phối hợp",
    "state": "Tình trạng",
    "percent": "Tỷ lệ hoàn thành (%)",
    "done_on": "Ngày hoàn thành",
    "result": "Kết quả thực hiện",
    "difficulty": "Khó khăn, vướng mắc",
    "proposal": "Kiến nghị, đề xuất",
    "evidence": "Tài liệu kiểm chứng",
}

STATES: Final = {
    State.NOT_STARTED: "Chưa thực hiện",
    State.IN_PROGRESS: "Đang thực hiện",
    State.DONE: "Hoàn thành",
    State.ONGOING: "Thường xuyên",
    State.NOT_ARISEN: "Không phát sinh",
    State.PAUSED: "Tạm dừng",
    State.STOPPED: "Dừng thực hiện",
    State.CARRIED_OVER: "Chuyển năm sau",
}

MEANINGS: Final = {
    State.NOT_STARTED: "Chưa bắt đầu làm.",
    State.IN_PROGRESS: "Đã bắt đầu, chưa xong.",
    State.DONE: "Đã xong; ghi ngày hoàn thành và kết quả.",
    State.ONGOING: "Việc làm đều trong năm, không có ngày kết thúc.",
    State.NOT_ARISEN: "Trong kỳ không có việc này.",
    State.PAUSED: "Tạm ngừng; ghi lý do ở cột khó khăn, vướng mắc.",
    State.STOPPED: "Không làm nữa; ghi lý do hoặc văn bản cho dừng.",
    State.CARRIED_OVER: "Để sang kế hoạch năm sau.",
}

GUIDE: Final = (
    "Chỉ điền vào các ô màu vàng nhạt ở trang “Kết quả”. Các cột nhiệm vụ đã khóa.",
    (
        "Cột “Tình trạng” chọn một trong các mục của danh sách. Cột “Tỷ lệ hoàn thành (%)” ghi số "
        "nguyên từ 0 đến 100. Cột “Ngày hoàn thành” ghi ngày/tháng/năm."
    ),
    (
        "Ô đã có sẵn nội dung là kết quả đã biết; sửa lại nếu chưa đúng. Xóa trắng một ô không làm "
        "mất nội dung đã lưu ở nơi nhận."
    ),
    "Muốn xuống dòng trong một ô, bấm Alt+Enter. Chữ bắt đầu bằng dấu =, +, - hoặc @ vẫn là chữ.",
    (
        "Có thể lọc các dòng bằng nút ở đầu cột. Muốn sắp xếp, bỏ bảo vệ trang tính trước (không "
        "có mật khẩu); thứ tự dòng không ảnh hưởng đến kết quả."
    ),
    "Không thêm dòng, không chép dòng sang bảng khác. Nhiệm vụ mới ghi vào văn bản gửi kèm.",
    "Điền xong, lưu tệp với đuôi .xlsx rồi gửi lại nơi nhận. Tên tệp đặt thế nào cũng được.",
)
GUIDE_TITLE: Final = "CÁCH ĐIỀN BIỂU"
STATES_TITLE: Final = "Ý nghĩa của từng tình trạng"

PICK_STATE: Final = ("Tình trạng", "Chọn một mục trong danh sách.")
TYPE_PERCENT: Final = ("Tỷ lệ hoàn thành", "Ghi số nguyên từ 0 đến 100, không ghi dấu %.")
TYPE_DAY: Final = ("Ngày hoàn thành", "Ghi ngày/tháng/năm, ví dụ 15/3/2026.")
HIDDEN_NOTE: Final = "Phần này do chương trình dùng để nhận lại biểu. Không sửa, không xóa."

_ROMAN: Final = ("I", "II", "III", "IV")


def title(period: str) -> str:
    return f"KẾT QUẢ THỰC HIỆN NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH {quarter(period).upper()}"


def quarter(period: str) -> str:
    held = parse_quarter(period)
    return f"Quý {_ROMAN[held.number - 1]} năm {held.year}"


def reference(unit: str, period: str) -> str:
    year = parse_quarter(period).last_day.year
    blank = "\u2026\u2026"
    return (
        f"(Kèm theo Báo cáo số {blank}/BC-{blank} ngày {blank} tháng {blank} năm {year} của {unit})"
    )


def plans(names: list[str]) -> str:
    return f"Thực hiện: {'; '.join(names)}" if names else ""


def day(value: date) -> str:
    """Write a day as offices do: 05/02/2026, 05/6/2026."""
    month = f"{value.month:02}" if value.month <= 2 else str(value.month)
    return f"{value.day:02}/{month}/{value.year}"


def deadline(phrase: str, due: date | None) -> str:
    """Name a deadline as its plan does, and the day where the phrase does not say it."""
    if due is None or day(due) in phrase or due.strftime("%d/%m/%Y") in phrase:
        return phrase
    return f"{phrase}\n(hạn {day(due)})" if phrase else day(due)


def missing_formula(states: str, results: str) -> str:
    """Return the formula that counts what is still to be filled in."""
    without_state = f"COUNTBLANK({states})"
    done = STATES[State.DONE]
    without_result = f'SUMPRODUCT(({states}="{done}")*({results}=""))'
    said = (
        f'"Còn "&{without_state}&" nhiệm vụ chưa ghi tình trạng, "&{without_result}'
        '&" nhiệm vụ hoàn thành chưa ghi kết quả"'
    )
    return f'IF({without_state}+{without_result}=0,"{COMPLETE}",{said})'


COMPLETE: Final = "Đã điền đủ tình trạng và kết quả"


def missing(without_state: int, without_result: int) -> str:
    """Say what the formula says before anything is calculated."""
    if not without_state + without_result:
        return COMPLETE
    return (
        f"Còn {without_state} nhiệm vụ chưa ghi tình trạng, {without_result} nhiệm vụ hoàn thành "
        "chưa ghi kết quả"
    )
