"""What stands where there is no target of a year, or no statistics table."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.labels import Sign, label


class NothingHere(QFrame):
    """What is missing, and how to begin."""

    pressed = Signal()

    def __init__(self, title: str, words: str, act: str) -> None:
        super().__init__()
        self.title = label(title, "lead", wrap=True)
        said = label(words, "muted", wrap=True)
        self.act = button(act, "primary")
        self.act.clicked.connect(self.pressed)
        for one in (self.title, said):
            one.setAlignment(one.alignment().AlignHCenter)
        inner = column(
            None,
            row(None, Sign("targets", "edge_strong", 48), None),
            self.title,
            said,
            4,
            row(None, self.act, None),
            None,
            gap=8,
            margins=(24, 24, 24, 24),
        )
        self.setLayout(column(frame("emptyPlace", inner), margins=(16, 16, 16, 16)))
