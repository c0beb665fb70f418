"""A grid of figures as a person types it: Enter goes down, Tab goes right, Excel's cells are taken.

Must not know what a figure means, nor where it is stored.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.parts.boxes import frame
from ui.table.clipboard import PastedTable
from ui.table.column import Column, SectionLine
from ui.table.frozen import FrozenColumns
from ui.table.view import LineView

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ERASE: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_HELD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
FROZEN: Final = 2

PastedCell = tuple[Any, str, str]
"""A line, the key of a column, and the words that were copied."""


class FigureView(LineView):
    """`taken` tells the pasted cells that can be typed, and how many words had no place."""

    taken = Signal(object, int)
    erased = Signal(object, str)

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(columns, parent)
        self.frozen: Final = FrozenColumns(self, FROZEN)
        self.setCornerWidget(frame("surface"))
        self.pasted.connect(self._take)

    def add_keys(
        self, acts: Mapping[tuple[int, Qt.KeyboardModifier], Callable[[], object]]
    ) -> None:
        """Let keys do what the page does with the line under the cursor."""
        self._acts |= acts

    # --- going on

    def _take_key(self, event: QKeyEvent) -> bool:
        line = self.current_line()
        if line is None or isinstance(line, SectionLine) or event.modifiers() & _HELD:
            return super()._take_key(event)
        if event.key() in _ENTER:
            self._go_down(backwards=bool(event.modifiers() & _SHIFT))
            return True
        if event.key() in _ERASE and self._may_edit(self.currentIndex()):
            self.erased.emit(line, self.current_column())
            return True
        return super()._take_key(event)

    def _go_on(self, after: Any) -> None:
        if after.name == "ENTER":
            self._go_down()
        else:
            super()._go_on(after)

    def _go_down(self, *, backwards: bool = False) -> None:
        """Go to the next line of this column that can be typed; at the end stay."""
        at = self.currentIndex().column()
        column = self.lines.columns[at]
        below = range(self.currentIndex().row() + 1, self.lines.rowCount())
        above = range(self.currentIndex().row() - 1, -1, -1)
        for row in above if backwards else below:
            if column.may_edit(self.lines.line(row)):
                self._go_to((row, at))
                return

    # --- what the clipboard holds

    def _take(self, table: PastedTable) -> None:
        """Lay the cells over the grid, the first one on the cursor; sums are left as they are."""
        index = self.currentIndex()
        if not index.isValid() or not self.finish_editing():
            return
        rows = [
            line for line in self.lines.lines()[index.row() :] if not isinstance(line, SectionLine)
        ]
        shown = [at for at in self._shown_columns() if at >= index.column()]
        cells: list[PastedCell] = []
        left_out = sum(bool(cell) for words in table.rows[len(rows) :] for cell in words)
        for line, words in zip(rows, table.rows, strict=False):
            left_out += sum(map(bool, words[len(shown) :]))
            for at, cell in zip(shown, words, strict=False):
                column = self.lines.columns[at]
                if cell.strip() and column.may_edit(line):
                    cells.append((line, column.key, cell))
        self.taken.emit(cells, left_out)

    # --- columns that stay

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        if index.isValid():  # Qt also scrolls to nothing, while the table is being made
            self.frozen.show_beside(index.column())
