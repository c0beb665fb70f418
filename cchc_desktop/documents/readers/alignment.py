"""Finds tables that nobody drew: pieces of text that stand below one another, line after line.

Works on pieces with a left and a right edge, in points or in letters. Must not know any file
format.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Generic, Protocol, TypeVar

_MOST_TITLES: Final = 3  # lines of a title in the middle of a table
_PIECES_OF_TITLE: Final = 2  # its number, and its words
_LEFT, _RIGHT = -1e9, 1e9  # the margins have no end
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
    gaps: tuple[tuple[float, float], ...]
    rows: tuple[tuple[tuple[int, int, tuple[P, ...]], ...], ...]


_Gaps = list[tuple[float, float]]


def find_tables(
    lines: Sequence[TextLine[P]],
    least_gap: float,
    *,
    least_columns: int = 2,
    first_gaps: Sequence[tuple[float, float]] = (),
) -> list[Found[P]]:
    """Find every run of lines that share their gaps.

    `first_gaps` are those of a table that may go on in the first lines.
    """
    found = []
    at = 0
    if first_gaps:
        last, gaps = _run(lines, 0, least_gap, list(first_gaps))
        if len(gaps) == len(first_gaps) and _aligned(lines, 0, last, 1):
            found.append(_table(lines, 0, last, gaps))
            at = last
    while at < len(lines):
        if len(lines[at].pieces) < least_columns:
            at += 1
            continue
        last, gaps = _run(lines, at, least_gap)
        if len(gaps) + 1 < least_columns or not _aligned(lines, at, last, least_columns):
            at += 1
            continue
        found.append(_table(lines, at, last, gaps))
        at = last
    return found


def _aligned(lines: Sequence[TextLine[P]], first: int, last: int, least: int) -> bool:
    """Tell whether enough lines have several columns."""
    return sum(len(line.pieces) > 1 for line in lines[first:last]) >= least


def _free(line: TextLine[P]) -> _Gaps:
    """Give what is left free, the margins too."""
    edges = [(_LEFT, line.pieces[0].x0)]
    edges += [(a.x1, b.x0) for a, b in zip(line.pieces, line.pieces[1:], strict=False)]
    return [*edges, (line.pieces[-1].x1, _RIGHT)]


def _shared(one: _Gaps, other: _Gaps, least: float) -> _Gaps:
    both = [(max(a, c), min(b, d)) for a, b in one for c, d in other]
    return [(a, b) for a, b in both if b - a >= least]


def _run(
    lines: Sequence[TextLine[P]], start: int, least: float, known: _Gaps | None = None
) -> tuple[int, _Gaps]:
    """Go down while no gap is lost; lines across the whole width are titles inside the table."""
    # The margins are kept among the gaps: a column that the first line lacks parts one. Only the
    # gaps of the first line must stay.
    gaps = known or _free(lines[start])
    bound = _inner(gaps)
    last, titles = (start, 0) if known else (start + 1, 0)
    for at in range(last, len(lines)):
        line = lines[at]
        narrowed = _shared(gaps, _free(line), least)
        if _keeps(bound, narrowed):
            gaps, bound = narrowed, [gap for gap in narrowed if _touches(gap, bound)]
            if len(line.pieces) > 1 or titles == 0:
                last, titles = at + 1, 0
        elif len(line.pieces) <= _PIECES_OF_TITLE and titles < _MOST_TITLES:
            titles += 1
        else:
            break
    gaps = _inner(gaps)
    while (
        last > start + 1
        and len(lines[last - 1].pieces) == 1
        and _loose(lines, start, last - 1, gaps)
    ):
        last -= 1
    return last, gaps


def _inner(gaps: _Gaps) -> _Gaps:
    """Leave the margins out."""
    return [gap for gap in gaps if gap[0] > _LEFT and gap[1] < _RIGHT]


def _keeps(gaps: _Gaps, narrowed: _Gaps) -> bool:
    """Tell whether something is left of every gap."""
    return all(_touches(gap, narrowed) for gap in gaps)


def _touches(gap: tuple[float, float], others: _Gaps) -> bool:
    return any(gap[0] < right and left < gap[1] for left, right in others)


def _loose(lines: Sequence[TextLine[P]], start: int, at: int, gaps: _Gaps) -> bool:
    """Tell whether a last line of one piece is text after the table, not the rest of a row."""
    step = lines[at].y - lines[at - 1].y
    far = step > _ROW_GAP * _usual_step(lines[start : at + 1], [(a + b) / 2 for a, b in gaps])
    piece = lines[at].pieces[0]
    return far or any(piece.x0 < left and piece.x1 > right for left, right in gaps)


def _table(lines: Sequence[TextLine[P]], first: int, last: int, gaps: _Gaps) -> Found[P]:
    edges = tuple(sorted((a + b) / 2 for a, b in gaps))
    rows: list[list[TextLine[P]]] = []
    breaks = _row_breaks(lines[first:last], edges)
    for line, begins in zip(lines[first:last], breaks, strict=True):
        if begins:
            rows.append([])
        rows[-1].append(line)
    return Found(first, last, edges, tuple(gaps), tuple(_row(row, edges) for row in rows))


def _row_breaks(lines: Sequence[TextLine[P]], edges: Sequence[float]) -> list[bool]:
    """Tell which lines begin a row: after a wider gap, or else with a word in the first column."""
    steps = [b.y - a.y for a, b in pairwise(lines)]
    usual = _usual_step(lines, edges)
    wide = [step > usual * _ROW_GAP for step in steps]
    by_gap = any(wide) and not all(wide)
    breaks = [True]
    for step, line in zip(steps, lines[1:], strict=True):
        if by_gap:
            breaks.append(step > usual * _ROW_GAP)
        elif _spans(line, edges):
            breaks.append(True)
        else:
            breaks.append(line.pieces[0].x0 < edges[0])
    for at, line in enumerate(lines[:-1]):
        if _spans(line, edges) and not by_gap:
            breaks[at + 1] = True
    return breaks


def _usual_step(lines: Sequence[TextLine[P]], edges: Sequence[float]) -> float:
    """Measure the step between lines of one cell: the smallest from a line to one below it.

    Lines of different columns may stand between, where cells are centred in their row.
    """
    last: dict[int, float] = {}
    steps: list[float] = []
    for line in lines:
        for piece in line.pieces:
            column = sum(edge <= piece.x0 for edge in edges)
            if column in last and line.y > last[column]:
                steps.append(line.y - last[column])
            last[column] = line.y
    return min(steps, default=0.0)


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
