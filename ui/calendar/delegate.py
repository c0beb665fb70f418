"""Paints the cells of a calendar: months, days with what stands on them, the load of weeks.

Must not know what a click does.
"""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from cchc_desktop.services.calendar_days import OF_TASKS, CalendarDays
from resources.words import shown
from ui.calendar.cell_layout import LINE, SIGN, TOP, CellLayout, Placed, lay_out, more_words
from ui.calendar.model import LOAD, MONTH, DaysModel, Index
from ui.calendar.span import Span, View
from ui.calendar.wording import month_name, sign
from ui.icons import paint_icon
from ui.table.words import paint_words, wrap
from ui.theme.look import colour, font, leading, px
from ui.theme.tokens import PAGE_INSET, Role, Style

_PAD: Final = 8
_MARK: Final = 12
_NUMBER: Final = 20
_BAR: Final = 40  # of the fullest week
_HEAVY: Final = 7
_WEEKEND: Final = 5
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_DAY: Final = timedelta(days=1)


def elided(words: str, style: Style, room: float) -> str:
    """Shorten what is said in full beside the calendar and in the hint of the day."""
    return QFontMetricsF(font(style)).elidedText(words, Qt.TextElideMode.ElideRight, room)


class DaysDelegate(QStyledItemDelegate):
    """`chosen` is the day of the panel; `focused` tells whether the calendar has the focus."""

    def __init__(self, model: DaysModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.chosen: date | None = None
        self.focused = False

    def layout_of(self, cell: QRectF, day: date) -> CellLayout:
        """Return where things stand in a day's cell."""
        days, span = self._model.days, self._model.shown
        if days is None or span is None:
            return CellLayout()
        full = span.view is View.MONTH
        return lay_out(cell, days.on(day), named=bool(days.off.get(day)), in_full=full)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        days, span = self._model.days, self._model.shown
        if days is None or span is None:
            return
        cell = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == MONTH:
            self._paint_month(painter, cell, span.month_named(index.row()))
        elif index.column() == LOAD:
            self._paint_load(painter, cell, self._model.load(index.row()))
        else:
            day = span.day_at(index.row(), index.column() - 1)
            self._paint_ground(painter, cell, day, span, days)
            _paint_edges(painter, cell, day, span)
            if span.holds(day):
                self._paint_day(painter, cell, day, days)
        painter.restore()

    def _paint_month(self, painter: QPainter, cell: QRectF, month: int | None) -> None:
        if month is not None:
            box = cell.adjusted(px(PAGE_INSET), px(TOP), 0, 0)
            paint_words(painter, box, month_name(month), "small_strong", most=1)

    def _paint_load(self, painter: QPainter, cell: QRectF, count: int) -> None:
        painter.fillRect(QRectF(cell.left(), cell.bottom() - 1, cell.width(), 1), colour("line"))
        if not count:
            return
        most = max(self._model.busiest(), _HEAVY + 1)
        words = shown(count)
        room = cell.width() - px(3 * _PAD) - QFontMetricsF(font("small")).horizontalAdvance(words)
        height = px(6)
        width = max(height, min(px(_BAR), room) * count / most)
        bar = QRectF(cell.left() + px(_PAD), cell.center().y() - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("soon" if count > _HEAVY and count == most else "accent"))
        painter.drawRoundedRect(bar, px(2), px(2))
        box = cell.adjusted(bar.width() + px(2 * _PAD) - px(2), 0, 0, 0)
        paint_words(painter, box, words, "small", "text2", most=1, middle=True)

    def _paint_ground(
        self, painter: QPainter, cell: QRectF, day: date, span: Span, days: CalendarDays
    ) -> None:
        if day == days.today:
            painter.fillRect(cell, colour("accent_soft"))
        elif not span.holds(day) or day in days.off:
            painter.fillRect(cell, colour("raised"))
        painter.fillRect(QRectF(cell.left(), cell.bottom() - 1, cell.width(), 1), colour("line"))

    def _paint_day(self, painter: QPainter, cell: QRectF, day: date, days: CalendarDays) -> None:
        is_today, is_off = day == days.today, day in days.off
        ink: Role = "accent_text" if is_today else "text3" if is_off else "text"
        number = cell.adjusted(px(_PAD), px(TOP), 0, 0)
        paint_words(painter, number, str(day.day), "small_strong" if is_today else "small", ink)
        if name := days.off.get(day, ""):
            box = number.adjusted(px(_NUMBER), 0, -px(_PAD) / 2, 0)
            _paint_holiday(painter, box, name, alone=not days.on(day))
        placed = self.layout_of(cell, day)
        for one in placed.placed:
            _paint_mark(painter, one)
        if placed.more:
            words = more_words(placed.more)
            paint_words(painter, placed.more_box, words, "small", "text2", most=1, align=_RIGHT)
        if day == self.chosen:
            self._paint_chosen(painter, cell)

    def _paint_chosen(self, painter: QPainter, cell: QRectF) -> None:
        pen = QPen(colour("accent"), 2) if self.focused else QPen(colour("edge_strong"), 1)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cell.adjusted(1.5, 1.5, -1.5, -2.5), px(3), px(3))


def _paint_holiday(painter: QPainter, box: QRectF, name: str, *, alone: bool) -> None:
    """Write the name of a day off, in several lines where nothing else stands there."""
    room = int(box.height() // leading("small"))
    if alone and len(wrap(name, "small", int(box.width()))) <= room:
        paint_words(painter, box, name, "small", "text2")
    else:
        paint_words(painter, box, elided(name, "small", box.width()), "small", "text2", most=1)


def _paint_mark(painter: QPainter, placed: Placed) -> None:
    look, box = sign(placed.mark), placed.box
    side = px(_MARK)
    square = QRectF(box.left(), box.top() + (px(LINE) - px(2) - side) / 2, side, side)
    paint_icon(painter, look.icon, look.role, square)
    of_task = placed.mark.kind in OF_TASKS
    style: Style = "small" if of_task else "small_strong"
    words = box.adjusted(px(SIGN), 0, 0, 0)
    lines = round(box.height() / px(LINE))
    said = placed.words if lines > 1 else elided(placed.words, style, words.width())
    paint_words(painter, words, said, style, "text" if of_task else look.role, most=lines)


def _paint_edges(painter: QPainter, cell: QRectF, day: date, span: Span) -> None:
    """Draw where a month begins, from the day above and the day before."""
    above, before = day - 7 * _DAY, day - _DAY
    ink = colour("edge_strong")
    if _parts(span, day, above):
        painter.fillRect(QRectF(cell.left(), cell.top() - 1, cell.width(), 1), ink)
    if day.weekday() and _parts(span, day, before):
        painter.fillRect(QRectF(cell.left() - 1, cell.top() - 1, 1, cell.height()), ink)


def _parts(span: Span, day: date, other: date) -> bool:
    """Tell whether two neighbours are of different months that the span shows, or one of them."""
    if day.month == other.month:
        return False
    return span.holds(day) or span.holds(other)
