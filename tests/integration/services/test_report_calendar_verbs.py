"""The reporting calendar over real data: rules, what was decided for a period, days off."""

from datetime import date
from uuid import UUID

import pytest
from builders.results import refused

from cchc_desktop.domain.calendar.day_notice import parse_day_notice
from cchc_desktop.domain.calendar.errors import PeriodError
from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import undo
from cchc_desktop.services.report_calendar import (
    Slot,
    clear_day,
    list_slots,
    set_day,
    set_days,
    set_slot,
    work_days,
)
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.units import UnitForm, add_unit
from db.models.plans import Plan
from db.models.reporting import ReportDuty, ReportDutyPlan

Q1 = parse("2026Q1")


def slot(desk: Desk, period: str = "2026Q1") -> Slot:
    return next(one for one in list_slots(desk, int(period[:4])) if str(one.period) == period)


def a_duty(desk: Desk, unit: UUID, rule: str = "before-day:10/last-month", **more: object) -> UUID:
    facts: dict[str, object] = {
        "recipient_id": desk.unit_id,
        "recipient": None,
        "frequency": "quarter",
        "period_part": None,
        "cutoffs": "calendar",
        "text": None,
        "confirmed": True,
        **more,
    }
    with desk.writing(desk.act("import-plan")) as (writer, _):
        return writer.add(ReportDuty, unit_id=unit, due_rule=rule, **facts)


def names(desk: Desk, slots: list[Slot]) -> list[str]:
    with desk.store.reading() as connection:
        book = UnitBook.read(connection)
    return sorted(book.name(one.unit, date(2026, 6, 1)) for one in slots)


def test_the_preset_duties_follow_their_rules(desk: Desk):
    told = [
        (str(one.period), one.due, one.data.first, one.data.last) for one in list_slots(desk, 2026)
    ]
    assert told == [
        ("2026Q1", date(2026, 3, 20), date(2025, 12, 15), date(2026, 3, 14)),
        ("2026H1", date(2026, 6, 20), date(2025, 12, 15), date(2026, 6, 14)),
        ("2026Q3", date(2026, 9, 20), date(2026, 6, 15), date(2026, 9, 14)),
        ("2026", date(2026, 12, 20), date(2025, 12, 15), date(2026, 12, 14)),
    ]
    assert list_slots(desk, 2025) == []  # the office begins in 2026


def test_one_periods_days_are_decided_and_given_back_to_the_rule(desk: Desk):
    before = slot(desk)
    set_slot(desk, before.duty.id, Q1, due=date(2026, 3, 10), data_to=date(2026, 3, 5))
    decided = slot(desk)
    assert decided.id == before.id
    assert (decided.due, decided.data.first, decided.data.last) == (
        date(2026, 3, 10),
        date(2025, 12, 15),
        date(2026, 3, 5),
    )
    assert slot(desk, "2026H1").due == date(2026, 6, 20)
    set_slot(desk, before.duty.id, Q1, due=None)
    assert (slot(desk).due, slot(desk).data.last) == (date(2026, 3, 20), date(2026, 3, 5))
    undo(desk)
    assert slot(desk).due == date(2026, 3, 10)
    undo(desk)
    assert slot(desk) == before


def test_a_period_is_decided_again_after_it_was_undone(desk: Desk):
    duty = slot(desk).duty.id
    set_slot(desk, duty, Q1, due=date(2026, 3, 10), data_to=date(2026, 3, 5))
    undo(desk)
    set_slot(desk, duty, Q1, due=date(2026, 3, 12))
    assert (slot(desk).due, slot(desk).data.last) == (date(2026, 3, 12), date(2026, 3, 14))


