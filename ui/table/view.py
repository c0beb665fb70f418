"""The table as a person works in it: keys, mouse, copying, going from doubt to doubt.

On the way to the first paint: what pasting and menus need is loaded when first used.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.table.column import Column, SectionLine
from ui.table.cursor import Place, doubts
from ui.table.selecting import Flag, turn_section
from ui.table.typing_view import TypingView

_Key = Qt.Key
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
_OPENING_KEYS: Final = (_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space)


class LineView(TypingView):
    """`enter_edits`: Enter opens the cell for typing where it can be typed, not the line."""

    opened = Signal(object)  # Enter, or a double click where nothing can be typed
    looked_into = Signal(object)  # Space
    section_turned = Signal(str)
    pasted = Signal(object)

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        # Qt asks for events while the table is being made.
        self._acts: dict[tuple[int, Qt.KeyboardModifier], Callable[[], object]] = {}
        super().__init__(columns, parent)
        self.enter_edits = False
        self._pressed_row = -1
        self._head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._head.customContextMenuRequested.connect(self._open_head_menu)
        none = Qt.KeyboardModifier.NoModifier
        self._acts = {
            (_Key.Key_F2, none): self.edit_current,
            (_Key.Key_F8, none): self.next_doubt,
            (_Key.Key_F8, _SHIFT): lambda: self.next_doubt(backwards=True),
            (_Key.Key_C, _CTRL): self.copy_selected,
            (_Key.Key_Insert, _CTRL): self.copy_selected,
            (_Key.Key_V, _CTRL): self.paste,
            (_Key.Key_Insert, _SHIFT): self.paste,
            (_Key.Key_M, _CTRL | _SHIFT): self.open_head_menu,
            (_Key.Key_Up, _CTRL | _SHIFT): lambda: self._turn_current(descending=False),
            (_Key.Key_Down, _CTRL | _SHIFT): lambda: self._turn_current(descending=True),
        }

    @staticmethod
    def shortcuts() -> tuple[tuple[str, str], ...]:
        """Return the table's own keys and what they do, for the list of all keys."""
        from ui.table.shortcuts import table_shortcuts  # noqa: PLC0415 - when F1 is pressed

        return table_shortcuts()

    # --- doubts

    def doubts(self) -> list[Place]:
        """Return row and column of all cells that want a look."""
        return doubts(self.lines)

    def next_doubt(self, *, backwards: bool = False) -> bool:
        """Put the cursor on the next doubtful cell, round the end; false when there is none."""
        found = self.doubts()
        if not found:
            return False
        here = self.currentIndex().row(), self.currentIndex().column()
        if backwards:
            goal = next((one for one in reversed(found) if one < here), found[-1])
        else:
            goal = next((one for one in found if one > here), found[0])
        if self.isColumnHidden(goal[1]):
            self.wish_column(self.lines.columns[goal[1]].key, shown=True)
        self._go_to(goal)
        return True

    # --- clipboard

    def copy_selected(self) -> None:
        """Put the selected lines on the clipboard, for Word and Excel."""
        lines = self.selected_lines()
        if lines:
            from ui.table.clipboard import copied  # noqa: PLC0415 - when first copied

            columns = [self.lines.columns[at] for at in self._shown_columns()]
            QGuiApplication.clipboard().setMimeData(copied(columns, lines))

    def paste(self) -> None:
        """Tell what cells the clipboard holds."""
        from ui.table.clipboard import read_table  # noqa: PLC0415 - when first pasted

        table = read_table(QGuiApplication.clipboard().mimeData())
        if table is not None:
            self.pasted.emit(table)

    # --- the heads

    def _turn_current(self, *, descending: bool) -> None:
        """Order by the current column this way; the same key again brings back the plan's order."""
        key = self.current_column()
        if self._sort_sign(key) is descending:
            self.sort_by("")
        else:
            self.sort_by(key, descending=descending)

    def open_head_menu(self) -> None:
        at = max(self.currentIndex().column(), 0)
        self._open_head_menu(QPoint(self._head.sectionViewportPosition(at), self._head.height()))

    def _open_head_menu(self, place: QPoint) -> None:
        from ui.table.head_menu import head_menu  # noqa: PLC0415 - when first opened

        at = self._head.logicalIndexAt(place)
        menu = head_menu(self, self.lines.columns[at].key if at >= 0 else "")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._head.mapToGlobal(place))

    # --- keys and mouse

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            copies = event.matches(QKeySequence.StandardKey.Copy)
            if copies or (event.key(), event.modifiers()) in self._acts:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take_key(event):
            super().keyPressEvent(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        act = self._acts.get((event.key(), event.modifiers() & ~_KEYPAD))
        line = self.current_line()
        if act is not None:
            act()
            return True
        if line is None:
            return False
        if isinstance(line, SectionLine):
            return self._take_section_key(event, line)
        if event.key() in _OPENING_KEYS and not event.modifiers() & _CTRL:
            if event.key() == _Key.Key_Space:
                self.looked_into.emit(line)
            elif not (self.enter_edits and self.edit_current()):
                self.opened.emit(line)
            return True
        return self.type_over(event)

    def _take_section_key(self, event: QKeyEvent, line: SectionLine) -> bool:
        turns = event.key() in _OPENING_KEYS or event.key() == (
            _Key.Key_Left if line.open else _Key.Key_Right
        )
        if turns:
            self.section_turned.emit(line.key)
        return turns

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are typed into the cell."""
        del search

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._pressed_row = index.row()
        if self._is_section(index) and event.modifiers() & _CTRL:
            self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
            turn_section(self.lines, self.selectionModel(), index.row())
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers() & _CTRL
        if plain and self._is_section(index) and index.row() == self._pressed_row:
            self.section_turned.emit(self.lines.line(index.row()).key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._pressed_row = index.row()
        if index.isValid() and not self._is_section(index) and not self.edit_current():
            self.opened.emit(self.lines.line(index.row()))

    def _is_section(self, index: QModelIndex) -> bool:
        return index.isValid() and isinstance(self.lines.line(index.row()), SectionLine)
