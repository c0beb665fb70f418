"""Scenes of a plan coming in: its review, each of its parts, what is asked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Final

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.intake import read_plan
from cchc_desktop.services.intake_storing import take_in
from cchc_desktop.services.units import UnitForm, add_unit
from ui.intake.page import ReviewPage
from ui.intake.part_line import AGAIN, DOCUMENT
from ui.intake.roles_dialog import ask_roles
from ui.shots.studio import Opened, Show, Studio, in_dialog, settle

_NAME: Final = "Ke hoach CCHC 2027.txt"
_KNOWN: Final = ("Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND phường")
_TOP: Final = (
    "ỦY BAN NHÂN DÂN",
    "THÀNH PHỐ BẾN ĐÒ",
    "Số: {number}/KH-UBND",
    "Bến Đò, ngày {day} năm 2026",
    "KẾ HOẠCH",
    "{subject}",
    "I. CHỈ TIÊU",
    "- Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 98% trở lên.",
    "- Tối thiểu 40% hồ sơ được nộp qua mạng.",
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Phòng Văn hóa - Xã hội",
    "- Là đầu mối theo dõi, đôn đốc việc thực hiện Kế hoạch này.",
    "- Báo cáo kết quả hằng quý gửi Ủy ban nhân dân thành phố trước ngày 20 của tháng cuối quý.",
    "PHỤ LỤC",
)
_ROWS: Final = (
    "TT | Nội dung công việc | Sản phẩm | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian",
    "I | CHỈ ĐẠO, ĐIỀU HÀNH | | | |",
    (
        "1 | Ban hành kế hoạch cải cách hành chính năm 2027 | Kế hoạch |"
        " Văn phòng HĐND và UBND phường | Các khu phố | Trước 20/01/2027"
    ),
    (
        "2 | Kiểm tra công vụ tại ít nhất 30% đơn vị trực thuộc | Kế hoạch; Kết luận kiểm tra |"
        " Phòng Văn hóa - Xả hội | Văn phòng HĐND và UBND phường | Quý II, Quý III"
    ),
    (
        "3 | Tổ chức đối thoại với người dân về thủ tục hành chính | Báo cáo |"
        " Văn phòng HĐND và UBND phường | Các trường học | 06 tháng/lần"
    ),
    "II | CẢI CÁCH THỂ CHẾ | | | |",
    (
        "4 | Rà soát, hệ thống hóa văn bản do phường ban hành | Báo cáo rà soát |"
        " Văn phòng HĐND và UBND phường | | năm tiếp theo"
    ),
    (
        "5 | Theo dõi thi hành pháp luật trong lĩnh vực trọng tâm | Báo cáo |"
        " Phòng Văn hóa - Xã hội | | Cả năm"
    ),
)
_FIRST: Final = {
    "number": "27",
    "day": "12 tháng 11",
    "subject": "Cải cách hành chính năm 2027 trên địa bàn thành phố Bến Đò",
}
_LATER: Final = {
    "number": "31",
    "day": "18 tháng 11",
    "subject": "Điều chỉnh Kế hoạch số 27/KH-UBND ngày 12 tháng 11 năm 2026 về cải cách hành chính"
    " năm 2027",
}


def _plan(*rows: str, **said: str) -> bytes:
    top = (line.format(**said) for line in _TOP)
    return "\n\n".join((*top, "\n".join(f"| {row} |" for row in rows))).encode()


@contextmanager
def _reviewing(studio: Studio, *, later: bool = False) -> Iterator[tuple[Opened, ReviewPage]]:
    """Open the review of a plan; `later` that of a document which changes it."""
    with studio.opened("sample") as opened:
        office = opened.acts.office
        for name in _KNOWN:
            add_unit(office.desk, UnitForm(name))
        incoming = read_plan(office.desk, _plan(*_ROWS, **_FIRST), _NAME, Ticket())
        if later:
            take_in(office.desk, office.folder, incoming, Ticket())
            changed = [row.replace("Cả năm", "Quý IV") for row in _ROWS[:-1]]
            more = "5 | Tập huấn kỹ năng số cho khu phố | Báo cáo | Các khu phố | | Quý III"
            data = _plan(*changed, more, **_LATER)
            incoming = read_plan(office.desk, data, _NAME, Ticket())
        page = ReviewPage(opened.acts, incoming)
        opened.window.show_instead(page)
        page.begin()
        settle()
        yield opened, page


def _review(steps: int, studio: Studio, show: Show) -> None:
    with _reviewing(studio) as (opened, page):
        for _ in range(steps):
            page.asking.go(forward=True)
        settle()
        show(opened.window)


def _part(part: str, studio: Studio, show: Show) -> None:
    with _reviewing(studio, later=part == AGAIN) as (opened, page):
        page.parts.links[part].click()
        settle()
        show(opened.window)


def _roles(studio: Studio, show: Show) -> None:
    with _reviewing(studio) as (_opened, page):
        table = next(one for one in page.working.review.incoming.tables if one.last > one.first)
        in_dialog(lambda: ask_roles(page, table), show)


def _leaving(studio: Studio, show: Show) -> None:
    with _reviewing(studio) as (_opened, page):
        page.asking.answer_first()
        in_dialog(page.leave, show)


SCENES: Final[dict[str, Callable[[Studio, Show], None]]] = {
    "intake": partial(_review, 0),
    "intake-deadline": partial(_review, 1),
    "intake-document": partial(_part, DOCUMENT),
    "intake-targets": partial(_part, "targets"),
    "intake-unit-duties": partial(_part, "assignments"),
    "intake-reports": partial(_part, "report_duties"),
    "intake-again": partial(_part, AGAIN),
    "intake-roles": _roles,
    "intake-leaving": _leaving,
}
