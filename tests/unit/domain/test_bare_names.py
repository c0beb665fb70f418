"""The name of a unit that a document names by who answers for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.units import bare_name, match_key


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Trưởng Phòng Nội vụ phường", "Phòng Nội vụ phường"),
        ("Chủ tịch UBND 10 khu phố", "UBND 10 khu phố"),
        ("Hiệu trưởng các trường", "Các trường"),
        ("Chánh Văn phòng HĐND và UBND", "Văn phòng HĐND và UBND"),
        ("Phòng  Nội vụ", "Phòng Nội vụ"),
        ("Cục trưởng", "Cục trưởng"),
        ("Chủ tịch nước", "Chủ tịch nước"),
    ],
)
def test_a_title_is_taken_off(said: str, name: str):
    assert bare_name(said) == name


@given(st.text(max_size=40))
def test_the_bare_name_is_the_same_unit(said: str):
    assert match_key(bare_name(said)) == match_key(said)
