"""Laid-out pages as a PDF, in memory. Runs beside the window; must not know who looks at it."""

from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from cchc_desktop.domain.ticket import Ticket
from ui.table.paper.pages import Pages
from ui.table.paper.paint import paint_page
from ui.table.paper.sheet import UNITS_PER_INCH

_MAKER: Final = "CCHC"


def as_pdf(pages: Pages, ticket: Ticket) -> bytes:
    """Write all pages on A4, turned as they were laid out."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(held)
    writer.setTitle(pages.heading.title)
    writer.setCreator(_MAKER)
    writer.setResolution(UNITS_PER_INCH)
    way = QPageLayout.Orientation
    turned = way.Portrait if pages.turn == "portrait" else way.Landscape
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), turned, QMarginsF()))
    painter = QPainter(writer)
    try:
        scale = writer.logicalDpiX() / UNITS_PER_INCH
        painter.scale(scale, scale)
        for page in range(len(pages.pages)):
            ticket.step(page, len(pages.pages), "printing-pages")
            if page:
                writer.newPage()
            paint_page(painter, pages, page)
    finally:
        painter.end()
    return bytes(held.data().data())
