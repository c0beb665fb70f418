"""Letters of TCVN3 and VNI become Vietnamese; what is Vietnamese already stays."""

import pytest

from cchc_desktop.documents.legacy_fonts import (
    Encoding,
    encoding_of,
    encoding_of_font,
    is_syllable,
    unicode_of,
)

TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp, Tù do, H¹nh phóc; quèc tÕ, ­íc m¬, ký tªn"
VNI = (
    "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp, Töï do, Haïnh phuùc; quoác teá,"
    " öôùc mô, kyù teân"
)
READ = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập, Tự do, Hạnh phúc; quốc tế, ước mơ, ký tên"


@pytest.mark.parametrize(("old", "encoding"), [(TCVN3, Encoding.TCVN3), (VNI, Encoding.VNI)])
def test_old_letters_are_noticed_and_read(old: str, encoding: Encoding):
    assert encoding_of([old]) is encoding
    assert unicode_of(old, encoding) == READ


def test_capitals_of_both():
    assert unicode_of("UÛY BAN NHAÂN DAÂN THAØNH PHOÁ", Encoding.VNI) == "ỦY BAN NHÂN DÂN THÀNH PHỐ"
    assert unicode_of("ñy ban nh©n d©n", Encoding.TCVN3, capitals=True) == "ỦY BAN NHÂN DÂN"


def test_letters_at_the_private_places_of_symbol_fonts():
    assert unicode_of("\uf043\uf0e9\uf06e\uf067", Encoding.TCVN3) == "Cộng"


@pytest.mark.parametrize(
    "text",
    [
        READ,
        "Các cá nhân là ai, tháng nào, áp dụng gì, và có những ai",
        "café déjà vu, crème brûlée, naïve façade, voilà",
        "Plain English without any marks",
        "",
    ],
)
def test_what_is_not_old_stays(text: str):
    assert encoding_of([text] * 5) is None


def test_unicode_inside_an_old_document_stays():
    assert unicode_of("Kế hoạch năm", Encoding.TCVN3) == "Kế hoạch năm"


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Encoding.TCVN3),
        (".VnArial NarrowH", Encoding.TCVN3),
        ("BCDEEE+.VnTimeH", Encoding.TCVN3),
        ("VNI-Times", Encoding.VNI),
        ("Times New Roman", None),
        ("Vni Sans Pro", Encoding.VNI),
        ("", None),
    ],
)
def test_fonts_are_known_by_their_names(font: str, encoding: Encoding | None):
    assert encoding_of_font(font) is encoding


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        ("nghiêng", True),
        ("khuỷu", True),
        ("gì", True),
        ("quyết", True),
        ("Ủy", True),
        ("giữa", True),
        ("strong", False),
        ("hảả", False),
        ("déjà", False),
        ("q", False),
    ],
)
def test_syllables(word: str, *, is_one: bool):
    assert is_syllable(word) is is_one
