"""The pages as they will be printed, before they are: looked through, turned, printed, saved.

Must not know what the table is of, nor how long work is run.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from cchc_desktop.domain.ticket import Ticket
from ui.parts.boxes import column, frame, hair, row
from ui.parts.buttons import Switch, button
from ui.parts.dialog import SentenceDialog
from ui.parts.fields import Choice
from ui.parts.labels import label
from ui.table.printing.asking import Outside
from ui.table.printing.content import PaperTable
from ui.table.printing.output import new_printer, send, turn_of, write_pdf
from ui.table.printing.page_list import PageList
from ui.table.printing.page_view import PERCENTS, PageView
from ui.table.printing.pages import Pages, lay_out
from ui.table.printing.sheet import Turn
from ui.theme.look import px

_HEAD: Final = 56
_SIZE: Final = (1160, 640)
_ZOOM: Final = 128
# Long work beside the window: its title, what it is about, the work, and what follows.
Start = Callable[[str, str, Callable[[Ticket], Any], Callable[[Any], None]], None]


class PrintDoors(NamedTuple):
    """What the window asks of the program around it."""

    start: Start
    tell: Callable[[str], None]
    turned: Callable[[str], None]


class PrintWindow(QDialog):
    """Closes once the pages are out; until then they can be tried again."""

    def __init__(
        self,
        table: PaperTable,
        pages: Pages,
        doors: PrintDoors,
        parent: QWidget | None = None,
        outside: Outside = Outside(),
    ) -> None:
        super().__init__(parent)
        self._table, self._pages = table, pages
        self._doors, self._outside = doors, outside
        self.setWindowTitle(self.tr("Xem trước khi in"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.turn: Final = Switch([("landscape", self.tr("Ngang")), ("portrait", self.tr("Dọc"))])
        self.zoom: Final = self._zooms()
        self.save: Final = button(self.tr("Lưu thành PDF…"))
        self.print: Final = button(self.tr("In…"), "primary", sign="print")
        self.list: Final = PageList()
        self.view: Final = PageView()
        self._count = label("", "small")
        self.setLayout(
            column(frame("canvas", self._tools(), height=_HEAD), hair(), self._body(), gap=0)
        )
        self._connect()
        self.show_pages(pages)
        self.resize(self._wished())
        self.view.setFocus()

    def _wished(self) -> QSize:
        """Be as large as pages are read in, within the window that asks."""
        wished, above = QSize(*(px(side) for side in _SIZE)), self.parentWidget()
        return wished.boundedTo(above.window().size()) if above is not None else wished

    def _zooms(self) -> Choice:
        percents = [(one, f"{one}%") for one in PERCENTS]
        out = Choice([("width", self.tr("Vừa ngang")), ("page", self.tr("Cả trang")), *percents])
        out.setAccessibleName(self.tr("Cỡ xem"))
        out.setToolTip(self.tr("Cỡ xem (Ctrl++, Ctrl+-)"))
        out.setFixedWidth(px(_ZOOM))
        return out

    def _tools(self) -> QHBoxLayout:
        inset = (16, 12, 16, 12)
        return row(
            self.turn, self.zoom, self._count, None, self.save, self.print, gap=8, margins=inset
        )

    def _body(self) -> QHBoxLayout:
        body = row(self.list, self.view, gap=0)
        body.setStretch(1, 1)
        return body

    def _connect(self) -> None:
        self.turn.chosen.connect(self._turn)
        self.zoom.activated.connect(lambda _at: self.view.set_zoom(self.zoom.currentData()))
        self.view.zoomed.connect(self._show_zoom)
        self.view.page_shown.connect(self.list.show_page)
        self.list.page_chosen.connect(self.view.go_to)
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self._print)
        keys: list[tuple[str | QKeySequence.StandardKey, Callable[[], object]]] = [
            (QKeySequence.StandardKey.Print, self._print),
            (QKeySequence.StandardKey.Save, self._save),
            ("Ctrl++", lambda: self.view.zoom_by(1)),
            ("Ctrl+=", lambda: self.view.zoom_by(1)),
            ("Ctrl+-", lambda: self.view.zoom_by(-1)),
        ]
        for key, act in keys:
            QShortcut(QKeySequence(key), self, act)

    # --- what is shown

    def show_pages(self, pages: Pages) -> None:
        self._pages = pages
        self._count.setText(self.tr("{} trang A4").format(len(pages.pages)))
        self._show_turn()
        self.list.show_pages(pages)
        self.view.show_pages(pages)

    def _show_zoom(self, zoom: str) -> None:
        self.zoom.setCurrentIndex(self.zoom.findData(zoom))

    def _show_turn(self) -> None:
        with QSignalBlocker(self.turn):
            self.turn.choose(self._pages.turn)

    def _turn(self, turn: str) -> None:
        """Break the pages anew; until they are there, the switch says how those shown lie."""
        way: Turn = "portrait" if turn == "portrait" else "landscape"
        self._show_turn()
        self._doors.turned(way)
        self._doors.start(
            self.tr("Chia trang"),
            self._table.heading.title,
            lambda ticket: lay_out(self._table, way, ticket),
            self.show_pages,
        )

    # --- out

    def _print(self) -> None:
        if not self._outside.has_printer():
            self._tell_no_printer()
            return
        printer = new_printer(self._pages.turn, self._table.heading.title)
        if self._outside.ask_printer(printer, len(self._pages.pages), self):
            self._doors.start(
                self.tr("In danh sách"),
                self._table.heading.title,
                lambda ticket: self._sent(printer, ticket),
                lambda sides: self._tell_printed(printer, sides),
            )

    def _sent(self, printer: QPrinter, ticket: Ticket) -> int:
        """Print as shown; where the paper was turned in the system's dialog, break anew for it."""
        pages, turn = self._pages, turn_of(printer)
        if pages.turn != turn:
            pages = lay_out(self._table, turn, ticket)
        return send(pages, printer, ticket)

    def _tell_printed(self, printer: QPrinter, sides: int) -> None:
        words = self.tr("Đã gửi {} trang đến máy in “{}”.")
        self._doors.tell(words.format(sides, printer.printerName()))
        self.accept()

    def _tell_no_printer(self) -> None:
        answer = SentenceDialog(
            self.tr("In danh sách"),
            self.tr("Máy tính này chưa có máy in"),
            self.tr(
                "Chưa in gì. Nối và cài máy in rồi bấm “In…” lại, hoặc lưu thành tệp PDF để in ở "
                "máy khác."
            ),
            [("pdf", self.tr("Lưu thành PDF…")), ("", self.tr("Đóng"))],
            tone="question",
            parent=self,
        ).ask()
        if answer == "pdf":
            self._save()

    def _save(self) -> None:
        file = self._outside.ask_file(self._table.heading.title, self)
        if file is not None:
            self._doors.start(
                self.tr("Lưu thành PDF"),
                file.name,
                lambda ticket: write_pdf(self._pages, file, ticket),
                self._tell_saved,
            )

    def _tell_saved(self, file: Path) -> None:
        words = self.tr("Đã lưu {} trang vào tệp “{}”.")
        self._doors.tell(words.format(len(self._pages.pages), file.name))
        self.accept()
