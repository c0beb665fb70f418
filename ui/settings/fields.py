"""Fields that tell once something was said: on Enter, on leaving, on choosing.

What is shown anew does not disturb what is being typed. Must not know what is set.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from ui.parts.fields import Choice, Field, GrowingText


class WordsField(Field):
    """One line. `said` comes once for each text."""

    said = Signal(str)

    def __init__(self, name: str, hint: str = "") -> None:
        self.line: Final = QLineEdit()
        self.line.setPlaceholderText(hint)
        super().__init__(name, self.line)
        self._known = ""
        self.line.editingFinished.connect(self._tell)

    def show_words(self, words: str) -> None:
        """Show what holds, unless something else is being typed."""
        if words == self._known and self.line.isModified():
            return
        self._known = words
        self.line.setText(words)
        self.line.setCursorPosition(0)
        self.refuse("")

    def _tell(self) -> None:
        words = self.line.text()
        if self.line.isModified():
            self.line.setModified(False)
            if words == self._known:
                self.refuse("")
            else:
                self.said.emit(words)


class _Lines(GrowingText):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class LinesField(Field):
    """A few lines; Enter begins another, leaving the field says them."""

    said = Signal(str)

    def __init__(self, name: str) -> None:
        self.lines: Final = _Lines(2, 4)
        super().__init__(name, self.lines)
        self._known = ""
        self.lines.left.connect(self._tell)

    def show_words(self, words: str, hint: str = "") -> None:
        self.lines.setPlaceholderText(hint)
        if words == self._known and self.lines.document().isModified():
            return
        self._known = words
        self.lines.setPlainText(words)
        self.lines.document().setModified(False)

    def _tell(self) -> None:
        if self.lines.document().isModified():
            self.lines.document().setModified(False)
            self.said.emit(self.lines.toPlainText())


class PickField(Field):
    """One of a list; only a person's choice is told."""

    said = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        self.choice: Final = Choice(choices)
        super().__init__(name, self.choice)
        self.choice.activated.connect(self._tell)

    def show_value(self, value: str) -> None:
        self.choice.choose(value)

    def _tell(self) -> None:
        self.said.emit(self.choice.value())
