"""Scenes of a plan coming in: its review, each of its parts, what is asked."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Final

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.intake.incoming import read_plan
from cchc_desktop.services.intake.storing import take_in
from cchc_desktop.services.units import UnitForm, add_unit
from ui.intake.page import ReviewPage
from ui.intake.part_line import AGAIN, DOCUMENT
from ui.intake.preparing import prepare
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


_IN_WORDS: Final = (
    "III. NHIỆM VỤ VÀ GIẢI PHÁP",
    "1. Công tác chỉ đạo, điều hành",
    "1.1. Nâng cao trách nhiệm của người đứng đầu trong chỉ đạo cải cách hành chính.",
    "1.2. Kiểm tra đột xuất việc tiếp công dân tại các khu phố.",
    "2. Cải cách thủ tục hành chính",
    "2.1. Rút ngắn thời gian giải quyết hồ sơ của người dân.",
)


def _plan(*rows: str, text: Sequence[str] = (), **said: str) -> bytes:
    top = [line.format(**said) for line in _TOP]
    top[-1:-1] = text
    return "\n\n".join((*top, "\n".join(f"| {row} |" for row in rows))).encode()


@contextmanager
def _reviewing(
    studio: Studio, *, later: bool = False, rows: Sequence[str] = _ROWS, text: Sequence[str] = ()
) -> Iterator[tuple[Opened, ReviewPage]]:
    """Open the review of a plan; `later` that of a document which changes it."""
    with studio.opened("sample") as opened:
        office = opened.acts.office
        for name in _KNOWN:
            add_unit(office.desk, UnitForm(name))
        incoming = read_plan(office.desk, _plan(*rows, text=text, **_FIRST), _NAME, Ticket())
        if later:
            take_in(office.desk, office.folder, incoming, Ticket())
            changed = [row.replace("Cả năm", "Quý IV") for row in _ROWS[:-1]]
            more = "5 | Tập huấn kỹ năng số cho khu phố | Báo cáo | Các khu phố | | Quý III"
            data = _plan(*changed, more, **_LATER)
            incoming = read_plan(office.desk, data, _NAME, Ticket())
        page = ReviewPage(opened.acts, prepare(incoming))
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


def _undated(studio: Studio, show: Show) -> None:
    """Show how a plan without deadlines is asked about them once."""
    rows = [row if row.startswith(("I", "TT")) else row.rpartition("|")[0] + "|" for row in _ROWS]
    with _reviewing(studio, rows=rows) as (opened, page):
        while page.foot.question is None or page.foot.question.field != "deadline":
            page.asking.go(forward=True)
        settle()
        show(opened.window)


def _progress(studio: Studio, show: Show) -> None:
    """Show how a workbook with results is asked for their quarter."""
    told = iter(("Hoàn thành", "Đang thực hiện", "", "", ""))
    head = f"{_ROWS[0]} | Tình trạng"
    rows = [f"{row} | {next(told) if row[0].isdigit() else ''}" for row in _ROWS[1:]]
    with _reviewing(studio, rows=[head, *rows]) as (opened, _page):
        show(opened.window)


def _narrative(studio: Studio, show: Show) -> None:
    """Tasks that the text names beside those of the appendix."""
    with _reviewing(studio, text=_IN_WORDS) as (opened, page):
        page.parts.links["narrative"].click()
        settle()
        show(opened.window)


SCENES: Final[dict[str, Callable[[Studio, Show], None]]] = {
    "intake": partial(_review, 0),
    "intake-deadline": partial(_review, 1),
    "intake-document": partial(_part, DOCUMENT),
    "intake-sections": partial(_part, "sections"),
    "intake-targets": partial(_part, "targets"),
    "intake-unit-duties": partial(_part, "assignments"),
    "intake-reports": partial(_part, "report_duties"),
    "intake-again": partial(_part, AGAIN),
    "intake-roles": _roles,
    "intake-leaving": _leaving,
    "intake-undated": _undated,
    "intake-progress": _progress,
    "intake-narrative": _narrative,
}
