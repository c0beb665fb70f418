"""Buttons: plain, primary, quiet, link and icon, and the switch of a few."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QWidget

from ui.icons import icon
from ui.parts.boxes import restyle, row
from ui.theme.look import font, px
from ui.theme.tokens import Role

Kind = Literal["", "primary", "quiet", "link", "icon"]

_INKS: dict[Kind, Role] = {"primary": "on_accent", "link": "accent_text"}


def button(text: str, kind: Kind = "", *, sign: str = "") -> QPushButton:
    """Return a button named by a verb, with a sign before it where it helps."""
    # One space before the word widens Qt's 4 px between icon and word to about 8.
    out = QPushButton(f" {text}" if sign else text)
    out.setProperty("kind", kind)
    out.setAccessibleName(text)
    out.setAutoDefault(False)
    out.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    if sign:
        out.setIcon(icon(sign, _INKS.get(kind, "text2")))
        out.setIconSize(QSize(px(16), px(16)))
    return out


def promote(one: QPushButton, sign: str, *, primary: bool) -> None:
    """Let a button be the primary one of its window, or no longer: there is one at a time."""
    restyle(one, "kind", "primary" if primary else "")
    one.setIcon(icon(sign, _INKS["primary"] if primary else "text2"))


def icon_button(sign: str, name: str) -> QPushButton:
    """Return a button without a word; its name is its tooltip and what is read aloud."""
    out = button("", "icon")
    out.setIcon(icon(sign))
    out.setIconSize(QSize(px(16), px(16)))
    rename(out, name)
    return out


def rename(icon_only: QPushButton, name: str) -> None:
    icon_only.setToolTip(name)
    icon_only.setAccessibleName(name)


class Switch(QFrame):
    """One of a few words; arrow keys move inside it."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("switch")
        self._group = QButtonGroup(self)
        self._values = [value for value, _ in choices]
        box = row(gap=2, margins=(2, 2, 2, 2))
        for at, (_, word) in enumerate(choices):
            one = button(word)
            one.setCheckable(True)
            # The chosen word is bold, and a frame that moves with the choice would be restless.
            bold = QFontMetrics(font("body_strong")).horizontalAdvance(word)
            one.setMinimumWidth(bold + px(28))
            self._group.addButton(one, at)
            box.addWidget(one)
        self._group.button(0).setChecked(True)
        self.setLayout(box)
        self.setFixedHeight(px(32))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.idClicked.connect(self._tell)

    def value(self) -> str:
        return self._values[self._group.checkedId()]

    def choose(self, value: str) -> None:
        self._group.button(self._values.index(value)).click()

    def _tell(self, at: int) -> None:
        self.chosen.emit(self._values[at])
