"""The frame: first paint, state kept in its file, places, what stands instead of them."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from tests.builders.memory_windows import Bench
from ui.shell.places import LOADERS, place_names
from ui.shell.window import MainWindow


def test_it_paints_before_anything_stands_behind_it(window: MainWindow, qtbot: QtBot):
    with qtbot.waitSignal(window.painted):
        window.show()
    titles = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert "Nhiệm vụ" in titles


def test_the_first_paint_is_told_once(window: MainWindow, qtbot: QtBot):
    told = []
    window.painted.connect(lambda: told.append(1))
    window.show()
    qtbot.waitUntil(lambda: bool(told))
    window.repaint()
    qtbot.wait(20)
    assert told == [1]


def test_the_window_comes_back_as_it_was(qtbot: QtBot, tmp_path: Path):
    kept = str(tmp_path / "window.ini")
    first = MainWindow(kept)
    qtbot.addWidget(first)
    first.showMaximized()
    first.close()
    assert (tmp_path / "window.ini").read_text(encoding="utf-8").startswith("[window]")
    second = MainWindow(kept)
    qtbot.addWidget(second)
    assert second.isMaximized()


def test_a_spoilt_state_file_is_no_reason_to_stop(qtbot: QtBot, tmp_path: Path):
    kept = tmp_path / "window.ini"
    kept.write_text("[window]\ngeometry=kaputt\n", encoding="utf-8")
    window = MainWindow(str(kept))
    qtbot.addWidget(window)
    assert window.size().width() == 1366


def test_only_places_that_exist_are_offered(window: MainWindow):
    entries = window.navigation.findChildren(QToolButton)
    names = place_names()
    assert [entry.accessibleName() for entry in entries] == [name.words for name in names]
    assert {name.key for name in names} == {"tasks", *LOADERS}
    assert names[0].words == "Tổng quan"


def test_a_slim_navigation_names_its_places(window: MainWindow):
    window.show()
    window.resize(1100, 688)
    entry = window.navigation.findChild(QToolButton)
    assert entry.toolTip() == "Tổng quan"
    window.resize(1366, 688)
    assert entry.toolTip() == ""


def test_something_may_stand_instead_of_the_places(window: MainWindow):
    window.show()
    page = QLabel("Thay vào")
    window.show_instead(page)
    assert page.isVisible()
    assert not window.tasks.isVisible()
    window.show_places()
    assert window.tasks.isVisible()


def test_coming_forward_brings_back_a_minimized_window(window: MainWindow):
    window.showMinimized()
    window.come_forward()
    assert not window.isMinimized()
    assert window.isVisible()


def test_the_window_has_the_programs_icon(window: MainWindow):
    window.dress()
    assert not window.windowIcon().isNull()


def test_f1_lists_the_keys_of_the_place_and_of_the_window(bench: Bench, qtbot: QtBot):
    shown: list[set[str]] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        shown.append({label.text() for label in dialog.findChildren(QLabel)})
        dialog.close()

    QTimer.singleShot(0, read)
    qtbot.keyClick(bench.window, Qt.Key.Key_F1)
    assert {"Nhiệm vụ", "Ctrl+F", "Mọi nơi", "Ctrl+Z"} <= shown[0]


def test_f6_goes_round_the_parts_of_the_window(bench: Bench, qtbot: QtBot):
    parts = [bench.tasks.table, bench.tasks.side.panel.first(), bench.window.navigation.stop()]
    for part in (*parts[1:], *parts[:1]):
        qtbot.keyClick(bench.window, Qt.Key.Key_F6)
        assert part.hasFocus()
    qtbot.keyClick(bench.window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert parts[2].hasFocus()


def test_all_places_can_be_built_anew(window: MainWindow):
    window.show()
    former = window.tasks
    window.build_anew()
    assert window.tasks is not former
    assert window.tasks.isVisible()
    assert window.place_in_front() == "tasks"


def test_coming_back_to_the_places_gives_the_keyboard_back(window: MainWindow, qtbot: QtBot):
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    window.search.setEnabled(True)
    window.search.setFocus()
    page = QLineEdit()
    window.show_instead(page)
    page.setFocus()
    window.show_places()
    qtbot.waitUntil(window.search.hasFocus)
