"""Facts of a task in two columns: a quiet name and the words; what is empty is not there."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from ui.parts.boxes import restyle
from ui.parts.labels import label
from ui.theme.look import px

_NAMES: Final = 76


class FactGrid(QFrame):
    """Rows are made once; showing another task only changes their words."""

    def __init__(self, names: list[tuple[str, str]]) -> None:
        """Take the key and the name of each fact, in the order they stand."""
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnMinimumWidth(0, px(_NAMES))
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)
        self._values: Final[dict[str, tuple[QLabel, QLabel]]] = {}
        for key, name in names:
            self._add(key, name)

    def _add(self, key: str, name: str) -> None:
        at = self._grid.rowCount()
        words, value = label(name, "label", wrap=True), label("", "value", wrap=True)
        words.setFixedWidth(px(_NAMES))
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(name)
        self._grid.addWidget(words, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, at, 1)
        self._values[key] = words, value
        self.say(key, "")

    def say(self, key: str, words: str, tone: str = "") -> None:
        """Show a fact; an empty one leaves no gap."""
        for part in self._values[key]:
            part.setVisible(bool(words))
        value = self._values[key][1]
        value.setText(words)
        restyle(value, "tone", tone)

    def words(self, key: str) -> str:
        return self._values[key][1].text()

    def clear(self, keys: list[str]) -> None:
        for key in keys:
            self.say(key, "")
