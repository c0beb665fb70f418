"""How documents begin and end, as the decree has them."""

import pytest

from cchc_desktop.domain.letterhead import head_lines, signature_lines


@pytest.mark.parametrize(
    ("name", "parent", "lines"),
    [
        ("Ủy ban nhân dân  phường Hoa Sen", "", ((), ("ỦY BAN NHÂN DÂN", "PHƯỜNG HOA SEN"))),
        ("Trường Hoa Cúc", "UBND phường", (("UBND PHƯỜNG",), ("TRƯỜNG HOA CÚC",))),
        ("Trường Hoa Cúc", " ", ((), ("TRƯỜNG HOA CÚC",))),
        (
            "Trường Hoa Cúc",
            "Ủy ban nhân dân xã Suối Bạc",
            (("UBND XÃ SUỐI BẠC",), ("TRƯỜNG HOA CÚC",)),
        ),
    ],
)
def test_the_head(name: str, parent: str, lines: tuple[tuple[str, ...], tuple[str, ...]]):
    assert head_lines(name, parent) == lines


@pytest.mark.parametrize(
    ("post", "signs_as", "lines"),
    [
        ("Chủ tịch", "TM", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("Chủ tịch", "", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("Phó Chủ tịch", "KT", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("Phó Chủ tịch", "", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("Chánh Văn phòng", "TL", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        ("Hiệu trưởng", "", ("HIỆU TRƯỞNG",)),
    ],
)
def test_the_signature(post: str, signs_as: str, lines: tuple[str, ...]):
    assert signature_lines("Ủy ban nhân dân phường Hoa Sen", post, signs_as) == lines


@pytest.mark.parametrize(
    ("post", "signs_as", "lines"),
    [
        ("Phó Giám đốc", "KT", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("Giám đốc", "", ("GIÁM ĐỐC",)),
        ("Trưởng ban", "TM", ("TM. SỞ NỘI VỤ", "TRƯỞNG BAN")),
    ],
)
def test_the_signature_of_an_office_that_one_person_heads(
    post: str, signs_as: str, lines: tuple[str, ...]
):
    assert signature_lines("Sở Nội vụ", post, signs_as) == lines
