"""Tables of Word: merged, framed, nested, and drawn by hand."""

import pytest

from tests.builders.seen_blocks import grid, read, texts, the_table
from tests.builders.word_files import a_cell, a_paragraph, a_row, a_table, a_word_file


def test_merged_cells_reach_over_the_grid():
    table = a_table(
        a_row(
            a_cell("STT", '<w:vMerge w:val="restart"/>'),
            a_cell("Thực hiện", '<w:gridSpan w:val="2"/>'),
            properties="<w:tblHeader/>",
        ),
        a_row(a_cell("", "<w:vMerge/>"), "Chủ trì", "Phối hợp", properties="<w:tblHeader/>"),
        a_row("1", "Văn phòng", "Tổ Một cửa"),
        widths=[500, 2000, 2000],
    )
    found = the_table(read(a_word_file(table)))
    assert grid(found) == [
        ["STT", "Thực hiện", "Thực hiện"],
        ["STT", "Chủ trì", "Phối hợp"],
        ["1", "Văn phòng", "Tổ Một cửa"],
    ]
    assert [row.header for row in found.rows] == [True, True, False]
    assert found.rows[0].cells[0].rowspan == 2
    assert found.widths == pytest.approx((1 / 9, 4 / 9, 4 / 9))


def test_a_row_may_begin_late_and_cells_may_be_wrapped():
    table = a_table(
        a_row("1", "Rà soát", "Văn phòng"),
        a_row("nối tiếp", "Trường", properties='<w:gridBefore w:val="1"/>'),
        f"<w:sdt><w:sdtContent>{a_row('2', 'Công khai', 'Trạm')}</w:sdtContent></w:sdt>",
    )
    assert grid(the_table(read(a_word_file(table)))) == [
        ["1", "Rà soát", "Văn phòng"],
        ["·", "nối tiếp", "Trường"],
        ["2", "Công khai", "Trạm"],
    ]


def test_columns_that_are_only_an_edge_go():
    """Rows that were drawn by hand miss one another by a hair."""
    table = a_table(
        a_row(a_cell("1"), a_cell("Rà soát", '<w:gridSpan w:val="2"/>'), a_cell("Văn phòng")),
        a_row(a_cell("2", '<w:gridSpan w:val="2"/>'), a_cell("Công khai"), a_cell("Trường")),
        widths=[600, 20, 3000, 2000],
    )
    found = the_table(read(a_word_file(table)))
    assert found.columns == 3
    assert grid(found) == [["1", "Rà soát", "Văn phòng"], ["2", "Công khai", "Trường"]]


def test_a_frame_of_one_cell_is_no_table():
    inner = a_table(a_row("1", "Rà soát"), a_row("2", "Công khai"))
    frame = a_table(a_row(a_cell(a_paragraph("PHỤ LỤC") + inner + a_paragraph())))
    document = read(a_word_file(frame, a_table(a_row("3", "Số hóa"))))
    assert texts(document) == ["PHỤ LỤC"]
    assert [table.where.table for table in document.tables] == [1, 2]
    assert grid(next(document.tables)) == [["1", "Rà soát"], ["2", "Công khai"]]


def test_a_table_in_a_cell_becomes_its_lines():
    inner = a_table(a_row("Quý I", "01 lớp"), a_row("Quý II", "02 lớp"))
    outer = a_table(a_row("1", a_cell(a_paragraph("Tập huấn") + inner)), a_row("2", "Số hóa"))
    assert (
        grid(the_table(read(a_word_file(outer))))[0][1] == "Tập huấn\nQuý I\t01 lớp\nQuý II\t02 lớp"
    )
