"""The head of the review: the way back, what it is, how much is to be looked at, the one verb."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy

from ui.intake.counter import Counter
from ui.parts.boxes import column, row
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.theme.look import px
from ui.theme.tokens import PAGE_HEAD

_LEAST_FACT: Final = 40


class TopLine(QFrame):
    """56 high, as every head of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("head")
        self.back: Final = button(self.tr("Nhiệm vụ"), "quiet", sign="chevron-left")
        self.back.setToolTip(self.tr("Trở lại danh sách nhiệm vụ, không nhận kế hoạch này"))
        self._title = label(self.tr("Xem lại trước khi nhận"), "title")
        self._facts: Final = (label("", "small"), label("", "small"))
        for fact in self._facts:
            fact.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            fact.setMinimumWidth(px(_LEAST_FACT))
        self.counter: Final = Counter()
        self.cancel: Final = button(self.tr("Hủy"))
        self.take: Final = button("", "primary")
        self.take.setToolTip("Ctrl+Shift+Enter")
        self._words = ("", "")
        line = row(
            self.back,
            self._title,
            4,
            column(None, *self._facts, None, gap=0),
            8,
            self.counter,
            8,
            self.cancel,
            self.take,
            gap=8,
            margins=(8, 0, 16, 0),
        )
        line.setStretch(3, 1)
        self.setLayout(line)
        self.setFixedHeight(px(PAGE_HEAD))

    def say(self, document: str, read: str) -> None:
        """Show which document it is, and what was read of it."""
        self._words = (document, read)
        self._show_facts()

    def _show_facts(self) -> None:
        for fact, words in zip(self._facts, self._words, strict=True):
            elide = Qt.TextElideMode.ElideRight
            shown = fact.fontMetrics().elidedText(words, elide, fact.width())
            fact.setText(shown)
            fact.setToolTip(words if shown != words else "")
            fact.setAccessibleName(words)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._show_facts()

    def show_verb(self, words: str, *, enabled: bool) -> None:
        self.take.setText(words)
        self.take.setAccessibleName(words)
        self.take.setEnabled(enabled)

    def fit(self, *, wide: bool) -> None:
        """In a narrow window the way back is its arrow alone."""
        self.back.setText(f" {self.tr('Nhiệm vụ')}" if wide else "")
        for fact in self._facts:
            fact.setVisible(wide)
