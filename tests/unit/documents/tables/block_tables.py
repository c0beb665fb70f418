"""Tables of blocks made from rows of text, as a reader would give them."""

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desktop.documents.blocks import (
    Block,
    Cell,
    Document,
    Kind,
    Paragraph,
    Place,
    Row,
    Source,
    Table,
)


@dataclass(frozen=True)
class Over:
    """A cell that covers several places."""

    text: str
    across: int = 1
    down: int = 1
    bold: bool = False
    number: str = ""


@dataclass(frozen=True)
class PageBreak:
    """The rows below stand on the next page."""

    continues: bool = True


Entry = str | Over
Entries = Sequence[Entry] | PageBreak


def a_table(*rows: Entries, number: int = 1, page: int | None = 1) -> Table:
    """Make a table; places that a cell above covers are left out of a row, as in HTML."""
    made: list[Row] = []
    covered: set[tuple[int, int]] = set()
    continues = False
    for entries in rows:
        if isinstance(entries, PageBreak):
            page, continues = (page or 0) + 1, entries.continues
            continue
        place = Place(page=page, row=len(made) + 1)
        cells = _cells(entries, len(made), covered)
        made.append(Row(tuple(cells), continues=continues, where=place))
        continues = False
    columns = max(cell.column + cell.colspan for row in made for cell in row.cells)
    return Table(tuple(made), columns, where=Place(page=1, table=number))


def _cells(entries: Sequence[Entry], row: int, covered: set[tuple[int, int]]) -> list[Cell]:
    cells: list[Cell] = []
    column = 0
    for entry in entries:
        while (row, column) in covered:
            column += 1
        over = entry if isinstance(entry, Over) else Over(entry)
        cells.append(Cell(over.text, column, over.across, over.down, over.bold, number=over.number))
        covered |= {
            (row + below, column + right)
            for below in range(over.down)
            for right in range(over.across)
        }
        column += over.across
    return cells


def head(*captions: Entry) -> list[Entry]:
    """Make a row of captions: bold."""
    return [
        Over(one, bold=True)
        if isinstance(one, str)
        else Over(one.text, one.across, one.down, bold=True)
        for one in captions
    ]


def group(text: str, columns: int) -> list[Entry]:
    """Make a row that is one bold cell over the whole table."""
    return [Over(text, across=columns, bold=True)]


def a_document(*blocks: Block | str) -> Document:
    """Make a document; a text is a paragraph, bold when it is in capitals or numbered by hand."""
    made = [
        Paragraph(one, bold=one.isupper() or one[:1] in "IVX") if isinstance(one, str) else one
        for one in blocks
    ]
    return Document(tuple(made), Source(Kind.DOCX, "ke-hoach.docx"))
