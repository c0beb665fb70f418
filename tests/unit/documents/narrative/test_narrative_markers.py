"""What begins a line, and what only looks like it."""

import pytest

from cchc_desktop.documents.narrative.markers import Rank, marker_of, place_of


@pytest.mark.parametrize(
    ("text", "rank", "code", "rest"),
    [
        ("PHẦN THỨ NHẤT", Rank.PART, "PHẦN THỨ NHẤT", ""),
        ("Phần II. NỘI DUNG", Rank.PART, "Phần II", "NỘI DUNG"),
        ("Chương 3 QUY ĐỊNH", Rank.CHAPTER, "Chương 3", "QUY ĐỊNH"),
        ("A. MỤC TIÊU", Rank.CAPITAL, "A", "MỤC TIÊU"),
        ("Đ. ỦY QUYỀN", Rank.CAPITAL, "Đ", "ỦY QUYỀN"),
        ("IV. KINH PHÍ", Rank.ROMAN, "IV", "KINH PHÍ"),
        ("I- MỤC ĐÍCH", Rank.ROMAN, "I", "MỤC ĐÍCH"),
        ("II/ Ăn uống", Rank.ROMAN, "II", "Ăn uống"),
        ("Mục 2. Tổ chức", Rank.SECTION, "Mục 2", "Tổ chức"),
        ("Điều 5. Hiệu lực", Rank.ARTICLE, "Điều 5", "Hiệu lực"),
        ("1. Rà soát", Rank.NUMBER, "1", "Rà soát"),
        ("3) Rà soát", Rank.NUMBER, "3", "Rà soát"),
        ("2.10. Ủy quyền", Rank.NUMBER_2, "2.10", "Ủy quyền"),
        ("2.1 Ủy quyền", Rank.NUMBER_2, "2.1", "Ủy quyền"),
        ("3.3. 100% hồ sơ", Rank.NUMBER_2, "3.3", "100% hồ sơ"),
        ("2.2.14. Ban", Rank.NUMBER_3, "2.2.14", "Ban"),
        ("đ) Số hóa", Rank.LETTER, "đ", "Số hóa"),
        ("a. Ở xã", Rank.LETTER, "a", "Ở xã"),
        ("(2) khảo sát", Rank.UNDER_LETTER, "2", "khảo sát"),
        ("- Đôn đốc", Rank.BULLET, "", "Đôn đốc"),
        ("+ Ở thôn", Rank.PLUS, "", "Ở thôn"),
    ],
)
def test_a_marker(text: str, rank: Rank, code: str, rest: str):
    marker = marker_of(text)
    assert (marker.rank, marker.code, marker.rest) == (rank, code, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Phần mềm quản lý văn bản",
        "Chương trình công tác",
        "Mục tiêu chung",
        "V.v và những việc khác",
        "10/10 phường",
        "24/24 giờ",
        "15.7.2026: họp",
        "2.5 triệu đồng",
        "100% hồ sơ",
        "IIII. Sai",
        "tiếp tục rà soát",
    ],
)
def test_no_marker(text: str):
    assert marker_of(text).rank is Rank.NONE


def test_the_place_of_a_code_in_its_list():
    assert place_of("2.10") == ("2", 10)
    assert place_of("7") == ("", 7)
    assert place_of("đ") == ("letters", 5)
    assert place_of("IX") == ("roman", 9)
    assert place_of("PHẦN I")[1] == 0
