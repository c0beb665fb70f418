"""A page made for a meeting or a wall: made beside the window, looked at, printed or saved.

Must not know what stands on the page.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

import resources
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports.errors import ReportError
from cchc_desktop.reports.model import Report
from cchc_desktop.reports.writing import Format, report_bytes, write_bytes
from resources.words import sentence
from ui.actions.bench import Bench
from ui.parts.dialog import SentenceDialog
from ui.pdf_view.printing import print_pdf
from ui.pdf_view.window import PdfDoors, PdfWindow

translate = QCoreApplication.translate


def ask_file(name: str, parent: QWidget) -> Path | None:
    """Let the person choose where a page is saved; None when they think better of it."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        translate("Papers", "Lưu thành PDF"),
        str(Path(folder) / f"{name}{Format.PDF}"),
        translate("Papers", "Tài liệu PDF (*.pdf)"),
    )
    if not chosen:
        return None
    return Path(chosen if chosen.casefold().endswith(Format.PDF) else f"{chosen}{Format.PDF}")


class Doors(NamedTuple):
    """What asks the person or leaves the program."""

    ask_file: Callable[[str, QWidget], Path | None] = ask_file
    print: Callable[[bytes, str, QWidget], None] = print_pdf


DOORS: Final = Doors()


def show_paper(
    bench: Bench,
    title: str,
    name: str,
    make: Callable[[], Report],
    doors: Doors = DOORS,
) -> None:
    """Make a page beside the window and show it; `name` is what its file would be called."""

    def work(ticket: Ticket) -> bytes:
        return report_bytes(make(), Format.PDF, ticket, fonts=resources.path("fonts"))

    def show(data: bytes) -> None:
        window = PdfWindow(
            title,
            name,
            data,
            PdfDoors(
                lambda over: _save(data, name, over, doors),
                lambda over: doors.print(data, title, over),
            ),
            bench.window,
        )
        window.open()

    bench.start(title, name, work, show, only_reads=True)


def _save(data: bytes, name: str, over: QWidget, doors: Doors) -> None:
    path = doors.ask_file(name, over)
    if path is None:
        return
    try:
        write_bytes(data, path, Ticket())
    except ReportError as error:
        dialog = SentenceDialog(
            translate("Papers", "Lưu thành PDF"),
            translate("Papers", "Chưa lưu được tệp"),
            sentence(error.code, error.facts),
            [("", translate("Papers", "Đóng"))],
            parent=over,
        )
        dialog.ask()
        dialog.deleteLater()
