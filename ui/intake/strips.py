"""A document cut into strips, a paragraph or a row of a table each, and where each stands.

Must not know how a strip is painted, nor what a plan is.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import Final

from cchc_desktop.documents.blocks import Cell, Document, Paragraph, Place, Table
from cchc_desktop.domain.draft import Source
from cchc_desktop.domain.text import fold

# A column is wide enough for its longest word, of a line of so many letters; a longer one is cut.
_LETTERS: Final = 60
_LONGEST: Final = 12
_BESIDE: Final = 2  # letters that the room beside the words takes
_MOST_FOR_WORDS: Final = 0.9
_NARROWEST: Final = 0.01
_FOUND_BY: Final = 60  # letters of a title by which its paragraph is found


@dataclass(frozen=True, slots=True)
class Strip:
    """One paragraph, or one row of a table: `row` is its place in the table."""

    block: Paragraph | Table
    row: int = 0

    @property
    def where(self) -> Place:
        if isinstance(self.block, Paragraph):
            return self.block.where
        where = self.block.rows[self.row].where
        return where if where.page or where.row else self.block.where


class Grid:
    """A table laid out; where each of its merged cells begins."""

    def __init__(self, table: Table) -> None:
        self.rows: Final = table.spread()
        self.first: Final[dict[int, int]] = {
            id(cell): at
            for at, row in enumerate(table.rows)
            for cell in row.cells
            if cell.rowspan > 1
        }
        shares = table.widths if len(table.widths) == table.columns else _likely_shares(table)
        whole = sum(shares) or 1.0
        edges = [0.0]
        for share in shares:
            edges.append(edges[-1] + share / whole)
        self.edges: Final = tuple(edges)

    def cells(self, row: int) -> list[tuple[Cell, int]]:
        """Return what covers a row, each cell once, with the row where it begins."""
        found: dict[int, tuple[Cell, int]] = {}
        for cell in self.rows[row]:
            if cell is not None:
                found[id(cell)] = (cell, self.first.get(id(cell), row))
        return list(found.values())


def _likely_shares(table: Table) -> tuple[float, ...]:
    """Guess how wide columns are whose widths the document does not tell, from what they hold."""
    letters = [1.0] * table.columns
    longest = [0] * table.columns
    for row in table.rows:
        for cell in row.cells:
            if cell.colspan == 1 and cell.column < table.columns:
                letters[cell.column] += len(cell.text)
                words = map(len, cell.text.split())
                longest[cell.column] = max(longest[cell.column], *words, 0)
    wanted = [sqrt(one) for one in letters]
    whole = sum(wanted)
    # A word is never parted: where it has no room it would run over its neighbour.
    least = [(min(one, _LONGEST) + _BESIDE) / _LETTERS for one in longest]
    tightened = min(1.0, _MOST_FOR_WORDS / sum(least)) if least else 1.0
    return _at_least([one / whole for one in wanted], [one * tightened for one in least])


def _at_least(shares: Sequence[float], least: Sequence[float]) -> tuple[float, ...]:
    """Widen what is narrower than its longest word, at the cost of what has room to spare."""
    lent = sum(max(low - share, 0.0) for share, low in zip(shares, least, strict=True))
    spare = sum(max(share - low, 0.0) for share, low in zip(shares, least, strict=True))
    kept = 1.0 - lent / spare if spare else 1.0
    return tuple(
        low + max(share - low, 0.0) * kept for share, low in zip(shares, least, strict=True)
    )


class Strips:
    """All strips of a document in the order of reading."""

    def __init__(self, document: Document) -> None:
        self.all: Final = [
            Strip(block, row)
            for block in document.blocks
            for row in range(1 if isinstance(block, Paragraph) else len(block.rows))
        ]
        self._grids: Final[dict[int, Grid]] = {}
        self.fullest: Final = list(map(self._fullest_of, self.all))
        """How many letters stand in how much of the width, where a strip is tallest."""

    def grid(self, table: Table) -> Grid:
        found = self._grids.get(id(table))
        if found is None:
            found = self._grids[id(table)] = Grid(table)
        return found

    def _fullest_of(self, strip: Strip) -> tuple[int, float]:
        if isinstance(strip.block, Paragraph):
            return len(strip.block.text), 1.0
        edges = self.grid(strip.block).edges
        last = len(edges) - 1
        cells = (
            (len(cell.text), edges[min(cell.column + cell.colspan, last)] - edges[cell.column])
            for cell in strip.block.rows[strip.row].cells
            if cell.rowspan == 1 and cell.text
        )
        return max(cells, key=lambda one: one[0] / max(one[1], _NARROWEST), default=(0, 1.0))

    @cached_property
    def _rows(self) -> dict[int, tuple[list[int], list[int]]]:
        """Return, for each table by its number, the rows it has and their places here."""
        found: dict[int, tuple[list[int], list[int]]] = {}
        for at, strip in enumerate(self.all):
            where = strip.where
            if isinstance(strip.block, Table) and where.row is not None:
                rows, places = found.setdefault(where.table or 0, ([], []))
                rows.append(where.row)
                places.append(at)
        return found

    def of_source(self, source: Source | None, title: str) -> int | None:
        """Return the strip in which a task was read: by its row, else by its words."""
        if source is not None and source.row is not None:
            rows, places = self._rows.get(source.table or 0, ([], []))
            at = bisect_right(rows, source.row) - 1
            if at >= 0 and rows[at] == source.row:
                return places[at]
        return self._by_words(title)

    @cached_property
    def _folded(self) -> list[str]:
        return [
            fold(strip.block.text) if isinstance(strip.block, Paragraph) else ""
            for strip in self.all
        ]

    def _by_words(self, title: str) -> int | None:
        wanted = fold(title)[:_FOUND_BY]
        if not wanted:
            return None
        return next((at for at, text in enumerate(self._folded) if wanted in text), None)

    def pages(self) -> int:
        """Return the number of the last page, 0 where the document does not tell."""
        return max((strip.where.page or 0 for strip in self.all), default=0)
