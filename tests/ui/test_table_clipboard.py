"""Copying and pasting: what Word and Excel get, and what they give."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot
from table_samples import entries, entry_columns, with_sections

from ui.table.clipboard import PastedTable, copied, read_table
from ui.table.view import LineView

CELLS = st.text(st.sampled_from("aă đ\"'<&\t\n;"), max_size=12).map(
    lambda text: "\n".join(" ".join(line.split()) for line in text.split("\n") if line.split())
)


def _mime(text: str = "", markup: str = "") -> QMimeData:
    out = QMimeData()
    if text:
        out.setText(text)
    if markup:
        out.setHtml(markup)
    return out


def test_the_selected_rows_go_out_as_a_table_and_come_back(qtbot: QtBot):
    view = LineView(entry_columns())
    qtbot.addWidget(view)
    lines = entries(8)
    lines[1] = replace(lines[1], result='Dòng một\nDòng "hai" & <ba>')
    view.replace(with_sections(lines))
    view.show()
    view.wish_column("note", shown=False)
    view.select_lines([1, 6])
    pasted = QSignalSpy(view.pasted)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    assert "Times New Roman" in mime.html()
    heads = html.fromstring(mime.html()).findall(".//th")
    assert [one.text for one in heads][:2] == ["Mã", "Nhiệm vụ"]
    assert all("border" in one.get("style") for one in heads)
    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    table: PastedTable = pasted.at(0)[0]
    assert table.width == len(view.lines.columns) - 1
    assert [row[0] for row in table.rows] == ["Mã", "I.2", "I.7"]
    assert table.rows[1][9] == 'Dòng một\nDòng "hai" & <ba>'


def test_text_for_excel_quotes_what_breaks_lines():
    line = replace(entries(1)[0], result="a\nb")
    text = copied(entry_columns(), [line]).text()
    rows = list(csv.reader(io.StringIO(text), dialect="excel-tab"))
    assert len(rows) == 2
    assert rows[1][9] == "a\nb"


@given(st.lists(st.lists(CELLS.filter(bool), min_size=2, max_size=2), min_size=1, max_size=5))
def test_both_ways_of_writing_give_the_same_cells(cells: list[list[str]]):
    columns = [
        replace(one, display=lambda line, at=at: line[at])
        for at, one in enumerate(entry_columns()[10:])
    ]
    whole = copied(columns, cells)
    wanted = (("Khó khăn", "Ghi chú"), *(tuple(row) for row in cells))
    assert read_table(_mime(markup=whole.html())).rows == wanted
    assert read_table(_mime(text=whole.text())).rows == wanted


def test_joined_cells_are_written_into_each_place():
    markup = """<table><tr><th rowspan=2>TT<th colspan="2">Thời gian</tr>
        <tr><td>Từ</td><td>Đến</td></tr>
        <tr><td>1</td><td rowspan=2>Quý I</td><td>x</td></tr>
        <tr><td>2</td><td>y</td></tr></table>"""
    table = read_table(_mime("không dùng", markup))
    assert table.rows == (
        ("TT", "Thời gian", "Thời gian"),
        ("TT", "Từ", "Đến"),
        ("1", "Quý I", "x"),
        ("2", "Quý I", "y"),
    )
    assert table.covered == {(0, 2), (1, 0), (3, 1)}


def test_words_paragraphs_and_breaks_are_lines():
    markup = """<html><style>td {color: red}</style><body><table><tr>
      <td><p class=MsoNormal><span>Ban hành
      kế hoạch</span></p><p>Báo&nbsp;cáo</p></td><td>a<br>b<o:p></o:p></td>
      <td><table><tr><td>trong</td></tr></table></td></tr></table></body></html>"""
    table = read_table(_mime(markup=markup))
    assert table.rows == (("Ban hành kế hoạch\nBáo cáo", "a\nb", "trong"),)


@pytest.mark.parametrize("markup", ["", "<p>chỉ là chữ</p>", "<!-- -->", "<table></table>"])
def test_without_a_table_the_text_is_read(markup: str):
    assert read_table(_mime("một\thai\r\nba", markup)).rows == (("một", "hai"), ("ba", ""))


@pytest.mark.parametrize("text", ["", "  \n \t "])
def test_nothing_gives_nothing(text: str):
    assert read_table(_mime(text)) is None


def test_absurd_spans_stay_small():
    markup = '<table><tr><td colspan="9999999" rowspan="-1">a</td><td colspan="x">b</td></table>'
    assert read_table(_mime(markup=markup)).width <= 201


@given(st.text(max_size=80))
def test_no_text_is_too_strange(text: str):
    for mime in (_mime(text), _mime(markup=f"<table><tr><td>{text}")):
        table = read_table(mime)
        assert table is None or all(len(row) == table.width for row in table.rows)
