"""Report duties as a person sees and changes them, and the days that follow from them."""

from datetime import date
from uuid import UUID

import pytest
from builders.offices import a_plan
from builders.reminding import receive
from builders.results import refused

from cchc_desktop.domain.calendar.cutoffs import CutoffPreset
from cchc_desktop.domain.calendar.errors import DueRuleError, PeriodError
from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.owed_reports.duties import (
    Duty,
    DutyForm,
    add_duty,
    change_duty,
    confirm_duty,
    end_duty,
    list_duties,
    parts_words,
)
from cchc_desktop.services.owed_reports.slots import (
    SlotDay,
    YearSlot,
    planned_reports,
    set_slot_days,
    year_slots,
)
from cchc_desktop.services.report_calendar import list_slots
from cchc_desktop.services.units import UnitForm, add_unit
from db.models.reporting import ReportDuty
from resources.words import sentence

QUARTERS = frozenset({"Q1", "Q2", "Q3", "Q4"})
MONTHLY = DutyForm(QUARTERS, "trước ngày 01 của tháng cuối mỗi quý", "Sở Nội vụ")


def preset(desk: Desk) -> Duty:
    return list_duties(desk)[0]


def the(desk: Desk, recipient: str) -> Duty:
    return next(one for one in list_duties(desk) if one.form.recipient == recipient)


def year_slot(desk: Desk, period: str) -> YearSlot:
    return next(one for one in year_slots(desk, 2026) if str(one.period) == period)


def dues(desk: Desk, recipient: str) -> list[tuple[str, date]]:
    ids = the(desk, recipient).ids
    return [(str(one.period), one.due) for one in list_slots(desk, 2026) if one.duty.id in ids]


def test_the_four_reports_of_a_year_are_one_duty(desk: Desk):
    (duty,) = list_duties(desk)
    assert len(duty.ids) == 4
    assert duty.form == DutyForm(
        frozenset({"Q1", "H1", "Q3", "Y"}), "ngày 20 tháng cuối kỳ", "Ủy ban nhân dân thành phố"
    )
    assert parts_words(duty.form.parts) == "Quý I, 6 tháng đầu năm, quý III, năm"
    assert (duty.confirmed, duty.kept_by, duty.owing) == (True, "", "")


def test_a_duty_is_added_with_its_days_and_taken_back(desk: Desk):
    add_duty(desk, MONTHLY)
    assert parts_words(MONTHLY.parts) == "Hằng quý"
    assert dues(desk, "Sở Nội vụ") == [
        ("2026Q1", date(2026, 2, 28)),
        ("2026Q2", date(2026, 5, 31)),
        ("2026Q3", date(2026, 8, 31)),
        ("2026Q4", date(2026, 11, 30)),
    ]
    newest = list_history(desk)[0]
    assert sentence(f"verbs.{newest.verb}", newest.facts) == (
        "Thêm báo cáo gửi Sở Nội vụ: Hằng quý"
    )
    undo(desk)
    assert len(list_duties(desk)) == 1


def test_what_is_shown_beforehand_is_what_comes(desk: Desk):
    planned = planned_reports(desk, MONTHLY, 2026)
    add_duty(desk, MONTHLY)
    assert [(str(one.period), one.due) for one in planned] == dues(desk, "Sở Nội vụ")
    assert planned[0].name == "quý I năm 2026"
    assert (planned[0].data.first, planned[0].data.last) == (date(2025, 12, 15), date(2026, 3, 14))


def test_a_change_keeps_the_records_of_the_parts_that_stay(desk: Desk):
    before = preset(desk)
    kept = [one.id for one in list_slots(desk, 2026) if str(one.period) in ("2026Q1", "2026")]
    form = DutyForm(
        frozenset({"Q1", "M9", "Y"}),
        "5 ngày làm việc trước khi hết kỳ",
        "Sở Nội vụ",
        cutoffs=CutoffPreset.CALENDAR,
    )
    change_duty(desk, before.ids, form)
    (after,) = list_duties(desk)
    assert after.form == form
    assert len(set(after.ids) & set(before.ids)) == 2
    slots = list_slots(desk, 2026)
    assert [str(one.period) for one in slots] == ["2026Q1", "2026M9", "2026"]
    assert [slots[0].id, slots[2].id] == kept
    assert (slots[0].due, slots[0].data.last) == (date(2026, 3, 24), date(2026, 3, 31))
    undo(desk)
    assert list_duties(desk) == [before]


