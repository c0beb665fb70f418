"""A table as a sheet that can be read, printed, sorted and filtered.

Must not know how a cell is made.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports import forms
from cchc_desktop.reports.layout import paper, words
from cchc_desktop.reports.layout import tables as numbers
from cchc_desktop.reports.layout.paper import Sheet
from cchc_desktop.reports.model import (
    Column,
    Row,
    SectionRow,
    Table,
)
from cchc_desktop.reports.xlsx import heights
from cchc_desktop.reports.xlsx.cells import MOST_LETTERS, SIZE, Cells, Held, Look, held

Title = tuple[str, Look]
"""What stands above a table, with its look."""

_HEAD: Final = Look(bold=True, align="center", grey=numbers.HEAD_GREY, ruled=True, middle=True)
_SECTION: Final = Look(bold=True, grey=numbers.SECTION_GREY, ruled=True, wrap=False)
_EMPTY: Final[Held] = (None, "n", "General")
_INCH: Final = 72.0
_LEAST_PLAIN: Final = 75.75
_A4: Final = 9


def add_table(
    sheet: Any, table: Table, titles: Sequence[Title], ticket: Ticket, *, plain: bool = False
) -> None:
    """Fill a sheet with a table: titles, head, rows, notes; ready to print and to filter.

    `plain`: rows for calculating on, a line each, however long their texts are.
    """
    _Sheet(sheet, table, titles, plain=plain).fill(ticket)


class _Sheet:
    def __init__(self, sheet: Any, table: Table, titles: Sequence[Title], *, plain: bool) -> None:
        self._sheet, self._table, self._titles = sheet, table, titles
        self._cells = Cells(sheet)
        self._count = len(table.columns)
        self._plain = plain
        self._rooms = _plain_rooms(table) if plain else _rooms(table)
        self._written = 0
        self._head = len(titles) + bool(table.unit) + 1 + table.grouped
        """The row whose captions filter."""

    def fill(self, ticket: Ticket) -> None:
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - slow to load

        sheet, table = self._sheet, self._table
        for at, room in enumerate(self._rooms, 1):
            sheet.column_dimensions[get_column_letter(at)].width = column_width(room)
        sheet.freeze_panes = f"A{self._head + 1}"
        set_page(sheet, paper.LANDSCAPE)
        self._write_titles()
        self._write_head()
        last = self._head + self._write_rows(ticket)
        for note in table.notes:
            self._append([self._cells.text(forms.plain(note), Look(italic=True, wrap=False))], 1)
        end = get_column_letter(self._count)
        sheet.auto_filter.ref = f"A{self._head}:{end}{max(last, self._head)}"
        sheet.print_title_rows = f"{self._head - table.grouped}:{self._head}"

    def _write_titles(self) -> None:
        for at, (title, look) in enumerate(self._titles, 1):
            count = heights.lines(title, sum(self._rooms), SIZE, bold=look.bold)
            self._append([self._cells.text(title, look)], count)
            self._merge((at, 1), (at, self._count))
        if self._table.unit:
            at = len(self._titles) + 1
            look = Look(italic=True, align="right", wrap=False)
            self._append([self._cells.text(forms.plain(self._table.unit), look)], 1)
            self._merge((at, 1), (at, self._count))

    def _append(self, cells: Sequence[Any], count: int) -> None:
        """Write a row that is high enough for so many lines of text.

        Its height is said as one that was reckoned, not as one that a person chose, so that it
        grows again when somebody types; and forgotten once written.
        """
        self._written += 1
        said = self._sheet.row_dimensions
        said[self._written] = {"ht": f"{heights.height(count):g}"}
        self._sheet.append(cells)
        del said[self._written]

    def _count_lines(self, values: Sequence[Held], *, bold: bool) -> int:
        if self._plain:
            return 1
        return max(
            (
                heights.lines(said, room, SIZE, bold=bold)
                for (said, _, _), room in zip(values, self._rooms, strict=True)
                if isinstance(said, str)
            ),
            default=1,
        )

    def _merge(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - slow to load

        if first != last:
            corners = (f"{get_column_letter(column)}{row}" for row, column in (first, last))
            self._sheet.merged_cells.add(":".join(corners))

    def _write_head(self) -> None:
        captions = [forms.plain(column.caption) for column in self._table.columns]
        if self._table.grouped:
            upper = list(captions)
            for group, first, last in self._table.groups():
                if group:
                    upper[first : last + 1] = [group] + [""] * (last - first)
                    self._merge((self._head - 1, first + 1), (self._head - 1, last + 1))
                    continue
                for at in range(first, last + 1):
                    captions[at] = ""
                    self._merge((self._head - 1, at + 1), (self._head, at + 1))
            self._append(self._cells.row(upper, _HEAD), self._upper_lines())
        self._append(self._cells.row(captions, _HEAD), self._caption_lines(captions))

    def _upper_lines(self) -> int:
        """Return the lines of the widest captions that stand over several columns."""
        return max(
            heights.lines(group, sum(self._rooms[first : last + 1]), SIZE, bold=True)
            for group, first, last in self._table.groups()
            if group
        )

    def _caption_lines(self, captions: Sequence[str]) -> int:
        """Return the lines of the captions; one merged with the row above has that row's too."""
        rooms = zip(captions, self._rooms, self._table.columns, strict=True)
        above = self._upper_lines() if self._table.grouped else 0
        own = [heights.lines(text, room, SIZE, bold=True) for text, room, _ in rooms]
        merged = [
            heights.lines(forms.plain(column.caption), room, SIZE, bold=True) - above
            for column, room in zip(self._table.columns, self._rooms, strict=True)
            if above and not column.group
        ]
        return max([*own, *merged])

    def _write_rows(self, ticket: Ticket) -> int:
        looks = [
            [self._look(column, total=total) for column in self._columns] for total in (False, True)
        ]
        cells, written, total = self._cells.empty(self._count), 0, len(self._table.rows)
        for at, line in enumerate(self._table.rows):
            ticket.step(at, total, "writing-report-rows")
            if isinstance(line, SectionRow):
                self._section(cells, line)
                self._append(cells, 1)
                written += 1
                continue
            for values in _parts(self._held(line)):
                for cell, value, look in zip(cells, values, looks[line.total], strict=True):
                    self._cells.fill(cell, value, look)
                self._append(cells, self._count_lines(values, bold=line.total))
                written += 1
        return written

    def _look(self, column: Column, *, total: bool) -> Look:
        return Look(total, align=numbers.alignment(column), ruled=True, wrap=not self._plain)

    @property
    def _columns(self) -> Sequence[Any]:
        return self._table.columns

    def _held(self, line: Row) -> list[Held]:
        return [
            held(value, column) for value, column in zip(line.cells, self._columns, strict=True)
        ]

    def _section(self, cells: Sequence[Any], line: SectionRow) -> None:
        """Let the text run over the empty cells beside it: merged cells cannot be sorted."""
        said = words.section(line)
        for at, cell in enumerate(cells):
            value: Held = (said[at], "s", "General") if at < len(said) else _EMPTY
            look = Look(True, align="center", grey=_SECTION.grey, ruled=True)
            self._cells.fill(cell, value, _SECTION if at else look)


