"""A link whose words wrap, as names of tasks do. Must not know where it leads."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.table.words import paint_words, wrap
from ui.theme.look import colour, leading, px
from ui.theme.tokens import Style

_NARROWEST: Final = 80


class WordsLink(QAbstractButton):
    """A button in the ink of links, as high as its words need; Enter and Space press it."""

    def __init__(self, style: Style = "body") -> None:
        super().__init__()
        self._style: Final[Style] = style
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        return leading(self._style) * max(1, len(wrap(self.text(), self._style, width)))

    def sizeHint(self) -> QSize:
        return QSize(px(_NARROWEST), self.heightForWidth(max(self.width(), px(_NARROWEST))))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(_NARROWEST), leading(self._style))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_words(painter, QRectF(self.rect()), self.text(), self._style, "accent_text")
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            # Open at the left, where the words begin at the edge.
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(-4, 1, -1, -1), px(3), px(3))
