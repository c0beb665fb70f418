"""What stands around the tables of a report, as a sheet with a row a paragraph.

Must not know how a cell is made.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from cchc_desktop.reports import forms
from cchc_desktop.reports.layout import paper, words
from cchc_desktop.reports.model import BarChart, Heading, Part, Report, Table
from cchc_desktop.reports.xlsx import heights
from cchc_desktop.reports.xlsx.cells import MOST_LETTERS, SIZE, Cells, Look
from cchc_desktop.reports.xlsx.sheets import column_width, set_page

_TITLE: Final = Look(bold=True, align="center")
_CENTRE: Final = Look(align="center")
_TEXT: Final = Look()

TextRow = tuple[str, Look]


def add_text(sheet: Any, rows: Iterable[TextRow]) -> None:
    cells = Cells(sheet)
    set_page(sheet, paper.UPRIGHT)
    sheet.column_dimensions["A"].width = column_width(paper.UPRIGHT.text_width)
    nth = 0
    for text, look in rows:
        for start in range(0, max(len(text), 1), MOST_LETTERS):
            nth += 1
            piece = text[start : start + MOST_LETTERS]
            count = heights.lines(piece, paper.UPRIGHT.text_width, SIZE, bold=look.bold)
            sheet.row_dimensions[nth] = {"ht": f"{heights.height(count):g}"}
            sheet.append([cells.text(piece, look)])


def report_text(report: Report) -> Iterator[TextRow]:
    """Yield a document's head, text and end."""
    head = report.head
    yield from ((forms.plain(line), _CENTRE) for line in head.above)
    yield from ((forms.plain(line), _TITLE) for line in head.own)
    yield words.number_row(head), _CENTRE
    about = words.subject(report)
    if about and not words.title(report):
        yield about, _CENTRE
    yield words.NATION, _TITLE
    yield words.MOTTO, _TITLE
    yield words.day_row(head), Look(italic=True, align="center")
    if words.title(report):
        yield words.title(report), _TITLE
        yield from [(about, _TITLE)] if about else []
    yield from ((line, _CENTRE) for line in _addressed(report))
    yield from _paragraphs(words.body(report))
    yield from _end(report)


def appendix_text(titles: Sequence[TextRow], parts: Sequence[Part]) -> Iterator[TextRow]:
    """Yield an appendix's own head and what it says outside its tables."""
    yield from titles
    yield from _paragraphs(parts)


def _paragraphs(parts: Sequence[Part]) -> Iterator[TextRow]:
    for part in parts:
        if isinstance(part, Heading):
            yield words.heading(part), Look(bold=True)
        elif not isinstance(part, Table | BarChart):
            for runs in words.paragraphs(part):
                yield "".join(run.text for run in runs), _TEXT


def _addressed(report: Report) -> Iterator[str]:
    rows = words.addressees(report)
    if len(rows) == 1:
        yield f"{words.TO} {rows[0]}"
    elif rows:
        yield words.TO
        yield from rows


def _end(report: Report) -> Iterator[tuple[str, Look]]:
    if report.copies:
        yield words.COPIES, Look(bold=True, italic=True)
        yield from ((line, _TEXT) for line in words.copies(report))
    if report.signature:
        yield from ((forms.plain(post).upper(), _TITLE) for post in report.signature.posts)
        yield forms.plain(report.signature.name), _TITLE
