"""Turns a report into the bytes of a workbook.

Must not know where the file goes.
"""

import errno
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from itertools import zip_longest
from typing import Any, Final

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports import forms
from cchc_desktop.reports.layout import words
from cchc_desktop.reports.layout.paper import FAMILY
from cchc_desktop.reports.model import Appendix, BarChart, Heading, Kind, Part, Report, Table
from cchc_desktop.reports.steady import steady_zip
from cchc_desktop.reports.xlsx.cells import REFERENCE, SIZE, TITLE, placed
from cchc_desktop.reports.xlsx.chart_sheet import add_chart
from cchc_desktop.reports.xlsx.data_rows import data_table
from cchc_desktop.reports.xlsx.sheets import Title, add_table
from cchc_desktop.reports.xlsx.texts import add_text, appendix_text, report_text

_TEXT: Final = "Văn bản"
_TABLE: Final = "Bảng"
_CHART: Final = "Biểu đồ"
_DATA: Final = "Dữ liệu"
_LONGEST_NAME: Final = 31
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\ ]+|^'+|'+$")
_NEVER: Final = date(2000, 1, 1)


def xlsx_bytes(report: Report, ticket: Ticket) -> bytes:
    """Write a report; the same report gives the same bytes."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to load
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils.indexed_list import IndexedList  # noqa: PLC0415
    from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415

    book: Any = Workbook(write_only=True)
    book._fonts = IndexedList([Font(name=FAMILY, size=SIZE)])  # noqa: SLF001 - widths count in it
    packed = io.BytesIO()
    with _cleared(book):
        _Book(book, report, ticket).fill()
        _set_properties(book, report)
        # Saving by the workbook's own verb would write the hour of now into it.
        ExcelWriter(book, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED)).save()
    return steady_zip(packed.getvalue())


@contextmanager
def _cleared(book: Any) -> Iterator[None]:
    """Leave no half-written sheets among the system's temporary files when the work is stopped."""
    from lxml.etree import SerialisationError  # noqa: PLC0415 - slow to load

    try:
        yield
    except SerialisationError as error:  # how a full disk is told of below: "IO_ENOSPC"
        _clear(book)
        name = str(error).removeprefix("IO_")
        raise OSError(getattr(errno, name, errno.EIO), str(error)) from error
    except BaseException:
        _clear(book)
        raise


def _clear(book: Any) -> None:
    for sheet in book.worksheets:
        if not sheet.closed:
            with suppress(Exception):  # the disk may be full: what stopped the work is told
                sheet.close()
        with suppress(Exception):
            sheet._writer.cleanup()  # noqa: SLF001 - it has no other door


class _Book:
    def __init__(self, book: Any, report: Report, ticket: Ticket) -> None:
        self._book, self._report, self._ticket = book, report, ticket
        self._names: set[str] = set()

    def fill(self) -> None:
        for one in self._report.documents():
            self._add_document(one)
        if not self._names:
            add_text(self._sheet(_TEXT), report_text(self._report))
        data = data_table(self._report)
        if data is not None:
            add_table(self._sheet(_DATA), data, (), self._ticket, plain=True)

    def _add_document(self, report: Report) -> None:
        if report.kind is not Kind.APPENDIX:
            add_text(self._sheet(_TEXT), report_text(report))
            for part in report.body:
                self._add(part, ())
        for appendix in report.appendices:
            self._add_appendix(report, appendix)

    def _add_appendix(self, report: Report, appendix: Appendix) -> None:
        titles: tuple[Title, ...] = (
            (words.appendix_label(appendix), TITLE),
            (words.appendix_name(appendix), TITLE),
            (words.appendix_reference(report, appendix), REFERENCE),
        )
        headed = list(_headed(appendix.parts))
        said = [part for part, _ in headed if not isinstance(part, Table | BarChart)]
        if said or not any(isinstance(part, Table) for part, _ in headed):
            add_text(self._sheet(titles[0][0]), appendix_text(titles, said))
            titles = ()
        for part, heading in headed:
            self._add(part, (*titles, (words.heading(heading), TITLE)) if heading else titles)
            titles = () if isinstance(part, Table) else titles  # said once, on the first sheet

    def _add(self, part: Part, titles: tuple[Title, ...]) -> None:
        if isinstance(part, Table):
            add_table(self._sheet(part.name or _TABLE), part, titles, self._ticket)
        elif isinstance(part, BarChart):
            add_chart(self._sheet(_CHART), part)

    def _sheet(self, wanted: str) -> Any:
        name = _NOT_IN_NAMES.sub(" ", forms.plain(wanted)).strip()[:_LONGEST_NAME] or _TABLE
        chosen, nth = name, 1
        while chosen.casefold() in self._names:
            nth += 1
            chosen = f"{name[: _LONGEST_NAME - 4]} {nth}"
        self._names.add(chosen.casefold())
        sheet = self._book.create_sheet(chosen)
        # A row of ours holds cells only; by itself it would try each as a value first, and fail.
        sheet._values_to_row = placed  # noqa: SLF001 - it has no other door
        return sheet


def _headed(parts: Sequence[Part]) -> Iterator[tuple[Part, Heading | None]]:
    """Give the parts; a heading that stands right above a table goes with it."""
    heading: Heading | None = None
    for part, below in zip_longest(parts, parts[1:]):
        if isinstance(part, Heading) and isinstance(below, Table):
            heading = part
            continue
        yield part, heading
        heading = None


def _set_properties(book: Any, report: Report) -> None:
    day = report.head.day or _NEVER
    about = book.properties
    about.created = about.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - as kept
    about.title, about.subject = words.document_title(report), words.subject(report)
    about.creator = about.lastModifiedBy = words.author(report)
    about.language = report.language
