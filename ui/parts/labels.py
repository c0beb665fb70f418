"""Words and signs that stand still: labels, icons, the badge of a state, thin bars."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.theme.look import colour, font, px
from ui.theme.tokens import Role

Kind = Literal["", "small", "label", "value", "muted", "strong", "lead", "title"]
Tone = Literal["", "late", "soon", "done"]


def label(text: str = "", kind: Kind = "", *, tone: Tone = "", wrap: bool = False) -> QLabel:
    """Return plain words; what a user typed is never read as markup."""
    out = QLabel(text)
    out.setTextFormat(Qt.TextFormat.PlainText)
    out.setProperty("kind", kind)
    out.setProperty("tone", tone)
    out.setWordWrap(wrap)
    if wrap:
        out.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return out


class Sign(QWidget):
    """One icon by itself; decoration beside words that say the same."""

    def __init__(self, name: str, role: Role = "text2", size: int = 16) -> None:
        super().__init__()
        self._name, self._role = name, role
        self.setFixedSize(px(size), px(size))

    def show_sign(self, name: str, role: Role) -> None:
        self._name, self._role = name, role
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._name, self._role, QRectF(self.rect()))


class Badge(QWidget):
    """A state as sign and word on its soft ground, for panels."""

    def __init__(self) -> None:
        super().__init__()
        self._word, self._sign = "", ""
        self._ink: Role = "idle"
        self._ground: Role = "idle_soft"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, word: str, sign: str, ink: Role, ground: Role) -> None:
        self._word, self._sign, self._ink, self._ground = word, sign, ink, ground
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(font("small_strong")).horizontalAdvance(self._word)
        return QSize(words + px(36), px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._word:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._ground))
        painter.drawRoundedRect(QRectF(self.rect()), px(4), px(4))
        side = px(16)
        sign = QRectF(px(6), (self.height() - side) / 2, side, side)
        paint_icon(painter, self._sign, self._ink, sign)
        painter.setFont(font("small_strong"))
        painter.setPen(colour(self._ink))
        words = QRectF(px(26), 0, self.width() - px(26), self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self._word)


def paint_bar(painter: QPainter, box: QRectF, share: float, role: Role) -> None:
    """Draw a thin bar, filled from the left."""
    radius = box.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("track"))
    painter.drawRoundedRect(box, radius, radius)
    if share > 0:
        filled = QRectF(box)
        filled.setWidth(max(box.width() * min(share, 1), box.height()))
        painter.setBrush(colour(role))
        painter.drawRoundedRect(filled, radius, radius)


class Bar(QWidget):
    """A thin bar beside the figure it shows."""

    def __init__(self, height: int = 6) -> None:
        super().__init__()
        self._share = 0.0
        self._role: Role = "accent"
        self.setFixedHeight(px(height))
        self.setMinimumWidth(px(24))

    def show_share(self, share: float, role: Role) -> None:
        self._share, self._role = share, role
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_bar(painter, QRectF(self.rect()), self._share, self._role)
