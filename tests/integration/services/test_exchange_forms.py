"""The Excel form: written for a unit, filled, taken in; what was typed meanwhile stays."""

import uuid
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from exchange_words import code, one, seen

from cchc_desktop.domain.status import State
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.exchange.board import status
from cchc_desktop.services.exchange.differences import Between, choose, list_differences
from cchc_desktop.services.exchange.files import list_files, undo_file
from cchc_desktop.services.exchange.forms import write_form_for
from cchc_desktop.services.exchange.kinds import FileKind, Signature
from cchc_desktop.services.owed_reports.slots import SlotDay, set_slot_days
from tests.builders.exchanging import Q1, WARD, Place, at_home
from tests.builders.owing import owe_quarterly

SHARED = "Ban hành kế hoạch"
CAPTIONS = {"state": "Tình trạng", "percent": "Tỷ lệ hoàn thành (%)", "result": "Kết quả thực hiện"}


@pytest.fixture
def form(city: Place, tmp_path: Path) -> Path:
    path = tmp_path / "biểu.xlsx"
    with at_home(city):
        made = write_form_for(city.desk, WARD, Q1, path, Ticket())
    assert made.rows == 1
    return path


@pytest.fixture
def quarterly(city: Place) -> uuid.UUID:
    """Let every ward owe the city a report a quarter."""
    return owe_quarterly(city.desk)


def fill(path: Path, **said: Any) -> Path:
    """Type into the row of the task, as somebody does in Excel."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value}
    row = next(cell.row for said_, cell in cells.items() if str(said_).startswith(SHARED))
    for name, value in said.items():
        sheet.cell(row, cells[CAPTIONS[name]].column).value = value
    filled = path.with_name(f"điền {len(list(path.parent.iterdir()))}.xlsx")
    book.save(filled)
    return filled


def results(city: Place) -> list[Any]:
    return city.rows(
        "SELECT state, percent, result, lane FROM progress WHERE NOT gone ORDER BY born"
    )


def test_an_untouched_form_changes_nothing(city: Place, form: Path):
    taken = one(city.take(form))
    assert (taken.refused, taken.preview.counts.changes) == (None, 0)
    assert results(city) == []
    line = next(one for one in status(city.desk, Q1).units if one.name == WARD)
    assert line.received_on is None


def test_what_was_typed_becomes_a_result_on_behalf_and_twice_is_once(city: Place, form: Path):
    filled = fill(form, state="Đang thực hiện", percent=40, result="Đang làm")
    found = seen(city, filled)
    assert (found.kind, found.signature) == (FileKind.FORM, Signature.KNOWN)
    assert found.counts.new == 3
    taken = one(city.take(filled))
    assert taken.refused is None
    assert results(city) == [("in-progress", 40, "Đang làm", "on-behalf")]
    again = one(city.take(filled))
    assert again.preview.already_taken
    assert len(results(city)) == 1
    line = next(one for one in status(city.desk, Q1).units if one.name == WARD)
    assert line.received_on is not None
    undo_file(city.desk, taken.preview.id.hex)  # type: ignore[union-attr]
    assert results(city) == []
    assert list_files(city.desk, sent=False)[0].undone
    assert one(city.take(filled)).refused is None
    assert len(results(city)) == 1


def test_what_the_office_typed_meanwhile_stands_side_by_side(city: Place, form: Path):
    city.note(SHARED, state=State.IN_PROGRESS, percent=10, result="Ở đây", unit=WARD)
    filled = fill(form, result="Ở đơn vị")
    taken = one(city.take(filled))
    assert taken.preview.counts.conflicts == 1
    assert [row[2] for row in results(city)] == ["Ở đây"]
    (found,) = list_differences(city.desk)
    assert (found.between, found.unit, found.values) == (
        Between.FORM,
        WARD,
        ("Ở đây", "Ở đơn vị"),
    )
    choose(city.desk, found.id, 1)
    assert results(city)[-1] == ("in-progress", 10, "Ở đơn vị", "on-behalf")
    assert list_differences(city.desk) == []


def test_a_form_after_the_units_own_report_is_left_out(city: Place, ward: Place, form: Path):
    ward.note(SHARED, state=State.DONE, done_on=Q1.last_day)
    city.take(ward.report())
    taken = one(city.take(fill(form, state="Đang thực hiện")))
    assert [left.why.code for left in taken.preview.left_out] == ["exchange-form-told-by-unit"]
    assert [row[0] for row in results(city)] == ["done"]


def test_what_makes_no_sense_is_left_out_row_by_row(city: Place, form: Path):
    taken = one(city.take(fill(form, state="Hoàn thành", percent=40)))
    assert [left.why.code for left in taken.preview.left_out] == ["exchange-form-done-in-part"]
    assert results(city) == []


def test_another_offices_form_is_refused(ward: Place, form: Path):
    assert code(one(ward.take(form))) == "exchange-for-another"


def test_a_form_without_tasks_is_not_written(city: Place, tmp_path: Path):
    with pytest.raises(Exception, match="exchange-form-empty"), at_home(city):
        write_form_for(
            city.desk, "Ủy ban nhân dân các phường, xã", Q1, tmp_path / "x.xlsx", Ticket()
        )


def test_a_form_for_a_closed_period_is_refused_and_a_repeat_is_not(
    city: Place, form: Path, quarterly: uuid.UUID
):
    filled, late = fill(form, percent=40), fill(form, percent=70)
    assert one(city.take(filled)).refused is None
    set_slot_days(city.desk, quarterly, Q1, {SlotDay.LOCKED_AFTER: date(2026, 4, 10)})
    clock = city.desk.now.__self__  # type: ignore[attr-defined]
    clock.at = clock.at.replace(day=11)
    before = results(city)
    refused = one(city.take(late))
    assert (code(refused), refused.preview.kind) == ("exchange-period-locked", FileKind.FORM)
    again = one(city.take(filled))
    assert (again.refused, again.preview.already_taken) == (None, True)
    assert results(city) == before
