"""One window for one data folder: a later start hands its wishes to the window that is there.

The lock tells whether a window listens; who may write the data is settled by the core.
"""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from cchc_desktop.config import handover

HEARD_WITHIN_S: Final = 3.0
_LOCK: Final = "window.lock"
_LOOKS, _BETWEEN_S = 10, 0.02


def handed_over(root: Path, files: Sequence[Path], *, show: bool = True) -> bool:
    """Ask the window that is there to come forward and open files; false if nobody heard it."""
    wish = handover.Request(show=show, open=tuple(files))
    return handover.hand_over(root, wish, HEARD_WITHIN_S)


def _is_damaged(lock: QLockFile) -> bool:
    """Tell a lock that names nobody, as a power cut leaves it, from one that is being written."""
    for _ in range(_LOOKS):
        named: tuple[object, ...] = lock.getLockInfo()
        if named[0]:
            return False
        time.sleep(_BETWEEN_S)
    return True


class WindowLock:
    """Held as long as a window listens for a data folder."""

    def __init__(self) -> None:
        self._lock: QLockFile | None = None

    def take(self, root: Path) -> bool:
        """Take the lock of a data folder; false when another window has it.

        Where there is no data yet, or nothing can be written, there is nobody to hand over to.
        """
        self.release()
        place = root / handover.PLACE
        if not place.is_dir():
            return True
        lock = QLockFile(str(place / _LOCK))
        lock.setStaleLockTime(0)  # however long its holder runs, it is never out of date
        if lock.tryLock(0) or (
            _is_damaged(lock) and lock.removeStaleLockFile() and lock.tryLock(0)
        ):
            self._lock = lock
            return True
        return lock.error() != QLockFile.LockError.LockFailedError

    def release(self) -> None:
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None


class RequestWatch(QObject):
    """Hears what later starts ask of this window: show yourself, open a file."""

    show_asked = Signal()
    files_asked = Signal(object)

    def __init__(self, root: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root: Final = root
        self._watcher: Final = QFileSystemWatcher([str(root / handover.PLACE)], self)
        self._watcher.directoryChanged.connect(self.look)

    def look(self) -> None:
        """Take what was asked meanwhile; also at the start, before anything was watched."""
        for request in handover.take_requests(self._root):
            if request.show:
                self.show_asked.emit()
            if request.open:
                self.files_asked.emit(request.open)
