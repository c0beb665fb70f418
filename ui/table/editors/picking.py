"""A short list beneath a cell: sign, word, quiet note; moved through by the keys of the field."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.table.words import paint_words
from ui.theme.look import colour, font, px
from ui.theme.tokens import Role

_ROW: Final = 28
_WIDEST: Final = 420


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list, and what choosing it gives."""

    value: Any
    word: str
    note: str = ""
    icon: str = ""
    role: Role = "text2"


class PickList(QWidget):
    """Takes no focus: whoever types keeps the caret."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[Row], at: int = 0) -> None:
        self._rows = rows
        self._at = min(at, len(rows) - 1)
        self._tell()
        self.updateGeometry()

    def current(self) -> Row | None:
        return self._rows[self._at] if 0 <= self._at < len(self._rows) else None

    def rows(self) -> Sequence[Row]:
        return self._rows

    def step(self, step: int) -> None:
        """Go down or up, round the ends."""
        if self._rows:
            self._at = (self._at + step) % len(self._rows) if self._at >= 0 else max(step - 1, 0)
            self._tell()

    def _tell(self) -> None:
        row = self.current()
        said = "" if row is None else ", ".join(filter(None, [row.word, row.note]))
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(font("body"))
        notes = QFontMetricsF(font("small"))
        widest = max(
            (
                metrics.horizontalAdvance(row.word)
                + (px(24) if row.icon else 0)
                + (notes.horizontalAdvance(row.note) + px(12) if row.note else 0)
                for row in self._rows
            ),
            default=0,
        )
        width = min(px(_WIDEST), ceil(widest) + px(30))
        return QSize(width, px(_ROW) * len(self._rows) + px(8))

    def _row_at(self, place: QPointF) -> int:
        return int((place.y() - px(4)) // px(_ROW))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(event.position())

    def enterEvent(self, event: QEnterEvent) -> None:
        self._point(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def _point(self, place: QPointF) -> None:
        row = self._row_at(place)
        if 0 <= row < len(self._rows) and row != self._at:
            self._at = row
            self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position())
        if 0 <= row < len(self._rows):
            self._at = row
            self.picked.emit(self._rows[row].value)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = px(_ROW)
        for at, row in enumerate(self._rows):
            box = QRectF(px(4), px(4) + at * high, self.width() - px(8), high)
            if at == self._at:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("accent_soft"))
                painter.drawRoundedRect(box, px(4), px(4))
            self._paint_row(painter, box, row)

    @staticmethod
    def _paint_row(painter: QPainter, box: QRectF, row: Row) -> None:
        left = box.left() + px(8)
        if row.icon:
            side = px(16)
            top = box.top() + (box.height() - side) / 2
            paint_icon(painter, row.icon, row.role, QRectF(left, top, side, side))
            left += px(24)
        right = box.right() - px(8)
        if row.note:
            wide = QFontMetricsF(font("small")).horizontalAdvance(row.note) + 1
            note = QRectF(right - wide, box.top(), wide, box.height())
            paint_words(painter, note, row.note, "small", "text3", most=1, middle=True)
            right -= wide + px(12)
        words = QRectF(left, box.top(), right - left, box.height())
        paint_words(painter, words, row.word, "body", "text", most=1, middle=True)
