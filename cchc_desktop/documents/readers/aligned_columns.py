"""The columns of a table that nobody drew: the places that its lines leave free.

Works on pieces with a left and a right edge, in points or in letters. Must not know rows, nor any
file format.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, Protocol, TypeVar

Gap = tuple[float, float]

_HEAD_LINES: Final = 5  # captions that stand over several columns are among these
_PIECES_OF_TITLE: Final = 2  # its number, and its words
_TITLE_AREA: Final = 0.25  # of the width of a table, at its left
_OFF_CENTRE: Final = 0.04
_FEW: Final = 20  # one in so many
_EXCUSED: Final = 0.25  # of the lines of a table may lie across a gap
_LEAST_EXCUSED: Final = 2


class Piece(Protocol):
    """A piece of text with its edges."""

    @property
    def x0(self) -> float: ...

    @property
    def x1(self) -> float: ...

    @property
    def text(self) -> str: ...

    @property
    def bold(self) -> bool: ...


P = TypeVar("P", bound=Piece)


@dataclass(frozen=True, slots=True)
class TextLine(Generic[P]):
    """The pieces that stand on one line at a height, from the left."""

    y: float
    pieces: tuple[P, ...]


@dataclass(frozen=True, slots=True)
class _Strip:
    """A stretch across the page: how many lines cover it, and whether each has an excuse."""

    left: float
    right: float
    covered: int
    excused: bool


def rivers(lines: Sequence[TextLine[P]], least: float, known: Sequence[Gap] = ()) -> list[Gap]:
    """Find the gaps between the columns of lines that make a table.

    What every line leaves free is a gap. So is what only captions over several columns and
    titles across the table cover, as long as these are few. `known` are the gaps on the page
    before; they stay where nothing else lies on them.
    """
    strips = _strips(lines)
    found = _free(strips, least)
    for run in _excused(strips, least):
        if not any(left < run[-1].right and run[0].left < right for left, right in found):
            found += _thinnest(run, least, len(lines))
    for left, right in known:
        middle = (left + right) / 2
        apart = all(right <= a or b <= left for a, b in found)
        if apart and not any(one.left < middle < one.right and one.covered for one in strips):
            found.append((left, right))
    return sorted(found)


def _strips(lines: Sequence[TextLine[P]]) -> list[_Strip]:
    edges = sorted({edge for line in lines for one in line.pieces for edge in (one.x0, one.x1)})
    covered = [0] * len(edges)
    excused = [True] * len(edges)
    most = max(len(line.pieces) for line in lines)
    reach = edges[0], edges[-1]
    for number, line in enumerate(lines):
        head = number < _HEAD_LINES and len(line.pieces) < most
        excuse = head or _may_be_title(line, reach)
        below = lines[number + 1 : number + 2] if number < _HEAD_LINES else ()
        for one in line.pieces:
            held = excuse or any(_is_over_several(one, under) for under in below)
            for at in range(bisect_left(edges, one.x0), bisect_left(edges, one.x1)):
                covered[at] += 1
                excused[at] = excused[at] and held
    return [
        _Strip(edges[at], edges[at + 1], covered[at], excused[at]) for at in range(len(edges) - 1)
    ]


def _is_over_several(piece: Piece, line: TextLine[P]) -> bool:
    """Tell whether a caption stands over several of the line below it."""
    return sum(one.x0 < piece.x1 and piece.x0 < one.x1 for one in line.pieces) > 1


def _may_be_title(line: TextLine[P], reach: Gap) -> bool:
    """Tell whether a line may be a title across the table: at its left, or in its middle."""
    left, right = reach
    if len(line.pieces) > _PIECES_OF_TITLE:
        return False
    near = line.pieces[0].x0 - left < _TITLE_AREA * (right - left)
    aside = abs(line.pieces[0].x0 + line.pieces[-1].x1 - left - right)
    return near or aside < _OFF_CENTRE * (right - left)


def _free(strips: Sequence[_Strip], least: float) -> list[Gap]:
    runs = _runs([one if one.covered == 0 else None for one in strips])
    return [(run[0].left, run[-1].right) for run in runs if run[-1].right - run[0].left >= least]


def _excused(strips: Sequence[_Strip], least: float) -> list[list[_Strip]]:
    """Give the stretches between columns that only lines with an excuse cover."""
    runs = _runs([one if one.excused else None for one in strips])
    inner = [run for run in runs if run[0] is not strips[0] and run[-1] is not strips[-1]]
    return [run for run in inner if run[-1].right - run[0].left >= least]


def _runs(strips: Sequence[_Strip | None]) -> list[list[_Strip]]:
    runs: list[list[_Strip]] = [[]]
    for one in strips:
        if one is not None:
            runs[-1].append(one)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _thinnest(run: Sequence[_Strip], least: float, lines: int) -> list[Gap]:
    """Give the part that the fewest lines cover, if they are few enough."""
    few = max(_LEAST_EXCUSED, int(_EXCUSED * lines))
    for most in sorted({one.covered for one in run}):
        if most > few:
            break
        parts = _runs([one if one.covered <= most else None for one in run])
        widest = max(parts, key=lambda part: part[-1].right - part[0].left)
        if widest[-1].right - widest[0].left >= least:
            return [(widest[0].left, widest[-1].right)]
    return []


def usual_step(lines: Sequence[TextLine[P]], edges: Sequence[float]) -> float:
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
    # Where a column hides another, a few steps are too small.
    return sorted(steps)[len(steps) // _FEW] if steps else 0.0
