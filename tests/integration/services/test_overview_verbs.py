"""One look at the office: every figure against the list it opens, the reports, the year."""

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from builders.reminding import at, receive
from builders.results import MONTHLY, OURS, Q2, Ward

import resources
from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.calendar.periods import Period, quarter_of
from cchc_desktop.domain.reminders import morning_of
from cchc_desktop.domain.status import Shown, State
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports.writing import write_report
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.entry.sheet import entry_sheet
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.overview.charts import Pole, StripShape, strip_svg, year_of
from cchc_desktop.services.overview.page import overview_report
from cchc_desktop.services.overview.reports import Sent
from cchc_desktop.services.overview.standing import overview
from cchc_desktop.services.reminding.reminders import finish_many, waiting
from cchc_desktop.services.report_calendar import list_slots
from cchc_desktop.services.sample.year import load_sample_year
from cchc_desktop.services.task_changes.withdrawal import Withdrawal, withdraw_tasks
from cchc_desktop.services.task_list.listing import list_tasks
from cchc_desktop.services.units import UnitForm, add_unit
from resources.words import deed

DAYS = (date(2026, 2, 10), date(2026, 5, 20), date(2026, 11, 20), date(2026, 12, 31))
INKS = dict.fromkeys(
    ("past", "ahead", "axis", "today", "cutoff", "sent", "due", "missing"), "#102030"
)


@pytest.fixture
def sample(desk: Desk) -> Desk:
    load_sample_year(desk)
    return desk


@pytest.mark.parametrize("day", DAYS)
def test_every_figure_is_the_list_it_opens(sample: Desk, day: date):
    seen, lines = overview(sample, day), list_tasks(sample, today=day)

    def of(*states: Shown) -> frozenset[object]:
        return frozenset(line.id for line in lines if line.state in states)

    assert seen.late == of(Shown.OVERDUE)
    assert seen.unconfirmed == of(Shown.UNCONFIRMED)
    assert seen.whole.done == of(Shown.DONE, Shown.DONE_LATE)
    soon = [line for line in lines if line.state is Shown.DUE_SOON and line.due is not None]
    week = day + timedelta(days=6)
    assert seen.due_this_week == {line.id for line in soon if line.due and line.due <= week}
    assert seen.whole.tasks == {line.id for line in lines}


def test_what_lacks_a_result_is_what_the_sheet_of_the_quarter_wants(sample: Desk):
    day = sample.today
    lines = entry_sheet(sample, Period.of(quarter_of(day))).lines
    assert overview(sample).lacking == {line.id.task for line in lines if line.lacks}
    assert overview(sample).lacking


@pytest.mark.parametrize("day", DAYS)
def test_fields_share_out_the_tasks_and_units_name_their_leads(sample: Desk, day: date):
    seen, lines = overview(sample, day), list_tasks(sample, today=day)
    assert Counter({one.name: one.total for one in seen.fields}) == Counter(
        line.field for line in lines
    )
    shared = [task for one in seen.fields for task in one.tasks]
    assert Counter(shared) == Counter(line.id for line in lines)
    for unit in seen.units:
        assert unit.tasks == {line.id for line in lines if unit.name in line.lead_units}
    totals = [unit.total for unit in seen.units]
    assert totals == sorted(totals, reverse=True)
    for one in (*seen.fields, *seen.units, seen.whole):
        assert len(one.tasks) == one.total


def test_the_weeks_are_the_year_and_hold_every_date(sample: Desk):
    seen = overview(sample, DAYS[2])
    firsts = [week.first for week in seen.weeks]
    assert all(first.weekday() == 0 for first in firsts)
    assert firsts[0] <= date(2026, 1, 1) < firsts[1]
    assert firsts[-1] <= date(2026, 12, 31) < firsts[-1] + timedelta(days=7)
    for line in list_tasks(sample, today=DAYS[2]):
        if line.due is not None and line.due.year == seen.year:
            at_week = (line.due - firsts[0]).days // 7
            assert line.id in seen.weeks[at_week].tasks


def test_what_is_withdrawn_counts_nowhere(office: Office):
    ward = Ward.of(office)
    gone = ward.tasks[OURS.title]
    before = overview(ward.desk)
    assert gone in before.whole.tasks
    withdraw_tasks(ward.desk, [gone], Withdrawal("Không còn phù hợp"))
    after = overview(ward.desk)
    assert after.whole.tasks == before.whole.tasks - {gone}
    everything = (after.late, after.unconfirmed, after.due_this_week, after.lacking)
    assert all(gone not in ids for ids in everything)
    assert all(gone not in week.tasks for week in after.weeks)


def test_begun_is_told_from_not_begun_where_the_deadline_is_near(office: Office):
    ward = Ward.of(office)
    task, day = ward.tasks[OURS.title], date(2026, 6, 25)  # due at the end of June
    before = overview(ward.desk, day)
    assert task in before.due_this_week
    assert task in before.whole.rest
    ward.set(OURS, Q2, State.IN_PROGRESS, result="Đã kiểm tra 2 phòng")
    assert task in overview(ward.desk, day).whole.running


