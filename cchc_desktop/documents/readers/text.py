"""Plain text and Markdown: tables by pipes, by tabs, or by columns of spaces; the rest paragraphs.

Must not know the encoding that the bytes were in: `decoding` settles that first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

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
from cchc_desktop.documents.readers.aligned_columns import TextLine
from cchc_desktop.documents.readers.alignment import Found, find_tables
from cchc_desktop.documents.readers.found_rows import FoundRow
from cchc_desktop.documents.readers.grid import MOST_COLUMNS
from cchc_desktop.documents.readers.markup import folded, without_stars, without_tags
from cchc_desktop.documents.readers.over_captions import with_captions
from cchc_desktop.documents.wording import edge_of, unwrapped
from cchc_desktop.domain.ticket import Ticket

_RULE: Final = re.compile(r"\s*(?:[-=_*]\s?){3,}\s*")
_PIPE_RULE: Final = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_TAB_RULE: Final = re.compile(r"\s*-+(?:[ \t]+-+)+\s*")
_BORDER: Final = re.compile(r"\s*\+(?:[-=]+\+)+\s*")
_UNESCAPED_PIPE: Final = re.compile(r"(?<!\\)\|")
_HEADING: Final = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_OPENED: Final = re.compile(r"\*{1,3}(?=[^\s*])")
_COLUMNS: Final = re.compile(r"\S+(?: \S+)*")
_MOST_BLANK: Final = 2  # empty lines that a table may hold, as at the end of a page
_STEP_EVERY: Final = 500
_LEAST_GAP: Final = 2.0
_ALIGNED_FROM: Final = 3  # lines


@dataclass(frozen=True, slots=True)
class _Word:
    x0: float
    x1: float
    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    page: int | None
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def piped(self) -> bool:
        return self.text.lstrip().startswith("|") or len(_UNESCAPED_PIPE.findall(self.text)) > 1

    @property
    def tabs(self) -> int:
        return self.text.count("\t")


@dataclass(slots=True)
class _State:
    tables: int = 0
    blocks: list[Block] = field(default_factory=list)


def read_text(text: str, name: str, ticket: Ticket, kind: Kind = Kind.TEXT) -> Document:
    """Read a text whose letters are already known."""
    lines = _lines(text)
    state = _State()
    at = 0
    while at < len(lines):
        if at % _STEP_EVERY == 0:
            ticket.step(at, len(lines), "reading-lines")
        line = lines[at]
        if line.piped and (end := _piped(lines, at)):
            _add_table(state, list(_pipe_rows(lines[at:end])), line)
        elif line.tabs and (end := _tabbed(lines, at)):
            _add_table(state, list(_tab_rows(lines[at:end])), line)
        else:
            end = _plain(lines, at)
            _add_text(state, lines[at:end])
        at = end
    return Document(tuple(state.blocks), Source(kind, name))


def _lines(text: str) -> list[_Line]:
    """Part a text into lines with their numbers and pages; a form feed ends a page."""
    paged = "\f" in text
    found: list[_Line] = []
    for page, sheet in enumerate(text.split("\f"), 1):
        for line in re.split(r"\r\n|\r|\n", sheet):
            found.append(_Line(len(found) + 1, page if paged else None, line.rstrip(" \u00a0")))
    return found


def _piped(lines: Sequence[_Line], start: int) -> int:
    """Give the end of a table of pipes, 0 for none: two lines, or one with its rule."""
    end = start
    while end < len(lines) and (lines[end].piped or _BORDER.fullmatch(lines[end].text)):
        end += 1
    return end if end - start > 1 else 0


def _tabbed(lines: Sequence[_Line], start: int) -> int:
    """Give the end of a table of tabs, 0 for none; page breaks leave empty lines inside it."""
    end, blank = start, 0
    rows = 0
    most = 0
    for at in range(start, len(lines)):
        line = lines[at]
        if line.tabs and not _TAB_RULE.fullmatch(line.text):
            rows, most, blank, end = rows + 1, max(most, line.tabs), 0, at + 1
        elif line.blank or _TAB_RULE.fullmatch(line.text):
            blank += 1
            if blank > _MOST_BLANK:
                break
        else:
            break
    return end if (rows > 1 and most > 0) or most > 1 else 0


def _plain(lines: Sequence[_Line], start: int) -> int:
    end = start + 1
    while end < len(lines) and not (lines[end].piped and _piped(lines, end)):
        if lines[end].tabs and _tabbed(lines, end):
            break
        end += 1
    return end


# ---- tables --------------------------------------------------------------------------------


def _pipe_rows(lines: Sequence[_Line]) -> Iterator[tuple[_Line, list[str]]]:
    for line in lines:
        if _PIPE_RULE.fullmatch(line.text) or _BORDER.fullmatch(line.text):
            continue
        inner = line.text.strip().removeprefix("|")
        inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
        yield line, [cell.replace("\\|", "|") for cell in _UNESCAPED_PIPE.split(inner)]


def _tab_rows(lines: Sequence[_Line]) -> Iterator[tuple[_Line, list[str]]]:
    for line in lines:
        if not line.blank and not _TAB_RULE.fullmatch(line.text):
            yield line, line.text.split("\t")


def _add_table(state: _State, rows: list[tuple[_Line, list[str]]], first: _Line) -> None:
    columns = min(max((len(cells) for _, cells in rows), default=0), MOST_COLUMNS)
    if not rows:
        return
    state.tables += 1
    where = Place(first.page, state.tables)
    made = []
    for count, (line, cells) in enumerate(rows, 1):
        here = Place(line.page, state.tables, count)
        made.append(
            Row(tuple(_cell(text, at, here) for at, text in enumerate(cells[:columns])), where=here)
        )
    state.blocks.append(Table(tuple(made), columns, ruled=True, where=where))


def _cell(text: str, column: int, where: Place) -> Cell:
    bare, bold, italic = without_stars(without_tags(text))
    return Cell(folded(bare), column, bold=bold, italic=italic, where=where)


# ---- running text --------------------------------------------------------------------------


def _add_text(state: _State, lines: Sequence[_Line]) -> None:
    """Add paragraphs, and the tables that only stand aligned."""
    seen = [
        TextLine(float(line.number), tuple(_words(line.text)) or (_Word(0.0, 0.0, ""),))
        for line in lines
    ]
    at = 0
    for found in _aligned(seen):
        state.blocks += _paragraphs(lines[at : found.first])
        _add_aligned(state, found, lines)
        at = found.last
    state.blocks += _paragraphs(lines[at:])


def _aligned(seen: Sequence[TextLine[_Word]]) -> list[Found[_Word]]:
    return [
        found
        for found in find_tables(seen, _LEAST_GAP)
        if sum(len(line.pieces) > 1 for line in seen[found.first : found.last]) >= _ALIGNED_FROM
    ]


def _words(text: str) -> Iterator[_Word]:
    """Part a line where two spaces or more stand."""
    for found in _COLUMNS.finditer(text.expandtabs()):
        yield _Word(float(found.start()), float(found.end()), found[0])


def _add_aligned(state: _State, found: Found[_Word], lines: Sequence[_Line]) -> None:
    state.tables += 1
    first = lines[found.first]
    columns = len(found.edges) + 1
    cells = with_captions([_aligned_row(row, columns) for row in found.rows])
    rows = []
    for count, (row, held) in enumerate(zip(found.rows, cells, strict=True), 1):
        here = Place(first.page, state.tables, count)
        if any(cell.text for cell in held):
            placed = tuple(replace(cell, where=here) for cell in held)
            rows.append(Row(placed, sure=row.sure, where=here))
    where = Place(first.page, state.tables)
    state.blocks.append(Table(tuple(rows), columns, ruled=False, where=where))


def _aligned_row(row: FoundRow[_Word], columns: int) -> tuple[Cell, ...]:
    made: list[Cell] = []
    for column, span, pieces in row.cells:
        until = made[-1].column + made[-1].colspan if made else 0
        made += [Cell("", empty) for empty in range(until, column)]
        made.append(Cell(folded(" ".join(piece.text for piece in pieces)), column, span))
    until = made[-1].column + made[-1].colspan if made else 0
    return (*made, *(Cell("", empty) for empty in range(until, columns)))


def _paragraphs(lines: Sequence[_Line]) -> Iterator[Paragraph]:
    """Make paragraphs of the lines between empty ones; emphasis may reach over several lines."""
    strong = ""
    edge = edge_of(one.text for one in lines)
    for block in _blocks(lines):
        for line in unwrapped([one.text for one in block], edge):
            heading = _HEADING.fullmatch(line.strip())
            text, strong, look = _emphasis(heading[2] if heading else line.strip(), strong)
            for piece in folded(without_tags(text)).split("\n"):
                if piece:
                    yield Paragraph(
                        piece,
                        level=len(heading[1]) if heading else None,
                        bold=len(look) > 1,
                        italic=len(look) in (1, 3),
                        where=Place(block[0].page),
                    )
        strong = ""


def _blocks(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    block: list[_Line] = []
    for line in lines:
        ends = line.blank or _RULE.fullmatch(line.text) is not None
        if block and (ends or line.page != block[-1].page):
            yield block
            block = []
        if not ends:
            block.append(line)
    if block:
        yield block


def _emphasis(text: str, still: str) -> tuple[str, str, str]:
    """Take off stars; give the text, the stars still open after it, and those all of it has."""
    bare, bold, italic = without_stars(text)
    whole = "*" * (2 * bold + italic)
    opened = _OPENED.match(bare)
    if opened:
        return bare[opened.end() :], opened[0], opened[0]
    if still and bare.endswith(still):
        return bare.removesuffix(still), "", still
    return bare, still, still or whole
