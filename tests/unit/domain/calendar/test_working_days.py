"""Working days of 2024 to 2027, and those an office changes."""

from datetime import date

import pytest

from cchc_desktop.domain.calendar.working_days import DayOverride, WorkCalendar

PLAIN = WorkCalendar()


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2024, 1, 1), "Tết Dương lịch"),
        (date(2024, 2, 10), "Tết Nguyên Đán"),
        (date(2024, 4, 18), "Ngày Giỗ Tổ Hùng Vương"),
        (date(2024, 4, 29), "Ngày nghỉ (thay cho ngày 04/05/2024)"),
        (date(2025, 1, 28), "Giao thừa Tết Nguyên Đán"),
        (date(2025, 4, 7), "Ngày Giỗ Tổ Hùng Vương"),
        (date(2025, 9, 1), "Quốc khánh"),
        (date(2026, 1, 2), "Ngày nghỉ (thay cho ngày 10/01/2026)"),
        (date(2026, 2, 20), "Mùng bốn Tết Nguyên Đán"),
        (date(2026, 4, 27), "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"),
        (date(2027, 2, 10), "Mùng năm Tết Nguyên Đán"),
        (date(2027, 4, 16), "Ngày Giỗ Tổ Hùng Vương"),
        (date(2027, 5, 3), "Ngày Quốc tế Lao động (nghỉ bù)"),
    ],
)
def test_public_holidays(day: date, name: str):
    assert PLAIN.holiday_name(day) == name
    assert not PLAIN.is_working(day)


@pytest.mark.parametrize(
    "day",
    [date(2024, 2, 7), date(2024, 2, 15), date(2025, 2, 3), date(2026, 2, 13), date(2026, 2, 23)],
)
def test_days_around_tet_are_worked(day: date):
    assert PLAIN.is_working(day)
    assert PLAIN.holiday_name(day) is None


@pytest.mark.parametrize(
    "saturday",
    [date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)],
)
def test_saturdays_worked_for_a_day_off_elsewhere(saturday: date):
    assert PLAIN.is_working(saturday)


@pytest.mark.parametrize(
    ("received", "ends"),
    [
        (date(2024, 2, 1), date(2024, 2, 29)),
        (date(2025, 1, 20), date(2025, 2, 17)),
        (date(2026, 2, 9), date(2026, 3, 9)),
        (date(2027, 2, 1), date(2027, 3, 1)),
        (date(2026, 6, 1), date(2026, 6, 22)),
    ],
)
def test_fifteen_working_days(received: date, ends: date):
    assert PLAIN.add_working_days(received, 15) == ends


def test_counting_backwards_and_not_at_all():
    assert PLAIN.add_working_days(date(2024, 3, 31), -5) == date(2024, 3, 25)
    assert PLAIN.add_working_days(date(2024, 3, 31), 0) == date(2024, 3, 31)


def test_the_working_days_next_to_a_holiday():
    assert PLAIN.working_day_before(date(2026, 2, 23)) == date(2026, 2, 13)
    assert PLAIN.working_day_after(date(2026, 2, 13)) == date(2026, 2, 23)
    assert PLAIN.working_day_on_or_before(date(2026, 2, 17)) == date(2026, 2, 13)
    assert PLAIN.working_day_on_or_before(date(2026, 2, 23)) == date(2026, 2, 23)


def test_working_days_of_a_span():
    assert PLAIN.count_working_days(date(2026, 2, 9), date(2026, 2, 23)) == 6
    assert PLAIN.count_working_days(date(2026, 2, 14), date(2026, 2, 22)) == 0
    assert PLAIN.count_working_days(date(2026, 2, 23), date(2026, 2, 22)) == 0


def test_what_an_office_decides_outweighs_the_calendar():
    culture_day, monday, saturday = date(2026, 11, 24), date(2026, 6, 1), date(2026, 6, 6)
    changed = WorkCalendar(
        [
            DayOverride(culture_day, off=False),
            DayOverride(monday, off=True, name="Ngày truyền thống"),
            DayOverride(saturday, off=False),
            DayOverride(date(2026, 9, 2), off=True),
            DayOverride(date(2026, 6, 9), off=True),
        ],
    )
    assert changed.is_working(culture_day)
    assert changed.holiday_name(culture_day) is None
    assert not changed.is_working(monday)
    assert changed.holiday_name(monday) == "Ngày truyền thống"
    assert changed.is_working(saturday)
    assert changed.holiday_name(date(2026, 9, 2)) == "Quốc khánh"
    assert changed.holiday_name(date(2026, 6, 9)) == ""


def test_an_announced_swap_can_be_taken_back():
    friday = date(2026, 1, 2)
    assert WorkCalendar([DayOverride(friday, off=False)]).is_working(friday)
