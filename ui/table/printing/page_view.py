"""The pages one under the other, as large as a person likes. Only those in sight are painted."""

from typing import Final, Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from ui.table.printing import sheet
from ui.table.printing.pages import Pages
from ui.table.printing.pictures import PagePictures
from ui.theme.look import colour, px

# As wide as the window, as high as the window, or so many percent of the paper.
Zoom = Literal["width", "page", "50", "75", "100", "125", "150", "200"]
PERCENTS: Final[tuple[Zoom, ...]] = ("50", "75", "100", "125", "150", "200")
_KEPT: Final = 6
_GAP: Final = 16
_NARROWEST: Final = 120
_STEP: Final = 48


class PageView(QAbstractScrollArea):
    """Tells which page is in front; the list of pages beside it follows."""

    page_shown = Signal(int)
    zoomed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._pages: Pages | None = None
        self._pictures: Final = PagePictures(_KEPT)
        self._zoom: Zoom = "width"
        self._page = 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName(self.tr("Trang in"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().setSingleStep(px(_STEP))

    # --- what is shown

    def show_pages(self, pages: Pages) -> None:
        """Show other pages from their beginning."""
        self._pages = pages
        self._page = 0
        self._measure()
        self.verticalScrollBar().setValue(0)
        self._tell()

    def page(self) -> int:
        """Return the number of the page in front, counted from 0."""
        return self._page

    def go_to(self, page: int) -> None:
        if self._pages is not None:
            page = min(max(page, 0), len(self._pages.pages) - 1)
            self.verticalScrollBar().setValue(self._top(page) - px(_GAP))
            self._take(page)

    @property
    def zoom(self) -> Zoom:
        return self._zoom

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages larger or smaller; the page in front stays there."""
        self._zoom = zoom
        page = self._page
        self._measure()
        self.go_to(page)
        self.zoomed.emit(zoom)

    def zoom_by(self, steps: int) -> None:
        """Go to a larger or smaller percentage, from whatever it is now."""
        now = self._percent()
        larger = [one for one in PERCENTS if int(one) > round(now)]
        smaller = [one for one in PERCENTS if int(one) < round(now)]
        if steps > 0 and larger:
            self.set_zoom(larger[0])
        elif steps < 0 and smaller:
            self.set_zoom(smaller[-1])

    # --- sizes

    def _wide_at_100(self) -> float:
        turn = self._pages.turn if self._pages is not None else "landscape"
        return sheet.size_of(turn)[0] / sheet.UNITS_PER_INCH * self.logicalDpiX()

    def _percent(self) -> float:
        return self._pictures.size().width() / self._wide_at_100() * 100

    def _page_width(self) -> int:
        room = self.viewport().size() - QSize(2 * px(_GAP), 2 * px(_GAP))
        if self._zoom == "width" or self._pages is None:
            return max(room.width(), _NARROWEST)
        if self._zoom == "page":
            wide, high = sheet.size_of(self._pages.turn)
            return max(min(room.width(), round(room.height() * wide / high)), _NARROWEST)
        return round(self._wide_at_100() * int(self._zoom) / 100)

    def _measure(self) -> None:
        self._pictures.show(self._pages, self._page_width(), self.devicePixelRatioF())
        count = len(self._pages.pages) if self._pages is not None else 0
        size, view = self._pictures.size(), self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, self._top(count) - view.height()))
        down.setPageStep(view.height())
        across.setRange(0, max(0, size.width() + 2 * px(_GAP) - view.width()))
        across.setPageStep(view.width())
        self.viewport().update()

    def _top(self, page: int) -> int:
        return px(_GAP) + page * (self._pictures.size().height() + px(_GAP))

    def _left(self) -> int:
        spare = self.viewport().width() - self._pictures.size().width()
        return max(px(_GAP), spare // 2) - self.horizontalScrollBar().value()

    # --- events

    def _scrolled(self, top: int) -> None:
        step = self._pictures.size().height() + px(_GAP)
        # The page that fills the middle is the one a person looks at.
        self._take((top + self.viewport().height() // 2) // max(step, 1))
        self.viewport().update()

    def _take(self, page: int) -> None:
        if self._pages is None:
            return
        page = min(max(page, 0), len(self._pages.pages) - 1)
        if page != self._page:
            self._page = page
            self._tell()

    def _tell(self) -> None:
        count = len(self._pages.pages) if self._pages is not None else 0
        self.setAccessibleDescription(
            self.tr("Trang {} trong {} trang").format(self._page + 1, count)
        )
        self.page_shown.emit(self._page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        page = self._page
        self._measure()
        if self._zoom in ("width", "page"):
            self.go_to(page)

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        jumps = {
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._pages.pages) - 1 if self._pages is not None else 0,
            Qt.Key.Key_PageUp: self._page - 1,
            Qt.Key.Key_PageDown: self._page + 1,
        }
        if event.key() in jumps:
            self.go_to(jumps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pages is None:
            return
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour("canvas"))
        painter.setPen(QPen(colour("edge"), 1))
        size, down = self._pictures.size(), self.verticalScrollBar().value()
        for page in range(len(self._pages.pages))[self._in_sight(down)]:
            paper = QRect(QPoint(self._left(), self._top(page) - down), size)
            painter.drawPixmap(paper.topLeft(), self._pictures.picture(page))
            painter.drawRect(paper.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _in_sight(self, down: int) -> slice:
        step = self._pictures.size().height() + px(_GAP)
        return slice(down // step, (down + self.viewport().height()) // step + 1)
