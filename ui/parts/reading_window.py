"""A window with something longer to read before one decides: words, a text, verbs.

Must not know what is decided.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QWidget

from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.form_dialog import FOOT, WIDE
from ui.parts.labels import label
from ui.theme.look import px

_TALL: Final = 200


class ReadText(QPlainTextEdit):
    """A text to read, to scroll through by keys, and to copy from."""

    def __init__(self, name: str, text: str = "") -> None:
        super().__init__(text)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)


class ReadingWindow(QDialog):
    """`answer` is the code of the button pressed, "" if closed; the first is the way on."""

    def __init__(
        self,
        caption: str,
        title: str,
        words: str,
        answers: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        careful: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(caption)
        self.setAccessibleDescription(words)
        self.answer = ""
        self.buttons: Final[dict[str, QPushButton]] = {}
        self.body: Final = column(
            label(title, "lead", wrap=True),
            label(words, wrap=True),
            gap=8,
            margins=(24, 20, 24, 20),
        )
        foot = row(None, gap=8, margins=(24, 12, 24, 12))
        for at, (code, verb) in enumerate(answers):
            one = button(verb, "primary" if at == 0 else "")
            one.setDefault(at == 0)
            one.setProperty("answer", code)
            one.clicked.connect(self._press)
            foot.addWidget(one)
            self.buttons[code] = one
        low = frame("dialogFoot", foot, height=FOOT)
        whole = column(frame("dialogWords", self.body), low, gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.setFixedWidth(max(px(WIDE), low.sizeHint().width()))
        if answers:
            # A large step is not taken by pressing Enter before reading.
            self.buttons[answers[-1 if careful else 0][0]].setFocus()

    def add_text(self, name: str, text: str, tall: int = _TALL) -> ReadText:
        """Add what is to be read, under its name."""
        shown = ReadText(name, text)
        shown.setFixedHeight(px(tall))
        head = label(name, "label")
        head.setBuddy(shown)
        self.body.addWidget(head)
        self.body.addWidget(shown)
        return shown

    def _press(self) -> None:
        self.answer = str(self.sender().property("answer"))
        self.accept()

    def ask(self) -> str:
        """Show the window until it is answered; return the code of the answer."""
        self.exec()
        return self.answer
