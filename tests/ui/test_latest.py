"""Drawing beside the window: one at a time, the last wish counts, what was dropped is not told."""

import threading
import time
from collections.abc import Iterator
from typing import Never

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.ticket import Ticket
from ui.jobs.latest import Latest
from ui.jobs.runner import Runner


@pytest.fixture
def threaded() -> Iterator[Runner]:
    runner = Runner()
    yield runner
    runner.close()


class Board:
    """What was told, and what was ever at work at once."""

    def __init__(self, runner: Runner) -> None:
        self.parent = QObject()
        self.latest = Latest(runner.draw, self.parent)
        self.found: list[object] = []
        self.failed: list[object] = []
        self.running = 0
        self.most = 0
        self.latest.found.connect(self.found.append)
        self.latest.failed.connect(self.failed.append)

    def ask(self, name: str, *, steps: int = 1) -> None:
        def work(ticket: Ticket) -> str:
            self.running += 1
            self.most = max(self.most, self.running)
            try:
                for _ in range(steps):
                    ticket.step(0, 0, "writing-report")
                    time.sleep(0.0005)
                return name
            finally:
                self.running -= 1

        self.latest.ask(work)


def test_what_is_asked_alone_is_found(threaded: Runner, qtbot: QtBot):
    board = Board(threaded)
    board.ask("a")
    assert board.latest.is_waited_for
    qtbot.waitUntil(lambda: board.found == ["a"])
    assert not board.latest.is_waited_for


def test_a_failure_of_the_last_is_told_and_of_an_older_is_not(threaded: Runner, qtbot: QtBot):
    board, gate = Board(threaded), threading.Event()
    fault = ValueError("hỏng")

    def fail(_ticket: Ticket) -> Never:
        gate.wait(60)
        raise fault

    board.latest.ask(fail)
    board.ask("newer")
    gate.set()
    qtbot.waitUntil(lambda: board.found == ["newer"])
    assert board.failed == []
    board.latest.ask(fail)
    qtbot.waitUntil(lambda: board.failed == [fault])


def test_what_was_dropped_is_told_no_more(threaded: Runner, qtbot: QtBot):
    board, gate, over = Board(threaded), threading.Event(), threading.Event()

    def work(_ticket: Ticket) -> str:
        gate.wait(60)
        over.set()
        return "too late"

    board.latest.ask(work)
    board.latest.drop()
    gate.set()
    assert over.wait(60)
    board.ask("next")
    qtbot.waitUntil(lambda: board.found == ["next"])


@settings(max_examples=20)
@given(st.lists(st.tuples(st.booleans(), st.integers(1, 6)), min_size=1, max_size=12))
def test_only_the_last_wish_is_found_and_never_two_run(
    qapp: QApplication, wishes: list[tuple[bool, int]]
):
    assert qapp
    runner = Runner()
    try:
        board = Board(runner)
        for at, (pauses, steps) in enumerate(wishes):
            board.ask(str(at), steps=steps)
            if pauses:
                time.sleep(0.001)
        for _ in range(12_000):
            if not board.latest.is_waited_for:
                break
            QTest.qWait(5)
        assert board.found == [str(len(wishes) - 1)]
        assert (board.most, board.failed) == (1, [])
    finally:
        runner.close()
