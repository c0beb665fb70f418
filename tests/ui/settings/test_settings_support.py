"""Hỗ trợ: everything that will be sent can be read first."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from settings_stage import NOW, Stage

from tests.builders.offices import an_office
from ui.jobs.runner import Runner
from ui.parts.kept import Kept
from ui.settings.support import SupportSection
from ui.settings.support_flow import SupportWindow


@pytest.fixture
def stage(data_folder: Path, runner: Runner, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    kept = Kept(str(tmp_path / "window.ini"))
    with an_office(data_folder, NOW) as office:
        yield Stage(office, runner, qtbot, kept)


def _shown(monkeypatch: pytest.MonkeyPatch, code: str) -> dict[str, str]:
    """Answer the window by this code; return what it showed, part by part."""
    read: dict[str, str] = {}

    def ask(window: SupportWindow) -> str:
        for at in range(window.choice.count()):
            window.choice.setCurrentIndex(at)
            read[window.choice.currentText()] = window.text.toPlainText()
        window.close()
        return code

    monkeypatch.setattr(SupportWindow, "ask", ask)
    return read


def _press(stage: Stage) -> None:
    section = stage.open("support")
    assert isinstance(section, SupportSection)
    section.export.click()


def test_what_was_read_is_what_is_written(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
):
    read = _shown(monkeypatch, "save")
    out = tmp_path / "Hỗ trợ.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(out), ""))
    _press(stage)
    qtbot.waitUntil(lambda: bool(stage.told))
    with zipfile.ZipFile(out) as archive:
        written = [archive.read(name).decode() for name in archive.namelist()]
    assert [text.strip() for text in written] == [text.strip() for text in read.values()]
    assert "Qt: " in written[0]
    assert any("không có tên" in words for words, _ in stage.told)


def test_reading_alone_writes_nothing(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
):
    read = _shown(monkeypatch, "")
    before = set(tmp_path.rglob("*"))
    _press(stage)
    qtbot.waitUntil(lambda: bool(read))
    qtbot.wait(20)
    assert len(read) >= 3
    assert not [path for path in set(tmp_path.rglob("*")) - before if path.suffix == ".zip"]
