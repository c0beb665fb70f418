"""The page: its sections by key, whole at every text size, named for those who do not see."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from settings_stage import NOW, Stage

from tests.builders.offices import an_office
from ui.jobs.runner import Runner
from ui.theme import look


@pytest.fixture
def stage(data_folder: Path, runner: Runner, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    with an_office(data_folder, NOW) as office:
        yield Stage(office, runner, qtbot, kept)


def test_the_page_comes_back_to_the_section_it_was_left_at(
    stage: Stage, runner: Runner, qtbot: QtBot, tmp_path: Path
):
    stage.open("days")
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    again = Stage(stage.office, runner, qtbot, kept)
    assert list(again.page.sections) == ["days"]
    assert again.page.names.stop().text() == "Ngày nghỉ"


def test_arrow_keys_go_through_the_sections_and_into_one(stage: Stage, qtbot: QtBot):
    stage.place.activateWindow()
    qtbot.waitUntil(stage.place.isActiveWindow)
    qtbot.keyClick(stage.page.names.stop(), Qt.Key.Key_Down)
    assert stage.page.names.stop().text() == "Người ký, nơi nhận"
    qtbot.keyClick(stage.page.names.stop(), Qt.Key.Key_Right)
    section = stage.page.sections["signer"]
    assert section.first().hasFocus()


def test_nothing_can_be_changed_while_long_work_runs(stage: Stage):
    section = stage.open("office")
    stage.bench.busy_changed.emit(True)
    assert not section.isEnabled()
    stage.bench.busy_changed.emit(False)
    assert section.isEnabled()


WORKABLE = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_section_is_whole_named_and_reached_by_key(
    data_folder: Path,
    runner: Runner,
    qtbot: QtBot,
    tmp_path: Path,
    qapp: QApplication,
    scale: float,
):
    look.apply(qapp, "light", scale)
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    with an_office(data_folder, NOW) as office:
        stage = Stage(office, runner, qtbot, kept)
        stage.place.resize(1182 if scale == 1 else 1282, 632)
        stage.page.fit(1366)
        for key in stage.page._makers_of:
            section = stage.open(key)
            QApplication.sendPostedEvents()
            assert _cut(section) == [], key
            for one in _workable(section):
                named = QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
                assert named, f"{type(one).__name__} in {key}"
                group = isinstance(one, QAbstractButton) and one.group()
                assert group or one.focusPolicy() & Qt.FocusPolicy.TabFocus, named


def _workable(section: QWidget) -> list[QWidget]:
    found = [one for kind in WORKABLE for one in section.findChildren(kind)]
    return [one for one in found if one.isVisible() and one.isEnabled()]


def _cut(section: QWidget) -> list[str]:
    """Return the words that do not stand whole in their place."""
    found = []
    for one in [*section.findChildren(QLabel), *section.findChildren(QAbstractButton)]:
        if not one.isVisible() or not one.text():
            continue
        if isinstance(one, QLabel) and one.wordWrap():
            is_cut = one.height() < one.heightForWidth(one.width())
        else:
            is_cut = one.width() < one.sizeHint().width()
        if is_cut:
            found.append(one.text())
    inner = section.widget() if hasattr(section, "widget") else None
    if inner is not None and inner.width() > section.viewport().width():
        found.append("wider than the page")
    return found
