"""The stored form, the search key and the order of Vietnamese text."""

import unicodedata
from random import Random
from typing import Any

import pytest

from cchc_desktop.domain.text import code_key, fold, nfc, sort_key


def shuffled(ordered: list[Any]) -> list[Any]:
    return Random(3).sample(ordered, len(ordered))


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("  Kế\u00a0hoạch\r\n năm\t2026 ", "Kế hoạch năm 2026"),
        (unicodedata.normalize("NFD", "Đẩy mạnh"), "Đẩy mạnh"),
        ("cải\u00adcách\ufeff hành\u200bchính", "cảicách hànhchính"),
        ("", ""),
    ],
)
def test_stored_form(raw: str, stored: str):
    assert nfc(raw) == stored


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đẩy mạnh CẢI CÁCH thủ tục", "day manh cai cach thu tuc"),
        ("Phòng Văn hóa – Xã hội (tổ 1);", "phong van hoa xa hoi to 1"),
        ("Phòng Văn hoá - Xã hội, tổ 1", "phong van hoa xa hoi to 1"),
        ("Ðề án số 12/ĐA-UBND", "de an so 12 da ubnd"),
        ("Diện tích 40 m² đạt ½", "dien tich 40 m2 dat 1 2"),
        ("… - ./.", ""),
        ("trực\u00adtuyến", "tructuyen"),
        ("snake_case", "snake case"),
    ],
)
def test_search_key(text: str, key: str):
    assert fold(text) == key
    assert fold(unicodedata.normalize("NFD", text)) == key


IN_ORDER = [
    ["An", "Ăn", "Ân", "Ba", "Dương", "Đà Nẵng", "em", "Êm", "Gò", "Ô", "Ông", "Ơn", "Tư", "Ưng"],
    ["ma", "Ma", "mà", "mả", "mã", "má", "mạ", "mác"],
    ["Mục 02", "Mục 2", "Mục 10", "Mục 10a", "Mục hai"],
    ["Phường 3", "Phường 12", "Phường Bàng", "Phường Đào"],
    ["hoa", "hoà", "hòa", "hoa sen", "hòa sen"],
    ["", " ", "-", "1", "a", "z", "日"],
    ["cải cách", "cải cách hành chính", "cái chung"],
]


@pytest.mark.parametrize("ordered", IN_ORDER)
def test_dictionary_order(ordered: list[str]):
    assert sorted(shuffled(ordered), key=sort_key) == ordered


def test_a_letter_outweighs_every_tone_behind_it():
    # "cái chung" before "cải cách" would compare the tone of one syllable with the next letter.
    assert sort_key("mạ a") < sort_key("ma b")


def test_numbers_of_any_length_are_compared_as_numbers():
    numbers = ["9", "10", "9" * 111, "1" + "0" * 111, "9" * 112, "9" * 225, "1" + "0" * 225]
    assert sorted(shuffled(numbers), key=sort_key) == numbers


def test_codes_of_a_plan():
    ordered = [
        "1",
        "1.2",
        "1.10",
        "2",
        "a)",
        "d)",
        "đ)",
        "e)",
        "I",
        "II.3",
        "IV",
        "IX",
        "XIX",
        "XL",
    ]
    ordered += ["A", "C", "L", "VT-2", "VT-10", "W001", "WP1", "WP12", None]
    assert sorted(shuffled(ordered), key=code_key) == ordered


def test_codes_that_look_alike_are_still_told_apart():
    assert code_key("1.") != code_key("1")
    assert code_key("") == code_key(None) == code_key("  ")


def test_words_once_seen_do_not_change_the_key():
    """The tables remember words, and forget them all when there are too many."""
    before = fold("Hoàn thành"), sort_key("Hoàn thành")
    for number in range(20_050):
        fold(f"việc{number}")
        sort_key(f"việc{number}")
    assert (fold("Hoàn thành"), sort_key("Hoàn thành")) == before
