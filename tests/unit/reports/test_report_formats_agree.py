"""One report in three formats says one and the same, and what it says is looked at when it changes.

`CCHC_ACCEPT_GOLDENS=1` writes the dumps anew; the review reads the difference.
"""

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from builders.paper_reports import a_letter, a_plan, a_report, a_total
from report_reading import (
    Said,
    open_xlsx,
    said_in_docx,
    said_in_pdf,
    said_in_xlsx,
    shown,
    written,
)

from cchc_desktop.reports.model import Report
from cchc_desktop.reports.writing import Format

GOLDENS = Path(__file__).resolve().parents[2] / "goldens" / "reports"
SAMPLES: dict[str, tuple[Callable[[], Report], int]] = {
    "bao-cao": (lambda: a_report(4), 1),
    "don-doc": (a_letter, 1),
    "tong-hop": (a_total, 2),
    "ke-hoach": (a_plan, 1),
}
EVERY = pytest.mark.parametrize("name", SAMPLES)


def _read(name: str) -> tuple[Said, Said, Said]:
    make, head_rows = SAMPLES[name]
    report = make()
    return (
        said_in_pdf(written(report, Format.PDF), head_rows),
        said_in_docx(written(report, Format.DOCX)),
        said_in_xlsx(written(report, Format.XLSX)),
    )


@EVERY
def test_three_formats_say_the_same(name: str):
    pdf, docx, xlsx = _read(name)
    assert docx.bare_tables() == xlsx.bare_tables()
    assert pdf.bare_tables() == docx.bare_tables()
    assert pdf.words() == docx.words() == xlsx.words()
    paragraphs, rows = (Counter(filter(_is_long, said.lines)) for said in (docx, xlsx))
    assert paragraphs == rows


def _is_long(line: str) -> bool:
    """Tell a paragraph from a row of the head, which each format breaks where it must."""
    return len(line) > 30


@EVERY
def test_the_same_report_gives_the_same_bytes(name: str):
    make, _ = SAMPLES[name]
    for wanted in Format:
        assert written(make(), wanted) == written(make(), wanted)


def _held_against(file: Path, dump: str) -> None:
    if os.environ.get("CCHC_ACCEPT_GOLDENS"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dump, "utf-8", newline="\n")
    assert dump == file.read_text("utf-8")


@EVERY
def test_what_is_said(name: str):
    make, _ = SAMPLES[name]
    said = said_in_docx(written(make(), Format.DOCX))
    lines = list(said.lines)
    for table in said.tables:
        lines.append("")
        lines += [" | ".join(cell.replace("\n", " / ") for cell in row) for row in table]
    _held_against(GOLDENS / f"{name}.txt", "\n".join(lines) + "\n")


@EVERY
def test_what_a_workbook_is(name: str):
    make, _ = SAMPLES[name]
    lines = []
    for sheet in open_xlsx(written(make(), Format.XLSX)).worksheets:
        lines += [
            f"== {sheet.title}",
            f"giữ {sheet.freeze_panes}, lọc {sheet.auto_filter.ref}, in {sheet.print_title_rows}",
            f"gộp {' '.join(sorted(map(str, sheet.merged_cells.ranges)))}",
            "rộng " + " ".join(f"{d.width:g}" for d in sheet.column_dimensions.values()),
        ]
        for row in sheet.iter_rows(max_row=12):
            cells = [
                f"{cell.coordinate} {cell.data_type} {cell.number_format}: {shown(cell)[:40]}"
                for cell in row
                if cell.value is not None
            ]
            lines += [" | ".join(cells).replace("\n", " / ")]
    _held_against(GOLDENS / f"{name}-workbook.txt", "\n".join(lines) + "\n")
