"""The foot of a grid: the keys that matter, or what is asked about the cell under the cursor."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.labels import Sign, label
from ui.theme.look import px

_HIGH = 40


class GridFoot(QFrame):
    """Says one sentence; where it asks, one answer stands beside it."""

    pressed = Signal()

    def __init__(self, hints: str, act: str = "") -> None:
        super().__init__()
        self._hints = hints
        self._sign = Sign("question", "soon")
        self.words = label(hints, "small", wrap=True)
        self.act = button(act, "link")
        self.act.clicked.connect(self.pressed)
        box = row(self._sign, self.words, self.act, gap=8, margins=(16, 4, 16, 4))
        box.setStretch(1, 1)
        line = frame("foot", box)
        line.setMinimumHeight(px(_HIGH))
        self.setLayout(column(line, gap=0))
        self.ask("")

    def ask(self, question: str) -> None:
        """Show a question with its answer; an empty one brings back the keys."""
        self._sign.setVisible(bool(question))
        self.act.setVisible(bool(question))
        self.words.setText(question or self._hints)
