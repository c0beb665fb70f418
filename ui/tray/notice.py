"""A notice at the lower right: a sentence, one more, buttons. It never takes the focus."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QWidget

from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button, icon_button
from ui.parts.labels import Sign, label
from ui.theme.look import colour, px
from ui.theme.tokens import NOTICE

_SHADOW: Final = 12
_DROP: Final = 3
_FLOATING: Final = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
    | Qt.WindowType.NoDropShadowWindowHint
)


class Notice(QFrame):
    """Over the desktop, or inside the window it is given. Goes when a button is pressed."""

    seen = Signal()
    pressed = Signal(str)

    def __init__(self, inside: QWidget | None = None) -> None:
        super().__init__(inside)
        self._inside: Final = inside
        self._is_seen = True
        self.buttons: Final[dict[str, QPushButton]] = {}
        if inside is None:
            self.setWindowFlags(_FLOATING)
            self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
            self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        else:
            inside.installEventFilter(self)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._at = label("", "small")
        self._title = label("", "lead", wrap=True)
        self._words = label("", wrap=True)
        close = icon_button("close", self.tr("Đóng thông báo"))
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(lambda: self._press(""))
        head = row(
            Sign("bell", "accent_text", 20), label("CCHC", "small"), self._at, None, close, gap=8
        )
        self._foot = row(gap=8)
        inner = column(head, self._title, self._words, 4, gap=4, margins=(16, 8, 12, 16))
        inner.addLayout(self._foot)
        edge = _SHADOW
        whole = column(frame("notice", inner), margins=(edge, edge, edge, edge))
        # A wrapped label's least height is that of its least width; `say` knows better.
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(whole)
        self.setFixedWidth(px(NOTICE + 2 * _SHADOW))
        self.hide()

    def say(self, at: str, title: str, words: str, answers: Sequence[tuple[str, str]]) -> None:
        """Show this instead of what stood here; `answers` are (code, verb), the first the way on.

        `seen` follows when it stands on the screen, `pressed` with the code, or "" when closed.
        """
        self._at.setText(at)
        self._title.setText(title)
        self._words.setText(words)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self._offer(answers)
        self._is_seen = False
        self._place()
        self.show()
        self.raise_()
        self.update()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def title(self) -> str:
        return "" if self.isHidden() else self._title.text()

    def words(self) -> str:
        return "" if self.isHidden() else self._words.text()

    def _offer(self, answers: Sequence[tuple[str, str]]) -> None:
        while (item := self._foot.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.buttons.clear()
        for place, (code, verb) in enumerate(answers):
            one = button(verb, "primary" if place == 0 else "")
            # A click must not carry the focus out of what the person is typing in.
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            one.setProperty("answer", code)
            one.clicked.connect(self._answer)
            self._foot.addWidget(one)
            self.buttons[code] = one
        self._foot.addStretch(1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go the first way on a click anywhere, as with the system's own notices."""
        super().mouseReleaseEvent(event)
        inside = self.rect().contains(event.position().toPoint())
        if inside and event.button() == Qt.MouseButton.LeftButton and self.buttons:
            self._press(next(iter(self.buttons)))

    def _answer(self) -> None:
        self._press(str(self.sender().property("answer")))

    def _press(self, code: str) -> None:
        self.hide()
        self.pressed.emit(code)

    def _place(self) -> None:
        if (layout := self.layout()) is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))
        if self._inside is not None:
            corner = self._inside.rect().bottomRight()
        else:
            corner = QGuiApplication.primaryScreen().availableGeometry().bottomRight()
        self.move(corner.x() + 1 - self.width(), corner.y() + 1 - self.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inside and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_shadow()
        super().paintEvent(event)
        if not self._is_seen:
            self._is_seen = True
            # What is painted still has to reach the screen.
            QTimer.singleShot(0, self, self.seen.emit)

    def _paint_shadow(self) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        steps = px(_SHADOW)
        ink = colour("shadow").toRgb()
        whole = ink.alphaF()
        card = QRectF(self.rect()).adjusted(steps, steps, -steps, -steps)
        # Laid over each other they darken towards the card, slowly first, as a soft shadow does.
        for out in range(steps, 0, -1):
            ink.setAlphaF(whole * 2 * (steps - out + 1) / (steps * (steps + 1)))
            painter.setBrush(ink)
            grown = card.adjusted(-out, -out + px(_DROP), out, min(out + px(_DROP), steps))
            painter.drawRoundedRect(grown, px(8) + out, px(8) + out)