def test_a_year_without_plans_shows_the_last_there_was(office: Office):
    desk = Ward.of(office).desk
    assert overview(desk, date(2027, 3, 1)).year == 2026
    assert overview(desk, date(2026, 1, 1)).year == 2026
    assert overview(desk, date(2025, 12, 1)).year == 2026


def test_an_office_with_nothing_is_empty(desk: Desk):
    seen = overview(desk)
    assert seen.is_empty
    assert (seen.fields, seen.units) == ((), ())
    assert not any(week.tasks for week in seen.weeks)


def test_reports_are_sent_due_or_missing(office: Office):
    ward = Ward.of(office)
    year = ward.desk.today.year
    own = [slot for slot in list_slots(ward.desk, year) if slot.unit == ward.desk.unit_id]
    first = next(slot for slot in own if slot.due > ward.desk.today)
    later = first.due + timedelta(days=1)

    def report(day: date) -> Sent:
        told = overview(ward.desk, day).reports
        return next(one.sent for one in told if one.is_own and one.period == first.period)

    assert report(ward.desk.today) is Sent.DUE
    assert report(first.due) is Sent.DUE
    assert report(later) is Sent.MISSING
    receive(ward.desk, first)
    assert report(later) is Sent.SENT


def test_what_was_due_before_the_office_knew_is_no_reproach(office: Office):
    ward = Ward.of(office)
    known = ward.desk.today
    told = [one.due for one in overview(ward.desk).reports if one.is_own]
    assert told
    assert min(told) >= known


def test_units_that_have_not_sent_are_named_first(office: Office):
    desk = office.desk
    for name in ("Trường Mầm non Hoa Cúc", "Trường Tiểu học Ngọc Lan"):
        add_unit(desk, UnitForm(name, parent=desk.unit_id))
    load_sample_year(desk, desk.today)
    returned = [one for one in overview(desk).reports if one.units]
    assert returned
    one = returned[0]
    unit = one.units[0].unit
    (slot,) = (
        slot
        for slot in list_slots(desk, desk.today.year)
        if (slot.unit, slot.period, slot.due) == (unit, one.period, one.due)
    )
    receive(desk, slot)
    after = next(o for o in overview(desk).reports if o.units and o.period == one.period)
    assert (after.came, len(after.units)) == (1, len(one.units))
    assert [line.sent for line in after.units][-1] is Sent.SENT
    assert after.units[-1].unit == unit


def test_the_strip_has_a_bar_a_week_and_a_pole_a_report(sample: Desk):
    seen = overview(sample, DAYS[2])
    shape = StripShape(800, 84, 24, 20)
    poles = [Pole(one.due, "due") for one in seen.reports]
    drawn = strip_svg(seen.weeks, poles, seen.today, shape, INKS)
    assert year_of(seen.weeks) == 2026
    assert drawn.count("<rect") == sum(bool(week.tasks) for week in seen.weeks)
    assert drawn.count("<path") == 1 + 12 + len(poles)
    assert "clipPath" not in drawn  # what reads it on the screen would paint it black
    for week in seen.weeks:
        left, right = shape.week(week, 2026)
        assert 0 <= left < right <= shape.width + 0.01
        _, top, _, high = shape.bar(week, 2026, max(len(w.tasks) for w in seen.weeks))
        assert shape.head <= top <= top + high == shape.ground


def test_the_page_for_a_meeting_is_one_page_with_the_figures(sample: Desk, tmp_path: Path):
    for at_unit in range(14):
        add_unit(sample, UnitForm(f"Trường Tiểu học số {at_unit}", parent=sample.unit_id))
    seen = overview(sample, DAYS[2])
    assert overview_report(sample, seen) == overview_report(sample, seen)
    path = tmp_path / "trang.pdf"
    write_report(overview_report(sample, seen), path, Ticket(), fonts=resources.path("fonts"))
    document = pypdfium2.PdfDocument(str(path))
    try:
        assert len(document) == 1
        text = re.sub(r"\s+", " ", document[0].get_textpage().get_text_bounded())
    finally:
        document.close()
    assert f"có {seen.whole.total} nhiệm vụ" in text
    assert f"{len(seen.late)} nhiệm vụ quá hạn" in text
    assert seen.units[0].name in text
    assert "Cải cách thể chế" in text


def test_many_reminders_are_done_with_at_once_and_taken_back_at_once(office: Office):
    ward = Ward.of(office)
    now = at(6, 29)
    some = [one.id for one in waiting(ward.desk, now) if one.task]
    assert len(some) > 1
    before = len(list_history(ward.desk))
    finish_many(ward.desk, [*some, "task:nobody"], now)
    line, *_ = list_history(ward.desk)
    assert len(list_history(ward.desk)) == before + 1
    assert deed(line.verb, line.facts) == f"Đánh dấu xong {len(some)} việc được nhắc"
    assert not {one.id for one in waiting(ward.desk, now)} & set(some)
    finish_many(ward.desk, some, now)
    assert not {one.id for one in waiting(ward.desk, now)} & set(some)
    undo(ward.desk)
    assert {one.id for one in waiting(ward.desk, now)} >= set(some)
    assert str(ward.tasks[MONTHLY.title]) in {one.task for one in waiting(ward.desk, now)}
    assert morning_of(now.date()) < now
