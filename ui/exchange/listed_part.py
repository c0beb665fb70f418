"""A part that stands over the place for a while: the way back, a title, one list.

Reads beside the window. Must not know what is listed.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLayout, QStackedWidget, QWidget

from cchc_desktop.services.desk import Desk
from ui.actions.bench import Bench
from ui.parts.boxes import Item, column, frame, row
from ui.parts.buttons import button
from ui.parts.labels import Sign, label
from ui.table.column import Column
from ui.table.view import LineView
from ui.theme.look import scale

_BAR: Final = 52
_LISTED, _NOTHING = 0, 1


class ListedPart(QFrame):
    """`left` tells that it is to go; Escape says so, too."""

    left = Signal()

    def __init__(
        self,
        bench: Bench,
        read: Callable[[Desk], Sequence[Any]],
        name: str,
        columns: Sequence[Column],
        folds: Mapping[str, int],
    ) -> None:
        """List what `read` gives; `folds` tells below which width a column goes."""
        super().__init__()
        self._read: Final = read
        self._bench: Final = bench
        self._reader: Final = bench.reader(self)
        self._folds: Final = folds
        self.table: Final = LineView(columns)
        self.table.setAccessibleName(name)
        self.back: Final = button(self.tr("Quay lại"), "quiet", sign="chevron-left")
        self.back.setToolTip(self.tr("Quay lại Trao đổi (Esc)"))
        self._stack: Final = QStackedWidget()
        self.back.clicked.connect(self.left)
        QShortcut(QKeySequence("Escape"), self, self.left.emit)

    def _lay(self, title: str, tools: Sequence[Item], listed: QLayout, empty: QWidget) -> None:
        """Put the bar over the list, and what stands there while there is nothing to list."""
        bar = row(self.back, label(title, "lead"), *tools, gap=8, margins=(8, 8, 16, 8))
        inner = QFrame()
        inner.setLayout(listed)
        self._stack.addWidget(inner)
        self._stack.addWidget(empty)
        whole = column(frame("bar", bar, height=_BAR), self._stack, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @staticmethod
    def _nothing(sign: str, words: str, more: str) -> QFrame:
        """Say that there is nothing, and when there will be something."""
        said = [row(None, label(words, "lead"), None), row(None, label(more, "muted"), None)]
        return frame(
            "surface",
            column(None, row(None, Sign(sign, "edge_strong", 48), None), *said, None, gap=8),
        )

    def _list(self, lines: Sequence[Any], *, nothing: bool) -> None:
        """Show the lines, with the cursor on one of them; `nothing` says why they are none."""
        self.table.replace(lines)
        self._stack.setCurrentIndex(_NOTHING if nothing else _LISTED)
        if lines and self.table.current_line() is None:
            self.table.choose_first(0)

    def refresh(self) -> None:
        """Read anew what is listed."""
        desk = self._bench.desk
        self._reader.ask(lambda: self._read(desk), self._show)

    def _show(self, found: Any) -> None:
        """Show what was read; a part that says more of it does so here."""
        self._list(found, nothing=not found)

    def stops(self) -> list[QWidget]:
        """Return where the keyboard comes to."""
        return [self.back] if self.is_empty() else [self.table]

    def is_empty(self) -> bool:
        return self._stack.currentIndex() == _NOTHING

    def fit(self, width: int) -> None:
        """Hide the columns for which a part of this width has no room."""
        effective = width / scale()
        for key, least in self._folds.items():
            self.table.show_column(key, shown=effective >= least)
