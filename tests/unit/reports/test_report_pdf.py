"""What a PDF says of itself, and that its ink lies where Nghị định 30/2020/NĐ-CP wants it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from builders.paper_reports import (
    a_head,
    a_letter,
    a_plan,
    a_report,
    a_task_list,
    a_total,
)
from pdfplumber.utils.pdfinternals import resolve
from report_reading import MM, Ink, flat_rules, ink, open_pdf, written

from cchc_desktop.reports.layout import words
from cchc_desktop.reports.model import Heading, Paragraph, Report
from cchc_desktop.reports.writing import Format

SAMPLES: dict[str, Callable[[], Report]] = {
    "bao-cao": lambda: a_report(6),
    "don-doc": a_letter,
    "tong-hop": a_total,
    "ke-hoach": a_plan,
    "phu-luc": lambda: a_task_list(12),
}
EVERY = pytest.mark.parametrize("name", SAMPLES)


@cache
def pdf(name: str) -> Any:
    return open_pdf(written(SAMPLES[name](), Format.PDF))


@cache
def first_page(name: str) -> list[Ink]:
    return list(ink(pdf(name).pages[0]))


def found(name: str, said: str) -> Ink:
    (one, *_) = [each for each in first_page(name) if each.text.startswith(said)]
    return one


# ---- the file -----------------------------------------------------------------------------------


def test_title_author_and_language_are_told():
    held = pdf("bao-cao")
    assert held.metadata["Title"] == words.document_title(a_report())
    assert held.metadata["Author"] == "Ủy ban nhân dân phường Sao Mai"
    assert held.metadata["CreationDate"].startswith("D:20260205")
    catalogue = resolve(held.doc.catalog)
    assert catalogue["Lang"] == b"vi-VN"
    assert resolve(catalogue["ViewerPreferences"])["DisplayDocTitle"]


def test_headings_and_appendices_are_bookmarks():
    marks = [(level, title) for level, title, *_ in pdf("bao-cao").doc.get_outlines()]
    assert marks[0] == (1, words.document_title(a_report()))
    assert (2, "I. CHỈ ĐẠO, ĐIỀU HÀNH") in marks
    assert (1, "Phụ lục I. Kết quả thực hiện nhiệm vụ quý I năm 2026") in marks
    assert (2, "Tổng hợp") in marks


@EVERY
def test_every_letter_is_embedded_as_a_subset(name: str):
    for page in pdf(name).pages:
        for font in map(resolve, resolve(resolve(page.page_obj.resources)["Font"]).values()):
            assert re.match(r"/?[A-Z]{6}\+(LiberationSerif|TimesNewRoman)", font["BaseFont"].name)
            assert "FontFile2" in resolve(font["FontDescriptor"])
            assert "ToUnicode" in font


@EVERY
def test_ink_is_black_but_for_fills(name: str):
    colours = {str(char["non_stroking_color"]) for page in pdf(name).pages for char in page.chars}
    assert colours <= {"(0,)", "(0, 0, 0)", "0", "(0.0,)", "(0.0, 0.0, 0.0)"}


# ---- paper --------------------------------------------------------------------------------------


@EVERY
def test_paper_and_margins(name: str):
    for page in pdf(name).pages:
        size = round(page.width / MM), round(page.height / MM)
        assert size in {(210, 297), (297, 210)}
        drawn = [*page.chars, *page.lines, *page.rects]
        inked = [one for one in drawn if one["top"] / MM > 19 and one.get("text", "x").strip()]
        assert min(one["x0"] for one in inked) / MM >= 30 - 0.3
        assert (page.width - max(one["x1"] for one in inked)) / MM >= 15 - 0.3
        assert (page.height - max(one["bottom"] for one in inked)) / MM >= 20 - 0.3


def test_pages_are_numbered_from_the_second_and_anew_in_each_appendix():
    numbers: list[str] = []
    for page in pdf("bao-cao").pages:
        above = [one for one in ink(page) if one.y < 15]
        numbers += [above[0].text if above else "-"]
        middle = 112.5 if page.width < page.height else 156
        for one in above:
            assert (one.size, one.y) == (13, pytest.approx(13, abs=0.1))
            assert one.middle == pytest.approx(middle, abs=0.3)
    parts = "".join(number if number == "-" else "n" for number in numbers)
    assert re.fullmatch("-n+-n+-n", parts), numbers
    first = numbers.index("-", 1)
    assert numbers[1:first] == [str(at) for at in range(2, first + 1)]


# ---- the head -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "said", "size", "style", "middle", "baseline"),
    [
        ("bao-cao", "ỦY BAN NHÂN DÂN", 13, "Bold", 63, 24.1),
        ("bao-cao", "PHƯỜNG SAO MAI", 13, "Bold", 63, 29.8),
        ("bao-cao", words.NATION, 13, "Bold", 145.5, 24.1),
        ("bao-cao", words.MOTTO, 14, "Bold", 145.5, 29.8),
        ("bao-cao", "Số: 58/BC-UBND", 13, "", 63, 39.3),
        ("bao-cao", "Sao Mai, ngày 05 tháng 02", 14, "Italic", 145.5, 39.3),
        ("bao-cao", "BÁO CÁO", 14, "Bold", 112.5, 49.9),
        ("bao-cao", "Kết quả cải cách", 14, "Bold", 112.5, 56.6),
        ("bao-cao", "Kính gửi: Sở Nội vụ", 14, "", 112.5, 69.3),
        ("don-doc", "V/v đôn đốc", 12, "", 63, 46.3),
        ("ke-hoach", "UBND PHƯỜNG SAO MAI", 12, "", 63, 23.8),
        ("ke-hoach", "Số: ……/KH-MNAD", 13, "", 63, None),
        ("tong-hop", "Phụ lục II", 14, "Bold", 156, 24.4),
        ("tong-hop", "TỔNG HỢP KẾT QUẢ", 14, "Bold", 156, 30.4),
        ("tong-hop", "(Kèm theo Báo cáo", 14, "Italic", 156, 36.4),
    ],
)
def test_rows_of_the_head(
    name: str, said: str, size: float, style: str, middle: float, baseline: float | None
):
    one = found(name, said)
    assert (one.size, one.middle) == (size, pytest.approx(middle, abs=0.3))
    assert re.findall("Bold|Italic", one.font) == ([style] if style else [])
    assert baseline is None or one.y == pytest.approx(baseline, abs=0.1)


def _rule_under(name: str, said: str) -> tuple[float, float]:
    """Return the share of the text's length, and how far the middles are apart."""
    one = found(name, said)
    rules = flat_rules(pdf(name).pages[0])
    (rule, *_) = [r for r in rules if 0 < r[2] - one.y < 4 and r[0] < one.middle < r[1]]
    return (rule[1] - rule[0]) / (one.x1 - one.x0), abs((rule[0] + rule[1]) / 2 - one.middle)


