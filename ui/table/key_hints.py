"""The foot of a table: the keys that matter most, as caps with what they do.

Painted, so that what has no room is left out whole instead of being cut.
"""

from collections.abc import Sequence
from math import ceil
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.table.words import paint_words
from ui.theme.look import colour, font, px

_CAP: Final = 20
_GAP: Final = 16


class Hint(NamedTuple):
    key: str
    does: str


class KeyHints(QWidget):
    """As many hints as there is room for, the most useful first."""

    def __init__(self, hints: Sequence[Hint]) -> None:
        super().__init__()
        self._hints: Final = hints
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("; ".join(f"{one.key}: {one.does}" for one in hints))

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(_CAP + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(font("small"))
        left = 0.0
        for one in self._hints:
            cap = ceil(metrics.horizontalAdvance(one.key)) + px(12)
            words = ceil(metrics.horizontalAdvance(one.does)) + 2
            if left + cap + px(6) + words > self.width():
                return
            box = QRectF(left + 0.5, (self.height() - px(_CAP)) / 2 + 0.5, cap, px(_CAP) - 1)
            painter.setPen(QPen(colour("edge"), 1))
            painter.setBrush(colour("surface"))
            painter.drawRoundedRect(box, px(4), px(4))
            named = box.adjusted(px(6), 0, 0, 0)
            paint_words(painter, named, one.key, "small", "text2", most=1, middle=True)
            said = QRectF(left + cap + px(6), 0, words, self.height())
            paint_words(painter, said, one.does, "small", "text3", most=1, middle=True)
            left += cap + px(6) + words + px(_GAP)
