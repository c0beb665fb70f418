"""Wakes whoever asked to be woken, once a minute; it only wakes, and knows nothing of reminders.

Loading this module loads APScheduler: import it after the first paint.
"""

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import STATE_STOPPED

from cchc_desktop.scheduling.clock import VIETNAM, Clock, SystemClock

_LOG = logging.getLogger(__name__)
MINUTE: Final = 60.0
# Clocks are put right by seconds every day; what matters is a lid closed or a date set wrong.
_JUMP: Final = timedelta(seconds=5)


class Tick:
    """Calls at the start, each `every` seconds, when asked to, and after sleep or a clock's jump.

    The call is made on a thread of its own; two never run at once.
    """

    def __init__(
        self,
        call: Callable[[], None],
        clock: Clock | None = None,
        *,
        every: float = MINUTE,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._call: Final = call
        self._every: Final = every
        self._pace: Final = _Pace(clock or SystemClock(), steady)
        self._scheduler: BackgroundScheduler | None = None
        self._is_asked = False

    def start(self) -> None:
        """Begin, with a call at once; nothing happens when it runs already."""
        if self._scheduler is not None:
            return
        self._pace.jumped()  # from here on
        scheduler = _Watchful(self._pace, self._every)
        scheduler.add_job(
            self._run,
            "interval",
            seconds=self._every,
            next_run_time=datetime.now(VIETNAM),  # noqa: TID251 - APScheduler's own time, no fact
            # With the default of one second, a laptop that wakes up would skip what it missed.
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
        self._scheduler = scheduler
        scheduler.start()

    def soon(self) -> None:
        """Call at once, or after the call that runs; as after an import. Nothing unless started."""
        scheduler = self._scheduler
        if scheduler is None or self._is_asked:
            return
        self._is_asked = True
        # A job of its own: one that runs already would be skipped. The one worker keeps the order.
        scheduler.add_job(self._run_as_asked, misfire_grace_time=None)

    def stop(self) -> None:
        """End without waiting for a call that runs; at any time, any number of times."""
        scheduler, self._scheduler = self._scheduler, None
        self._is_asked = False
        if scheduler is not None:
            scheduler.shutdown(wait=False)

    def _run_as_asked(self) -> None:
        self._is_asked = False  # what is asked from here on needs another call
        self._run()

    def _run(self) -> None:
        if self._scheduler is None:
            return
        try:
            self._call()
        except Exception:  # noqa: BLE001 - see below
            # One failed call is no reason to wake nobody for the rest of the day.
            _LOG.exception("the call of the tick failed")


class _Pace:
    """Compares the clock on the wall with one that only counts on."""

    def __init__(self, clock: Clock, steady: Callable[[], float]) -> None:
        self._clock, self._steady = clock, steady
        self._wall, self._counted = clock.now(), steady()

    def jumped(self) -> bool:
        """Tell whether the two went apart since the last look: sleep, or a clock that was set."""
        wall, counted = self._clock.now(), self._steady()
        gap = (wall - self._wall) - timedelta(seconds=counted - self._counted)
        self._wall, self._counted = wall, counted
        if abs(gap) < _JUMP:
            return False
        _LOG.info("the clock jumped by %s", gap)
        return True


class _Watchful(BackgroundScheduler):  # type: ignore[misc]
    """A scheduler that a clock set back cannot put to sleep.

    It plans by the clock on the wall and sleeps by the counting one: set back by a year while it
    plans, it would sleep for a year; set back while it sleeps, its next run would be a year away.
    """

    def __init__(self, pace: _Pace, every: float) -> None:
        super().__init__(
            timezone=VIETNAM,
            # Beside this thread: a slow call must not hold up `soon` and `stop`.
            executors={"default": ThreadPoolExecutor(1)},
        )
        self._pace, self._every = pace, every

    def _process_jobs(self) -> float | None:
        if self.state == STATE_STOPPED:
            return None  # it would hand out what is due, to workers that are gone
        self._pull_back()
        wait: float | None = super()._process_jobs()
        return None if wait is None else min(wait, self._every)

    def _pull_back(self) -> None:
        """Make everything due now if the clock jumped, or has left a run too far away."""
        jumped = self._pace.jumped()
        now = datetime.now(VIETNAM)  # noqa: TID251 - as above
        farthest = now + timedelta(seconds=self._every) + _JUMP
        for job in self.get_jobs():
            if jumped or job.next_run_time > farthest:
                with suppress(JobLookupError):  # done, or stopped, meanwhile
                    job.modify(next_run_time=now)
