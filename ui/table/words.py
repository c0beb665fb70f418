"""Words in painted cells: wrapped once at a width, then drawn with the design's own leading."""

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextOption

from ui.theme.look import colour, font, leading, scale
from ui.theme.tokens import Role, Style

_KEPT: Final = 4000
_LEFT: Final = Qt.AlignmentFlag.AlignLeft
_Key = tuple[str, Style, int, int, float]
_wrapped: Final[OrderedDict[_Key, list[str]]] = OrderedDict()


def wrap(text: str, style: Style, width: int, most: int = 99) -> list[str]:
    """Return the lines of a text at a width; the last of `most` lines ends in an ellipsis."""
    key = (text, style, width, most, scale())
    kept = _wrapped.get(key)
    if kept is not None:
        _wrapped.move_to_end(key)
        return kept
    lines = _wrapped[key] = _wrap(text, style, max(width, 8), most)
    if len(_wrapped) > _KEPT:
        _wrapped.popitem(last=False)
    return lines


def elided() -> list[str]:
    """Return the texts that did not fit where they were painted; asked by the layout check."""
    return [key[0] for key, lines in _wrapped.items() if lines and lines[-1].endswith("…")]


def forget() -> None:
    _wrapped.clear()


def _wrap(text: str, style: Style, width: int, most: int) -> list[str]:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    out: list[str] = []
    for part in text.split("\n"):
        layout = QTextLayout(part, font(style))
        layout.setTextOption(option)
        layout.beginLayout()
        while len(out) <= most and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = line.textStart()
            out.append(part[start : start + line.textLength()].rstrip())
            if len(out) == most and start + line.textLength() < len(part):
                out[-1] = _elide(part[start:], style, width)
                layout.endLayout()
                return out
        layout.endLayout()
    if len(out) > most:
        return [*out[: most - 1], _elide(" ".join(out[most - 1 :]), style, width)]
    return out


def _elide(text: str, style: Style, width: int) -> str:
    return QFontMetricsF(font(style)).elidedText(text, Qt.TextElideMode.ElideRight, width)


def paint_words(  # noqa: PLR0913 - where, what and how
    painter: QPainter,
    box: QRectF,
    text: str,
    style: Style = "body",
    role: Role = "text",
    *,
    most: int = 99,
    align: Qt.AlignmentFlag = _LEFT,
    middle: bool = False,
) -> int:
    """Draw words from the top of a box, or in its middle; return the height they took.

    `align` is left, right or in the middle.
    """
    lines = wrap(text, style, int(box.width()), most)
    step = leading(style)
    metrics = QFontMetricsF(font(style))
    base = (step - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
    top = box.top() + ((box.height() - step * len(lines)) / 2 if middle else 0)
    painter.setFont(font(style))
    painter.setPen(colour(role))
    for at, line in enumerate(lines):
        left = box.left()
        if align != _LEFT:
            spare = box.width() - metrics.horizontalAdvance(line)
            left += spare / 2 if align == Qt.AlignmentFlag.AlignHCenter else spare
        painter.drawText(QPointF(left, round(top + at * step + base)), line)
    return step * len(lines)