@pytest.mark.parametrize(
    ("name", "said", "least", "most"),
    [
        ("bao-cao", words.MOTTO, 0.99, 1.01),
        ("don-doc", words.MOTTO, 0.99, 1.01),
        ("ke-hoach", words.MOTTO, 0.99, 1.01),
        ("bao-cao", "PHƯỜNG SAO MAI", 1 / 3, 1 / 2),
        ("ke-hoach", "NON ÁNH DƯƠNG", 1 / 3, 1 / 2),
        ("bao-cao", "Kết quả cải cách", 1 / 3, 1 / 2),
    ],
)
def test_lines_under_the_head_are_as_long_as_the_decree_says(
    name: str, said: str, least: float, most: float
):
    share, apart = _rule_under(name, said)
    assert least <= share <= most
    assert apart < 0.3


def test_number_and_day_are_level_under_a_deep_head():
    assert found("ke-hoach", "Số:").y == pytest.approx(found("ke-hoach", "Sao Mai, ngày").y)
    assert found("ke-hoach", "Số:").y > found("ke-hoach", "NON ÁNH DƯƠNG").y + 9


def test_several_addressees_stand_under_the_colon():
    to, first = found("ke-hoach", "Kính gửi:"), found("ke-hoach", "- Ủy ban")
    colon = [c for c in pdf("ke-hoach").pages[0].chars if c["text"] == ":"]
    assert first.y > to.y
    assert any(
        abs(c["x0"] / MM - first.x0) < 0.1 and abs(c["x1"] / MM - to.x1) < 0.1 for c in colon
    )


