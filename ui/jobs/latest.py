"""Draws for long beside the window: one drawing at a time, and only the one asked last counts.

Must not know what is drawn, nor write anything.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal, SignalInstance

from ui.jobs.job import Job, Work


class Latest(QObject):
    """What is asked while another runs waits for its end; of several the last one only.

    `found` and `failed` tell of what was asked last, and of nothing else.
    """

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, start: Callable[[Work], Job], parent: QObject) -> None:
        super().__init__(parent)
        self._start: Final = start
        self._job: Job | None = None
        self._next: Work | None = None
        self._is_wanted = False

    @property
    def is_waited_for(self) -> bool:
        """Tell whether something is still to come."""
        return self._is_wanted

    def ask(self, work: Work) -> None:
        """Draw this; what runs for an older wish is asked to stop."""
        self._next, self._is_wanted = work, True
        if self._job is None:
            self._go_on()
        else:
            self._job.cancel()

    def drop(self) -> None:
        """Let nothing come any more of what was asked."""
        self._next, self._is_wanted = None, False
        if self._job is not None:
            self._job.cancel()

    def _go_on(self) -> None:
        work, self._next = self._next, None
        if work is None:
            return
        job = self._job = self._start(work)
        job.over.connect(self._free)
        job.finished.connect(self._take)
        job.failed.connect(self._fail)
        job.cancelled.connect(self._go_on)

    def _free(self) -> None:
        self._job = None

    def _take(self, result: object) -> None:
        self._end(self.found, result)

    def _fail(self, error: object) -> None:
        self._end(self.failed, error)

    def _end(self, told: SignalInstance, what: object) -> None:
        if self._next is not None:
            self._go_on()
        elif self._is_wanted:
            self._is_wanted = False
            told.emit(what)