def _plain_rooms(table: Table) -> list[float]:
    rooms = numbers.widths(table, paper.LANDSCAPE.text_width)
    return [max(_LEAST_PLAIN, room) for room in rooms]


def _rooms(table: Table) -> list[float]:
    """Return the columns' widths in points: those on paper, wider where a text is very long."""
    rooms = numbers.widths(table, paper.LANDSCAPE.text_width)
    longest = [0] * len(rooms)
    for line in table.rows:
        if isinstance(line, Row):
            for at, value in enumerate(line.cells):
                if isinstance(value, str) and len(value) > longest[at]:
                    longest[at] = min(len(value), MOST_LETTERS)
    return heights.widened(rooms, longest, SIZE)


def _parts(values: list[Held]) -> Iterator[list[Held]]:
    """Yield a row, and more rows below it for what is longer than a cell can be."""
    while True:
        yield [_cut(value, 0) for value in values]
        if not any(isinstance(said, str) and len(said) > MOST_LETTERS for said, _, _ in values):
            return
        values = [_cut(value, MOST_LETTERS) for value in values]


def _cut(value: Held, start: int) -> Held:
    said = value[0]
    if isinstance(said, str):
        return (said[start:] if start else said[:MOST_LETTERS]) or None, value[1], value[2]
    return _EMPTY if start else value


def column_width(points: float) -> float:
    """Return Excel's width: so many digits of the workbook's usual face, and five pixels."""
    return round((points / 72 * 96 - 5) / 8, 2)


def set_page(sheet: Any, page: Sheet) -> None:
    """Print on the paper's own margins, as wide as the page, the number on all but the first."""
    sheet.page_setup.orientation = "landscape" if page.width > page.height else "portrait"
    sheet.page_setup.paperSize = _A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left, margins.right = page.left / _INCH, page.right / _INCH
    margins.top, margins.bottom = page.top / _INCH, page.bottom / _INCH
    ascent = paper.ASCENT * paper.PAGE_NUMBER_SIZE
    margins.header = margins.footer = (paper.PAGE_NUMBER_BASELINE - ascent) / _INCH
    sheet.HeaderFooter.differentFirst = True
    number = sheet.oddHeader.center
    number.text, number.font, number.size = "&P", f"{paper.FAMILY},Regular", 13