def test_what_makes_no_sense_is_refused(desk: Desk):
    known = slot(desk)
    refused("duty-not-found", lambda: set_slot(desk, desk.unit_id, Q1, due=date(2026, 3, 1)))
    refused("duty-without-period", lambda: set_slot(desk, known.duty.id, parse("2026Q2")))
    with pytest.raises(PeriodError):
        set_slot(desk, known.duty.id, Q1, data_to=date(2025, 12, 1))
    set_slot(desk, known.duty.id, Q1, data_to=date(2026, 2, 1))
    with pytest.raises(PeriodError):
        set_slot(desk, known.duty.id, Q1, data_from=date(2026, 2, 2))
    assert slot(desk).data.first == date(2025, 12, 15)


def test_another_offices_duty_is_not_decided_here(desk: Desk):
    duty = a_duty(desk, desk.unit_id, steward_id=UUID(int=7), recipient="Sở Nội vụ")
    refused("duty-kept-by-another", lambda: set_slot(desk, duty, Q1, due=date(2026, 3, 1)))


def test_each_member_of_a_group_owes_a_report_of_its_own(desk: Desk):
    for name, since in (("Trường Hoa Cúc", None), ("Trường Ngọc Lan", date(2026, 5, 1))):
        add_unit(desk, UnitForm(name, member_of=("Các trường học",), since=since))
    with desk.store.reading() as connection:
        (group,) = UnitBook.read(connection).meant_by("Các trường học")
    duty = a_duty(desk, group)
    owed = [one for one in list_slots(desk, 2026) if one.duty.id == duty]
    by_period = {
        text: names(desk, [one for one in owed if str(one.period) == text])
        for text in ("2026Q1", "2026Q2")
    }
    assert by_period == {
        "2026Q1": ["Trường Hoa Cúc"],
        "2026Q2": ["Trường Hoa Cúc", "Trường Ngọc Lan"],
    }
    ids = {one.id for one in owed}
    assert len(ids) == len(owed)
    set_slot(desk, duty, parse("2026Q2"), due=date(2026, 6, 1))
    moved = [one for one in list_slots(desk, 2026) if one.due == date(2026, 6, 1)]
    assert len(moved) == 2
    assert {one.id for one in moved} < ids


def test_a_plans_duty_is_owed_while_the_plan_runs(desk: Desk):
    duty = a_duty(desk, desk.unit_id, rule="working-days-before-end:5")
    with desk.writing(desk.act("import-plan")) as (writer, _):
        plan = writer.add(
            Plan, first_day=date(2026, 8, 1), last_day=date(2027, 7, 31), implicit=False
        )
        writer.add(ReportDutyPlan, duty_id=duty, plan_id=plan)
    owed = [
        str(one.period)
        for year in (2026, 2027)
        for one in list_slots(desk, year)
        if one.duty.id == duty
    ]
    assert owed == ["2026Q3", "2026Q4", "2027Q1", "2027Q2", "2027Q3"]


def test_duties_nobody_confirmed_or_can_read_are_not_owed(desk: Desk):
    usual = len(list_slots(desk, 2026))
    a_duty(desk, desk.unit_id, confirmed=False)
    a_duty(desk, desk.unit_id, rule="khi có yêu cầu")
    assert len(list_slots(desk, 2026)) == usual


def test_days_off_are_decided_pasted_and_taken_back(desk: Desk):
    monday, saturday = date(2026, 7, 13), date(2026, 7, 18)

    def works(day: date) -> bool:
        with desk.store.looking() as ask:
            return work_days(ask).is_working(day)

    set_day(desk, monday, working=False, name="Ngày truyền thống")
    assert not works(monday)
    set_day(desk, monday, working=True)
    assert works(monday)
    notice = parse_day_notice("nghỉ thứ Hai ngày 13/7/2026, làm bù thứ Bảy ngày 18/7/2026")
    set_days(desk, notice.days)
    assert (works(monday), works(saturday)) == (False, True)
    clear_day(desk, monday)
    clear_day(desk, date(2026, 7, 14))
    assert (works(monday), works(saturday)) == (True, True)
    undo(desk)
    undo(desk)
    assert (works(monday), works(saturday)) == (True, False)
