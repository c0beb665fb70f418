"""What a whole phrase means in its plan: labels, years, compounds, recurrences, events."""

from datetime import date

import pytest

from cchc_desktop.domain.calendar import working_days
from cchc_desktop.domain.deadlines import (
    Doubt,
    DoubtCode,
    Kind,
    Meaning,
    Milestone,
    Rule,
    due_after,
    occurrence_key,
    read,
)

YEAR = date(2024, 1, 1), date(2024, 12, 31)
SCHOOL_YEAR = date(2024, 9, 5), date(2025, 5, 31)
FOUR_YEARS = date(2022, 1, 1), date(2025, 12, 31)


def _dues(meaning: Meaning) -> list[date | None]:
    return [one.due for one in meaning.milestones]


# ---- labels and compounds --------------------------------------------------------------------


def test_labels_stand_on_either_side():
    meaning = read(
        "- Quý I năm 2024: Lập danh sách một cửa - Báo cáo sơ kết trong tháng 7/2024", *YEAR
    )
    assert meaning.kind is Kind.COMPOUND
    assert meaning.milestones == (
        Milestone("Lập danh sách một cửa", date(2024, 1, 1), date(2024, 3, 31), None),
        Milestone("Báo cáo sơ kết", date(2024, 7, 1), date(2024, 7, 31), None),
    )


def test_words_after_a_semicolon_name_the_piece_that_is_due():
    meaning = read("Quý II/2024; trình Đề án.", *YEAR)
    assert meaning.kind is Kind.COMPOUND
    assert [one.label for one in meaning.milestones] == ["trình Đề án"]


def test_words_before_a_semicolon_wait_for_their_time():
    meaning = read("Trình Đề án; Quý II/2024", *YEAR)
    assert (meaning.kind, meaning.milestones[0].label) == (Kind.COMPOUND, "Trình Đề án")


def test_lines_of_a_cell_are_parts_of_their_own():
    meaning = read("1. Tháng 3: tập huấn\n2. Tháng 9: kiểm tra chéo\nQuý IV: tổng kết", *YEAR)
    assert [(one.label, one.due) for one in meaning.milestones] == [
        ("tập huấn", date(2024, 3, 31)),
        ("kiểm tra chéo", date(2024, 9, 30)),
        ("tổng kết", date(2024, 12, 31)),
    ]


@pytest.mark.parametrize("phrase", ["Thời hạn: 30/9/2024", "Thời gian thực hiện: 30/9/2024"])
def test_a_heading_is_no_label(phrase: str):
    meaning = read(phrase, *YEAR)
    assert meaning.kind is Kind.FIXED
    assert meaning.milestones[0].label == ""


def test_a_period_before_a_colon_names_the_piece_when_a_day_follows():
    meaning = read("6 tháng: trước ngày 10/6; năm: trước ngày 10/12", *YEAR)
    assert [(one.label, one.due) for one in meaning.milestones] == [
        ("6 tháng", date(2024, 6, 9)),
        ("năm", date(2024, 12, 9)),
    ]


def test_a_list_keeps_the_limit_it_began_with():
    meaning = read("Trước ngày 10/3 (quý I), 10/6 (6 tháng) và 10/12 (năm)", *YEAR)
    assert _dues(meaning) == [date(2024, 3, 9), date(2024, 6, 9), date(2024, 12, 9)]


@pytest.mark.parametrize("phrase", ["Quý II (tháng 5)", "Tháng 5 (Quý II)", "Quý II: tháng 5"])
def test_a_time_told_twice_is_the_narrower(phrase: str):
    assert _dues(read(phrase, *YEAR)) == [date(2024, 5, 31)]


def test_ongoing_work_beside_a_date_ends_with_its_period():
    meaning = read("Trước 30/6: niêm yết; thường xuyên trong năm 2024: cập nhật", *YEAR)
    assert meaning.kind is Kind.COMPOUND
    assert _dues(meaning) == [date(2024, 6, 29), date(2024, 12, 31)]
    assert _dues(read("thường xuyên trong năm 2024", *YEAR)) == [None]


# ---- which year ------------------------------------------------------------------------------


def test_the_year_is_the_one_that_puts_the_day_into_the_plan():
    assert _dues(read("trước 30/01", *SCHOOL_YEAR)) == [date(2025, 1, 29)]
    assert _dues(read("trước 01/01", *YEAR)) == [date(2024, 12, 31)]


@pytest.mark.parametrize(
    ("phrase", "plan"),
    [("Quý I", FOUR_YEARS), ("Tháng 7", SCHOOL_YEAR), ("Trong năm", FOUR_YEARS)],
)
def test_no_year_or_several_is_a_doubt(phrase: str, plan: tuple[date, date]):
    meaning = read(phrase, *plan)
    assert (meaning.kind, meaning.milestones) == (Kind.UNCLEAR, ())
    assert meaning.doubt == Doubt(DoubtCode.WHICH_YEAR, phrase)


def test_the_year_of_a_school_plan_is_the_plan():
    assert _dues(read("Trong năm", *SCHOOL_YEAR)) == [SCHOOL_YEAR[1]]
    assert _dues(read("Năm học", *SCHOOL_YEAR)) == [SCHOOL_YEAR[1]]
    assert _dues(read("Hằng năm", *SCHOOL_YEAR)) == [SCHOOL_YEAR[1]]


