"""One sheet of a workbook, read row by row while it is unpacked.

A sheet may claim a million rows: empty ones cost next to nothing here, and a long run of them
ends the reading. Must not know what a title or a table is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from lxml import etree

from cchc_desktop.documents.blocks import Cell, Place
from cchc_desktop.documents.legacy_fonts import encoding_of_font
from cchc_desktop.documents.readers.number_shown import shown
from cchc_desktop.documents.readers.package import Package, xml_pull_parser
from cchc_desktop.documents.readers.sheet_styles import CellLook, readable, s, text_of
from cchc_desktop.documents.readers.word_names import number
from cchc_desktop.domain.ticket import Ticket

_MERGE: Final = re.compile(
    rb'<(?:\w{1,9}:)?mergeCell\s[^<>]{0,100}?ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"'
)
_MOST_MERGES: Final = 50_000
_KEPT: Final = 200  # bytes: longer than the mark of a merged cell
_MOST_COLUMNS: Final = 16_384
_MOST_CELLS: Final = 1_000_000
_EMPTY_RUN: Final = 20_000
_LONGEST_ROW: Final = 8 * 2**20  # bytes of XML; a row has 16,384 cells at most
_STEP_EVERY: Final = 100
_ROW, _COLUMNS, _V, _IS = s("row"), s("cols"), s("v"), s("is")
_LETTERS: Final = re.compile("[A-Z]{1,3}")
_YES: Final = frozenset(("1", "true"))


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share."""

    texts: Sequence[etree._Element | str]
    looks: Sequence[CellLook]
    from_1904: bool


@dataclass(slots=True)
class SheetRow:
    """The cells of one visible row by their column in the sheet, from 0."""

    number: int
    cells: list[Cell]


@dataclass(slots=True)
class Sheet:
    """A sheet that is being read; `hidden_rows` and `hidden_columns` are counted on the way."""

    name: str
    table: int
    merges: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_filled: int = 0
    cut: bool = False


def read_sheet(
    package: Package, part: str, sheet: Sheet, book: Book, ticket: Ticket
) -> Iterator[SheetRow]:
    """Give the visible rows that hold something."""
    _find_merges(package, part, sheet, ticket)
    empty = cells = 0
    for count, element in enumerate(_elements(package, part)):
        if count % _STEP_EVERY == 0:
            ticket.step(count, 0, "reading-rows")
        if element.tag == _COLUMNS:
            _columns(element, sheet)
            continue
        row = _row(element, sheet, book)
        hidden = element.get("hidden") in _YES or element.get("ht") == "0"
        if hidden and len(sheet.hidden_rows) < _MOST_CELLS:
            sheet.hidden_rows.add(row.number)
            sheet.hidden_filled += bool(row.cells)
        if row.cells and not hidden:
            empty = 0
            cells += len(row.cells)
            if cells > _MOST_CELLS:
                raise package.refusal("document-too-large")
            yield row
        else:
            empty += 1
            if empty > _EMPTY_RUN:
                sheet.cut = True
                return


def _find_merges(package: Package, part: str, sheet: Sheet, ticket: Ticket) -> None:
    """Find merged cells first: a sheet names them after all its rows."""
    rest = b""
    for piece in package.chunks(part):
        ticket.step(0, 0, "reading-file")
        for found in _MERGE.finditer(rest + piece):
            if len(sheet.merges) >= _MOST_MERGES:
                return
            left, top, right, bottom = (
                column_of(found[1].decode()),
                int(found[2]),
                column_of(found[3].decode()),
                int(found[4]),
            )
            if left <= right < _MOST_COLUMNS and top <= bottom:
                sheet.merges[top, left] = (bottom, right)
        rest = (rest + piece)[-_KEPT:]


def column_of(letters: str) -> int:
    """Give the index of a column named A, B, … AA."""
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1


def _elements(package: Package, part: str) -> Iterator[etree._Element]:
    parser = xml_pull_parser((_ROW, _COLUMNS))
    waiting = 0
    for piece in package.chunks(part):
        waiting += len(piece)
        if waiting > _LONGEST_ROW:
            raise package.refusal("document-too-large")
        try:
            parser.feed(piece)
            for _, element in parser.read_events():
                if not isinstance(element, etree._Element):  # noqa: SLF001 - lxml's own name
                    continue
                if waiting and element.getroottree().docinfo.internalDTD is not None:
                    raise package.refusal("document-unsafe")
                waiting = 0
                yield element
                _forget(element)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise package.refusal("document-broken") from error


def _forget(element: etree._Element) -> None:
    """Give back the memory of a row and of all before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and (former := element.getprevious()) is not None:
        parent.remove(former)


def _columns(element: etree._Element, sheet: Sheet) -> None:
    for one in element:
        first, last = number(one.get("min"), 1) - 1, number(one.get("max"), 1)
        last = min(last, first + _MOST_COLUMNS, _MOST_COLUMNS)
        try:
            width = float(one.get("width", "0"))
        except ValueError:
            width = 0.0
        hidden = one.get("hidden") in _YES or (width == 0 and one.get("width") is not None)
        for column in range(max(0, first), last):
            if hidden:
                sheet.hidden.add(column)
            elif last - first < 100:
                sheet.widths[column] = width


def _row(element: etree._Element, sheet: Sheet, book: Book) -> SheetRow:
    row = number(element.get("r"))
    where = Place(None, sheet.table, row, sheet.name)
    cells = []
    column = -1
    for child in element:
        reference = child.get("r")
        column = column + 1 if reference is None else _column(reference)
        if not 0 <= column < _MOST_COLUMNS or not len(child):
            continue
        text, plain, look = _content(child, book)
        if text:
            bottom, right = sheet.merges.get((row, column), (row, column))
            cells.append(
                Cell(
                    text,
                    column,
                    right - column + 1,
                    bottom - row + 1,
                    look.bold,
                    look.italic,
                    look.centred,
                    plain,
                    where,
                )
            )
    return SheetRow(row, cells)


@lru_cache(maxsize=4096)
def _column_of(letters: str) -> int:
    return column_of(letters) if _LETTERS.fullmatch(letters) else -1


def _column(reference: str) -> int:
    return _column_of(reference.rstrip("0123456789"))


def _content(cell: etree._Element, book: Book) -> tuple[str, str, CellLook]:
    """Give the text of a cell, its plain number, and its look."""
    at = number(cell.get("s")) if "s" in cell.attrib else 0
    look = book.looks[at] if 0 <= at < len(book.looks) else book.looks[0]
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(_IS)
        return ("" if inline is None else text_of(inline, look.font).strip(), "", look)
    held = cell.find(_V)
    stored = "" if held is None or held.text is None else held.text
    if kind == "s":
        place = number(stored, -1)
        text = book.texts[place] if 0 <= place < len(book.texts) else ""
        return (_shared(text, look.font), "", look)
    if kind == "n":
        seen = shown(stored, look.format, from_1904=book.from_1904) if stored else ("", "")
        return (*seen, look)
    return _rarity(kind, stored, look), "", look


def _rarity(kind: str, stored: str, look: CellLook) -> str:
    if kind == "b":
        return "TRUE" if stored == "1" else "FALSE"
    if kind == "d":
        return _iso_day(stored)
    return readable(stored, look.font).strip()


def _shared(text: etree._Element | str, font: str) -> str:
    if not isinstance(text, str):
        return text_of(text, font).strip()
    return readable(text, font) if encoding_of_font(font) else text


def _iso_day(stored: str) -> str:
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T00:00:00(?:\.0+)?Z?)?", stored)
    return f"{found[3]}/{found[2]}/{found[1]}" if found else stored
