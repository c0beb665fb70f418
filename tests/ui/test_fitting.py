"""No window stands beyond the edge of its screen, however large everything is drawn."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QRect, QSize
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot

from ui.shell.fitting import ScreenFit, brought_inside, least_size

# What a work area is of 1366 x 768 at 125 % and 150 %, of 1920 x 1080 at 150 % and 175 %.
SCREENS = [QRect(0, 0, 1093, 574), QRect(0, 0, 910, 472), QRect(0, 0, 1280, 680)]
SCREENS += [QRect(1920, 240, 1097, 577)]
_SIDE = st.integers(1, 3000)
_PLACE = st.integers(-2000, 4000)
_rects = st.builds(QRect, _PLACE, _PLACE, _SIDE, _SIDE)


@given(_rects, _rects)
def test_what_is_brought_inside_is_inside_and_no_smaller_than_it_has_to_be(
    window: QRect, room: QRect
):
    found = brought_inside(window, room)
    assert room.contains(found)
    assert found.size() == window.size().boundedTo(room.size())
    assert brought_inside(found, room) == found


@pytest.mark.parametrize("room", SCREENS)
def test_what_fits_stays_where_it_is(room: QRect):
    window = QRect(room.topLeft(), QSize(480, 300)).translated(30, 40)
    assert brought_inside(window, room) == window


class _Screen:
    def __init__(self, room: QRect) -> None:
        self.room = room

    def availableGeometry(self) -> QRect:  # noqa: N802 - Qt's
        return self.room


@pytest.mark.parametrize("room", SCREENS)
def test_the_window_may_be_as_low_as_the_screen(room: QRect):
    least = least_size(QSize(880, 600), _Screen(room))  # type: ignore[arg-type]
    assert least.width() == 880
    assert least.height() == 600 or least.height() <= max(480, room.height() - 40)


@pytest.fixture
def fitting(qapp: QApplication) -> Iterator[QObject]:
    made = ScreenFit(qapp)
    yield made
    made.deleteLater()


@pytest.mark.usefixtures("fitting")
def test_a_dialog_larger_than_the_screen_is_brought_inside(qtbot: QtBot, qapp: QApplication):
    room = qapp.primaryScreen().availableGeometry()
    dialog = QDialog()
    box = QVBoxLayout(dialog)
    box.addWidget(QLabel("Nội dung"))
    qtbot.addWidget(dialog)
    dialog.resize(room.width() + 300, room.height() + 200)
    dialog.move(room.left() + 100, room.top() + 100)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: room.contains(dialog.frameGeometry()))
    assert dialog.frameGeometry().size() == room.size()
    by_hand = QRect(room.left() - 50, room.top() + 9, room.width() + 90, 200)
    dialog.setGeometry(by_hand)
    other = QDialog()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.geometry() == by_hand
