"""“Xuất lịch…”: a year's dates as a file for the calendars of others."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.services.calendar_export import Written, write_calendar
from resources.words import shown
from ui.actions.bench import Bench

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
