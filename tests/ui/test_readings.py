"""Reading beside the window: quick ones at once, slow ones later, the newest only."""

import threading
from typing import Never

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.jobs.readings import Reader
from ui.jobs.runner import Runner


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def reader(page: QWidget):
    runner = Runner()
    yield runner.reader(page)
    runner.close()


def test_what_is_read_quickly_is_shown_before_the_call_returns(reader: Reader):
    shown: list[str] = []
    reader.ask(lambda: threading.current_thread().name, shown.append)
    assert shown[0].startswith("reading")
    assert not reader.is_reading


def test_what_takes_long_is_shown_later_on_the_main_thread(reader: Reader, qtbot: QtBot):
    gate, shown = threading.Event(), []
    reader.ask(lambda: gate.wait(60), lambda _: shown.append(threading.current_thread()))
    assert reader.is_reading
    assert not shown
    gate.set()
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == [threading.main_thread()]


def test_only_the_newest_is_ever_shown(reader: Reader, qtbot: QtBot):
    gate = threading.Event()
    shown: list[int] = []
    reader.ask(lambda: gate.wait(60) and 1, shown.append)
    reader.ask(lambda: 2, shown.append)
    reader.ask(lambda: 3, shown.append)
    gate.set()
    qtbot.waitUntil(lambda: not reader.is_reading)
    qtbot.wait(20)  # what is too old would have arrived by now
    assert shown == [3]


def test_what_is_forgotten_is_not_shown(reader: Reader, qtbot: QtBot):
    gate = threading.Event()
    shown: list[object] = []
    reader.ask(lambda: gate.wait(60), shown.append)
    reader.forget()
    gate.set()
    qtbot.wait(50)
    assert not shown


def test_a_failure_is_handed_on(reader: Reader, qtbot: QtBot):
    fault = ValueError("hỏng")

    def work() -> Never:
        raise fault

    with qtbot.waitSignal(reader.failed) as told:
        reader.ask(work, lambda _: None)
    assert told.args[0] is fault


def test_a_page_that_went_away_hears_nothing(qtbot: QtBot):
    runner, page = Runner(), QWidget()
    gate = threading.Event()
    shown: list[object] = []
    runner.reader(page).ask(lambda: gate.wait(60), shown.append)
    page.deleteLater()
    qtbot.wait(10)
    gate.set()
    runner.close()
    qtbot.wait(20)
    assert not shown
