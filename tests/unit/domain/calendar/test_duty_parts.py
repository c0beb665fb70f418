"""The parts of a year a report is owed for, and the fewest records that say them."""

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.calendar.duty_parts import (
    EVERY_MONTH,
    EVERY_QUARTER,
    IN_ORDER,
    frequencies_for,
    parts_of,
)


def test_a_frequency_stands_for_its_parts():
    assert parts_of("quarter", None) == EVERY_QUARTER == {"Q1", "Q2", "Q3", "Q4"}
    assert parts_of("quarter", "Q3") == {"Q3"}
    assert parts_of("year", "Y") == parts_of("year", None) == {"Y"}
    assert parts_of("nine-months", "M9") == {"M9"}
    assert len(EVERY_MONTH) == 12
    assert parts_of("fortnight", None) == frozenset()


def test_four_quarters_are_one_frequency():
    assert frequencies_for(EVERY_QUARTER | {"Y"}) == (("quarter", None), ("year", "Y"))
    assert frequencies_for({"Q1", "H1", "Q3", "Y"}) == (
        ("quarter", "Q1"),
        ("quarter", "Q3"),
        ("half", "H1"),
        ("year", "Y"),
    )


@given(st.frozensets(st.sampled_from(IN_ORDER)))
def test_nothing_is_lost_and_nothing_is_owed_twice(parts: frozenset[str]):
    found = [parts_of(frequency, part) for frequency, part in frequencies_for(parts)]
    assert frozenset[str]().union(*found) == parts
    assert sum(map(len, found)) == len(parts)
