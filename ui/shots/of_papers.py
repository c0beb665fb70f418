"""Scenes of what is signed and what comes in: issuing, issued reports, receipts of units."""

from collections.abc import Callable
from datetime import date
from typing import Final, TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.services.owed_reports.paper_receipts import (
    ReceiptForm,
    judge_receipt,
    list_receipts,
    set_receipt,
)
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.issuing import IssueForm, issue
from cchc_desktop.services.reporting.material import ReportKind
from cchc_desktop.services.reporting.narratives import write_words
from ui.reporting.issue_dialog import IssueDialog
from ui.reporting.issued_part import IssuedPart
from ui.reporting.receipt_columns import Judged
from ui.reporting.receipts_part import ReceiptsPart
from ui.shots.of_reporting import reporting_page
from ui.shots.studio import Opened, Show, Studio, in_dialog, settle, show_alone

_Part = TypeVar("_Part", IssuedPart, ReceiptsPart)
_DRAWN_MS: Final = 700  # the pages follow what is typed after a pause
_Q3: Final = parse("2026Q3")
_SIGNED: Final = (
    (ReportKind.REPORT, "47/BC-UBND", "2026Q1", date(2026, 3, 16), ""),
    (ReportKind.REPORT, "131/BC-UBND", "2026H1", date(2026, 6, 15), ""),
    (ReportKind.TASKS, "131/BC-UBND", "2026H1", date(2026, 6, 15), ""),
    (ReportKind.REPORT, "214/BC-UBND", "2026Q3", date(2026, 9, 16), ""),
    (ReportKind.REPORT, "219/BC-UBND", "2026Q3", date(2026, 9, 21), "214/BC-UBND"),
)


def _sign(opened: Opened) -> None:
    desk, files = opened.acts.desk, opened.acts.office.folder.files
    for kind, number, period, on, replaces in _SIGNED:
        issue(desk, IssueForm(parse(period), kind, number, on, replaces=replaces), files)


def _issued_part(opened: Opened) -> IssuedPart:
    page = reporting_page(opened)
    page.section.choose("issued")
    settle()
    return _found(opened, IssuedPart)


def _found(opened: Opened, kind: type[_Part]) -> _Part:
    part = opened.window.place("reporting").findChild(kind)
    if not isinstance(part, kind):
        msg = "the part was not shown"
        raise TypeError(msg)
    return part


def _press(part: IssuedPart) -> None:
    """Let the report be made anew; the dialog comes when that is done."""
    part.compare.click()
    settle()


# ---- issued reports ------------------------------------------------------------------------------


def _issued(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        _sign(opened)
        part = _issued_part(opened)
        part.table.setFocus()
        settle()
        show(opened.window)


def _nothing_issued(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        _issued_part(opened)
        settle()
        show(opened.window)


def _file_gone(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        _sign(opened)
        part = _issued_part(opened)
        line = part.current()
        if line is not None:
            (opened.acts.office.folder.files / line.sha256).unlink()
        part.refresh()
        part.table.setFocus()
        settle()
        show(opened.window)


def _opened(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        _sign(opened)
        part = _issued_part(opened)
        part.open.click()
        if part.window_shown is not None:
            show_alone(part.window_shown, show)


def _sought(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        _sign(opened)
        part = _issued_part(opened)
        part.open.click()
        if part.window_shown is not None:
            view = part.window_shown.view
            settle()
            view.open_search()
            view.line.field.setText("cai cach hanh chinh")
            QTest.qWait(_DRAWN_MS)
            show_alone(part.window_shown, show)


def _differences(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        _sign(opened)
        desk = opened.acts.desk
        said = "Phường đã rà soát 31 văn bản, đề nghị bãi bỏ 02 văn bản."
        write_words(desk, Asked(_Q3), {"results-institutions": said, "results-procedures": said})
        part = _issued_part(opened)
        in_dialog(lambda: _press(part), show)


def _no_differences(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        _sign(opened)
        part = _issued_part(opened)
        in_dialog(lambda: _press(part), show)


# ---- issuing -------------------------------------------------------------------------------------


def _form(number: str = "", on: str = "") -> Callable[[Studio, Show], None]:
    def scene(studio: Studio, show: Show) -> None:
        with studio.opened() as opened:
            _sign(opened)
            reporting_page(opened)
            kind = ReportKind.REPORT if number != "131" else ReportKind.TARGETS
            period = parse("2026Q4") if not number else parse("2026H1")
            dialog = IssueDialog(opened.acts, kind, Asked(period))

            def fill(shown: QWidget) -> None:
                if number:
                    dialog.number.setText(number)
                if on:
                    dialog.day.setText(on)
                QTest.qWait(_DRAWN_MS)
                settle()
                show(shown)

            in_dialog(dialog.ask, fill)
            dialog.deleteLater()

    return scene


# ---- receipts ------------------------------------------------------------------------------------


def _came(opened: Opened) -> None:
    """Let most units have sent their reports, one of them late, one a poor one."""
    desk = opened.acts.desk
    for at, one in enumerate(list_receipts(desk, _Q3)[:13]):
        on = date(2026, 9, 11 if at == 4 else 3 + at % 6)
        number = f"{12 + 3 * at}/BC" if at % 3 else ""
        letter = date(2026, 9, 2) if number else None
        set_receipt(desk, ReceiptForm(one.unit, one.period, on, number, letter))
    why = "Thiếu kết quả nhiệm vụ II.3, chưa kèm tài liệu kiểm chứng."
    for at, one in enumerate(list_receipts(desk, _Q3)[:9]):
        if one.receipt is not None:
            judge_receipt(desk, one.receipt, accepted=at != 2, reasons=why if at == 2 else "")


def _received(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        _came(opened)
        part = _receipts_part(opened)
        part.table.setFocus()
        settle()
        show(opened.window)


def _typing_a_day(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        _came(opened)
        part = _receipts_part(opened)
        part.table.setFocus()
        line = next(one for one in part.table.lines.lines() if not one.came)
        part.table.choose(line.id, "received")
        part.table.edit_current()
        settle()
        show(opened.window)


def _nothing_owed(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        part = _receipts_part(opened)
        part.show_period(parse("2026H1"))
        settle()
        show(opened.window)


def _sent_back(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        _came(opened)
        part = _receipts_part(opened)
        line = part.table.lines.lines()[0]
        in_dialog(lambda: part.table.edited.emit(line, "judged", Judged.RETURNED), show)


def _receipts_part(opened: Opened) -> ReceiptsPart:
    page = reporting_page(opened)
    page.section.choose("received")
    settle()
    part = _found(opened, ReceiptsPart)
    part.show_period(_Q3)
    settle()
    return part


SCENES: Final[dict[str, Callable[[Studio, Show], None]]] = {
    "issued": _issued,
    "issued-none": _nothing_issued,
    "issued-file-gone": _file_gone,
    "issued-opened": _opened,
    "issued-sought": _sought,
    "issued-differences": _differences,
    "issued-no-differences": _no_differences,
    "issue": _form(),
    "issue-wrong": _form("214/BC-UBND", "25/12/2026"),
    "issue-doubtful": _form("131", "10/6/2026"),
    "received": _received,
    "received-typing": _typing_a_day,
    "received-none": _nothing_owed,
    "received-sent-back": _sent_back,
}
