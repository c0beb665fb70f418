"""Weeks of months and quarters: every day has one place, and turning stays in the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.calendar.span import Span, View, stepped

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(view=st.sampled_from(View), day=DAYS)
def test_each_day_of_a_span_has_one_place(view: View, day: date):
    span = Span.of(view, day)
    assert span.holds(day)
    assert (span.period.first_day, span.period.last_day) == (span.first, span.last)
    length = (span.last - span.first).days + 1
    days = [span.first + timedelta(at) for at in range(length)]
    places = [span.place_of(one) for one in days]
    assert [span.day_at(*place) for place in places] == days
    assert places[0][0] == 0
    assert places[-1][0] == span.weeks - 1
    assert span.weeks <= (14 if view is View.QUARTER else 6)


@given(view=st.sampled_from(View), day=DAYS)
def test_each_month_is_named_once_beside_its_first_working_week(view: View, day: date):
    span = Span.of(view, day)
    named = [span.month_named(week) for week in range(span.weeks)]
    months = range(span.first.month, span.last.month + 1)
    assert [one for one in named if one is not None] == list(months)
    for week, month in enumerate(named):
        if month is not None:
            assert date(span.first.year, month, 1) <= span.day_at(week, 4)
            assert span.day_at(week, 0) <= date(span.first.year, month, 3)


@given(view=st.sampled_from(View), day=DAYS, turns=st.integers(-3, 3))
def test_turning_leads_to_the_next_spans(view: View, day: date, turns: int):
    span = Span.of(view, day)
    later = span.later(day, turns)
    assert date(2000, 1, 1) <= later <= date(2099, 12, 31)
    months = (later.year - day.year) * 12 + later.month - day.month
    assert months in (0, turns * (1 if view is View.MONTH else 3))
    assert later.day <= day.day


@pytest.mark.parametrize(
    ("day", "turns", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 31), -1, date(2025, 12, 31)),
        (date(2099, 12, 5), 1, date(2099, 12, 5)),
    ],
)
def test_a_month_that_is_shorter_ends_the_turn(day: date, turns: int, later: date):
    assert Span.of(View.MONTH, day).later(day, turns) == later


def test_steps_end_with_the_calendar():
    assert stepped(date(2099, 12, 30), 7) == date(2099, 12, 31)
    assert stepped(date(2000, 1, 1), -1) == date(2000, 1, 1)
    assert stepped(date(2026, 2, 28), 1) == date(2026, 3, 1)
