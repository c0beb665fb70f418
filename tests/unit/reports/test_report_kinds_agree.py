"""Every kind of report of a real office says one and the same in all three formats."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from builders.offices import an_office
from report_reading import Said, bare, said_in_docx, said_in_pdf, said_in_xlsx, written

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.reports.model import BarChart, Report
from cchc_desktop.reports.writing import Format
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.making import Wanted, make_one, make_slips
from cchc_desktop.services.reporting.material import ReportKind
from cchc_desktop.services.sample.year import load_sample_year

SLIPS = "phieu-giao-viec"
WIDE = 4
"""Columns from which on a reader of PDF takes rows for a table."""
KINDS = (*ReportKind, SLIPS)


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with an_office(tmp_path_factory.mktemp("ward") / "data") as office:
        load_sample_year(office.desk)
        yield office.desk


def _made(desk: Desk, kind: str) -> Report:
    if kind == SLIPS:
        first, *others = make_slips(desk, parse("2026Q3"))
        return replace(first, following=tuple(others))
    return make_one(desk, Wanted(ReportKind(kind), Asked(parse("2026Q3"))))


def _rows(said: Said) -> list[list[str]]:
    """Return all rows of wide tables without their heads, which each format repeats as it must."""
    rows = [row for table in said.bare_tables() if len(table[0]) >= WIDE for row in table]
    return sorted(row for row in rows if row[0] not in {"", "STT"} or _adds_up(row))


def _adds_up(row: list[str]) -> bool:
    return not row[0] and row[1] == "Tổngcộng"


def _beside(said: Said) -> Counter[str]:
    """Return the words outside wide tables; a narrow one is told from text by no reader of PDF."""
    narrow = [table for table in said.tables if len(table[0]) < WIDE]
    cells = " ".join(cell for table in narrow for row in table for cell in row)
    return said.words() + Counter(cells.split())


def _heads(said: Said) -> set[str]:
    narrow = [table[0] for table in said.tables if len(table[0]) < WIDE]
    return {word for head in narrow for cell in head for word in cell.split()}


def _letters(said: Said) -> str:
    """Return what stands around the tables, without blanks and in no order: heads have columns."""
    return "".join(sorted(bare("".join(said.lines))))


@pytest.mark.parametrize("kind", KINDS)
def test_three_formats_of_every_kind_say_the_same(kind: str, ward: Desk):
    report = _made(ward, kind)
    heads = max((2 if table.grouped else 1 for table in report.tables()), default=1)
    pdf = said_in_pdf(written(report, Format.PDF), heads)
    docx = said_in_docx(written(report, Format.DOCX))
    xlsx = said_in_xlsx(written(report, Format.XLSX))
    assert _rows(docx) == _rows(xlsx)
    assert _rows(pdf) == _rows(docx)
    charts = [part for one in report.appendices for part in one.parts if isinstance(part, BarChart)]
    assert _letters(docx) == _letters(xlsx)
    assert not _beside(docx) - _beside(pdf)
    assert (_beside(pdf) - _beside(docx)).keys() <= _heads(docx)  # on each page anew
    if not _heads(docx):
        assert _letters(pdf) == _letters(docx)
    assert bool(charts) == (kind == ReportKind.TOGETHER)
    assert pdf.lines


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_facts_give_the_same_bytes(kind: str, ward: Desk):
    for wanted in Format:
        assert written(_made(ward, kind), wanted) == written(_made(ward, kind), wanted)
