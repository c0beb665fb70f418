"""Packs a workbook again so that the same form is the same bytes, with what its formulas say.

A program that only shows a workbook, as mail and phones do, calculates nothing: it shows what was
said beside the formula. Must not know the form.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape

_NEVER: Final = (1980, 1, 1, 0, 0, 0)
_SHEET: Final = "xl/worksheets/sheet1.xml"


def packed_steadily(workbook: bytes, said: Mapping[str, str]) -> bytes:
    """Return the workbook with no moment in it; `said` holds what formulas of its first sheet say.

    The parts stand in their own order with one moment for all.
    """
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as was,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as now,
    ):
        for name in was.namelist():
            part = was.read(name)
            if name == _SHEET:
                part = _growing(_with_words(part.decode(), said)).encode()
            info = zipfile.ZipInfo(name, _NEVER)
            info.create_system, info.external_attr = 0, 0
            info.compress_type = zipfile.ZIP_DEFLATED
            now.writestr(info, part)
    return held.getvalue()


def _growing(sheet: str) -> str:
    """Let rows that are given a height grow with what is typed into them."""
    return sheet.replace(' customHeight="1"', "")


def _with_words(sheet: str, said: Mapping[str, str]) -> str:
    for where, words in said.items():
        cell = re.compile(
            rf'<c r="{where}"( s="\d+")?(?: t="\w+")?><f>(.*?)</f><v ?/?>(?:</v>)?</c>'
        )
        filled = rf'<c r="{where}"\1 t="str"><f>\2</f><v>{escape(words)}</v></c>'
        sheet, count = cell.subn(filled, sheet, count=1)
        if not count:
            raise ValueError(f"no formula in {where}")
    return sheet