def test_a_range_over_new_year_finds_its_beginning():
    meaning = read("từ tháng 11 đến tháng 02 năm sau", *YEAR)
    assert meaning.milestones[0].start == date(2024, 11, 1)
    assert meaning.milestones[0].due == date(2025, 2, 28)


# ---- recurrences -----------------------------------------------------------------------------


def test_the_next_month_of_december_is_january():
    meaning = read("ngày 05 tháng kế tiếp", *YEAR)
    last = meaning.milestones[-1]
    assert (len(meaning.milestones), last.due) == (12, date(2025, 1, 5))
    assert (occurrence_key(last), last.rule) == ("2024-12", Rule.MONTHLY)


def test_one_list_of_report_periods_gives_one_report_each():
    meaning = read("hằng quý, 6 tháng, 9 tháng và năm", *YEAR)
    keys = [occurrence_key(one) for one in meaning.milestones]
    assert keys == ["2024Q1", "2024H1", "2024Q3", "2024"]


def test_two_recurrences_keep_their_own_occurrences():
    keys = [occurrence_key(one) for one in read("hằng quý, hằng năm", *YEAR).milestones]
    assert keys == ["2024Q1", "2024Q2", "2024Q3", "2024Q4", "2024"]


def test_two_dates_of_every_year_have_two_keys():
    found = read("Tháng 6 và tháng 12 hằng năm", *FOUR_YEARS).milestones
    assert [occurrence_key(one) for one in found][:3] == ["2022-06", "2022-12", "2023-06"]
    assert len(found) == 8


def test_daily_work_stands_once_and_weekly_work_each_week():
    daily = read("hằng ngày", *YEAR).milestones
    assert [(one.due, one.rule, occurrence_key(one)) for one in daily] == [(None, Rule.DAILY, None)]
    weekly = read("thứ Sáu hằng tuần", *YEAR).milestones
    assert (weekly[0].due, occurrence_key(weekly[0])) == (date(2024, 1, 5), "2024-W01")


def test_occurrences_lie_in_the_plan_and_in_the_window_told():
    assert len(read("hằng tháng", *SCHOOL_YEAR).milestones) == 9
    assert len(read("hằng quý, từ quý III/2024", *FOUR_YEARS).milestones) == 6
    assert _dues(read("hằng quý đến hết quý I năm 2022", *FOUR_YEARS)) == [date(2022, 3, 31)]
    assert read("hằng quý, từ năm 2030 trở đi", *YEAR).doubt == Doubt(
        DoubtCode.BACKWARDS, "hằng quý, từ năm 2030 trở đi"
    )


def test_a_day_too_many_is_the_months_last():
    assert _dues(read("ngày 31 hằng tháng", *YEAR))[1] == date(2024, 2, 29)


def test_a_recurrence_with_its_odd_jobs_stays_recurring():
    meaning = read("hằng quý hoặc đột xuất khi có yêu cầu", *YEAR)
    assert meaning.kind is Kind.RECURRING
    assert _dues(meaning)[-1] is None


def test_a_plan_of_a_lifetime_is_not_spelt_out():
    doubt = read("hằng tuần", date(1950, 1, 1), date(2050, 1, 1)).doubt
    assert doubt == Doubt(DoubtCode.LONG_PLAN, "hằng tuần")


# ---- events ----------------------------------------------------------------------------------


def test_a_phrase_counted_from_the_signing_waits_for_it():
    phrase = "trong vòng 10 ngày kể từ ngày ký"
    assert read(phrase, *YEAR).kind is Kind.EVENT
    signed = read(phrase, *YEAR, date(2024, 3, 1))
    assert (signed.kind, _dues(signed)) == (Kind.FIXED, [date(2024, 3, 11)])


def test_an_event_gets_its_date_once_it_has_happened():
    working = working_days.WorkCalendar().is_working
    phrase = "trong vòng 15 ngày làm việc kể từ ngày nhận đủ hồ sơ"
    assert due_after(phrase, date(2024, 6, 3)) == date(2024, 6, 24)
    # Tết Giáp Thìn stands between: eight days off on end.
    assert due_after(phrase, date(2024, 2, 1), works=working) == date(2024, 2, 29)
    assert due_after("01 tháng sau khi được duyệt", date(2024, 1, 31)) == date(2024, 2, 29)
    assert due_after("xử lý trong 24 giờ", date(2024, 1, 31)) == date(2024, 1, 31)
    assert due_after("Khi có yêu cầu", date(2024, 1, 31)) == date(2024, 1, 31)
    assert due_after("Quý I", date(2024, 1, 31)) is None


def test_a_period_only_says_when_the_event_may_come_but_a_limit_stays():
    assert read("Trong năm 2024, sau khi có hướng dẫn", *YEAR).kind is Kind.EVENT
    both = read("Sau khi có hướng dẫn, chậm nhất ngày 30/9", *YEAR)
    assert (both.kind, _dues(both)) == (Kind.COMPOUND, [None, date(2024, 9, 30)])


def test_working_days_of_a_period_are_counted_by_the_calendar():
    closed_in_march = date(2024, 3, 29)
    meaning = read(
        "ngày làm việc cuối cùng của quý",
        *YEAR,
        works=lambda day: day.weekday() < 5 and day != closed_in_march,
    )
    assert _dues(meaning)[0] == date(2024, 3, 28)
