"""Pages made to be looked at: made beside the window, shown, printed or saved from there.

Must not know what stands on them.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

import resources
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports.errors import ReportError
from cchc_desktop.reports.model import Report
from cchc_desktop.reports.writing import Format, report_bytes, write_bytes
from resources.words import sentence
from ui.actions.bench import Bench
from ui.parts.dialog import SentenceDialog
from ui.pdf_view.asking import ask_file
from ui.pdf_view.printing import print_pdf
from ui.pdf_view.window import PdfDoors, PdfWindow

translate = QCoreApplication.translate
Tell = Callable[[str], None]


class Doors(NamedTuple):
    """What asks the person or leaves the program."""

    ask_file: Callable[[str, QWidget], Path | None] = ask_file
    print: Callable[[bytes, str, QWidget, Tell], None] = print_pdf


DOORS: Final = Doors()


def _leave_as_it_is(_window: PdfWindow) -> None:
    """Add nothing to the window."""


def show_paper(
    bench: Bench,
    title: str,
    name: str,
    make: Callable[[], Report],
    doors: Doors = DOORS,
) -> None:
    """Make a page for a meeting or a wall and show it; `name` is what its file would be called."""

    def work(ticket: Ticket) -> bytes:
        return report_bytes(make(), Format.PDF, ticket, fonts=resources.path("fonts"))

    show_pdf(bench, title, name, work, doors)


def show_pdf(
    bench: Bench,
    title: str,
    name: str,
    make: Callable[[Ticket], bytes],
    doors: Doors = DOORS,
    furnish: Callable[[PdfWindow], None] = _leave_as_it_is,
) -> None:
    """Make a PDF beside the window and show it; `furnish` may add to its window."""

    def show(data: bytes) -> None:
        window = PdfWindow(
            title,
            name,
            data,
            PdfDoors(
                lambda over: _save(over, name, doors),
                lambda over: doors.print(over.data, title, over, over.tell),
            ),
            bench.window,
        )
        furnish(window)
        window.open()

    bench.start(title, name, make, show, only_reads=True)


def _save(over: PdfWindow, name: str, doors: Doors) -> None:
    path = doors.ask_file(name, over)
    if path is None:
        return
    try:
        write_bytes(over.data, path, Ticket())
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
    else:
        over.tell(translate("Papers", "Đã lưu vào tệp “{}”.").format(path.name))
