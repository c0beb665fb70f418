"""Reminders, the look, starting with the system, the data and its copies."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import (
    QFileDialog,
)
from pytestqt.qtbot import QtBot
from settings_stage import NOW, Stage, link, type_in, words_in

from cchc_desktop.config import settings
from cchc_desktop.config.autostart import starts_with_system
from cchc_desktop.config.location import moved_to
from cchc_desktop.domain.reminders import Kind
from cchc_desktop.services.reminding.settings import lead_days, morning_hour
from tests.builders.offices import an_office
from ui.jobs.runner import Runner
from ui.parts.dialog import SentenceDialog
from ui.settings.appearance import AppearanceSection
from ui.settings.data import DataSection
from ui.settings.reminding import RemindingSection
from ui.settings.startup import StartupSection

Answering = Callable[[str], list[SentenceDialog]]


@pytest.fixture
def stage(data_folder: Path, runner: Runner, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    with an_office(data_folder, NOW) as office:
        yield Stage(office, runner, qtbot, kept)


def test_lead_times_and_the_hour(stage: Stage, qtbot: QtBot):
    section = stage.open("reminding")
    assert isinstance(section, RemindingSection)
    field = section.leads[Kind.TASK]
    type_in(qtbot, field.line, "7 ngày")
    assert "ngày" in field.line.accessibleDescription()
    assert stage.asked == []
    type_in(qtbot, field.line, "7, 2")
    assert lead_days(stage.desk)[Kind.TASK] == (7, 2)
    section.hour.choice.choose("07:30")
    section.hour.choice.activated.emit(0)
    assert f"{morning_hour(stage.desk):%H:%M}" == "07:30"
    section.own.click()
    assert settings.load(stage.office.folder.path / "settings.json").own_tasks_only
    assert stage.asked == ["remind"] * 3


def test_light_dark_and_the_size_of_words(stage: Stage, qtbot: QtBot):
    section = stage.open("appearance")
    assert isinstance(section, AppearanceSection)
    section.theme.choose("dark")
    section.text_size.choose("125")
    qtbot.waitUntil(lambda: stage.asked == ["redress"] * 2)
    known = settings.load(stage.office.folder.path / "settings.json")
    assert (known.theme, known.text_percent) == ("dark", 125)


def test_starting_with_the_system(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    section = stage.open("startup")
    assert isinstance(section, StartupSection)
    section.box.click()
    assert starts_with_system()
    section.box.click()
    assert not starts_with_system()
    (tmp_path / "config" / "autostart").rmdir()
    (tmp_path / "config" / "autostart").write_text("")
    section.box.click()
    assert not section.box.isChecked()
    assert "không cho chương trình tự mở" in section._refused.text()


def test_copies_are_made_listed_and_gone_back_to(stage: Stage, qtbot: QtBot, answering: Answering):
    section = stage.open("data")
    assert isinstance(section, DataSection)
    assert "Chưa có bản sao nào." in words_in(section.copies)
    section.copy.click()
    qtbot.waitUntil(lambda: "theo yêu cầu" in words_in(section.copies))
    assert stage.told[-1][0].startswith("Đã tạo bản sao 20261120-094100-yeu-cau.db")
    asked: list[Path] = []
    stage.page.restore_asked.connect(asked.append)
    for answer, count in (("", 0), ("restore", 1)):
        shown = answering(answer)
        link(section, "Khôi phục bản sao lúc 09:41 ngày 20/11/2026").click()
        assert "được giữ thành một bản sao" in shown[0].accessibleDescription()
        assert len(asked) == count
    assert asked[0].exists()
    section.check.click()
    qtbot.waitUntil(lambda: "không có gì hỏng" in section._found.text())


def test_the_data_moves_and_the_frame_is_asked_to_open_it_there(
    data_folder: Path,
    runner: Runner,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answering: Answering,
):
    monkeypatch.setenv("XDG_DATA_HOME", str(data_folder))
    own = data_folder / "CCHC Desktop"
    target = tmp_path / "ổ khác"
    target.mkdir()
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    with an_office(own, NOW) as office:
        stage = Stage(office, runner, qtbot, kept)
        section = stage.open("data")
        asked: list[Path] = []
        stage.page.reopen_asked.connect(asked.append)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(target))
        shown = answering("")
        section.move_away.click()
        qtbot.waitUntil(lambda: bool(shown))
        assert asked == [target]
        assert moved_to(own) == target
        assert str(own) in shown[0].accessibleDescription()
        assert (own / "cchc.db").exists()
        assert (target / "cchc.db").exists()


def test_a_folder_that_was_named_at_the_start_does_not_move(stage: Stage):
    section = stage.open("data")
    assert not section.move_away.isEnabled()
    assert section._fixed.isVisible()
