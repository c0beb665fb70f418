"""Tidies the grid of a table: columns that nobody sees as columns go.

Tables that were edited by hand have edges that miss one another by a hair, and each makes a
column in the file. Must not know any file format.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from cchc_desktop.documents.blocks import Cell, Row

# A column narrower than this share of the table holds no text: 2 mm of a landscape page.
_HAIR: Final = 0.008


def tidied(
    rows: Sequence[Row], columns: int, widths: Sequence[float] = ()
) -> tuple[tuple[Row, ...], int, tuple[float, ...]]:
    """Give rows, number of columns and their shares, without columns that are only an edge.

    A column goes when no cell begins in it, or when it is a hair wide and no cell with words
    has it for its own.
    """
    columns = max([columns, *(cell.column + cell.colspan for row in rows for cell in row.cells)])
    if columns > MOST_COLUMNS:
        rows, columns = _cut(rows), MOST_COLUMNS
    shares = _shares(widths, columns)
    starts = {cell.column for row in rows for cell in row.cells}
    filled = {cell.column for row in rows for cell in row.cells if cell.colspan == 1 and cell.text}
    kept = [
        at
        for at in range(columns)
        if at in starts and (at in filled or not shares or shares[at] >= _HAIR)
    ]
    if len(kept) == columns or not kept:
        return tuple(rows), columns, shares
    # The place of each old edge among the new ones; a column that goes joins the one before it.
    edge = [0] * (columns + 1)
    for at in range(columns):
        edge[at + 1] = edge[at] + (at in set(kept))
    return (
        tuple(replace(row, cells=_moved(row, edge, kept)) for row in rows),
        len(kept),
        _joined_shares(shares, kept),
    )


MOST_COLUMNS: Final = 256


def _cut(rows: Sequence[Row]) -> list[Row]:
    return [
        replace(row, cells=tuple(cell for cell in row.cells if cell.column < MOST_COLUMNS))
        for row in rows
    ]


def _moved(row: Row, edge: list[int], kept: list[int]) -> tuple[Cell, ...]:
    """Move cells; a hair that is a cell of its own without words disappears."""
    made: list[Cell] = []
    standing = set(kept)
    for cell in row.cells:
        end = min(cell.column + cell.colspan, len(edge) - 1)
        start = edge[cell.column] if cell.column in standing else edge[cell.column] - 1
        start = max(start, made[-1].column + made[-1].colspan if made else 0)
        span = edge[end] - start
        if span > 0:
            made.append(replace(cell, column=start, colspan=span))
    return tuple(made)


def _shares(widths: Sequence[float], columns: int) -> tuple[float, ...]:
    total = sum(widths)
    if len(widths) != columns or total <= 0 or min(widths) < 0:
        return ()
    return tuple(width / total for width in widths)


def _joined_shares(shares: Sequence[float], kept: list[int]) -> tuple[float, ...]:
    if not shares:
        return ()
    edges = [0, *kept[1:], len(shares)]
    return tuple(sum(shares[a:b]) for a, b in pairwise(edges))
