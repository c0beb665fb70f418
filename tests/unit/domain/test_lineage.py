"""Who stands for whom on a day, one change after another."""

import uuid
from datetime import date

import pytest

from cchc_desktop.domain.lineage import Kind, Lineage, Succession, worked_until

A, B, C, D = (uuid.UUID(int=number) for number in range(1, 5))
SPRING, SUMMER, AUTUMN = date(2026, 3, 1), date(2026, 7, 1), date(2026, 10, 1)


def merged(former: uuid.UUID, heir: uuid.UUID, on: date, position: int = 0) -> Succession:
    return Succession(former, heir, on, Kind.MERGED, position)


def test_without_changes_a_unit_is_itself():
    lineage = Lineage({}, [])
    assert not lineage
    assert lineage.holder(A, SUMMER) == A
    assert lineage.is_alive(A, SUMMER)
    assert lineage.end_of(A) is None


def test_an_heir_holds_from_its_day_on():
    lineage = Lineage({}, [merged(A, C, SUMMER), merged(B, C, SUMMER)])
    assert [lineage.holder(A, day) for day in (SPRING, SUMMER, AUTUMN)] == [A, C, C]
    assert [lineage.is_alive(B, day) for day in (SPRING, SUMMER)] == [True, False]
    assert lineage.end_of(A) == SUMMER
    assert lineage.forebears(C) == {A, B, C}


def test_heirs_of_heirs_are_followed():
    lineage = Lineage({}, [merged(A, B, SPRING), merged(B, C, AUTUMN)])
    days = (date(2026, 1, 1), SPRING, SUMMER, AUTUMN)
    assert [lineage.holder(A, day) for day in days] == [A, B, B, C]


def test_a_unit_may_come_back():
    lineage = Lineage({}, [merged(A, B, SPRING), merged(B, A, AUTUMN)])
    assert [lineage.holder(A, day) for day in (SUMMER, AUTUMN)] == [B, A]
    assert lineage.is_alive(A, AUTUMN)
    assert lineage.holder(B, AUTUMN) == A


def test_two_changes_on_one_day_end_somewhere():
    lineage = Lineage({}, [merged(A, B, SUMMER), merged(B, A, SUMMER)])
    assert lineage.holder(A, SUMMER) in (A, B)


def test_of_several_heirs_the_first_takes_over_and_one_beside_takes_nothing():
    split = Lineage({}, [merged(A, C, SUMMER, 1), merged(A, B, SUMMER, 0)])
    assert split.holder(A, SUMMER) == B
    beside = Lineage({}, [merged(A, C, SUMMER, 1)])
    assert beside.holder(A, SUMMER) == A


def test_entries_of_one_unit_are_one_on_every_day():
    lineage = Lineage({D: A}, [merged(D, C, SUMMER)])
    assert lineage.holder(D, SPRING) == A
    assert lineage.holder(A, SUMMER) == C
    assert lineage.entries_of(A) == {A, D}
    assert lineage.forebears(C) == {A, C, D}


def test_entries_that_name_each_other_end_somewhere():
    assert Lineage({A: B, B: A}, []).true(A) in (A, B)


@pytest.mark.parametrize(
    ("closed", "day"),
    [
        ([], AUTUMN),
        ([(SPRING, SUMMER)], SPRING),
        ([(None, SUMMER)], SUMMER),
        ([(None, date(2026, 12, 31))], AUTUMN),
    ],
)
def test_what_was_closed_stays_with_who_closed_it(
    closed: list[tuple[date | None, date]], day: date
):
    assert worked_until(closed, AUTUMN) == day
