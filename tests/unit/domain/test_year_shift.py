"""Phrases of one year said for another."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain import deadlines
from cchc_desktop.domain.year_shift import shift_years


@pytest.mark.parametrize(
    ("phrase", "moved"),
    [
        ("Trước ngày 15/3/2026", "Trước ngày 15/3/2027"),
        ("Quý II năm 2026 và quý I/2027", "Quý II năm 2027 và quý I/2028"),
        ("ngày 30 tháng 6 năm 2026", "ngày 30 tháng 6 năm 2027"),
        ("Năm học 2026-2027", "Năm học 2027-2028"),
        ("Hoàn thành trước 30/6/26", "Hoàn thành trước 30/6/27"),
        ("Đến 31.12.99", "Đến 31.12.00"),
        ("Thường xuyên", "Thường xuyên"),
        ("Hằng quý, trước ngày 05 tháng kế tiếp", "Hằng quý, trước ngày 05 tháng kế tiếp"),
        (
            "Theo Kế hoạch số 28/KH-UBND ngày 18/01/2026, xong trong năm 2026",
            "Theo Kế hoạch số 28/KH-UBND ngày 18/01/2026, xong trong năm 2027",
        ),
        (
            "Sau khi có Quyết định số 12/2026/QĐ-UBND ngày 05 tháng 3 năm 2026",
            "Sau khi có Quyết định số 12/2026/QĐ-UBND ngày 05 tháng 3 năm 2026",
        ),
        ("Công văn số 2026", "Công văn số 2026"),
        ("Giai đoạn 2021 - 2030", "Giai đoạn 2021 - 2030"),
        ("3150 hồ sơ trong năm 2026", "3150 hồ sơ trong năm 2027"),
        ("", ""),
    ],
)
def test_the_years_of_dates_move_and_nothing_else(phrase: str, moved: str):
    assert shift_years(phrase, 1) == moved


@pytest.mark.parametrize(
    ("phrase", "delta", "moved"),
    [
        ("Trước ngày 29/02/2028", 1, "Trước ngày 28/02/2029"),
        ("Trước ngày 29/02/2028", 4, "Trước ngày 29/02/2032"),
        ("ngày 29 tháng 02 năm 2028", 1, "ngày 28 tháng 02 năm 2029"),
    ],
)
def test_a_leap_day_stays_in_february(phrase: str, delta: int, moved: str):
    assert shift_years(phrase, delta) == moved


@given(st.text(max_size=60))
def test_no_years_on_is_the_phrase_itself(phrase: str):
    assert shift_years(phrase, 0) == phrase


@given(
    st.dates(date(2020, 1, 1), date(2050, 12, 31)).filter(
        lambda day: (day.month, day.day) != (2, 29)
    ),
    st.integers(1, 5),
    st.sampled_from(["Trước ngày {:%d/%m/%Y}", "Đến ngày {:%d}/{:%m}/{:%Y}", "tháng {:%m}/{:%Y}"]),
)
def test_a_moved_phrase_is_due_as_many_years_later(day: date, delta: int, form: str):
    phrase = form.format(day, day, day)

    def due(text: str, year: int) -> date | None:
        read = deadlines.read(text, date(year - 1, 1, 1), date(year + 1, 12, 31))
        return read.milestones[0].due

    before, after = due(phrase, day.year), due(shift_years(phrase, delta), day.year + delta)
    assert before is not None
    assert after is not None
    assert (after.year - before.year, after.month) == (delta, before.month)
    assert after.day == before.day or before.month == 2  # the month's end may differ there
