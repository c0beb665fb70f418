"""The one flat model: columns over frozen lines, section lines between them."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.table.column import Column, Line, SectionLine
from ui.table.difference import Difference, difference, runs

LINE_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
SORT_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 2
Index = QModelIndex | QPersistentModelIndex

_ENABLED: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_CHOOSABLE: Final = _ENABLED | Qt.ItemFlag.ItemIsSelectable
_EDITABLE: Final = _CHOOSABLE | Qt.ItemFlag.ItemIsEditable


def line_id(line: Line) -> Hashable:
    """Return what stays the same when a line is read anew."""
    key: Hashable = line.key if isinstance(line, SectionLine) else line.id
    return key


class LineModel(QAbstractTableModel):
    """A view asks this some hundred times a paint, so answers are list look-ups."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.first_shown = 0  # the first column that is not hidden; it keeps the page's inset
        self.head_note: Callable[[str], str] | None = None
        self._lines: list[Line] = []
        self._rows: dict[Hashable, int] | None = {}
        self._section_rows: list[int] | None = []
        self._answers: Final[dict[int, Callable[[Line, int], Any]]] = {
            Qt.ItemDataRole.DisplayRole: self._display,
            Qt.ItemDataRole.ToolTipRole: self._tooltip,
            Qt.ItemDataRole.AccessibleTextRole: self._accessible,
            LINE_ROLE: self._line,
            SORT_ROLE: self._sort,
        }

    # --- lines

    def replace(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self._take(list(lines))
        self.endResetModel()

    def merge(self, lines: Sequence[Line]) -> Difference:
        """Show other lines; a small difference is told row by row, a large one as a new list."""
        found = difference(self._lines, lines, line_id)
        if found.whole:
            self.replace(lines)
            return found
        for first, last in reversed(list(runs(found.removed))):
            self.remove_rows(first, last)
        for first, last in runs(found.inserted):
            self.insert_lines(first, lines[first : last + 1])
        for first, last in runs(found.changed):
            self._lines[first : last + 1] = lines[first : last + 1]
            self._tell_changed(first, last)
        return found

    def update(self, line: Line) -> None:
        """Show a line anew in its place; views repaint that row only."""
        self.update_lines([line])

    def update_lines(self, lines: Iterable[Line]) -> None:
        """Show lines anew in their places; neighbours are told together, others not at all."""
        rows = []
        for line in lines:
            if (row := self.row_of(line_id(line))) is not None:
                self._lines[row] = line
                rows.append(row)
        for first, last in runs(sorted(rows)):
            self._tell_changed(first, last)

    def insert_lines(self, row: int, lines: Sequence[Line]) -> None:
        if not lines:
            return
        self.beginInsertRows(QModelIndex(), row, row + len(lines) - 1)
        self._lines[row:row] = lines
        self._forget_rows()
        self.endInsertRows()

    def remove_rows(self, first: int, last: int) -> None:
        self.beginRemoveRows(QModelIndex(), first, last)
        del self._lines[first : last + 1]
        self._forget_rows()
        self.endRemoveRows()

    def arrange(self, keys: Sequence[str]) -> None:
        """Put the columns in another order; a key that is not named stays behind the others."""
        place = {key: at for at, key in enumerate(keys)}
        self.beginResetModel()
        self.columns = tuple(sorted(self.columns, key=lambda one: place.get(one.key, len(place))))
        self.endResetModel()

    def _take(self, lines: list[Line]) -> None:
        self._lines = lines
        self._forget_rows()

    def _forget_rows(self) -> None:
        # Worked out when asked for: a merge may insert in many places before anyone asks.
        self._rows = self._section_rows = None

    def _tell_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def line(self, row: int) -> Line:
        return self._lines[row]

    def lines(self) -> Sequence[Line]:
        return self._lines

    def row_of(self, key: Hashable) -> int | None:
        if self._rows is None:
            self._rows = {line_id(line): row for row, line in enumerate(self._lines)}
        return self._rows.get(key)

    def column_of(self, key: str) -> int | None:
        return next((at for at, one in enumerate(self.columns) if one.key == key), None)

    def section_rows(self) -> Sequence[int]:
        if self._section_rows is None:
            lines = enumerate(self._lines)
            self._section_rows = [row for row, line in lines if isinstance(line, SectionLine)]
        return self._section_rows

    def sections_between(self, first: int, last: int) -> int:
        """Count the section rows among these rows; asked at each change of the selection."""
        rows = self.section_rows()
        return bisect_left(rows, last + 1) - bisect_left(rows, first)

    # --- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        line = self._lines[index.row()]
        if isinstance(line, SectionLine):
            return _ENABLED
        return _EDITABLE if self.columns[index.column()].may_edit(line) else _CHOOSABLE

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
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and self.head_note is not None:
            return self.head_note(column.key)
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
        shown = self.columns[column]
        return shown.doubt_of(line) or shown.tooltip(line) or None

    def _accessible(self, line: Line, column: int) -> str:
        if isinstance(line, SectionLine):
            return ", ".join(filter(None, [line.title, line.note])) if column == 0 else ""
        shown = self.columns[column]
        said = f"{shown.title}: {shown.display(line) or shown.wanted_of(line)}"
        doubt = shown.doubt_of(line)
        return said if doubt is None else self.tr("{}. Cần xem: {}").format(said, doubt)

    def _sort(self, line: Line, column: int) -> Any:
        if isinstance(line, SectionLine):
            return None
        return self.columns[column].sort_value(line)
