"""Notices that swap days off and worked, as they are pasted from letters."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.calendar.day_notice import NoticeDoubtCode, parse_day_notice
from resources.words import table

SWAPPED = {date(2026, 1, 2): True, date(2026, 1, 10): False}


def days(text: str) -> dict[date, bool]:
    read = parse_day_notice(text)
    assert read.doubts == ()
    return {one.day: one.off for one in read.days}


@pytest.mark.parametrize(
    "text",
    [
        "nghỉ thứ Sáu ngày 02/01/2026, làm bù thứ Bảy ngày 10/01/2026",
        "Nghỉ ngày 02 tháng 01 năm 2026 và đi làm bù vào ngày 10 tháng 01 năm 2026.",
        "Hoán đổi ngày làm việc từ thứ 6 ngày 2/1/2026 sang thứ 7 ngày 10/1/2026.",
        "Hoán đổi ngày làm việc thứ Sáu 02/01/2026 sang ngày nghỉ hằng tuần thứ Bảy 10/01/2026",
        "Theo Công văn số 12/UBND-NV ngày 25/12/2025: nghỉ bù ngày 02-01-2026; làm việc bù 10/01",
        "Nghỉ:\n- Ngày 02.01.2026 (thứ Sáu);\nĐi làm:\n- Ngày 10.01.2026 (thứ Bảy).",
        "Làm bù thứ bẩy 10/01/2026. Nghỉ thứ sáu 02/01/2026",
    ],
)
def test_a_swap_is_read(text: str):
    assert days(text) == SWAPPED


def test_a_span_is_every_day_of_it():
    read = days("Nghỉ từ thứ Bảy (14/02/2026) đến hết Chủ nhật (22/02/2026)")
    assert list(read) == [date(2026, 2, day) for day in range(14, 23)]
    assert set(read.values()) == {True}


@pytest.mark.parametrize(
    "text",
    [
        (
            "Hoán đổi ngày làm việc từ thứ Sáu ngày 02/01/2026 sang thứ Bảy ngày 10/01/2026,"
            " nghỉ Tết Dương lịch từ thứ Năm ngày 01/01/2026 đến hết Chủ nhật ngày 04/01/2026."
        ),
        (
            "Hoán đổi ngày làm việc 02/01/2026 sang ngày nghỉ hằng tuần thứ Bảy 10/01/2026 và"
            " được nghỉ 04 ngày liên tục từ 01/01/2026 đến hết 04/01/2026"
        ),
    ],
)
def test_one_sentence_may_swap_a_day_and_name_the_whole_holiday(text: str):
    off = {date(2026, 1, day): True for day in range(1, 5)}
    assert days(text) == {**off, date(2026, 1, 10): False}


def test_several_days_share_a_word():
    read = days("nghỉ ngày 31/8/2026 và 01/9/2026, làm bù 22/8/2026")
    assert read == {date(2026, 8, 31): True, date(2026, 9, 1): True, date(2026, 8, 22): False}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no-day"),
        ("Kính gửi các phòng", "no-day"),
        ("ngày 02/01/2026", "off-or-worked"),
        ("nghỉ 30/4", "which-year"),
        ("nghỉ 31/02/2026", "impossible"),
        ("nghỉ thứ Hai ngày 02/01/2026", "other-weekday"),
        ("nghỉ từ 22/02/2026 đến 14/02/2026", "backwards"),
        ("nghỉ 02/01/2026. Đi làm ngày 02/01/2026", "both"),
    ],
)
def test_what_does_not_fit_is_a_doubt(text: str, code: str):
    assert code in {str(doubt.code) for doubt in parse_day_notice(text).doubts}


def test_a_day_in_doubt_is_not_swapped():
    read = parse_day_notice("nghỉ thứ Hai ngày 02/01/2026, làm bù thứ Bảy ngày 10/01/2026")
    assert [one.day for one in read.days] == [date(2026, 1, 10)]
    assert [doubt.part for doubt in read.doubts] == ["02/01/2026"]
    assert parse_day_notice("nghỉ 02/01/2026. Đi làm ngày 02/01/2026").days == ()


def test_every_doubt_has_its_words():
    assert set(table("day-notice-doubts")) == set(NoticeDoubtCode)


PIECES = st.sampled_from(
    ["nghỉ ", "làm bù ", "hoán đổi ", "sang ", "từ ", "đến ", "thứ Sáu ", "02/01/2026", "30/4 "]
)


@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=3))).map("".join)))
def test_whatever_is_pasted_is_read_or_in_doubt(text: str):
    read = parse_day_notice(text)
    assert read.days or read.doubts
    assert len({one.day for one in read.days}) == len(read.days)
