"""One line in a page: sign, sentence, at most one thing to do."""

from typing import Literal

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from ui.parts.boxes import Margins, column, frame, restyle, row
from ui.parts.buttons import button
from ui.parts.labels import Sign, label
from ui.theme.look import px
from ui.theme.tokens import Role

Tone = Literal["done", "soon", "late", "accent"]
_SIGNS: dict[Tone, tuple[str, Role]] = {
    "done": ("state-done", "done"),
    "soon": ("state-overdue", "soon"),
    "late": ("error", "late"),
    "accent": ("state-due-soon", "accent_text"),
}
SHOWN_MS = 8000


class Message(QFrame):
    """Stays until it no longer holds; what reports a finished act goes by itself."""

    pressed = Signal()

    def __init__(self, margins: Margins = (0, 0, 0, 0)) -> None:
        super().__init__()
        self._sign = Sign("state-done", "done")
        self._words = label("", wrap=True)
        self._act = button("", "link")
        self._act.clicked.connect(self.pressed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        box = row(self._sign, self._words, self._act, gap=8, margins=(12, 6, 8, 6))
        box.setStretch(1, 1)
        self._line = frame("message", box)
        self._line.setMinimumHeight(px(40))
        self.setLayout(column(self._line, margins=margins))
        self.hide()

    def say(self, sentence: str, tone: Tone, act: str = "", *, passing: bool = False) -> None:
        self._words.setText(sentence)
        self._sign.show_sign(*_SIGNS[tone])
        self._act.setText(act)
        self._act.setAccessibleName(act)
        self._act.setVisible(bool(act))
        restyle(self._line, "tone", tone)
        self.show()
        if passing:
            self._timer.start(SHOWN_MS)
        else:
            self._timer.stop()

    def text(self) -> str:
        return "" if self.isHidden() else self._words.text()
