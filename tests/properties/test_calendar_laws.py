"""Laws of periods, cut-offs, due rules and working days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.calendar.cutoffs import CutoffPreset, data_span, quarter_telling
from cchc_desktop.domain.calendar.due_rules import (
    DayOfMonth,
    DueRule,
    FixedDay,
    MonthOf,
    WorkingDaysBeforeEnd,
    due_date,
)
from cchc_desktop.domain.calendar.due_rules import parse as parse_rule
from cchc_desktop.domain.calendar.errors import PeriodError
from cchc_desktop.domain.calendar.periods import Period, Quarter, parse, quarter_of
from cchc_desktop.domain.calendar.working_days import DayOverride, WorkCalendar

DAY = timedelta(days=1)
PLAIN = WorkCalendar()

years = st.integers(1950, 2100)
days = st.dates(date(2015, 1, 1), date(2035, 12, 31))
quarters = st.builds(Quarter, years, st.integers(1, 4))
endings = [
    "",
    "H1",
    "H2",
    "M9",
    *(f"Q{n}" for n in range(1, 5)),
    *(f"-{n:02}" for n in range(1, 13)),
]
written_periods = st.builds(lambda year, ending: f"{year}{ending}", years, st.sampled_from(endings))
periods = written_periods.map(parse)
rules = (
    st.builds(
        DayOfMonth,
        st.integers(1, 31),
        st.sampled_from(MonthOf) | st.integers(1, 12),
        st.booleans(),
    )
    | st.builds(FixedDay, days)
    | st.builds(WorkingDaysBeforeEnd, st.integers(1, 99))
)
calendars = st.lists(st.builds(DayOverride, days, st.booleans())).map(WorkCalendar)


@given(written_periods)
def test_a_period_is_written_as_it_was_read(text: str):
    assert str(parse(text)) == text


@given(st.text() | st.from_regex(r"[0-9]{3,5}[QHM-]?[0-9]{0,2}", fullmatch=True))
def test_any_text_is_a_period_or_refused(text: str):
    try:
        period = parse(text)
    except PeriodError:
        return
    assert str(period) == text.strip().upper()


@given(periods)
def test_a_period_lies_in_its_quarters(period: Period):
    assert period.quarters[0].first_day <= period.first_day <= period.last_day
    assert period.last_day <= period.last_quarter.last_day
    assert quarter_of(period.last_day) == period.last_quarter


@given(quarters)
def test_quarters_join_without_gap(quarter: Quarter):
    assert quarter.next().previous() == quarter < quarter.next()
    assert quarter.last_day + DAY == quarter.next().first_day
    for preset in CutoffPreset:
        this, following = (data_span(Period.of(one), preset) for one in (quarter, quarter.next()))
        assert this.last + DAY == following.first


@given(periods, periods)
def test_periods_are_in_a_total_order(one: Period, other: Period):
    assert (one < other) + (other < one) + (one == other) == 1


@given(periods, st.sampled_from(CutoffPreset))
def test_a_report_tells_what_its_quarters_tell(period: Period, preset: CutoffPreset):
    span = data_span(period, preset)
    assert data_span(Period.of(period.last_quarter), preset).first <= span.last
    if len(period.quarters) > 1:
        assert span.first == data_span(Period.of(period.quarters[0]), preset).first
        assert span.last == data_span(Period.of(period.last_quarter), preset).last


@given(days, st.sampled_from(CutoffPreset))
def test_every_day_is_told_by_one_quarter(day: date, preset: CutoffPreset):
    assert day in data_span(Period.of(quarter_telling(day, preset)), preset)


@given(rules)
def test_a_rule_is_read_as_it_was_written(rule: DueRule):
    assert parse_rule(str(rule)) == rule


@given(st.integers(1, 31), st.sampled_from(MonthOf), periods)
def test_before_a_day_is_due_the_day_before(day: int, month: MonthOf, period: Period):
    on_the_day = due_date(DayOfMonth(day, month), period, PLAIN)
    before = due_date(DayOfMonth(day, month, before=True), period, PLAIN)
    assert before == on_the_day - DAY or on_the_day.day < day


@given(st.integers(1, 99), st.integers(2015, 2035), st.sampled_from(endings))
def test_working_days_before_the_end(count: int, year: int, ending: str):
    period = parse(f"{year}{ending}")
    due = due_date(WorkingDaysBeforeEnd(count), period, PLAIN)
    assert PLAIN.count_working_days(due, period.last_day - DAY) == count


@given(calendars, days, st.integers(1, 40))
def test_working_days_counted_there_and_back(calendar: WorkCalendar, day: date, count: int):
    there = calendar.add_working_days(day, count)
    assert calendar.is_working(there)
    assert calendar.count_working_days(day + DAY, there) == count
    back = calendar.add_working_days(there, -count)
    assert back == calendar.working_day_on_or_before(day)


@given(calendars, days, st.integers(0, 20), st.integers(0, 20))
def test_working_days_may_be_added_in_parts(
    calendar: WorkCalendar, day: date, first: int, then: int
):
    in_parts = calendar.add_working_days(calendar.add_working_days(day, first), then)
    assert in_parts == calendar.add_working_days(day, first + then)


@given(calendars, days)
def test_nothing_is_worked_between_a_day_and_the_working_day_before(
    calendar: WorkCalendar, day: date
):
    before = calendar.working_day_before(day)
    assert before < day
    assert calendar.count_working_days(before, day - DAY) == 1
    assert calendar.working_day_after(before) >= day


@given(calendars, days)
def test_a_named_holiday_is_no_working_day(calendar: WorkCalendar, day: date):
    if calendar.holiday_name(day) is not None:
        assert not calendar.is_working(day)
