"""Rows of a sheet show the whole of their text, though no program has measured them."""

import io
import re
import zipfile

import pytest
from builders.paper_reports import a_head, a_task_list
from hypothesis import given
from hypothesis import strategies as st
from report_reading import FONTS, open_xlsx, written

from cchc_desktop.reports.faces import find_faces
from cchc_desktop.reports.measuring import family
from cchc_desktop.reports.model import (
    Appendix,
    Bar,
    BarChart,
    Column,
    Heading,
    Kind,
    Paragraph,
    Part,
    Report,
    Row,
    Table,
)
from cchc_desktop.reports.writing import Format
from cchc_desktop.reports.xlsx import heights

SYLLABLES = ("rà", "soát", "đánh", "thủ", "ươm", "Ứng", "ĐƠN", "trường", "nhiệm", "21/KH-UBND")
texts = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=60).map(" ".join)


def _with(*parts: Part) -> Report:
    appendix = Appendix("Tổng hợp", parts, "II")
    return Report(Kind.APPENDIX, a_head(), "Phường", title="Báo cáo", appendices=(appendix,))


@given(text=texts, room=st.floats(60, 400), bold=st.booleans())
def test_no_text_takes_more_lines_than_were_reckoned(text: str, room: float, *, bold: bool):
    face = family(find_faces(FONTS)).of(bold=bold)
    drawn = len(face.wrap(text, (room - 5) * 1000 / 12))
    assert drawn <= heights.lines(text, room, 12, bold=bold) <= drawn * 1.25 + 1


def test_every_row_is_as_high_as_its_longest_cell():
    sheet = open_xlsx(written(a_task_list(12), Format.XLSX)).worksheets[0]
    first = int(re.findall(r"\d+", sheet.print_title_rows)[0]) + 1
    for row in sheet.iter_rows(first):
        columns = [sheet.column_dimensions[cell.column_letter].width for cell in row]
        rooms = [(width * 8 + 5) * 72 / 96 for width in columns]
        needed = max(
            heights.lines(cell.value, room, 12)
            for cell, room in zip(row, rooms, strict=True)
            if isinstance(cell.value, str)
        )
        if cell_is_wrapped := row[1].alignment.wrap_text:
            assert sheet.row_dimensions[row[0].row].height >= needed * 15
        assert cell_is_wrapped or needed <= 2  # the heading of a section runs over the cells beside


def test_a_height_that_was_reckoned_is_no_choice_of_a_person():
    with zipfile.ZipFile(io.BytesIO(written(a_task_list(3), Format.XLSX))) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count(" ht=") == sheet.count("<row ")
    assert "customHeight" not in sheet


@pytest.mark.parametrize("letters", [3_000, 30_000])
def test_a_very_long_text_gets_a_wider_column_and_no_row_is_too_high(letters: int):
    table = Table(
        (Column("Nhiệm vụ", 40), Column("Kết quả", 40)), (Row(("ngắn", "dài " * (letters // 4))),)
    )
    sheet = open_xlsx(written(_with(table), Format.XLSX)).worksheets[0]
    widths = [sheet.column_dimensions[letter].width for letter in "AB"]
    assert widths[1] > widths[0]
    assert max(one.height or 0 for one in sheet.row_dimensions.values()) <= 409


def test_plain_rows_are_one_line_each():
    sheet = open_xlsx(written(a_task_list(5), Format.XLSX))["Dữ liệu"]
    assert {sheet.row_dimensions[at].height for at in range(2, sheet.max_row + 1)} == {17.25}
    assert not sheet["C2"].alignment.wrap_text


def test_a_heading_above_a_table_goes_with_it_and_the_appendix_is_named_once():
    table = Table((Column("Nhiệm vụ", 40),), (Row(("Rà soát",)),), name="Một")
    late = Table((Column("Nhiệm vụ", 40),), (Row(("Trễ",)),), name="Hai")
    book = open_xlsx(written(_with(table, Heading(2, "Danh sách trễ hạn"), late), Format.XLSX))
    assert book.sheetnames == ["Một", "Hai", "Dữ liệu"]
    assert [book["Một"][f"A{at}"].value for at in (1, 2)] == ["Phụ lục II", "TỔNG HỢP"]
    assert book["Hai"]["A1"].value == "Danh sách trễ hạn"
    assert book["Hai"].print_title_rows == "$2:$2"


def test_what_stands_between_tables_keeps_a_sheet_of_its_own():
    table = Table((Column("Nhiệm vụ", 40),), (Row(("Rà soát",)),), name="Một")
    said = (Heading(2, "Nhận xét"), Paragraph.of("Các đơn vị gửi đúng hạn."))
    book = open_xlsx(written(_with(*said, table), Format.XLSX))
    assert book.sheetnames == ["Phụ lục II", "Một", "Dữ liệu"]
    rows = [cell.value for cell in book["Phụ lục II"]["A"]]
    assert rows[:2] == ["Phụ lục II", "TỔNG HỢP"]
    assert rows[3:] == ["Nhận xét", "Các đơn vị gửi đúng hạn."]
    assert book["Một"]["A1"].value == "Nhiệm vụ"


def test_a_chart_says_values_only():
    with zipfile.ZipFile(
        io.BytesIO(written(_with(BarChart("Tỷ lệ", (Bar("Phường", 3),))), Format.XLSX))
    ) as package:
        drawn = package.read("xl/charts/chart1.xml").decode()
    shown = dict(re.findall(r"<(?:c:)?show(\w+) val=\"(\d)\"", drawn))
    assert shown == {"Val": "1", "CatName": "0", "SerName": "0", "LegendKey": "0", "Percent": "0"}
