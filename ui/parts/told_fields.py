"""Fields that tell once something was said: on leaving, on Enter, on choosing.

What is shown anew does not disturb what is being typed. Must not know what is set.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from cchc_desktop.domain.text import nfc
from ui.parts.fields import Choice, Field, GrowingText


class _Line(QLineEdit):
    """Esc brings back what stood there before."""

    restoring = Signal()

    def event(self, event: QEvent) -> bool:
        # Else the place's own Esc, which leads back to the list, would come first.
        if event.type() == QEvent.Type.ShortcutOverride and self._restores(event):
            event.accept()
            return True
        return super().event(event)

    def _restores(self, event: QEvent) -> bool:
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        return is_escape and self.isModified()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._restores(event):
            self.restoring.emit()
            return
        super().keyPressEvent(event)


class WordsField(Field):
    """One line. `said` comes once for each text, and only when it says something else."""

    said = Signal(str)

    def __init__(self, name: str, hint: str = "") -> None:
        self.line: Final = _Line()
        self.line.setPlaceholderText(hint)
        super().__init__(name, self.line)
        self._known = ""
        self.line.editingFinished.connect(self._tell)
        self.line.restoring.connect(self.restore)

    def show_words(self, words: str) -> None:
        """Show what holds, unless something else is being typed."""
        if words == self._known and self.line.isModified():
            return
        self._known = words
        self.restore()

    def restore(self) -> None:
        """Show what holds, whatever was typed."""
        self.line.setText(self._known)
        self.line.setCursorPosition(0)
        self.refuse("")

    def _tell(self) -> None:
        if not self.line.isModified():
            return
        self.line.setModified(False)
        if nfc(self.line.text()) == nfc(self._known):
            self.refuse("")
        else:
            self.said.emit(self.line.text())


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
    """One of a few words; only a person's choice is told."""

    said = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        self.choice: Final = Choice(choices)
        super().__init__(name, self.choice)
        self.choice.activated.connect(self._tell)

    def show_value(self, value: str) -> None:
        self.choice.choose(value)

    def _tell(self) -> None:
        self.said.emit(self.choice.value())
