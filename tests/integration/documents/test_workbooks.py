"""Workbooks become the text above, the table, and the text below, as a person sees them."""

from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from cchc_desktop.documents.errors import DocumentError
from cchc_desktop.documents.readers.number_shown import format_of, shown
from tests.builders.seen_blocks import grid, read, texts, the_table
from tests.builders.sheet_files import a_raw_workbook, a_workbook, saved

HEAD = ("STT", "Nội dung", "Đơn vị", "Thời hạn")


def test_titles_stand_above_and_signatures_below():
    rows = [
        ("UBND PHƯỜNG HOA SEN", None, "CỘNG HÒA"),
        (),
        ("PHỤ LỤC NHIỆM VỤ",),
        (),
        HEAD,
        (1, "Rà soát", "Văn phòng", "Quý I"),
        ("I. Phần chung",),
        (2, "Công khai", "Tổ Một cửa", "Quý II"),
        (),
        (None, None, "CHỦ TỊCH"),
    ]

    def also(sheet: Worksheet) -> None:
        sheet.merge_cells("A3:D3")
        sheet.merge_cells("A7:D7")
        sheet["A3"].font = Font(bold=True)
        sheet["A3"].alignment = Alignment(horizontal="center")

    document = read(a_workbook(rows, also))
    assert texts(document) == ["UBND PHƯỜNG HOA SEN", "CỘNG HÒA", "PHỤ LỤC NHIỆM VỤ", "CHỦ TỊCH"]
    title = list(document.paragraphs)[2]
    assert (title.bold, title.centred) == (True, True)
    table = the_table(document)
    assert grid(table) == [
        list(HEAD),
        ["1", "Rà soát", "Văn phòng", "Quý I"],
        ["I. Phần chung"] * 4,
        ["2", "Công khai", "Tổ Một cửa", "Quý II"],
    ]
    assert [row.where.row for row in table.rows] == [5, 6, 7, 8]
    assert table.where.part == "Phụ lục"


def test_a_head_of_two_rows_begins_with_its_merged_cells():
    def also(sheet: Worksheet) -> None:
        for cells in ("A1:A2", "B1:C1"):
            sheet.merge_cells(cells)

    rows = [("STT", "Thực hiện"), (None, "Chủ trì", "Phối hợp"), (1, "Văn phòng", "Trường")]
    found = the_table(read(a_workbook(rows, also)))
    assert grid(found) == [
        ["STT", "Thực hiện", "Thực hiện"],
        ["STT", "Chủ trì", "Phối hợp"],
        ["1", "Văn phòng", "Trường"],
    ]


def test_hidden_rows_columns_and_sheets_are_left_out_and_told():
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [HEAD, (1, "Rà soát", "ẩn", "Quý I"), (2, "ẩn", "ẩn", "ẩn"), (3, "Số hóa", "", "")]:
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    secret = book.create_sheet("Nháp")
    secret.append(("không đọc",))
    secret.sheet_state = "hidden"
    document = read(saved(book))
    assert grid(the_table(document)) == [
        ["STT", "Nội dung", "Thời hạn"],
        ["1", "Rà soát", "Quý I"],
        ["3", "Số hóa", "·"],
    ]
    codes = {notice.code: dict(notice.facts) for notice in document.warnings}
    assert codes == {
        "rows-hidden": {"count": 1, "sheet": "Sheet"},
        "columns-hidden": {"sheet": "Sheet"},
        "sheet-hidden": {"sheet": "Nháp"},
    }


def test_every_sheet_that_shows_is_read_in_order():
    book = Workbook()
    first = book.active
    assert first is not None
    first.append(HEAD)
    first.append((1, "Rà soát", "Văn phòng", "Quý I"))
    second = book.create_sheet("Phụ lục II")
    second.append(HEAD)
    second.append((2, "Số hóa", "Trường", "Quý II"))
    tables = list(read(saved(book)).tables)
    assert [(table.where.table, table.where.part) for table in tables] == [
        (1, "Sheet"),
        (2, "Phụ lục II"),
    ]


def test_a_number_typed_as_a_code_says_so():
    rows = [HEAD, (1.1, "Rà soát", "A", "B"), ("1.10", "Số hóa", "A", "B")]
    typed, written = (row.cells[0] for row in the_table(read(a_workbook(rows))).rows[1:])
    assert (typed.text, typed.number) == ("1,1", "1.1")
    assert (written.text, written.number) == ("1.10", "")


