"""The board of units and reports: slots with three dates, measures, answers, reopening."""

import uuid
from dataclasses import replace
from datetime import date

import pytest
from exchange_words import code, one, seen

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.lineage import Kind
from cchc_desktop.domain.status import State
from cchc_desktop.services.exchange.answers import answer
from cchc_desktop.services.exchange.board import UnitStatus, reopen, status
from cchc_desktop.services.exchange.files import list_files
from cchc_desktop.services.exchange.sending import write_answers
from cchc_desktop.services.owed_reports.paper_receipts import ReceiptForm, set_receipt
from cchc_desktop.services.owed_reports.slots import SlotDay, set_slot_days
from cchc_desktop.services.report_calendar import slot_id
from cchc_desktop.services.unit_page.changes import SuccessionForm, succeed_units
from db.models.reporting import ReportSlot
from tests.builders.exchanging import OTHER_WARD, Q1, WARD, Place, at_home
from tests.builders.owing import owe_quarterly

SHARED = "Ban hành kế hoạch"


@pytest.fixture
def duty(city: Place) -> uuid.UUID:
    """Let every ward owe the city a report a quarter, due on the 5th of the month after."""
    return owe_quarterly(city.desk)


def line(city: Place, name: str = WARD, today: date | None = None) -> UnitStatus:
    return next(one for one in status(city.desk, Q1, today).units if one.name == name)


def package(taken: object) -> uuid.UUID:
    found = taken.preview.id  # type: ignore[attr-defined]
    assert isinstance(found, uuid.UUID)
    return found


def test_a_missing_unit_is_missing_and_late_only_after_its_day(city: Place, duty: uuid.UUID):
    assert duty
    board = status(city.desk, Q1, date(2026, 4, 6))
    assert {one.name for one in board.units} >= {WARD, OTHER_WARD}
    assert line(city).due == date(2026, 4, 5)
    assert not line(city, today=date(2026, 4, 5)).overdue
    assert line(city, today=date(2026, 4, 6)).overdue
    assert (line(city).received_on, line(city).on_time, line(city).reported) == (None, None, 0)
    assert board.measures().received == 0


def test_the_measures_of_a_period(city: Place, ward: Place, duty: uuid.UUID):
    assert duty
    ward.take(city.assign(WARD))
    ward.note(SHARED, state=State.DONE, done_on=Q1.last_day)
    taken = one(city.take(ward.report()))
    found = line(city)
    assert (found.on_time, found.complete, found.accepted) == (True, True, None)
    answer(city.desk, package(taken), accepted=False, reasons=["Thiếu số liệu"])
    assert line(city).accepted is False
    told = status(city.desk, Q1).measures()
    assert (told.returned, told.accepted, told.changed_after) == (1, 0, 0)
    with at_home(city):
        sent = write_answers(city.desk, city.where(), WARD)
    assert one(ward.take(sent.path)).refused is None
    said = next(line for line in list_files(ward.desk, sent=True) if line.period == "2026Q1")
    assert said.answer is not None
    assert (said.answer.accepted, said.answer.reasons) == (False, ("Thiếu số liệu",))
    ward.note(SHARED, state=State.DONE, done_on=Q1.last_day, result="Đã bổ sung")
    again = one(city.take(ward.report()))
    assert line(city).accepted is None  # it came anew
    answer(city.desk, package(again), accepted=True)
    told = status(city.desk, Q1).measures()
    assert (told.returned, told.accepted, told.received, told.changed_after) == (0, 1, 1, 1)


def test_a_report_that_no_duty_asks_for_is_accepted_all_the_same(city: Place, ward: Place):
    ward.note(SHARED, state=State.ONGOING)
    taken = one(city.take(ward.report()))
    assert line(city).accepted is None
    answer(city.desk, package(taken), accepted=True)
    assert line(city).accepted is True


def test_a_return_needs_a_reason(city: Place, ward: Place):
    ward.note(SHARED, state=State.ONGOING)
    taken = one(city.take(ward.report()))
    with pytest.raises(Exception, match="exchange-return-without-reason"):
        answer(city.desk, package(taken), accepted=False, reasons=["  "])


def test_the_day_on_the_covering_letter_counts(city: Place, ward: Place, duty: uuid.UUID):
    assert duty
    ward.take(city.assign(WARD))
    ward.note(SHARED, state=State.ONGOING)
    late = date(2026, 4, 20)
    city_clock = city.desk.now.__self__  # type: ignore[attr-defined]
    city_clock.at = city_clock.at.replace(day=late.day)
    city.take(ward.report())
    assert line(city).on_time is False
    unit = line(city).unit
    set_receipt(city.desk, ReceiptForm(unit, Q1, late, "12/BC-UBND", date(2026, 4, 3)))
    assert (line(city).received_on, line(city).on_time) == (late, True)


def test_on_time_until_is_apart_from_due(city: Place, duty: uuid.UUID):
    set_slot_days(city.desk, duty, Q1, {SlotDay.ON_TIME_UNTIL: date(2026, 4, 10)})
    found = line(city, today=date(2026, 4, 9))
    assert (found.due, found.until, found.overdue) == (date(2026, 4, 5), date(2026, 4, 10), False)


