"""Reads the three formats back, so that they can be held against each other and the layout."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
from lxml import etree
from openpyxl import load_workbook

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports import forms
from cchc_desktop.reports.model import Report
from cchc_desktop.reports.writing import Format, report_bytes

FONTS = Path(__file__).resolve().parents[3] / "resources" / "fonts"
MM = 72 / 25.4
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CONTINUED = re.compile(r"\d*\(tiếp\)")


def written(report: Report, wanted: Format) -> bytes:
    return report_bytes(report, wanted, Ticket(), fonts=FONTS)


def bare(text: object) -> str:
    """Return a text without blanks: where a row ends is no part of what it says."""
    return re.sub(r"\s+", "", str(text or ""))


@dataclass
class Said:
    """What a file says: lines around the tables, and tables as rows of cells."""

    lines: list[str] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)

    def words(self) -> Counter[str]:
        return Counter(word for line in self.lines for word in line.split())

    def bare_tables(self) -> list[list[list[str]]]:
        return [[[bare(cell) for cell in row] for row in table] for table in self.tables]


# ---- PDF ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ink:
    """Letters on one baseline with no gap as wide as between columns; places in millimetres."""

    page: int
    y: float
    x0: float
    x1: float
    size: float
    font: str
    text: str

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


def open_pdf(data: bytes) -> Any:
    return pdfplumber.open(io.BytesIO(data))


def ink(page: Any, gap: float = 12) -> Iterator[Ink]:
    chars = [char for char in page.chars if char["text"].strip()]
    baselines: dict[float, list[Any]] = {}
    for char in chars:
        baselines.setdefault(round(char["matrix"][5], 1), []).append(char)
    for baseline in sorted(baselines, reverse=True):
        row = sorted(baselines[baseline], key=lambda char: char["x0"])
        cuts = [at for at, (a, b) in enumerate(pairwise(row), 1) if b["x0"] - a["x1"] > gap]
        for start, end in pairwise([0, *cuts, len(row)]):
            part = row[start:end]
            text = "".join(
                char["text"] + " " * (after["x0"] - char["x1"] > 0.12 * char["size"])
                for char, after in pairwise([*part, part[-1]])
            )
            yield Ink(
                page.page_number,
                (page.height - baseline) / MM,
                part[0]["x0"] / MM,
                part[-1]["x1"] / MM,
                round(part[0]["size"], 1),
                part[0]["fontname"],
                text,
            )


def flat_rules(page: Any) -> list[tuple[float, float, float]]:
    """Return level lines as start, end and distance from the top, in millimetres."""
    return [
        (line["x0"] / MM, line["x1"] / MM, line["top"] / MM)
        for line in page.lines
        if line["height"] < 1 < line["width"]
    ]


def said_in_pdf(data: bytes, head_rows: int = 1) -> Said:
    said = Said()
    with open_pdf(data) as pdf:
        for page in pdf.pages:
            tables = [t for t in page.find_tables() if len(t.rows[0].cells) >= 4]
            boxes = [table.bbox for table in tables]
            outside = page.filter(lambda part, boxes=boxes: not _within(part, boxes))
            said.lines += [one.text for one in ink(outside) if not _is_page_number(one)]
            for table in tables:
                _add_table(said, table.extract(), head_rows)
    return said


def _within(part: Any, boxes: Sequence[Any]) -> bool:
    x, y = (part["x0"] + part["x1"]) / 2, (part["top"] + part["bottom"]) / 2
    return any(x0 <= x <= x1 and top <= y <= end for x0, top, x1, end in boxes)


def _is_page_number(one: Ink) -> bool:
    return one.y < 19 and one.text.isdigit()


def _add_table(said: Said, rows: list[list[str | None]], head_rows: int) -> None:
    cells = [[cell or "" for cell in row] for row in rows]
    known = said.tables[-1] if said.tables else []
    if [list(map(bare, row)) for row in cells[:head_rows]] != [
        list(map(bare, row)) for row in known[:head_rows]
    ]:
        said.tables.append(cells)
        return
    for row in cells[head_rows:]:
        if _CONTINUED.fullmatch(bare(row[0])):
            known[-1] = [
                f"{a}\n{b}" if at else a
                for at, (a, b) in enumerate(zip(known[-1], row, strict=True))
            ]
        else:
            known.append(row)


# ---- Word ---------------------------------------------------------------------------------------


def word_part(data: bytes, name: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def said_in_docx(data: bytes) -> Said:
    said = Said()
    for element in word_part(data)[0]:
        if element.tag == f"{_W}p":
            said.lines += [line] if (line := _word_text(element)) else []
        elif element.tag == f"{_W}tbl":
            if element.find(f"{_W}tr/{_W}trPr/{_W}tblHeader") is None:
                lines = [_word_text(p) for p in element.iter(f"{_W}p")]
                said.lines += [line for line in lines if line]
            else:
                said.tables.append([list(_word_cells(row)) for row in element.iter(f"{_W}tr")])
    return said


def _word_text(paragraph: Any) -> str:
    return "".join(
        " " if part.tag == f"{_W}br" else part.text or ""
        for part in paragraph.iter(f"{_W}t", f"{_W}br")
    )


def _word_cells(row: Any) -> Iterator[str]:
    for cell in row.iter(f"{_W}tc"):
        yield "\n".join(_word_text(paragraph) for paragraph in cell.iter(f"{_W}p"))
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        if span is not None:
            yield from [""] * (int(span.get(f"{_W}val")) - 1)


# ---- Excel --------------------------------------------------------------------------------------


def open_xlsx(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def said_in_xlsx(data: bytes) -> Said:
    said = Said()
    for sheet in open_xlsx(data).worksheets:
        rows = [[shown(cell) for cell in row] for row in sheet.iter_rows()]
        if sheet.title == "Dữ liệu":
            continue
        if sheet.title.startswith("Biểu đồ"):
            said.lines += [cell for row in rows for at, cell in enumerate(row) if at != 1 and cell]
        elif not sheet.auto_filter.ref:
            said.lines += [row[0] for row in rows if row[0]]
        else:
            first, last = _table_rows(sheet)
            around = [*rows[: first - 1], *rows[last:]]
            said.lines += [row[0] for row in around if row[0]]
            said.tables.append(rows[first - 1 : last])
    return said


def _table_rows(sheet: Any) -> tuple[int, int]:
    first = int(re.findall(r"\d+", sheet.print_title_rows)[0])
    last = int(re.findall(r"\d+", sheet.auto_filter.ref)[-1])
    return first, last


def shown(cell: Any) -> str:
    """Write a cell as Excel shows it on a Vietnamese system."""
    value, written_as = cell.value, cell.number_format
    if value is None:
        return ""
    if isinstance(value, datetime):
        month = f"{value.month:02}" if "mm" in written_as else str(value.month)
        return f"{value.day:02}/{month}/{value.year}"
    if isinstance(value, int | float):
        places = len(written_as.rstrip("%").partition(".")[2])
        number = Decimal(str(value)) * (100 if written_as.endswith("%") else 1)
        shown_as = f"{number:,.{places}f}" if "," in written_as else f"{number:.{places}f}"
        return shown_as.translate({44: ".", 46: ","}) + "%" * written_as.endswith("%")
    return forms.plain(str(value))
