"""Quarters and reporting periods."""

from datetime import date
from random import Random

import pytest

from cchc_desktop.domain.calendar.errors import PeriodError
from cchc_desktop.domain.calendar.periods import (
    Length,
    Period,
    Quarter,
    parse,
    parse_quarter,
    quarter_of,
)


@pytest.mark.parametrize(
    ("text", "first", "last", "quarters"),
    [
        ("2024Q1", date(2024, 1, 1), date(2024, 3, 31), "1"),
        ("2024Q2", date(2024, 4, 1), date(2024, 6, 30), "2"),
        ("2024Q4", date(2024, 10, 1), date(2024, 12, 31), "4"),
        ("2024H1", date(2024, 1, 1), date(2024, 6, 30), "12"),
        ("2024H2", date(2024, 7, 1), date(2024, 12, 31), "34"),
        ("2024M9", date(2024, 1, 1), date(2024, 9, 30), "123"),
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "1234"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "1"),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31), "4"),
    ],
)
def test_days_and_quarters(text: str, first: date, last: date, quarters: str):
    period = parse(text)
    assert (period.first_day, period.last_day) == (first, last)
    assert period.quarters == tuple(Quarter(2024, int(number)) for number in quarters)
    assert period.last_quarter == period.quarters[-1]
    assert str(period) == text


def test_case_and_space_around_do_not_matter():
    assert parse(" 2024h1 ") == Period(2024, Length.HALF, 1)


@pytest.mark.parametrize(
    "text",
    ["", "2024Q5", "2024Q0", "2024H3", "2024M6", "2024-13", "2024-1", "24Q1", "٢٠٢٤", "2024Q1Q2"],
)
def test_unreadable(text: str):
    with pytest.raises(PeriodError) as refused:
        parse(text)
    assert (refused.value.code, refused.value.facts) == ("period-unreadable", {"text": text})


def test_a_year_no_office_means():
    with pytest.raises(PeriodError) as refused:
        parse("0024Q1")
    assert refused.value.code == "period-out-of-range"
    with pytest.raises(PeriodError):
        Quarter(2999, 4).next()


def test_a_number_the_length_has_not():
    with pytest.raises(PeriodError):
        Quarter(2024, 5)
    with pytest.raises(PeriodError):
        Period(2024, Length.NINE_MONTHS, 2)


def test_only_a_quarter_will_do():
    assert parse_quarter("2024Q3") == Quarter(2024, 3)
    with pytest.raises(PeriodError) as refused:
        parse_quarter("2024H1")
    assert refused.value.code == "period-not-a-quarter"
    assert refused.value.facts == {"text": "2024H1", "quarter": "2024Q2"}


def test_reports_of_a_year_in_the_order_they_are_written():
    written = ["2024-01", "2024Q1", "2024Q2", "2024H1", "2024Q3", "2024M9", "2024Q4", "2024H2"]
    periods = [parse(text) for text in [*written, "2024", "2025Q1"]]
    assert sorted(Random(3).sample(periods, len(periods))) == periods
    assert Period.of(Quarter(2024, 1)) == parse("2024Q1")
    assert parse("2024") > parse("2024H2") >= parse("2024Q4")


def test_a_period_is_not_compared_with_its_text():
    with pytest.raises(TypeError):
        _ = parse("2024") < "2025"


def test_quarters_follow_each_other():
    assert Quarter(2024, 4).next() == Quarter(2025, 1)
    assert Quarter(2025, 1).previous() == Quarter(2024, 4)
    assert Quarter(2024, 2).next() == Quarter(2024, 3) > Quarter(2024, 2)
    assert quarter_of(date(2024, 3, 31)) == Quarter(2024, 1)
    assert quarter_of(date(2024, 4, 1)) == Quarter(2024, 2)
    assert str(Quarter(2024, 2)) == "2024Q2"
