"""How the parts of the plan stand: a bar a part, its figures beside it, both doors."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cchc_desktop.services.overview.standing import Progress
from ui.icons import paint_icon
from ui.overview.blocks import Block
from ui.overview.doors import Door, Row
from ui.overview.wording import progress_said
from ui.parts.boxes import column, row
from ui.parts.buttons import button
from ui.theme.look import colour, font, px
from ui.theme.tokens import Role

_HEIGHT, _BAR, _BETWEEN = 24, 8, 2
_MOST_NAME: Final = 0.54  # of the width
_COUNT, _LATE, _PAD = 64, 52, 4
_FEW: Final = 8
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignVCenter)
_LEFT: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
Parts = Sequence[tuple[int, Role]]


def paint_parts(painter: QPainter, box: QRectF, parts: Parts, whole: int) -> None:
    """Draw a bar of several parts, a gap between them; what is left is the track."""
    painter.setPen(Qt.PenStyle.NoPen)
    left, gap = box.left(), px(_BETWEEN)
    told = sum(count for count, _ in parts)
    shown = [*[(count, role) for count, role in parts if count], (whole - told, "track")]
    for count, role in shown:
        if not count:
            continue
        wide = box.width() * count / whole
        painter.setBrush(colour(role))
        piece = QRectF(left, box.top(), max(px(_BETWEEN), wide - gap), box.height())
        painter.drawRoundedRect(piece, px(2), px(2))
        left += wide


class ProgressDoor(Door):
    """Name, bar, and "5/8"."""

    def __init__(self, name: str, one: Progress) -> None:
        super().__init__(progress_said(name, one))
        self.name, self.one = name, one
        self.name_room = 0  # as much as the longest name of the block takes
        self.setToolTip(self.accessibleName())
        self.setFixedHeight(px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(320), px(_HEIGHT))

    def paint(self, painter: QPainter) -> None:
        one, pad, high = self.one, px(_PAD), self.height()
        name_room = min(self.name_room + px(12), round(self.width() * _MOST_NAME))
        metrics = QFontMetrics(font("body"))
        words = metrics.elidedText(self.name, Qt.TextElideMode.ElideRight, name_room - 2 * pad)
        painter.setFont(font("body"))
        painter.setPen(colour("text"))
        painter.drawText(QRectF(pad, 0, name_room, high), _LEFT, words)
        count = px(_COUNT)
        bar = QRectF(name_room, (high - px(_BAR)) / 2, self.width() - name_room - count, px(_BAR))
        painter.setPen(colour("text2"))
        figures = QRectF(self.width() - count, 0, count - pad, high)
        painter.drawText(figures, _RIGHT, f"{len(one.done)}/{one.total}")
        parts: Parts = (
            (len(one.done), "done"),
            (len(one.running), "accent"),
            (len(one.late), "late"),
        )
        paint_parts(painter, bar, parts, one.total)


class LateDoor(Door):
    """How many of a part are late; without any it only keeps the place."""

    def __init__(self, name: str, one: Progress) -> None:
        super().__init__("")
        self.name, self.one = name, one
        self.setAccessibleName(self.tr("{}: {} nhiệm vụ quá hạn").format(name, len(one.late)))
        self.setToolTip(self.accessibleName())
        self.setEnabled(bool(one.late))
        self.setFixedSize(px(_LATE), px(_HEIGHT))

    def paint(self, painter: QPainter) -> None:
        if not self.one.late:
            return
        side = px(16)
        sign = QRectF(px(_PAD), (self.height() - side) / 2, side, side)
        paint_icon(painter, "state-overdue", "late", sign)
        painter.setFont(font("body"))
        painter.setPen(colour("late"))
        words = QRectF(0, 0, self.width() - px(_PAD), self.height())
        painter.drawText(words, _RIGHT, str(len(self.one.late)))


class Legend(QWidget):
    """Which colour means what."""

    def __init__(self) -> None:
        super().__init__()
        self._items: Final[list[tuple[str, Role]]] = [
            (self.tr("Hoàn thành"), "done"),
            (self.tr("Đang thực hiện"), "accent"),
            (self.tr("Quá hạn"), "late"),
            (self.tr("Còn lại"), "track"),
        ]
        self.setFixedHeight(px(24))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Chú giải: {}").format(", ".join(w for w, _ in self._items)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("small"))
        metrics, left, side = QFontMetrics(font("small")), px(_PAD), px(8)
        for words, role in self._items:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(role))
            mark = QRectF(left, (self.height() - side) / 2, side, side)
            painter.drawRoundedRect(mark, px(2), px(2))
            left += side + px(6)
            wide = metrics.horizontalAdvance(words)
            painter.setPen(colour("text2"))
            painter.drawText(QRectF(left, 0, wide + 2, self.height()), _MIDDLE, words)
            left += wide + px(12)


class ProgressBlock(Block):
    """Bars of fields or units; many are folded behind a link, the other way to look behind one."""

    opened = Signal(object, str)
    turned = Signal()
    unfolded = Signal()

    def __init__(self, title: str, other: str, name_of: Callable[[str], str]) -> None:
        super().__init__(title, other)
        self._name_of = name_of
        self._shown: Sequence[Progress] = ()
        self._all = False
        self._row: Final = Row(self)
        self._lines = column(gap=0)
        self.doors: list[Door] = []
        self.hold(self._lines)
        self.more: Final = button("", "link")
        self.hold(row(Legend(), self.more, gap=8))
        self.more.clicked.connect(self._unfold)
        self.link.clicked.connect(self.turned)

    def show_parts(self, parts: Sequence[Progress]) -> None:
        self._shown = parts
        self._build()

    def stop(self) -> QWidget | None:
        """Return where the keyboard comes to this block."""
        return self._row.stop()

    def _unfold(self) -> None:
        self._all = not self._all
        self._build()
        self.more.setFocus()
        self.unfolded.emit()

    def _build(self) -> None:
        focus = next((at for at, door in enumerate(self.doors) if door.hasFocus()), None)
        while (item := self._lines.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.hide()
                line.deleteLater()
        self.doors = []
        # One line more is as high as the link to it.
        few = len(self._shown) <= _FEW + 1
        for one in self._shown if self._all or few else self._shown[:_FEW]:
            self._lines.addWidget(self._line(one))
        bars = [door for door in self.doors if isinstance(door, ProgressDoor)]
        metrics = QFontMetrics(font("body"))
        longest = max((metrics.horizontalAdvance(bar.name) for bar in bars), default=0)
        for bar in bars:
            bar.name_room = longest + 2 * px(_PAD)
        self._row.hold([door for door in self.doors if door.isEnabled()])
        more = len(self._shown) - _FEW
        words = self.tr("Thu gọn") if self._all else self.tr("Xem thêm {}").format(more)
        self.more.setText(words)
        self.more.setAccessibleName(words)
        self.more.setVisible(not few)
        if focus is not None and self.doors:
            self.doors[min(focus, len(self.doors) - 1)].setFocus()

    def _line(self, one: Progress) -> QWidget:
        name = self._name_of(one.name)
        bar, late = ProgressDoor(name, one), LateDoor(name, one)
        bar.clicked.connect(lambda: self.opened.emit(one.tasks, name))
        late.clicked.connect(
            lambda: self.opened.emit(one.late, self.tr("{}, quá hạn").format(name))
        )
        self.doors += [bar, late]
        line = QWidget()
        line.setLayout(row(bar, late, gap=4))
        return line
