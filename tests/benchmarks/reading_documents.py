"""Reading a long plan against parsing the same bytes with the libraries alone.

Word against lxml, Excel against openpyxl's fast way, PDF against pdfplumber. The process that a
PDF is read in is left out: it costs half a second, once.
"""

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from cchc_desktop.documents.blocks import Document
from cchc_desktop.documents.readers.word_names import T
from cchc_desktop.documents.reading import read_document
from cchc_desktop.domain.ticket import Ticket
from tests.benchmarks.pairing import Measured, paired, seconds
from tests.builders.pdf_files import PdfPage, a_pdf, a_ruled_page
from tests.builders.plan_rows import HEADER, plan_rows
from tests.builders.word_files import a_cell, a_paragraph, a_row, a_run, a_table, a_word_file

ROWS = 3_000
PAGES = 120
ROWS_A_PAGE = 8
MOST_MEMORY = 300.0
_COLUMNS = (40.0, 80.0, 300.0, 420.0, 540.0, 660.0, 740.0, 800.0)
_ROOT = Path(__file__).resolve().parents[2]


def measure(scale: int = ROWS) -> Iterator[Measured]:
    word, sheet = a_long_word_file(scale), a_long_workbook(scale)
    printed = min(scale, PAGES * ROWS_A_PAGE)
    pdf = a_long_pdf(printed)
    yield paired(
        f"reading a Word plan of {scale:,} rows",
        2.0,
        lambda: seconds(lambda: _read(word, scale)),
        lambda: seconds(lambda: _parse_word(word)),
    )
    yield paired(
        f"reading a workbook of {scale:,} rows",
        1.5,
        lambda: seconds(lambda: _read(sheet, scale)),
        lambda: seconds(lambda: _parse_sheet(sheet)),
    )
    yield paired(
        f"reading a PDF of {printed // ROWS_A_PAGE} pages",
        2.0,
        lambda: seconds(lambda: _read_pages(pdf, printed)),
        lambda: seconds(lambda: _parse_pdf(pdf)),
        pairs=1,
    )
    if sys.platform == "linux":
        for kind, rows in (("word", scale), ("sheet", scale), ("pdf", printed)):
            peak = _peak(kind, rows)
            name = f"memory for reading a long {kind} plan"
            yield Measured(name, 1.0, peak / MOST_MEMORY, peak, MOST_MEMORY, "MiB")


def a_long_word_file(rows: int) -> bytes:
    """Return a plan as Word writes it: each run says its font again."""
    font = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="26"/>'
    cell = '<w:tcW w:w="1700" w:type="dxa"/><w:vAlign w:val="center"/>'

    def a_filled(text: str) -> str:
        lines = (
            a_paragraph(properties='<w:jc w:val="both"/>', inside=a_run(line, font))
            for line in text.split("\n")
        )
        return a_cell("".join(lines), cell)

    made = (a_row(*map(a_filled, row)) for row in (HEADER, *plan_rows(rows)))
    narrative = (a_paragraph(inside=a_run(row[1], font)) for row in plan_rows(PAGES * 5))
    return a_word_file(*narrative, a_table(*made, widths=[700, 4000, 2000, 2000, 2000, 1500, 900]))


def a_long_workbook(rows: int) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - slow to load

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Phụ lục")
    for row in (HEADER, *plan_rows(rows)):
        sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def a_long_pdf(rows: int) -> bytes:
    left = plan_rows(rows)
    pages: list[PdfPage] = []
    while part := list(islice(left, ROWS_A_PAGE)):
        pages.append(a_ruled_page(_COLUMNS, [HEADER, *part]))
    return a_pdf(pages)


def _read(data: bytes, rows: int) -> None:
    _whole(read_document(data, "", Ticket()), rows)


def _read_pages(data: bytes, rows: int) -> None:
    from cchc_desktop.documents.readers.pdf_process import read_pages  # noqa: PLC0415

    _whole(read_pages(data, "", lambda *_far: None), rows)


def _whole(document: Document, rows: int) -> None:
    read = sum(not row.header for table in document.tables for row in table.rows)
    if read not in (rows, rows + 1):
        raise RuntimeError(f"{read} rows read")


def _parse_word(data: bytes) -> None:
    from lxml import etree  # noqa: PLC0415

    texts = []
    with zipfile.ZipFile(io.BytesIO(data)) as package, package.open("word/document.xml") as part:
        for _, element in etree.iterparse(part):
            if element.tag == T:
                texts.append(element.text)


def _parse_sheet(data: bytes) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(io.BytesIO(data), read_only=True)
    for _ in book.active.iter_rows(values_only=True):  # type: ignore[union-attr]
        pass


def _parse_pdf(data: bytes) -> None:
    import pdfplumber  # noqa: PLC0415

    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            page.close()


_MAKERS: dict[str, tuple[Callable[[int], bytes], Callable[[bytes, int], None]]] = {
    "word": (a_long_word_file, _read),
    "sheet": (a_long_workbook, _read),
    "pdf": (a_long_pdf, _read_pages),
}


def _peak(kind: str, scale: int) -> float:
    """Read in a process of its own, which is handed the file, and ask how much it ever held."""
    make, _ = _MAKERS[kind]
    command = [sys.executable, "-m", "tests.benchmarks.reading_documents", kind, str(scale)]
    done = subprocess.run(  # noqa: S603 - our own command
        command, input=make(scale), capture_output=True, check=True, timeout=300, cwd=_ROOT
    )
    return float(done.stdout)


def _measure_here(kind: str, scale: int) -> None:
    data = sys.stdin.buffer.read()
    _MAKERS[kind][1](data, scale)
    # What `getrusage` says was inherited from the process that started this one.
    peak = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text("utf-8"))
    if peak is None:
        raise RuntimeError("this system does not tell the memory of a process")
    sys.stdout.write(str(int(peak[1]) / 2**10))


if __name__ == "__main__":
    _measure_here(sys.argv[1], int(sys.argv[2]))
