"""HTML as Word, Excel, browsers and web systems write it: paragraphs, lists and tables.

Must not know the clipboard.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from cchc_desktop.documents.blocks import Block, Cell, Paragraph, Place, Row, Table
from cchc_desktop.documents.errors import DocumentError
from cchc_desktop.documents.readers.cell_content import content_of, only_frames, renumbered
from cchc_desktop.documents.readers.grid import MOST_COLUMNS, tidied
from cchc_desktop.documents.readers.markup import folded
from cchc_desktop.documents.readers.word_numbers import formatted
from cchc_desktop.domain.ticket import Ticket

_MOST_LETTERS: Final = 64 * 2**20
_MOST_TAGS: Final = 4_000_000
_MOST_ROWS: Final = 100_000
_CHUNK: Final = 2**18
_SKIPPED: Final = frozenset(
    ("script", "style", "head", "title", "noscript", "template", "del", "s", "strike", "object",
     "iframe", "select", "button", "input", "xml", "meta", "link")
)  # fmt: skip
_BLOCKS: Final = frozenset(
    ("p", "div", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "section", "article",
     "header", "footer", "main", "center", "address", "hr", "caption", "h1", "h2", "h3", "h4",
     "h5", "h6", "form", "fieldset", "figure")
)  # fmt: skip
_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE
)
_IGNORED_LIST: Final = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_BOLD: Final = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC: Final = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_CENTRED: Final = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_WHITE: Final = re.compile(r"[ \t\r\n\f]+")
_SYMBOL_BULLETS: Final = frozenset("·§oØüvq•●▪■□–-")
_LIST_KINDS: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_FIRST_NUMBER: Final = re.compile(r"\s*(\d{1,6})")


@dataclass(frozen=True, slots=True)
class _Look:
    bold: bool = False
    italic: bool = False
    centred: bool = False
    level: int | None = None
    kept_white: bool = False


@dataclass(slots=True)
class _Flow:
    """Blocks made so far, and the paragraph that is being written."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    letters: int = 0
    bold: int = 0
    italic: int = 0
    look: _Look = _Look()
    marker: str = ""
    indent: int = 0

    def say(self, text: str | None, look: _Look) -> None:
        if not text:
            return
        if not look.kept_white:
            text = _WHITE.sub(" ", text)
        self.pieces.append(text)
        seen = len(text) - text.count(" ") - text.count("\u00a0")
        if seen:
            self.look = look
            self.letters += seen
            self.bold += seen if look.bold else 0
            self.italic += seen if look.italic else 0

    def end(self) -> None:
        """End the paragraph."""
        text = folded("".join(self.pieces))
        if text:
            whole = f"{self.marker} {text}" if self.marker else text
            self.blocks.append(
                Paragraph(
                    whole,
                    level=self.look.level,
                    bold=0 < self.letters == self.bold,
                    italic=0 < self.letters == self.italic,
                    centred=self.look.centred,
                    marker=self.marker,
                    indent=self.indent,
                )
            )
            self.marker = ""
        self.pieces, self.letters, self.bold, self.italic = [], 0, 0, 0


def read_html(text: str, name: str, ticket: Ticket) -> list[Block]:
    """Read a whole page, or a piece of one."""
    if len(text) > _MOST_LETTERS or text.count("<") > _MOST_TAGS:
        raise DocumentError("document-too-large", {"name": name})
    parser = etree.HTMLParser(
        remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, recover=True
    )
    try:
        for start in range(0, len(text), _CHUNK):
            ticket.step(start, len(text), "reading-file")
            parser.feed(text[start : start + _CHUNK])
        root = parser.close()
    except (etree.ParseError, ValueError) as error:
        raise DocumentError("document-broken", {"name": name}) from error
    reader = _Reader(ticket)
    flow = _Flow()
    reader.walk(root, flow, _Look())
    flow.end()
    return flow.blocks


