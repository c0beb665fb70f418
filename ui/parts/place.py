"""The frame of a place: its title, a quiet fact, tools at the right, the body, and a side panel.

Below the body is one line that tells what was done.
Painted with the first frame of the program, before there is anything to show in it.
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.boxes import column, frame, row
from ui.parts.labels import label
from ui.parts.message import Message
from ui.theme.look import px
from ui.theme.tokens import PAGE_HEAD, PAGE_INSET


class Place(QFrame):
    """One page of the main window; a place fills its own."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(title)
        self.message: Final = Message((PAGE_INSET, 8, PAGE_INSET, 8))
        self._fact = label("", "small")
        self._tools = QHBoxLayout()
        self._tools.setSpacing(px(8))
        head = row(
            label(title, "title"), self._fact, None, gap=12, margins=(PAGE_INSET, 0, PAGE_INSET, 0)
        )
        head.addLayout(self._tools)
        self._body: QVBoxLayout = column(gap=0)
        main = column(frame("head", head, height=PAGE_HEAD), gap=0)
        main.addLayout(self._body, 1)
        main.addWidget(self.message)
        self._side: QWidget | None = None
        self._floats = False
        self._sides = row(gap=0, margins=(1, 1, 0, 0))
        self._sides.addLayout(main, 1)
        self.setLayout(self._sides)

    def tell(self, fact: str) -> None:
        """Show the one fact beside the title."""
        self._fact.setText(fact)

    def add_tool(self, tool: QWidget, at: int = -1) -> None:
        """Put a tool into the head: behind the others, or at a place among them."""
        self._tools.insertWidget(at, tool, 0, Qt.AlignmentFlag.AlignVCenter)

    def fill(self, body: QWidget) -> None:
        self._body.addWidget(body)

    def add_side(self, panel: QWidget) -> None:
        self._side = panel
        self._sides.addWidget(panel)

    def float_side(self, *, on: bool) -> None:
        """Let the side panel stand over the body, as in a narrow window, or beside it."""
        if self._side is None or on is self._floats:
            return
        self._floats = on
        if on:
            self._sides.removeWidget(self._side)
            self._stand_over(self._side)
        else:
            self._sides.addWidget(self._side)

    def _stand_over(self, side: QWidget) -> None:
        width = side.minimumWidth()  # a side panel has a width of its own
        side.setGeometry(self.width() - width, 1, width, self.height() - 1)
        side.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._floats and self._side is not None:
            self._stand_over(self._side)