def test_a_locked_period_is_opened_again_with_a_reason(city: Place, ward: Place, duty: uuid.UUID):
    set_slot_days(city.desk, duty, Q1, {SlotDay.LOCKED_AFTER: date(2026, 4, 10)})
    ward.take(city.assign(WARD))
    ward.note(SHARED, state=State.ONGOING)
    file = ward.report()
    clock = city.desk.now.__self__  # type: ignore[attr-defined]
    clock.at = clock.at.replace(day=10)
    assert seen(city, file).refused is None
    clock.at = clock.at.replace(day=11)
    assert code(one(city.take(file))) == "exchange-period-locked"
    with pytest.raises(Exception, match="exchange-reopen-without-reason"):
        reopen(city.desk, WARD, Q1, " ")
    reopen(city.desk, WARD, Q1, "Mất mạng ba ngày")
    assert one(city.take(file)).refused is None
    assert line(city).reopened_why == "Mất mạng ba ngày"


def test_a_unit_that_has_a_successor_signs_only_what_was_due_before(
    city: Place, ward: Place, duty: uuid.UUID
):
    assert duty
    ward.take(city.assign(WARD))
    ward.note(SHARED, state=State.ONGOING)
    file = ward.report()
    unit, heir = line(city).unit, line(city, OTHER_WARD).unit
    form = SuccessionForm(Kind.MERGED, (unit,), (heir,), date(2026, 4, 1))
    succeed_units(city.desk, form)
    assert code(one(city.take(file))) == "exchange-sender-succeeded"


@pytest.mark.parametrize(("ended", "refused"), [(5, "exchange-sender-succeeded"), (6, None)])
def test_a_report_due_on_the_day_of_the_merger_is_the_successors(
    city: Place, ward: Place, duty: uuid.UUID, ended: int, refused: str | None
):
    assert duty
    ward.take(city.assign(WARD))
    ward.note(SHARED, state=State.ONGOING)
    merged, heir = line(city).unit, line(city, OTHER_WARD).unit
    form = SuccessionForm(Kind.MERGED, (merged,), (heir,), date(2026, 4, ended))
    succeed_units(city.desk, form)
    found = one(city.take(ward.report())).refused
    assert (found.code if found else None) == refused


@pytest.mark.parametrize(("day", "on_time"), [(5, True), (6, False)])
def test_the_last_day_itself_is_on_time(
    city: Place, ward: Place, duty: uuid.UUID, day: int, *, on_time: bool
):
    assert duty
    ward.take(city.assign(WARD))
    ward.note(SHARED, state=State.ONGOING)
    clock = city.desk.now.__self__  # type: ignore[attr-defined]
    clock.at = clock.at.replace(day=day)
    city.take(ward.report())
    assert line(city).on_time is on_time


def test_the_days_of_one_unit_go_before_those_of_all(city: Place, duty: uuid.UUID):
    days = (SlotDay.ON_TIME_UNTIL, SlotDay.LOCKED_AFTER)
    set_slot_days(city.desk, duty, Q1, dict.fromkeys(days, date(2026, 4, 10)))
    unit = line(city).unit
    with city.desk.writing(city.desk.act("set-slot", period=str(Q1))) as (writer, _):
        writer.add(
            ReportSlot,
            id=slot_id(duty, unit, Q1),
            duty_id=duty,
            unit_id=unit,
            period=str(Q1),
            on_time_until=date(2026, 4, 20),
            locked_after=date(2026, 4, 20),
        )
    found, others = line(city), line(city, OTHER_WARD)
    assert (found.until, found.locked_after) == (date(2026, 4, 20), date(2026, 4, 20))
    assert (others.until, others.locked_after) == (date(2026, 4, 10), date(2026, 4, 10))


def test_all_tasks_of_a_unit_want_a_result_before_it_is_complete(
    city: Place, ward: Place, duty: uuid.UUID
):
    assert duty
    second = parse("2026Q2")
    ward.take(city.assign(WARD))
    ward.note(SHARED, state=State.ONGOING, quarter=second.last_quarter)
    city.take(ward.report(second))
    found = next(one for one in status(city.desk, second).units if one.name == WARD)
    assert (found.assigned, found.reported, found.complete) == (2, 1, False)
    assert status(city.desk, second).measures().complete == 0


def test_a_unit_without_tasks_is_never_complete(city: Place):
    assert not replace(line(city), assigned=0, reported=0).complete


def test_a_report_that_was_accepted_stays_so_and_says_that_more_came(
    city: Place, ward: Place, duty: uuid.UUID
):
    assert duty
    ward.take(city.assign(WARD))
    ward.note(SHARED, state=State.ONGOING)
    answer(city.desk, package(one(city.take(ward.report()))), accepted=True)
    ward.note(SHARED, state=State.DONE)
    assert one(city.take(ward.report())).refused is None
    assert (line(city).accepted, line(city).changed_after) == (True, True)
