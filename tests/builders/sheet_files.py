"""Workbooks made by openpyxl, and parts of workbooks written by hand where it would not."""

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders.word_files import a_package

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006"


def a_workbook(
    rows: Iterable[Sequence[Any]], also: Callable[[Worksheet], None] = lambda _sheet: None
) -> bytes:
    """Write rows to the first sheet; `also` does to it what a test is about."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Phụ lục"
    for row in rows:
        sheet.append(row)
    also(sheet)
    return saved(book)


def saved(book: Workbook) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def a_raw_workbook(sheet: str, prolog: str = "") -> bytes:
    """Write a sheet as its XML says."""
    return a_package(
        {
            "_rels/.rels": (
                f'<Relationships xmlns="{_PACK}/relationships"><Relationship Id="r1"'
                f' Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
            ),
            "xl/workbook.xml": (
                f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>'
                '<sheet name="Phụ lục" sheetId="1" r:id="r1"/></sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="{_PACK}/relationships"><Relationship Id="r1"'
                f' Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
            ),
            "xl/worksheets/sheet1.xml": (f'{prolog}<worksheet xmlns="{_MAIN}">{sheet}</worksheet>'),
        }
    )
