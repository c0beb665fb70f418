"""Turns a report into the bytes of a PDF file.

Must not know where the file goes.
"""

from collections.abc import Iterator, Sequence

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports.faces import Faces
from cchc_desktop.reports.layout import letter, paper, words
from cchc_desktop.reports.layout import tables as table_numbers
from cchc_desktop.reports.measuring import family
from cchc_desktop.reports.model import (
    BarChart,
    Heading,
    Kind,
    Paragraph,
    ParagraphRole,
    Part,
    Report,
    Run,
    Table,
)
from cchc_desktop.reports.pdf.blocks import Block, TextBlock, TextStyle, place_all
from cchc_desktop.reports.pdf.chart_block import ChartBlock
from cchc_desktop.reports.pdf.closing import Closing
from cchc_desktop.reports.pdf.heads import draw_appendix_head, draw_head
from cchc_desktop.reports.pdf.pages import Pages
from cchc_desktop.reports.pdf.rows import TextRow, rows_of
from cchc_desktop.reports.pdf.tables import TableBlock

_TABLE_GAP = table_numbers.TABLE_BELOW_TEXT - letter.TEXT_PITCH + paper.ASCENT * letter.TEXT_SIZE
_NOTE = TextStyle(
    table_numbers.NOTE_SIZE, table_numbers.NOTE_PITCH, gap=3.0, indent=0.0, align="left"
)
_TITLE = TextStyle(indent=0.0, align="center")
_HEADING = TextStyle(align="left")


def pdf_bytes(report: Report, ticket: Ticket, faces: Faces) -> bytes:
    """Write a report; the same report with the same faces gives the same bytes."""
    pages = Pages(family(faces), report.language, report.head.day)
    for one in report.documents():
        if one.kind is not Kind.APPENDIX:
            _write_document(one, pages, ticket)
        _write_appendices(one, pages, ticket)
    return pages.finish(words.document_title(report), words.author(report), words.subject(report))


def _write_appendices(report: Report, pages: Pages, ticket: Ticket) -> None:
    for appendix in report.appendices:
        pages.begin(paper.LANDSCAPE if appendix.landscape else paper.UPRIGHT)
        draw_appendix_head(report, appendix, pages)
        writer = _Writer(pages, ticket, in_appendix=True)
        place_all(list(writer.blocks(appendix.parts)), pages)


def _write_document(report: Report, pages: Pages, ticket: Ticket) -> None:
    pages.begin(paper.UPRIGHT)
    pages.bookmark(words.document_title(report), 0)
    draw_head(report, pages)
    closing = Closing(report, pages)
    writer = _Writer(pages, ticket, in_appendix=False)
    place_all(list(writer.blocks(words.body(report))), pages, closing.height)
    closing.draw()


class _Writer:
    """Makes the blocks of one part of the document."""

    def __init__(self, pages: Pages, ticket: Ticket, *, in_appendix: bool) -> None:
        self._pages, self._ticket, self._in_appendix = pages, ticket, in_appendix
        self._room = pages.sheet.text_width

    def blocks(self, parts: Sequence[Part]) -> Iterator[Block]:
        first = self._in_appendix  # its head has left the room above its first table
        for part in parts:
            if isinstance(part, Table):
                sizes = table_numbers.cell_sizes(part, in_appendix=self._in_appendix)
                gap = 0.0 if first else _TABLE_GAP
                yield TableBlock(part, self._pages.family, self._room, self._ticket, (sizes, gap))
            elif isinstance(part, BarChart):
                sheet = self._pages.sheet
                most = sheet.floor - sheet.top
                yield ChartBlock(part, self._pages.family, self._room, most)
            elif isinstance(part, Heading):
                yield self._heading(part)
            else:
                yield from (self._paragraph(runs, part) for runs in words.paragraphs(part))
            first = False

    def _heading(self, part: Heading) -> TextBlock:
        said = words.heading(part)
        style = _HEADING if part.level else _TITLE
        runs = (Run(said, bold=part.level <= 2),)
        rows = self._rows(runs, style)
        return TextBlock(rows, style, keeps_next=True, bookmark=(said, max(part.level, 1)))

    def _paragraph(self, runs: Sequence[Run], part: object) -> TextBlock:
        role = part.role if isinstance(part, Paragraph) else ParagraphRole.BODY
        if role is ParagraphRole.NOTE:
            return self._text([Run(run.text, run.bold, italic=True) for run in runs], _NOTE)
        if role is ParagraphRole.BASIS:
            return self._text([Run(run.text, run.bold, italic=True) for run in runs], TextStyle())
        return self._text(runs, _TITLE if role is ParagraphRole.CENTRED else TextStyle())

    def _text(self, runs: Sequence[Run], style: TextStyle) -> TextBlock:
        return TextBlock(self._rows(runs, style), style, keeps_next=words.announces(runs))

    def _rows(self, runs: Sequence[Run], style: TextStyle) -> list[TextRow]:
        return rows_of(runs, self._pages.family, style.size, self._room, style.indent)
