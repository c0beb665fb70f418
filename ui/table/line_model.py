"""The one flat model: columns over frozen lines, section lines between them."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.table.column import Column, Line, SectionLine

LINE_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
SORT_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 2
Index = QModelIndex | QPersistentModelIndex


def line_id(line: Line) -> Hashable:
    """Return what stays the same when a line is read anew."""
    key: Hashable = line.key if isinstance(line, SectionLine) else line.id
    return key


class LineModel(QAbstractTableModel):
    """A view asks this some hundred times a paint, so answers are list look-ups."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: Final = tuple(columns)
        self._lines: list[Line] = []
        self._rows: dict[Hashable, int] = {}
        self._answers: Final[dict[int, Callable[[Line, int], Any]]] = {
            Qt.ItemDataRole.DisplayRole: self._display,
            Qt.ItemDataRole.ToolTipRole: self._tooltip,
            Qt.ItemDataRole.AccessibleTextRole: self._accessible,
            LINE_ROLE: self._line,
            SORT_ROLE: self._sort,
        }

    def replace(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self._lines = list(lines)
        self._rows = {line_id(line): row for row, line in enumerate(self._lines)}
        self.endResetModel()

    def update(self, line: Line) -> None:
        """Show a line anew in its place; views repaint that row only."""
        row = self._rows[line_id(line)]
        self._lines[row] = line
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def line(self, row: int) -> Line:
        return self._lines[row]

    def lines(self) -> Sequence[Line]:
        return self._lines

    def row_of(self, key: Hashable) -> int | None:
        return self._rows.get(key)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        answer = self._answers.get(role)
        if answer is None or not index.isValid():
            return None
        return answer(self._lines[index.row()], index.column())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        return None

    def _line(self, line: Line, _column: int) -> Line:
        return line

    def _display(self, line: Line, column: int) -> str:
        if isinstance(line, SectionLine):
            return line.title if column == 0 else ""
        return self.columns[column].display(line)

    def _tooltip(self, line: Line, column: int) -> str | None:
        if isinstance(line, SectionLine):
            return None
        return self.columns[column].tooltip(line) or None

    def _accessible(self, line: Line, column: int) -> str:
        if isinstance(line, SectionLine):
            return ", ".join(filter(None, [line.title, line.note])) if column == 0 else ""
        return f"{self.columns[column].title}: {self.columns[column].display(line)}"

    def _sort(self, line: Line, column: int) -> Any:
        if isinstance(line, SectionLine):
            return None
        return self.columns[column].sort_value(line)
