"""A block of the overview: a title, a quiet fact, at most one link, and what stands below."""

from typing import Final

from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QWidget

from ui.parts.boxes import column, row
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.theme.look import px

INSET: Final = 16
_EDGE, _HEAD, _BELOW = 10, 24, 4


class Block(QFrame):
    """As high as what it holds."""

    def __init__(self, title: str, link: str = "") -> None:
        super().__init__()
        self.setObjectName("block")
        self.setAccessibleName(title)
        self._title = label(title, "lead")
        self._fact = label("", "small")
        self.link: Final = button(link, "link")
        if not link:
            self.link.hide()
        self._below = column(gap=0)
        head = row(self._title, self._fact, None, self.link, gap=8)
        head.addStrut(px(_HEAD))  # as high with a link as without
        self.setLayout(column(head, self._below, gap=_BELOW, margins=(INSET, _EDGE, INSET, _EDGE)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @staticmethod
    def frame_height() -> int:
        """Return how much a block takes beside what it holds: edges, head, and its line."""
        return px(2 * _EDGE + _HEAD + _BELOW) + 2

    def tell(self, fact: str) -> None:
        self._fact.setText(fact)

    def hold(self, part: QWidget | QLayout) -> None:
        if isinstance(part, QLayout):
            self._below.addLayout(part)
        else:
            self._below.addWidget(part)
