"""Plain text and Markdown: tables however they are drawn, and paragraphs without their wrapping."""

import pytest

from cchc_desktop.documents.reading import read_document
from cchc_desktop.domain.ticket import Ticket
from tests.builders.seen_blocks import grid, read, texts, the_table


def of(text: str):
    return read(text.encode())


def test_pipes_make_a_table():
    document = of(
        "# Phụ lục\n\n| STT | Nội dung | Thời hạn |\n|:---|:---:|---|\n"
        "| 1 | **Rà soát**<br>quy trình | Quý&nbsp;I |\n| 2 | a \\| b | |\n\nHết."
    )
    assert grid(the_table(document)) == [
        ["STT", "Nội dung", "Thời hạn"],
        ["1", "Rà soát\nquy trình", "Quý I"],
        ["2", "a | b", ""],
    ]
    assert texts(document) == ["Phụ lục", "Hết."]
    assert next(document.paragraphs).level == 1


def test_tabs_make_a_table_over_empty_lines_and_pages():
    document = of(
        "Phụ lục\nSTT\tNội dung\tGhi chú\nI. Phần chung\t\t\n1\t<p>Rà soát</p> <p>Báo cáo</p>\tx\n"
        "\n2\tSố hóa\n\fSTT\tNội dung\tGhi chú\n3\tTập huấn\ty\n"
    )
    table = the_table(document)
    assert grid(table) == [
        ["STT", "Nội dung", "Ghi chú"],
        ["I. Phần chung", "", ""],
        ["1", "Rà soát\nBáo cáo", "x"],
        ["2", "Số hóa", "·"],
        ["STT", "Nội dung", "Ghi chú"],
        ["3", "Tập huấn", "y"],
    ]
    assert [row.where.page for row in table.rows] == [1, 1, 1, 1, 2, 2]


def test_columns_of_spaces_make_a_table():
    document = of(
        "Bảng nhiệm vụ:\n\n"
        "STT  Nội dung công việc      Đơn vị\n"
        "1    Rà soát quy trình       Văn phòng\n"
        "     tiếp công dân\n"
        "2    Công khai danh mục      Tổ Một cửa\n"
    )
    table = the_table(document)
    assert not table.ruled
    assert grid(table) == [
        ["STT", "Nội dung công việc", "Đơn vị"],
        ["1", "Rà soát quy trình tiếp công dân", "Văn phòng"],
        ["2", "Công khai danh mục", "Tổ Một cửa"],
    ]


def test_wrapped_lines_become_their_sentence():
    document = of(
        "**ỦY BAN NHÂN DÂN\nPHƯỜNG HOA SEN**\n\n"
        "*Căn cứ Quyết định số 15/QĐ-UBND ngày 05 tháng 01 năm 2026 của\nỦy ban nhân dân;*\n\n"
        "1. Rà soát quy trình theo Quyết định số 16/QĐ-\n\nUBND của phường và\n\nbáo cáo.\n"
        "- Văn phòng;\n- Tổ Một cửa.\n\n-----\n\nNơi nhận:\n- Như trên;"
    )
    assert texts(document) == [
        "ỦY BAN NHÂN DÂN",
        "PHƯỜNG HOA SEN",
        "Căn cứ Quyết định số 15/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân;",
        "1. Rà soát quy trình theo Quyết định số 16/QĐ-UBND của phường và báo cáo.",
        "- Văn phòng;",
        "- Tổ Một cửa.",
        "Nơi nhận:",
        "- Như trên;",
    ]
    looks = [(one.bold, one.italic) for one in document.paragraphs]
    assert looks[:4] == [(True, False), (True, False), (False, True), (False, False)]


@pytest.mark.parametrize(
    "data",
    [
        "Rà soát quy trình".encode(),
        "Rà soát quy trình".encode("utf-8-sig"),
        "Rà soát quy trình".encode("utf-16"),
        "Rà soát quy trình".encode("utf-16-le"),
        "Rà soát quy trình".encode("utf-16-be"),
        "Rà soát quy trình".encode("utf-32"),
        "Ra\u0300 soa\u0301t quy tri\u0300nh".encode("cp1258"),
        "Ra\u0300 soa\u0301t quy tri\u0300nh".encode(),
    ],
)
def test_the_letters_are_right_in_any_encoding(data: bytes):
    assert texts(read(data)) == ["Rà soát quy trình"]


def test_a_text_of_an_old_font_is_converted_with_a_preview():
    old = "Rµ so¸t quy tr×nh tiÕp c«ng d©n\nC«ng khai danh môc hå s¬"
    for data in (old.encode("latin-1"), old.encode()):
        document = read(data)
        assert texts(document) == ["Rà soát quy trình tiếp công dân", "Công khai danh mục hồ sơ"]
        (notice,) = document.warnings
        assert notice.code == "old-letters-converted"
        assert notice.facts["after"] in texts(document)


def test_a_person_may_keep_the_letters_as_they_are():
    old = "Rµ so¸t quy tr×nh tiÕp c«ng d©n"
    document = read_document(old.encode(), "", Ticket(), convert_letters=False)
    assert texts(document) == [old]
    assert not document.warnings
