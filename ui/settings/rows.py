"""A short list in a section: columns of words, hairlines between the rows, what to do at the end.

Must not know what is listed.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QWidget

from ui.parts.boxes import hair, row
from ui.parts.labels import label
from ui.theme.look import px

_LEAST: Final = 36
Cell = str | QWidget


class Rows(QFrame):
    """Made anew whenever what it lists changes; keeps the place of the focus."""

    def __init__(self, name: str, heads: Sequence[str], stretch: int = 0) -> None:
        """`stretch` names the column that takes the room there is."""
        super().__init__()
        self.setAccessibleName(name)
        self._heads, self._stretch = heads, stretch
        self._grid: QGridLayout | None = None
        self._at = 0
        self._focused: int | None = None

    def begin(self) -> None:
        """Drop all rows."""
        self._focused = self._place_of_focus()
        if (old := self.layout()) is not None:
            _drop(old)
            QWidget().setLayout(old)  # Qt lets go of a layout only to another widget
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(self._stretch, 1)
        self._at = 0
        if any(self._heads):
            for at, words in enumerate(self._heads):
                head = label(words, "label")
                head.setContentsMargins(0, px(4), 0, px(8))
                self._grid.addWidget(head, 0, at)
            self._line()

    def add(self, cells: Sequence[Cell], *actions: QWidget) -> None:
        if self._grid is None:
            self.begin()
        grid = self._grid
        if grid is None:
            return
        if self._at and not (any(self._heads) and self._at == 2):
            self._line()
        for at, cell in enumerate(cells):
            shown = self._words(cell, at) if isinstance(cell, str) else cell
            grid.addWidget(shown, self._at, at, Qt.AlignmentFlag.AlignVCenter)
        if actions:
            grid.addLayout(row(None, *actions, gap=4), self._at, len(self._heads))
        grid.setRowMinimumHeight(self._at, px(_LEAST))
        self._at += 1

    def _words(self, words: str, at: int) -> QWidget:
        shown = label(words, wrap=at == self._stretch)
        shown.setContentsMargins(0, px(6), 0, px(6))
        return shown

    def end(self) -> None:
        """Give the focus back to the same place, or the one before when the list got shorter."""
        buttons = self._buttons()
        if self._focused is not None and buttons:
            again = buttons[min(self._focused, len(buttons) - 1)]
            again.show()  # a window without the keyboard hands its focus only to what is seen
            again.setFocus()

    def _line(self) -> None:
        if self._grid is not None:
            self._at += 1
            self._grid.addWidget(hair(), self._at, 0, 1, len(self._heads) + 1)
            self._at += 1

    def _buttons(self) -> list[QWidget]:
        return [one for one in self.findChildren(QWidget) if one.focusPolicy() & _TABBED]

    def _place_of_focus(self) -> int | None:
        """Ask the window, not the keyboard: that is in a dialog while its answer is written."""
        kept = self.window().focusWidget()
        return next((at for at, one in enumerate(self._buttons()) if one is kept), None)


_TABBED: Final = Qt.FocusPolicy.TabFocus


def _drop(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            _drop(inner)