# ---- the text and the end -----------------------------------------------------------------------


def test_rows_that_go_on_end_at_the_right_edge():
    rows = [one for one in first_page("bao-cao") if one.size == 14 and one.y > 80]
    going_on = [a for a, b in pairwise(rows) if b.x0 < 30.5]
    assert len(going_on) > 5
    assert all(one.x1 == pytest.approx(195, abs=0.2) for one in going_on)
    assert {round(one.x0, 1) for one in rows} == {30.0, 42.7}


def test_copied_text_is_composed_and_has_plain_blanks():
    text = pdf("bao-cao").pages[0].extract_text()
    assert "Thực hiện Kế hoạch số 07/KH-UBND ngày 12 tháng 01 năm 2026" in text
    assert "\u00a0" not in text


def test_the_end_of_a_document():
    one, post = found("don-doc", "Nơi nhận:"), found("don-doc", "TM. ỦY BAN")
    assert (one.size, one.x0) == (12, pytest.approx(30, abs=0.2))
    assert "BoldItalic" in one.font
    assert one.y == pytest.approx(post.y)
    name = found("don-doc", "Phạm Gia Bảo")
    assert post.middle == pytest.approx(name.middle, abs=0.2) == pytest.approx(153.5, abs=0.2)
    assert name.y - found("don-doc", "CHỦ TỊCH").y == pytest.approx(80 / MM, abs=0.1)
    assert found("don-doc", "- Như trên;").size == 11


def _pages_of(report: Report) -> list[list[Ink]]:
    with open_pdf(written(report, Format.PDF)) as held:
        return [list(ink(page)) for page in held.pages]


LONG = "Rà soát, cập nhật danh mục thủ tục hành chính tại bộ phận một cửa. " * 5


@pytest.mark.parametrize("above", range(1, 24))
def test_no_heading_and_no_signature_stands_alone(above: int):
    """Push what follows down row by row over the end of the page."""
    body = (
        *(Paragraph.of(f"Dòng {at}.") for at in range(above)),
        Paragraph.of(LONG),
        Heading(1, "Đánh giá chung", "III"),
        Heading(2, "Nguyên nhân", "1"),
        Paragraph.of(LONG),
        Paragraph.of("Trên đây là báo cáo của phường, kính gửi Sở Nội vụ tổng hợp./."),
    )
    pages = _pages_of(replace(a_report(), body=body, appendices=(), recipients=()))
    for rows in pages[:-1]:
        assert "Bold" not in rows[-1].font
    last = [one.text for one in pages[-1]]
    post = next(at for at, text in enumerate(last) if text.startswith(("TM.", "Nơi nhận")))
    assert any(text.endswith("./.") for text in last[:post])
    for before, after in pairwise(pages):
        first = [one for one in after if one.y > 19]
        if first[0].x0 < 31:  # a paragraph goes on: two rows on either side
            assert first[1].x0 < 31 or first[1].font != first[0].font
            assert before[-2].x0 < 31 or before[-1].x0 < 31


def test_a_document_without_number_or_end_is_drawn():
    bare = replace(a_report(), signature=None, copies=(), recipients=(), subject="", body=())
    (page,) = _pages_of(replace(bare, appendices=(), head=replace(a_head(), day=date(2026, 1, 1))))
    assert page[-1].text == "BÁO CÁO"
