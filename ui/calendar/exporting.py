"""What leaves the calendar: a year's dates as a file for other calendars, a span on paper."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.reports.model import Report
from cchc_desktop.services.calendar_days import CalendarDays
from cchc_desktop.services.calendar_export import Written, write_calendar
from cchc_desktop.services.reporting.stationery import Signed, Stationery
from resources.words import shown
from ui.actions.bench import Bench
from ui.calendar.paper import calendar_report
from ui.calendar.span import Span
from ui.calendar.wording import span_title
from ui.pdf_view.showing import show_paper

translate = QCoreApplication.translate
_ENDING = ".ics"


def export_year(bench: Bench, year: int) -> None:
    """Ask for a file, and write what is due in a year into it."""
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - seldom asked for

    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    name = translate("Calendar", "Lịch năm {}").format(year)
    chosen, _ = QFileDialog.getSaveFileName(
        bench.window,
        translate("Calendar", "Xuất lịch năm {}").format(year),
        str(Path(folder) / f"{name}{_ENDING}"),
        translate("Calendar", "Lịch (*.ics)"),
    )
    if not chosen:
        return
    out = Path(chosen if chosen.casefold().endswith(_ENDING) else f"{chosen}{_ENDING}")

    def tell(written: Written) -> None:
        words = translate("Calendar", "Đã lưu {} ngày của năm {} thành tệp “{}”.")
        bench.tell(words.format(shown(written.days), year, written.path.name))

    bench.start(
        translate("Calendar", "Xuất lịch"),
        out.name,
        lambda _ticket: write_calendar(bench.desk, out, Period(year)),
        tell,
    )


def print_calendar(bench: Bench, span: Span, days: CalendarDays) -> None:
    """Show a month or a quarter as pages; from there it is printed or saved."""
    desk = bench.desk

    def make() -> Report:
        paper = Stationery.read(desk)
        return calendar_report(paper.head("", Signed(day=desk.today)), paper.issuer, span, days)

    name = translate("Calendar", "Lịch công việc {}").format(span_title(span.period))
    show_paper(bench, translate("Calendar", "In lịch"), name, make)
