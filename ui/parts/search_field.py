"""The field one searches in as one types."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from ui.icons import paint_icon
from ui.theme.look import font, px


class SearchField(QLineEdit):
    """Search as you type; the glass is painted so that it follows the text scale."""

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setProperty("kind", "search")
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        # As wide as its hint with the glass before it and some air behind.
        words = QFontMetrics(font("body")).horizontalAdvance(hint)
        self.setFixedWidth(words + px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = px(16)
        glass = QRectF(px(10), (self.height() - side) / 2, side, side)
        paint_icon(QPainter(self), "search", "text3", glass)
