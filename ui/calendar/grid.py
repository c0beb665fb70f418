"""The days as a table moved through by keys, from which a date is dragged to another day.

Must not know what a move writes.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QHeaderView, QTableView

from cchc_desktop.services.calendar_days import OF_TASKS, CalendarDays, Mark
from ui.calendar.delegate import DaysDelegate
from ui.calendar.model import LOAD, MONTH, DaysModel
from ui.calendar.span import WEEK, Span
from ui.calendar.wording import short
from ui.table.words import paint_words
from ui.theme.look import colour, font, px
from ui.theme.tokens import TABLE_HEAD

_SIDE: Final = 76
_WEEKEND: Final = 84
_SATURDAY: Final = 6  # its column
_LEAST_ROW: Final = 42
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}
_TURNS: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_SHIFTING: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


@dataclass(slots=True)
class _Drag:
    """A mark under a pressed button; once the pointer has moved it is carried."""

    mark: Mark
    begun: QPointF
    at: QPointF
    carried: bool = False


def _may_move(mark: Mark) -> bool:
    """Say whether its day can be given by hand: a report's follows its duty."""
    return mark.kind in OF_TASKS and not mark.fixed


class DaysView(QTableView):
    """Shows a span; where the cursor goes is decided by who listens."""

    day_asked = Signal(object)
    stepped = Signal(int)  # so many days on
    turned = Signal(int)  # so many spans on
    today_asked = Signal()
    list_asked = Signal()
    escaped = Signal()
    opened = Signal(object)  # a mark
    moved = Signal(object, object)  # a mark, and the day it is to have
    shifted = Signal(int)  # what is chosen of the day goes so many days on

    def __init__(self) -> None:
        super().__init__()
        self.lines: Final = DaysModel()
        self.setModel(self.lines)
        self._delegate = DaysDelegate(self.lines, self)
        self.setItemDelegate(self._delegate)
        self._drag: _Drag | None = None
        self.setAccessibleName(self.tr("Các ngày"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_heads()

    def _set_heads(self) -> None:
        weeks, head = self.verticalHeader(), self.horizontalHeader()
        weeks.hide()
        weeks.setMinimumSectionSize(px(_LEAST_ROW))
        weeks.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setFixedHeight(px(TABLE_HEAD))
        head.setMinimumSectionSize(px(WEEK))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)

    def show_days(self, span: Span, days: CalendarDays, day: date) -> None:
        """Show a span anew, with the cursor on a day."""
        self._drag = None
        self.lines.show_days(span, days)
        self._fit()
        self.choose(day)

    def choose(self, day: date) -> None:
        self._delegate.chosen = day
        index = self.lines.index_of(day)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.viewport().update()

    # --- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Share the width among the working days, and the height among the weeks."""
        rows, room = self.lines.rowCount(), self.viewport().size()
        for column in (MONTH, LOAD):
            self.setColumnWidth(column, px(_SIDE))
        for column in (_SATURDAY, _SATURDAY + 1):
            self.setColumnWidth(column, px(_WEEKEND))
        spare = room.width() - 2 * px(_SIDE) - 2 * px(_WEEKEND)
        for at in range(_SATURDAY - 1):
            self.setColumnWidth(at + 1, _share(spare, _SATURDAY - 1, at))
        for week in range(rows):
            height = _share(room.height(), rows, week)
            self.setRowHeight(week, max(px(_LEAST_ROW), height))

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        step = _STEPS.get(key)
        if step is not None and modifiers & _SHIFTING == _SHIFTING:
            self.shifted.emit(step)
        elif modifiers not in _PLAIN or not self._take(key, step):
            event.ignore()

    def _take(self, key: Qt.Key, step: int | None) -> bool:
        if step is not None:
            self.stepped.emit(step)
        elif key in _TURNS:
            self.turned.emit(_TURNS[key])
        elif key == Qt.Key.Key_Home:
            self.today_asked.emit()
        elif key in _ENTER:
            self.list_asked.emit()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        else:
            return False
        return True

    def _escape(self) -> None:
        if self._drag is None:
            self.escaped.emit()
        else:
            self._end_drag()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._note_focus(on=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._note_focus(on=False)

    def _note_focus(self, *, on: bool) -> None:
        self._delegate.focused = on
        self.viewport().update()

    # --- the mouse

    def cell_of(self, day: date) -> QRect:
        return self.visualRect(self.lines.index_of(day))

    def box_of(self, mark: Mark) -> QRectF | None:
        """Return where a mark is drawn; None when it is one of those that do not fit."""
        placed = self._delegate.layout_of(QRectF(self.cell_of(mark.day)), mark.day).placed
        return next((one.box for one in placed if one.mark is mark), None)

    def _day_at(self, place: QPointF) -> date | None:
        return self.lines.day_of(self.indexAt(place.toPoint()))

    def _mark_at(self, place: QPointF) -> Mark | None:
        day = self._day_at(place)
        if day is None:
            return None
        placed = self._delegate.layout_of(QRectF(self.cell_of(day)), day).placed
        return next((one.mark for one in placed if one.box.contains(place)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = event.position()
        mark = self._mark_at(place)
        self._drag = None if mark is None else _Drag(mark, place, place)
        if (day := self._day_at(place)) is not None:
            self.day_asked.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place, drag = event.position(), self._drag
        if drag is None:
            self._point(Qt.CursorShape.PointingHandCursor if self._mark_at(place) else None)
            return
        drag.at = place
        far = (place - drag.begun).manhattanLength() >= QApplication.startDragDistance()
        if far or drag.carried:
            drag.carried = True
            free = self._day_at(place) is not None and _may_move(drag.mark)
            shape = Qt.CursorShape.ClosedHandCursor if free else Qt.CursorShape.ForbiddenCursor
            self._point(shape)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag = self._drag
        if drag is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._end_drag()
        day = self._day_at(event.position())
        if not drag.carried:
            self.opened.emit(drag.mark)
        elif day is not None and day != drag.mark.day and drag.mark.kind in OF_TASKS:
            self.moved.emit(drag.mark, day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(None)

    def _end_drag(self) -> None:
        self._drag = None
        self._point(None)
        self.viewport().update()

    def _point(self, shape: Qt.CursorShape | None) -> None:
        if shape is None:
            self.viewport().unsetCursor()
        else:
            self.viewport().setCursor(shape)

    # --- what is carried

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drag is not None and self._drag.carried:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_carried(painter, self._drag)

    def _paint_carried(self, painter: QPainter, drag: _Drag) -> None:
        target = self._day_at(drag.at)
        if target is not None and not drag.mark.fixed:
            cell = QRectF(self.cell_of(target))
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(cell.adjusted(1.5, 1.5, -1.5, -2.5), px(3), px(3))
        words = short(drag.mark)
        width = min(QFontMetricsF(font("small")).horizontalAdvance(words) + px(16), px(200))
        box = QRectF(drag.at.x() + px(12), drag.at.y() + px(4), width, px(24))
        painter.setPen(QPen(colour("edge_strong"), 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(box, px(4), px(4))
        inner = box.adjusted(px(8), 0, -px(4), 0)
        paint_words(painter, inner, words, "small", most=1, middle=True)


def _share(whole: int, parts: int, at: int) -> int:
    """Return one of equal parts that together are the whole."""
    return whole * (at + 1) // parts - whole * at // parts
