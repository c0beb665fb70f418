"""Due-date rules as people type them; that they are said as they are read is a law."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.calendar import due_words
from cchc_desktop.domain.calendar.due_rules import (
    DayOfMonth,
    FixedDay,
    MonthOf,
    WorkingDaysBeforeEnd,
)
from cchc_desktop.domain.calendar.errors import DueRuleError


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("trước ngày 01 của tháng cuối mỗi quý", "before-day:01/last-month"),
        ("Chậm nhất ngày 07 tháng cuối cùng của quý", "day:07/last-month"),
        ("ngày 15 tháng cuối quý", "day:15/last-month"),
        ("ngay 15 thang cuoi ky", "day:15/last-month"),
        ("gửi trước ngày 05 tháng đầu kỳ", "before-day:05/first-month"),
        ("ngày 05 của tháng kế tiếp", "day:05/next-month"),
        ("ngày 5 tháng liền kề", "day:05/next-month"),
        ("25/11", "day:25/11"),
        ("trước ngày 25 tháng 11 hằng năm", "before-day:25/11"),
        ("15/3/2026", "fixed:2026-03-15"),
        ("trước ngày 01 tháng 3 năm 2026", "fixed:2026-02-28"),
        ("ngày cuối cùng của kỳ", "day:31/last-month"),
        ("5 ngày làm việc trước khi hết kỳ", "working-days-before-end:5"),
        ("trước khi kết thúc quý 3 ngày làm việc", "working-days-before-end:3"),
    ],
)
def test_what_offices_write_is_read(typed: str, meant: str):
    assert str(due_words.read(typed)) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "sớm",
        "ngày 00 tháng cuối kỳ",
        "ngày 32 tháng cuối kỳ",
        "ngày 10/13",
        "30/02/2026",
        "trước ngày 01/01/0001",
        "0 ngày làm việc trước khi hết kỳ",
        "ngày 15 tháng cuối quý và ngày 20",
    ],
)
def test_what_is_not_wholly_understood_is_refused(typed: str):
    with pytest.raises(DueRuleError) as refused:
        due_words.read(typed)
    assert (refused.value.code, refused.value.facts) == ("due-words-unclear", {"text": typed})


_RULES = st.one_of(
    st.builds(DayOfMonth, st.integers(1, 31), st.sampled_from(MonthOf), st.booleans()),
    st.builds(DayOfMonth, st.integers(1, 31), st.integers(1, 12), st.booleans()),
    st.builds(FixedDay, st.dates(date(1000, 1, 1))),
    st.builds(WorkingDaysBeforeEnd, st.integers(1, 99)),
)


@given(_RULES)
def test_a_rule_that_is_said_is_read_again(rule: DayOfMonth | FixedDay | WorkingDaysBeforeEnd):
    assert due_words.read(due_words.say(rule)) == rule


@given(st.text(max_size=60))
def test_nothing_typed_is_a_fault_of_the_program(text: str):
    with suppress(DueRuleError):
        rule = due_words.read(text)
        assert due_words.read(due_words.say(rule)) == rule
