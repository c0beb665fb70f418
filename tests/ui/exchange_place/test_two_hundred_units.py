"""Nothing in the place holds up the window for 100 ms with 200 units and a year of reports.

What is measured is how long the main thread works at a stretch: what is read beside the window,
and what others do on the machine, does not count.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from exchange_stage import Stage, stage_of
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.draft import Document, PlanDraft, TaskDraft
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.exchange.errands import errands
from cchc_desktop.services.exchange.taking import take
from cchc_desktop.services.exchange.year_board import year_board
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from tests.benchmarks.taking_in import _GROUP, _city, _files
from tests.builders.exchanging import PHRASE, Place, World, at_home, settle_down
from tests.builders.owing import owe_quarterly
from ui.exchange.send_dialog import SendDialog
from ui.jobs.readings import Reader
from ui.jobs.runner import Runner
from ui.table.view import LineView

UNITS, DIFFERENCES = 200, 500
MOST_S = 0.1
TIMES = 5
Q4 = parse("2026Q4")


@dataclass
class Watch:
    """Notes how long the main thread works at a stretch."""

    stage: Stage
    told: dict[str, float] = field(default_factory=dict)

    def time(self, name: str, act: Callable[[], object], *, times: int = TIMES) -> None:
        self.told[name] = statistics.median(self._held(act) for _ in range(times))

    def _held(self, act: Callable[[], object]) -> float:
        start = time.thread_time()
        act()
        QTest.qWait(1)
        held = [time.thread_time() - start]
        while self._goes_on():
            start = time.thread_time()
            live(5)
            held.append(time.thread_time() - start)
        return max(held)

    def _goes_on(self) -> bool:
        readers = self.stage.frame.findChildren(Reader)
        return not self.stage.bench.may_act() or any(one.is_reading for one in readers)

    def say(self, capsys: pytest.CaptureFixture[str]) -> None:
        lines = [f"{name}: {cost * 1000:.0f} ms" for name, cost in self.told.items()]
        with capsys.disabled():
            print("\n" + "\n".join(lines))  # noqa: T201 - what it costs is worth knowing
        assert {name for name, cost in self.told.items() if cost > MOST_S} == set()


def live(milliseconds: int) -> None:
    """Let the window live. `QTest.qWait` would not let other threads run meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _owe(place: Place) -> None:
    """Let every unit owe a report a quarter."""
    owe_quarterly(place.desk, _GROUP)


@pytest.fixture
def busy(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[Stage, list[Path]]]:
    """Give the place over 200 units whose last quarter's reports have just come."""
    place = Place(None, tmp_path, tmp_path / "profile")  # type: ignore[arg-type]
    place.profile.mkdir()
    with at_home(place):
        place.office = settle_down(_city(tmp_path / "city", UNITS))
        _owe(place)
        files = _files(place.office, tmp_path)
        take(place.desk, place.office.folder, files[:-UNITS], Ticket())
        runner = Runner()
        with stage_of(place, tmp_path, runner, qtbot) as stage:
            yield stage, files[-UNITS:]
        runner.close()
        place.office.close()


def _table(stage: Stage) -> LineView:
    table = stage.page.board.table
    assert table is not None
    return table


def _dialog(stage: Stage) -> SendDialog:
    found = stage.page._errands()
    periods = stage.page.sending._periods(Q4)
    dialog = SendDialog(found, found, periods, stage.desk.today, stage.frame)
    dialog.table.choose_first(0)
    dialog.show()
    return dialog


@pytest.mark.long
@pytest.mark.timeout(900)
def test_nothing_holds_up_the_place(
    busy: tuple[Stage, list[Path]], capsys: pytest.CaptureFixture[str]
):
    stage, came = busy
    page, watch = stage.page, Watch(stage)
    watch.time("shown anew", page.refresh)
    table = _table(stage)
    page.board.choose(table.lines.line(0).id, Q4)
    turn = (at * 7 % UNITS for at in count(1))
    watch.time("only those that are missing", page.board.missing.click)
    watch.time("all of them", page.board.every.click)
    watch.time("another unit", lambda: table.choose(table.lines.line(next(turn)).id, str(Q4)))
    watch.time("sorted", lambda: table.turn_sort("unit"))
    bar = table.verticalScrollBar()
    watch.time("scrolled", lambda: (bar.setValue(next(turn) * 20), table.viewport().repaint()))
    for name, part in (("history", page.files), ("whom we know", page.known)):
        watch.time(name, lambda part=part: (page._come_back(), page._turn_to(part)))  # type: ignore[misc]
    page._come_back()
    watch.time("what is to be sent", lambda: _dialog(stage), times=3)
    dialog = _dialog(stage)
    watch.time("all of it chosen", dialog.every.click)
    watch.time("one of it chosen", lambda: dialog._turn(dialog.table.lines.line(3)))
    dialog.close()
    watch.time("200 files dropped", lambda: page.look_at(came), times=1)
    assert len(page.arrived.seen) == UNITS
    watch.time("another file", lambda: page.arrived.files.choose(next(turn)))
    watch.time("200 files taken in", page.arrived.take, times=1)
    assert not page.arrived.paths
    start = time.perf_counter()
    assert len(year_board(stage.desk, 2026).units) == UNITS
    assert len(errands(stage.desk)) >= UNITS
    with capsys.disabled():
        print(f"\nboard and errands read in {time.perf_counter() - start:.2f} s")  # noqa: T201
    watch.say(capsys)


def _press(button: QPushButton) -> None:
    button.click()


@pytest.fixture
def differing(tmp_path: Path, qtbot: QtBot) -> Iterator[Stage]:
    """Give the place of an office whose two computers wrote 500 notes differently."""
    world = World(tmp_path / "offices")
    world.top.mkdir()
    first = world.office("first", "UBND phường Hoa Sen")
    tasks = tuple(TaskDraft(f"Nhiệm vụ thứ {at}", str(at)) for at in range(DIFFERENCES))
    draft = PlanDraft(Document("Kế hoạch của năm", number="5/KH-UBND"), tasks=tasks)
    store_plan(first.desk, draft, date(2026, 1, 1), date(2026, 12, 31))
    second = world.second("second", first.sync(PHRASE).path)
    for place, note in ((first, "Họp thống nhất"), (second, "Chờ ý kiến của phòng")):
        for at, line in enumerate(place.tasks().values()):
            edit_task(place.desk, line.id, TaskChange(note=f"{note} {at}"))
    first.take(second.sync().path)
    runner = Runner()
    with stage_of(first, tmp_path, runner, qtbot) as stage:
        yield stage
    runner.close()
    world.close()


@pytest.mark.long
@pytest.mark.timeout(900)
def test_nothing_holds_up_choosing_among_500_differences(
    differing: Stage, capsys: pytest.CaptureFixture[str]
):
    page, watch = differing.page, Watch(differing)
    part = page.choices
    watch.time("500 to choose from", lambda: (page._come_back(), page._turn_to(part)))
    assert len(part.table.lines.lines()) == DIFFERENCES
    turn = (at * 7 % DIFFERENCES for at in count(1))
    watch.time("another one", lambda: part.table.choose(part.table.lines.line(next(turn)).id))
    watch.time("one is chosen", lambda: _press(part.cards.buttons[0]))
    assert len(part.table.lines.lines()) == DIFFERENCES - TIMES
    watch.time("both are kept", lambda: _press(part.cards.buttons[-1]))
    watch.say(capsys)
