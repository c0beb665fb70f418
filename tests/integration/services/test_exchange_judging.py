"""Whose report is judged, what waits for judgement, what counts as a report; finding a file."""

import uuid
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from exchange_words import one, seen

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.status import State
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.answers import answers
from cchc_desktop.services.exchange.board import status
from cchc_desktop.services.exchange.files import find_file, list_files
from cchc_desktop.services.exchange.forms import write_form_for
from cchc_desktop.services.exchange.goods import Goods
from cchc_desktop.services.exchange.judging import judge_report
from cchc_desktop.services.exchange.proposals import (
    ProposedField,
    answer_proposal,
    list_proposals,
    propose,
)
from cchc_desktop.services.exchange.waiting import exchange_waits
from cchc_desktop.services.exchange.year_board import year_board
from tests.builders.exchanging import CITY, OTHER_WARD, Q1, WARD, Place, World, at_home
from tests.builders.forged_files import forged, rows_in

SHARED, OWN_TASK = "Ban hành kế hoạch", "Công khai thủ tục hành chính"


@pytest.fixture
def other(city: Place, world: World) -> Place:
    made = world.ward("other", OTHER_WARD)
    assert one(made.take(city.assign(OTHER_WARD))).refused is None
    made.note(SHARED, state=State.ONGOING)
    return made


def units(city: Place) -> dict[str, uuid.UUID]:
    return {one.name: one.unit for one in status(city.desk, Q1).units}


def judged(city: Place) -> dict[uuid.UUID, bool | None]:
    with city.desk.store.reading() as connection:
        return {one.package: one.accepted for one in answers(connection).values()}


# ---- judging ------------------------------------------------------------------------------------


def test_the_newest_report_of_the_very_unit_and_period_is_judged(
    city: Place, ward: Place, other: Place
):
    ward.note(SHARED, state=State.ONGOING)
    files = [ward.report(), ward.report(parse("2026H1"))]
    ward.note(SHARED, state=State.IN_PROGRESS, percent=5)
    files += [ward.report(), other.report()]
    ids = [one.preview.id for one in city.take(*files)]
    judge_report(city.desk, units(city)[WARD], Q1, accepted=True)
    found = judged(city)
    newest = one(city.take(files[2])).preview.id
    assert [key for key, accepted in found.items() if accepted] == [newest]
    judge_report(city.desk, units(city)[OTHER_WARD], Q1, accepted=False, reasons="Thiếu\nSai")
    found = judged(city)
    assert found[one(city.take(files[3])).preview.id] is False
    assert len(set(ids)) == 4


def test_the_newest_report_of_each_unit_and_period_waits_until_it_is_judged(
    city: Place, ward: Place, other: Place
):
    assert exchange_waits(city.desk) == 0
    ward.note(SHARED, state=State.ONGOING)
    city.take(ward.report())
    ward.note(SHARED, state=State.IN_PROGRESS, percent=5)
    city.take(ward.report())
    assert exchange_waits(city.desk) == 1
    city.take(other.report(), ward.report(parse("2026H1")))
    assert exchange_waits(city.desk) == 3
    judge_report(city.desk, units(city)[WARD], Q1, accepted=True)
    assert exchange_waits(city.desk) == 2
    assert exchange_waits(ward.desk) == 0, "what came from above waits for nobody"


# ---- what counts as a report --------------------------------------------------------------------


def filled(form: Path, percent: int | None) -> Path:
    book = openpyxl.load_workbook(form)
    sheet = book.worksheets[0]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value}
    row = next(cell.row for said, cell in cells.items() if str(said).startswith(SHARED))
    sheet.cell(row, cells["Tỷ lệ hoàn thành (%)"].column).value = percent
    path = form.with_name(f"điền {percent}.xlsx")
    book.save(path)
    return path


