"""The foot of a grid: the keys that matter, or what is asked about the cell under the cursor."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.labels import Sign, label
from ui.table.key_hints import Hint, KeyHints
from ui.theme.look import px

_HIGH = 40


class GridFoot(QFrame):
    """Says one sentence; where it asks, one answer stands beside it."""

    pressed = Signal()

    def __init__(self, hints: Sequence[Hint], act: str = "") -> None:
        super().__init__()
        self._hints = KeyHints(hints)
        self._sign = Sign("question", "soon")
        self.words = label("", "small", wrap=True)
        self.act = button(act, "link")
        self.act.clicked.connect(self.pressed)
        box = row(self._hints, self._sign, self.words, self.act, gap=8, margins=(16, 4, 16, 4))
        for stretched in (0, 2):
            box.setStretch(stretched, 1)
        line = frame("foot", box)
        line.setMinimumHeight(px(_HIGH))
        self.setLayout(column(line, gap=0))
        self.ask("")

    def ask(self, question: str) -> None:
        """Show a question with its answer; an empty one brings back the keys."""
        self._hints.setVisible(not question)
        for part in (self._sign, self.words, self.act):
            part.setVisible(bool(question))
        self.words.setText(question)
