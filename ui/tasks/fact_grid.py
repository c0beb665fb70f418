"""Facts of a task in two columns: a quiet name and the words; what is empty is not there."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from ui.parts.boxes import restyle
from ui.parts.labels import label
from ui.tasks.words_link import WordsLink
from ui.theme.look import px

_NAMES: Final = 76


class FactGrid(QFrame):
    """Rows are made once; showing another task only changes their words."""

    followed = Signal(object)

    def __init__(
        self,
        names: list[tuple[str, str]],
        links: Collection[str] = (),
        tools: Mapping[str, QWidget] | None = None,
    ) -> None:
        """Take the key and the name of each fact, in the order they stand.

        Some are links; beneath some stands something to press.
        """
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnMinimumWidth(0, px(_NAMES))
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)
        self._values: Final[dict[str, tuple[QLabel, QLabel | WordsLink]]] = {}
        self._leads: Final[dict[str, Any]] = {}
        for key, name in names:
            self._add(key, name, self._link(key) if key in links else self._plain(name))
            if tools and key in tools:
                # Aligned: the width of what is pressed would bound its column.
                left = Qt.AlignmentFlag.AlignLeft
                self._grid.addWidget(tools[key], self._grid.rowCount(), 1, left)

    def _add(self, key: str, name: str, value: QLabel | WordsLink) -> None:
        at = self._grid.rowCount()
        words = label(name, "label", wrap=True)
        words.setFixedWidth(px(_NAMES))
        self._grid.addWidget(words, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, at, 1)
        self._values[key] = words, value
        self.say(key, "")

    @staticmethod
    def _plain(name: str) -> QLabel:
        value = label("", "value", wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(name)
        return value

    def _link(self, key: str) -> WordsLink:
        value = WordsLink("small")
        value.clicked.connect(partial(self._follow, key))
        return value

    def _follow(self, key: str) -> None:
        self.followed.emit(self._leads.get(key))

    def say(self, key: str, words: str, tone: str = "") -> None:
        """Show a fact; an empty one leaves no gap."""
        for part in self._values[key]:
            part.setVisible(bool(words))
        value = self._values[key][1]
        if isinstance(value, WordsLink):
            value.say(words)
        else:
            value.setText(words)
            restyle(value, "tone", tone)

    def lead_to(self, key: str, words: str, name: object) -> None:
        """Show a fact that is a link; pressing it tells `name`."""
        self._leads[key] = name
        self.say(key, words)

    def words(self, key: str) -> str:
        return self._values[key][1].text()

    def clear(self, keys: list[str]) -> None:
        for key in keys:
            self.say(key, "")
