"""How a figure is typed in its cell: at the right, where it stands."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.table.editors import kinds

if TYPE_CHECKING:
    from ui.table.editors.cell_editor import CellEditor


class TypedFigure(kinds.OneLine):
    """One line of digits; what they mean is the services' affair."""

    def open(self, parent: QWidget, line: Any) -> "CellEditor":
        editor = super().open(parent, line)
        editor.field.align(Qt.AlignmentFlag.AlignRight)
        return editor
