"""Finds tables that nobody drew: pieces of text that stand below one another, line after line.

Works on pieces with a left and a right edge, in points or in letters. Must not know any file
format.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Generic

from cchc_desktop.documents.readers.aligned_columns import (
    Gap,
    P,
    Piece,
    TextLine,
    rivers,
    usual_step,
)
from cchc_desktop.documents.readers.aligned_rows import rows_of
from cchc_desktop.documents.readers.found_rows import FoundRow

_MOST_TITLES: Final = 3  # lines of a title in the middle of a table
_PIECES_OF_TITLE: Final = 2  # its number, and its words
_LEFT, _RIGHT = -1e9, 1e9  # the margins have no end
_ROW_GAP: Final = 1.25  # of the smallest distance between lines
_CAPTION_GAP: Final = 1.6  # of the same: how far a caption over columns stands above the others
_INSIDE_GAP: Final = 1.05  # and how far a line of a caption over one column does
_MOST_CAPTIONS: Final = 3
_FEWEST_COLUMNS_OF_ROWS: Final = 3
_SAME_LEFT: Final = 1.0  # points, or less than a letter
_EVEN: Final = 0.8  # of the least gap: what stands nearer than this is meant to stand alike


@dataclass(frozen=True, slots=True)
class Found(Generic[P]):
    """A table from line `first` to before `last`, and its rows."""

    first: int
    last: int
    edges: tuple[float, ...]
    gaps: tuple[tuple[float, float], ...]
    rows: tuple[FoundRow[P], ...]


_Gaps = list[Gap]


def find_tables(
    lines: Sequence[TextLine[P]],
    least_gap: float,
    *,
    least_columns: int = 2,
    first_gaps: Sequence[Gap] = (),
) -> list[Found[P]]:
    """Find every run of lines that share their gaps.

    `first_gaps` are those of a table that may go on in the first lines.
    """
    found = []
    at = 0
    if first_gaps:
        last, gaps = _run(lines, 0, least_gap, list(first_gaps))
        if len(gaps) == len(first_gaps) and _aligned(lines, 0, last, 1):
            found.append(_refined(lines, (0, last), gaps, least_gap, known=first_gaps))
            at = last
    while at < len(lines):
        if len(lines[at].pieces) < least_columns:
            at += 1
            continue
        last, gaps = _run(lines, at, least_gap)
        if len(gaps) + 1 < least_columns or not _aligned(lines, at, last, least_columns):
            at += 1
            continue
        above = found[-1].last if found else 0
        found.append(_refined(lines, (at, last), gaps, least_gap, above=above))
        at = last
    return found


def _refined(
    lines: Sequence[TextLine[P]],
    reach: tuple[int, int],
    gaps: _Gaps,
    least_gap: float,
    *,
    known: Sequence[Gap] = (),
    above: int = 0,
) -> Found[P]:
    """Look at all lines together: for columns that the first lines hide, and for captions."""
    first, last = reach
    if len(gaps) + 1 < _FEWEST_COLUMNS_OF_ROWS:
        return _table(lines, first, last, gaps)
    better = rivers(lines[first:last], least_gap, known)
    if len(better) >= len(gaps):
        gaps = better
    if not known:
        first = _with_captions(lines, reach, gaps, (above, least_gap))
    return _table(lines, first, last, gaps)


def _with_captions(
    lines: Sequence[TextLine[P]],
    reach: tuple[int, int],
    gaps: _Gaps,
    bounds: tuple[int, float],
) -> int:
    """Take in the captions over several columns that stand right above the first line."""
    first, last = reach
    above, least_gap = bounds
    step = usual_step(lines[first:last], [(a + b) / 2 for a, b in gaps])
    table = lines[first:last]
    spaced = any(b.y - a.y > _ROW_GAP * step for a, b in pairwise(table))
    gap = _CAPTION_GAP if spaced else _ROW_GAP
    left = min(line.pieces[0].x0 for line in table)
    right = max(line.pieces[-1].x1 for line in table)
    columns = list(pairwise([left, *(edge for gap in gaps for edge in gap), right]))[::2]
    for at in range(first - 1, max(above, first - _MOST_CAPTIONS) - 1, -1):
        away = lines[at + 1].y - lines[at].y
        inside = 0 < away <= _INSIDE_GAP * step
        if not 0 < away <= gap * step or not all(
            _is_over(one, columns, least_gap) or (inside and _is_in(one, columns, least_gap))
            for one in lines[at].pieces
        ):
            break
        first = at
    return first


def _is_in(piece: Piece, columns: Sequence[Gap], least_gap: float) -> bool:
    """Tell whether a piece is the first line of a column's caption, centred in its row."""
    even = least_gap * _EVEN
    ends = [left for left, _ in columns[1:]] + [_RIGHT]
    return any(
        abs(piece.x0 - left) < even and piece.x1 < end
        for (left, _), end in zip(columns, ends, strict=True)
    )


def _is_over(piece: Piece, columns: Sequence[Gap], least_gap: float) -> bool:
    """Tell whether a caption begins with a column behind the second, or stands amid several."""
    even = least_gap * _EVEN
    if piece.x0 < columns[1][1]:
        return False
    if any(abs(piece.x0 - left) < even for left, _ in columns):
        return piece.x1 <= columns[-1][1] + even
    middle = piece.x0 + piece.x1
    return any(
        abs(middle - one[0] - other[1]) < 2 * even and one[0] <= piece.x0 and piece.x1 <= other[1]
        for one, other in pairwise(columns)
    )


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
    piece = lines[at].pieces[0]
    if any(piece.x0 < left and piece.x1 > right for left, right in gaps):
        return True
    if gaps and piece.x0 > gaps[0][0] and _goes_on_below(lines[start : at + 1], piece):
        return False
    step = lines[at].y - lines[at - 1].y
    return step > _ROW_GAP * usual_step(lines[start : at + 1], [(a + b) / 2 for a, b in gaps])


def _goes_on_below(lines: Sequence[TextLine[P]], piece: P) -> bool:
    """Tell whether a piece follows one above it as the lines of its cells do."""
    heights = [
        line.y for line in lines for one in line.pieces if abs(one.x0 - piece.x0) < _SAME_LEFT
    ]
    steps = [b - a for a, b in pairwise(heights) if b > a]
    return len(steps) > 1 and steps[-1] <= _ROW_GAP * min(steps)


def _table(lines: Sequence[TextLine[P]], first: int, last: int, gaps: _Gaps) -> Found[P]:
    edges = tuple(sorted((a + b) / 2 for a, b in gaps))
    held = lines[first:last]
    rows = rows_of(held, edges) if len(edges) + 1 >= _FEWEST_COLUMNS_OF_ROWS else None
    return Found(first, last, edges, tuple(gaps), tuple(rows or _plain_rows(held, edges)))


def _plain_rows(lines: Sequence[TextLine[P]], edges: Sequence[float]) -> list[FoundRow[P]]:
    rows: list[list[TextLine[P]]] = []
    for line, begins in zip(lines, _row_breaks(lines, edges), strict=True):
        if begins:
            rows.append([])
        rows[-1].append(line)
    whole = all(len(line.pieces) > len(edges) / 2 for line in lines)
    sure = whole or len(edges) + 1 < _FEWEST_COLUMNS_OF_ROWS
    return [FoundRow(_row(row, edges), sure) for row in rows]


def _row_breaks(lines: Sequence[TextLine[P]], edges: Sequence[float]) -> list[bool]:
    """Tell which lines begin a row: after a wider gap, or else with a word in the first column."""
    steps = [b.y - a.y for a, b in pairwise(lines)]
    usual = usual_step(lines, edges)
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
