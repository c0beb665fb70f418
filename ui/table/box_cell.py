"""A cell that is a box, checked or not; what turns it is the page's affair."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from ui.icons import paint_icon
from ui.theme.look import colour, leading, px

_BOX: Final = 16


@dataclass(frozen=True, slots=True)
class BoxCell:
    """Painted like the box of a form; `is_on` says of which lines it is checked."""

    is_on: Callable[[Any], bool]

    def paint(self, painter: QPainter, box: QRectF, text: str, line: Any) -> None:
        del text
        side = px(_BOX)
        top = box.top() + (leading("body") - side) / 2
        square = QRectF(box.left() + 0.5, top + 0.5, side - 1, side - 1)
        is_on = self.is_on(line)
        painter.setPen(QPen(colour("accent" if is_on else "edge_strong"), 1))
        painter.setBrush(colour("accent" if is_on else "surface"))
        painter.drawRoundedRect(square, px(3), px(3))
        if is_on:
            inset = px(2)
            mark = square.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, "check", "on_accent", mark)

    def lines(self, width: int, text: str, line: Any) -> int:
        del width, text, line
        return 1
