"""A PDF onto paper, through the system's dialog: every page at its true size, turned as it lies.

Pages are painted strip by strip beside the window, so that a page at 600 dots takes no more memory
than a strip. Must not know what the pages say.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QRect, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports.writing import write_bytes
from resources.words import sentence, shown
from ui.errors.reporter import Misfortune, is_misfortune
from ui.jobs.following import follow
from ui.jobs.job import Job
from ui.jobs.runner import Runner
from ui.parts.dialog import SentenceDialog
from ui.pdf_view.asking import Outside
from ui.pdf_view.errors import PrintingError
from ui.pdf_view.pdfium import POINTS_PER_INCH, Paper
from ui.pdf_view.printer import new_printer, page_order, ranges_of
from ui.pdf_view.worker import worker

translate = QCoreApplication.translate
_FINEST: Final = 600
_STRIP: Final = 1024
_SLACK: Final = 3.0  # points: sheets are cut no finer


def _tell_nobody(_words: str) -> None:
    """Leave it to the printer to show that it prints."""


def print_pdf(
    data: bytes, title: str, parent: QWidget, tell: Callable[[str], None] = _tell_nobody
) -> None:
    """Ask for printer and pages and print; without a printer offer to save the PDF instead."""
    printing = PdfPrinting(data, title, parent)
    printing.told.connect(tell)
    printing.start()


class PdfPrinting(QObject):
    """One time of printing; goes when it is done. `told` says what was printed where."""

    told = Signal(str)

    def __init__(
        self,
        data: bytes,
        title: str,
        parent: QWidget,
        outside: Outside = Outside(),
        runner: Runner | None = None,
    ) -> None:
        super().__init__(parent)
        self._data, self._title, self._parent = data, title, parent
        self._outside: Final = outside
        self._runner: Final = runner or Runner(parent=self)
        self._owns_runner: Final = runner is None

    def start(self) -> None:
        if not self._outside.has_printer():
            self._offer_file(translate("Printing", "Máy tính này chưa có máy in"), "no-printer")
            return
        paper = worker().wait(lambda: Paper.open(self._data))
        if paper is None:
            self._tell_of(PrintingError("pdf-not-readable", {}))
            self._end()
            return
        printer = new_printer(self._title, broad=_is_broad(paper.sizes[0]))
        if self._outside.ask_printer(printer, len(paper.sizes), self._parent):
            self._print(paper, printer)
        else:
            worker().do(paper.close)
            self._end()

    def _print(self, paper: Paper, printer: QPrinter) -> None:
        job = self._runner.start(lambda ticket: send_pdf(paper, printer, ticket))
        job.over.connect(lambda: worker().do(paper.close))
        job.finished.connect(partial(self._printed, printer))
        job.cancelled.connect(self._end)
        job.failed.connect(self._failed)
        title = translate("Printing", "In văn bản")
        follow(job, title, self._title, _Steps(job).words, self._parent)

    def _printed(self, printer: QPrinter, sides: int) -> None:
        words = translate("Printing", "Đã gửi {} trang đến máy in “{}”.")
        self.told.emit(words.format(shown(sides), printer.printerName()))
        self._end()

    def _end(self) -> None:
        if self._owns_runner:
            self._runner.close()
        self.deleteLater()

    def _failed(self, error: BaseException) -> None:
        if not is_misfortune(error):
            raise error
        self._offer_file(
            translate("Printing", "Văn bản chưa in được"), error.code, dict(error.facts)
        )

    # --- another way

    def _offer_file(self, title: str, code: str, facts: dict[str, object] | None = None) -> None:
        answers = [
            ("pdf", translate("Printing", "Xuất PDF…")),
            ("", translate("Printing", "Đóng")),
        ]
        caption = translate("Printing", "In văn bản")
        said = sentence(code, facts or {})
        dialog = SentenceDialog(caption, title, said, answers, tone="question", parent=self._parent)
        answer = dialog.ask()
        dialog.deleteLater()
        if answer == "pdf":
            file = self._outside.ask_file(self._title, self._parent)
            if file is not None:
                self._save(file)
        self._end()

    def _save(self, file: Path) -> None:
        try:
            write_bytes(self._data, file, Ticket())
        except Exception as error:
            if not is_misfortune(error):
                raise
            self._tell_of(error)

    def _tell_of(self, error: Misfortune) -> None:
        dialog = SentenceDialog(
            translate("Printing", "In văn bản"),
            translate("Printing", "Chưa làm được"),
            sentence(error.code, error.facts),
            [("", translate("Printing", "Đóng"))],
            parent=self._parent,
        )
        dialog.ask()
        dialog.deleteLater()


class _Steps:
    """Says how far printing is."""

    def __init__(self, job: Job) -> None:
        self._done, self._total = 0, 0
        job.stepped.connect(self._note)

    def _note(self, done: int, total: int, _code: str) -> None:
        self._done, self._total = done, total

    def words(self, code: str) -> str:
        return f"{sentence(code, {})}: {shown(self._done)}/{shown(self._total)}" if code else ""


# ---- on the worker of the job ------------------------------------------------------------------


def send_pdf(paper: Paper, printer: QPrinter, ticket: Ticket) -> int:
    """Print what the person asked the printer for; return how many sides that were."""
    sides = list(_sides(printer, len(paper.sizes)))
    if not sides:
        raise PrintingError("no-such-pages-of-pdf", {"count": len(paper.sizes)})
    try:
        _paint(paper, printer, sides, ticket)
    except BaseException:
        printer.abort()
        raise
    if printer.printerState() == QPrinter.PrinterState.Error:
        raise PrintingError("pdf-printer-fails", {"printer": printer.printerName()})
    return len(sides)


def _sides(printer: QPrinter, count: int) -> Iterator[int]:
    return page_order(
        count,
        ranges_of(printer),
        copies=1 if printer.supportsMultipleCopies() else printer.copyCount(),
        collated=printer.collateCopies(),
        backwards=printer.pageOrder() == QPrinter.PageOrder.LastPageFirst,
    )


def _paint(paper: Paper, printer: QPrinter, sides: Sequence[int], ticket: Ticket) -> None:
    printer.setFullPage(True)
    painter = QPainter()
    fails = PrintingError("pdf-printer-fails", {"printer": printer.printerName()})
    _lay_sheet(printer, paper.sizes[sides[0]])
    if not painter.begin(printer):
        raise fails
    # Letters stay letters: no picture of a page is blurred to make the file smaller.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        for at, page in enumerate(sides):
            step = partial(ticket.step, at, len(sides), "printing-pages")
            if at:
                _lay_sheet(printer, paper.sizes[page])
                if not printer.newPage():
                    raise fails
            _paint_page(paper, page, printer, painter, step)
    finally:
        painter.end()


def _lay_sheet(printer: QPrinter, size: QSizeF) -> None:
    """Turn the next sheet as its page lies; its kind of paper is what the person chose."""
    way = QPageLayout.Orientation
    layout = printer.pageLayout()
    layout.setOrientation(way.Landscape if _is_broad(size) else way.Portrait)
    printer.setPageLayout(layout)


def _paint_page(
    paper: Paper, page: int, printer: QPrinter, painter: QPainter, step: Callable[[], None]
) -> None:
    """Paint a page strip by strip; `step` may stop it at each."""
    dots = printer.resolution()
    sheet = printer.pageLayout().fullRectPixels(dots)
    size = paper.sizes[page]
    painter.save()
    if _is_broad(QSizeF(sheet.size())) != _is_broad(size):  # a printer that does not turn
        painter.translate(sheet.width(), 0)
        painter.rotate(90)
        sheet = QRect(0, 0, sheet.height(), sheet.width())
    place = placed(size, sheet, dots)
    coarse = -(-dots // _FINEST)  # whole dots a pixel, so that strips meet
    width = max(round(place.width() / coarse), 1)
    high = max(round(place.height() / coarse), 1)
    for top in range(0, high, _STRIP):
        step()
        strip = QRect(0, top, width, min(_STRIP, high - top))
        image = worker().wait(partial(_picture, paper, page, width, strip))
        onto = QRectF(place.x(), place.y() + top * coarse, width * coarse, strip.height() * coarse)
        painter.drawImage(onto, image, QRectF(image.rect()))
    painter.restore()


def _picture(paper: Paper, page: int, width: int, strip: QRect) -> QImage:
    """Return a strip of a page; without colours where it has none, which is a quarter to send."""
    image = paper.picture(page, width, strip, for_print=True)
    if image.isGrayscale():
        return image.convertToFormat(QImage.Format.Format_Grayscale8)
    return image


def placed(size: QSizeF, sheet: QRect, dots: int) -> QRectF:
    """Return where a page stands on a sheet, in dots: at its true size, from the sheet's corner.

    A sheet that is smaller gets the page smaller, in its middle.
    """
    wide, high = (side / POINTS_PER_INCH * dots for side in (size.width(), size.height()))
    slack = _SLACK / POINTS_PER_INCH * dots
    if wide <= sheet.width() + slack and high <= sheet.height() + slack:
        return QRectF(0, 0, wide, high)
    scale = min(sheet.width() / wide, sheet.height() / high)
    left, top = (sheet.width() - wide * scale) / 2, (sheet.height() - high * scale) / 2
    return QRectF(left, top, wide * scale, high * scale)


def _is_broad(size: QSizeF) -> bool:
    return size.width() > size.height()
