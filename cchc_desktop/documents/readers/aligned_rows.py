"""The rows of a table that nobody drew: which lines belong together, and where that is not sure.

Cells stand at the top of their row or in its middle. Rows stand apart by more than lines do, or
they do not, and then only numbers in the first column tell where one begins. Must not know how
columns were found, nor any file format.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Generic

from cchc_desktop.documents.readers.aligned_columns import P, Piece, TextLine, usual_step
from cchc_desktop.documents.readers.found_rows import Cells, FoundRow
from cchc_desktop.documents.readers.row_numbers import is_code, is_rest
from cchc_desktop.documents.readers.tight_rows import tight_rows

_ROW_GAP: Final = 1.12  # of the distance between lines of one cell
_SEVERAL: Final = 2
_LONG: Final = 6  # lines
_CODED: Final = 0.2  # of the rows have numbers where rows are numbered
_NEAR: Final = 0.35  # of a line: a border between rows never lies so close to a line's middle
_TOP_SHARE: Final = 0.9


@dataclass(slots=True)
class _Block(Generic[P]):
    """Lines of one column that follow one another as lines of a cell do."""

    column: int
    end: int
    top: float
    bottom: float
    pieces: list[tuple[float, P]]


@dataclass(slots=True)
class _Group(Generic[P]):
    """Blocks that share a height: a row, or several rows that nothing parts."""

    blocks: list[_Block[P]]
    room: float = 0.0
    sure: bool = True

    @property
    def top(self) -> float:
        return min(block.top for block in self.blocks)

    @property
    def bottom(self) -> float:
        return max(block.bottom for block in self.blocks)

    def starts(self) -> list[float]:
        """Give the heights of what begins a row: numbers, and titles across the columns."""
        held = [block for block in self.blocks if block.column == 0]
        found = sorted((one for block in held for one in block.pieces), key=_height)
        made: list[float] = []
        for at, (y, piece) in enumerate(found):
            former = found[at - 1] if at else None
            if is_code(piece.text):
                broken = former is not None and is_rest(former[1], piece, self.room)
                made += [] if broken else [y]
            elif self._is_title(y, piece) and not (former and self._is_title(*former)):
                made.append(y)
        return made

    def is_coded(self) -> bool:
        """Tell whether a number stands alone in the first column."""
        return any(
            is_code(piece.text) and " " not in piece.text
            for block in self.blocks
            if block.column == 0
            for _, piece in block.pieces
        )

    def _is_title(self, y: float, piece: P) -> bool:
        spans = any(block.end > 0 for block in self.blocks if (y, piece) in block.pieces)
        return spans and not is_code(piece.text)


def _height(one: tuple[float, Piece]) -> float:
    return one[0]


def rows_of(lines: Sequence[TextLine[P]], edges: Sequence[float]) -> list[FoundRow[P]] | None:
    """Put lines together to rows; None where nothing tells where rows begin."""
    lines = [line for line in lines if any(piece.text for piece in line.pieces)]
    step = usual_step(lines, edges)
    blocks = _blocks(lines, edges, step)
    if step > 0 and _is_tight(lines, step, blocks):
        return tight_rows(lines, edges, step, _room(blocks))
    groups = _groups(blocks, _spine(blocks), step)
    parted = [part for group in groups for part in _parted(group, step)]
    if len(groups) == 1 and len(parted) == 1 and len(lines) > 1:
        return None
    numbered = [group for group in parted if group.starts()]
    coded = sum(group.is_coded() for group in parted)
    if len(numbered) > len(parted) / 2 or coded > max(_SEVERAL, _CODED * len(parted)):
        for group in parted[1:]:
            _weigh(group)
    return [FoundRow(_cells(group), group.sure) for group in parted]


def _is_tight(lines: Sequence[TextLine[P]], step: float, blocks: Sequence[_Block[P]]) -> bool:
    """Tell whether rows follow one another without a space between them."""
    wide = [at for at, (a, b) in enumerate(pairwise(lines)) if b.y - a.y > step * _ROW_GAP]
    first = [one.text for block in blocks if block.column == 0 for _, one in block.pieces]
    codes = sum(map(is_code, first))
    if codes >= _SEVERAL:
        return len(wide) < codes / 2
    # A title may stand apart above the captions.
    return not wide or (len(wide) == 1 and wide[0] < _SEVERAL and len(lines) > _LONG)


# ---- what stands together --------------------------------------------------------------------


def _blocks(lines: Sequence[TextLine[P]], edges: Sequence[float], step: float) -> list[_Block[P]]:
    made: list[_Block[P]] = []
    last: dict[int, _Block[P]] = {}
    for line in lines:
        for piece in line.pieces:
            column = sum(edge <= piece.x0 for edge in edges)
            end = sum(edge < piece.x1 for edge in edges)
            former = last.get(column)
            near = former is not None and line.y - former.bottom <= step * _ROW_GAP
            if former is not None and near and (former.end == end or line.y == former.bottom):
                former.pieces.append((line.y, piece))
                former.bottom, former.end = line.y, max(former.end, end)
                continue
            block = _Block(column, end, line.y, line.y, [(line.y, piece)])
            made.append(block)
            last[column] = block
    return made


def _spine(blocks: Sequence[_Block[P]]) -> set[int]:
    """Choose the columns that every row fills: the first, and the next that says no less.

    A column of groups, whose cells reach over several rows, has fewer lines than there are rows.
    """
    rows = sum(block.column == 0 for block in blocks)
    lines = dict.fromkeys(sorted({block.column for block in blocks}), 0)
    for block in blocks:
        lines[block.column] += len(block.pieces)
    second = next((at for at, count in lines.items() if at > 0 and count >= rows), 1)
    return {0, second}


def _groups(blocks: Sequence[_Block[P]], spine: set[int], step: float) -> list[_Group[P]]:
    """Put blocks together that share a height; those of the spine decide what is a row."""
    groups = _overlapping([block for block in blocks if block.column in spine], step)
    room = _room(blocks)
    for group in groups:
        group.room = room
    loose: list[_Block[P]] = []
    for block in blocks:
        if block.column in spine:
            continue
        met = [one for one in groups if one.top <= block.bottom and block.top <= one.bottom]
        if not met:
            loose.append(block)
            continue
        met[0].blocks.append(block)
        for one in met[1:]:
            met[0].blocks += one.blocks
            groups.remove(one)
    # What has no neighbour at its height in the first columns, but one that reached there.
    for group in _overlapping(loose):
        met = [one for one in groups if one.top <= group.bottom and group.top <= one.bottom]
        if met:
            met[0].blocks += group.blocks
        else:
            groups.append(group)
    return sorted(groups, key=lambda group: group.top)


def _room(blocks: Sequence[_Block[P]]) -> float:
    """Tell how far the first column may reach: as near to the next as any column comes."""
    lefts: dict[int, float] = {}
    rights: dict[int, float] = {}
    for block in blocks:
        for _, piece in block.pieces:
            lefts[block.column] = min(lefts.get(block.column, piece.x0), piece.x0)
            if block.end == block.column:
                rights[block.column] = max(rights.get(block.column, piece.x1), piece.x1)
    gaps = [lefts[at + 1] - right for at, right in rights.items() if at and at + 1 in lefts]
    return lefts.get(1, 0.0) - min(gaps, default=0.0)


def _overlapping(blocks: Sequence[_Block[P]], step: float = 0.0) -> list[_Group[P]]:
    """Group by height; what follows no farther away than a line may be the same cell."""
    groups: list[_Group[P]] = []
    bottom = 0.0
    for block in sorted(blocks, key=lambda one: one.top):
        if groups and block.top <= bottom + step * _ROW_GAP:
            groups[-1].blocks.append(block)
            bottom = max(bottom, block.bottom)
        else:
            groups.append(_Group([block]))
            bottom = block.bottom
    return groups


def _weigh(group: _Group[P]) -> None:
    """Doubt a row of a numbered table that has no number and is no title either."""
    title = len(group.blocks) == 1 and group.blocks[0].column == 0
    spans = any(block.end > block.column for block in group.blocks)
    if (not group.starts() and not title) or (spans and len(group.blocks) > _SEVERAL):
        group.sure = False


# ---- rows that nothing parts -----------------------------------------------------------------


def _parted(group: _Group[P], step: float) -> list[_Group[P]]:
    """Part a group that holds several numbers, by where cells stand in their rows."""
    codes = group.starts()
    if len(codes) < _SEVERAL:
        return [group]
    heights = sorted({y for block in group.blocks for y, _ in block.pieces})
    beside = {y for block in group.blocks if block.column > 0 or block.end for y, _ in block.pieces}
    along = sum(y in beside for y in codes) >= _TOP_SHARE * len(codes)
    sure = True
    if borders := _middles(codes, heights, step):
        along = False
    elif along:
        borders = [y - step / 2 for y in codes if y > heights[0]]
    else:
        sure = False
        borders = [(a + b) / 2 for a, b in pairwise(codes)]
    parts = [_Group[P]([], group.room, sure) for _ in range(len(borders) + 1)]
    for block in group.blocks:
        _share(block, parts, borders, codes if along else ())
    return [part for part in parts if part.blocks]


def _share(
    block: _Block[P], parts: Sequence[_Group[P]], borders: Sequence[float], tops: Sequence[float]
) -> None:
    """Give each row its lines of a block; `tops` are where cells begin, if they begin alike."""
    at = [sum(border < y for border in borders) for y, _ in block.pieces]
    inside = {y for y in tops if block.top < y <= block.bottom}
    if at[0] != at[-1] and not inside <= {y for y, _ in block.pieces}:
        # A cell of several rows, or words of which nothing tells the row.
        for one in parts[at[0] : at[-1] + 1]:
            one.sure = False
        at = [at[0]] * len(at)
    for place, (y, piece) in zip(at, block.pieces, strict=True):
        _add(parts[place], block, y, piece)


def _add(part: _Group[P], block: _Block[P], y: float, piece: P) -> None:
    former = next((one for one in part.blocks if one.column == block.column), None)
    if former is None:
        part.blocks.append(_Block(block.column, block.end, y, y, [(y, piece)]))
    else:
        former.bottom, former.end = y, max(former.end, block.end)
        former.pieces.append((y, piece))


def _middles(codes: Sequence[float], heights: Sequence[float], step: float) -> list[float]:
    """Find the borders between rows whose numbers stand in their middles; none if they do not.

    A row reaches as far below its middle as above it, so that its end follows from its top.
    """
    borders: list[float] = []
    border = heights[0] - step / 2
    for code in codes:
        following = 2 * code - border
        if following - border < step * (1 - _NEAR):
            return []
        if any(abs(y - following) < _NEAR * step for y in heights):
            return []
        borders.append(following)
        border = following
    return borders[:-1] if abs(borders[-1] - heights[-1] - step / 2) < step * 2 * _NEAR else []


def _cells(group: _Group[P]) -> Cells[P]:
    pieces: dict[int, list[tuple[float, float, P]]] = {}
    spans: dict[int, int] = {}
    for block in group.blocks:
        column = block.column
        pieces.setdefault(column, []).extend((y, one.x0, one) for y, one in block.pieces)
        spans[column] = max(spans.get(column, 1), block.end - column + 1)
    for held in pieces.values():
        held.sort(key=lambda one: one[:2])
    return tuple((at, spans[at], tuple(one[2] for one in pieces[at])) for at in sorted(pieces))
