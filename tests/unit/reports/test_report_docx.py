"""A Word document that Word and LibreOffice understand alike and a person can go on editing."""

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from builders.paper_reports import a_head, a_letter, a_plan, a_report, a_total
from docx import Document
from docx.shared import Mm
from report_reading import word_part, written

from cchc_desktop.reports.layout.paper import FAMILY
from cchc_desktop.reports.model import (
    Appendix,
    Column,
    ColumnKind,
    Kind,
    Paragraph,
    Report,
    Row,
    Table,
)
from cchc_desktop.reports.writing import Format

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def data() -> bytes:
    return written(a_report(6), Format.DOCX)


@pytest.fixture(scope="module")
def document(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def styled(document: Any, style: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style.style_id == style]


def test_headings_are_headings(document: Any):
    assert styled(document, "Heading1")[0] == "I. CHỈ ĐẠO, ĐIỀU HÀNH"
    assert len(styled(document, "Heading2")) == 9
    assert styled(document, "Heading3") == ["a) Việc tiếp theo"]
    assert styled(document, "Title") == ["BÁO CÁO"]
    assert styled(document, "CchcAppendix") == ["Phụ lục I", "Phụ lục II"]
    levels = [document.styles[f"Heading {n}"].element.find(f".//{W}outlineLvl") for n in (1, 2, 3)]
    assert [level.get(f"{W}val") for level in levels] == ["0", "1", "2"]


def test_every_style_that_is_used_is_there_and_every_key_once(data: bytes):
    styles = [
        style.get(f"{W}styleId") for style in word_part(data, "word/styles.xml").iter(f"{W}style")
    ]
    assert len(styles) == len(set(styles))
    used = {style.get(f"{W}val") for style in word_part(data).iter(f"{W}pStyle")}
    assert used <= set(styles)


def test_letters_and_language(document: Any):
    defaults = document.styles.element.find(f"{W}docDefaults")
    assert defaults.find(f".//{W}rFonts").get(f"{W}ascii") == FAMILY
    assert defaults.find(f".//{W}lang").get(f"{W}val") == "vi-VN"
    sizes = {
        name: document.styles[name].font.size.pt for name in ("Normal", "Nội dung", "Quốc hiệu")
    }
    assert sizes == {"Normal": 14, "Nội dung": 14, "Quốc hiệu": 13}
    themed = [f for f in document.styles.element.iter(f"{W}rFonts") if f.get(f"{W}asciiTheme")]
    ours = {"Normal", "Heading1", "Heading2", "Heading3", "Title", "Subtitle", "Header"}
    assert not [f for f in themed if f.getparent().getparent().get(f"{W}styleId") in ours]


def test_each_appendix_is_a_section_with_its_own_page_numbers(document: Any):
    first, second, third = document.sections
    for section, (width, height) in (
        (first, (210, 297)),
        (second, (297, 210)),
        (third, (297, 210)),
    ):
        assert abs(section.page_width - Mm(width)) < Mm(0.1)
        assert abs(section.page_height - Mm(height)) < Mm(0.1)
        assert abs(section.left_margin - Mm(30)) < Mm(0.1)
        assert section._sectPr.find(f"{W}pgNumType").get(f"{W}start") == "1"
        assert section.different_first_page_header_footer
        assert not [p.text for p in section.first_page_header.paragraphs if p.text]
    assert not first.header.is_linked_to_previous
    assert second.header.is_linked_to_previous
    assert third.header.is_linked_to_previous
    field = "".join(part.text for part in first.header._element.iter(f"{W}instrText"))
    assert field.strip() == "PAGE"
    assert first.header.paragraphs[0].style.paragraph_format.alignment == 1


def _tables(data: bytes) -> list[Any]:
    found = word_part(data).iter(f"{W}tbl")
    return [table for table in found if table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None]


def test_tables_have_fixed_widths_that_fill_the_page(data: bytes):
    for table in _tables(data):
        assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"
        grid = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        assert sum(grid) == pytest.approx(252 / 25.4 * 1440, abs=10)
        for row in table.iter(f"{W}tr"):
            cells = [int(cell.get(f"{W}w")) for cell in row.iter(f"{W}tcW")]
            assert sum(cells) == pytest.approx(sum(grid), abs=10)


def test_heads_repeat_and_rows_may_break(data: bytes):
    one, two = _tables(data)
    for table, levels in ((one, 1), (two, 2)):
        rows = list(table.iter(f"{W}tr"))
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert heads == [True] * levels + [False] * (len(rows) - levels)
        # What is short moves to the next page whole: Word would leave a single line behind.
        assert all(r.find(f"{W}trPr/{W}cantSplit") is not None for r in rows[levels:] if _short(r))


def _short(row: Any) -> bool:
    return row.find(f"{W}tc/{W}tcPr/{W}gridSpan") is None and len("".join(row.itertext())) < 60


def test_a_long_row_may_break_and_what_adds_up_does_not_stand_alone():
    columns = (Column("STT", 11, ColumnKind.ORDER), Column("Nhiệm vụ", 43))
    rows = (
        Row((1, "rà soát văn bản " * 90)),
        Row((2, "ngắn")),
        Row((None, "Tổng cộng"), total=True),
    )
    appendix = Appendix("Bảng", (Table(columns, rows),))
    report = Report(Kind.APPENDIX, a_head(), "Phường", appendices=(appendix,))
    (table,) = _tables(written(report, Format.DOCX))
    _, long, above, total = table.iter(f"{W}tr")
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in (long, above, total)]
    assert whole == [False, True, True]
    kept = [bool(list(row.iter(f"{W}keepNext"))) for row in (long, above, total)]
    assert kept == [False, True, False]