def test_a_duty_is_about_some_plans_or_all(desk: Desk):
    with desk.writing(desk.act("import-plan")) as (writer, _):
        plans = frozenset({a_plan(writer), a_plan(writer, 2025)})
    form = DutyForm(frozenset({"Y"}), "ngày 20 tháng cuối kỳ", "Sở Nội vụ", plans=plans)
    add_duty(desk, form)
    assert the(desk, "Sở Nội vụ").form.plans == plans
    fewer = frozenset(sorted(plans)[:1])
    change_duty(
        desk, the(desk, "Sở Nội vụ").ids, DutyForm(form.parts, form.due, "Sở Nội vụ", plans=fewer)
    )
    assert the(desk, "Sở Nội vụ").form.plans == fewer
    change_duty(desk, the(desk, "Sở Nội vụ").ids, DutyForm(form.parts, form.due, "Sở Nội vụ"))
    assert the(desk, "Sở Nội vụ").form.plans == frozenset()


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (DutyForm(frozenset(), "ngày 20 tháng cuối kỳ", "Sở"), "duty-without-parts"),
        (DutyForm(QUARTERS, "ngày 20 tháng cuối kỳ", "  "), "duty-without-recipient"),
        (
            DutyForm(frozenset({"Q1"}), "ngày 5 tháng sau", "UBND thành phố"),
            "duty-there-already",
        ),
    ],
)
def test_what_is_not_complete_is_refused(desk: Desk, form: DutyForm, code: str):
    refused(code, lambda: add_duty(desk, form))
    assert len(list_duties(desk)) == 1


def test_a_rule_nobody_understands_is_refused(desk: Desk):
    with pytest.raises(DueRuleError):
        add_duty(desk, DutyForm(QUARTERS, "khi nào tiện", "Sở Nội vụ"))


def test_what_never_had_a_report_leaves_altogether(desk: Desk):
    duty = preset(desk)
    first = year_slot(desk, "2026Q1")
    set_slot_days(desk, first.duty, first.period, {SlotDay.DUE: date(2026, 3, 10)})
    end_duty(desk, duty.ids)
    assert list_duties(desk) == []
    assert list_slots(desk, 2026) == []
    undo(desk)
    assert list_duties(desk) == [duty]
    assert list_slots(desk, 2026)[0].due == date(2026, 3, 10)


def test_what_had_reports_keeps_those_of_the_past(desk: Desk):
    first = list_slots(desk, 2026)[0]
    receive(desk, first)
    end_duty(desk, preset(desk).ids)  # on 20 May
    assert list_duties(desk) == []
    assert [str(one.period) for one in list_slots(desk, 2026)] == ["2026Q1"]
    assert list_slots(desk, 2027) == []
    undo(desk)
    assert len(list_slots(desk, 2026)) == 4


def _others(desk: Desk, **facts: object) -> UUID:
    said = {"unit_id": desk.unit_id, "recipient": "Sở Nội vụ", "frequency": "quarter"}
    said |= {"due_rule": "day:05/last-month", "cutoffs": "nd09", "confirmed": True}
    with desk.writing(desk.act("import-plan")) as (writer, _):
        return writer.add(ReportDuty, **{**said, **facts})


def test_a_duty_read_from_a_plan_counts_once_it_is_confirmed(desk: Desk):
    duty = _others(desk, confirmed=False, text="Báo cáo hằng quý")
    shown = the(desk, "Sở Nội vụ")
    assert (shown.confirmed, shown.text) == (False, "Báo cáo hằng quý")
    assert dues(desk, "Sở Nội vụ") == []
    confirm_duty(desk, [duty])
    assert len(dues(desk, "Sở Nội vụ")) == 4


