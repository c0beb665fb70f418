"""Heights of rows, worked out for those in view only: 100,000 rows open as fast as fifty."""

from collections.abc import Hashable, Sequence
from typing import Final

from PySide6.QtWidgets import QHeaderView, QTableView

from ui.table.column import SectionLine
from ui.table.delegate import CellDelegate, row_height
from ui.table.line_model import LineModel, line_id
from ui.theme.look import px
from ui.theme.tokens import SECTION_ROW


class RowHeights:
    """Keeps which lines were measured by what they are, so that rows may come and go."""

    def __init__(self, table: QTableView, model: LineModel, delegate: CellDelegate) -> None:
        self._table, self._model, self._delegate = table, model, delegate
        self.measured: Final[set[Hashable]] = set()
        self._grown: tuple[Hashable, int] | None = None
        table.verticalHeader().hide()
        self.dress()

    def dress(self) -> None:
        """Take the heights of the look in use; whatever was measured counts no more."""
        self.measured.clear()
        rows = self._table.verticalHeader()
        rows.setMinimumSectionSize(px(28))
        rows.setDefaultSectionSize(row_height(2))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def set_sections(self, rows: Sequence[int]) -> None:
        """Let section rows span all columns, at their own height."""
        columns = self._model.columnCount()
        heads = self._table.verticalHeader()
        height = px(SECTION_ROW)
        for row in rows:
            if columns > 1:
                self._table.setSpan(row, 0, 1, columns)
            if heads.sectionSize(row) != height:
                heads.resizeSection(row, height)

    def grow(self, key: Hashable, height: int) -> None:
        """Give a row at least this height, as long as it is being typed in."""
        if self._grown is not None and self._grown[0] != key:
            self.shrink()
        self._grown = key, height
        self.measure_again(key)

    def shrink(self) -> None:
        if self._grown is not None:
            key, _ = self._grown
            self._grown = None
            self.measure_again(key)

    def measure_again(self, key: Hashable) -> None:
        self.measured.discard(key)
        if (row := self._model.row_of(key)) is not None:
            self._measure(row, self._widths())

    def forget(self, keys: Sequence[Hashable] | None = None) -> None:
        if keys is None:
            self.measured.clear()
        else:
            self.measured.difference_update(keys)

    def measure_in_view(self) -> None:
        """Give the rows in view their height; a taller row pushes the next out, so go downwards."""
        count = self._model.rowCount()
        row = self._table.rowAt(0)
        if row < 0 or not count:
            return
        widths = self._widths()
        bottom = self._table.viewport().height()
        while row < count and self._table.rowViewportPosition(row) < bottom:
            self._measure(row, widths)
            row += 1

    def _widths(self) -> list[int]:
        head = self._table.horizontalHeader()
        return [
            0 if self._table.isColumnHidden(at) else head.sectionSize(at)
            for at in range(self._model.columnCount())
        ]

    def _measure(self, row: int, widths: Sequence[int]) -> None:
        line = self._model.line(row)
        key = line_id(line)
        if key in self.measured:
            return
        self.measured.add(key)
        if isinstance(line, SectionLine):
            return
        height = self._delegate.height_of(line, widths)
        if self._grown is not None and self._grown[0] == key:
            height = max(height, self._grown[1])
        heads = self._table.verticalHeader()
        if heads.sectionSize(row) != height:
            heads.resizeSection(row, height)
