"""Rows of text: nothing is lost, nothing is too wide, and what belongs together stays so."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_reading import FONTS

from cchc_desktop.reports.errors import ReportError
from cchc_desktop.reports.faces import Faces, find_faces
from cchc_desktop.reports.layout import letter
from cchc_desktop.reports.measuring import family
from cchc_desktop.reports.model import Run
from cchc_desktop.reports.pdf.rows import rows_of

FAMILY = family(find_faces(FONTS))
LETTERS = FAMILY.regular
TEXTS = st.text(st.sampled_from("aăâbcđeêghikmnoôơtuưy WM.,/-0123456789\n"), max_size=200)


@given(TEXTS, st.floats(2_000, 40_000))
def test_a_cell_is_broken_without_loss_and_within_its_room(text: str, room: float):
    rows = LETTERS.wrap(text, room)
    assert "".join(row for row, _ in rows).replace(" ", "") == text.replace(" ", "").replace(
        "\n", ""
    )
    assert all(wide <= room for _, wide in rows)
    assert all(wide == pytest.approx(LETTERS.word(row), abs=0.01) for row, wide in rows)


def test_a_long_address_is_broken_after_a_stroke():
    rows = [row for row, _ in LETTERS.wrap("https://cchc.saomai.example/van-ban/ke-hoach", 9_000)]
    assert len(rows) > 1
    assert all(row[-1] in "/-.:" for row in rows[:-1])


@given(TEXTS.map(lambda text: text.replace("\n", " ")), st.floats(60, 500), st.booleans())
def test_a_paragraph_is_broken_without_loss_and_within_its_room(
    text: str,
    room: float,
    bold_first: bool,  # noqa: FBT001
):
    half = len(text) // 2
    runs = (Run(text[:half], bold=bold_first), Run(text[half:], italic=True))
    rows = rows_of(runs, FAMILY, 14, room, 36)
    assert "".join(row.text() for row in rows).replace(" ", "") == text.replace(" ", "")
    for at, row in enumerate(rows):
        assert row.width <= room - (0 if at else 36) + 0.01 or row.blanks == 0 or _tied(row.text())


def _tied(text: str) -> bool:
    return len(text.split()) == 2


@pytest.mark.parametrize(
    ("said", "together"),
    [
        ("kết quả công tác quý I năm 2026 của phường", ("quý I", "năm 2026")),
        ("theo Kế hoạch số 21/KH-UBND của phường", ("số 21/KH-UBND",)),
        ("nêu tại Phụ lục II kèm theo", ("lục II",)),
        ("đã xong 12 nhiệm vụ (đạt 21,05%), còn lại", ("12 nhiệm", "(đạt 21,05%)")),
        ("ngày 14 tháng 3 năm 2026", ("ngày 14", "tháng 3", "năm 2026")),
    ],
)
def test_pairs_are_not_parted(said: str, together: tuple[str, ...]):
    for room in range(60, 300, 3):
        rows = [row.text() for row in rows_of((Run(said),), FAMILY, 14, room)]
        assert all(any(pair in row for row in rows) for pair in together), rows


def test_a_whole_date_is_not_one_piece():
    rows = rows_of((Run("ngày 14 tháng 3 năm 2026"),), FAMILY, 14, 60)
    assert len(rows) == 3


def test_a_letter_the_face_does_not_have_is_seen():
    assert LETTERS.drawable("xong ✓") == "xong □"
    assert LETTERS.drawable("Đề án ₫") == "Đề án ₫"


def _width(text: str, size: float, bold: bool) -> float:  # noqa: FBT001
    return FAMILY.of(bold=bold).width(text, size)


def test_the_sizes_of_the_head_go_together():
    sizes, _, own = letter.head_sizes((), ("ỦY BAN NHÂN DÂN", "PHƯỜNG SAO MAI"), _width)
    assert (sizes, own) == (letter.LARGE, ["ỦY BAN NHÂN DÂN", "PHƯỜNG SAO MAI"])
    sizes, _, own = letter.head_sizes((), ("TRƯỜNG MẦM NON HOA MAI",), _width)
    assert (sizes, own) == (letter.SMALL, ["TRƯỜNG MẦM NON HOA MAI"])
    long = "TRƯỜNG TRUNG HỌC CƠ SỞ NGUYỄN THỊ MINH KHAI"
    sizes, _, own = letter.head_sizes(("UBND PHƯỜNG SAO MAI",), (long,), _width)
    assert sizes == letter.SMALL
    assert (len(own), " ".join(own)) == (2, long)


def test_centred_rows_are_near_equal():
    rows = letter.even_rows("một hai ba bốn năm sáu bảy tám", 90, lambda text: 5.0 * len(text))
    assert [len(row) for row in rows] == [14, 15]


def test_missing_letters_are_a_refusal(tmp_path: Path):
    with pytest.raises(ReportError) as refused:
        find_faces(tmp_path)
    assert refused.value.code == "report-font-missing"
    broken = tmp_path / "x.ttf"
    broken.write_bytes(b"no letters")
    with pytest.raises(ReportError):
        family(Faces(broken, broken, broken, broken))
