"""Fills the tables of a page with its letters, and leaves the lines that stand outside.

Must not know other pages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cchc_desktop.documents.blocks import Cell, Place, Row
from cchc_desktop.documents.readers.aligned_columns import TextLine
from cchc_desktop.documents.readers.alignment import Found, find_tables
from cchc_desktop.documents.readers.flowing import is_centred, paragraphs, text_of
from cchc_desktop.documents.readers.pdf_grid import Grid, Slot, grids_of
from cchc_desktop.documents.readers.pdf_page import Letter, Line, PageMarks, lines_of
from cchc_desktop.documents.readers.syllables import has_odd_word

_LEAST_PAD, _MOST_PAD = 0.5, 8.0
_COLUMN_GAP: Final = 10.0  # points between pieces of an undrawn table
_RIVER: Final = 5.0  # points that stay free between many columns
_FEWEST_COLUMNS_OF_RIVERS: Final = 3
_SAME_HEIGHT: Final = 3.0
_FEW_LETTERS: Final = 4.0  # sizes of a letter: eight letters or so
_ROWS_OF_CAPTIONS: Final = 2


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


def undrawn(
    lines: Sequence[Line], first_gaps: Sequence[tuple[float, float]] = ()
) -> list[Line | PageTable]:
    """Find tables among lines, by alignment; give what is there from the top.

    `first_gaps` are the gaps of a table that may go on in the first lines.
    """
    rows = _side_by_side(lines)
    fine = [[piece for line in row for piece in line.pieces or (line,)] for row in rows]
    seen = [TextLine(row[0].bottom, tuple(row)) for row in fine]
    found = find_tables(
        seen, _RIVER, least_columns=_FEWEST_COLUMNS_OF_RIVERS, first_gaps=first_gaps
    )
    made: list[Line | PageTable] = []
    at = 0
    for table in found:
        made += _with_wide_gaps(rows[at : table.first])
        made.append(
            _aligned(table, [line for row in rows[table.first : table.last] for line in row])
        )
        at = table.last
    return made + _with_wide_gaps(rows[at:])


def _with_wide_gaps(rows: Sequence[list[Line]]) -> list[Line | PageTable]:
    """Find what stands in two columns, with a gap that no text has: the head of a letter."""
    seen = [TextLine(row[0].bottom, tuple(row)) for row in rows]
    made: list[Line | PageTable] = []
    at = 0
    for table in find_tables(seen, _COLUMN_GAP):
        made += [line for row in rows[at : table.first] for line in row]
        made.append(
            _aligned(table, [line for row in rows[table.first : table.last] for line in row])
        )
        at = table.last
    return made + [line for row in rows[at:] for line in row]


def _side_by_side(lines: Sequence[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in lines:
        if rows and abs(rows[-1][0].bottom - line.bottom) < _SAME_HEIGHT:
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=lambda line: line.x0)
    return rows


def _aligned(found: Found[Line], lines: Sequence[Line]) -> PageTable:
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    ends = _right_ends(found)
    rows = tuple(_aligned_row(row.cells, ends, right, len(found.edges) + 1) for row in found.rows)
    rows = (*_captions(rows[:2]), *rows[2:])
    edges = (left, *found.edges, right)
    return PageTable(
        min(line.top for line in lines),
        max(line.bottom for line in lines),
        edges,
        rows,
        ruled=False,
        gaps=found.gaps,
        unsure=frozenset(at for at, row in enumerate(found.rows) if not row.sure),
    )


def _aligned_row(
    row: Sequence[tuple[int, int, tuple[Line, ...]]],
    ends: Mapping[int, float],
    right: float,
    columns: int,
) -> tuple[Cell, ...]:
    """Make the cells of a row, those without words too: no column may get lost on a page."""
    made: list[Cell] = []
    for column, span, pieces in row:
        until = made[-1].column + made[-1].colspan if made else 0
        made += [Cell("", empty) for empty in range(until, column)]
        made.append(
            Cell(
                _pieces_text(pieces, ends.get(column + span - 1, right)),
                column,
                span,
                bold=all(piece.bold for piece in pieces),
                italic=all(piece.italic for piece in pieces),
            )
        )
    until = made[-1].column + made[-1].colspan if made else 0
    return (*made, *(Cell("", empty) for empty in range(until, columns)))


def _captions(rows: Sequence[tuple[Cell, ...]]) -> Sequence[tuple[Cell, ...]]:
    """See captions that stand over several columns, where a second row names each of these."""
    if len(rows) < _ROWS_OF_CAPTIONS or not all(one.text for one in rows[0][:1]):
        return rows
    over, under = rows
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


def _right_ends(found: Found[Line]) -> dict[int, float]:
    """Give how far the text of each column reaches."""
    ends: dict[int, float] = {}
    for row in found.rows:
        for column, span, pieces in row.cells:
            if span == 1:
                ends[column] = max([ends.get(column, 0.0), *(piece.x1 for piece in pieces)])
    return ends


def _pieces_text(pieces: Sequence[Line], right: float) -> str:
    return cell_text(pieces, min(piece.x0 for piece in pieces), right)


def with_titles(table: PageTable, lines: Sequence[Line]) -> PageTable:
    """Add lines below an undrawn table, which goes on overleaf, as titles of their own rows."""
    inner = table.edges[1:-1]
    added: list[tuple[Cell, ...]] = []
    for row in _side_by_side(lines):
        cells: dict[int, list[Line]] = {}
        for piece in (piece for line in row for piece in line.pieces or (line,)):
            cells.setdefault(sum(edge <= piece.x0 for edge in inner), []).append(piece)
        found = [
            (
                at,
                max(sum(edge < piece.x1 for edge in inner) for piece in held) - at + 1,
                tuple(held),
            )
            for at, held in sorted(cells.items())
        ]
        added.append(_aligned_row(found, {}, table.edges[-1], len(inner) + 1))
    bottom = max(line.bottom for line in lines)
    return replace(table, bottom=bottom, rows=(*table.rows, *added))


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
