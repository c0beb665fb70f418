"""What was copied in Word, Excel or a browser: HTML where it holds a table, else text with tabs.

Must not know the clipboard of the system: it is handed what was on it.
"""

import re
from collections.abc import Iterator
from typing import Final

from cchc_desktop.documents.blocks import Cell, Document, Kind, Place, Row, Source, Table
from cchc_desktop.documents.errors import DocumentError
from cchc_desktop.documents.readers.decoding import MOST_BYTES, decoded
from cchc_desktop.documents.readers.grid import MOST_COLUMNS
from cchc_desktop.documents.readers.html import read_html
from cchc_desktop.documents.readers.markup import folded
from cchc_desktop.documents.readers.text import read_text
from cchc_desktop.domain.ticket import Ticket

# Windows puts a note of places before the page itself.
_HEADER: Final = re.compile(r"\s*Version:[^<]*", re.IGNORECASE)
_SOURCE: Final = Source(Kind.CLIPBOARD)
_FEWEST_CAPTIONS: Final = 3  # a letterhead has two sides


def read_clipboard(html: str | bytes | None, text: str | None, ticket: Ticket) -> Document:
    """Read what was copied: `html` and `text` are the same thing as the other program gave it."""
    page = decoded(html, "") if isinstance(html, bytes) else html or ""
    plain = text or ""
    if len(plain) > MOST_BYTES:
        raise DocumentError("document-too-large", {"name": ""})
    blocks = read_html(without_note(page), "", ticket) if page.strip() else []
    document = Document(tuple(blocks), _SOURCE)
    if any(document.tables):
        return document
    if "\t" in plain:
        return Document((tab_table(plain, ticket),), _SOURCE)
    if not blocks and plain.strip():
        return read_text(plain, "", ticket, Kind.CLIPBOARD)
    if not blocks:
        raise DocumentError("clipboard-empty")
    return document


def without_note(page: str) -> str:
    """Drop the note of places before a page that was copied, as it is also found in files."""
    return _HEADER.sub("", page, count=1)


def is_copied(text: str) -> bool:
    """Tell a text that is nothing but a table with tabs: it begins with its header."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return sum(bool(cell.strip()) for cell in first.split("\t")) >= _FEWEST_CAPTIONS


def tab_table(text: str, ticket: Ticket) -> Table:
    """Read cells between tabs: Excel quotes those of several lines, Word lets them run on."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    quoted = re.search(r'(?:^|[\t\n])"[^"]*\n', lines) is not None
    rows = list(_quoted(lines) if quoted else _running(lines.split("\n")))
    columns = min(max(len(row) for row in rows), MOST_COLUMNS)
    made = []
    for count, row in enumerate(rows, 1):
        ticket.step(count, len(rows), "reading-rows")
        where = Place(table=1, row=count)
        cells = tuple(Cell(folded(one), at, where=where) for at, one in enumerate(row[:columns]))
        if any(cell.text for cell in cells):
            made.append(Row(cells, where=where))
    return Table(tuple(made), columns, where=Place(table=1))


def _quoted(text: str) -> Iterator[list[str]]:
    """Part cells as Excel writes them: a quote inside a quoted cell is doubled."""
    row: list[str] = []
    at = 0
    while at <= len(text):
        end = _closing(text, at) if text.startswith('"', at) else -1
        if end > 0:
            row.append(text[at + 1 : end].replace('""', '"'))
            at = end + 1
        else:
            end = min((e for e in (text.find("\t", at), text.find("\n", at)) if e >= 0), default=-1)
            end = len(text) if end < 0 else end
            row.append(text[at:end])
            at = end
        if at >= len(text) or text[at] == "\n":
            yield row
            row = []
        at += 1


def _closing(text: str, start: int) -> int:
    """Find the quote that ends a cell; -1 when it is only a word in quotes."""
    at = text.find('"', start + 1)
    while at >= 0 and text.startswith('"', at + 1):
        at = text.find('"', at + 2)
    return at if at >= 0 and text[at + 1 : at + 2] in ("", "\t", "\n") else -1


def _running(lines: list[str]) -> Iterator[list[str]]:
    """Gather the lines of a row until it has as many tabs as the widest one."""
    most = max(line.count("\t") for line in lines)
    row: list[str] = []
    for line in lines:
        cells = line.split("\t")
        has = len(row) - 1
        full = has >= most
        if not row or (full and len(cells) > 1) or (not full and has + len(cells) - 1 > most):
            if row:
                yield row
            row = cells
        else:
            row = [*row[:-1], f"{row[-1]}\n{cells[0]}", *cells[1:]]
    if row:
        yield row
