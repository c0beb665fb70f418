"""Long work: its end and its steps arrive on the main thread; nothing writes meanwhile."""

import gc
import threading
import time
from pathlib import Path
from typing import Never

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.ticket import Cancelled, Ticket
from tests.builders.offices import an_office
from ui.actions.bench import Bench
from ui.jobs.dialog import JobDialog
from ui.jobs.following import SHOWN_AFTER_MS, follow
from ui.jobs.job import Job
from ui.jobs.runner import Busy, Runner, SerialExecutor
from ui.shell.window import MainWindow


@pytest.fixture
def threaded():
    runner = Runner()
    yield runner
    runner.close()


def test_the_end_arrives_on_the_main_thread(threaded: Runner, qtbot: QtBot):
    seen = []
    job = threaded.start(lambda _ticket: threading.current_thread().name)
    job.finished.connect(lambda name: seen.append((name, threading.current_thread())))
    with qtbot.waitSignal(job.over):
        pass
    worker, main = seen[0]
    assert worker.startswith("job")
    assert main is threading.main_thread()


def test_a_failure_arrives_as_what_was_raised(threaded: Runner, qtbot: QtBot):
    fault = ValueError("hỏng")

    def work(_ticket: Ticket) -> Never:
        raise fault

    job = threaded.start(work)
    with qtbot.waitSignal(job.failed) as told:
        pass
    assert told.args[0] is fault


def test_a_job_stops_at_its_next_step_and_says_nothing_more(threaded: Runner, qtbot: QtBot):
    begun = threading.Event()

    def work(ticket: Ticket) -> None:
        begun.set()
        while True:
            ticket.step(1, 10, "reading")
            time.sleep(0.001)

    job = threaded.start(work)
    ended = []
    job.finished.connect(ended.append)
    job.failed.connect(ended.append)
    assert begun.wait(60)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    assert ended == []


def test_steps_are_told_with_their_label_and_not_too_often(qtbot: QtBot):
    runner = Runner(SerialExecutor())
    told = []

    def work(ticket: Ticket) -> None:
        for done in range(10_001):
            ticket.step(done, 10_000, "reading")

    job = runner.start(work)
    job.stepped.connect(lambda *step: told.append(step))
    with qtbot.waitSignal(job.over):
        pass
    assert len(told) < 1000
    runner.close()


def test_while_a_job_runs_no_verb_does(threaded: Runner, qtbot: QtBot):
    go_on = threading.Event()
    busy = []
    threaded.busy_changed.connect(busy.append)
    job = threaded.start(lambda _ticket: go_on.wait(60))
    with pytest.raises(Busy):
        threaded.now(lambda: 1)
    with pytest.raises(Busy):
        threaded.start(lambda _ticket: 2)
    with qtbot.waitSignal(job.over):
        go_on.set()
    assert threaded.now(lambda: 1) == 1
    assert busy == [True, False]


def test_closing_stops_what_runs():
    runner = Runner()
    begun = threading.Event()
    stopped = threading.Event()

    def work(ticket: Ticket) -> None:
        try:
            while True:
                begun.set()
                ticket.step(0, 0, "")
                time.sleep(0.001)
        finally:
            stopped.set()

    runner.start(work)
    assert begun.wait(60)
    runner.close()
    assert stopped.is_set()


def _dialogs(over: QWidget) -> list[JobDialog]:
    return over.findChildren(JobDialog)


def test_what_is_closed_may_be_let_go_of():
    runner = Runner()
    runner.close()
    runner.end_drawing()  # as whoever closes the data asks, however the program ends
    drawn: list[object] = []
    runner.draw(lambda _ticket: drawn.append(1))  # as what waited for a pause in typing does
    runner.close()
    assert drawn == []


def test_short_work_shows_no_dialog(threaded: Runner, qtbot: QtBot):
    over = QWidget()
    qtbot.addWidget(over)
    job = threaded.start(lambda _ticket: None)
    follow(job, "Mở dữ liệu", "D:/CCHC", lambda code: code, over)
    with qtbot.waitSignal(job.destroyed):
        pass
    qtbot.wait(SHOWN_AFTER_MS + 50)
    assert not _dialogs(over)


def test_long_work_shows_how_far_it_is_and_can_be_stopped(threaded: Runner, qtbot: QtBot):
    followed = threading.Event()

    def work(ticket: Ticket) -> None:
        followed.wait(60)
        ticket.step(64, 120, "Trang 64/120")  # the only one, before there is a dialog
        while not ticket.cancelled:
            time.sleep(0.01)
        raise Cancelled

    over = QWidget()
    qtbot.addWidget(over)
    job = threaded.start(work)
    follow(job, "Đang đọc kế hoạch", "Kế hoạch 2027.docx", lambda code: code, over)
    followed.set()
    qtbot.waitUntil(lambda: bool(_dialogs(over)), timeout=SHOWN_AFTER_MS + 2000)
    (dialog,) = _dialogs(over)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: dialog._bar.value() == 64)
    assert dialog._at.text() == "Trang 64/120"
    with qtbot.waitSignals([job.cancelled, dialog.finished]):
        dialog.close()


def test_a_ticket_reports_until_it_is_cancelled():
    steps = []
    ticket = Ticket(lambda *step: steps.append(step))
    ticket.step(1, 2, "reading")
    ticket.cancel()
    assert ticket.cancelled
    with pytest.raises(Cancelled):
        ticket.step(2, 2, "reading")
    assert steps == [(1, 2, "reading")]


def test_a_ticket_needs_no_listener():
    Ticket().step(0, 0, "")


def test_beside_other_threads_garbage_is_found_on_the_main_one(qtbot: QtBot):
    gone: list[threading.Thread] = []

    class Ring:
        def __init__(self) -> None:
            self.self = self

        def __del__(self) -> None:
            gone.append(threading.current_thread())

    def make_garbage(_ticket: Ticket) -> None:
        for _ in range(20_000):
            Ring()

    assert gc.isenabled()
    runner = Runner()
    job = runner.start(make_garbage)
    with qtbot.waitSignal(job.over):
        pass
    assert gone == []
    qtbot.waitUntil(lambda: bool(gone), timeout=5_000)
    assert set(gone) == {threading.main_thread()}
    runner.close()
    assert gc.isenabled()


@pytest.mark.parametrize(("only_reads", "shown"), [(True, []), (False, ["xong"])])
def test_stopped_as_it_ends_reading_shows_nothing_and_writing_says_what_it_wrote(
    data_folder: Path,
    window: MainWindow,
    qtbot: QtBot,
    only_reads: bool,  # noqa: FBT001 - a case
    shown: list[str],
):
    # The work is over as soon as it is asked for; its end is still under way to the window.
    runner, ended = Runner(SerialExecutor()), []
    with an_office(data_folder) as office:
        bench = Bench(office, runner, window)
        bench.start("Đang đọc", "tệp", lambda _ticket: "xong", ended.append, only_reads=only_reads)
        job = runner.findChild(Job)
        assert job is not None
        job.cancel()
        qtbot.waitUntil(bench.may_act)
    assert ended == shown
