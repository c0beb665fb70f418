"""The one thread on which PDFs are read, for all windows together; answers come back to the main.

Who goes away meanwhile gets no answer. Must not know what is asked.
"""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from itertools import count
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

_T = TypeVar("_T")


class PdfWorker(QObject):
    """`ask` for something; `done` hears it on the main thread unless it was forgotten by then."""

    _arrived = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._executor: Executor = ThreadPoolExecutor(1, thread_name_prefix="pdf")
        self._waiting: Final[dict[int, tuple[Callable[[Any], None], QObject | None]]] = {}
        self._numbers: Final = count()
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(
        self, work: Callable[[], _T], done: Callable[[_T], None], asker: QObject | None = None
    ) -> int:
        """Do work after all that was asked before; return the number to forget it by.

        Where the asker is gone by then, nobody hears of it.
        """
        number = next(self._numbers)
        self._waiting[number] = done, asker
        future = self._executor.submit(work)
        future.add_done_callback(lambda made: self._arrived.emit(number, made))
        return number

    def do(self, work: Callable[[], object]) -> None:
        """Do work whose answer nobody waits for; once the program ends it need not be done."""
        with suppress(RuntimeError):
            self._executor.submit(work)

    def wait(self, work: Callable[[], _T]) -> _T:
        """Do work and wait for it, as a thread other than the main may."""
        return self._executor.submit(work).result()

    def work_by(self, executor: Executor) -> Executor:
        """Let another executor of one thread do the work; return the former."""
        former, self._executor = self._executor, executor
        return former

    def forget(self, number: int) -> None:
        self._waiting.pop(number, None)

    def _deliver(self, number: int, made: "Future[Any]") -> None:
        done, asker = self._waiting.pop(number, (None, None))
        if done is not None and (asker is None or isValid(asker)):
            done(made.result())


@cache
def worker() -> PdfWorker:
    """Return the worker of this process; the thread starts with the first question."""
    return PdfWorker()
