"""From the paint to the data: a sound folder, a new one, and every kind of trouble."""

from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.builders.memory_windows import Answering, MemoryGate, Misfortune
from ui.errors.reporter import Reporter
from ui.first_start.answers import Answers
from ui.jobs.runner import Runner
from ui.shell.opening import Opening
from ui.shell.window import MainWindow


class Listener:
    def __init__(self) -> None:
        self.bugs: list[str] = []

    def misfortune(self, code: str, facts: object):
        raise AssertionError(code, facts)

    def bug(self, text: str):
        self.bugs.append(text)


@pytest.fixture
def listener():
    return Listener()


@pytest.fixture
def other(tmp_path: Path):
    return MemoryGate(tmp_path / "khác")


@pytest.fixture
def opening(window: MainWindow, runner: Runner, listener: Listener, other: MemoryGate):
    made = Opening(
        window, lambda _root: other, runner, Reporter(listener), lambda code, _facts: code
    )
    window.show()
    return made


def _begin(opening: Opening, gate: MemoryGate) -> None:
    opening.begin(gate, lambda: "Nguyễn Thị Thu Hà")


def test_sound_data_opens(opening: Opening, qtbot: QtBot, tmp_path: Path):
    gate = MemoryGate(tmp_path)
    with qtbot.waitSignal(opening.opened) as told:
        _begin(opening, gate)
    assert told.args[0] is gate.workplace


def test_a_new_folder_asks_whose_it_is(
    opening: Opening, window: MainWindow, qtbot: QtBot, tmp_path: Path
):
    gate = MemoryGate(tmp_path, new=True)
    _begin(opening, gate)
    assert not window.tasks.isVisible()
    answers = Answers(name="Trường Tiểu học Hoa Sen")
    with qtbot.waitSignal(opening.opened):
        opening._first.begun.emit(answers)
    assert gate.asked == [answers]
    assert window.tasks.isVisible()


def test_a_folder_without_data_asks_too(
    opening: Opening, window: MainWindow, qtbot: QtBot, tmp_path: Path
):
    _begin(opening, MemoryGate(tmp_path, Misfortune("folder-missing", path="D:/")))
    qtbot.waitUntil(lambda: opening._first is not None)
    assert not window.tasks.isVisible()


def test_a_drive_that_is_not_there_is_told(
    opening: Opening, answering: Answering, qtbot: QtBot, tmp_path: Path
):
    gate = MemoryGate(tmp_path, Misfortune("folder-missing", path="E:/"))
    gate.root = SimpleNamespace(anchor=str(tmp_path / "E"))
    shown = answering("")
    with qtbot.waitSignal(opening.given_up):
        _begin(opening, gate)
    assert shown[0].accessibleDescription() == "folder-missing"


def test_a_new_folder_may_begin_with_the_sample(opening: Opening, qtbot: QtBot, tmp_path: Path):
    gate = MemoryGate(tmp_path, new=True)
    _begin(opening, gate)
    with qtbot.waitSignal(opening.opened):
        opening._first.sample_asked.emit()
    assert gate.asked == [("sample", "Nguyễn Thị Thu Hà")]


def test_what_was_typed_survives_a_refusal(
    opening: Opening, answering: Answering, qtbot: QtBot, tmp_path: Path
):
    gate = MemoryGate(tmp_path, Misfortune("disk-full", path="D:/"), new=True)
    _begin(opening, gate)
    opening._first.form.fill(name="Trường Tiểu học Hoa Sen")
    shown = answering("retry")
    opening._first.begun.emit(opening._first.form.answers())
    qtbot.waitUntil(lambda: bool(shown))
    assert opening._first.form.answers().name == "Trường Tiểu học Hoa Sen"
    with qtbot.waitSignal(opening.opened):
        opening._first.begun.emit(opening._first.form.answers())


def test_a_refusal_is_told_and_tried_again(
    opening: Opening, answering: Answering, qtbot: QtBot, tmp_path: Path
):
    gate = MemoryGate(tmp_path, Misfortune("folder-locked", path="D:/"))
    shown = answering("retry")
    with qtbot.waitSignal(opening.opened):
        _begin(opening, gate)
    assert shown[0].accessibleDescription() == "folder-locked"
    assert "restore" not in shown[0].buttons
    assert gate.asked == ["open", "open"]


def test_damaged_data_goes_back_to_its_newest_sound_copy(
    opening: Opening, answering: Answering, qtbot: QtBot, tmp_path: Path
):
    made = datetime(2026, 11, 19, 8, 0)  # noqa: DTZ001 - only shown
    fault = Misfortune("database-damaged", path="D:/", copy="D:/copies/1.db", made_at=made)
    gate = MemoryGate(tmp_path, fault)
    shown = answering("restore")
    with qtbot.waitSignal(opening.opened):
        _begin(opening, gate)
    assert next(iter(shown[0].buttons)) == "restore"
    assert gate.asked == ["open", ("restore", "D:/copies/1.db")]


def test_damaged_data_without_a_copy_offers_none(
    opening: Opening, answering: Answering, qtbot: QtBot, tmp_path: Path
):
    gate = MemoryGate(tmp_path, Misfortune("database-damaged-no-copy", path="D:/"))
    shown = answering("")
    with qtbot.waitSignal(opening.given_up):
        _begin(opening, gate)
    assert "restore" not in shown[0].buttons


def test_another_folder_may_be_chosen(
    opening: Opening,
    answering: Answering,
    qtbot: QtBot,
    tmp_path: Path,
    other: MemoryGate,
    monkeypatch: pytest.MonkeyPatch,
):
    gate = MemoryGate(tmp_path, Misfortune("folder-network", path="//may/chung"))
    answering("other")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(other.root))
    with qtbot.waitSignal(opening.opened) as told:
        _begin(opening, gate)
    assert told.args[0] is other.workplace


def test_choosing_no_folder_ends(
    opening: Opening,
    answering: Answering,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    gate = MemoryGate(tmp_path, Misfortune("folder-network", path="//may/chung"))
    answering("other")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
    with qtbot.waitSignal(opening.given_up):
        _begin(opening, gate)


@pytest.mark.expects_log("bug")
def test_a_bug_while_opening_is_reported(
    opening: Opening, listener: Listener, qtbot: QtBot, tmp_path: Path
):
    with qtbot.waitSignal(opening.given_up):
        _begin(opening, MemoryGate(tmp_path, ZeroDivisionError("chia cho 0")))
    assert "ZeroDivisionError" in listener.bugs[0]