class _Reader:
    def __init__(self, ticket: Ticket) -> None:
        self._ticket = ticket
        self._tables = 0
        self._depth = 0
        self._rows = 0

    def walk(self, element: etree._Element, flow: _Flow, look: _Look) -> None:
        """Read an element without what follows it."""
        tag, style = element.tag, element.get("style", "")
        if tag in _SKIPPED or (style and _HIDDEN.search(style)):
            return
        if tag == "table":
            flow.end()
            flow.blocks += self._table(element)
        elif tag == "br":
            flow.pieces.append("\n")
        elif style and _IGNORED_LIST.search(style):
            flow.say(_list_mark("".join(map(str, element.itertext()))), look)
        elif tag in _BLOCKS:
            flow.end()
            self._inside(element, flow, _looks(element, look, style))
            flow.end()
        else:
            self._inside(element, flow, _looks(element, look, style))

    def _inside(self, element: etree._Element, flow: _Flow, look: _Look) -> None:
        count = _number(element.get("start"), 1) - 1
        flow.say(element.text, look)
        for child in element:
            if child.tag == "li" and element.tag in ("ul", "ol"):
                flow.end()
                count = _number(child.get("value"), count + 1)
                kind = _LIST_KINDS.get(element.get("type", "1"), "decimal")
                flow.marker = f"{formatted(count, kind)}." if element.tag == "ol" else "-"
                flow.indent += 1
                self.walk(child, flow, look)
                flow.indent -= 1
                flow.marker = ""
            else:
                self.walk(child, flow, look)
            flow.say(child.tail, look)

    def _table(self, element: etree._Element) -> Iterator[Block]:
        if self._depth == 0:
            self._tables += 1
        self._depth += 1
        laying = _Laying(self._tables)
        for count, tr in enumerate(_rows(element), 1):
            self._rows += 1
            self._ticket.step(self._rows, 0, "reading-rows")
            if count > _MOST_ROWS:
                break
            self._row(tr, Place(table=laying.number, row=count), laying)
        self._depth -= 1
        yield from self._made(laying)

    def _row(self, tr: etree._Element, where: Place, laying: "_Laying") -> None:
        made: list[Cell] = []
        column = 0
        for td in tr:
            if td.tag not in ("td", "th") or _HIDDEN.search(td.get("style", "")):
                continue
            while laying.open.get(column, 0) > 0:
                column += 1
            span = min(_number(td.get("colspan"), 1, least=1), MOST_COLUMNS - column)
            if span < 1:
                break
            cell, inner = self._cell(td, column, span, where)
            made.append(cell)
            laying.took(cell, inner, _number(td.get("width"), 0))
            column += span
        laying.open = {at: left - 1 for at, left in laying.open.items() if left > 1}
        laying.rows.append(Row(tuple(made), header=_is_head(tr), where=where))

    def _cell(
        self, td: etree._Element, column: int, span: int, where: Place
    ) -> tuple[Cell, list[Block]]:
        flow = _Flow()
        style = td.get("style", "")
        look = _looks(td, _Look(bold=td.tag == "th", centred=td.tag == "th"), style)
        self._inside(td, flow, look)
        flow.end()
        content = content_of(flow.blocks)
        down = min(_number(td.get("rowspan"), 1, least=1), _MOST_ROWS)
        return Cell(
            content.text,
            column,
            span,
            down,
            bold=content.bold,
            italic=content.italic,
            centred=content.centred,
            where=where,
        ), flow.blocks

    def _made(self, laying: "_Laying") -> Iterator[Block]:
        rows = [row for row in laying.rows if row.cells]
        columns = max((c.column + c.colspan for row in rows for c in row.cells), default=0)
        if only_frames(laying.cells, columns, laying.held):
            if self._depth == 0:
                self._tables -= 1
            for block in laying.held:
                if isinstance(block, Table) and self._depth == 0:
                    self._tables += 1
                    yield renumbered(block, self._tables)
                else:
                    yield block
        elif rows:
            known = [laying.widths.get(at, 0.0) for at in range(columns)]
            laid, columns, shares = tidied(rows, columns, known if all(known) else ())
            yield Table(laid, columns, shares, where=Place(table=laying.number))


@dataclass(slots=True)
class _Laying:
    """A table that is being laid out; `open` says how many rows a column is still covered for."""

    number: int
    rows: list[Row] = field(default_factory=list)
    held: list[Block] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    open: dict[int, int] = field(default_factory=dict)
    cells: int = 0

    def took(self, cell: Cell, inner: list[Block], width: int) -> None:
        self.cells += 1
        self.held += inner
        if cell.colspan == 1 and width:
            self.widths.setdefault(cell.column, float(width))
        for covered in range(cell.column, cell.column + cell.colspan):
            self.open[covered] = cell.rowspan


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            if not _HIDDEN.search(child.get("style", "")):
                yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _is_head(row: etree._Element) -> bool:
    parent = row.getparent()
    return parent is not None and parent.tag == "thead"


def _looks(element: etree._Element, under: _Look, style: str) -> _Look:
    tag = str(element.tag)
    heading = len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()
    return _Look(
        under.bold or tag in ("b", "strong", "th") or heading or bool(_BOLD.search(style)),
        under.italic or tag in ("i", "em") or bool(_ITALIC.search(style)),
        under.centred
        or tag == "center"
        or element.get("align", "").lower() == "center"
        or bool(_CENTRED.search(style)),
        int(tag[1]) if heading else under.level,
        under.kept_white or tag == "pre",
    )


def _list_mark(text: str) -> str:
    """Give the number or bullet that Word wrote in front of a paragraph."""
    mark = text.replace("\u00a0", " ").strip()
    if len(mark) == 1 and (mark in _SYMBOL_BULLETS or not mark.isalnum()):
        mark = mark if mark in "+*" else "-"
    return f"{mark} " if mark else ""


def _number(text: str | None, default: int, *, least: int = 0) -> int:
    found = _FIRST_NUMBER.match(text or "")
    return max(least, int(found[1])) if found else default
