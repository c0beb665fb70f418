"""A plan of 3,000 rows is opened and looked over without a pause: nothing holds the window long."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from cchc_desktop.domain.ticket import Ticket
from tests.builders.long_plans import a_long_plan, all_changed, amended
from tests.builders.plan_files import as_word
from tests.ui.test_ten_thousand import ANSWERS
from ui.intake.doors import review_file
from ui.intake.filtering import Kind
from ui.intake.page import ReviewPage
from ui.intake.part_line import AGAIN, TASKS
from ui.jobs.readings import Reader
from ui.jobs.runner import Runner
from ui.shell.gate import OfficeGate
from ui.shell.window import MainWindow
from ui.shell.workbench import Workbench
from ui.shots.studio import CLOCK

MOST_S = 0.1
SETTLED = 8
"""After so many looks at an idle window nothing more comes of what was done."""


@dataclass
class AtWork:
    """A window over an office, and how long each thing done in it held the main thread at once."""

    window: MainWindow
    work: Workbench
    held: dict[str, float] = field(default_factory=dict)

    @property
    def review(self) -> ReviewPage | None:
        found = self.window._centre.currentWidget()
        return found if isinstance(found, ReviewPage) else None

    def page(self) -> ReviewPage:
        assert self.review is not None
        return self.review

    def does(
        self, name: str, act: Callable[[], object], until: Callable[[], bool] = lambda: True
    ) -> None:
        """Do something and let the window live until all that follows from it was shown."""
        start = time.thread_time()
        act()
        held = [time.thread_time() - start]
        idle = 0
        while idle < SETTLED:
            held.append(_live(5))
            reads = any(one.is_reading for one in self.window.findChildren(Reader))
            idle = idle + 1 if until() and not reads else 0
        self.held[name] = max(held)

    def opens(self, name: str, file: Path) -> None:
        assert self.work.acts is not None
        acts = self.work.acts
        self.does(name, lambda: review_file(acts, file), lambda: self.review is not None)
        self.does(
            f"{name}, the rest", lambda: None, lambda: self.page().table.current_line() is not None
        )


def _live(milliseconds: int) -> float:
    """Return what it cost the main thread; what is done beside it goes on meanwhile."""
    start = time.thread_time()
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    return time.thread_time() - start


@pytest.fixture
def at_work(tmp_path: Path) -> Iterator[AtWork]:
    root = tmp_path / "phường"
    OfficeGate(root, CLOCK).create(ANSWERS, Ticket()).close()
    workplace = OfficeGate(root, CLOCK).open(Ticket())
    window, runner = MainWindow(""), Runner()
    window.resize(1366, 688)
    work = Workbench(window, workplace, runner)
    window.show()
    work.begin()
    work.make_ready()
    while not work.is_ready():
        _live(5)
    yield AtWork(window, work)
    window.close()
    runner.close()
    workplace.close()


@pytest.mark.long
@pytest.mark.timeout(600)
def test_nothing_in_a_long_review_holds_up_the_window(
    at_work: AtWork, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    plan = a_long_plan()
    first, later = tmp_path / "ke-hoach.docx", tmp_path / "dieu-chinh.docx"
    first.write_bytes(as_word(plan))
    later.write_bytes(as_word(amended(plan, *map(all_changed, plan.rows))))
    at_work.opens("open", first)
    page = at_work.page()
    at_work.does("next doubt", page.asking.go)
    at_work.does("answer", page.asking.answer_first)
    at_work.does("undo", page.working.undo)
    for part, link in page.parts.links.items():
        if not link.isHidden():
            at_work.does(f"part {part}", link.click)
    at_work.does("tasks again", lambda: page._lead_to(TASKS))
    at_work.does("some rows", page.parts.chips[Kind.ASKED].click)
    at_work.does("all rows", page.parts.chips[Kind.ALL].click)
    line = page.table.lines.lines()[7]
    at_work.does("type a title", lambda: page.table.edited.emit(line, "title", "Việc đã sửa"))
    at_work.does("join", page.table.deeds["join"].trigger)
    at_work.does("split", page.table.deeds["split"].trigger)
    at_work.does("scroll", lambda: page.table.verticalScrollBar().setValue(20_000))
    at_work.does("scroll paper", lambda: page.side.paper.verticalScrollBar().setValue(20_000))
    at_work.does("narrow", lambda: at_work.window.resize(1100, 600))
    page.take_in()
    while at_work.review is page:
        _live(5)
    at_work.opens("open a later one", later)
    page = at_work.page()
    at_work.does("differences", page.parts.links[AGAIN].click)
    at_work.does("all of them", page.again.every.click)
    page._lead_to(TASKS)
    page.left.emit()
    told = [f"{name}: {cost * 1000:.0f} ms" for name, cost in at_work.held.items()]
    with capsys.disabled():
        print("\n" + "\n".join(told))  # noqa: T201 - what it costs is worth knowing
    late = [name for name, cost in at_work.held.items() if cost > MOST_S]
    assert late == []
