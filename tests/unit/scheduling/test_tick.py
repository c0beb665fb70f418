"""The tick over the real scheduler: it goes on through failures, sleep and clocks that are set."""

import logging
import threading
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo
from queue import Empty, Queue

import pytest
from apscheduler.schedulers import base

from cchc_desktop.scheduling import tick as tick_module
from cchc_desktop.scheduling.clock import VIETNAM
from cchc_desktop.scheduling.tick import Tick

MORNING = datetime(2026, 11, 20, 8, 0, tzinfo=VIETNAM)
SOON_S = 60.0
QUIET_S = 0.3


class Hand:
    """A clock on the wall that a test sets, and a counting one that stands still."""

    def __init__(self) -> None:
        self.at = MORNING

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()

    @staticmethod
    def counted() -> float:
        return 0.0


class Calls:
    def __init__(self) -> None:
        self._made: Queue[int] = Queue()

    def __call__(self) -> None:
        self._made.put(threading.get_ident())

    def wait(self) -> int:
        """Give the thread of the next call."""
        return self._made.get(timeout=SOON_S)

    def none(self) -> bool:
        try:
            self._made.get(timeout=QUIET_S)
        except Empty:
            return True
        return False


@pytest.fixture(autouse=True)
def _busy_machine(caplog: pytest.LogCaptureFixture) -> None:
    """Let a tick of milliseconds find itself running still: APScheduler would warn of it."""
    caplog.set_level(logging.ERROR, logger="apscheduler.scheduler")


@pytest.fixture
def calls() -> Calls:
    return Calls()


@pytest.fixture
def ticks() -> Iterator[list[Tick]]:
    made: list[Tick] = []
    yield made
    for tick in made:
        tick.stop()


def test_it_calls_at_the_start_and_then_at_its_pace(calls: Calls, ticks: list[Tick]):
    tick = Tick(calls, every=0.05)
    ticks.append(tick)
    tick.start()
    heard = {calls.wait() for _ in range(4)}
    assert threading.get_ident() not in heard


def test_between_two_ticks_it_is_silent(calls: Calls, ticks: list[Tick]):
    tick = Tick(calls)
    ticks.append(tick)
    tick.start()
    tick.start()
    calls.wait()
    assert calls.none()


def test_it_calls_at_once_when_asked(calls: Calls, ticks: list[Tick]):
    tick = Tick(calls)
    ticks.append(tick)
    tick.soon()
    assert calls.none()
    tick.start()
    calls.wait()
    for _ in range(3):
        tick.soon()
        calls.wait()


def test_what_is_asked_during_a_call_comes_after_it(ticks: list[Tick]):
    begun, go_on = Queue(), threading.Event()

    def wait() -> None:
        begun.put(1)
        assert go_on.wait(SOON_S)

    tick = Tick(wait)
    ticks.append(tick)
    tick.start()
    begun.get(timeout=SOON_S)
    for _ in range(5):
        tick.soon()
    time.sleep(QUIET_S)
    assert begun.empty()
    go_on.set()
    begun.get(timeout=SOON_S)
    with pytest.raises(Empty):  # five wishes, one call
        begun.get(timeout=QUIET_S)


@pytest.mark.parametrize(
    "jump", [timedelta(hours=10), timedelta(days=365), -timedelta(hours=1), -timedelta(days=365)]
)
def test_a_jump_is_noticed_when_the_scheduler_next_wakes(
    calls: Calls, ticks: list[Tick], jump: timedelta
):
    hand = Hand()
    tick = Tick(calls, hand, steady=hand.counted)
    ticks.append(tick)
    tick.start()
    calls.wait()
    assert calls.none()
    hand.at += jump
    assert tick._scheduler is not None
    tick._scheduler.wakeup()
    calls.wait()
    assert calls.none()


def test_seconds_by_which_a_clock_is_put_right_are_no_jump(calls: Calls, ticks: list[Tick]):
    hand = Hand()
    tick = Tick(calls, hand, steady=hand.counted)
    ticks.append(tick)
    tick.start()
    calls.wait()
    hand.at += timedelta(seconds=2)
    assert tick._scheduler is not None
    tick._scheduler.wakeup()
    assert calls.none()


def test_a_clock_set_back_by_a_year_does_not_silence_it(
    calls: Calls, ticks: list[Tick], monkeypatch: pytest.MonkeyPatch
):
    """The scheduler itself lives by the computer's clock, so here that one is set back too."""
    back = timedelta()

    class Set(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime.now(tz) - back  # noqa: TID251

    class Wall:
        def now(self) -> datetime:
            return Set.now(VIETNAM)

        def today(self) -> date:
            return self.now().date()

    for module in (base, tick_module):
        monkeypatch.setattr(module, "datetime", Set)
    tick = Tick(calls, Wall(), every=0.1)
    ticks.append(tick)
    tick.start()
    calls.wait()
    back = timedelta(days=365)
    for _ in range(5):
        calls.wait()


def test_a_clock_set_while_the_scheduler_plans_does_not_silence_it(calls: Calls, ticks: list[Tick]):
    """The jump itself went by unseen; what is left of it is a next run that is far away."""
    hand = Hand()
    tick = Tick(calls, hand, steady=hand.counted)
    ticks.append(tick)
    tick.start()
    calls.wait()
    assert tick._scheduler is not None
    (job,) = tick._scheduler.get_jobs()
    job.modify(next_run_time=job.next_run_time + timedelta(days=365))
    calls.wait()
    assert calls.none()


@pytest.mark.expects_log("the call of the tick failed")
def test_a_call_that_fails_is_not_the_last(calls: Calls, ticks: list[Tick]):
    left = [2]

    def fail() -> None:
        calls()
        if left[0]:  # a call after this test would be told in the log of another
            left[0] -= 1
            raise ZeroDivisionError

    tick = Tick(fail, every=0.05)
    ticks.append(tick)
    tick.start()
    for _ in range(3):
        calls.wait()


def test_stopping_is_possible_at_any_time(calls: Calls):
    tick = Tick(calls, every=0.05)
    tick.stop()
    tick.start()
    calls.wait()
    tick.stop()
    tick.stop()
    tick.soon()
    while not calls.none():  # one that was under way
        pass
    tick.start()
    calls.wait()
    tick.stop()


def test_stopping_does_not_wait_for_a_call(ticks: list[Tick]):
    begun, go_on = threading.Event(), threading.Event()

    def wait() -> None:
        begun.set()
        go_on.wait(SOON_S)

    tick = Tick(wait)
    ticks.append(tick)
    tick.start()
    assert begun.wait(SOON_S)
    tick.soon()
    before = time.monotonic()
    tick.stop()
    assert time.monotonic() - before < 1.0
    go_on.set()


def test_stopping_while_something_is_due_says_nothing(caplog: pytest.LogCaptureFixture):
    """APScheduler would hand out what is due once more, to workers that are gone."""
    for _ in range(30):
        tick = Tick(lambda: None, every=0.001)
        tick.start()
        time.sleep(0.003)
        tick.stop()
    assert not caplog.records
