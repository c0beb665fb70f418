"""The own mark: shown, printed, sealed, recovered; the other computer; the shared folder."""

from pathlib import Path

import pytest
from exchange_stage import SHARED, Stage, answer, stage_of
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cchc_desktop.config.keys_folder import key_path
from cchc_desktop.services.exchange import folder_meeting
from cchc_desktop.services.exchange.introducing import own_introduction
from cchc_desktop.services.exchange.office_key import office_key
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from db.errors import Fault, StoreFault
from tests.builders.exchanging import PHRASE, Place, World, at_home
from ui.actions.meeting import MOST_PUT_OFF, Met, meeting_of
from ui.exchange.introduction_dialog import IntroductionDialog
from ui.exchange.phrase_form import PhraseForm
from ui.jobs.runner import Runner
from ui.parts.dialog import SentenceDialog

NOTE = "Họp thống nhất ngày 18/3"


def type_phrase(form: PhraseForm, *phrases: str) -> None:
    for field, phrase in zip(form.fields.values(), phrases, strict=True):
        field.edit.setText(phrase)  # type: ignore[attr-defined]
    form.act.click()


def test_the_mark_is_shown_and_printed(stage: Stage):
    seen: list[str] = []

    def look(dialog: IntroductionDialog) -> None:
        seen.append(dialog.windowTitle())
        dialog.print.click()

    answer(look)
    stage.page.identity.introduce()
    stage.settle()
    assert seen == ["Dấu nhận dạng của cơ quan"]
    ((data, title),) = stage.outdoors.printed
    assert data.startswith(b"%PDF")
    assert title.startswith("Giấy giới thiệu")


def test_the_mark_is_sealed_and_comes_back_on_a_new_computer(
    stage: Stage, city: Place, tmp_path: Path
):
    digits = own_introduction(city.desk).fingerprint.digits
    stage.outdoors.target = stage.outdoors.file = tmp_path / "cất.cchckey"
    wrong: list[str] = []

    def choose(form: PhraseForm) -> None:
        type_phrase(form, "ngắn", "ngắn")
        wrong.append(form.fields["phrase"].edit.accessibleDescription())
        type_phrase(form, PHRASE, "hoa khác")
        wrong.append(form.fields["again"].edit.accessibleDescription())
        type_phrase(form, PHRASE, PHRASE)

    answer(choose)
    stage.page.identity.seal()
    stage.settle()
    assert wrong == [
        "Cần ít nhất 8 ký tự, nên là vài từ dễ nhớ.",
        "Hai lần gõ chưa giống nhau.",
    ]
    assert stage.told[-1].startswith("Đã cất dấu nhận dạng")
    with at_home(city):
        key_path(city.desk.unit_id).unlink()
        assert not office_key(city.desk).here

    answer(lambda form: type_phrase(form, PHRASE))
    stage.page.identity.recover()
    stage.settle()
    with at_home(city):
        told = office_key(city.desk)
    assert told.here
    assert told.fingerprint is not None
    assert told.fingerprint.digits == digits


def test_a_file_for_the_second_computer_makes_one(
    stage: Stage, city: Place, world: World, tmp_path: Path
):
    stage.outdoors.target = tmp_path / "máy hai.cchc"
    answer(lambda form: type_phrase(form, PHRASE, PHRASE))
    stage.page.identity.make_joining_file()
    stage.settle()
    second = world.second("second", tmp_path / "máy hai.cchc")
    assert second.tasks().keys() == city.tasks().keys()


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    place = tmp_path / "chung"
    place.mkdir()
    return place


def test_two_computers_meet_in_a_shared_folder(
    world: World, city: Place, shared: Path, tmp_path: Path, runner: Runner, qtbot: QtBot
):
    second = world.second("second", city.sync(PHRASE).path)
    with stage_of(second, tmp_path / "b", runner, qtbot) as there:
        meeting_of(there.bench).choose_place(str(shared))
        there.settle()
        task = next(line.id for name, line in second.tasks().items() if name.startswith(SHARED))
        edit_task(second.desk, task, TaskChange(note=NOTE))
        meeting_of(there.bench).look()
        there.settle()
    with stage_of(city, tmp_path / "a", runner, qtbot) as here:
        here.outdoors.folder = shared
        here.page.identity.choose_shared()
        here.settle()
        meeting = meeting_of(here.bench)
        assert meeting.state.met is Met.DONE
        assert "đã nhận 1 tệp của máy khác" in meeting.state.words
        assert len(list(shared.glob("*.cchc"))) == 2
        assert city.rows("SELECT count(*) FROM task WHERE note = ?", NOTE) == [(1,)]
        assert "shared" in here.page.side.came.buttons
        # Nothing was written since: the folder is left alone.
        before = {path: path.stat().st_mtime_ns for path in shared.iterdir()}
        meeting.look()
        here.settle()
        assert {path: path.stat().st_mtime_ns for path in shared.iterdir()} == before


def test_a_folder_that_is_not_there_is_told_beside_it_and_never_asked_about(
    stage: Stage, shared: Path
):
    meeting = meeting_of(stage.bench)
    meeting.choose_place(str(shared))
    stage.settle()
    for path in shared.iterdir():
        path.unlink()
    shared.rmdir()
    meeting.look_now()
    stage.settle()
    assert meeting.state.met is Met.FAILED
    assert "Không có thư mục" in meeting.state.words
    assert not stage.failed

    def stop(dialog: SentenceDialog) -> None:
        dialog.buttons["stop"].click()

    answer(stop)
    stage.page.identity.choose_shared()
    assert meeting.place == ""
    assert "shared" not in stage.page.side.came.buttons


def test_computers_do_not_meet_while_somebody_types(stage: Stage, shared: Path):
    meeting = meeting_of(stage.bench)
    meeting.choose_place(str(shared))
    stage.settle()
    for path in shared.iterdir():
        path.unlink()
    field = QLineEdit(stage.frame)
    field.show()
    stage.frame.activateWindow()
    field.setFocus()
    stage.qtbot.waitUntil(field.hasFocus)
    field.setText("Đang gõ dở")
    field.setModified(True)
    meeting.look()
    stage.settle()
    assert not list(shared.iterdir())
    for _ in range(MOST_PUT_OFF):  # a field that was left so does not keep them apart for ever
        meeting.look()
        stage.settle()
    assert len(list(shared.iterdir())) == 1


def test_whoever_presses_the_button_is_not_put_off(stage: Stage, shared: Path):
    meeting = meeting_of(stage.bench)
    meeting.choose_place(str(shared))
    stage.settle()
    for path in shared.iterdir():
        path.unlink()
    field = QLineEdit(stage.frame)
    field.show()
    field.setFocus()
    meeting.look_now()
    stage.settle()
    assert len(list(shared.iterdir())) == 1


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (StoreFault(Fault.DISK_FULL, path="E:/chung"), "đã đầy"),
        (PermissionError("của máy chủ"), "Không có thư mục"),
    ],
)
def test_whatever_keeps_computers_apart_is_told_beside_the_folder_and_opens_no_window(
    stage: Stage, shared: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
):
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(folder_meeting, "meet", refuse)
    meeting = meeting_of(stage.bench)
    meeting.choose_place(str(shared))
    stage.settle()
    assert meeting.state.met is Met.FAILED
    assert words in meeting.state.words
    assert not stage.failed
