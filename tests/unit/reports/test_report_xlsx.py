"""A workbook in which figures are figures, pages print as they should, and nothing is a formula."""

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from builders.paper_reports import a_chart, a_head, a_letter, a_report, a_task_list, a_total
from report_reading import open_xlsx, shown, written

from cchc_desktop.domain.ticket import Cancelled, Ticket
from cchc_desktop.reports.model import (
    Appendix,
    Column,
    ColumnKind,
    Heading,
    Kind,
    Paragraph,
    Report,
    Row,
    SectionRow,
    Share,
    Table,
)
from cchc_desktop.reports.writing import Format
from cchc_desktop.reports.xlsx.writer import xlsx_bytes


def book(report: Report) -> Any:
    return open_xlsx(written(report, Format.XLSX))


def with_table(*tables: Table, data: Table | None = None) -> Report:
    appendix = Appendix("Bảng", tables, "I")
    return Report(Kind.APPENDIX, a_head(), "Phường", appendices=(appendix,), data=data)


def test_one_sheet_a_table_and_the_rest_beside():
    names = book(a_report(6)).sheetnames
    assert names == ["Văn bản", "Nhiệm vụ", "Tổng hợp", "Biểu đồ", "Dữ liệu"]
    assert book(a_total()).sheetnames == ["Tổng hợp", "Biểu đồ", "Dữ liệu"]


def test_figures_days_and_text_are_what_they_are():
    kinds = ("ORDER", "NUMBER", "NUMBER", "PERCENT", "PERCENT", "POINTS", "DATE", "DATE", "RATIO")
    columns = tuple(Column(f"C{at}", 1, ColumnKind[kind]) for at, kind in enumerate(kinds))
    cells = (
        *(1001, 2846, Decimal("21.50"), Share(97, 200), Decimal("0.25"), Share(1, 8)),
        *(date(2026, 2, 5), date(2026, 3, 5), Share(6, 28)),
    )
    row = book(with_table(Table(columns, (Row(cells),))))["Bảng"][5]
    assert [shown(cell) for cell in row] == [
        *("1001", "2.846", "21,5", "48,50%", "25%", "12,50", "05/02/2026", "05/3/2026", "6/28"),
    ]
    assert [type(cell.value) for cell in row] == [
        *[int] * 2,
        float,
        float,
        float,
        float,
        *[datetime] * 2,
        str,
    ]
    assert row[3].value == pytest.approx(0.485)


@pytest.mark.parametrize(
    "text", ["=1+1", "=HYPERLINK(1)", "+1", "-1", "@x", "#N/A", "00123", "1/2"]
)
def test_text_is_never_taken_for_anything_else(text: str):
    (cell,) = book(with_table(Table((Column("A", 1),), (Row((text,)),))))["Bảng"][5]
    assert (cell.data_type, cell.value) == ("s", text)


def test_what_no_cell_can_hold_is_left_out_and_what_is_too_long_goes_on_below():
    long = "một hai " * 9000
    table = Table((Column("A", 1), Column("B", 1)), (Row(("a\x00\x1fb", long)), Row(("c", "d"))))
    sheet = book(with_table(table))["Bảng"]
    assert sheet["A5"].value == "ab"
    assert "".join(sheet[f"B{at}"].value for at in (5, 6, 7)) == long
    assert sheet["A6"].value is None
    assert (sheet["A8"].value, sheet["B8"].value) == ("c", "d")
    assert sheet.auto_filter.ref == "A4:B8"


