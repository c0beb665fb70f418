"""Cells of figures: one with the sign of its verdict and what it was counted from, one plain."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui.icons import paint_icon
from ui.table.cells import Sign
from ui.table.words import paint_words, wrap
from ui.theme.look import leading, px
from ui.theme.tokens import Role

_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class JudgedCell:
    """A figure at the right, its verdict's sign before it, and beneath it its two parts."""

    figure: Callable[[Any], str]
    parts: Callable[[Any], str]
    sign: Callable[[Any], Sign | None]

    def paint(self, painter: QPainter, box: QRectF, text: str, line: Any) -> None:
        del text
        sign = self.sign(line)
        if sign is not None:
            side = px(12)
            top = box.top() + (leading("body") - side) / 2
            paint_icon(painter, sign.icon, sign.role, QRectF(box.left(), top, side, side))
        words = box.adjusted(px(14), 0, 0, 0)
        used = paint_words(painter, words, self.figure(line), "body", "text", most=1, align=_RIGHT)
        if parts := self.parts(line):
            below = box.adjusted(0, used or leading("body"), 0, 0)
            paint_words(painter, below, parts, "small", "text3", most=1, align=_RIGHT)

    def lines(self, width: int, text: str, line: Any) -> int:
        del width, text
        return 2 if self.parts(line) else 1


@dataclass(frozen=True, slots=True)
class NumberCell:
    """A number at the right; what is worked out is quieter than what is typed."""

    role: Callable[[Any], Role]

    def paint(self, painter: QPainter, box: QRectF, text: str, line: Any) -> None:
        paint_words(painter, box, text, "body", self.role(line), most=1, align=_RIGHT)

    def lines(self, width: int, text: str, line: Any) -> int:
        del width, text, line
        return 1


@dataclass(frozen=True, slots=True)
class NotedCell:
    """Wrapped words with a small note beneath."""

    note: Callable[[Any], str]
    role: Role = "text"
    most: int = 4

    def paint(self, painter: QPainter, box: QRectF, text: str, line: Any) -> None:
        note = self.note(line)
        most = self.most - bool(note)
        used = paint_words(painter, box, text, "body", self.role, most=most)
        if note:
            below = box.adjusted(0, used, 0, 0)
            paint_words(painter, below, note, "small", "text3", most=1)

    def lines(self, width: int, text: str, line: Any) -> int:
        note = bool(self.note(line))
        return len(wrap(text, "body", width, self.most - note)) + note


@dataclass(frozen=True, slots=True)
class StandingCell:
    """Sign and word, and beneath them by which quarter."""

    sign: Callable[[Any], Sign]
    note: Callable[[Any], str]

    def paint(self, painter: QPainter, box: QRectF, text: str, line: Any) -> None:
        icon, role = self.sign(line)
        side = px(16)
        top = box.top() + (leading("body") - side) / 2
        paint_icon(painter, icon, role, QRectF(box.left(), top, side, side))
        words = box.adjusted(px(20), 0, 0, 0)
        used = paint_words(painter, words, text, "body", role, most=2)
        if note := self.note(line):
            below = words.adjusted(0, used, 0, 0)
            paint_words(painter, below, note, "small", "text3", most=1)

    def lines(self, width: int, text: str, line: Any) -> int:
        return len(wrap(text, "body", width - px(20), 2)) + bool(self.note(line))
