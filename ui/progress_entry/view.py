"""The sheet as a person types in it: Enter goes to what is wanted next, files drop on a line.

Must not know what is stored when a cell was typed.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.parts.boxes import frame
from ui.progress_entry.columns import EVIDENCE, FROZEN
from ui.table.column import Column, SectionLine
from ui.table.cursor import Place, is_missing, next_cell, next_row
from ui.table.frozen import FrozenColumns
from ui.table.view import LineView

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_NONE: Final = Qt.KeyboardModifier.NoModifier
_START: Final[Place] = (0, -1)  # before the first cell of all


class EntryView(LineView):
    """Keys only: a letter for a state, Enter for the next empty cell, a key for the rest."""

    all_told = Signal()
    evidence_asked = Signal(object)
    before_asked = Signal(object)
    dropped = Signal(object, object)

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(columns, parent)
        self._acts |= {
            (Qt.Key.Key_D, _CTRL): self._ask_before,
            (Qt.Key.Key_Apostrophe, _CTRL): self._ask_before,
            (Qt.Key.Key_F4, _NONE): self._ask_evidence,
        }
        self.frozen: Final = FrozenColumns(self, FROZEN)
        self.setCornerWidget(frame("surface"))
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)

    # --- going on

    def next_missing(self, *, backwards: bool = False) -> bool:
        """Put the cursor on the next cell that is wanted, round the end; false when none is."""
        here = (self.currentIndex().row(), self.currentIndex().column())
        last = (self.lines.rowCount() - 1, len(self.lines.columns))
        end: Place = last if backwards else _START
        if not self.lines.rowCount():
            return False
        for start in (here if here[0] >= 0 else end, end):
            goal = next_cell(
                self.lines, self._shown_columns(), start, is_missing, backwards=backwards
            )
            if goal is not None:
                self._go_to(goal)
                return True
        return False

    def next_doubt(self, *, backwards: bool = False) -> bool:
        """Go to what is wanted next: nothing else is in doubt here."""
        return self.next_missing(backwards=backwards)

    def first_missing(self) -> bool:
        """Put the cursor on the first wanted cell of all."""
        self.setCurrentIndex(QModelIndex())
        self.scrollToTop()
        return self.next_missing()

    def _take_key(self, event: QKeyEvent) -> bool:
        line = self.current_line()
        typed = line is not None and not isinstance(line, SectionLine)
        if typed and event.key() in _ENTER and not event.modifiers() & _CTRL:
            self._enter()
            return True
        return super()._take_key(event)

    def _enter(self) -> None:
        if self.lines.columns[self.currentIndex().column()].key == EVIDENCE:
            self._ask_evidence()
        elif not self.next_missing():
            place = self.currentIndex().row(), self.currentIndex().column()
            below = next_row(self.lines, place)
            if below is not None:
                self._go_to(below)
            self.all_told.emit()

    def _go_on(self, after: Any) -> None:
        """After saving by Enter, go where Enter leads; Tab leads as in every table."""
        if after.name == "ENTER":
            self._enter()
        else:
            super()._go_on(after)

    def _ask_before(self) -> None:
        if self.finish_editing():
            self.before_asked.emit(self._chosen())

    def _ask_evidence(self) -> None:
        lines = self._chosen()[:1]
        if lines and self.finish_editing():
            self.evidence_asked.emit(lines[0])

    def _chosen(self) -> list[Any]:
        """Return the selected lines, else the one under the cursor."""
        chosen = self.selected_lines()
        line = self.current_line()
        if not chosen and line is not None and not isinstance(line, SectionLine):
            chosen = [line]
        return chosen

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.lines.columns[index.column()].key == EVIDENCE:
            self._ask_evidence()
        else:
            super().mouseDoubleClickEvent(event)

    # --- columns that stay

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        if index.isValid():  # Qt also scrolls to nothing, while the table is being made
            self.frozen.show_beside(index.column())

    # --- files

    def _file_paths(self, event: QDropEvent) -> list[Path]:
        urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
        return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._judge_drag(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._judge_drag(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        event.accept()

    def _judge_drag(self, event: QDragMoveEvent) -> None:
        """Take files; show by the cursor on which line they would drop."""
        index = self.indexAt(event.position().toPoint())
        line = self.lines.line(index.row()) if index.isValid() else None
        if not self._file_paths(event):
            event.ignore()
            return
        if line is not None and not isinstance(line, SectionLine):
            self.setCurrentIndex(self.lines.index(index.row(), self.column_at(EVIDENCE)))
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = self._file_paths(event)
        index = self.indexAt(event.position().toPoint())
        line = self.lines.line(index.row()) if index.isValid() else None
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(None if isinstance(line, SectionLine) else line, paths)
