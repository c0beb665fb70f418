"""Cyclic garbage is looked for on the main thread only.

Python looks for it on whatever thread happens to allocate, and what it throws away there may be
a widget: Qt lets those go on the main thread alone, and the program would die. So while other
threads run Python, the search is started from here. Must not know who works on those threads.
"""

import gc
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 500


class MainThreadCollecting(QObject):
    """Searches as often as Python itself would, by the same counts."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on: Final = gc.isenabled()
        gc.disable()
        self._looking: Final = QTimer(self)
        self._looking.setInterval(_EVERY_MS)
        self._looking.timeout.connect(self.look)
        self._looking.start()

    def look(self) -> None:
        """Search the oldest generation that is due; the younger ones go with it."""
        due = [at for at, (count, most) in enumerate(_ages()) if most and count > most]
        if due:
            gc.collect(due[-1])

    def end(self) -> None:
        """Leave the search to Python again: the other threads are through."""
        self._looking.stop()
        if self._was_on:
            gc.enable()


def _ages() -> Iterator[tuple[int, int]]:
    return zip(gc.get_count(), gc.get_threshold(), strict=True)
