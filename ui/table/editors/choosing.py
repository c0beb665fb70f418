"""One of a closed list, typed into a cell by its letter or taken from the list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.icons import paint_icon
from ui.table.editors.cell_editor import After, CellEditor
from ui.table.editors.picking import PickList, Row
from ui.table.editors.values import Option, same_letter
from ui.theme.look import leading, px
from ui.theme.tokens import ROW_PAD

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ChoiceEditor(CellEditor):
    """A letter saves at once and stays: whoever types dd for Đ says the same thing twice."""

    def __init__(self, parent: QWidget, options: Sequence[Option]) -> None:
        shown = PickList()
        super().__init__(parent, body=shown)
        self._list = shown
        self._options = options
        self._inset = 0
        self.field.setReadOnly(True)
        self.field.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self._list.picked.connect(self._pick)

    def show_value(self, value: Any) -> None:
        at = next((i for i, one in enumerate(self._options) if one.value == value), 0)
        self._list.show_rows(
            [
                Row(one.value, one.word, (one.letter or one.word[:1]).upper(), one.icon, one.role)
                for one in self._options
            ],
            at,
        )
        self._show_word()
        self.show_body(shown=True)

    def cover(self, cell: QRect, inset: int, room: QRect) -> None:
        self._inset = inset
        row = self._list.current()
        signed = row is not None and row.icon
        super().cover(cell, inset + (px(20) if signed else 0), room)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        row = self._list.current()
        if row is not None and row.icon:
            side = px(16)
            top = px(ROW_PAD) + (leading("body") - side) / 2
            paint_icon(QPainter(self), row.icon, row.role, QRectF(self._inset, top, side, side))

    def value(self) -> Any:
        row = self._list.current()
        return None if row is None else row.value

    def take_key(self, event: QKeyEvent) -> bool:
        if (step := _STEPS.get(Qt.Key(event.key()))) is not None:
            self._list.step(step)
            self._show_word()
            return True
        return self.choose_letter(event.text())

    def choose_letter(self, letter: str) -> bool:
        if not letter or not letter.isalpha():
            return False
        for option in self._options:
            if same_letter(letter, option):
                self._pick(option.value, After.STAY)
                break
        return True

    def _pick(self, value: Any, after: After = After.ENTER) -> None:
        at = next(i for i, one in enumerate(self._options) if one.value == value)
        self._list.show_rows(self._list.rows(), at)
        self._show_word()
        self.saving.emit(after)

    def _show_word(self) -> None:
        row = self._list.current()
        self.field.show_text("" if row is None else row.word)
        self.field.setAccessibleDescription("" if row is None else row.word)
        self.update()
        self.grew.emit()
