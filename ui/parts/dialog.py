"""A dialog of one sentence: what happened, what to do, and buttons that are verbs."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QPushButton, QWidget

from ui.parts.boxes import TOP, column, frame, row
from ui.parts.buttons import button
from ui.parts.labels import Sign, label
from ui.theme.look import px
from ui.theme.tokens import Role

Tone = Literal["error", "question", "plain"]
FOOT = 56
_SIGNS: dict[Tone, tuple[str, Role]] = {
    "error": ("error", "late"),
    "question": ("question", "accent_text"),
    "plain": ("tasks", "text2"),
}


class SentenceDialog(QDialog):
    """Asks with verbs, never with OK. `answer` is the code of the button pressed, "" if closed."""

    def __init__(  # noqa: PLR0913 - a dialog is these words
        self,
        caption: str,
        title: str,
        sentence: str,
        answers: Sequence[tuple[str, str]],
        *,
        tone: Tone = "error",
        extra: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show `answers` as (code, verb); the first is the way on and has the focus."""
        super().__init__(parent)
        self.setWindowTitle(caption)
        self.setAccessibleDescription(sentence)
        self.answer = ""
        self.buttons: dict[str, QPushButton] = {}
        sign, role = _SIGNS[tone]
        words = column(label(title, "lead", wrap=True), label(sentence, wrap=True), gap=4)
        words.addStretch(1)
        if extra is not None:
            words.addSpacing(px(8))
            words.addWidget(extra)
        mark = Sign(sign, role, 24)
        top = row(mark, words, gap=16, margins=(24, 20, 24, 20))
        top.setAlignment(mark, TOP)
        top.setStretch(1, 1)
        foot = row(None, gap=8, margins=(24, 12, 24, 12))
        for at, (code, verb) in enumerate(answers):
            one = button(verb, "primary" if at == 0 else "")
            one.setDefault(at == 0)
            one.clicked.connect(self._press)
            one.setProperty("answer", code)
            foot.addWidget(one)
            self.buttons[code] = one
        low = frame("dialogFoot", foot, height=FOOT)
        whole = column(frame("dialogWords", top), low, gap=0)
        whole.setStretch(0, 1)
        # A wrapped label's least height is that of its least width; the dialog knows better.
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(whole)
        wanted = px(640 if len(sentence) > 320 else 480)
        self.setFixedWidth(max(wanted, low.sizeHint().width()))
        self.setWindowModality(
            Qt.WindowModality.WindowModal if parent else Qt.WindowModality.ApplicationModal
        )
        if answers:
            self.buttons[answers[0][0]].setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        # Wrapped words know their height only once the width is settled.
        if (layout := self.layout()) is not None:
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))
        super().showEvent(event)

    def _press(self) -> None:
        pressed = self.sender()
        self.answer = str(pressed.property("answer"))
        self.accept()

    def ask(self) -> str:
        """Show the dialog until it is answered; return the code of the answer."""
        self.exec()
        return self.answer
