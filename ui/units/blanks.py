"""What stands where nothing is shown: no units beyond the own yet, or nothing found."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.parts.boxes import column, row
from ui.parts.buttons import button
from ui.parts.labels import Sign, label


class Blank(QFrame):
    """What is missing, and how to begin."""

    pressed = Signal()

    def __init__(self, sign: str, act: str) -> None:
        super().__init__()
        self._title = label("", "lead", wrap=True)
        self._words = label("", "muted", wrap=True)
        self._act = button(act)
        self._act.clicked.connect(self.pressed)
        inner = column(
            None,
            row(None, Sign(sign, "edge_strong", 48), None),
            self._title,
            self._words,
            row(None, self._act, None),
            None,
            gap=8,
            margins=(24, 24, 24, 24),
        )
        for words in (self._title, self._words):
            words.setAlignment(words.alignment().AlignHCenter)
        self.setLayout(inner)

    def say(self, title: str, words: str) -> None:
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))
