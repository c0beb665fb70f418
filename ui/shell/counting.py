"""The numbers beside the places' names: read beside the window, some time after a change.

Must not know what is counted.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from cchc_desktop.services.overview.place_counts import place_counts

if TYPE_CHECKING:
    from ui.actions.bench import Bench
    from ui.shell.navigation import Navigation

# Longer than a pause in typing: nobody waits for these numbers.
_RESTS_MS: Final = 1_200


class PlaceCounting(QObject):
    """Lives as long as the bench."""

    def __init__(self, bench: "Bench", navigation: "Navigation") -> None:
        super().__init__(bench)
        self._bench, self._navigation = bench, navigation
        self._reader: Final = bench.reader(self)
        self._resting: Final = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_RESTS_MS)
        self._resting.timeout.connect(self.count)
        bench.changed.connect(lambda _touched: self._resting.start())
        self._resting.start()

    def count(self) -> None:
        """Read the numbers now, and show them."""
        desk = self._bench.desk
        self._reader.ask(lambda: place_counts(desk), self._navigation.show_counts)
