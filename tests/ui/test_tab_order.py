"""Tab goes through a window as it is read, also where its parts were made in another order."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.parts.boxes import column, frame, row
from ui.shell.window import MainWindow

TAB, BACK = Qt.Key.Key_Tab, Qt.Key.Key_Backtab


def _press(name: str) -> QPushButton:
    made = QPushButton(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow("")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    return made


def _walk(window: MainWindow, first: QWidget, key: Qt.Key, count: int) -> list[str]:
    """Return the names that some presses of a key lead through."""
    first.setFocus()
    found = []
    for _ in range(count):
        now = QApplication.focusWidget()
        assert now is not None
        assert now.window() is window
        found.append(now.property("text") or now.objectName())
        QTest.keyClick(now, key)
    return found


def _filled(window: MainWindow) -> tuple[QVBoxLayout, QPushButton]:
    """Fill the place in front from the bottom up; return where lines stand, and the first stop."""
    place = window.tasks
    list_ = QLineEdit(objectName="bảng")
    lines = column(gap=0)
    scrolled = QScrollArea()
    scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scrolled.setWidget(frame("surface", lines))
    scrolled.setWidgetResizable(True)
    chip = _press("chip")
    body = QSplitter()
    body.addWidget(list_)
    body.addWidget(scrolled)
    place.fill(frame("", row(chip, None)))
    place.fill(body)
    first = _press("công cụ 1")
    place.add_tool(_press("công cụ 2"))
    place.add_tool(first, at=1)
    return lines, first


def test_tab_follows_the_page_and_comes_round(window: MainWindow, qtbot: QtBot):
    lines, first = _filled(window)
    for name in ("dòng 1", "dòng 2"):
        lines.addWidget(_press(name))
    qtbot.wait(1)
    read = ["công cụ 1", "công cụ 2", "chip", "bảng", "dòng 1", "dòng 2"]
    assert _walk(window, first, TAB, 6) == read
    told = _walk(window, first, TAB, 9)
    assert told[6].strip() == "Nhiệm vụ"  # the open place in the navigation, then its search
    assert told[8] == "công cụ 1"
    last = next(one for one in window.findChildren(QPushButton) if one.text() == "dòng 2")
    assert _walk(window, last, BACK, 6) == read[::-1]


def test_a_line_made_anew_keeps_its_place(window: MainWindow, qtbot: QtBot):
    lines, first = _filled(window)
    old, after = _press("dòng cũ"), _press("dòng sau")
    lines.addWidget(old)
    lines.addWidget(after)
    qtbot.wait(1)
    lines.removeWidget(old)
    old.deleteLater()
    lines.insertWidget(0, _press("dòng mới"))
    qtbot.wait(1)
    assert _walk(window, first, TAB, 6)[-2:] == ["dòng mới", "dòng sau"]


def test_what_cannot_be_seen_or_pressed_is_passed_over(window: MainWindow, qtbot: QtBot):
    lines, first = _filled(window)
    shut, hidden, shown = _press("tắt"), _press("ẩn"), _press("thấy")
    shut.setEnabled(False)
    stack = QStackedWidget()
    stack.addWidget(frame("", column(hidden)))
    stack.addWidget(frame("", column(shown)))
    stack.setCurrentIndex(1)
    for one in (shut, stack):
        lines.addWidget(one)
    qtbot.wait(1)
    assert _walk(window, first, TAB, 5)[-1] == "thấy"


def test_a_grid_is_read_by_rows_and_a_choice_is_one_stop(window: MainWindow, qtbot: QtBot):
    lines, first = _filled(window)
    box, group = QFrame(), QButtonGroup(window)
    grid = QGridLayout(box)
    grid.addWidget(_press("dưới"), 1, 0)
    for at, name in enumerate(("phải", "trái")):
        one = QRadioButton(name)
        one.setChecked(name == "trái")
        group.addButton(one)
        grid.addWidget(one, 0, 1 - at)
    lines.addWidget(box)
    qtbot.wait(1)
    assert _walk(window, first, TAB, 6)[-2:] == ["trái", "dưới"]


def test_what_floats_over_the_page_comes_after_it(window: MainWindow, qtbot: QtBot):
    lines, first = _filled(window)
    lines.addWidget(_press("dòng"))
    side = frame("side", column(_press("chi tiết")))
    side.setFixedWidth(200)
    window.tasks.add_side(side)
    for floats in (False, True):
        window.tasks.float_side(on=floats)
        qtbot.wait(1)
        assert _walk(window, first, TAB, 6)[-2:] == ["dòng", "chi tiết"]
