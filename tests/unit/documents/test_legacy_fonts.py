"""Letters of TCVN3 and VNI become Vietnamese; what is Vietnamese already stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.documents.legacy_fonts import (
    Encoding,
    encoding_of,
    encoding_of_font,
    is_syllable,
    unicode_of,
)
from tests.builders.old_letters import tcvn3, vni

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
    for text in ("Kế hoạch năm", "Kế hoạch tháng"):  # á is another letter in TCVN3
        assert unicode_of(text, Encoding.TCVN3) == text


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
        ("hảí", False),
        ("déjà", False),
        ("q", False),
    ],
)
def test_syllables(word: str, *, is_one: bool):
    assert is_syllable(word) is is_one


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("ñY BAN NH©N D©N", "ỦY BAN NHÂN DÂN"),
        ("Vò Ngäc ¸nh", "Vũ Ngọc Ánh"),
        ("Bïi V¨n ¦íc", "Bùi Văn Ước"),
        ("B¶o ®¶m", "Bảo đảm"),
        ("Hµ Néi", "Hà Nội"),
        ("Thùc hiÖn ë c¸c khu phè", "Thực hiện ở các khu phố"),
        ("Sè: 05/KH", "Số: 05/KH"),
        ("Ban ¸nh", "Ban ánh"),
        ("UBND\nñy ban", "UBND\nủy ban"),
        ("Së Y tÕ Hoa", "Sở Y tế Hoa"),
        ("Vò Ngäc ThÞ Hµ ¸nh", "Vũ Ngọc Thị Hà Ánh"),
        ("Vò Ngäc ThÞ Thu Hµ ¸nh", "Vũ Ngọc Thị Thu Hà ánh"),
        ("¸nh ¸nh ¸nh", "ánh ánh ánh"),
        ("THµ BÊN", "THÀ BẤN"),
        ("T BÊN", "T BấN"),
        ("§T ¸n", "ĐT án"),
        ("HCM ë", "HCM ở"),
    ],
)
def test_capitals_that_tcvn3_has_no_letter_for(typed: str, read: str):
    """A shouted line and a name show where they are meant; nothing else is guessed."""
    assert unicode_of(typed, Encoding.TCVN3) == read


@given(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹíìỉĩịóòỏõọớờởỡợúùủũụứừửữựýỳỷỹỵ "))
def test_what_was_typed_in_old_letters_is_read_again(text: str):
    assert unicode_of(vni(text), Encoding.VNI) == text
    assert unicode_of(tcvn3(text), Encoding.TCVN3) == text


@given(st.text("AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸÍÌỈĨỊÓÒỎÕỌỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ "))
def test_capitals_of_vni_are_read_again(text: str):
    assert unicode_of(vni(text), Encoding.VNI) == text


def test_fonts_of_capitals():
    assert Encoding.TCVN3.capitals(".VnTimeH ")
    assert not Encoding.TCVN3.capitals(".VnTime")
    assert not Encoding.VNI.capitals("VNI-TimesH")


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        (["Céng", "hßa"], None),
        (["Céng", "hßa", "x·"], Encoding.TCVN3),
        (["Céng", "hßa", "x·", "héi", "brûlée"], Encoding.TCVN3),
        (["Céng", "hßa", "x·", "crème", "brûlée", "naïve"], None),
        (["là", "và", "thà", "cà"], None),
    ],
)
def test_so_many_words_tell_an_encoding(words: list[str], encoding: Encoding | None):
    """Three at least, four of five of them syllables, and more of them than as they stand."""
    assert encoding_of([" ".join(words)]) is encoding
    assert encoding_of(words) is encoding
