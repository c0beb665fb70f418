"""Fills the tables of a page with its letters, and leaves the lines that stand outside.

Must not know other pages.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cchc_desktop.documents.blocks import Cell, Place, Row
from cchc_desktop.documents.readers.flowing import is_centred, paragraphs, text_of
from cchc_desktop.documents.readers.pdf_grid import Grid, Slot, grids_of
from cchc_desktop.documents.readers.pdf_page import Letter, Line, PageMarks, lines_of
from cchc_desktop.documents.readers.syllables import has_odd_word

_LEAST_PAD, _MOST_PAD = 0.5, 8.0
_SAME_HEIGHT: Final = 3.0
_FEW_LETTERS: Final = 4.0  # sizes of a letter: eight letters or so


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on a page; `edges` are the places of its columns, to be found again overleaf."""

    top: float
    bottom: float
    edges: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    ruled: bool
    gaps: tuple[tuple[float, float], ...] = ()
    """What an undrawn table leaves free between its columns."""
    unsure: frozenset[int] = frozenset()
    """The rows, from 0, of which it is not certain what belongs to them."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """What stands on a page, sorted: tables, and the lines outside them."""

    width: float
    height: float
    lines: tuple[Line, ...]
    tables: tuple[PageTable, ...]
    letters: int
    unknown: int
    pictures: int


def content_of(marks: PageMarks) -> PageContent:
    """Sort what is on a page."""
    grids = grids_of(marks.across, marks.down)
    held: list[list[list[Letter]]] = [[[] for _ in grid.slots] for grid in grids]
    outside: list[Letter] = []
    for letter in marks.letters:
        x, y = (letter.x0 + letter.x1) / 2, (letter.top + letter.bottom) / 2
        for grid, cells in zip(grids, held, strict=True):
            if grid.ys[0] <= y <= grid.ys[-1] and (slot := grid.at(x, y)) is not None:
                cells[slot].append(letter)
                break
        else:
            outside.append(letter)
    tables = [_table(grid, cells) for grid, cells in zip(grids, held, strict=True)]
    shown = sum(letter.text != " " for letter in marks.letters)
    return PageContent(
        marks.width,
        marks.height,
        tuple(lines_of(outside, in_pieces=True)),
        tuple(table for table in tables if table is not None),
        shown,
        marks.unknown,
        marks.pictures,
    )


def _table(grid: Grid, held: Sequence[list[Letter]]) -> PageTable | None:
    lines = [lines_of(letters) for letters in held]
    if not any(lines):
        return None
    pads = _pads(grid, lines)
    rows: list[list[Cell]] = [[] for _ in range(len(grid.ys) - 1)]
    for slot, inside in zip(grid.slots, lines, strict=True):
        left = grid.xs[slot.column]
        right = grid.xs[slot.column + slot.columns] - pads[slot.column + slot.columns - 1]
        rows[slot.row].append(
            Cell(
                cell_text(inside, left, right),
                slot.column,
                slot.columns,
                slot.rows,
                bold=bool(inside) and all(line.bold for line in inside),
                italic=bool(inside) and all(line.italic for line in inside),
                centred=bool(inside) and is_centred(inside, left, right),
            )
        )
    made = [row for row in rows if row]
    odd = {
        slot.row
        for slot, inside in zip(grid.slots, lines, strict=True)
        if _is_narrow(grid, slot, inside) and _is_odd(rows[slot.row], slot)
    }
    return PageTable(
        grid.ys[0],
        grid.ys[-1],
        tuple(grid.xs),
        tuple(tuple(row) for row in made),
        ruled=True,
        unsure=frozenset(at for at, row in enumerate(made) if rows.index(row) in odd),
    )


def _is_narrow(grid: Grid, slot: Slot, lines: Sequence[Line]) -> bool:
    """Tell whether a cell has room for a few letters only, so that words were broken in it."""
    width = grid.xs[slot.column + slot.columns] - grid.xs[slot.column]
    return len(lines) > 1 and width < _FEW_LETTERS * lines[0].size


def _is_odd(row: Sequence[Cell], slot: Slot) -> bool:
    return any(cell.column == slot.column and has_odd_word(cell.text) for cell in row)


def _pads(grid: Grid, lines: Sequence[Sequence[Line]]) -> list[float]:
    """Measure for each column how far its text keeps from the line at its left: as at its right."""
    pads = [_MOST_PAD] * (len(grid.xs) - 1)
    for slot, inside in zip(grid.slots, lines, strict=True):
        if slot.columns == 1:
            for line in inside:
                here = line.x0 - grid.xs[slot.column]
                pads[slot.column] = min(pads[slot.column], max(here, _LEAST_PAD))
    return pads


def cell_text(lines: Sequence[Line], left: float, right: float) -> str:
    """Read a cell: its paragraphs, each on a line of its own."""
    rows = _in_rows(lines)
    return "\n".join(text_of(group, left, right) for group in paragraphs(rows, left, right))


def _in_rows(lines: Sequence[Line]) -> list[Line]:
    """Join what a wide gap had parted inside one cell."""
    rows: list[Line] = []
    for line in lines:
        if rows and abs(rows[-1].bottom - line.bottom) < _SAME_HEIGHT and line.x0 > rows[-1].x0:
            former = rows[-1]
            rows[-1] = Line(
                former.x0,
                max(former.x1, line.x1),
                min(former.top, line.top),
                max(former.bottom, line.bottom),
                f"{former.text} {line.text}",
                former.bold and line.bold,
                former.italic and line.italic,
                former.first,
            )
        else:
            rows.append(line)
    return rows


def placed(table: PageTable, where: Place) -> list[Row]:
    """Say of rows and cells where they stand."""
    made = []
    for count, cells in enumerate(table.rows, 1):
        here = Place(where.page, where.table, count)
        made.append(
            Row(
                tuple(
                    Cell(
                        cell.text,
                        cell.column,
                        cell.colspan,
                        cell.rowspan,
                        cell.bold,
                        cell.italic,
                        cell.centred,
                        where=here,
                    )
                    for cell in cells
                ),
                sure=count - 1 not in table.unsure,
                where=here,
            )
        )
    return made
