"""One piece of long work as the window sees it: its steps and its end, told on the main thread."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from cchc_desktop.domain.ticket import Cancelled, Ticket

Work = Callable[[Ticket], Any]
# A reader may step at each of 100,000 rows; the window wants to know thirty times a second.
_BETWEEN_STEPS_S: Final = 1 / 30


class Job(QObject):
    """`over` comes first, so that the next job may start; then exactly one of the other ends."""

    stepped = Signal(int, int, str)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    over = Signal()
    _arrived = Signal(object)

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Final = work
        self._ticket: Final = Ticket(self._step)
        self._next_step = 0.0
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self) -> Any:
        """Do the work; on the worker."""
        return self._work(self._ticket)

    @property
    def seen(self) -> int:
        """Return how much of what the work is done for it has come upon so far."""
        return self._ticket.seen

    def cancel(self) -> None:
        self._ticket.cancel()

    @property
    def is_unwanted(self) -> bool:
        """Tell whether somebody asked to stop; the work may have ended before it noticed."""
        return self._ticket.cancelled

    def arrive(self, future: "Future[Any]") -> None:
        """Hand the end of the work over to the main thread; on the worker."""
        self._arrived.emit(future)

    def _step(self, done: int, total: int, label_code: str) -> None:
        now = time.monotonic()
        if now >= self._next_step or done == total:
            self._next_step = now + _BETWEEN_STEPS_S
            self.stepped.emit(done, total, label_code)

    def _deliver(self, future: "Future[Any]") -> None:
        error = future.exception()
        self.over.emit()
        if error is None:
            self.finished.emit(future.result())
        elif isinstance(error, Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(error)
        self.deleteLater()
