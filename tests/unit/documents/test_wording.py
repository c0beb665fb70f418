"""Sentences that a page broke are healed; what its writer kept apart stays apart."""

from dataclasses import replace

import pytest

from cchc_desktop.documents.blocks import Paragraph, Place, Row, Table
from cchc_desktop.documents.spelling import composed
from cchc_desktop.documents.wording import edge_of, goes_on, healed, unwrapped

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


# ---- lines that were broken at an edge -----------------------------------------------------------

NARROW = [
    "Các bộ phận của phường rà soát quy trình, niêm yết công khai.",
    "Tổ một cửa hướng dẫn người dân nộp hồ sơ qua mạng tại quầy số",
    "một, hai và ba; cuối ngày báo cáo số hồ sơ đã nhận, đã trả và",
    "còn lại. Văn phòng tổng hợp số liệu, đối chiếu với sổ của các",
    "bộ phận và gửi lãnh đạo phường trước khi hết giờ làm việc của",
    "ngày.",
]


def test_the_edge_is_where_many_lines_end():
    assert edge_of(NARROW) == max(map(len, NARROW))
    assert edge_of(NARROW[:4]) == 0  # too few to tell
    assert edge_of(["Một câu ngắn"] * 20) == 0
    assert edge_of(["Một đoạn văn dài " * 12] * 20) == 0
    assert edge_of([]) == 0


def test_few_long_lines_among_many_are_no_edge():
    lines = [LONG[: 50 + at % 12] for at in range(40)]
    assert edge_of([*lines, *([f"{LONG} {LONG}"] * 5)]) == 0


def test_a_sentence_that_ended_at_the_edge_goes_on_in_the_next_line():
    edge = edge_of(NARROW)
    assert unwrapped(NARROW, edge) == [" ".join(NARROW)]
    assert unwrapped(NARROW) == [NARROW[0], " ".join(NARROW[1:])]


@pytest.mark.parametrize(
    "following", ["- Công an phường", "a)Công khai kết quả", "2. Công an phường", "2"]
)
def test_what_begins_an_item_or_is_a_pages_number_does_not_go_on(following: str):
    edge = len(NARROW[0])
    assert unwrapped([NARROW[0], following], edge) == [NARROW[0], following]


def test_a_line_with_room_left_ends_its_paragraph():
    edge = len(NARROW[0])
    room = NARROW[0][: edge - 5].rstrip() + "."
    assert unwrapped([room, "Tổ một cửa"], edge + 4) == [room, "Tổ một cửa"]
    assert unwrapped([room, "Tổ một cửa"], len(room) + 2) == [f"{room} Tổ một cửa"]


def test_paragraphs_that_were_lines_once_are_healed():
    blocks = [Paragraph(one) for one in NARROW]
    assert [block.text for block in healed(blocks)] == [" ".join(NARROW)]


def test_the_number_of_a_page_is_in_no_sentence():
    blocks = [Paragraph("Rà soát quy trình tiếp công dân"), Paragraph("2"), Paragraph("của phường")]
    assert [block.text for block in healed(blocks)][-2:] == ["2", "của phường"]


FIFTY = "Văn phòng rà soát quy trình tiếp công dân của từng"


@pytest.mark.parametrize(
    ("former", "following", "goes"),
    [
        (FIFTY, "Tổ dân phố", True),
        (FIFTY[1:], "Tổ dân phố", False),  # a line that had room left
        (FIFTY, "(Ban hành kèm theo Quyết định số 5)", False),
        (FIFTY, "(Tổ dân phố Một) trong năm", True),
        (FIFTY.upper(), "Tổ dân phố", False),
        (FIFTY.upper(), "TỔ DÂN PHỐ", True),
        (FIFTY, "TỔ DÂN PHỐ", False),
        ("VĂN PHÒNG VÀ", "tổ dân phố", False),
        ("Văn phòng và", "TỔ DÂN PHỐ", True),
        ("số 15/", "(bản nháp)", False),
    ],
)
def test_a_line_below_another_without_an_empty_one(former: str, following: str, *, goes: bool):
    assert goes_on(former, following, tight=True) is goes


def test_what_is_centred_or_of_another_look_stands_alone():
    former, following = Paragraph("Rà soát quy trình của"), Paragraph("phường Hoa Sen")
    assert len(healed([former, following])) == 1
    for one, other in (
        (replace(former, centred=True), following),
        (former, replace(following, centred=True)),
        (former, replace(following, bold=True)),
        (replace(former, level=1), following),
        (former, replace(following, level=1)),
        (former, replace(following, marker="-")),
    ):
        assert len(healed([one, other])) == 2


def test_a_quarter_of_the_long_lines_at_the_edge_is_enough():
    full = [f"{FIFTY} khu phố trong năm nay"] * 5
    assert edge_of([*full, *([FIFTY] * 15)]) == len(full[0])
    assert edge_of([*full, *([FIFTY] * 16)]) == 0
    assert edge_of([*full, *(["ngắn"] * 90)]) == len(full[0])
    assert edge_of([*full[1:], f"{full[0]} rồi xong"[: len(full[0]) + 8]]) == len(full[0]) + 8
    assert edge_of([*full[1:], f"{full[0]} rồi xong xuôi"[: len(full[0]) + 9]]) == 0