def test_a_form_counts_as_a_report_once_something_was_typed_into_it(city: Place, tmp_path: Path):
    form = tmp_path / "biểu.xlsx"
    with at_home(city):
        write_form_for(city.desk, WARD, Q1, form, Ticket())
    for percent, expected in ((None, frozenset[Any]()), (40, {(units(city)[WARD], Q1)})):
        assert one(city.take(filled(form, percent))).refused is None
        assert year_board(city.desk, 2026).files == expected
    assert year_board(city.desk, 2025).files == frozenset()


# ---- finding a file, naming what is in it -------------------------------------------------------


def test_a_file_is_found_by_a_clear_beginning_of_its_id_and_by_no_less(city: Place, ward: Place):
    ward.note(SHARED, state=State.ONGOING)
    taken = one(city.take(ward.report()))
    assert taken.preview.id is not None
    digits = taken.preview.id.hex
    for said in (digits, digits[:4], digits[:8].upper(), str(taken.preview.id)):
        assert find_file(city.desk, said).id == taken.preview.id
    for said in ("", digits[:3], "zzzz", f"{digits}0"):
        with pytest.raises(RefusedError, match="exchange-no-such-file"):
            find_file(city.desk, said)
    sent = list_files(ward.desk, sent=True)[0]
    with pytest.raises(RefusedError, match="exchange-no-such-file"):
        find_file(ward.desk, sent.id.hex)  # what went out is nobody's to take back


def test_the_units_a_first_file_brings_are_called_as_it_calls_them(city: Place, world: World):
    lone = world.ward("lone", OTHER_WARD)
    found = seen(lone, city.assign(OTHER_WARD))
    names = {line.key: line.label for line in found.lines if line.entity == "unit"}
    told = rows_in(city.sent[-1], "unit_name")
    for row in told:
        key = uuid.UUID(hex=row["unit_id"])
        assert names.get(key, row["name"]) == row["name"]
    assert {CITY, OTHER_WARD} & set(names.values())


def test_the_plans_of_a_file_are_named_in_one_order():
    keys = sorted(uuid.uuid4() for _ in range(5))
    goods = Goods({"plan": {key: {} for key in reversed(keys)}})
    assert goods.plans == [key.hex for key in keys]


# ---- proposals ----------------------------------------------------------------------------------


def test_a_proposal_about_what_is_not_proposed_here_is_left_to_be_done_by_hand(
    city: Place, ward: Place
):
    propose(ward.desk, ward.tasks()[OWN_TASK].id, ProposedField.NOTE, "Theo mẫu mới", "")
    ward.note(SHARED, state=State.ONGOING)
    honest = ward.report()
    row = {
        **rows_in(honest, "proposal")[0],
        "field": "withdrawn_on",
        "value": {"value": "2026-01-01"},
    }
    assert one(city.take(forged(ward, honest, {"proposal": [row]}))).refused is None
    (found,) = list_proposals(city.desk)
    with pytest.raises(RefusedError, match="exchange-proposal-by-hand"):
        answer_proposal(city.desk, found.id, accepted=True)
    assert not city.tasks()[OWN_TASK].withdrawn
    answer_proposal(city.desk, found.id, accepted=False, reason="Sửa trong kế hoạch")


# ---- an office made by files --------------------------------------------------------------------


def test_an_office_is_made_by_the_file_from_above_whatever_lies_beside_it(
    city: Place, ward: Place, world: World, tmp_path: Path
):
    ward.note(SHARED, state=State.ONGOING)
    broken = tmp_path / "hỏng.cchc"
    broken.write_bytes(city.sent[0].read_bytes()[:-40])
    made = world.founded("made", [broken, ward.report(), city.sent[0]], None)
    assert one(made.take(city.sent[0])).refused is None
    assert OWN_TASK in made.tasks()
    for name, files, why in (
        ("a", [ward.report()], "exchange-no-office-yet"),
        ("b", [broken], "exchange-damaged"),
    ):
        with pytest.raises(Exception, match=why):
            world.founded(name, files, None)
        assert not (tmp_path / name / "cchc.db").exists()
