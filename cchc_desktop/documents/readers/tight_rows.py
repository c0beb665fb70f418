"""The rows of a table that nobody drew and no space parts: every line follows the one before.

Each way to part the lines into rows has a price: for what speaks against two lines of a column
standing in one cell, or a cell beginning where it would; for cells that do not stand at the top,
or in the middle, of their row; for rows without a number where rows have one. The cheapest way is
taken, and what a way that costs little more reads otherwise is not sure. Must not know how columns
were found, nor any file format.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Generic

from cchc_desktop.documents.readers.aligned_columns import P, TextLine
from cchc_desktop.documents.readers.cell_lines import LINE, lines_of_column
from cchc_desktop.documents.readers.found_rows import FoundRow
from cchc_desktop.documents.readers.row_prices import (
    DEAR,
    MISSING,
    MOST_MISSING,
    NO_CODE,
    Border,
    Prices,
)

_WAYS: Final = ("top", "middle", "either")
_MOST_LINES: Final = 45  # of a row
_AT_ONCE: Final = 160  # lines: what is farther away tells nothing of a row
_WIDE: Final = 1.12  # of a line: a greater step leaves a space
_UNEVEN: Final = 0.22  # of a line: how far a line may stand from where lines stand
_NEARLY_AS_CHEAP: Final = 2.0
_HOPELESS: Final = 30.0  # a row that costs so much does not get cheaper by another line


def tight_rows(
    lines: Sequence[TextLine[P]], edges: Sequence[float], step: float, room: float
) -> list[FoundRow[P]]:
    """Part lines into rows; `step` is the distance of lines, `room` how far a number may reach."""
    found: list[FoundRow[P]] = []
    way = ""
    while lines:
        some = lines[:_AT_ONCE]
        places, apart, even = _places(some, step)
        columns = lines_of_column(some, places, edges)
        table = _Table(Prices(columns, apart, _whole(places[-1] + LINE), room))
        best = table.best(way)
        kept = best.borders if len(some) == len(lines) else best.certain()
        found += [table.row(at, sure=even and best.sure[n]) for n, at in enumerate(kept)]
        lines = lines[sum(place < kept[-1][1] for place in places) :]
        way = best.way
    return found


def _places(lines: Sequence[TextLine[P]], step: float) -> tuple[list[int], list[int], bool]:
    """Give the heights of lines in halves of a line, those after a space, and if all are even.

    A space is left out of the heights: a row begins behind it, as if it were not there.
    """
    places, apart, even = [0], [], True
    for above, below in pairwise(lines):
        halves = (below.y - above.y) / step * LINE
        if halves > LINE * _WIDE:
            places.append(_whole(places[-1] + LINE))
            apart.append(places[-1])
            continue
        places.append(places[-1] + max(1, round(halves)))
        even = even and abs(halves - round(halves)) < _UNEVEN * LINE
    return places, apart, even


def _whole(halves: int) -> int:
    return (halves + 1) // LINE * LINE


@dataclass(frozen=True, slots=True)
class _Parted:
    """One way to part the lines: its rows, whether each is sure, and its price."""

    way: str
    borders: list[Border]
    sure: list[bool]
    price: float

    def certain(self) -> list[Border]:
        """Give the rows that what is farther below changes no more."""
        far = self.borders[-1][1] * 2 // 3
        ends = [at for at, row in enumerate(self.borders, 1) if row[1] <= far and self.sure[at - 1]]
        return self.borders[: max([1, *ends])]


class _Table(Generic[P]):
    """The ways to part the lines of a table."""

    def __init__(self, prices: Prices[P]) -> None:
        self._of = prices

    def best(self, way: str) -> _Parted:
        """Find the cheapest way; `way` tells where cells stand in their rows, if that is known."""
        first = min((self.parted(one) for one in ([way] if way else _WAYS)), key=_price)
        return self.parted(first.way, self._filled(first.borders))

    def parted(self, way: str, missing: dict[int, float] | None = None) -> _Parted:
        """Find the cheapest way, where cells stand at the top, in the middle, or in either."""
        missing = missing or dict.fromkeys(self._of.columns, MISSING)
        prices = dict(self._prices(way, missing))
        above, below, last = self._sums(prices)
        total = above[self._of.end]
        borders: list[Border] = []
        end = self._of.end
        while end > 0:
            borders.insert(0, (last[end], end))
            end = last[end]
        sure = [prices[row] < DEAR for row in borders]
        taken = set(borders)
        for (start, end), price in prices.items():
            if (start, end) in taken or above[start] + price + below[
                end
            ] > total + _NEARLY_AS_CHEAP:
                continue
            for number, (a, b) in enumerate(borders):
                if a < end and start < b:
                    sure[number] = False
        self._doubt_unnumbered(borders, sure)
        return _Parted(way, borders, sure, total)

    def _prices(self, way: str, missing: dict[int, float]) -> Iterator[tuple[Border, float]]:
        """Give what each row may cost; a row that holds too much already grows no further."""
        for start in range(0, self._of.end, LINE):
            for end in range(start + LINE, min(self._of.end, start + LINE * _MOST_LINES) + 1, LINE):
                price, kept = self._of.price((start, end), way, missing)
                yield (start, end), price
                if kept > _HOPELESS:
                    break

    def _sums(self, prices: dict[Border, float]) -> tuple[list[float], list[float], list[int]]:
        """Give the cheapest prices of what is above and below each height."""
        far = float("inf")
        above, below = [0.0] + [far] * self._of.end, [far] * self._of.end + [0.0]
        last = [0] * (self._of.end + 1)
        for (start, end), price in prices.items():
            if above[start] + price <= above[end]:  # of alike ways the one with more rows
                above[end], last[end] = above[start] + price, start
        for (start, end), price in reversed(prices.items()):
            below[start] = min(below[start], price + below[end])
        return above, below, last

    def _doubt_unnumbered(self, borders: Sequence[Border], sure: list[bool]) -> None:
        """Doubt a row without the number that rows have: it may be the rest of the one above."""
        for number, row in enumerate(borders):
            if self._of.unnumbered(row) == NO_CODE:
                sure[number - 1 : number + 1] = [False] * len(sure[number - 1 : number + 1])

    def _filled(self, borders: Sequence[Border]) -> dict[int, float]:
        """Say what an empty cell costs, by how many rows fill that column."""
        rows = len(borders)
        made = {}
        for at, column in self._of.columns.items():
            full = sum(column.first[a] < column.first[b] for a, b in borders)
            made[at] = min(MOST_MISSING, 0.5 * (rows + 1) / (rows - full + 1))
        return made

    def row(self, border: Border, *, sure: bool) -> FoundRow[P]:
        cells = []
        for at, column in self._of.columns.items():
            lines = column.lines[column.first[border[0]] : column.first[border[1]]]
            if lines:
                span = max(line.end for line in lines) - at + 1
                cells.append((at, span, tuple(piece for line in lines for piece in line.pieces)))
        return FoundRow(tuple(cells), sure)


def _price(parted: _Parted) -> float:
    return parted.price
