"""Workbooks of Excel: each visible sheet becomes what stands above its table, and the table.

Read with lxml while it is unpacked: openpyxl's fast way tells neither merged cells nor hidden
rows, its full way needs twice the time and keeps every empty cell in memory.
Must not know what the columns mean.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from lxml import etree

from cchc_desktop.documents.blocks import (
    Block,
    Cell,
    Document,
    Kind,
    Notice,
    Paragraph,
    Place,
    Row,
    Source,
    Table,
)
from cchc_desktop.documents.readers.package import Package
from cchc_desktop.documents.readers.sheet_rows import Book, Sheet, SheetRow, read_sheet
from cchc_desktop.documents.readers.sheet_styles import looks_of, s, text_of
from cchc_desktop.domain.ticket import Ticket

_R_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST_SHEETS: Final = 200
# So many cells side by side make a table; a title has one, a letterhead two.
_TABLE_FROM: Final = 3
_CODE: Final = re.compile(r"[\dIVXLC]{1,5}(?:[.,]\d{1,3}){0,4}[.)]?|[a-zđ]\)")


def read_xlsx(data: bytes, name: str, ticket: Ticket) -> Document:
    """Read a workbook that was already recognised as one."""
    package = Package(data, name)
    main = next(iter(package.related("", "officeDocument")), "xl/workbook.xml")
    root = package.tree(main, ticket)
    book = _book(package, main, root, ticket)
    parts = package.relations(main)
    blocks: list[Block] = []
    notices: list[Notice] = []
    tables = 0
    for one in root.findall(f"{s('sheets')}/{s('sheet')}")[:_MOST_SHEETS]:
        kind, part = parts.get(one.get(_R_ID, ""), ("", ""))
        title = one.get("name", "")
        if not kind.endswith("/worksheet") or part not in package:
            continue
        if one.get("state", "visible") != "visible":
            notices.append(Notice("sheet-hidden", {"sheet": title}, Place(part=title)))
            continue
        sheet = Sheet(title, tables + 1)
        rows = list(read_sheet(package, part, sheet, book, ticket))
        made = list(_blocks(rows, sheet))
        tables += sum(isinstance(block, Table) for block in made)
        blocks += made
        notices += _notices(sheet)
    return Document(tuple(blocks), Source(Kind.XLSX, name), tuple(notices))


def _book(package: Package, main: str, root: etree._Element, ticket: Ticket) -> Book:
    texts: Sequence[etree._Element | str] = ()
    for part in package.related(main, "sharedStrings"):
        held = package.tree(part, ticket)
        texts = [text_of(one).strip() if len(one) == 1 else one for one in held.iterfind(s("si"))]
    styles = next(iter(package.related(main, "styles")), None)
    about = root.find(s("workbookPr"))
    return Book(
        texts,
        looks_of(None if styles is None else package.tree(styles, ticket)),
        about is not None and about.get("date1904") in ("1", "true"),
    )


def _notices(sheet: Sheet) -> Iterator[Notice]:
    where = Place(part=sheet.name)
    if sheet.hidden_filled:
        facts = {"count": sheet.hidden_filled, "sheet": sheet.name}
        yield Notice("rows-hidden", facts, where)
    if sheet.hidden:
        yield Notice("columns-hidden", {"sheet": sheet.name}, where)
    if sheet.cut:
        yield Notice("sheet-cut", {"sheet": sheet.name}, where)


def _blocks(rows: list[SheetRow], sheet: Sheet) -> Iterator[Block]:
    """Part a sheet into what stands above, the table, and what stands below after a gap."""
    rows = [row for row in rows if _show(row, sheet)]
    most = max((len(row.cells) for row in rows), default=0)
    wide = [at for at, row in enumerate(rows) if len(row.cells) >= min(_TABLE_FROM, most)]
    if most < 2:
        yield from _paragraphs(rows)
        return
    first, last = wide[0], wide[-1] + 1
    while first and len(rows[first - 1].cells) > 1 and _adjoin(rows, first, sheet):
        first -= 1
    while last < len(rows) and (_adjoin(rows, last, sheet) or _is_coded(rows[last], rows[first])):
        last += 1
    yield from _paragraphs(rows[:first])
    yield _table(rows[first:last], sheet)
    yield from _paragraphs(rows[last:])


def _adjoin(rows: list[SheetRow], at: int, sheet: Sheet) -> bool:
    """Tell whether nothing but hidden rows stands between a row and the one before it."""
    between = range(rows[at - 1].number + 1, rows[at].number)
    return len(between) <= len(sheet.hidden_rows) and all(n in sheet.hidden_rows for n in between)


def _is_coded(row: SheetRow, head: SheetRow) -> bool:
    """Tell whether a row after a gap is still one of the table: it has a code and some words."""
    first = row.cells[0]
    return (
        len(row.cells) > 1
        and first.column == head.cells[0].column
        and _CODE.fullmatch(first.text) is not None
    )


def _show(row: SheetRow, sheet: Sheet) -> bool:
    """Leave out cells of hidden columns; a merged cell shows as long as one column does."""
    if sheet.hidden:
        row.cells = [
            cell
            for cell in row.cells
            if not sheet.hidden.issuperset(range(cell.column, cell.column + cell.colspan))
        ]
    return bool(row.cells)


def _paragraphs(rows: Sequence[SheetRow]) -> Iterator[Paragraph]:
    for row in rows:
        for cell in row.cells:
            yield Paragraph(
                cell.text,
                bold=cell.bold,
                italic=cell.italic,
                centred=cell.centred,
                where=replace(cell.where, table=None),
            )


def _table(rows: list[SheetRow], sheet: Sheet) -> Table:
    """Lay out the rows on the columns that hold something; others are only paper."""
    filled = {cell.column for row in rows for cell in row.cells if cell.colspan == 1}
    starts = {cell.column for row in rows for cell in row.cells}
    used = sorted((filled | starts) - sheet.hidden)
    place = {column: at for at, column in enumerate(used)}
    numbers = [row.number for row in rows]
    where = Place(None, sheet.table, None, sheet.name)
    made = []
    plain = used == list(range(len(used)))
    for row in rows:
        cells = tuple(
            cell
            if plain and cell.colspan == cell.rowspan == 1
            else _laid(cell, used, place, numbers)
            for cell in row.cells
            if _starts(cell, used)
        )
        made.append(Row(cells, where=row.cells[0].where))
    widths = [sheet.widths.get(column, 0.0) for column in used]
    total = sum(widths)
    shares = tuple(width / total for width in widths) if total and all(widths) else ()
    return Table(tuple(made), len(used), shares, where=where)


def _starts(cell: Cell, used: list[int]) -> bool:
    return any(cell.column <= column < cell.column + cell.colspan for column in used)


def _laid(cell: Cell, used: list[int], place: dict[int, int], numbers: list[int]) -> Cell:
    covered = [c for c in used if cell.column <= c < cell.column + cell.colspan]
    row = cell.where.row or 0
    rows = 1 if cell.rowspan == 1 else sum(row <= n < row + cell.rowspan for n in numbers)
    return replace(cell, column=place[covered[0]], colspan=len(covered), rowspan=max(1, rows))
