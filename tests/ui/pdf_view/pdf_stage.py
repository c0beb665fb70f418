"""PDFs to look at, and what a view shows of them."""

from PIL import Image
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

import resources
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports.model import Report
from cchc_desktop.reports.writing import Format, report_bytes
from tests.builders.paper_reports import a_report
from tests.builders.pdf_files import PdfPage, a_pdf
from ui.pdf_view.view import PdfView

FONTS = resources.path("fonts")


def pdf_of(report: Report) -> bytes:
    return report_bytes(report, Format.PDF, Ticket(), fonts=FONTS)


def a_report_pdf(tasks: int = 12) -> bytes:
    """Return a report upright, with a broad appendix behind it."""
    return pdf_of(a_report(tasks))


def many_pages(count: int) -> bytes:
    return a_pdf(PdfPage() for _ in range(count))


def show(view: PdfView, data: bytes, qtbot: QtBot) -> None:
    """Show a document and wait until all in sight is painted."""
    view.show_pdf(data)
    settle(view, qtbot)
    view.setFocus()


def settle(view: PdfView, qtbot: QtBot) -> None:
    def at_rest() -> bool:
        view.grab()  # what is in sight is asked for when it is painted
        return view.is_at_rest()

    qtbot.waitUntil(at_rest)


def ink(image: QImage, box: QRect | None = None) -> QRect:
    """Return the box of all that is dark in a picture, or in a part of it."""
    part = image.copy(box) if box is not None else image
    grey = part.convertToFormat(QImage.Format.Format_Grayscale8)
    held = bytes(grey.constBits())
    picture = Image.frombytes(
        "L", (grey.width(), grey.height()), held, "raw", "L", grey.bytesPerLine()
    )
    found = picture.point(lambda value: 255 if value < 128 else 0).getbbox()
    if found is None:
        return QRect()
    left, top, right, bottom = found
    return QRect(left, top, right - left, bottom - top)
