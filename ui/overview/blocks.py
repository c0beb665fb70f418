"""A block of the overview: a title, a quiet fact, at most one link, and what stands below."""

from typing import Final

from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QWidget

from ui.parts.boxes import column, row
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.theme.look import px

_INSET: Final = 16


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
        head.addStrut(px(24))  # as high with a link as without
        self.setLayout(column(head, self._below, gap=8, margins=(_INSET, 12, _INSET, 12)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def tell(self, fact: str) -> None:
        self._fact.setText(fact)

    def name(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)

    def hold(self, part: QWidget | QLayout) -> None:
        if isinstance(part, QLayout):
            self._below.addLayout(part)
        else:
            self._below.addWidget(part)
