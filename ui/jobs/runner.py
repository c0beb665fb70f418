"""The doors to the services: `start` for long work, `now` for a verb under 100 ms, and readers.

While a job runs no other verb does, so nobody else in the code has to think about locks. Reading
has a thread of its own: it sees the stored facts as they were when it began. What reads for long,
as a preview that is drawn, has another, so that no page waits for it.
"""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from ui.jobs.collecting import MainThreadCollecting
from ui.jobs.job import Job, Work
from ui.jobs.readings import Reader

_T = TypeVar("_T")
_MOST_S: Final = 30


def _nothing() -> None:
    """Follow what was asked before."""


class Busy(RuntimeError):  # noqa: N818 - a state, and a bug of who asked
    """A verb was asked for while a job runs; actions that write are off then."""


class SerialExecutor(Executor):
    """Does the work at once, on the thread that asks: tests need no waiting."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - a future carries whatever happened
            future.set_exception(error)
        return future


class Runner(QObject):
    """Owns the worker thread and those that read; each starts when it is first needed."""

    busy_changed = Signal(bool)

    def __init__(self, executor: Executor | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor: Final = executor or ThreadPoolExecutor(1, thread_name_prefix="job")
        self._reading: Final = executor or ThreadPoolExecutor(1, thread_name_prefix="reading")
        self._drawing: Final = executor or ThreadPoolExecutor(1, thread_name_prefix="drawing")
        # An executor that is given works on the thread that asks.
        self._collecting: Final = None if executor else MainThreadCollecting(self)
        self._job: Job | None = None
        self._drawn: Final[dict[Job, Future[Any]]] = {}
        self._is_over = False

    @property
    def busy(self) -> bool:
        return self._job is not None

    def start(self, work: Work) -> Job:
        """Do long work beside the window; its end arrives after the caller has connected."""
        self._refuse_while_busy()
        job = self._job = Job(work, self)
        job.over.connect(self._free)
        self.busy_changed.emit(True)
        self._executor.submit(job.run).add_done_callback(job.arrive)
        return job

    def draw(self, work: Work) -> Job:
        """Read for long, beside the window and beside a job; its end arrives as a job's does."""
        job = Job(work, self)
        if self._is_over:  # the window is closing: nobody looks at what would be drawn
            return job
        drawing = self._drawn[job] = self._drawing.submit(job.run)
        job.over.connect(self._forget_drawn)
        drawing.add_done_callback(job.arrive)
        return job

    def now(self, verb: Callable[[], _T]) -> _T:
        """Do a short verb at once, on the main thread."""
        self._refuse_while_busy()
        return verb()

    def reader(self, parent: QObject) -> Reader:
        """Give a page what it reads with beside the window."""
        return Reader(self._reading, parent)

    def end_drawing(self) -> None:
        """Stop what is drawn, and wait for all that reads: the data is about to be closed."""
        if self._is_over:  # everything was waited for
            return
        for job in self._drawn:
            job.cancel()
        # It reads in turn: once it has done nothing, it has done everything before.
        wait([*self._drawn.values(), self._reading.submit(_nothing)], _MOST_S)

    def close(self) -> None:
        """Ask what runs to stop, and wait for it."""
        if self._job is not None:
            self._job.cancel()
        self.end_drawing()
        for executor in (self._executor, self._reading, self._drawing):
            executor.shutdown(wait=True, cancel_futures=True)
        if self._collecting is not None:
            self._collecting.end()
        self._is_over = True

    def _forget_drawn(self) -> None:
        for job in [job for job, drawing in self._drawn.items() if drawing.done()]:
            del self._drawn[job]

    def _free(self) -> None:
        self._job = None
        self.busy_changed.emit(False)

    def _refuse_while_busy(self) -> None:
        if self._job is not None:
            raise Busy