def test_cached_results_of_formulas_and_rich_texts_are_read():
    sheet = (
        "<sheetData><row r='1'>"
        "<c r='A1' t='str'><f>1&amp;2</f><v>Quý I_x000D_</v></c>"
        "<c r='B1'><f>A1+1</f><v>4106</v></c>"
        "<c r='C1' t='inlineStr'><is><r><t>Văn </t></r><r><t>phòng</t></r>"
        "<rPh><t>bỏ</t></rPh></is></c>"
        "<c r='D1' t='b'><v>1</v></c><c r='E1' t='e'><v>#N/A</v></c>"
        "<c r='F1' t='d'><v>2026-03-05</v></c></row></sheetData>"
    )
    assert grid(the_table(read(a_raw_workbook(sheet)))) == [
        ["Quý I", "4106", "Văn phòng", "TRUE", "#N/A", "05/03/2026"]
    ]


def test_a_sheet_in_an_old_font_is_converted():
    def also(sheet: Worksheet) -> None:
        for row in sheet.iter_rows():
            for cell in row:
                cell.font = Font(name=".VnTime")

    rows = [("STT", "Néi dung", "§¬n vÞ"), ("1", "Rµ so¸t quy tr×nh", "V¨n phßng")]
    assert grid(the_table(read(a_workbook(rows, also))))[1] == [
        "1",
        "Rà soát quy trình",
        "Văn phòng",
    ]


@pytest.mark.parametrize(
    ("value", "format_", "seen"),
    [
        (4106, "General", "4106"),
        (0.1 + 0.2, "General", "0,3"),
        (4106, "#,##0", "4.106"),
        (1234.5, "#,##0.00", "1.234,50"),
        (0.985, "0%", "98%"),
        (0.985, "0.0%", "98,5%"),
        (5, "00", "05"),
        (3, '"Quý "0', "Quý 3"),
        (12, '0" lớp"', "12 lớp"),
        (-7, "#,##0;[Red]-#,##0", "-7"),
        (date(2026, 3, 5), "d/m/yyyy", "05/03/2026"),
        (date(2026, 3, 5), "dd-mmm-yy", "05/03/2026"),
        (date(2026, 3, 1), "mm/yyyy", "03/2026"),
        (date(2026, 3, 1), "yyyy", "2026"),
        (date(2026, 3, 5), "d/m", "05/03"),
        (datetime(2026, 3, 5, 17, 30), "d/m/yyyy h:mm", "17:30 05/03/2026"),  # noqa: DTZ001
        (0.5, "h:mm", "12:00"),
        ("=1", "@", "=1"),
    ],
)
def test_values_are_shown_as_people_see_them(value: object, format_: str, seen: str):
    def also(sheet: Worksheet) -> None:
        cell = sheet["B2"]
        cell.number_format = format_
        if value == "=1":
            cell.data_type = "s"

    rows = [HEAD, (1, value, "A", "B")]
    assert the_table(read(a_workbook(rows, also))).rows[1].cells[1].text == seen


def test_days_of_the_other_epoch_and_of_1900():
    assert shown("44621", "d/m/yyyy", from_1904=True) == ("02/03/2026", "")
    assert shown("1", "d/m/yyyy") == ("01/01/1900", "")
    assert shown("61", "d/m/yyyy") == ("01/03/1900", "")


@pytest.mark.parametrize("stored", ["", "x", "nan", "inf", "1e999999", "-5", "99999999999"])
def test_a_number_that_is_none_stays_what_it_is(stored: str):
    text, _ = shown(stored, format_of(14, {}))
    assert isinstance(text, str)


def test_a_sheet_of_empty_rows_ends_soon():
    rows = "".join(f"<row r='{n}'/>" for n in range(3, 60_000))
    full = (
        "<row r='1'><c r='A1' t='str'><v>STT</v></c><c r='B1' t='str'><v>Nội dung</v></c></row>"
        "<row r='2'><c r='A2'><v>1</v></c><c r='B2' t='str'><v>Rà soát</v></c></row>"
    )
    late = "<row r='70000'><c r='A70000' t='str'><v>xa</v></c></row>"
    document = read(a_raw_workbook(f"<sheetData>{full}{rows}{late}</sheetData>"))
    assert grid(the_table(document)) == [["STT", "Nội dung"], ["1", "Rà soát"]]
    assert [notice.code for notice in document.warnings] == ["sheet-cut"]


def test_an_empty_workbook_says_that_it_is():
    with pytest.raises(DocumentError) as refusal:
        read(a_workbook([]))
    assert refusal.value.code == "document-empty"
