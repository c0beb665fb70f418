"""Captions that stand over several columns, in a table that nobody drew.

A second row of captions names each of these columns. Must not know any file format.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from cchc_desktop.documents.blocks import Cell

_ROWS_OF_CAPTIONS: Final = 2
_FEWEST: Final = 3  # captions in a row
_MOST_ABOVE: Final = 2  # rows of a title above them

_Cells = tuple[Cell, ...]


def with_captions(rows: Sequence[_Cells]) -> list[_Cells]:
    """See captions that stand over several columns, where a second row names each of these.

    Every place of a row has a cell, an empty one where nothing stands.
    """
    first = next((at for at, row in enumerate(rows[:_MOST_ABOVE]) if _filled(row) >= _FEWEST), None)
    if first is None:
        return list(rows)
    last = first + _ROWS_OF_CAPTIONS
    return [*rows[:first], *_captions(rows[first:last]), *rows[last:]]


def _filled(row: _Cells) -> int:
    return sum(bool(cell.text) for cell in row)


def _captions(rows: Sequence[_Cells]) -> Sequence[_Cells]:
    """Read the rows of captions; they stay as they are where none stands over several columns."""
    if len(rows) < _ROWS_OF_CAPTIONS or not all(one.text for one in rows[0][:1]):
        return rows
    over, under = _with_second_lines(*rows)
    named = {cell.column for cell in under if cell.text}
    said = {
        at for cell in over if cell.text for at in range(cell.column, cell.column + cell.colspan)
    }
    columns = max(cell.column + cell.colspan for cell in (*over, *under))
    if named & {0, 1} or not named - {cell.column for cell in over if cell.text}:
        return rows
    if len(named | said) < columns or any(cell.colspan > 1 for cell in under):
        return rows
    made: list[Cell] = []
    for cell in over:
        if not cell.text and made and cell.column in named and made[-1].column in named:
            made[-1] = replace(made[-1], colspan=cell.column - made[-1].column + 1)
        elif cell.text and cell.column not in named:
            made.append(replace(cell, rowspan=_ROWS_OF_CAPTIONS))
        else:
            made.append(cell)
    return [tuple(made), tuple(cell for cell in under if cell.text)]


def _with_second_lines(over: _Cells, under: _Cells) -> tuple[_Cells, _Cells]:
    """Give a caption over one column its second line, which stands beside the lower captions."""
    below = {cell.column: cell.text for cell in under if cell.text}
    alone = {cell.column for cell in over if cell.text and cell.colspan == 1}
    spans = any(cell.text and cell.colspan > 1 for cell in over)
    if not spans or 0 in below:
        return over, under
    joined = tuple(
        replace(cell, text=f"{cell.text} {below[cell.column]}")
        if cell.column in alone and cell.column in below
        else cell
        for cell in over
    )
    return joined, tuple(replace(cell, text="") if cell.column in alone else cell for cell in under)
