"""Cells that only this place has: a title with whose it is beneath, documents as sign and count."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.icons import paint_icon
from ui.table.words import paint_words, wrap
from ui.theme.look import leading, px
from ui.theme.tokens import Role

_MOST = 4


@dataclass(frozen=True, slots=True)
class TitleCell:
    """Wrapped words, and in small letters beneath them whose part and which time it is."""

    beneath: Callable[[Any], str]

    def paint(self, painter: QPainter, box: QRectF, text: str, line: Any) -> None:
        below = self.beneath(line)
        used = paint_words(painter, box, text, "body", "text", most=_MOST - bool(below))
        if below:
            rest = box.adjusted(0, used, 0, 0)
            paint_words(painter, rest, below, "small", "text3", most=1)

    def lines(self, width: int, text: str, line: Any) -> int:
        below = bool(self.beneath(line))
        return len(wrap(text, "body", width, _MOST - below)) + below


@dataclass(frozen=True, slots=True)
class CountCell:
    """A sign and how many there are; nothing where there are none."""

    icon: str
    role: Role = "text2"

    def paint(self, painter: QPainter, box: QRectF, text: str, line: Any) -> None:
        del line
        if not text:
            return
        side = px(16)
        top = box.top() + (leading("body") - side) / 2
        paint_icon(painter, self.icon, self.role, QRectF(box.left(), top, side, side))
        paint_words(painter, box.adjusted(px(20), 0, 0, 0), text, "body", self.role, most=1)

    def lines(self, width: int, text: str, line: Any) -> int:
        del width, text, line
        return 1
