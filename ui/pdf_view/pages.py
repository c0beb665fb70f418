"""The pages one under the other, as large as a person likes. Only those in sight are pictured."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from ui.pdf_view.pdfium import Paper
from ui.pdf_view.pictures import Pictures, Tile, tiles_of
from ui.pdf_view.placed_pages import GAP, PlacedPages
from ui.pdf_view.placing import PERCENTS, Zoom
from ui.pdf_view.searching import Hit
from ui.theme.look import colour, px

_STEP: Final = 48
_LINE_KEPT: Final = 32  # of what was read last, when one goes on by a window
_MARK_PART: Final = 4  # a mark is larger than the letters by a quarter of their height
_Key = Qt.Key
_CTRL: Final = Qt.KeyboardModifier.ControlModifier


class PagesArea(PlacedPages):
    """Tells which page is in front; the list of pages beside it follows."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures: Final = Pictures(self)
        self._hits: Sequence[Hit] = ()
        self._current: Hit | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Trang in"))
        self.verticalScrollBar().setSingleStep(px(_STEP))
        self.horizontalScrollBar().setSingleStep(px(_STEP))
        self.pictures.came.connect(self._repaint)

    # --- what is shown

    def show_paper(self, paper: Paper | None, *, anew: bool) -> None:
        """Show a document from its beginning; a newer form of the same where it was."""
        at = self._anchor(QPointF(0, 0)) if anew and self._paper is not None else None
        self._paper = paper
        self.pictures.show(paper, anew=anew)
        self._hits, self._current = (), None
        self._measure()
        if at is None:
            self.verticalScrollBar().setValue(0)
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum() // 2)
            self._page = 0
        else:
            page, share = at
            self._bring(min(page, len(self._places) - 1), share, QPointF(0, 0))
        self._page = min(self._page, max(self.count() - 1, 0))
        self._tell()

    def show_hits(self, hits: Sequence[Hit], current: Hit | None) -> None:
        """Mark what was found; the one looked at comes into sight."""
        is_other = current is not None and current != self._current
        self._hits, self._current = hits, current
        if is_other and current is not None and current.places:
            self._bring_into_view(current)
        self.viewport().update()

    def _bring_into_view(self, hit: Hit) -> None:
        box = self._box_of(hit.page, hit.places[0])
        view = QRectF(QPointF(self._corner()), self.viewport().size())
        if not view.adjusted(0, px(GAP), 0, -px(GAP)).contains(box):
            self._bring(hit.page, hit.places[0].center(), self._middle())

    def _repaint(self, page: int) -> None:
        if page < self.count():
            box = self._places.box(page).translated(-self._corner())
            self.viewport().update(box.adjusted(-1, -1, 1, 1))

    # --- events

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & _CTRL:
            if event.angleDelta().y():
                self.zoom_by(1 if event.angleDelta().y() > 0 else -1, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take_key(_Key(event.key()), ctrl=bool(event.modifiers() & _CTRL)):
            super().keyPressEvent(event)

    def _take_key(self, key: Qt.Key, *, ctrl: bool) -> bool:
        bar, on = self.verticalScrollBar(), self.viewport().height() - px(_LINE_KEPT)
        ways = {
            _Key.Key_Home: lambda: self.go_to(0),
            _Key.Key_End: lambda: self.go_to(self.count() - 1),
            _Key.Key_PageDown: lambda: bar.setValue(bar.value() + on),
            _Key.Key_PageUp: lambda: bar.setValue(bar.value() - on),
            _Key.Key_Plus: lambda: self.zoom_by(1),
            _Key.Key_Equal: lambda: self.zoom_by(1),
            _Key.Key_Minus: lambda: self.zoom_by(-1),
        }
        if ctrl or self._zoom == "page":  # by whole pages
            ways[_Key.Key_PageDown] = lambda: self.go_to(self._page + 1)
            ways[_Key.Key_PageUp] = lambda: self.go_to(self._page - 1)
        act = ways.get(key)
        if act is not None:
            act()
        return act is not None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour("canvas"))
        corner = self._corner()
        for page in self._in_sight():
            self._paint_page(painter, page, self._places.box(page).translated(-corner))
        self.pictures.want(self._wanted())
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def _in_sight(self) -> range:
        return self._places.in_sight(self.verticalScrollBar().value(), self.viewport().height())

    def _paint_page(self, painter: QPainter, page: int, box: QRect) -> None:
        painter.fillRect(box, QColor(Qt.GlobalColor.white))
        ratio = self.devicePixelRatioF()
        for tile, place in self._tiles(page):
            picture = self.pictures.picture(tile)
            if picture is not None:
                at = QRectF(
                    box.x() + place.x() / ratio,
                    box.y() + place.y() / ratio,
                    place.width() / ratio,
                    place.height() / ratio,
                )
                painter.drawPixmap(at, picture, QRectF(picture.rect()))
        self._paint_hits(painter, page)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("edge"), 1))
        painter.drawRect(box.adjusted(-1, -1, 0, 0))

    def _paint_hits(self, painter: QPainter, page: int) -> None:
        painter.save()
        # As a marker pen: the letters stay as black as they are.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for hit in self._hits:
            if hit.page != page:
                continue
            for place in hit.places:
                box = self._box_of(page, place).translated(-QPointF(self._corner()))
                more = box.height() / _MARK_PART
                box.adjust(-more, -more, more, more)
                painter.fillRect(box, colour("marked"))
                if hit == self._current:
                    painter.setPen(QPen(colour("doubt_edge"), 2))
                    painter.drawRect(box)
        painter.restore()

    def _tiles(self, page: int) -> Iterator[tuple[Tile, QRect]]:
        """Yield the tiles of a page that the window shows, in pixels of the screen."""
        ratio = self.devicePixelRatioF()
        box = self._places.box(page).translated(-self._corner())
        seen = box.intersected(self.viewport().rect()).translated(-box.topLeft())
        part = QRect(
            int(seen.x() * ratio),
            int(seen.y() * ratio),
            int(seen.width() * ratio) + 2,
            int(seen.height() * ratio) + 2,
        )
        yield from tiles_of(page, box.size() * ratio, part)

    def _wanted(self) -> Iterator[tuple[Tile, QRect]]:
        """Yield what is in sight, then the beginning of the page that comes next."""
        pages = self._in_sight()
        for page in sorted(pages, key=lambda one: one != self._page):
            yield from self._tiles(page)
        if pages and pages[-1] + 1 < self.count():
            after = pages[-1] + 1
            size = self._places.box(after).size() * self.devicePixelRatioF()
            yield from tiles_of(after, size, QRect(0, 0, size.width(), 1))


ZOOMS: Final[tuple[Zoom, ...]] = ("width", "page", *PERCENTS)
