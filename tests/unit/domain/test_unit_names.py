"""Spellings that name the same unit, and names that must stay apart."""

import unicodedata

import pytest

from cchc_desktop.domain.units import match_key

SAME = [
    ["Phòng Nội vụ", "Trưởng Phòng Nội vụ huyện", "trưởng phòng  nội vụ", "P. Nội vụ", "P.Nội vụ"],
    ["Văn phòng UBND", "Chánh Văn phòng Uỷ ban nhân dân", "VP Ủy ban nhân dân", "Chánh VP UBND"],
    ["Văn phòng HĐND và UBND", "VP HĐND-UBND", "Chánh Văn phòng HDND và UBND"],
    ["Trung tâm Phục vụ hành chính công", "TTPVHCC", "TT PVHCC", "TT HCC", "Giám đốc TTPVHCC"],
    ["Phòng Văn hóa - Xã hội", "Phòng Văn hoá và Xã hội", "P. VH-XH", "Phòng VHXH phường"],
    ["Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng KT-HT-ĐT", "Trưởng phòng KTHTĐT"],
    ["Ủy ban Mặt trận Tổ quốc Việt Nam", "UBMTTQVN", "Mặt trận Tổ quốc", "Chủ tịch UBMTTQ"],
    ["UBND các xã, phường", "Chủ tịch UBND xã, phường", "Chủ tịch Ủy ban nhân dân các xã, phường"],
    ["UBND phường Hoa Sen", "UBND P. Hoa Sen", "Phó Chủ tịch UBND phường Hoa Sen"],
    ["Trường THCS Hoa Sen", "Hiệu trưởng Trường Trung học cơ sở Hoa Sen"],
]
APART = [
    ("UBND xã Tân An", "UBND xã Tấn An"),
    ("UBND huyện", "UBND xã"),
    ("Văn phòng UBND thành phố", "Văn phòng UBND phường"),
    ("Công an phường", "Công an thành phố"),
    ("Phòng Nội vụ", "Sở Nội vụ"),
    ("Phòng Văn hóa - Xã hội", "Phòng Văn hóa"),
    ("Bệnh viện Quận 1", "Bệnh viện"),
    ("Chủ tịch nước", "Nước"),
    ("UBND P. Nội vụ", "UBND Phòng Nội vụ"),
    ("Phòng", "Phường"),
]


@pytest.mark.parametrize("spellings", SAME, ids=lambda spellings: spellings[0])
def test_one_unit(spellings: list[str]):
    assert {match_key(one) for one in spellings} == {match_key(spellings[0])}
    assert match_key(unicodedata.normalize("NFD", spellings[0])) == match_key(spellings[0])


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_units(one: str, other: str):
    assert match_key(one) != match_key(other)


@pytest.mark.parametrize(
    ("name", "place", "bare"),
    [
        ("Phòng Nội vụ Quận 12", "Quận 12", "Phòng Nội vụ"),
        ("Thanh tra quận", "Quận 12", "Thanh tra"),
        ("Công an phường Hoa Sen", "phường Hoa Sen", "Công an"),
        ("Thủ trưởng cơ quan, đơn vị thuộc phường", "phường Hoa Sen", "Các cơ quan, đơn vị"),
        ("Trung tâm Y tế trực thuộc Quận 12", "Quận 12", "Trung tâm Y tế"),
    ],
)
def test_own_place_may_be_said_or_not(name: str, place: str, bare: str):
    assert match_key(name, place) == match_key(bare, place)
    assert match_key(name) != match_key(bare) or name.startswith("Phòng")


@pytest.mark.parametrize(
    "name",
    ["UBND phường Hoa Sen", "Bệnh viện phường Hoa Sen", "Trường phường Hoa Sen"],
)
def test_a_place_that_is_the_name_stays(name: str):
    assert match_key(name, "phường Hoa Sen") == match_key(name)


def test_of_two_levels_said_together_none_is_dropped():
    name = "Các cơ quan, đơn vị thuộc UBND xã, phường"
    assert match_key(name, "phường Hoa Sen") == match_key(name)


@pytest.mark.parametrize("name", ["", "…", "Chủ tịch", "Phường", "P", "TT"])
def test_a_name_is_never_reduced_to_nothing(name: str):
    assert bool(match_key(name)) == any(letter.isalnum() for letter in name)
