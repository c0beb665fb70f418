"""The weeks of a span as rows: the month, seven days, and the load of the week.

Must not know how a cell is painted.
"""

from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from cchc_desktop.services.calendar_days import CalendarDays
from ui.calendar.span import WEEK, Span
from ui.calendar.wording import day_aloud, day_title, load_words, month_name, weekday_names

Index = QModelIndex | QPersistentModelIndex
MONTH: Final = 0
LOAD: Final = WEEK + 1
_ROOT: Final = QModelIndex()
_NONE: Final = Qt.ItemFlag.NoItemFlags
_HEAD_ALIGN: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class DaysModel(QAbstractTableModel):
    """Read whole; `show_days` replaces it."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Span | None = None
        self.days: CalendarDays | None = None
        self._loads: list[int] = []

    def show_days(self, span: Span, days: CalendarDays) -> None:
        self.beginResetModel()
        self.shown, self.days = span, days
        self._loads = [days.load(span.day_at(week, 0)) for week in range(span.weeks)]
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self.shown is None else self.shown.weeks

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else LOAD + 1

    def day_of(self, index: Index) -> date | None:
        """Return the day of a cell; None for one that shows no day of the span."""
        if self.shown is None or not index.isValid() or not MONTH < index.column() < LOAD:
            return None
        day = self.shown.day_at(index.row(), index.column() - 1)
        return day if self.shown.holds(day) else None

    def index_of(self, day: date) -> QModelIndex:
        if self.shown is None or not self.shown.holds(day):
            return QModelIndex()
        week, weekday = self.shown.place_of(day)
        return self.index(week, weekday + 1)

    def load(self, week: int) -> int:
        return self._loads[week]

    def busiest(self) -> int:
        """Return the load of the fullest week."""
        return max(self._loads, default=0)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _NONE
        if index.column() in (MONTH, LOAD):
            return Qt.ItemFlag.ItemIsEnabled
        if self.day_of(index) is None:
            return _NONE
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._aloud(index)
        if role == Qt.ItemDataRole.ToolTipRole and self.day_of(index) is not None:
            return self._aloud(index)
        return None

    def _aloud(self, index: Index) -> str:
        if self.shown is None or self.days is None:
            return ""
        if index.column() == MONTH:
            return month_name(self.shown.day_at(index.row(), WEEK - 1).month)
        if index.column() == LOAD:
            return load_words(self.load(index.row()))
        day = self.day_of(index)
        if day is None:  # of the month before, or the one after
            return day_title(self.shown.day_at(index.row(), index.column() - 1))
        return day_aloud(self.days, day)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _HEAD_ALIGN
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == MONTH:
            return ""
        return self.tr("Số việc") if section == LOAD else weekday_names()[section - 1]
