"""The sheet that a unit is given: what it shows, what it takes, how it prints."""

import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from openpyxl import load_workbook

from cchc_desktop.domain.status import State
from cchc_desktop.domain.ticket import Cancelled, Ticket
from cchc_desktop.exchange.archives import FORM_SHEET
from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.exchange.form_sheet import FormRow, FormValues, write_form
from cchc_desktop.exchange.form_words import CAPTIONS, COMPLETE, STATES, deadline, quarter
from cchc_desktop.exchange.unwrapping import ArrivalKind, find_arrivals
from resources.words import word
from tests.builders.filled_forms import COLUMN, FIRST_ROW, FORM, a_form, an_id
from tests.builders.packages import KEY

DONE = FormValues("done", 100, date(2026, 2, 1), "Đã ban hành")


@pytest.fixture
def book(tmp_path: Path) -> Any:
    return load_workbook(a_form(tmp_path))


def test_states_are_named_as_everywhere_in_the_program():
    assert {state: word("states", state) for state in State} == STATES


def test_it_names_the_quarter_the_unit_and_the_plan(book: Any):
    sheet = book["Kết quả"]
    assert sheet["A2"].value.endswith("CẢI CÁCH HÀNH CHÍNH QUÝ I NĂM 2026")
    assert "UBND phường Hoa Sen" in sheet["A5"].value
    assert "UBND tỉnh Sông Trăng" in sheet["F5"].value
    assert "02/KH-UBND" in sheet["A4"].value


def test_only_what_is_to_be_filled_in_can_be_written_to(book: Any):
    sheet = book["Kết quả"]
    assert sheet.protection.sheet
    for row in range(FIRST_ROW, FIRST_ROW + 4):
        free = [cell.column for cell in sheet[row] if not cell.protection.locked]
        assert free == list(range(COLUMN["state"], COLUMN["evidence"] + 1))
        coloured = {sheet.cell(row, column).fill.fgColor.rgb for column in free}
        assert coloured == {"FFFFFBEB"}
    assert not sheet.protection.autoFilter
    assert sheet.auto_filter.ref == "A8:M12"


def test_what_is_typed_is_checked(book: Any):
    checks = {check.type: check for check in book["Kết quả"].data_validations.dataValidation}
    assert checks["list"].formula1 == '"' + ",".join(STATES.values()) + '"'
    assert len(checks["list"].formula1) < 255  # more is lost by the workbook
    assert str(checks["list"].sqref) == "F9:F12"
    assert (checks["whole"].formula1, checks["whole"].formula2) == ("0", "100")
    assert str(checks["date"].sqref) == "H9:H12"
    assert all(check.error and check.showErrorMessage for check in checks.values())


def test_text_stays_text_whatever_it_begins_with(book: Any):
    cell = book["Kết quả"].cell(FIRST_ROW + 1, COLUMN["result"])
    assert (cell.value, cell.data_type) == ("= 45 thủ tục đã niêm yết", "s")
    assert cell.number_format == "@"  # and stays text when it is typed again


def test_the_hidden_part_is_not_to_be_seen_from_the_menu(book: Any):
    assert book[FORM_SHEET].sheet_state == "veryHidden"
    assert book.security.lockStructure
    assert book["Kết quả"].column_dimensions["M"].hidden


def test_it_counts_what_is_missing_also_where_nothing_is_calculated(tmp_path: Path, book: Any):
    assert book["Kết quả"]["F6"].value.startswith("=IF(COUNTBLANK(")
    path = a_form(tmp_path)
    said = load_workbook(path, data_only=True)["Kết quả"]["F6"].value
    assert said == "Còn 1 nhiệm vụ chưa ghi tình trạng, 1 nhiệm vụ hoàn thành chưa ghi kết quả"
    full = replace(FORM, rows=(FormRow(an_id(1), "1", "A", base=DONE),))
    a_form(tmp_path, full)
    assert load_workbook(path, data_only=True)["Kết quả"]["F6"].value == COMPLETE


def test_rows_are_high_enough_and_may_grow(tmp_path: Path, book: Any):
    heights = [book["Kết quả"].row_dimensions[FIRST_ROW + at].height for at in range(4)]
    assert heights[1] > heights[2] >= 30
    with zipfile.ZipFile(a_form(tmp_path)) as archive:
        assert b"customHeight" not in archive.read("xl/worksheets/sheet1.xml")


def test_no_moment_is_in_the_file(tmp_path: Path):
    with zipfile.ZipFile(a_form(tmp_path)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        about = archive.read("docProps/core.xml").decode()
    assert about.count("2026-01-01T00:00:00Z") == 2


def test_it_is_known_as_a_form_whatever_its_name(tmp_path: Path):
    a_form(tmp_path).rename(tmp_path / "Hoa Sen (1).zip")
    (found,) = find_arrivals(tmp_path)
    assert found.kind is ArrivalKind.FORM


@pytest.mark.parametrize(
    ("phrase", "due", "said"),
    [
        ("Quý I/2026", date(2026, 3, 31), "Quý I/2026\n(hạn 31/3/2026)"),
        ("Trước 05/02/2026", date(2026, 2, 5), "Trước 05/02/2026"),
        ("Trước 05/06/2026", date(2026, 6, 5), "Trước 05/06/2026"),
        ("", date(2026, 2, 5), "05/02/2026"),
        ("Thường xuyên", None, "Thường xuyên"),
    ],
)
def test_a_deadline_is_told_with_its_day(phrase: str, due: date | None, said: str):
    assert deadline(phrase, due) == said


def test_quarters_are_named_in_roman():
    assert [quarter(f"2026Q{n}") for n in (1, 2, 3, 4)] == [
        "Quý I năm 2026",
        "Quý II năm 2026",
        "Quý III năm 2026",
        "Quý IV năm 2026",
    ]


def test_what_stops_the_writing_leaves_what_was_there(tmp_path: Path):
    path = tmp_path / "bieu.xlsx"
    path.write_bytes(b"before")
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Cancelled):
        write_form(path, FORM, KEY, ticket)
    assert path.read_bytes() == b"before"
    with pytest.raises(ExchangeError) as caught:
        write_form(tmp_path / "away" / "bieu.xlsx", FORM, KEY, Ticket())
    assert caught.value.code == "exchange-folder-missing"


def test_two_rows_of_one_task_are_not_written(tmp_path: Path):
    row = FORM.rows[0]
    with pytest.raises(ExchangeError) as caught:
        a_form(tmp_path, replace(FORM, rows=(row, row)))
    assert caught.value.code == "exchange-content-refused"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_another_program_prints_it_on_one_page_wide(tmp_path: Path):
    """A hundred tasks: the captions stand on each page, no column falls off it."""
    rows = tuple(FormRow(an_id(at), f"{at}", f"Nhiệm vụ số {at}") for at in range(100))
    path = a_form(tmp_path, replace(FORM, rows=rows))
    convert = ["soffice", f"-env:UserInstallation={(tmp_path / 'user').as_uri()}", "--headless"]
    convert += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(convert, check=True, capture_output=True, timeout=110)  # noqa: S603 - our own words
    with pdfplumber.open(tmp_path / "bieu.pdf") as pdf:
        pages = [page.extract_text() for page in pdf.pages]
    *tasks, guide = pages
    assert len(tasks) >= 3
    assert all(CAPTIONS["evidence"].split()[0] in page and "STT" in page for page in tasks)
    assert "CÁCH ĐIỀN BIỂU" in guide
