"""A box to check with its words; painted, since Fusion's own is lost on a dark ground."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from ui.icons import paint_icon
from ui.theme.look import colour, font, px
from ui.theme.tokens import Role

_SIDE, _GAP, _HEIGHT = 16, 8, 28


class CheckBox(QCheckBox):
    """On or off; Space turns it, as anywhere."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(font("body")).horizontalAdvance(self.text())
        return QSize(px(_SIDE + _GAP + 8) + words, px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        del pos
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, room = px(_SIDE), QRectF(self.rect())
        box = QRectF(px(4) + 0.5, (room.height() - side) / 2 + 0.5, side - 1, side - 1)
        plain: Role = "edge_strong" if self.isEnabled() else "edge"
        edge: Role = "accent" if self.isChecked() else plain
        painter.setPen(QPen(colour(edge), 1))
        painter.setBrush(colour("accent" if self.isChecked() else "surface"))
        painter.drawRoundedRect(box, px(3), px(3))
        if self.isChecked():
            inset = px(2)
            mark = box.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, "check", "on_accent", mark)
        painter.setFont(font("body"))
        painter.setPen(colour("text" if self.isEnabled() else "text3"))
        words = room.adjusted(px(4 + _SIDE + _GAP), 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), px(4), px(4))
