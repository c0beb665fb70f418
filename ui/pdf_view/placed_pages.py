"""Where one stands in a document: the page in front, how large it is, what stays while it grows.

Must not know how pages are painted, nor which keys lead where.
"""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from ui.pdf_view.pdfium import POINTS_PER_INCH, Paper
from ui.pdf_view.placing import Places, Zoom, next_percent, page_size
from ui.theme.look import px

GAP: Final = 16


class PlacedPages(QAbstractScrollArea):
    """Scrolls and zooms over the places of pages."""

    page_shown = Signal(int)
    zoomed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._paper: Paper | None = None
        self._places = Places((), 0, 0)
        self._zoom: Zoom = "width"
        self._page = 0
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def count(self) -> int:
        return len(self._places)

    def page(self) -> int:
        """Return the number of the page in front, counted from 0."""
        return self._page

    def go_to(self, page: int) -> None:
        if self.count():
            page = min(max(page, 0), self.count() - 1)
            self.verticalScrollBar().setValue(self._places.box(page).top() - px(GAP))
            self._take(page)

    # --- how large

    @property
    def zoom(self) -> Zoom:
        return self._zoom

    def percent(self) -> float:
        """Return how large the page in front is shown, in per cent of the paper."""
        if self._paper is None:
            return 100.0
        paper = self._paper.sizes[self._page]
        full = paper.width() / POINTS_PER_INCH * self.logicalDpiX()
        return self._places.box(self._page).width() / full * 100

    def set_zoom(self, zoom: Zoom, at: QPointF | None = None) -> None:
        """Show the pages larger or smaller; what is at a point of the window stays there."""
        view = self.viewport()
        at = at or QPointF(view.width() / 2, view.height() / 2)
        kept, page = self._anchor(at), self._page
        self._zoom = zoom
        self._measure()
        if zoom == "page":
            self.go_to(page)
        elif kept is not None:
            self._bring(*kept, at)
        self.zoomed.emit(zoom)

    def zoom_by(self, steps: int, at: QPointF | None = None) -> None:
        zoom = next_percent(self.percent(), steps)
        if zoom is not None:
            self.set_zoom(zoom, at)

    def may_zoom(self, steps: int) -> bool:
        return self.count() > 0 and next_percent(self.percent(), steps) is not None

    # --- sizes

    def _measure(self) -> None:
        gap, view = px(GAP), self.viewport().size()
        room = QSize(view.width() - 2 * gap, view.height() - 2 * gap)
        papers = self._paper.sizes if self._paper is not None else ()
        sizes = [page_size(paper, self._zoom, room, self.logicalDpiX()) for paper in papers]
        self._places = Places(sizes, gap, view.width())
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, self._places.height - view.height()))
        down.setPageStep(view.height())
        across.setRange(0, max(0, self._places.width - view.width()))
        across.setPageStep(view.width())
        self.viewport().update()

    def _corner(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _anchor(self, at: QPointF) -> tuple[int, QPointF] | None:
        """Return the page at a point of the window and which point of it that is."""
        if not self.count():
            return None
        here = at + QPointF(self._corner())
        page = self._places.page_at(round(here.y()))
        return page, self._places.share(page, here)

    def _bring(self, page: int, share: QPointF, at: QPointF) -> None:
        """Scroll so that a point of a page stands at a point of the window."""
        there = self._places.point(page, share) - at
        self.horizontalScrollBar().setValue(round(there.x()))
        self.verticalScrollBar().setValue(round(there.y()))

    def _middle(self) -> QPointF:
        return QPointF(self.viewport().width() / 2, self.viewport().height() / 2)

    def _box_of(self, page: int, place: QRectF) -> QRectF:
        box = self._places.box(page)
        return QRectF(
            box.x() + place.x() * box.width(),
            box.y() + place.y() * box.height(),
            place.width() * box.width(),
            place.height() * box.height(),
        )

    # --- which page is in front

    def _scrolled(self, top: int) -> None:
        # The page that fills the middle is the one a person looks at.
        if self.count():
            self._take(self._places.page_at(top + self.viewport().height() // 2))

    def _take(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self._tell()

    def _tell(self) -> None:
        words = self.tr("Trang {} trong {} trang").format(self._page + 1, self.count())
        self.setAccessibleDescription(words if self.count() else "")
        self.page_shown.emit(self._page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        kept, page = self._anchor(QPointF(0, 0)), self._page
        self._measure()
        if self._zoom == "page":
            self.go_to(page)
        elif kept is not None:
            self._bring(*kept, QPointF(0, 0))
