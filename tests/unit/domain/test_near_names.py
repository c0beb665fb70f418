"""Names one letter apart: what is probably a slip, and what tells two units apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.near_names import NearNames, is_slip

NAME = "Phòng Văn hóa - Xã hội"


@pytest.mark.parametrize(
    "slip",
    [
        "Phòng Văn hóa - Xã hôi",
        "Phòng Văn hoa - Xã hội",
        "Phòng Văn hóa - Xã hộ",
        "Phòng Văn hóaa - Xã hội",
        "Phòng Vnă hóa - Xã hội",
        "phòng văn hóa xã hôi",
        "Phòng Văn hoá - Xả hội",
    ],
)
def test_one_letter_is_a_slip(slip: str):
    assert is_slip(NAME, slip)
    assert NearNames([NAME, "Văn phòng"]).near(slip) == [NAME]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Quận 1", "Quận 3"),
        ("UBND phường 11", "UBND phường 1"),
        ("Khu phố II", "Khu phố III"),
        ("Tổ công tác A", "Tổ công tác B"),
        ("Phòng Văn hóa - Xã hội", "Phòng Văn hóa – Xã hội"),
        ("Phòng Nội vụ", "PHÒNG NỘI VỤ"),
        ("Phòng Nội vụ", "Phòng Nội  vụ."),
        ("Phòng Nội vụ", "Phòng Tư pháp"),
        ("Sở A", "Sở B"),
        ("Ban", "Bàn"),
    ],
)
def test_what_is_the_same_or_another_is_no_slip(one: str, other: str):
    assert not is_slip(one, other)
    assert NearNames([one]).near(other) == []


LETTERS = st.text(alphabet="abcdeghiklmnoprstuvyxđ ", min_size=5, max_size=20)


@given(LETTERS, LETTERS)
def test_being_a_slip_goes_both_ways(one: str, other: str):
    assert is_slip(one, other) == is_slip(other, one)


@given(st.lists(LETTERS, max_size=6), LETTERS)
def test_the_index_finds_just_the_slips(names: list[str], name: str):
    assert NearNames(names).near(name) == sorted({one for one in names if is_slip(one, name)})
