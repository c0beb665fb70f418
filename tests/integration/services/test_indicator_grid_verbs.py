"""The statistics of a year over a real database: typed, added up, compared, asked about."""

from decimal import Decimal

import pytest

from cchc_desktop.domain.calendar.periods import Length, Period, Quarter
from cchc_desktop.domain.far_off import FarOff
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.indicator_grid import (
    GridLine,
    ValueCell,
    confirm_value,
    indicator_grid,
    set_values,
    spans_of,
)
from cchc_desktop.services.indicators import set_value
from cchc_desktop.services.units import UnitForm, add_unit
from resources.words import deed, sentence

SCHOOL = "Trường Tiểu học Ngọc Lan"
HALF, NINE, YEAR = Period(2026, Length.HALF), Period(2026, Length.NINE_MONTHS), Period(2026)


def line(desk: Desk, code: str, year: int = 2026) -> GridLine:
    return next(
        one for table in indicator_grid(desk, year) for one in table.lines if one.code == code
    )


def count(desk: Desk, code: str, *values: int | None, year: int = 2026) -> None:
    """Type a line's quarters of a year."""
    key = line(desk, code).id
    cells = [
        ValueCell(key, Quarter(year, number), None if value is None else Decimal(value))
        for number, value in enumerate(values, 1)
    ]
    set_values(desk, cells)


def told(desk: Desk, code: str, *periods: Period) -> list[object]:
    found = line(desk, code)
    return [found.told[period].exact(found.measure) for period in periods]


def test_the_spans_of_a_year_stand_in_the_order_they_end():
    assert [str(one) for one in spans_of(2026)] == [
        "2026Q1", "2026Q2", "2026H1", "2026Q3", "2026M9", "2026Q4", "2026H2", "2026",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "sums"),
    [
        ("1.1", [21, 28, 36]),  # documents: the sum
        ("1.2", [9, 7, 8]),  # offices there: the last
        ("3.10", [12, 12, 12]),  # days late: the most
        ("3.2", [None, None, None]),  # brought over: each quarter by itself
    ],
)
def test_each_line_adds_up_in_its_own_way(desk: Desk, code: str, sums: list[int | None]):
    count(desk, code, 12, 9, 7, 8)
    assert told(desk, code, HALF, NINE, YEAR) == sums


def test_a_share_is_worked_out_from_sums_not_from_percentages(desk: Desk):
    count(desk, "3.3", 100, 300)
    count(desk, "3.4", 100, 150)
    assert told(desk, "3.5", Period(2026, Length.QUARTER, 2), HALF, YEAR) == [50, 62.5, 62.5]
    assert not line(desk, "3.5").is_typed
    with pytest.raises(RefusedError) as caught:
        count(desk, "3.5", 7)
    assert caught.value.code == "indicator-worked-out"


def test_the_year_before_stands_beside(desk: Desk):
    count(desk, "1.1", 5, 6, year=2025)
    assert told(desk, "1.1", Period(2025, Length.QUARTER, 1), Period(2025)) == [5, 11]
    assert line(desk, "1.1").own == {}
    assert list(line(desk, "1.1", 2025).own.values()) == [5, 6]


def test_what_other_units_counted_counts_in(desk: Desk):
    add_unit(desk, UnitForm(SCHOOL))
    set_value(desk, "1.1", Quarter(2026, 1), Decimal(4), SCHOOL)
    count(desk, "1.1", 6)
    found = line(desk, "1.1")
    assert told(desk, "1.1", YEAR) == [10]
    assert (list(found.own.values()), found.by_others) == ([6], {Quarter(2026, 1)})


def test_the_same_value_again_writes_nothing(desk: Desk):
    count(desk, "1.1", 12)
    cell = ValueCell(line(desk, "1.1").id, Quarter(2026, 1), Decimal("12.0"))
    assert set_values(desk, [cell]).seq is None


def test_values_typed_together_are_one_step_back(desk: Desk):
    count(desk, "1.1", 12, 9, 7, 8)
    newest = list_history(desk)[0]
    assert deed(newest.verb, newest.facts) == "Ghi 4 số liệu vào các biểu"
    undo(desk)
    assert line(desk, "1.1").own == {}


def test_a_value_is_taken_away_and_comes_back(desk: Desk):
    count(desk, "1.1", 12)
    count(desk, "1.1", None)
    assert line(desk, "1.1").own == {}
    newest = list_history(desk)[0]
    said = deed(newest.verb, newest.facts)
    assert said.startswith("Xóa số liệu quý I/2026 của dòng 1.1. Số văn bản")
    undo(desk)
    assert list(line(desk, "1.1").own.values()) == [12]


def test_a_value_far_off_its_past_is_asked_about_not_refused(desk: Desk):
    count(desk, "3.3", 300, 310, 290, 3050)
    quarter = Quarter(2026, 4)
    assert line(desk, "3.3").doubts == {quarter: FarOff(Decimal(290), Decimal(310))}
    assert line(desk, "3.3").own[quarter] == 3050


def test_the_past_reaches_over_the_years(desk: Desk):
    count(desk, "3.3", 300, 310, 290, 305, year=2025)
    count(desk, "3.3", 30)
    assert set(line(desk, "3.3").doubts) == {Quarter(2026, 1)}
    assert line(desk, "3.3", 2025).doubts == {}


def test_an_answered_doubt_rests_until_another_value_is_typed(desk: Desk):
    count(desk, "3.3", 300, 310, 290, 3050)
    key, quarter = line(desk, "3.3").id, Quarter(2026, 4)
    confirm_value(desk, key, quarter)
    assert line(desk, "3.3").doubts == {}
    newest = list_history(desk)[0]
    said = deed(newest.verb, newest.facts)
    assert said.startswith("Xác nhận số liệu quý IV/2026 của dòng 3.3.")
    set_values(desk, [ValueCell(key, quarter, Decimal(3051))])
    assert set(line(desk, "3.3").doubts) == {quarter}
    set_values(desk, [ValueCell(key, quarter, Decimal(3050))])
    undo(desk)
    undo(desk)
    undo(desk)
    assert set(line(desk, "3.3").doubts) == {quarter}


def test_only_a_value_that_is_there_is_confirmed(desk: Desk):
    with pytest.raises(RefusedError) as caught:
        confirm_value(desk, line(desk, "3.3").id, Quarter(2026, 1))
    assert "(mã " not in sentence(caught.value.code, caught.value.facts)


def test_one_value_that_cannot_be_kept_keeps_all_out(desk: Desk):
    key = line(desk, "1.1").id
    cells = [
        ValueCell(key, Quarter(2026, 1), Decimal(5)),
        ValueCell(key, Quarter(2026, 2), Decimal("1.23456")),
    ]
    with pytest.raises(RefusedError) as caught:
        set_values(desk, cells)
    assert caught.value.code == "figure-too-fine"
    assert line(desk, "1.1").own == {}
