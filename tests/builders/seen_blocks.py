"""Blocks as a test likes to compare them: what stands where, without the rest."""

from cchc_desktop.documents.blocks import Document, Paragraph, Table
from cchc_desktop.documents.reading import read_document
from cchc_desktop.domain.ticket import Ticket


def read(data: bytes, name: str = "kế hoạch") -> Document:
    return read_document(data, name, Ticket())


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def the_table(document: Document) -> Table:
    (table,) = document.tables
    return table


def grid(table: Table) -> list[list[str]]:
    """Lay out the words of a table; a place without a cell has a dot."""
    return [["·" if cell is None else cell.text for cell in row] for row in table.spread()]
