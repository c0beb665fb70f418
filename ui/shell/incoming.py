"""Files that a person hands to the window, by whichever way: each goes to the place it is for.

Must not know what becomes of them there.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer

from cchc_desktop.config.long_paths import reachable
from cchc_desktop.exchange.archives import is_form
from cchc_desktop.exchange.update_file import ENDING
from ui.actions.bench import Bench
from ui.shell.places import LOADERS

EXCHANGE: Final = "exchange"
_PACKAGE: Final = ".cchc"
_WORKBOOKS: Final = frozenset({".xlsx", ".xlsm"})
_ARCHIVE: Final = ".zip"  # several packages mailed together
Take = Callable[[Sequence[Path]], None]


class Incoming(QObject):
    """What is no plan waits while a review stands over the places, or something is being done."""

    def __init__(
        self, bench: Bench, plans: Take, exchanging: Callable[[], bool] = lambda: False
    ) -> None:
        """Take `plans` for what is no package; `exchanging` says that Trao đổi is in front."""
        super().__init__(bench)
        self._bench, self._plans, self._exchanging = bench, plans, exchanging
        self._is_covered = False
        self._waiting: Sequence[Path] = ()
        bench.over_asked.connect(self._cover)
        bench.over_left.connect(self._uncover)
        bench.busy_changed.connect(self._look_again)

    def take(self, files: Sequence[Path]) -> None:
        files = [reachable(one) for one in files]
        updates = [one for one in files if one.name.lower().endswith(ENDING)]
        packages = [one for one in files if one not in updates and self._is_for_exchange(one)]
        plans = [one for one in files if one not in updates and one not in packages]
        if self._is_covered or not self._bench.may_act():
            self._waiting = [*self._waiting, *packages, *updates]
        else:
            self._hand_on(packages, updates)
        if plans:
            self._plans(plans)

    def _is_for_exchange(self, file: Path) -> bool:
        """Say whether a file is a package; in Trao đổi a folder or a whole stick may hold some."""
        return _is_exchanged(file) or (file.is_dir() and self._exchanging())

    def _hand_on(self, packages: Sequence[Path], updates: Sequence[Path]) -> None:
        if packages:
            self._bench.go(EXCHANGE)  # the page is there when this comes back
            self._bench.files_asked.emit(list(packages))
        if updates:
            from ui.settings.update_flow import open_update  # noqa: PLC0415 - twice a year

            open_update(self._bench, updates[-1])

    def _cover(self, _page: object) -> None:
        self._is_covered = True

    def _uncover(self) -> None:
        self._is_covered = False
        self._go_on()

    def _look_again(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        if not busy and self._waiting:
            # After the end of the job was heard by whom it was for.
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        waiting, self._waiting = self._waiting, ()
        if waiting:
            self.take(waiting)


def _is_exchanged(file: Path) -> bool:
    """Tell a file that came from another office; without a place for it, intake says so."""
    if EXCHANGE not in LOADERS:
        return False
    ending = file.suffix.lower()
    if ending in (_PACKAGE, _ARCHIVE):
        return True
    return ending in _WORKBOOKS and _is_filled_form(file)


def _is_filled_form(file: Path) -> bool:
    try:
        return is_form(file)
    except OSError:
        return False  # intake says what is wrong with it
