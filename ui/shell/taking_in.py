"""Where in the main window a plan may come in: a button, a drop, a paste, a file it is opened with.

Must not know what becomes of the file.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication

from ui.actions.bench import Bench
from ui.intake.doors import doors_of
from ui.intake.dropping import Dropping
from ui.parts.boxes import restyle
from ui.parts.buttons import button
from ui.shell.incoming import EXCHANGE, Incoming
from ui.shell.window import MainWindow
from ui.table.view import LineView
from ui.tasks.blanks import EmptyPlace
from ui.theme.look import scale

if TYPE_CHECKING:
    from ui.intake.page import ReviewPage

_WITH_WORDS: Final = 1340  # window width over text scale, from which the button has its word
_BEFORE_ADD: Final = 1  # the search stands first, what adds one task last


class TakingIn(QObject):
    """Made once writing is possible; goes with the bench."""

    def __init__(self, window: MainWindow, bench: Bench) -> None:
        super().__init__(bench)
        self._window = window
        self._page: ReviewPage | None = None
        self._doors: Final = doors_of(bench)
        self._words = self.tr("Nhận kế hoạch…")
        self.button: Final = button(self._words, sign="plan-add")
        self.button.setToolTip(self.tr("Nhận kế hoạch từ tệp Word, Excel, PDF (Ctrl+O)"))
        self.button.setShortcut("Ctrl+O")
        self.button.clicked.connect(self._doors.choose)
        window.tasks.add_tool(self.button, _BEFORE_ADD)
        self._dropping: Final = Dropping(window, self)
        self._incoming: Final = Incoming(
            bench, self._doors.take, lambda: window.place_in_front() == EXCHANGE
        )
        self._dropping.dropped.connect(self._incoming.take)
        empty = window.tasks.findChild(EmptyPlace)
        if isinstance(empty, EmptyPlace):
            empty.file_asked.connect(self._doors.choose)
            empty.paste_asked.connect(self._paste)
        bench.pasted_plan.connect(self._paste)
        bench.over_asked.connect(self._show_over)
        bench.over_left.connect(self._come_back)
        window.installEventFilter(self)
        bench.busy_changed.connect(self.button.setDisabled)
        window.width_changed.connect(self._fit)
        self._fit(window.width())

    def _fit(self, width: int) -> None:
        """In a narrow window the button is its sign alone."""
        is_wide = width / scale() >= _WITH_WORDS
        self.button.setText(f" {self._words}" if is_wide else "")
        restyle(self.button, "kind", "" if is_wide else "icon")

    # --- the review over the places

    def _show_over(self, page: "ReviewPage") -> None:
        self._page = page
        page.keys_asked.connect(self._show_keys)
        page.taken_in.connect(self._go_to_list)
        self._window.show_instead(page)

    def _come_back(self) -> None:
        self._page = None
        self._window.show_places()

    def _go_to_list(self) -> None:
        """Go on where the new tasks stand: what had the focus before may be gone."""
        table = self._window.tasks.findChild(LineView)
        if table is not None and table.isVisible():
            table.setFocus()

    def _show_keys(self) -> None:
        from ui.shell.keys import KeysDialog  # noqa: PLC0415 - seldom asked for

        if self._page is not None:
            KeysDialog(self.tr("Nhận kế hoạch"), self._page.keys(), self._window).exec()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask before the window goes with a plan that is being looked over."""
        closes = event.type() == QEvent.Type.Close and watched is self._window
        if closes and self._page is not None and not self._window.stays:
            if not self._page.may_go():
                event.ignore()
                return True
            self._page = None
        return super().eventFilter(watched, event)

    # --- the ways in

    def choose(self) -> None:
        self._doors.choose()

    def take(self, files: Sequence[Path]) -> None:
        """Take in the files that the program was started with."""
        self._incoming.take(files)

    def _paste(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        if mime is not None:
            self._doors.paste(mime)