def test_the_head_of_two_levels_spans_and_merges():
    (table,) = _tables(written(a_total(), Format.DOCX))
    upper, lower = list(table.iter(f"{W}tr"))[:2]
    assert [span.get(f"{W}val") for span in upper.iter(f"{W}gridSpan")] == ["8", "3", "2"]
    assert [merge.get(f"{W}val") for merge in upper.iter(f"{W}vMerge")] == ["restart"] * 2
    assert [merge.get(f"{W}val") for merge in lower.iter(f"{W}vMerge")] == [None] * 2


def test_answers_of_several_units_are_lines_of_their_own(data: bytes):
    lines = [len(list(cell.iter(f"{W}p"))) for cell in _tables(data)[0].iter(f"{W}tc")]
    assert max(lines) == 3


def test_the_signature_stays_with_the_last_paragraph():
    body = list(word_part(written(a_letter(), Format.DOCX))[0])
    (last,) = [p for p in body if "được hướng dẫn./." in "".join(p.itertext())]
    assert last.find(f"{W}pPr/{W}keepNext") is not None
    end = body[body.index(last) + 2]
    assert end.find(f"{W}tr/{W}trPr/{W}cantSplit") is not None


def test_lines_of_the_head_are_as_long_as_the_decree_says():
    (head, *_) = word_part(written(a_plan(), Format.DOCX)).iter(f"{W}tbl")
    lengths = []
    for paragraph in head.iter(f"{W}p"):
        if paragraph.find(f"{W}pPr/{W}pBdr") is not None:
            dents = paragraph.find(f"{W}pPr/{W}ind")
            beside = int(dents.get(f"{W}left")) + int(dents.get(f"{W}right"))
            lengths.append(beside / 1440 * 25.4)
    own, motto = (66 - lengths[0], 99 - lengths[1])
    assert motto == pytest.approx(56.2, abs=0.5)  # at 13 points
    assert 1 / 3 <= own / 38.7 <= 1 / 2  # "NON ÁNH DƯƠNG" at 12 points


def test_properties_and_parts(data: bytes, document: Any):
    about = document.core_properties
    assert about.title == "Báo cáo - Kết quả cải cách hành chính quý I năm 2026"
    assert (about.author, about.language) == ("Ủy ban nhân dân phường Sao Mai", "vi-VN")
    assert about.created == about.modified
    assert f"{about.created:%d/%m/%Y}" == "05/02/2026"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in package.namelist() if "thumbnail" in name]


def test_hostile_text_is_only_text():
    said = '</w:t><w:p> & "x" \x00\x0b\ufffe <b>'
    report = replace(a_report(2), kind=Kind.SLIP, body=(Paragraph.of(said),), appendices=())
    texts = [p.text for p in Document(io.BytesIO(written(report, Format.DOCX))).paragraphs]
    assert '</w:t><w:p> & "x" ' in texts
    assert " <b>" in texts
