"""Finds tables that nobody drew: pieces of text that stand below one another, line after line.

Works on pieces with a left and a right edge, in points or in letters. Must not know any file
format.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Generic, Protocol, TypeVar

_MOST_TITLES: Final = 3  # lines of a title in the middle of a table
_ROW_GAP: Final = 1.25  # of the smallest distance between lines


class Piece(Protocol):
    """A piece of text with its edges."""

    @property
    def x0(self) -> float: ...

    @property
    def x1(self) -> float: ...


P = TypeVar("P", bound=Piece)


@dataclass(frozen=True, slots=True)
class TextLine(Generic[P]):
    """The pieces that stand on one line at a height, from the left."""

    y: float
    pieces: tuple[P, ...]


@dataclass(frozen=True, slots=True)
class Found(Generic[P]):
    """A table from line `first` to before `last`; a row holds, by column, pieces of each line.

    Each cell is (first column, number of columns, pieces).
    """

    first: int
    last: int
    edges: tuple[float, ...]
    rows: tuple[tuple[tuple[int, int, tuple[P, ...]], ...], ...]


_Gaps = list[tuple[float, float]]


def find_tables(lines: Sequence[TextLine[P]], least_gap: float) -> list[Found[P]]:
    """Find every run of lines that share their gaps."""
    found = []
    at = 0
    while at < len(lines):
        if len(lines[at].pieces) < 2:
            at += 1
            continue
        last, gaps = _run(lines, at, least_gap)
        several = sum(len(line.pieces) > 1 for line in lines[at:last])
        if several < 2 or not gaps:
            at += 1
            continue
        found.append(_table(lines, at, last, gaps))
        at = last
    return found


def _free(line: TextLine[P]) -> _Gaps:
    """Give what is left free, the margins too."""
    edges = [(-1e9, line.pieces[0].x0)]
    edges += [(a.x1, b.x0) for a, b in zip(line.pieces, line.pieces[1:], strict=False)]
    return [*edges, (line.pieces[-1].x1, 1e9)]


def _shared(one: _Gaps, other: _Gaps, least: float) -> _Gaps:
    both = [(max(a, c), min(b, d)) for a, b in one for c, d in other]
    return [(a, b) for a, b in both if b - a >= least]


def _run(lines: Sequence[TextLine[P]], start: int, least: float) -> tuple[int, _Gaps]:
    """Go down while no gap is lost; lines across the whole width are titles inside the table."""
    gaps = [gap for gap in _free(lines[start]) if gap[0] > -1e8 and gap[1] < 1e8]
    last, titles = start + 1, 0
    reach = (lines[start].pieces[0].x0, lines[start].pieces[-1].x1)
    for at in range(start + 1, len(lines)):
        line = lines[at]
        narrowed = _shared(gaps, _free(line), least)
        inner = [
            gap for gap in narrowed if gap[0] >= reach[0] - least and gap[1] <= reach[1] + least
        ]
        if len(inner) >= len(gaps):
            gaps = inner
            if len(line.pieces) > 1 or titles == 0:
                last, titles = at + 1, 0
                reach = (min(reach[0], line.pieces[0].x0), max(reach[1], line.pieces[-1].x1))
        elif len(line.pieces) == 1 and titles < _MOST_TITLES:
            titles += 1
        else:
            break
    while (
        last > start + 1
        and len(lines[last - 1].pieces) == 1
        and _loose(lines, start, last - 1, gaps)
    ):
        last -= 1
    return last, gaps


def _loose(lines: Sequence[TextLine[P]], start: int, at: int, gaps: _Gaps) -> bool:
    """Tell whether a last line of one piece is text after the table, not the rest of a row."""
    steps = [b.y - a.y for a, b in zip(lines[start:at], lines[start + 1 : at + 1], strict=True)]
    far = steps[-1] > _ROW_GAP * min((step for step in steps if step > 0), default=0.0)
    return far or lines[at].pieces[0].x0 < min(gap[0] for gap in gaps)


def _table(lines: Sequence[TextLine[P]], first: int, last: int, gaps: _Gaps) -> Found[P]:
    edges = tuple(sorted((a + b) / 2 for a, b in gaps))
    rows: list[list[TextLine[P]]] = []
    breaks = _row_breaks(lines[first:last], edges)
    for line, begins in zip(lines[first:last], breaks, strict=True):
        if begins:
            rows.append([])
        rows[-1].append(line)
    return Found(first, last, edges, tuple(_row(row, edges) for row in rows))


def _row_breaks(lines: Sequence[TextLine[P]], edges: Sequence[float]) -> list[bool]:
    """Tell which lines begin a row: after a wider gap, or else with a word in the first column."""
    steps = [b.y - a.y for a, b in pairwise(lines)]
    usual = min((step for step in steps if step > 0), default=0.0)
    wide = [step > usual * _ROW_GAP for step in steps]
    by_gap = any(wide) and not all(wide)
    breaks = [True]
    for step, line in zip(steps, lines[1:], strict=True):
        if _spans(line, edges):
            breaks.append(True)
        elif by_gap:
            breaks.append(step > usual * _ROW_GAP)
        else:
            breaks.append(line.pieces[0].x0 < edges[0])
    for at, line in enumerate(lines[:-1]):
        if _spans(line, edges):
            breaks[at + 1] = True
    return breaks


def _spans(line: TextLine[P], edges: Sequence[float]) -> bool:
    return any(piece.x0 < edge < piece.x1 for piece in line.pieces for edge in edges)


def _row(
    lines: Sequence[TextLine[P]], edges: Sequence[float]
) -> tuple[tuple[int, int, tuple[P, ...]], ...]:
    cells: dict[int, list[P]] = {}
    spans: dict[int, int] = {}
    for line in lines:
        for piece in line.pieces:
            start = sum(edge <= piece.x0 for edge in edges)
            end = sum(edge < piece.x1 for edge in edges)
            cells.setdefault(start, []).append(piece)
            spans[start] = max(spans.get(start, 1), end - start + 1)
    return tuple((start, spans[start], tuple(cells[start])) for start in sorted(cells))
