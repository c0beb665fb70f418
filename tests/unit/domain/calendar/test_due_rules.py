"""When the report of a period is due."""

from datetime import date

import pytest

from cchc_desktop.domain.calendar.due_rules import due_date, parse
from cchc_desktop.domain.calendar.errors import DueRuleError
from cchc_desktop.domain.calendar.periods import parse as parse_period
from cchc_desktop.domain.calendar.working_days import WorkCalendar


@pytest.mark.parametrize(
    ("rule", "period", "due"),
    [
        ("day:20/last-month", "2026Q1", date(2026, 3, 20)),
        ("day:20/last-month", "2026", date(2026, 12, 20)),
        ("day:07/last-month", "2026H1", date(2026, 6, 7)),  # a Sunday stays one
        ("day:05/next-month", "2026Q4", date(2027, 1, 5)),
        ("day:31/next-month", "2026Q1", date(2026, 4, 30)),
        ("day:01/first-month", "2026M9", date(2026, 1, 1)),
        ("day:25/11", "2026", date(2026, 11, 25)),
        ("day:29/02", "2026H1", date(2026, 2, 28)),
        ("before-day:01/last-month", "2026Q2", date(2026, 5, 31)),
        ("before-day:01/01", "2026", date(2025, 12, 31)),
        ("before-day:15/last-month", "2026-05", date(2026, 5, 14)),
        ("before-day:31/last-month", "2026Q2", date(2026, 6, 30)),
        ("fixed:2026-03-15", "2026Q1", date(2026, 3, 15)),
        ("working-days-before-end:5", "2026Q1", date(2026, 3, 24)),
        ("working-days-before-end:1", "2024Q1", date(2024, 3, 29)),
    ],
)
def test_due(rule: str, period: str, due: date):
    assert due_date(parse(rule), parse_period(period), WorkCalendar()) == due
    assert str(parse(rule)) == rule


@pytest.mark.parametrize(
    "text",
    [
        "",
        "day:20",
        "day:00/last-month",
        "day:32/last-month",
        "day:5/last-month",
        "day:20/13",
        "before-day:01/month",
        "fixed:2026-02-30",
        "fixed:15/03/2026",
        "working-days-before-end:0",
        "working-days-before-end:100",
        "day:20/last-month ",
    ],
)
def test_unreadable(text: str):
    with pytest.raises(DueRuleError) as refused:
        parse(text)
    assert (refused.value.code, refused.value.facts) == ("due-rule-unreadable", {"text": text})
