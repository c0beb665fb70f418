"""Pages onto paper or into a PDF. Runs beside the window; must not know a dialog."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QIODevice, QMarginsF, QSaveFile
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from cchc_desktop.domain.ticket import Ticket
from ui.table.printing.errors import PrintingError
from ui.table.printing.pages import Pages
from ui.table.printing.paint import paint_page
from ui.table.printing.sheet import UNITS_PER_INCH, Turn

Ranges = Sequence[tuple[int, int]]
_MAKER: Final = "CCHC"


def has_printer() -> bool:
    return bool(QPrinterInfo.availablePrinterNames())


def new_printer(turn: Turn, title: str) -> QPrinter:
    """Return a printer set to A4; margins are those of our own sheet."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator(_MAKER)
    printer.setPageLayout(_layout(turn))
    printer.setFullPage(True)
    return printer


def turn_of(printer: QPrinter) -> Turn:
    upright = printer.pageLayout().orientation() == QPageLayout.Orientation.Portrait
    return "portrait" if upright else "landscape"


def write_pdf(pages: Pages, file: Path, ticket: Ticket) -> Path:
    """Save all pages; what stood in the file before stays until the whole is written."""
    target = QSaveFile(str(file))
    if not target.open(QIODevice.OpenModeFlag.WriteOnly):
        raise PrintingError("pdf-not-saved", {"path": str(file)})
    writer = QPdfWriter(target)
    writer.setTitle(pages.heading.title)
    writer.setCreator(_MAKER)
    writer.setResolution(UNITS_PER_INCH)
    writer.setPageLayout(_layout(pages.turn))
    _paint(writer, pages, range(len(pages.pages)), ticket)
    if not target.commit():
        raise PrintingError("pdf-not-saved", {"path": str(file)})
    return file


def send(pages: Pages, printer: QPrinter, ticket: Ticket) -> int:
    """Print what the person asked the printer for; return how many sides that were."""
    backwards = printer.pageOrder() == QPrinter.PageOrder.LastPageFirst
    sides = list(
        page_order(
            len(pages.pages),
            ranges_of(printer),
            copies=1 if printer.supportsMultipleCopies() else printer.copyCount(),
            collated=printer.collateCopies(),
            backwards=backwards,
        )
    )
    if not sides:
        raise PrintingError("no-such-pages", {"count": len(pages.pages)})
    try:
        _paint(printer, pages, sides, ticket)
    except BaseException:
        printer.abort()
        raise
    if printer.printerState() == QPrinter.PrinterState.Error:
        raise PrintingError("printer-fails", {"printer": printer.printerName()})
    return len(sides)


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


def _layout(turn: Turn) -> QPageLayout:
    way = QPageLayout.Orientation
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        way.Portrait if turn == "portrait" else way.Landscape,
        QMarginsF(),
    )


def _paint(device: QPagedPaintDevice, pages: Pages, sides: Sequence[int], ticket: Ticket) -> None:
    painter = QPainter()
    if not painter.begin(device):
        raise PrintingError("printer-fails", {"printer": _name_of(device)})
    try:
        scale = device.logicalDpiX() / UNITS_PER_INCH
        painter.scale(scale, scale)
        for at, page in enumerate(sides):
            ticket.step(at, len(sides), "printing-pages")
            if at and not device.newPage():
                raise PrintingError("printer-fails", {"printer": _name_of(device)})
            paint_page(painter, pages, page)
    finally:
        painter.end()


def _name_of(device: QPagedPaintDevice) -> str:
    return device.printerName() if isinstance(device, QPrinter) else ""
