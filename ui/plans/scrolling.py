"""A panel that scrolls as one when the window is low."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea

from ui.parts.boxes import frame


class Scrolling(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fill(self, layout: QLayout) -> None:
        self.setWidget(frame("surface", layout))
