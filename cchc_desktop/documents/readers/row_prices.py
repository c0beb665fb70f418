"""What it costs to read lines from one height to another as a row of a table that nobody drew.

Works on lines sorted by column. Must not know which rows are chosen, nor any file format.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Final, Generic

from cchc_desktop.documents.readers.aligned_columns import P
from cchc_desktop.documents.readers.cell_lines import LINE, CellLine, breaks, joins
from cchc_desktop.documents.readers.row_numbers import is_code, is_rest

NO_CODE: Final = 3.0
MISSING: Final = 1.0
MOST_MISSING: Final = 3.0
DEAR: Final = 7.0  # a row that costs more than this fits nothing
_FEWEST_CODES: Final = 2
_TITLE_LINES: Final = 6  # of a cell that begins with its number
_OUT_OF_LINE: Final = 5.0
_NOT_FILLED: Final = 4.0
_INNER_CODE: Final = 8.0
_INNER_SPACE: Final = 4.0
_TITLE_ALONE: Final = 1.0
_UNUSUAL_PLACE: Final = 0.4

Border = tuple[int, int]


def summed(places: Iterable[int], end: int) -> list[int]:
    """Count how many places lie above each height."""
    counted = [0] * (end + 2)
    for at in places:
        counted[at + 1] += 1
    return list(accumulate(counted))


class Column(Generic[P]):
    """The lines of a column, with what stands before each place summed up."""

    def __init__(self, lines: Sequence[CellLine[P]], end: int) -> None:
        self.lines = lines
        right = max((line.x1 for line in lines if not line.spans), default=0.0)
        self.joined = [0.0]
        for former, line in pairwise(lines):
            self.joined.append(self.joined[-1] + joins(former, line, right))
        before: list[CellLine[P] | None] = [None, *lines]
        self.begun = [
            breaks(former, line, right) for former, line in zip(before, lines, strict=False)
        ]
        self.first = summed((line.at for line in lines), end)


class Prices(Generic[P]):
    """The lines of a table by column, and what a row of them costs.

    `apart` are the heights above which a space lies; `room` is how far a number may reach.
    """

    def __init__(
        self, columns: dict[int, list[CellLine[P]]], apart: Iterable[int], end: int, room: float
    ) -> None:
        self.end = end
        self.columns = {at: Column(lines, end) for at, lines in sorted(columns.items())}
        self._apart = summed(apart, end)
        self._codes = self._counted(columns.get(0, []), room)
        self._below_head = _below_head(line for held in columns.values() for line in held)

    def _counted(self, lines: Sequence[CellLine[P]], room: float) -> list[int]:
        """Count the numbers that stand above each height; nothing where rows have no numbers."""
        told: list[int] = []
        for former, line in zip([None, *lines], lines, strict=False):
            near = former is not None and line.at - former.at == LINE
            broken = former is not None and near and is_rest(former, line, room)
            if is_code(line.text) and not broken:
                told.append(line.at)
        if len(told) < _FEWEST_CODES or len(lines) > _TITLE_LINES * len(told):
            return []
        return summed(told, self.end)

    def price(self, row: Border, way: str, missing: dict[int, float]) -> tuple[float, float]:
        """Give the price of a row, and what of it every row has that begins here and is longer."""
        start, end = row
        price = kept = empty = 0.0
        tallest = held = 0
        for at, column in self.columns.items():
            first, last = column.first[start], column.first[end]
            if first == last:
                empty += missing[at]
                continue
            held += 1
            top, foot = column.lines[first].at, column.lines[last - 1].at + LINE
            tallest = max(tallest, foot - top)
            kept += column.joined[last - 1] - column.joined[first]
            price += 0.0 if start == self._below_head else column.begun[first]
            price += self._out_of_line((top - start, end - foot), row, way)
        if not held:
            return DEAR, kept
        title = self._is_title(row)
        unnumbered = self.unnumbered(row)
        kept += _INNER_SPACE * (self._apart[end] - self._apart[start + 1])
        kept += unnumbered if unnumbered >= _INNER_CODE else 0.0
        price += 0.0 if unnumbered >= _INNER_CODE else unnumbered
        price += _NOT_FILLED * (tallest < end - start)
        most = 0.0 if start == self._below_head else _TITLE_ALONE if title else MOST_MISSING
        return price + kept + min(empty, most), kept

    def _out_of_line(self, margins: Border, row: Border, way: str) -> float:
        """Say what it costs that a cell stands neither where it should; a page may cut a row."""
        over, under = margins
        top, middle = over == 0, over == under
        if way == "either":
            return 0.0 if top and middle else _UNUSUAL_PLACE if top or middle else _OUT_OF_LINE
        if middle if way == "middle" else top:
            return 0.0
        cut = row[1] == self.end and top
        return _UNUSUAL_PLACE if cut else _OUT_OF_LINE

    def unnumbered(self, row: Border) -> float:
        """Say what it costs that a row has no number where rows have one, or has several."""
        start, end = row
        if not self._codes:
            return 0.0
        count = self._codes[end] - self._codes[start]
        if count:
            return _INNER_CODE * (count - 1)
        captions = self._codes[end] <= 1  # nothing numbered stands above
        return 0.0 if captions or start == self._below_head or self._is_title(row) else NO_CODE

    def _is_title(self, row: Border) -> bool:
        """Tell whether the only cell of a row reaches over several columns."""
        start, end = row
        held = [one for one in self.columns.values() if one.first[start] < one.first[end]]
        column = self.columns[min(self.columns)]
        return held == [column] and any(
            line.spans for line in column.lines[column.first[start] : column.first[end]]
        )


def _below_head(lines: Iterable[CellLine[P]]) -> int:
    """Give where a head in bold ends: a row that began overleaf may go on there."""
    return min((line.at for line in lines if not line.bold), default=0) or -1
