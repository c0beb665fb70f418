"""Sentences that a page broke are healed; what its writer kept apart stays apart."""

import pytest

from cchc_desktop.documents.blocks import Paragraph, Place, Row, Table
from cchc_desktop.documents.spelling import composed
from cchc_desktop.documents.wording import goes_on, healed, unwrapped

LONG = "Văn phòng chủ trì rà soát quy trình tiếp công dân của phường Hoa Sen"


@pytest.mark.parametrize(
    ("former", "following"),
    [
        ("vị trí việc làm,", "tinh giản biên chế"),
        ("trên địa bàn", "phường Hoa Sen."),
        ("theo Quyết định số 15/QĐ-", "UBND ngày 05"),
        ("ngày 05/", "01/2026"),
        ("do Văn phòng và", "Tổ Một cửa thực hiện"),
    ],
)
def test_a_broken_sentence_goes_on(former: str, following: str):
    assert goes_on(former, following)


@pytest.mark.parametrize(
    ("former", "following"),
    [
        ("1. Rà soát quy trình.", "bảo đảm đúng hạn"),
        ("Các đơn vị gồm:", "văn phòng"),
        ("rà soát", "a) công khai"),
        ("rà soát", "- công khai"),
        ("rà soát", "2.1. công khai"),
        ("PHỤ LỤC", "các nhiệm vụ năm 2026"),
        ("Nhiệm vụ", "Giải pháp"),
        ("của", "Điều 2. Trách nhiệm"),
        ("", "x"),
        ("x", ""),
    ],
)
def test_what_stands_apart_stays_apart(former: str, following: str):
    assert not goes_on(former, following)


def test_lines_of_one_block_follow_on_when_they_are_full():
    assert unwrapped([LONG, "Trường Mầm non phối hợp.", "Hết"]) == [
        f"{LONG} Trường Mầm non phối hợp.",
        "Hết",
    ]
    assert unwrapped([LONG, "(Ban hành kèm theo Kế hoạch)"]) == [
        LONG,
        "(Ban hành kèm theo Kế hoạch)",
    ]
    assert unwrapped(["PHƯỜNG HOA SEN", "Số: 15/KH"]) == ["PHƯỜNG HOA SEN", "Số: 15/KH"]


def test_only_running_text_is_healed():
    first = Paragraph("trên địa bàn")
    second = Paragraph("phường")
    table = Table((Row(()),), 1)
    assert healed([first, second]) == (Paragraph("trên địa bàn phường"),)
    for apart in (
        Paragraph("phường", centred=True),
        Paragraph("phường", level=1),
        Paragraph("phường", bold=True),
        Paragraph("phường", marker="1."),
        Paragraph("phường", where=Place(part="footnote")),
    ):
        assert healed([first, apart]) == (first, apart)
    assert healed([first, table, second]) == (first, table, second)


def test_one_spelling():
    assert composed("Ra\u0300 soa\u0301t\u00a0\u200bquy\u00adtri\u0300nh\r\nhai\u2028ba") == (
        "Rà soát quytrình\nhai\nba"
    )
    assert composed("Kế hoạch “năm” – 2026\tx\n") == "Kế hoạch “năm” – 2026\tx\n"
