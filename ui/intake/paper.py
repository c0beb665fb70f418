"""The document as on paper, painted where it is seen: any length opens as fast as one page.

Heights are worked out for what is in view; what nobody has seen yet is estimated. Must not know
what a plan is.
"""

from bisect import bisect_right
from collections.abc import Collection
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.intake.strip_painting import StripPainting
from ui.intake.strips import Strips
from ui.theme.look import colour, px

_ZOOMS: Final = (75, 90, 100, 110, 125, 150, 175, 200)
_PLAIN: Final = _ZOOMS.index(100)
_OUTSIDE: Final = 12  # between the view and the sheet
_ABOVE: Final = 20  # from the sheet's top to the first words
_STEP: Final = 40
_MARGIN_ABOVE_MARKED: Final = 0.3


class PaperView(QAbstractScrollArea):
    """Tells which strip was pressed, and which one stands at the top after scrolling."""

    pressed = Signal(int)
    scrolled = Signal(int)
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strips: Strips | None = None
        self._painting: StripPainting | None = None
        self._heights: list[float] = []
        self._tops: list[float] = [0.0]
        self._known: set[int] = set()
        self._marked: frozenset[int] = frozenset()
        self._zoom = _PLAIN
        self._is_led = False
        self.setAccessibleName(self.tr("Văn bản gốc"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(self.Shape.NoFrame)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.verticalScrollBar().valueChanged.connect(self._tell_scrolled)

    # --- what is shown

    def show_strips(self, strips: Strips) -> None:
        self._strips = strips
        self._lay_anew()
        self.verticalScrollBar().setValue(0)

    @property
    def strips(self) -> Strips | None:
        return self._strips

    def mark(self, strips: Collection[int]) -> None:
        """Mark these strips, and bring the first of them into view."""
        self._marked = frozenset(strips)
        self.viewport().update()
        if self._marked:
            self._bring(min(self._marked))

    def marked(self) -> frozenset[int]:
        return self._marked

    def lead_to(self, strip: int, below: float = 0.0) -> None:
        """Let a strip stand so far below the top, as the row beside it does, without telling."""
        self._measure_from(strip)
        self._is_led = True
        top = self.verticalScrollBar()
        top.setValue(round(self._tops[strip] - below))
        self._measure_from(self.top_strip())
        top.setValue(round(self._tops[strip] - below))
        self._is_led = False
        self._keep_whole(strip)

    def _keep_whole(self, strip: int) -> None:
        """Scroll on where a strip would be cut at the lower edge."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        over = self._tops[strip + 1] - (bar.value() + room)
        if over > 0:
            self._is_led = True
            bar.setValue(min(round(bar.value() + over), round(self._tops[strip])))
            self._is_led = False

    def top_strip(self) -> int:
        at = bisect_right(self._tops, self.verticalScrollBar().value() + 1.0) - 1
        return max(0, min(at, len(self._heights) - 1))

    def page(self) -> int:
        """Return the page seen at the top, 0 where the document does not tell."""
        if self._strips is None or not self._heights:
            return 0
        return self._strips.all[self.top_strip()].where.page or 0

    def zoom(self) -> int:
        return _ZOOMS[self._zoom]

    def zoom_by(self, steps: int) -> None:
        """Show the words larger or smaller; what stands at the top stays there."""
        zoom = max(0, min(self._zoom + steps, len(_ZOOMS) - 1))
        if zoom != self._zoom:
            top = self.top_strip()
            self._zoom = zoom
            self._lay_anew()
            self.lead_to(top)
            self.zoomed.emit(self.zoom())

    # --- heights

    def _sheet(self) -> QRectF:
        room = self.viewport().width() - 2 * px(_OUTSIDE)
        return QRectF(px(_OUTSIDE), 0, max(room, 120), 0)

    def _lay_anew(self) -> None:
        if self._strips is None:
            return
        painting = self._painting = StripPainting(
            self._strips, self._sheet().width(), self.zoom() / 100
        )
        self._known.clear()
        self._heights = painting.estimates()
        self._sum_up()
        self._measure_from(self.top_strip())
        self.viewport().update()

    def _sum_up(self) -> None:
        top = float(px(_OUTSIDE + _ABOVE))
        self._tops = list(accumulate(self._heights, initial=top))
        room = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(room)
        bar.setRange(0, max(0, round(self._tops[-1] + px(_OUTSIDE + _ABOVE) - room)))

    def _measure_from(self, first: int) -> None:
        """Work out what is seen when a strip stands at the top; those above keep their places."""
        if self._painting is None or not self._heights:
            return
        room, changed, at = float(self.viewport().height()), False, max(first, 0)
        while at < len(self._heights) and room > -1:
            if at not in self._known:
                self._known.add(at)
                height = self._painting.height(at)
                changed = changed or abs(height - self._heights[at]) > 0.5
                self._heights[at] = height
            room -= self._heights[at]
            at += 1
        if changed:
            self._sum_up()

    def _bring(self, strip: int) -> None:
        self._measure_from(strip)
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top, bottom = self._tops[strip], self._tops[strip + 1]
        if top < bar.value() or bottom > bar.value() + room:
            self._is_led = True
            bar.setValue(round(top - room * _MARGIN_ABOVE_MARKED))
            self._is_led = False

    def _tell_scrolled(self) -> None:
        self._measure_from(self.top_strip())
        self.viewport().update()
        if not self._is_led:
            self.scrolled.emit(self.top_strip())

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), colour("canvas"))
        scrolled = self.verticalScrollBar().value()
        sheet = self._sheet()
        whole = self._tops[-1] + px(_ABOVE) - px(_OUTSIDE)
        sheet.setTop(px(_OUTSIDE) - scrolled)
        sheet.setHeight(max(whole, self.viewport().height() - 2 * px(_OUTSIDE)))
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("paper"))
        painter.drawRect(sheet)
        self._paint_strips(painter, sheet, scrolled)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))

    def _paint_strips(self, painter: QPainter, sheet: QRectF, scrolled: int) -> None:
        if self._painting is None or not self._heights:
            return
        bottom = scrolled + self.viewport().height()
        at = self.top_strip()
        self._measure_from(at)
        first = at
        while at < len(self._heights) and self._tops[at] < bottom:
            place = QPointF(sheet.left(), self._tops[at] - scrolled)
            self._painting.paint_ground(painter, at, place, self._heights[at], at in self._marked)
            at += 1
        for strip in range(first, at):
            place = QPointF(sheet.left(), self._tops[strip] - scrolled)
            height = self._heights[strip]
            self._painting.paint(painter, strip, place, height, is_first=strip == first)

    # --- keys, mouse, size

    def strip_at(self, y: float) -> int:
        """Return the strip at a height of the view; -1 beside the words."""
        at = bisect_right(self._tops, self.verticalScrollBar().value() + y) - 1
        return at if 0 <= at < len(self._heights) else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = self.strip_at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and at >= 0:
            self.pressed.emit(at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        key = Qt.Key(event.key())
        if key in ends:
            bar.setValue(ends[key])
        elif key in zooms and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(zooms[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        top = self.top_strip()
        if event.size().width() != event.oldSize().width():
            self._lay_anew()
            if self._heights:
                self.lead_to(top)
        else:
            self._sum_up()
            self._measure_from(top)
        if self._marked:
            self._bring(min(self._marked))
