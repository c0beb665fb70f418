"""What a person asked the printer for, and where a page stands on its sheet."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSizeF
from PySide6.QtPrintSupport import QPrinter

from ui.pdf_view.printer import new_printer, ranges_of
from ui.pdf_view.printing import placed

MM = 25.4


@pytest.mark.usefixtures("qapp")
def test_ranges_with_gaps_are_kept(tmp_path: Path):
    printer = new_printer("Danh sách", broad=True)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    assert ranges_of(printer) == []
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    ranges = printer.pageRanges()
    ranges.addRange(1, 2)
    ranges.addPage(5)
    printer.setPageRanges(ranges)
    assert ranges_of(printer) == [(1, 2), (5, 5)]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("broad", [True, False])
def test_a_new_printer_lies_as_the_pages_do(broad: bool):  # noqa: FBT001 - a case
    sheet = new_printer("Danh sách", broad=broad).pageLayout().fullRectPoints()
    assert (sheet.width() > sheet.height()) is broad
    assert sorted((sheet.width(), sheet.height())) == [595, 842]


def test_where_a_page_stands_on_its_sheet():
    a4, dots = QSizeF(210 / MM * 72, 297 / MM * 72), 600
    sheet = QRect(0, 0, round(210 / MM * dots), round(297 / MM * dots))
    onto = placed(a4, sheet, dots)
    assert onto.topLeft().isNull()
    assert (onto.width(), onto.height()) == pytest.approx((210 / MM * dots, 297 / MM * dots))
    large = placed(a4, QRect(0, 0, 2 * sheet.width(), 2 * sheet.height()), dots)
    assert large == onto  # never larger than it is
    letter = QRect(0, 0, round(8.5 * dots), 11 * dots)
    small = placed(a4, letter, dots)
    assert small.height() == pytest.approx(11 * dots)
    assert small.center().x() == pytest.approx(letter.width() / 2)
