"""Tables in Word: heads of one or two levels that repeat, rows that may break, sections.

A cell is a copy of its column's own, so that a row costs little. Must not know what stands around.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Final

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports import forms
from cchc_desktop.reports.docx.markup import (
    Element,
    cell,
    make,
    paragraph,
    row,
    run,
    table,
    table_properties,
    w,
)
from cchc_desktop.reports.docx.styles import cell_style
from cchc_desktop.reports.layout import tables as numbers
from cchc_desktop.reports.layout import words
from cchc_desktop.reports.model import Line, Row, SectionRow, Table

_PAD: Final = numbers.ABOVE_AND_BELOW
_LETTER: Final = 0.47
"""About how wide a letter is, of its size."""
_UNBROKEN: Final = 10
"""A row of about fewer lines moves to the next page whole: Word would leave a single line there."""
_WHOLE: Final = make("trPr", make("cantSplit"))


def word_table(held: Table, room: float, ticket: Ticket, *, in_appendix: bool) -> list[Element]:
    """Return a table with its unit above and its notes below."""
    return _Maker(held, room, in_appendix=in_appendix).made(ticket)


class _Maker:
    def __init__(self, held: Table, room: float, *, in_appendix: bool) -> None:
        self._table = held
        self._sizes = numbers.cell_sizes(held, in_appendix=in_appendix)
        self._widths = numbers.widths(held, room)
        self._room = room
        size = self._sizes.size
        inner = (width - 2 * self._sizes.beside for width in self._widths)
        self._letters = [max(1.0, one / (_LETTER * size)) for one in inner]
        """About how many letters a line of each column takes."""
        aligned = [cell_style(size, numbers.alignment(column)) for column in held.columns]
        self._plain = [self._empty(at, style) for at, style in enumerate(aligned)]
        self._bold = [self._empty(at, style, bold=True) for at, style in enumerate(aligned)]

    def _empty(self, at: int, style: str, *, bold: bool = False) -> Element:
        return cell(self._widths[at], [self._line(style, "", bold=bold)])

    def _line(self, style: str, text: str, *, bold: bool = False) -> Element:
        return paragraph(style, run(text, bold=bold))

    def made(self, ticket: Ticket) -> list[Element]:
        held = self._table
        properties = table_properties(self._room, beside=self._sizes.beside, ruled=True)
        margins = properties[-1]
        margins[0].set(margins[0].attrib.keys()[0], str(round(_PAD * 20)))
        margins[2].set(margins[2].attrib.keys()[0], str(round(_PAD * 20)))
        body = table(self._widths, properties, self._head())
        total = len(held.rows)
        for at, line in enumerate(held.rows):
            ticket.step(at, total, "writing-report-rows")
            made = self._section(line) if isinstance(line, SectionRow) else self._row(line)
            if _adds_up(held.rows[at + 1 : at + 2]):
                _keep_with_next(made)
            body.append(made)
        around = [paragraph("CchcUnit", run(forms.plain(held.unit)))] if held.unit else []
        notes = [paragraph("CchcNote", run(forms.plain(note))) for note in held.notes]
        return [*around, body, *notes]

    # ---- rows -------------------------------------------------------------------------------

    def _row(self, line: Row) -> Element:
        made, highest = make("tr"), 0.0
        empty = self._bold if line.total else self._plain
        for value, column, pattern, room in zip(
            line.cells, self._table.columns, empty, self._letters, strict=True
        ):
            said = words.cell(value, column)
            first, *rest = said.split("\n")
            highest = max(highest, len(said) / room + len(rest))
            held = deepcopy(pattern)
            held[1][-1][-1].text = first
            for text in rest:
                more = deepcopy(pattern[1])
                more[-1][-1].text = text
                held.append(more)
            made.append(held)
        if highest < _UNBROKEN:
            made.insert(0, deepcopy(_WHOLE))
        return made

    def _section(self, line: SectionRow) -> Element:
        number, text = words.section(line)
        style = f"CchcSection{self._sizes.size:g}"
        middle = paragraph(style, run(number), layout=(make("jc", val="center"),))
        first = cell(self._widths[0], [middle], _shade(numbers.SECTION_GREY))
        if len(self._widths) == 1:
            return row([first])
        span = make("gridSpan", val=str(len(self._widths) - 1))
        rest = [paragraph(style, run(text))]
        wide = cell(self._room - self._widths[0], rest, span, _shade(numbers.SECTION_GREY))
        return row([first, wide])

    # ---- the head ---------------------------------------------------------------------------

    def _head(self) -> Iterator[Element]:
        if self._table.grouped:
            yield self._head_row(self._upper())
        yield self._head_row(self._lower())

    def _head_row(self, cells: Iterator[Element]) -> Element:
        return row(cells, make("cantSplit"), make("tblHeader"))

    def _upper(self) -> Iterator[Element]:
        for group, first, last in self._table.groups():
            if group:
                width = sum(self._widths[first : last + 1])
                yield self._caption(group, width, [make("gridSpan", val=str(last - first + 1))])
                continue
            for at in range(first, last + 1):
                merged = [make("vMerge", val="restart")]
                yield self._caption(self._table.columns[at].caption, self._widths[at], merged)

    def _lower(self) -> Iterator[Element]:
        for at, column in enumerate(self._table.columns):
            alone = self._table.grouped and not column.group
            said = "" if alone else column.caption
            yield self._caption(said, self._widths[at], [make("vMerge")] if alone else [])

    def _caption(self, text: str, width: float, properties: Sequence[Element]) -> Element:
        said = [paragraph(f"CchcHead{self._sizes.size:g}", run(forms.plain(text)))]
        return cell(
            width, said, *properties, _shade(numbers.HEAD_GREY), make("vAlign", val="center")
        )


def _adds_up(below: Sequence[Line]) -> bool:
    return any(isinstance(line, Row) and line.total for line in below)


def _keep_with_next(made: Element) -> None:
    """Let a row stand on one page with the one below: what adds up never stands alone there."""
    for properties in made.iter(w("pPr")):
        properties[0].addnext(make("keepNext"))


def _shade(grey: float) -> Element:
    return make("shd", val="clear", color="auto", fill=f"{round(grey * 255):02X}" * 3)
