"""Writing a long task table against the quickest honest way in the same library.

PDF against a canvas with words measured once, Word against rows of bare XML, Excel against the
write-only workbook with cells used again: the same cells on the same paper with the same rules,
but with none of what makes it a report. Memory is that of a process of its own.
"""

import io
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from copy import copy
from functools import cache
from pathlib import Path
from typing import Any

import resources
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports.faces import find_faces
from cchc_desktop.reports.layout import words
from cchc_desktop.reports.layout.paper import LANDSCAPE, MM
from cchc_desktop.reports.layout.tables import widths
from cchc_desktop.reports.model import Report, Row, SectionRow
from cchc_desktop.reports.writing import Format, report_bytes
from tests.benchmarks.pairing import Measured, paired, seconds
from tests.builders.paper_reports import TASK_COLUMNS, a_task_list

ROWS = 1_000
LONG = 10
"""How many times the rows; time may grow by a quarter more than that."""
MOST_TIMES = 1.5
MOST_MEMORY = 250.0
_ROOT = Path(__file__).resolve().parents[2]


def measure(scale: int = ROWS) -> Iterator[Measured]:
    report, long = a_task_list(scale), a_task_list(scale * LONG)
    for wanted, plainly in _PLAINLY.items():
        yield paired(
            f"writing {scale:,} rows as {wanted}",
            MOST_TIMES,
            lambda wanted=wanted: seconds(lambda: _write(report, wanted)),  # type: ignore[misc]
            lambda plainly=plainly: seconds(lambda: plainly(report)),  # type: ignore[misc]
            pairs=3,
        )
        yield paired(
            f"writing {scale * LONG:,} rows as {wanted} against {LONG} times {scale:,}",
            1.25,
            lambda wanted=wanted: seconds(lambda: _write(long, wanted)),  # type: ignore[misc]
            lambda wanted=wanted: LONG * seconds(lambda: _write(report, wanted)),
            pairs=1,
        )
    if sys.platform == "linux":
        for wanted in Format:
            peak = _peak(wanted, scale)
            name = f"memory for writing {scale:,} rows as {wanted}"
            yield Measured(name, 1.0, peak / MOST_MEMORY, peak, MOST_MEMORY, "MiB")


def _write(report: Report, wanted: Format) -> bytes:
    return report_bytes(report, wanted, Ticket(), fonts=resources.path("fonts"))


def _texts(report: Report) -> Iterator[list[str]]:
    (table,) = report.tables()
    for line in table.rows:
        if isinstance(line, SectionRow):
            yield [line.number, line.text] + [""] * (len(table.columns) - 2)
        else:
            yield [
                words.cell(value, column)
                for value, column in zip(line.cells, table.columns, strict=True)
            ]


# ---- PDF: a canvas, words measured once ---------------------------------------------------------

_SIZE, _PITCH, _BESIDE = 12.0, 13.8, 1.5 * MM


def _plain_pdf(report: Report) -> None:
    from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    file = str(find_faces(resources.path("fonts")).regular)
    registerFont(TTFont("Plain", file))
    measured = cache(lambda word: stringWidth(word, "Plain", _SIZE))
    (table,) = report.tables()
    wide = widths(table, LANDSCAPE.text_width)
    edges = [LANDSCAPE.left + sum(wide[:at]) for at in range(len(wide) + 1)]
    held = io.BytesIO()
    canvas: Any = Canvas(held, pagesize=(LANDSCAPE.width, LANDSCAPE.height), pageCompression=1)
    canvas.setFont("Plain", _SIZE)
    y = LANDSCAPE.height - LANDSCAPE.top
    for texts in _texts(report):
        cells = [
            _wrapped(text, width - 2 * _BESIDE, measured)
            for text, width in zip(texts, wide, strict=True)
        ]
        height = max(map(len, cells)) * _PITCH + 4.4
        if y - height < LANDSCAPE.bottom:
            canvas.showPage()
            canvas.setFont("Plain", _SIZE)
            y = LANDSCAPE.height - LANDSCAPE.top
        for cell, x in zip(cells, edges, strict=False):
            for at, line in enumerate(cell):
                canvas.drawString(x + _BESIDE, y - 13 - at * _PITCH, line)
        canvas.lines([(x, y, x, y - height) for x in edges])
        canvas.line(edges[0], y - height, edges[-1], y - height)
        y -= height
    canvas.save()


def _wrapped(text: str, room: float, measured: Callable[[str], float]) -> list[str]:
    lines = []
    for part in text.split("\n"):
        line, used = "", 0.0
        for word in part.split(" "):
            width = measured(word) + 3
            if line and used + width > room:
                lines.append(line)
                line, used = word, width
            else:
                line, used = f"{line} {word}".strip(), used + width
        lines.append(line)
    return lines


# ---- Word: rows of bare XML ---------------------------------------------------------------------


def _plain_docx(report: Report) -> None:
    from docx import Document  # noqa: PLC0415
    from lxml.etree import SubElement  # noqa: PLC0415

    document: Any = Document()
    table = document.add_table(1, len(TASK_COLUMNS))._tbl
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for texts in _texts(report):
        row = SubElement(table, f"{space}tr")
        for text in texts:
            cell = SubElement(row, f"{space}tc")
            for line in text.split("\n"):
                paragraph = SubElement(cell, f"{space}p")
                look = SubElement(paragraph, f"{space}pPr")
                SubElement(look, f"{space}pStyle").set(f"{space}val", "Normal")
                run = SubElement(paragraph, f"{space}r")
                SubElement(run, f"{space}t").text = line
    document.save(io.BytesIO())


# ---- Excel: a write-only workbook, cells used again ---------------------------------------------


def _plain_xlsx(report: Report) -> None:
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Alignment, Border, Side  # noqa: PLC0415

    (table,) = report.tables()
    book: Any = Workbook(write_only=True)
    side = Side("thin")
    for _ in range(2):  # the table, and the plain rows
        sheet = book.create_sheet()
        cells = [WriteOnlyCell(sheet) for _ in table.columns]
        cells[0].alignment = Alignment(wrap_text=True, vertical="top")
        cells[0].border = Border(side, side, side, side)
        for cell in cells:
            cell._style = copy(cells[0]._style)
        for line in table.rows:
            values = line.cells if isinstance(line, Row) else (line.number, line.text)
            for cell, value in zip(cells, values, strict=False):
                cell.value = value
            sheet.append(cells)
    book.save(io.BytesIO())


_PLAINLY: dict[Format, Callable[[Report], None]] = {
    Format.PDF: _plain_pdf,
    Format.DOCX: _plain_docx,
    Format.XLSX: _plain_xlsx,
}


# ---- memory -------------------------------------------------------------------------------------


def _peak(wanted: Format, scale: int) -> float:
    command = [sys.executable, "-m", "tests.benchmarks.writing_reports", wanted, str(scale)]
    done = subprocess.run(  # noqa: S603 - our own command
        command, capture_output=True, check=True, timeout=300, cwd=_ROOT
    )
    return float(done.stdout)


def _measure_here(wanted: str, scale: int) -> None:
    _write(a_task_list(scale), Format(wanted))
    peak = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text("utf-8"))
    if peak is None:
        raise RuntimeError("this system does not tell the memory of a process")
    sys.stdout.write(str(int(peak[1]) / 2**10))


if __name__ == "__main__":
    _measure_here(sys.argv[1], int(sys.argv[2]))
