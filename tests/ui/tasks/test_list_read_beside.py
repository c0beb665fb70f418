"""What may have changed everywhere is read beside the window; the newest is what the list shows."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from builders.drafts import DRAFT, FIRST, LAST

from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from cchc_desktop.services.task_list.listing import TaskFilter, list_tasks
from tests.builders.task_window import AtTasks
from ui.jobs.runner import Runner
from ui.tasks import work

LONG_MS = 20_000


class Watched:
    """Reads as the list does, notes on which thread, and may be held up."""

    def __init__(self) -> None:
        self.whole: list[bool] = []  # of each reading of everything: on the main thread?
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def __call__(self, desk: Any, wanted: TaskFilter | None = None) -> Sequence[Any]:
        if wanted is None:
            self.whole.append(threading.current_thread() is threading.main_thread())
            assert self.may_go_on.wait(LONG_MS / 1000)
            return list_tasks(desk)
        return list_tasks(desk, wanted)


@pytest.fixture
def runner() -> Iterator[Runner]:
    """Work on other threads, as the program does."""
    made = Runner()
    yield made
    made.close()


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    made = Watched()
    monkeypatch.setattr(work, "list_tasks", made)
    yield made
    made.may_go_on.set()


def _store(at: AtTasks) -> int:
    draft = replace(DRAFT, document=replace(DRAFT.document, number="77/KH-UBND"))
    at.bench.do(lambda: store_plan(at.bench.desk, draft, FIRST, LAST))
    return len(draft.tasks)


def test_a_plan_that_came_in_is_read_beside_the_window(at: AtTasks, watched: Watched):
    before = len(at.page.listing.everything())
    added = _store(at)
    at.qtbot.waitUntil(lambda: len(at.page.listing.everything()) == before + added, timeout=LONG_MS)
    assert watched.whole
    assert not any(watched.whole)


def test_one_task_is_read_at_once(at: AtTasks, watched: Watched):
    task = at.line("1").id
    at.bench.do(lambda: edit_task(at.bench.desk, task, TaskChange(title="Tên mới")))
    assert at.line("1").title == "Tên mới"
    assert watched.whole == []


def test_what_is_written_meanwhile_is_not_lost(at: AtTasks, watched: Watched):
    task = at.line("1").id
    watched.may_go_on.clear()
    _store(at)
    at.bench.do(lambda: edit_task(at.bench.desk, task, TaskChange(title="Tên mới")))
    watched.may_go_on.set()
    at.qtbot.waitUntil(lambda: at.line("1").title == "Tên mới", timeout=LONG_MS)
    at.qtbot.wait(100)  # nothing older comes after it
    assert at.line("1").title == "Tên mới"
