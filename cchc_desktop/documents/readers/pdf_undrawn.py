"""The tables of a page that nobody drew: found among its lines, and their cells filled.

Must not know other pages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from cchc_desktop.documents.blocks import Cell
from cchc_desktop.documents.readers.aligned_columns import TextLine
from cchc_desktop.documents.readers.alignment import Found, find_tables
from cchc_desktop.documents.readers.over_captions import with_captions
from cchc_desktop.documents.readers.pdf_page import Line
from cchc_desktop.documents.readers.pdf_tables import PageTable, cell_text

_COLUMN_GAP: Final = 10.0  # points between pieces of an undrawn table
_RIVER: Final = 5.0  # points that stay free between many columns
_FEWEST_COLUMNS_OF_RIVERS: Final = 3
_SAME_HEIGHT: Final = 3.0


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
    rows = tuple(with_captions(rows))
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
