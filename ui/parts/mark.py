"""The mark by which an office is known, in two lines to be read out over the telephone.

Plain words go in; must not know how a mark is made or believed.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from ui.parts.boxes import TOP
from ui.parts.labels import label
from ui.theme.look import px

translate = QCoreApplication.translate


class MarkLines(QFrame):
    """Digits over words, each with how it is read; both can be copied."""

    def __init__(self) -> None:
        super().__init__()
        self.digits: Final = label("", "strong", wrap=True)
        self.spoken: Final = label("", "strong", wrap=True)
        box = QGridLayout()
        box.setContentsMargins(0, 0, 0, 0)
        box.setHorizontalSpacing(px(12))
        box.setVerticalSpacing(px(4))
        box.setColumnStretch(1, 1)
        said = (
            (translate("Mark", "Đọc bằng số"), self.digits),
            (translate("Mark", "Đọc bằng chữ"), self.spoken),
        )
        for at, (how, words) in enumerate(said):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            box.addWidget(label(how, "label"), at, 0, TOP)
            box.addWidget(words, at, 1, TOP)
        self.setLayout(box)

    def show_mark(self, digits: str, words: Sequence[str]) -> None:
        self.digits.setText(digits)
        self.spoken.setText(", ".join(words))