def test_another_offices_duty_is_only_seen(desk: Desk):
    above = add_unit(desk, UnitForm("Sở Nội vụ"))
    duty = _others(desk, steward_id=above)
    assert the(desk, "Sở Nội vụ").kept_by == "Sở Nội vụ"
    for verb in (
        lambda: confirm_duty(desk, [duty]),
        lambda: end_duty(desk, [duty]),
        lambda: change_duty(desk, [duty], MONTHLY),
    ):
        refused("duty-kept-by-another", verb)
    refused("duty-not-found", lambda: end_duty(desk, [UUID(int=5)]))


def test_a_rule_of_a_later_version_is_shown_as_it_is(desk: Desk):
    _others(desk, due_rule="full-moon:2")
    assert the(desk, "Sở Nội vụ").form.due == "full-moon:2"


def test_all_days_of_one_period_are_decided_as_one_set(desk: Desk):
    usual = year_slot(desk, "2026Q1")
    duty = usual.duty
    assert usual.decided == frozenset()
    said = {
        SlotDay.DUE: date(2026, 3, 10),
        SlotDay.ON_TIME_UNTIL: date(2026, 3, 12),
        SlotDay.LOCKED_AFTER: date(2026, 3, 31),
    }
    set_slot_days(desk, duty, parse("2026Q1"), said)
    decided = year_slot(desk, "2026Q1")
    assert decided.decided == frozenset(said)
    assert {which: decided.days[which] for which in said} == said
    back = dict.fromkeys((SlotDay.DUE, SlotDay.ON_TIME_UNTIL))
    set_slot_days(desk, duty, parse("2026Q1"), back)
    assert year_slot(desk, "2026Q1").days[SlotDay.DUE] == date(2026, 3, 20)
    undo(desk)
    undo(desk)
    assert year_slot(desk, "2026Q1") == usual


@pytest.mark.parametrize(
    ("said", "which"),
    [
        ({SlotDay.ON_TIME_UNTIL: date(2026, 3, 19)}, SlotDay.ON_TIME_UNTIL),
        ({SlotDay.LOCKED_AFTER: date(2026, 3, 19)}, SlotDay.LOCKED_AFTER),
        (
            {
                SlotDay.ON_TIME_UNTIL: date(2026, 3, 25),
                SlotDay.LOCKED_AFTER: date(2026, 3, 24),
            },
            SlotDay.LOCKED_AFTER,
        ),
    ],
)
def test_no_report_is_late_before_it_is_due(desk: Desk, said: dict[SlotDay, date], which: SlotDay):
    usual = year_slot(desk, "2026Q1")
    facts = refused(
        "slot-day-too-early",
        lambda: set_slot_days(desk, usual.duty, usual.period, said),
    )
    assert facts["which"] == which
    with pytest.raises(PeriodError):
        set_slot_days(desk, usual.duty, usual.period, {SlotDay.DATA_TO: date(2025, 1, 1)})
    assert year_slot(desk, "2026Q1") == usual


def test_a_groups_reports_are_one_line_of_the_year(desk: Desk):
    for name in ("Trường Hoa Cúc", "Trường Ngọc Lan"):
        add_unit(desk, UnitForm(name, member_of=("Các trường học",)))
    group = add_unit(desk, UnitForm("Các trường học"))
    add_duty(desk, DutyForm(QUARTERS, "ngày 5 tháng cuối kỳ", "UBND phường Hoa Sen", group))
    lines = [one for one in year_slots(desk, 2026) if one.owing == "Các trường học"]
    assert [str(one.period) for one in lines] == ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]
    assert list_duties(desk)[-1].owing == "Các trường học"
    set_slot_days(desk, lines[0].duty, lines[0].period, {SlotDay.LOCKED_AFTER: date(2026, 4, 1)})
    assert year_slots(desk, 2026)[0].days[SlotDay.LOCKED_AFTER] == date(2026, 4, 1)
