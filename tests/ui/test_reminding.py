"""When the notice comes: once a morning, nothing lost, nothing told twice, no burst."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders.memory_windows import NOW, Bench, MemoryWorkplace, Misfortune
from tests.builders.reminders import MORNING, reminder
from ui.jobs.runner import Runner, SerialExecutor
from ui.shell.staying import tray_doors
from ui.tray.lines import Due
from ui.tray.notice import Notice
from ui.tray.reminding import Reminding

DAY = timedelta(days=1)


@pytest.fixture
def over(bench: Bench) -> Notice:
    return Notice(bench.window)


class Rig:
    def __init__(self, workplace: MemoryWorkplace, notice: Notice, runner: Runner) -> None:
        self.showing: list[frozenset[str]] = []
        self.free = True
        self.faults: list[Exception] = []
        doors = tray_doors(workplace, lambda ids: self.showing.append(frozenset(ids)))
        self.reminding = Reminding(doors, notice, runner, lambda: self.free)
        self.reminding.failed.connect(self.faults.append)


@pytest.fixture
def rig(bench: Bench, workplace: MemoryWorkplace, over: Notice, runner: Runner) -> Rig:
    workplace.to_remind = [reminder(0, -3), reminder(1, 0), reminder(2, 0), reminder(3, 7)]
    bench.window.activateWindow()
    return Rig(workplace, over, runner)


def _seen(workplace: MemoryWorkplace, qtbot: QtBot, times: int = 1) -> None:
    qtbot.waitUntil(lambda: len(workplace.shown) == times)


def test_the_morning_is_told_once_and_noted_after_it_was_seen(
    rig: Rig, over: Notice, workplace: MemoryWorkplace, qtbot: QtBot
):
    rig.reminding.look()
    assert "2\N{NO-BREAK SPACE}việc đến hạn" in over.title()
    assert workplace.shown == []
    _seen(workplace, qtbot)
    assert workplace.shown == [frozenset({"task:0", "task:1", "task:2", "task:3"})]
    over.hide()
    rig.reminding.look()
    assert not over.isVisible()


def test_it_reads_on_the_thread_that_asks_and_shows_on_the_main_one(
    rig: Rig, over: Notice, qtbot: QtBot
):
    waker = threading.Thread(target=rig.reminding.look)
    waker.start()
    waker.join()
    assert not over.isVisible()
    qtbot.waitUntil(over.isVisible)


def test_what_is_entered_during_the_day_is_no_burst(
    rig: Rig, over: Notice, workplace: MemoryWorkplace, qtbot: QtBot
):
    rig.reminding.look()
    _seen(workplace, qtbot)
    over.hide()
    for more in (4, 5, 6):
        workplace.to_remind.append(reminder(more, 0))
        rig.reminding.look()
        assert not over.isVisible()
    workplace.at += 3 * DAY
    workplace.to_remind.append(reminder(7, 0, fire_at=MORNING + 3 * DAY))
    rig.reminding.look()
    assert "4\N{NO-BREAK SPACE}việc đến hạn" in over.title()


def test_an_import_is_told_the_same_day(
    rig: Rig, over: Notice, workplace: MemoryWorkplace, qtbot: QtBot
):
    rig.reminding.look()
    _seen(workplace, qtbot)
    over.hide()
    workplace.to_remind += [reminder(4, 0)]
    rig.reminding.look()
    assert not over.isVisible()
    rig.reminding.forget_morning()
    rig.reminding.look()
    assert over.title() == "Hôm nay có 1\N{NO-BREAK SPACE}việc đến hạn."


def test_a_clock_set_back_after_the_notice_does_not_silence_it(
    rig: Rig, over: Notice, workplace: MemoryWorkplace, qtbot: QtBot
):
    workplace.at += 365 * DAY
    rig.reminding.look()
    _seen(workplace, qtbot)
    over.hide()
    workplace.at = NOW
    workplace.shown.clear()
    rig.reminding.look()
    assert over.isVisible()


def test_put_off_it_comes_back_at_its_hour(
    rig: Rig, over: Notice, workplace: MemoryWorkplace, qtbot: QtBot
):
    rig.reminding.look()
    _seen(workplace, qtbot)
    over.buttons["later"].click()
    assert set(workplace.off.values()) == {NOW.replace(hour=14, minute=0)}
    workplace.at = NOW.replace(hour=13, minute=59)
    rig.reminding.look()
    assert not over.isVisible()
    workplace.at = NOW.replace(hour=14, minute=0)
    rig.reminding.look()
    assert over.isVisible()


def test_put_off_after_the_hour_it_names_it_comes_the_next_morning(
    rig: Rig, over: Notice, workplace: MemoryWorkplace
):
    rig.reminding.look()
    workplace.at = NOW.replace(hour=15)
    over.buttons["later"].click()
    assert all(until > workplace.at for until in workplace.off.values())
    assert workplace.off
    rig.reminding.look()
    assert not over.isVisible()


def test_seeing_leads_to_what_was_told(rig: Rig, over: Notice):
    rig.reminding.look()
    assert over.buttons["see"].text() == "Xem 4 việc"
    over.buttons["see"].click()
    assert rig.showing == [frozenset({"task:0", "task:1", "task:2", "task:3"})]
    assert not over.isVisible()


def test_it_waits_while_something_fills_the_screen(rig: Rig, over: Notice):
    rig.free = False
    rig.reminding.look()
    assert not over.isVisible()
    rig.free = True
    rig.reminding.look()
    assert over.isVisible()


def test_once_over_nothing_is_read_any_more(
    rig: Rig, over: Notice, workplace: MemoryWorkplace, monkeypatch: pytest.MonkeyPatch
):
    begun, go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def slow() -> Due:
        begun.set()
        assert go_on.wait(60)
        ended.set()
        return Due(workplace.to_remind, workplace.to_remind)

    doors = tray_doors(workplace, lambda _ids: None)
    monkeypatch.setattr(rig.reminding, "_doors", replace(doors, due=slow))
    reader = threading.Thread(target=rig.reminding.look)
    reader.start()
    assert begun.wait(60)
    threading.Timer(0.05, go_on.set).start()
    rig.reminding.end()
    assert ended.is_set()
    reader.join()
    ended.clear()
    rig.reminding.look()
    QApplication.sendPostedEvents(rig.reminding)
    assert not ended.is_set()
    assert not over.isVisible()


class Held(SerialExecutor):
    """Keeps a job running until a test lets it end."""

    def __init__(self) -> None:
        self.end: Callable[[], object] = lambda: None

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.end = lambda: future.set_result(fn(*args, **kwargs))
        return future


def test_beside_a_job_nothing_is_written(
    bench: Bench, workplace: MemoryWorkplace, over: Notice, qtbot: QtBot
):
    assert bench.work.is_ready()
    workplace.to_remind = [reminder(0, 0)]
    held = Held()
    runner = Runner(held)
    rig = Rig(workplace, over, runner)
    runner.start(lambda _ticket: None)
    rig.reminding.look()
    assert over.isVisible()
    over.buttons["later"].click()
    qtbot.wait(30)
    assert not workplace.off
    held.end()
    qtbot.waitUntil(lambda: "task:0" in workplace.off)


def test_a_misfortune_is_borne_and_a_bug_is_told(
    rig: Rig, over: Notice, workplace: MemoryWorkplace, monkeypatch: pytest.MonkeyPatch
):
    troubles: list[Exception] = [Misfortune("database-busy"), ZeroDivisionError()]

    def due() -> Due:
        if troubles:
            raise troubles.pop(0)
        return Due(workplace.to_remind, workplace.to_remind)

    doors = tray_doors(workplace, lambda _ids: None)
    monkeypatch.setattr(rig.reminding, "_doors", replace(doors, due=due))
    rig.reminding.look()
    assert rig.faults == []
    rig.reminding.look()
    assert [type(fault) for fault in rig.faults] == [ZeroDivisionError]
    rig.reminding.look()
    assert over.isVisible()
