"""One month to take a day from: Monday first, in Vietnamese, moved through by the keys."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.table.words import paint_words
from ui.theme.look import colour, px
from ui.theme.tokens import Role, Style

_CELL: Final = 32
_HEAD: Final = 36
_NAMES: Final = 24
_WEEKS: Final = 6
_MIDDLE: Final = Qt.AlignmentFlag.AlignHCenter
_FIRST: Final = date(1900, 1, 1)
_LAST: Final = date(2199, 12, 31)


class MonthGrid(QWidget):
    """Takes no focus: the field keeps the caret and hands over its keys."""

    chosen = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = self._day = today
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(self.sizeHint())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -7,
            Qt.Key.Key_Down: 7,
        }
        self._weekdays = (
            self.tr("T2"),
            self.tr("T3"),
            self.tr("T4"),
            self.tr("T5"),
            self.tr("T6"),
            self.tr("T7"),
            self.tr("CN"),
        )
        self._tell()

    def day(self) -> date:
        return self._day

    def show_day(self, day: date) -> None:
        self._day = min(max(day, _FIRST), _LAST)
        self._tell()

    def take_key(self, key: int) -> bool:
        """Move by a key; tells whether it was one of the calendar's."""
        step = self._steps.get(Qt.Key(key))
        if step is not None:
            self.show_day(self._day + timedelta(step))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            self.show_day(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._day)
        else:
            return False
        return True

    def turn(self, months: int) -> None:
        """Go to the same day of another month, or to its last."""
        at = self._day.year * 12 + self._day.month - 1 + months
        year, month = divmod(at, 12)
        if _FIRST.year <= year <= _LAST.year:
            after = date(year + (month == 11), (month + 1) % 12 + 1, 1)
            last = (after - timedelta(1)).day
            self.show_day(date(year, month + 1, min(self._day.day, last)))

    def _tell(self) -> None:
        day = self._day
        weekday = (
            self.tr("Thứ Hai"),
            self.tr("Thứ Ba"),
            self.tr("Thứ Tư"),
            self.tr("Thứ Năm"),
            self.tr("Thứ Sáu"),
            self.tr("Thứ Bảy"),
            self.tr("Chủ nhật"),
        )[day.weekday()]
        self.setAccessibleName(
            self.tr("{}, ngày {} tháng {} năm {}").format(weekday, day.day, day.month, day.year)
        )
        self.update()

    # --- drawing

    def sizeHint(self) -> QSize:
        return QSize(7 * px(_CELL) + px(16), px(_HEAD) + px(_NAMES) + _WEEKS * px(_CELL) + px(8))

    def _first_shown(self) -> date:
        first = self._day.replace(day=1)
        return first - timedelta(first.weekday())

    def _box(self, week: int, weekday: int) -> QRectF:
        side = px(_CELL)
        top = px(_HEAD) + px(_NAMES) + week * side
        return QRectF(px(8) + weekday * side, top, side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        title = self.tr("Tháng {} năm {}").format(self._day.month, self._day.year)
        head = QRectF(0, 0, self.width(), px(_HEAD))
        paint_words(painter, head, title, "body_strong", most=1, align=_MIDDLE, middle=True)
        for back in (True, False):
            name = "chevron-left" if back else "chevron-right"
            paint_icon(painter, name, "text2", self._arrow(back=back))
        for weekday, word in enumerate(self._weekdays):
            box = self._box(0, weekday).translated(0, -px(_NAMES))
            box.setHeight(px(_NAMES))
            paint_words(painter, box, word, "small", "text3", most=1, align=_MIDDLE, middle=True)
        first = self._first_shown()
        for at in range(7 * _WEEKS):
            self._paint_day(painter, self._box(*divmod(at, 7)), first + timedelta(at))

    def _arrow(self, *, back: bool) -> QRectF:
        side = px(16)
        left = px(12) if back else self.width() - px(12) - side
        return QRectF(left, (px(_HEAD) - side) / 2, side, side)

    def _paint_day(self, painter: QPainter, box: QRectF, day: date) -> None:
        style: Style = "body"
        ink: Role = "text" if day.month == self._day.month else "text3"
        inner = box.adjusted(2, 2, -2, -2)
        if day == self._day:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(inner, px(4), px(4))
            ink = "on_accent"
        elif day == self._today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft"))
            painter.drawRoundedRect(inner, px(4), px(4))
            style, ink = "body_strong", "accent_text"
        paint_words(painter, box, str(day.day), style, ink, most=1, align=_MIDDLE, middle=True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        for back in (True, False):
            if self._arrow(back=back).adjusted(-8, -8, 8, 8).contains(place):
                self.turn(-1 if back else 1)
                return
        if (day := self._day_at(place)) is not None:
            self.show_day(day)
            self.chosen.emit(day)

    def _day_at(self, place: QPointF) -> date | None:
        for at in range(7 * _WEEKS):
            if self._box(*divmod(at, 7)).contains(place):
                return self._first_shown() + timedelta(at)
        return None
