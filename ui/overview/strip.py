"""The year as a strip: weeks and reports, each a door over the drawing.

The drawing comes as SVG; months and names are painted here, in the letters of the window.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from cchc_desktop.services.overview.charts import Ink, Pole, StripShape, strip_svg
from cchc_desktop.services.overview.reports import ReportDay, Sent
from cchc_desktop.services.overview.standing import Overview, Week
from ui.icons import paint_icon
from ui.overview.doors import Door, Row
from ui.overview.wording import report_state, short_day, short_period
from ui.parts.boxes import column, row
from ui.parts.labels import label
from ui.theme.look import colour, font, palette, px
from ui.theme.tokens import Role

_HEIGHT: Final = 130
_CANVAS: Final = 84
_HEAD, _FOOT = 24, 20
_INSET: Final = 16
_SIGN, _GAP = 16, 4
_MONTHS: Final = 12
_NARROW_MONTH: Final = 60
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_END: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_INKS: Final[dict[Ink, Role]] = {
    "past": "edge",
    "ahead": "accent",
    "axis": "line",
    "today": "text",
    "cutoff": "edge_strong",
    "sent": "done",
    "due": "soon",
    "missing": "late",
}
_SIGNS: Final[dict[Sent, tuple[str, Role]]] = {
    Sent.SENT: ("state-done", "done"),
    Sent.DUE: ("state-due-soon", "soon"),
    Sent.MISSING: ("state-overdue", "late"),
}


class WeekDoor(Door):
    """Lies over the bar of a week."""

    def __init__(self, week: Week, parent: QWidget) -> None:
        super().__init__("", parent)
        self.week = week
        words = self.tr("Tuần từ {} đến {}: {} nhiệm vụ đến hạn")
        last = week.first + timedelta(days=6)
        self.setAccessibleName(
            words.format(short_day(week.first), short_day(last), len(week.tasks))
        )
        self.setToolTip(self.accessibleName())

    def paint_hover(self, painter: QPainter) -> None:
        painter.setPen(QPen(colour("edge_strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)


class FlagDoor(Door):
    """A report at the head of its pole: its sign, and its name where there is room."""

    def __init__(self, report: ReportDay, today: date, parent: QWidget) -> None:
        super().__init__("", parent)
        self.report = report
        self.words = short_period(report.period)
        self.is_short = False
        name = self.tr("Báo cáo {} ({}): {}; số liệu đến hết ngày {}")
        whose = self.tr("của cơ quan") if report.is_own else self.tr("của đơn vị gửi về")
        state = report_state(report, today)
        self.setAccessibleName(name.format(report.name, whose, state, short_day(report.cutoff)))
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        words = QFontMetrics(font("small_strong")).horizontalAdvance(self.words)
        beside = px(_SIGN + 2 * _GAP) + (0 if self.is_short else words + px(2 * _GAP))
        return QSize(beside, px(_HEAD - 2))

    def paint(self, painter: QPainter) -> None:
        sign, ink = _SIGNS[self.report.sent]
        side = px(_SIGN)
        box = QRectF(px(_GAP), (self.height() - side) / 2, side, side)
        paint_icon(painter, sign, ink, box)
        if not self.is_short:
            painter.setFont(font("small_strong"))
            painter.setPen(colour(ink))
            left = px(_SIGN + 2 * _GAP)
            painter.drawText(QRectF(left, 0, self.width(), self.height()), _MIDDLE, self.words)


class StripCanvas(QWidget):
    """The drawing with its doors."""

    week_opened = Signal(object)
    report_opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(px(_CANVAS))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._weeks: Sequence[Week] = ()
        self._reports: Sequence[ReportDay] = ()
        self._today, self._year = date.min, 0
        self._drawn: tuple[object, QSvgRenderer] | None = None
        self.week_doors: list[WeekDoor] = []
        self.flags: list[FlagDoor] = []
        self._week_row: Final = Row(self)
        self._flag_row: Final = Row(self)

    def show_year(self, seen: Overview) -> None:
        self._weeks, self._reports = seen.weeks, seen.reports
        self._today, self._year, self._drawn = seen.today, seen.year, None
        left = self.window().focusWidget()
        at = _subject(left) if left in (*self.week_doors, *self.flags) else None
        for door in (*self.week_doors, *self.flags):
            door.hide()
            door.deleteLater()
        self.week_doors = [WeekDoor(week, self) for week in seen.weeks if week.tasks]
        self.flags = [FlagDoor(report, seen.today, self) for report in seen.reports]
        for week_door in self.week_doors:
            week_door.clicked.connect(lambda _=False, d=week_door: self.week_opened.emit(d.week))
        for flag in self.flags:
            flag.clicked.connect(lambda _=False, d=flag: self.report_opened.emit(d.report))
        self._week_row.hold(self.week_doors)
        self._flag_row.hold(self.flags)
        self._place_doors()
        again = next((one for one in (*self.week_doors, *self.flags) if _subject(one) == at), None)
        if at is not None and again is not None:
            again.setFocus()
        self.update()

    def stop(self) -> QWidget | None:
        return self._flag_row.stop() or self._week_row.stop()

    def _shape(self) -> StripShape:
        return StripShape(max(self.width(), 1), self.height(), px(_HEAD), px(_FOOT))

    def _place_doors(self) -> None:
        shape = self._shape()
        for door in self.week_doors:
            left, right = shape.week(door.week, self._year)
            # As high as the strip: a week of one task would else be a few pixels to hit.
            top = round(shape.head)
            box = QRect(round(left), top, max(6, round(right - left)), round(shape.ground) - top)
            door.setGeometry(box)
            door.show()
        self._place_flags(shape)

    def _place_flags(self, shape: StripShape) -> None:
        """Stand each flag at its pole; names give way to the next pole, crowds to each other."""
        poles = [round(shape.at(flag.report.due)) for flag in self.flags]
        for flag, pole, until in zip(self.flags, poles, [*poles[1:], self.width()], strict=False):
            flag.is_short = False
            flag.is_short = pole + flag.sizeHint().width() > until
        wide = [flag.sizeHint().width() for flag in self.flags]
        for flag, left in zip(self.flags, side_by_side(poles, wide, self.width()), strict=True):
            flag.setGeometry(QRect(QPoint(left, 0), flag.sizeHint()))
            flag.show()
            flag.raise_()

    def _is_low(self, shape: StripShape, day: date) -> bool:
        """Say whether a day's pole would run through a flag, or has its own elsewhere."""
        at = round(shape.at(day))
        boxes = [flag.geometry() for flag in self.flags]
        own = [box for flag, box in zip(self.flags, boxes, strict=True) if flag.report.due == day]
        moved = bool(own) and all(box.left() != at for box in own)
        return moved or any(box.left() < at <= box.right() for box in boxes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_doors()

    def _drawing(self) -> QSvgRenderer:
        state = (self.size(), id(palette()))
        if self._drawn is None or self._drawn[0] != state:
            shape = self._shape()
            marks: list[tuple[date, Ink]] = [(one.due, _pole(one)) for one in self._reports]
            if self._today.year == self._year:
                marks.append((self._today, "today"))
            poles = [Pole(report.cutoff, "cutoff", is_low=True) for report in self._reports]
            poles += [Pole(day, ink, is_low=self._is_low(shape, day)) for day, ink in marks]
            inks = {ink: palette()[role] for ink, role in _INKS.items()}
            drawn = strip_svg(self._weeks, poles, self._today, shape, inks)
            self._drawn = state, QSvgRenderer(QByteArray(drawn.encode()))
        return self._drawn[1]

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._weeks:
            return
        painter = QPainter(self)
        self._drawing().render(painter, QRectF(self.rect()))
        shape = self._shape()
        painter.setFont(font("small"))
        is_narrow = self.width() / _MONTHS < px(_NARROW_MONTH)
        for month in range(1, _MONTHS + 1):
            is_now = (self._today.year, self._today.month) == (self._year, month)
            painter.setPen(colour("text" if is_now else "text3"))
            left = shape.at(date(self._year, month, 1)) + px(_GAP)
            words = self.tr("T{}") if is_narrow else self.tr("Tháng {}")
            room = QRectF(left, shape.ground, self.width(), shape.foot)
            painter.drawText(room, _MIDDLE, words.format(month))
        self._paint_today(painter, shape)

    def _paint_today(self, painter: QPainter, shape: StripShape) -> None:
        """Name today's pole, unless a flag stands there."""
        words = self.tr("Hôm nay")
        wide = QFontMetrics(font("small_strong")).horizontalAdvance(words) + px(2 * _GAP)
        left = round(shape.at(self._today)) - wide
        room = QRect(left, 0, wide - px(_GAP), px(_HEAD - 2))
        taken = any(flag.geometry().intersects(room) for flag in self.flags)
        if self._today.year == self._year and left >= 0 and not taken:
            painter.setFont(font("small_strong"))
            painter.setPen(colour("text"))
            painter.drawText(room, _END, words)


def side_by_side(wanted: Sequence[int], wide: Sequence[int], room: int) -> list[int]:
    """Return where each stands: where it wants to, a crowd as near to that as side by side goes.

    `wanted` ascends. More than there is room for runs over the right edge.
    """
    crowds: list[tuple[int, int, int]] = []  # left, width, how many
    for at, one in zip(wanted, wide, strict=True):
        left, across, count = min(at, room - one), one, 1
        while crowds and crowds[-1][0] + crowds[-1][1] > left:
            former, beside, others = crowds.pop()
            # Each of the others moves as far to the left as this one does to the right.
            left = (former * others + (left - beside) * count) // (others + count)
            across, count = beside + across, others + count
            left = max(0, min(left, room - across))
        crowds.append((left, across, count))
    found: list[int] = []
    for left, _, count in crowds:
        at = left
        for one in wide[len(found) : len(found) + count]:
            found.append(at)
            at += one
    return found


def _subject(door: QWidget) -> tuple[object, ...]:
    """Return what a door is about: it stays the same when the doors are made anew."""
    if isinstance(door, WeekDoor):
        return (door.week.first,)
    if isinstance(door, FlagDoor):
        return door.report.period, door.report.due, door.report.is_own
    return ()


def _pole(report: ReportDay) -> Ink:
    inks: dict[Sent, Ink] = {Sent.SENT: "sent", Sent.DUE: "due", Sent.MISSING: "missing"}
    return inks[report.sent]


class YearStrip(QFrame):
    """The block of the strip: which year, what is drawn, and what comes next."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("block")
        self.canvas: Final = StripCanvas()
        self._title = label("", "lead")
        self._fact = label(self.tr("Số nhiệm vụ đến hạn từng tuần và ngày nộp báo cáo"), "small")
        self._next = label("", "value", tone="soon")
        head = row(self._title, self._fact, None, self._next, gap=8)
        self.setLayout(column(head, self.canvas, gap=4, margins=(_INSET, 10, _INSET, 10)))
        self.setFixedHeight(px(_HEIGHT))

    def show_year(self, seen: Overview) -> None:
        self._title.setText(self.tr("Năm {}").format(seen.year))
        ahead = [one for one in seen.reports if one.is_own and one.sent is not Sent.SENT]
        words = ""
        if ahead:
            state = report_state(ahead[0], seen.today)
            said = f"{state[:1].lower()}{state[1:]}"
            words = self.tr("Báo cáo {}: {}").format(short_period(ahead[0].period).lower(), said)
        self._next.setText(words)
        self.canvas.show_year(seen)

    def fold(self, *, on: bool) -> None:
        self._fact.setVisible(not on)
