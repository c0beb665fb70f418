"""A plan of 3,000 rows is looked over without a pause: nothing holds the window for 100 ms."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from cchc_desktop.domain.ticket import Ticket
from tests.builders.long_plans import all_changed, a_long_plan, amended
from tests.builders.plan_files import as_word
from tests.ui.test_ten_thousand import ANSWERS
from ui.intake.page import ReviewPage
from ui.intake.part_line import AGAIN
from ui.jobs.readings import Reader
from ui.jobs.runner import Runner
from ui.shell.gate import OfficeGate
from ui.shell.window import MainWindow
from ui.shell.workbench import Workbench
from ui.shots.studio import CLOCK

MOST_S = 0.1
PLAN = a_long_plan()


def _live(milliseconds: int) -> float:
    start = time.thread_time()
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    return time.thread_time() - start


class Held:
    """How long each thing done held the main thread at once."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.times: dict[str, float] = {}

    def by(self, name: str, act: Callable[[], object], until: Callable[[], bool] = bool) -> None:
        start = time.thread_time()
        act()
        held = [time.thread_time() - start]
        for _ in range(6):
            held.append(_live(5))
        while (until is not bool and not until()) or any(
            one.is_reading for one in self.window.findChildren(Reader)
        ):
            held.append(_live(5))
        for _ in range(6):
            held.append(_live(5))
        self.times[name] = max(held)


@pytest.fixture
def bench(tmp_path: Path):
    OfficeGate(tmp_path / "o", CLOCK).create(ANSWERS, Ticket()).close()
    workplace = OfficeGate(tmp_path / "o", CLOCK).open(Ticket())
    window, runner = MainWindow(""), Runner()
    window.resize(1366, 688)
    work = Workbench(window, workplace, runner)
    window.show()
    work.begin()
    work.make_ready()
    while not work.is_ready():
        _live(5)
    yield window, work
    window.close()
    runner.close()
    workplace.close()


def test_x(bench, tmp_path):
    window, work = bench
    f = tmp_path / "Ke hoach.docx"
    f.write_bytes(as_word(PLAN))
    from ui.intake.doors import doors_of
    import cProfile, pstats

    doors = work.taking_in._doors
    held = Held(window)

    def page():
        p = window._centre.currentWidget()
        return p if isinstance(p, ReviewPage) else None

    # prepare phases: time each
    import ui.intake.page as m

    for name in ("__init__", "begin"):

        def wrap(orig, name=name):
            def f(self, *a):
                s = time.thread_time()
                orig(self, *a)
                print(name, round((time.thread_time() - s) * 1000))

            return f

        setattr(ReviewPage, name, wrap(getattr(ReviewPage, name)))
    held.by("open", lambda: doors.take([f]), lambda: page() is not None)
    p = page()
    held.by("next", lambda: p.asking.go())
    held.by("answer", lambda: p.asking.answer_first())
    held.by("undo", lambda: p.working.undo())
    for part in p.parts.links:
        if part == "again":
            continue
        held.by(part, lambda: p._lead_to(part))
    held.by("tasks", lambda: p._lead_to("tasks"))
    held.by("kind", lambda: p._show_kind(list(m.Kind)[1]))
    held.by("kind0", lambda: p._show_kind(list(m.Kind)[0]))
    held.by("title", lambda: p.table.edited.emit(p.table.lines.lines()[7], "title", "Việc khác"))
    held.by("join", lambda: p.table.join())
    held.by("selall", lambda: p.table.selectAll())
    held.by("drop", lambda: p.table.keep(kept=False))
    held.by("undo", lambda: p.working.undo())
    held.by("scroll", lambda: p.table.verticalScrollBar().setValue(20000))
    held.by("paper", lambda: p.side.paper.verticalScrollBar().setValue(20000))
    held.by("fit", lambda: window.resize(1100, 600))
    held.by("take", lambda: p.take_in(), lambda: page() is None)
    f.write_bytes(as_word(amended(PLAN, *map(all_changed, PLAN.rows))))
    held.by("open2", lambda: doors.take([f]), lambda: page() is not None)
    p = page()
    held.by("again", lambda: p._lead_to("again"))
    held.by("every", lambda: p.again.every.click())
    held.by("take2", lambda: p.take_in(), lambda: page() is None)
    print({k: round(v * 1000) for k, v in held.times.items()})
