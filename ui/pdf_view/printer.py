"""A printer as the system has it: its sheets, and the pages a person asked it for.

Must not know what is printed.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

Ranges = Sequence[tuple[int, int]]
_MAKER: Final = "CCHC"


def has_printer() -> bool:
    return bool(QPrinterInfo.availablePrinterNames())


def new_printer(title: str, *, broad: bool) -> QPrinter:
    """Return a printer set to A4, upright or broad; margins are those of the pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator(_MAKER)
    way = QPageLayout.Orientation
    turned = way.Landscape if broad else way.Portrait
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), turned, QMarginsF()))
    printer.setFullPage(True)
    return printer


def ranges_of(printer: QPrinter) -> Ranges:
    """Return the pages asked for, counted from 1; nothing means all of them."""
    if printer.printRange() != QPrinter.PrintRange.PageRange:
        return []
    asked = [(one.from_, one.to) for one in printer.pageRanges().toRangeList()]
    if not asked and printer.fromPage():
        asked = [(printer.fromPage(), printer.toPage() or printer.fromPage())]
    return asked


def page_order(
    count: int, ranges: Ranges, *, copies: int = 1, collated: bool = True, backwards: bool = False
) -> Iterator[int]:
    """Yield the pages to print, counted from 0, in the order in which they leave the printer."""
    wanted = {
        page
        for first, last in ranges or [(1, count)]
        for page in range(max(first, 1), min(last, count) + 1)
    }
    once = sorted((page - 1 for page in wanted), reverse=backwards)
    if collated:
        for _ in range(copies):
            yield from once
    else:
        for page in once:
            yield from [page] * copies
