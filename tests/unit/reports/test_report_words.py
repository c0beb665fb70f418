"""What stands in each place of a document, word for word."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders.paper_reports import a_head, a_letter, a_plan, a_report, a_total

from cchc_desktop.reports.layout import words
from cchc_desktop.reports.model import (
    Bar,
    BarChart,
    Column,
    ColumnKind,
    Figure,
    Heading,
    KeyFigures,
    Kind,
    Listing,
    Paragraph,
    Share,
    Table,
    Value,
    text_of,
)


def test_number_and_day_of_a_document():
    head = a_head("5", "BC-UBND", date(2026, 3, 9))
    assert words.number_row(head) == "Số: 05/BC-UBND"
    assert words.day_row(head) == "Sao Mai, ngày 09 tháng 3 năm 2026"


def test_room_for_the_pen_before_it_is_issued():
    head = a_plan().head
    assert words.number_row(head) == "Số: ……/KH-MNAD"
    assert words.day_row(head) == "Sao Mai, ngày …… tháng …… năm 2026"


def test_what_it_is_about():
    assert words.subject(a_letter()).startswith("V/v đôn đốc")
    assert words.subject(a_report()).startswith("Kết quả")
    assert words.document_title(a_report()) == (
        "Báo cáo - Kết quả cải cách hành chính quý I năm 2026"
    )
    assert words.document_title(a_total()) == "Tổng hợp kết quả theo đơn vị, lĩnh vực"


def test_one_addressee_and_several():
    assert words.addressees(a_report()) == ["Sở Nội vụ tỉnh Lam Giang."]
    assert words.addressees(a_plan()) == [
        "- Ủy ban nhân dân phường Sao Mai;",
        "- Phòng Văn hóa - Xã hội phường.",
    ]


def test_those_who_receive_a_copy():
    assert words.copies(a_letter())[-2:] == ["- CT, các PCT UBND phường;", "- Lưu: VT, VHXH."]


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        (Heading(0, "Phần chung"), "PHẦN CHUNG"),
        (Heading(1, "Đánh giá", "III"), "III. ĐÁNH GIÁ"),
        (Heading(2, "Nguyên nhân", "3"), "3. Nguyên nhân"),
        (Heading(3, "Việc tiếp theo", "đ"), "đ) Việc tiếp theo"),
        (Heading(2, "Không số"), "Không số"),
    ],
)
def test_headings(heading: Heading, said: str):
    assert words.heading(heading) == said


@pytest.mark.parametrize(
    ("value", "kind", "said"),
    [
        (Share(6, 28), ColumnKind.RATIO, "6/28"),
        (Share(0, 0), ColumnKind.RATIO, "-"),
        (Share(6, 28), ColumnKind.PERCENT, "21,43%"),
        (Share(6, 28), ColumnKind.POINTS, "21,43"),
        (Share(0, 0), ColumnKind.PERCENT, "-"),
        (Decimal("0.25"), ColumnKind.PERCENT, "25%"),
        (2846, ColumnKind.NUMBER, "2.846"),
        (1000, ColumnKind.ORDER, "1000"),
        (date(2026, 2, 5), ColumnKind.DATE, "05/02/2026"),
        ("Quý II/2026", ColumnKind.DATE, "Quý II/2026"),
        (None, ColumnKind.TEXT, ""),
        ("Phòng A: xong\nPhòng B: chưa", ColumnKind.TEXT, "Phòng A: xong\nPhòng B: chưa"),
    ],
)
def test_cells(value: Value, kind: ColumnKind, said: str):
    assert words.cell(value, Column("", 1, kind)) == said


def test_bars_say_their_share_and_its_numbers():
    chart = BarChart("", ())
    assert words.bar(Bar("", Share(6, 14)), chart) == "42,86% (6/14)"
    assert words.bar(Bar("", 5), replace(chart, kind=ColumnKind.NUMBER)) == "5"
    assert words.bar_length(Bar("", Share(1, 0))) == words.bar_length(Bar("", -3)) == 0


@pytest.mark.parametrize("typed", ["kính gửi Sở", "kính gửi Sở.", "kính gửi Sở;", "kính gửi Sở./."])
def test_the_mark_that_ends_a_document_stands_right_after_the_last_word(typed: str):
    report = replace(a_report(), body=(Paragraph.of("Đầu."), Paragraph.of(typed)))
    first, last = words.body(report)
    assert isinstance(first, Paragraph)
    assert isinstance(last, Paragraph)
    assert (text_of(first.runs), text_of(last.runs)) == ("Đầu.", "kính gửi Sở./.")


def test_no_end_mark_after_a_table_or_in_a_slip():
    table = Table((Column("A", 1),), ())
    assert words.body(replace(a_report(), body=(table,))) == (table,)
    slip = replace(a_report(), kind=Kind.SLIP, body=(Paragraph.of("Xong."),))
    assert words.body(slip) == slip.body


def test_lists_figures_and_typed_line_ends_become_paragraphs():
    parts = (
        Listing.of(("một", "hai")),
        Listing.of(("một", "hai"), numbered=True),
        KeyFigures(
            (Figure("Giao", 57, "nhiệm vụ"), Figure("Đạt", Share(1, 8), "", ColumnKind.PERCENT))
        ),
        Paragraph.of("dòng một\ndòng hai"),
    )
    said = [[text_of(runs) for runs in words.paragraphs(part)] for part in parts]
    assert said == [
        ["- một", "- hai"],
        ["1. một", "2. hai"],
        ["- Giao: 57 nhiệm vụ;", "- Đạt: 12,50%."],
        ["dòng một", "dòng hai"],
    ]


def test_an_appendix_names_the_document_it_belongs_to():
    report = a_report()
    appendix = report.appendices[0]
    assert words.appendix_label(appendix) == "Phụ lục I"
    assert words.appendix_reference(report, appendix) == (
        "(Kèm theo Báo cáo số 58/BC-UBND ngày 05 tháng 02 năm 2026"
        " của Ủy ban nhân dân phường Sao Mai)"
    )
    own = replace(appendix, reference="(Kèm theo Quyết định số 09/QĐ-UBND)")
    assert words.appendix_reference(report, own) == own.reference
