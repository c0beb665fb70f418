"""How many cells are to be looked at, which of them is the current one, and the way between."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from ui.intake.wording import shown_count
from ui.parts.boxes import row
from ui.parts.buttons import icon_button
from ui.parts.labels import label
from ui.theme.look import px


class Counter(QFrame):
    """The words “Ô cần xem: 3/11” between two arrows."""

    moved = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("switch")
        self.before = icon_button("chevron-left", self.tr("Ô cần xem trước đó (Shift+F8)"))
        self.after = icon_button("chevron-right", self.tr("Ô cần xem kế tiếp (F8)"))
        self._words = label("", "strong")
        self.before.clicked.connect(lambda: self.moved.emit(False))
        self.after.clicked.connect(lambda: self.moved.emit(True))
        self.setLayout(row(self.before, self._words, self.after, gap=4, margins=(0, 0, 0, 0)))
        self.setFixedHeight(px(32))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, at: int, count: int) -> None:
        """Show which of the cells is the current one, from 1; 0 for none of them."""
        if not count:
            words = self.tr("Không còn ô cần xem")
        elif at:
            words = self.tr("Ô cần xem: {}/{}").format(at, shown_count(count))
        else:
            words = self.tr("Ô cần xem: {}").format(shown_count(count))
        self._words.setText(words)
        self.setAccessibleName(words)
        self.before.setEnabled(bool(count))
        self.after.setEnabled(bool(count))

    def text(self) -> str:
        return self._words.text()
