"""What stands where no line is: nothing to be told in a period, or nothing that fits the chips."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.labels import Sign, label


class NothingFits(QFrame):
    """Says what there is none of, and offers the way back."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "muted")
        back = button(self.tr("Bỏ lọc"))
        back.clicked.connect(self.pressed)
        sign = row(None, Sign("search", "edge_strong", 48), None)
        words, act = row(None, self._words, None), row(None, back, None)
        self.setLayout(column(None, sign, words, act, None, gap=12))

    def say(self, words: str) -> None:
        self._words.setText(words)


class NothingOwed(QFrame):
    """A period in which nothing is to be told, and where to look for what is."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "lead")
        self._words = label("", "muted")
        self.act = button("", "primary")
        self.act.clicked.connect(self.pressed)
        inner = column(
            None,
            row(None, Sign("entry", "edge_strong", 48), None),
            row(None, self._title, None),
            row(None, self._words, None),
            4,
            row(None, self.act, None),
            None,
            gap=8,
        )
        self.setLayout(column(frame("emptyPlace", inner), margins=(16, 16, 16, 16)))

    def say(self, title: str, words: str, act: str) -> None:
        self._title.setText(title)
        self._words.setText(words)
        self.act.setText(act)
        self.act.setAccessibleName(act)
