"""Errors from every side end in one place; bugs are shown once, and the program goes on."""

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.builders.memory_windows import Answering, Misfortune
from ui.errors.dialogs import BugDialog
from ui.errors.reporter import Reporter
from ui.errors.telling import DialogTeller


class Listener:
    def __init__(self) -> None:
        self.misfortunes: list[tuple[str, object]] = []
        self.bugs: list[str] = []

    def misfortune(self, code: str, facts: object):
        self.misfortunes.append((code, facts))

    def bug(self, text: str):
        self.bugs.append(text)


@pytest.fixture
def listener():
    return Listener()


@pytest.fixture
def reporter(listener: Listener):
    made = Reporter(listener)
    made.install()
    yield made
    made.remove()


def _fail() -> None:
    raise ZeroDivisionError("chia cho 0")


@pytest.mark.expects_log("bug")
def test_a_bug_in_a_slot_is_shown_once(
    reporter: Reporter, listener: Listener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    # pytest-qt puts its own hook there while a test runs.
    monkeypatch.setattr(sys, "excepthook", reporter._from_main)
    for _ in range(3):
        try:
            _fail()
        except ZeroDivisionError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(listener.bugs))
    qtbot.wait(20)
    assert len(listener.bugs) == 1
    assert "ZeroDivisionError: chia cho 0" in listener.bugs[0]
    assert "Python" in listener.bugs[0]


@pytest.mark.expects_log("bug")
def test_two_bugs_are_two(reporter: Reporter, listener: Listener):
    for wrong in (lambda: 1 // 0, lambda: {}["x"]):
        try:
            wrong()
        except (ZeroDivisionError, KeyError) as error:
            reporter.report(error)
    assert len(listener.bugs) == 2


@pytest.mark.expects_log("bug")
@pytest.mark.usefixtures("reporter")
def test_a_bug_in_another_thread_arrives_here(listener: Listener, qtbot: QtBot):
    thread = threading.Thread(target=_fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(listener.bugs) == 1)


def test_a_misfortune_is_a_code_with_facts(reporter: Reporter, listener: Listener):
    reporter.report(Misfortune("disk-full", path="D:/"))
    reporter.report(Misfortune("disk-full", path="D:/"))
    assert listener.misfortunes == [("disk-full", {"path": "D:/"})] * 2
    assert not listener.bugs


def test_ctrl_c_is_no_bug(
    reporter: Reporter, listener: Listener, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
):
    reporter._from_main(KeyboardInterrupt, KeyboardInterrupt(), None)
    qtbot.wait(10)
    assert not listener.bugs
    assert "KeyboardInterrupt" in capsys.readouterr().err


@pytest.mark.expects_log("Qt .*nhắc")
@pytest.mark.usefixtures("reporter")
def test_what_qt_says_is_logged():
    qWarning("nhắc")


def test_the_hooks_go_back(reporter: Reporter):
    reporter.remove()
    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__


def test_a_bug_dialog_gives_its_text_and_stays(qtbot: QtBot, tmp_path: Path):
    dialog = BugDialog("Traceback …", tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.buttons["copy"].click()
    assert QGuiApplication.clipboard().text() == "Traceback …"
    assert dialog.buttons["copy"].text() == "Đã chép"
    assert dialog.isVisible()
    dialog.buttons[""].click()
    assert not dialog.isVisible()


def test_the_program_goes_on_after_both_dialogs(answering: Answering, tmp_path: Path, qtbot: QtBot):
    teller = DialogTeller(lambda code, facts: f"{code} {facts['path']}", tmp_path)
    shown = answering("")
    teller.misfortune("disk-full", {"path": "D:/"})
    teller.bug("Traceback …")
    assert [dialog.windowTitle() for dialog in shown] == ["Chưa làm được", "Lỗi không mong muốn"]
    assert shown[0].accessibleDescription() == "disk-full D:/"
    fired = []
    QTimer.singleShot(0, lambda: fired.append(1))
    qtbot.waitUntil(lambda: fired == [1])
