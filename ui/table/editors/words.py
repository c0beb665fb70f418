"""Words and figures typed into a cell: a text, a line, a percent."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.table.editors.cell_editor import CellEditor, NotUnderstood

_MOST_PERCENT = 100


class WordsEditor(CellEditor):
    """The words themselves; several lines make the row grow."""

    def __init__(self, parent: QWidget, *, many_lines: bool, most: int) -> None:
        super().__init__(parent, many_lines=many_lines, most=most)
        self.grows_row = many_lines
        if many_lines:
            self.least_width = 200

    def value(self) -> str:
        return self.field.text().strip()


class PercentEditor(CellEditor):
    """A whole number from 0 to 100; the sign may be typed, it need not be."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, most=5)
        self.field.align(Qt.AlignmentFlag.AlignRight)

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self.field.selectAll()

    def value(self) -> int | None:
        text = self.field.text().replace("%", "").strip()
        if not text:
            return None
        if not (text.isascii() and text.isdigit()) or int(text) > _MOST_PERCENT:
            raise NotUnderstood(self.tr("Ghi một số từ 0 đến 100."))
        return int(text)
