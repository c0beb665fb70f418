"""The tables that are drawn on a page: ruling lines become columns, rows and merged cells.

Must not know letters.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from cchc_desktop.documents.readers.pdf_page import Edge

_SNAP: Final = 3.0  # points: edges closer than this are meant to be one
_OUTSIDE: Final = 10.0
_MOST_LINES: Final = 400


@dataclass(frozen=True, slots=True)
class Slot:
    """A drawn cell: where it begins on the grid and how far it reaches."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A drawn table: the places of its lines, its cells, and which cell each place belongs to."""

    xs: list[float]
    ys: list[float]
    slots: list[Slot]
    owner: list[list[int]]

    def at(self, x: float, y: float) -> int | None:
        """Give the index of the cell that a point lies in."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.owner[row][column]
        return None


def grids_of(across: Sequence[Edge], down: Sequence[Edge]) -> list[Grid]:
    """Find the tables of a page, from the top."""
    walls, floors = _joined(down), _joined(across)
    found = []
    for top, bottom in _regions(walls):
        inside = [
            wall for wall in walls if wall.start >= top - _SNAP and wall.end <= bottom + _SNAP
        ]
        lying = [floor for floor in floors if top - _SNAP <= floor.at <= bottom + _SNAP]
        grid = _grid(lying, inside)
        if grid is not None and len(grid.slots) > 1:
            found.append(grid)
    return found


def _joined(edges: Iterable[Edge]) -> list[Edge]:
    """Bring edges that nearly lie on one line onto it, and join the pieces of a line."""
    lines: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda one: one.at):
        if lines and edge.at - lines[-1][-1].at <= _SNAP and edge.at - lines[-1][0].at <= 2 * _SNAP:
            lines[-1].append(edge)
        else:
            lines.append([edge])
    made = []
    for line in lines:
        at = sum(one.at for one in line) / len(line)
        start = end = None
        for one in sorted(line, key=lambda each: each.start):
            if end is not None and start is not None and one.start <= end + _SNAP:
                end = max(end, one.end)
                continue
            if start is not None and end is not None:
                made.append(Edge(at, start, end))
            start, end = one.start, one.end
        if start is not None and end is not None:
            made.append(Edge(at, start, end))
    return made


def _regions(walls: Sequence[Edge]) -> list[tuple[float, float]]:
    """Give the stretches of the page that standing lines cover without a gap."""
    found: list[tuple[float, float]] = []
    for wall in sorted(walls, key=lambda one: one.start):
        if found and wall.start <= found[-1][1] + _SNAP:
            found[-1] = (found[-1][0], max(found[-1][1], wall.end))
        else:
            found.append((wall.start, wall.end))
    return found


def _grid(floors: Sequence[Edge], walls: Sequence[Edge]) -> Grid | None:
    xs = _places([wall.at for wall in walls])
    ys = _places([y for wall in walls for y in (wall.start, wall.end)] + [one.at for one in floors])
    # Some tables have no lines at their sides: the lying ones tell how far they reach.
    reach = [floor for floor in floors if floor.end - floor.start > _OUTSIDE]
    if reach and xs:
        left, right = min(one.start for one in reach), max(one.end for one in reach)
        sides = [left] * (xs[0] - left > _OUTSIDE) + [right] * (right - xs[-1] > _OUTSIDE)
        xs = sorted([*xs, *sides])
    if not 2 <= len(xs) <= _MOST_LINES or not 2 <= len(ys) <= _MOST_LINES:
        return None
    standing = _by_place(walls, xs)
    lying = _by_place(floors, ys)
    return _cells(xs, ys, standing, lying)


def _places(values: Iterable[float]) -> list[float]:
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][-1] <= _SNAP:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(group) / len(group) for group in found]


def _by_place(edges: Iterable[Edge], places: Sequence[float]) -> list[list[Edge]]:
    found: list[list[Edge]] = [[] for _ in places]
    for edge in edges:
        nearest = min(range(len(places)), key=lambda at: abs(places[at] - edge.at))
        if abs(places[nearest] - edge.at) <= 2 * _SNAP:
            found[nearest].append(edge)
    return found


def _cells(
    xs: list[float], ys: list[float], standing: list[list[Edge]], lying: list[list[Edge]]
) -> Grid:
    """Begin a cell at each free place and let it grow to the next line, right and then down."""
    middles_x = [(a + b) / 2 for a, b in pairwise(xs)]
    middles_y = [(a + b) / 2 for a, b in pairwise(ys)]
    rows, columns = len(middles_y), len(middles_x)
    wall = [[_covers(standing[c], y) for c in range(columns + 1)] for y in middles_y]
    floor = [[_covers(lying[r], x) for x in middles_x] for r in range(rows + 1)]
    owner = [[-1] * columns for _ in range(rows)]
    slots: list[Slot] = []
    for row in range(rows):
        for column in range(columns):
            if owner[row][column] >= 0:
                continue
            right = column + 1
            while right < columns and not wall[row][right] and owner[row][right] < 0:
                right += 1
            bottom = row + 1
            while bottom < rows and not any(floor[bottom][column:right]):
                bottom += 1
            for taken in owner[row:bottom]:
                taken[column:right] = [len(slots)] * (right - column)
            slots.append(Slot(row, column, bottom - row, right - column))
    return Grid(xs, ys, slots, owner)


def _covers(edges: Iterable[Edge], at: float) -> bool:
    return any(edge.start <= at <= edge.end for edge in edges)
