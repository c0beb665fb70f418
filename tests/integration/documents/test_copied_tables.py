"""Rows copied in Word, Excel or a browser arrive as the table they were."""

import pytest

from cchc_desktop.documents.blocks import Kind
from cchc_desktop.documents.errors import DocumentError
from cchc_desktop.documents.reading import read_copied
from cchc_desktop.domain.ticket import Ticket
from tests.builders.seen_blocks import grid, read, texts, the_table

ROWS = [
    ["STT", "Nội dung", "Đơn vị"],
    ["1", "Rà soát\n- Báo cáo", "Văn phòng"],
    ["2", 'Lớp "một cửa"', "Trường"],
]
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta charset=utf-8><style>
<!-- p.MsoNormal {mso-style-unhide:no;} -->
</style></head><body lang=VI><!--StartFragment-->
<table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'>
<td width=50 style='width:37.0pt'>
<p class=MsoNormal align=center><b><span>STT</span></b><o:p></o:p></p></td>
<td width=300><p class=MsoNormal align=center><b>Nội
dung</b></p></td><td width=150><p>Đơn&nbsp;vị</p></td></tr>
<tr><td rowspan=2><p>1</p></td><td><p>Rà soát</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Báo
cáo</p></td>
<td><p>Văn phòng <del>cũ</del><span style='display:none'>ẩn</span></p></td></tr>
<tr><td colspan=2><p>Chung cho cả hai</p></td></tr></table><!--EndFragment--></body></html>"""


def copied(html: str | bytes | None = None, text: str | None = None):
    return read_copied(html, text, Ticket())


def test_word_gives_its_own_html():
    document = copied(WORD, "không dùng")
    table = the_table(document)
    assert grid(table) == [
        ["STT", "Nội dung", "Đơn vị"],
        ["1", "Rà soát\n- Báo cáo", "Văn phòng"],
        ["1", "Chung cho cả hai", "Chung cho cả hai"],
    ]
    assert table.rows[0].cells[0].bold
    assert table.rows[0].cells[0].centred
    assert table.widths == pytest.approx((0.1, 0.6, 0.3))
    assert document.source.kind is Kind.CLIPBOARD


def test_windows_puts_a_note_before_it():
    note = "Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000001105\r\nSourceURL:file:///C:/a\r\n"
    assert grid(the_table(copied((note + WORD).encode()))) == grid(the_table(copied(WORD)))


def test_excel_quotes_cells_of_several_lines():
    text = (
        'STT\tNội dung\tĐơn vị\r\n1\t"Rà soát\n- Báo cáo"\tVăn phòng\r\n'
        '2\t"Lớp ""một cửa"""\tTrường\r\n'
    )
    assert grid(the_table(copied(text=text))) == ROWS


def test_a_word_in_quotes_is_no_quoted_cell():
    text = 'STT\tNội dung\n1\t"một cửa" liên thông\n2\t"Rà\nsoát"\n'
    assert grid(the_table(copied(text=text)))[1:] == [
        ["1", '"một cửa" liên thông'],
        ["2", "Rà\nsoát"],
    ]


def test_word_as_plain_text_lets_lines_run_on():
    text = (
        "STT\tNội dung\tĐơn vị\r\n1\tRà soát\r\n- Báo cáo\tVăn phòng\r\n"
        '2\tLớp "một cửa"\tTrường\r\n'
    )
    assert grid(the_table(copied(text=text))) == ROWS


def test_lines_of_a_last_cell_stay_with_it():
    text = "STT\tNội dung\n1\tRà soát\n- Báo cáo\n2\tSố hóa"
    assert grid(the_table(copied(text=text))) == [
        ["STT", "Nội dung"],
        ["1", "Rà soát\n- Báo cáo"],
        ["2", "Số hóa"],
    ]


def test_html_without_a_table_gives_way_to_tabs():
    document = copied("<p>STT Nội dung</p>", "STT\tNội dung\n1\tRà soát")
    assert grid(the_table(document)) == [["STT", "Nội dung"], ["1", "Rà soát"]]


def test_lines_without_tabs_are_text():
    assert texts(copied(text="1. Rà soát\n2. Số hóa")) == ["1. Rà soát", "2. Số hóa"]
    assert texts(copied("<p>Rà soát</p><p>Số hóa</p>", "Rà soát\nSố hóa")) == ["Rà soát", "Số hóa"]


def test_nothing_copied_is_told():
    for html, text in ((None, None), ("", " \n "), ("<html></html>", "")):
        with pytest.raises(DocumentError) as refusal:
            copied(html, text)
        assert refusal.value.code == "clipboard-empty"


def test_lists_and_headings_of_web_pages():
    page = (
        "<h2>Mục tiêu</h2><p>Một <b>đoạn</b><br>hai dòng</p><ul><li>Rà soát<li>Số hóa</ul>"
        "<ol start=3 type=a><li>Tập huấn</li></ol><script>bỏ</script><p align=center>Giữa</p>"
    )
    document = read(f"<!DOCTYPE html><html><body>{page}</body></html>".encode())
    assert texts(document) == [
        "Mục tiêu",
        "Một đoạn\nhai dòng",
        "- Rà soát",
        "- Số hóa",
        "c. Tập huấn",
        "Giữa",
    ]
    paragraphs = list(document.paragraphs)
    assert paragraphs[0].level == 2
    assert paragraphs[5].centred


def test_a_page_that_lays_itself_out_with_tables():
    inner = "<table><tr><td>1</td><td>Rà soát</td></tr><tr><td>2</td><td>Số hóa</td></tr></table>"
    page = f"<table><tr><td><p>Đầu trang</p>{inner}</td></tr></table>"
    document = read(f"<html><body>{page}</body></html>".encode())
    assert texts(document) == ["Đầu trang"]
    assert grid(the_table(document)) == [["1", "Rà soát"], ["2", "Số hóa"]]


def test_a_head_marked_as_such_says_so():
    page = (
        "<table><thead><tr><th>STT</th><th>Nội dung</th></tr></thead><tr><td>1</td><td>x</td></tr>"
    )
    table = the_table(copied(page))
    assert [row.header for row in table.rows] == [True, False]
    assert table.rows[0].cells[0].bold
