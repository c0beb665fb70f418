"""Reading beside the window: what a page shows arrives at once when it is quick, later when not.

A reader shows the newest it asked for, and never anything older after it. While it reads, the
page stays as it was and every key works. Must not be used for anything that writes.
"""

from collections.abc import Callable
from concurrent.futures import Executor, Future, wait
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

_T = TypeVar("_T")
# So long the window waits: most offices are read by then, and nothing flickers.
PATIENCE_S: Final = 0.06
_LOOKS_EVERY_MS: Final = 15


class Reader(QObject):
    """Belongs to one page; a failure is handed on to whoever tells of faults."""

    failed = Signal(object)

    def __init__(self, executor: Executor, parent: QObject) -> None:
        super().__init__(parent)
        self._executor: Final = executor
        self._read: Future[Any] | None = None
        self._show: Callable[[Any], None] = _nowhere
        # The page may be gone before its reading ends: so it looks, and nothing calls it.
        self._looking: Final = QTimer(self)
        self._looking.setInterval(_LOOKS_EVERY_MS)
        self._looking.timeout.connect(self._look)

    @property
    def is_reading(self) -> bool:
        return self._read is not None

    def ask(self, work: Callable[[], _T], show: Callable[[_T], None]) -> None:
        """Read with `work`, on another thread, and hand what it gives to `show`, on this one."""
        self.forget()
        self._show = show
        try:
            self._read = self._executor.submit(work)
        except RuntimeError:  # the window is closing
            return
        wait((self._read,), PATIENCE_S)
        self._looking.start()
        self._look()

    def forget(self) -> None:
        """Ask for nothing any more: what is still being read will not be shown."""
        if self._read is not None:
            self._read.cancel()
        self._read = None
        self._looking.stop()

    def _look(self) -> None:
        read = self._read
        if read is None or not read.done():
            return
        self.forget()
        if read.cancelled():  # the window is closing
            return
        error = read.exception()
        if error is None:
            self._show(read.result())
        else:
            self.failed.emit(error)


def _nowhere(_what: object) -> None:
    """Show nothing: nothing was asked for."""
