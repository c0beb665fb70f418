"""Numbers, shares and days as they stand on paper."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.reports import forms


@pytest.mark.parametrize(
    ("share", "said"),
    [
        ("0.485", "48,50%"),
        ("0.25", "25%"),
        ("1", "100%"),
        ("0", "0%"),
        ("0.2105263", "21,05%"),
        ("0.00004", "0%"),
        ("-0.00004", "0%"),
        ("0.12345", "12,35%"),  # halves go up
        ("12.5", "1.250%"),
        ("-0.0165", "-1,65%"),
    ],
)
def test_shares(share: str, said: str):
    assert forms.percent(Decimal(share)) == said
    assert forms.percent(Decimal(share), sign=False) == said.removesuffix("%")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (2846, "2.846"),
        (-1234567, "-1.234.567"),
        (0, "0"),
        (Decimal("21.050"), "21,05"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("-0.0"), "0"),
        (Decimal("1234.5"), "1.234,5"),
    ],
)
def test_numbers(value: int | Decimal, said: str):
    assert forms.number(value) == said


@pytest.mark.parametrize(("value", "said"), [(0, "00"), (3, "03"), (10, "10"), (2846, "2.846")])
def test_counts_within_a_sentence(value: int, said: str):
    assert forms.count(value) == said


@pytest.mark.parametrize(
    ("day", "sentence", "table"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026", "05/02/2026"),
        (date(2026, 3, 5), "ngày 05 tháng 3 năm 2026", "05/3/2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026", "31/12/2026"),
    ],
)
def test_days(day: date, sentence: str, table: str):
    assert forms.day_in_sentence(day) == sentence
    assert forms.day_in_table(day) == table


@pytest.mark.parametrize(
    ("typed", "said"),
    [("5", "05"), ("126", "126"), (" 7 ", "07"), ("12a", "12a"), ("", forms.OPEN)],
)
def test_the_number_of_a_document(typed: str, said: str):
    assert forms.document_number(typed) == said


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("a\tb\u00a0\u3000c", "a b c"),
        ("một\r\nhai\rba\x0bbốn", "một\nhai\nba\nbốn"),
        ("a\x00\x07\x1f\ufeff\u200b\ufffeb", "ab"),
        (unicodedata.normalize("NFD", "Đề án"), "Đề án"),
        ("=1+1", "=1+1"),
        ("hai  khoảng", "hai khoảng"),
    ],
)
def test_text_that_every_format_can_hold(typed: str, held: str):
    assert forms.plain(typed) == held


@given(st.text())
def test_text_is_made_plain_once(text: str):
    held = forms.plain(text)
    assert forms.plain(held) == held
    assert unicodedata.is_normalized("NFC", held)
    assert not [letter for letter in held if ord(letter) < 32 and letter != "\n"]
    held.encode("utf-8")
