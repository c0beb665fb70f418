"""Which days' results each report tells."""

from datetime import date

import pytest

from cchc_desktop.domain.calendar.cutoffs import CutoffPreset, DataSpan, data_span, quarter_telling
from cchc_desktop.domain.calendar.errors import PeriodError
from cchc_desktop.domain.calendar.periods import Quarter, parse


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2026Q1", date(2025, 12, 15), date(2026, 3, 14)),
        ("2026Q2", date(2026, 3, 15), date(2026, 6, 14)),
        ("2026Q3", date(2026, 6, 15), date(2026, 9, 14)),
        ("2026Q4", date(2026, 9, 15), date(2026, 12, 14)),
        ("2026H1", date(2025, 12, 15), date(2026, 6, 14)),
        ("2026H2", date(2026, 6, 15), date(2026, 12, 14)),
        ("2026M9", date(2025, 12, 15), date(2026, 9, 14)),
        ("2026", date(2025, 12, 15), date(2026, 12, 14)),
        ("2026-03", date(2026, 2, 15), date(2026, 3, 14)),
    ],
)
def test_after_the_decree(period: str, first: date, last: date):
    assert data_span(parse(period), CutoffPreset.ND09) == DataSpan(first, last)


def test_after_the_calendar():
    span = data_span(parse("2026H1"), CutoffPreset.CALENDAR)
    assert span == DataSpan(date(2026, 1, 1), date(2026, 6, 30))
    assert date(2026, 6, 30) in span
    assert date(2026, 7, 1) not in span


@pytest.mark.parametrize(
    ("day", "preset", "quarter"),
    [
        (date(2026, 3, 14), CutoffPreset.ND09, Quarter(2026, 1)),
        (date(2026, 3, 15), CutoffPreset.ND09, Quarter(2026, 2)),
        (date(2025, 12, 15), CutoffPreset.ND09, Quarter(2026, 1)),
        (date(2025, 12, 15), CutoffPreset.CALENDAR, Quarter(2025, 4)),
    ],
)
def test_the_quarter_that_tells_a_day(day: date, preset: CutoffPreset, quarter: Quarter):
    assert quarter_telling(day, preset) == quarter


def test_a_span_that_ends_before_it_begins():
    with pytest.raises(PeriodError) as refused:
        DataSpan(date(2026, 3, 1), date(2026, 2, 28))
    assert refused.value.code == "cutoffs-out-of-order"
