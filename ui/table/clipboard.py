"""Lines as a table for Word and Excel, and tables from there as cells of text.

Must not know what a cell means. HTML is read by lxml, which is loaded when somebody pastes.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QMimeData

from ui.table.column import Column, Line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_ROWS: Final = 20_000
_MOST_COLUMNS: Final = 200
_TABLE: Final = (
    "border-collapse:collapse;font-family:'Times New Roman',serif;font-size:13pt;"
    "mso-table-layout-alt:fixed"
)
# Without it Excel puts each broken line into a row of its own.
_BREAK: Final = '<br style="mso-data-placement:same-cell">'
_CELL: Final = "border:1px solid #000;padding:2pt 4pt;vertical-align:top"
# Excel would make a date or a formula of what only looks like one.
_AS_TEXT: Final = r"mso-number-format:'\@'"


@dataclass(frozen=True, slots=True)
class PastedTable:
    """Cells as text, every row of the same length.

    A cell that was joined repeats its words in every place it covered; `covered` names the places
    but the first.
    """

    rows: tuple[tuple[str, ...], ...]
    covered: frozenset[tuple[int, int]] = frozenset()

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0


# --- out


def copied(columns: Sequence[Column], lines: Sequence[Line]) -> QMimeData:
    """Return the lines with a bold head, as HTML with borders and as text parted by tabs."""
    titles = [column.title for column in columns]
    rows = [[column.copied(line) for column in columns] for line in lines]
    out = QMimeData()
    out.setHtml(_html(titles, rows))
    out.setText(_tabbed([titles, *rows]))
    return out


def _html(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th style="{_CELL};font-weight:bold">{_words(one)}</th>' for one in titles)
    body = "".join(
        "<tr>"
        + "".join(f'<td style="{_CELL};{_AS_TEXT}">{_words(one)}</td>' for one in row)
        + "</tr>"
        for row in rows
    )
    return (
        '<html><head><meta charset="utf-8"></head><body>'
        f'<table border="1" cellspacing="0" style="{_TABLE}">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></body></html>"
    )


def _words(text: str) -> str:
    return _BREAK.join(escape(part) for part in text.split("\n"))


def _tabbed(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, dialect="excel-tab", lineterminator="\r\n").writerows(rows)
    return out.getvalue()


# --- in


def read_table(mime: QMimeData) -> PastedTable | None:
    """Return the cells of what was copied elsewhere, or None where there are no words."""
    if mime.hasHtml() and (table := _read_html(mime.html())) is not None:
        return table
    return _read_text(mime.text()) if mime.hasText() else None


def _read_text(text: str) -> PastedTable | None:
    if not text.strip():
        return None
    lines = io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"))
    read = csv.reader(lines, dialect="excel-tab", strict=False)
    try:
        rows = [[_clean(cell) for cell in row[:_MOST_COLUMNS]] for row in read][:_MOST_ROWS]
    except csv.Error:  # a cell longer than any cell is
        return None
    return _even(rows, frozenset())


def _read_html(source: str) -> PastedTable | None:
    from lxml import etree, html  # noqa: PLC0415 - when somebody pastes

    try:
        page = html.fromstring(source)
    except (etree.ParserError, ValueError):
        return None
    tables = [one for one in page.iter("table") if next(one.iterancestors("table"), None) is None]
    if not tables:
        return None
    grid = _Grid([], set(), {})
    for table in tables:  # what a page copies as several tables in a row is read as one
        grid.waiting.clear()
        for row in islice(_own(table, "tr"), _MOST_ROWS - len(grid.rows)):
            grid.add_row(row.iterchildren("td", "th"))
    return _even(grid.rows, frozenset(grid.covered))


@dataclass(slots=True)
class _Grid:
    """Rows as they are read; a joined cell is written into each place it covers."""

    rows: list[list[str]]
    covered: set[tuple[int, int]]
    waiting: dict[tuple[int, int], str]

    def add_row(self, cells: Iterator["HtmlElement"]) -> None:
        at = len(self.rows)
        self.rows.append([])
        self._take_waiting(at)
        for cell in cells:
            self._put(at, _cell_words(cell), _span(cell, "colspan"), _span(cell, "rowspan"))
            self._take_waiting(at)

    def _put(self, at: int, words: str, across: int, down: int) -> None:
        row = self.rows[at]
        for step in range(min(across, _MOST_COLUMNS - len(row))):
            if step:
                self.covered.add((at, len(row)))
            for below in range(at + 1, min(at + down, _MOST_ROWS)):
                self.waiting[below, len(row)] = words
            row.append(words)

    def _take_waiting(self, at: int) -> None:
        """Go on behind the cells that reach down from rows above."""
        row = self.rows[at]
        while (words := self.waiting.pop((at, len(row)), None)) is not None:
            self.covered.add((at, len(row)))
            row.append(words)


def _own(table: "HtmlElement", tag: str) -> Iterator["HtmlElement"]:
    """Yield the rows of a table, not those of tables inside its cells."""
    for one in table.iter(tag):
        if next(one.iterancestors("table"), None) is table:
            yield one


def _span(cell: "HtmlElement", name: str) -> int:
    stated = str(cell.get(name) or "1").strip()
    return max(1, int(stated)) if stated.isascii() and stated.isdigit() else 1


def _cell_words(cell: "HtmlElement") -> str:
    """Return a cell's words; paragraphs and breaks are lines, other white space is a space."""
    return _clean("".join(_pieces(cell)))


def _pieces(element: Any) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in ("style", "script"):
        return
    if element.tag in ("p", "div", "li", "tr"):
        yield "\n"
    if element.text:
        yield _spaced(element.text)
    for child in element:
        if child.tag == "br":
            yield "\n"
        yield from _pieces(child)
        if child.tail:
            yield _spaced(child.tail)


def _spaced(text: str) -> str:
    """Fold white space as a browser does: a line broken in the source is no broken line."""
    inner = " ".join(text.split())
    if not inner:
        return " "
    before = " " if text[0].isspace() else ""
    return before + inner + (" " if text[-1].isspace() else "")


def _clean(text: str) -> str:
    lines = (" ".join(line.replace("\u00a0", " ").split()) for line in text.split("\n"))
    return "\n".join(lines).strip("\n").replace("\n\n", "\n")


def _even(rows: list[list[str]], covered: frozenset[tuple[int, int]]) -> PastedTable | None:
    width = max((len(row) for row in rows), default=0)
    filled = [tuple(row + [""] * (width - len(row))) for row in rows]
    while filled and not any(filled[-1]):
        filled.pop()
    return PastedTable(tuple(filled), covered) if width and filled else None
