"""The pages of the list in a window, broad or upright; the way they lay is remembered.

Loaded when a list is printed. Must not know what was chosen of the list.
"""

from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.ticket import Ticket
from ui.actions.bench import Bench
from ui.parts.buttons import Switch
from ui.pdf_view.showing import DOORS, Doors, show_pdf
from ui.pdf_view.window import PdfWindow
from ui.table.paper.content import PaperTable
from ui.table.paper.pages import lay_out
from ui.table.paper.pdf import as_pdf
from ui.table.paper.sheet import Turn

translate = QCoreApplication.translate
_TURN: Final = "tasks/paper"


class PaperWindow:
    """One list, as it was when it was asked for; goes with the window."""

    def __init__(self, table: PaperTable, bench: Bench) -> None:
        self._table, self._bench = table, bench
        self._turn: Turn = _turn(bench.recall(_TURN))

    def show(self, doors: Doors | None) -> None:
        """Lay the list out beside the window, then show its pages."""
        title, name = translate("TaskPaper", "In danh sách"), self._table.heading.title
        show_pdf(self._bench, title, name, self._pages, doors or DOORS, self._furnish)

    def _pages(self, ticket: Ticket) -> bytes:
        return as_pdf(lay_out(self._table, self._turn, ticket), ticket)

    def _furnish(self, window: PdfWindow) -> None:
        switch = Switch(
            [
                ("landscape", translate("TaskPaper", "Ngang")),
                ("portrait", translate("TaskPaper", "Dọc")),
            ]
        )
        switch.choose(self._turn)
        switch.chosen.connect(partial(self._lay_anew, window))
        window.add_tool(switch)

    def _lay_anew(self, window: PdfWindow, chosen: str) -> None:
        self._turn = _turn(chosen)
        self._bench.remember(_TURN, self._turn)
        name = self._table.heading.title
        title = translate("TaskPaper", "Chia trang")
        self._bench.start(title, name, self._pages, window.replace, only_reads=True)


def _turn(said: str) -> Turn:
    return "portrait" if said == "portrait" else "landscape"
