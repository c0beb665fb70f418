"""A notice told by the system itself, from the icon in the tray: found again in the system's list.

Stands in for `Notice` where the system tells messages. Such a message has no buttons: a click is
the first way on, what else is offered stands in the icon's menu. Must not know what is told.
"""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.tray.icon import TrayIcon


class Announcement(QObject):
    """Told as often as asked; the icon remembers only the last, as the system does."""

    seen = Signal()
    pressed = Signal(str)

    def __init__(self, tray: TrayIcon) -> None:
        super().__init__(tray)
        self._tray: Final = tray
        self._title = self._words = ""
        self._offers = False

    def say(self, at: str, title: str, words: str, answers: Sequence[tuple[str, str]]) -> None:
        """Tell this; `answers` are (code, verb), the first the way a click goes.

        `seen` follows, `pressed` with the code of what was chosen. The system adds the time.
        """
        del at
        self._title, self._words = title, words
        (first, _), *more = answers
        self._tray.announce(title, words, partial(self._press, first) if first else None)
        self._withdraw()
        for code, verb in more:
            self._tray.offer(verb, partial(self._press, code))
            self._offers = True
        # As the notice of our own does it: never from within `say`.
        QTimer.singleShot(0, self, self.seen.emit)

    def title(self) -> str:
        return self._title

    def words(self) -> str:
        return self._words

    def hide(self) -> None:
        """Let it be over. The message stays in the system's list, and a click on it works there."""
        self._title = self._words = ""
        self._withdraw()

    def _withdraw(self) -> None:
        if self._offers:
            self._offers = False
            self._tray.withdraw()

    def _press(self, code: str) -> None:
        self.hide()
        self.pressed.emit(code)
