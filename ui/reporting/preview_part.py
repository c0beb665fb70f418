"""The right of the place: the report as it will be printed, drawn beside the window.

What was shown stays until the newer form is there. Must not know what was changed, nor why.
"""

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from cchc_desktop.domain.ticket import Ticket
from resources.words import sentence
from ui.actions.bench import Bench
from ui.errors.reporter import is_misfortune
from ui.parts.boxes import column, frame, row
from ui.parts.check_box import CheckBox
from ui.parts.labels import label
from ui.pdf_view.view import PdfView
from ui.reporting.choosing import ReportChoice
from ui.reporting.making import make_pages

DEBOUNCE_MS: Final = 400
_FOOT: Final = 36
_KEPT: Final = "reporting/whole"
_YES, _NO = "yes", "no"


class PreviewPart(QFrame):
    """`data` are the bytes in sight; None while they are not those of what is chosen now."""

    shown = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._choice: ReportChoice | None = None
        self._data: bytes | None = None
        self._is_expected = False
        self.why_not = ""
        self.view: Final = PdfView()
        self.whole: Final = CheckBox(self.tr("Kèm phụ lục"))
        self._state: Final = label("", "small")
        self._drawing: Final = bench.drawing(self)
        self._patience: Final = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(DEBOUNCE_MS)
        self._patience.timeout.connect(self._draw)
        self._drawing.found.connect(self._take)
        self._drawing.failed.connect(self._fail)
        self.whole.setChecked(bench.recall(_KEPT) != _NO)
        self.whole.toggled.connect(self._turn_whole)
        line = row(self.whole, None, self._state, gap=8, margins=(12, 0, 16, 0))
        self._foot = frame("foot", line, height=_FOOT)
        box = column(self.view, self._foot, gap=0)
        box.setStretch(0, 1)
        self.setLayout(box)

    @property
    def data(self) -> bytes | None:
        return None if self.is_awaited() else self._data

    def is_awaited(self) -> bool:
        """Tell whether a newer form is still to come."""
        return self._is_expected or self._patience.isActive() or self._drawing.is_waited_for

    def expect(self, choice: ReportChoice) -> None:
        """Know that a report is to be drawn anew; what is drawn of another is given up."""
        if choice != self._choice:
            self._patience.stop()
            self._drawing.drop()
            self.why_not = ""
        self._choice, self._is_expected = choice, True
        self.whole.setVisible(choice.sheet.has_words)
        self._state.setText(self.tr("Đang lập bản in…"))

    def show_report(self, choice: ReportChoice, *, at_once: bool = False) -> None:
        """Draw a report anew, a moment after the last change.

        `at_once`: something else was chosen, and nobody goes on typing.
        """
        self.expect(choice)
        self._is_expected = False
        self._patience.start(0 if at_once else DEBOUNCE_MS)

    def stop(self) -> QWidget:
        return self.view

    def _draw(self) -> None:
        choice = self._choice
        if choice is not None:
            whole = self.whole.isChecked()
            self._drawing.ask(partial(_pages, self._bench, choice, whole=whole))

    def _take(self, data: bytes) -> None:
        self._data, self.why_not = data, ""
        self._state.setText("")
        self.view.show_pdf(data)
        self.shown.emit()

    def _fail(self, error: Exception) -> None:
        """Say in the place of the pages why there are none."""
        self._data = None
        self._state.setText("")
        if is_misfortune(error):
            self.why_not = sentence(error.code, error.facts)
        else:
            self.why_not = self.tr("Chưa lập được bản in. Dữ liệu vẫn nguyên.")
            self._bench.failed.emit(error)
        self.view.show_nothing(self.why_not)
        self.shown.emit()

    def _turn_whole(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._bench.remember(_KEPT, _YES if on else _NO)
        if self._choice is not None:
            self.show_report(self._choice, at_once=True)


def _pages(bench: Bench, choice: ReportChoice, ticket: Ticket, *, whole: bool) -> bytes:
    return make_pages(bench.desk, choice, ticket, whole=whole)