def test_a_sheet_is_ready_to_print_and_to_filter():
    sheet = book(a_report(6))["Nhiệm vụ"]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A5", "$4:$4")
    assert sheet.auto_filter.ref.startswith("A4:I")
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize) == ("landscape", 9)
    assert (setup.fitToWidth, setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (
        1,
        0,
        True,
    )
    assert sheet.page_margins.left == pytest.approx(30 / 25.4)
    assert sheet.HeaderFooter.differentFirst
    assert sheet.oddHeader.center.text == "&P"
    assert sheet["B6"].alignment.wrap_text
    assert sheet["B6"].border.left.style == "thin"
    assert sheet["B6"].font.name == "Times New Roman"


def test_rows_can_be_sorted_for_no_cells_are_merged_below_the_head():
    sheet = book(a_total())["Tổng hợp"]
    assert max(cells.max_row for cells in sheet.merged_cells.ranges) == 6
    assert sheet["C5"].value == "Lĩnh vực"
    assert sheet.print_title_rows == "$5:$6"


def test_data_are_plain_rows_with_their_section_and_without_totals():
    columns = (Column("STT", 1), Column("Xong", 1, ColumnKind.RATIO, group="Kỳ"))
    rows = (
        SectionRow("I", "Thể chế"),
        Row((1, Share(1, 2))),
        SectionRow("II", "Thủ tục"),
        Row((2, Share(0, 0))),
        Row((None, Share(1, 2)), total=True),
    )
    sheet = book(with_table(Table(columns, rows)))["Dữ liệu"]
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == [
        ["Nhóm", "STT", "Kỳ: Xong (số đạt)", "Kỳ: Xong (tổng số)"],
        ["I. Thể chế", 1, 1, 2],
        ["II. Thủ tục", 2, 0, 0],
    ]
    assert sheet.freeze_panes == "A2"
    assert min(width.width for width in sheet.column_dimensions.values()) >= 12


def test_own_data_take_the_place_of_derived_ones():
    data = Table((Column("Đơn vị", 1), Column("Số", 1, ColumnKind.NUMBER)), (Row(("A", 5)),))
    sheet = book(with_table(a_total().tables()[0], data=data))["Dữ liệu"]
    assert list(sheet.iter_rows(values_only=True)) == [("Đơn vị", "Số"), ("A", 5)]


def test_names_of_sheets_are_lawful_and_differ():
    tables = [
        Table((Column("A", 1),), (), name) for name in ("Quý I/2026: [x]*?", "x" * 40, "", "X" * 40)
    ]
    names = book(with_table(*tables)).sheetnames
    assert names == ["Quý I 2026 x", "x" * 31, "Bảng", "X" * 27 + " 2", "Dữ liệu"]


def test_an_appendix_of_words_alone_is_a_sheet_of_its_own():
    parts = (Heading(1, "Ghi chú", "I"), Paragraph.of("Nội dung."))
    report = replace(a_letter(), appendices=(Appendix("Hướng dẫn", parts),))
    sheet = book(report)["Phụ lục"]
    assert [cell.value for (cell,) in sheet.iter_rows()][3:] == ["I. GHI CHÚ", "Nội dung."]


def test_a_report_of_nothing_is_a_workbook_all_the_same():
    assert book(Report(Kind.APPENDIX, a_head(), "Phường")).sheetnames == ["Văn bản"]


def test_a_chart_is_drawn_from_its_figures():
    report = Report(Kind.APPENDIX, a_head(), "Phường", appendices=(Appendix("B", (a_chart(),)),))
    sheet = book(report)["Biểu đồ"]
    (chart,) = sheet._charts
    assert chart.ser[0].val.numRef.f == "'Biểu đồ'!$B$2:$B$9"
    assert [cell.value for cell in sheet[2]] == ["Văn phòng HĐND và UBND", 0.7, "70% (7/10)"]


def test_properties_say_no_hour_of_now():
    data = written(a_total(), Format.XLSX)
    about = open_xlsx(data).properties
    assert about.created == about.modified == datetime(2026, 2, 5)  # noqa: DTZ001
    assert about.title == "Tổng hợp kết quả theo đơn vị, lĩnh vực"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_stopped_writing_leaves_no_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ticket = Ticket(lambda done, _total, _code: ticket.cancel() if done == 3 else None)
    with pytest.raises(Cancelled):
        xlsx_bytes(a_task_list(9), ticket)
    assert not list(tmp_path.iterdir())
