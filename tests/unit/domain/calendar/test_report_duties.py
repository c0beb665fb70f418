"""For which periods a report is owed."""

from datetime import date

import pytest

from cchc_desktop.domain.calendar.duties import periods_of, runs_at_the_end
from cchc_desktop.domain.calendar.periods import parse


@pytest.mark.parametrize(
    ("frequency", "part", "written"),
    [
        ("quarter", None, ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]),
        ("quarter", "Q3", ["2026Q3"]),
        ("half", None, ["2026H1", "2026H2"]),
        ("half", "H1", ["2026H1"]),
        ("nine-months", None, ["2026M9"]),
        ("nine-months", "M9", ["2026M9"]),
        ("year", None, ["2026"]),
        ("year", "Y", ["2026"]),
        ("quarter", "Q9", []),
        ("now and then", None, []),
    ],
)
def test_the_periods_of_a_duty(frequency: str, part: str | None, written: list[str]):
    assert [str(one) for one in periods_of(frequency, part, 2026)] == written


def test_a_monthly_duty_has_twelve():
    assert [str(one) for one in periods_of("month", None, 2026)][::11] == ["2026-01", "2026-12"]


@pytest.mark.parametrize(
    ("period", "told"),
    [
        ("2026Q2", False),
        ("2026H1", False),
        ("2026Q3", True),
        ("2026", True),
        ("2026-07", False),
        ("2026-08", True),
        ("2027H1", True),
        ("2027Q4", False),
        ("2027", False),
    ],
)
def test_a_school_year_is_told_of_where_it_runs(period: str, *, told: bool):
    assert runs_at_the_end(parse(period), date(2026, 8, 1), date(2027, 7, 31)) is told
