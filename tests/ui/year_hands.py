"""What a person has at a desk: hands on keys and mouse, and a clock on the wall.

Words come as an input method gives them, dialogs and menus are worked while they wait for their
answer. Must not know any place.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMimeData, QObject, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMainWindow, QMenu, QWidget

from cchc_desktop.scheduling.clock import VIETNAM
from ui.parts.dialog import SentenceDialog

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
_LOOK_MS, _WATCH_MS = 10, 50
_MOST_LOOKS, _PATIENCE = 2000, 200


class WallClock:
    """Stands still until the test moves it."""

    def __init__(self, on: date, hour: int = 8) -> None:
        self.at = datetime.combine(on, time(hour, 5), VIETNAM)

    def go_to(self, on: date, hour: int = 8) -> None:
        self.at = datetime.combine(on, time(hour, 5), VIETNAM)

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Strike a key where the keyboard is."""
    QTest.keyClick(_focus(), key, held)


def say(words: str) -> None:
    """Type words where the keyboard is, as an input method gives composed letters."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(_focus(), event)


def say_over(words: str) -> None:
    """Type over all that stands in a field."""
    press(Key.Key_A, CTRL)
    say(words)


def _focus() -> QWidget:
    if QApplication.activeWindow() is None:
        _hand_back()
    found = QApplication.focusWidget() or QApplication.activeWindow()
    assert found is not None, "nothing has the keyboard"
    return found


def click(on: QAbstractButton) -> None:
    assert on.isVisible(), on.text()
    assert on.isEnabled(), on.text()
    QTest.mouseClick(on, Qt.MouseButton.LeftButton)


def button_of(inside: QWidget, words: str) -> QAbstractButton:
    """Find a button by what is read on it, or aloud of it."""
    there = [one for one in inside.findChildren(QAbstractButton) if one.isVisible()]
    found = [one for one in there if words in (one.text().strip(), one.accessibleName())]
    assert found, f"no “{words}” among {[one.text() or one.accessibleName() for one in there]}"
    return found[0]


def drop(on: QWidget, files: Sequence[Path], at: QPoint | None = None) -> None:
    """Drag files over a widget and let them go."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
    place = at or on.rect().center()
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(on, QDragEnterEvent(place, copy, mime, left, NONE))
    QApplication.sendEvent(on, QDropEvent(QPointF(place), copy, mime, left, NONE))


class Watch(QObject):
    """Notices a dialog that nobody asked for, notes what it says and closes it."""

    answering = 0  # so many dialogs and menus are waited for

    def __init__(self) -> None:
        super().__init__()
        self.noticed: list[str] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_WATCH_MS)

    def _look(self) -> None:
        found = QApplication.activeModalWidget()
        if Watch.answering or found is None or not isinstance(found, SentenceDialog):
            return
        self.noticed.append(f"{found.windowTitle()}: {found.accessibleDescription()}")
        QDialog.done(found, 0)


def _wait() -> None:
    """Let a moment pass. QTest's own waiting deletes what the handler above still stands in."""
    loop = QEventLoop()
    QTimer.singleShot(_LOOK_MS, loop.quit)
    loop.exec()


def _bring_forward(window: QWidget) -> None:
    """Do what a desktop does with a window that opens: give it the keyboard."""
    for _ in range(_MOST_LOOKS):
        if QApplication.activeWindow() is window:
            return
        window.activateWindow()
        _wait()


def _hand_back() -> None:
    """Do what a desktop does when a dialog is gone: the window beneath has the keyboard."""
    there = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    _bring_forward(next(one for one in there if isinstance(one, QMainWindow)))


class _Waiting:
    """Looks until something waits for an answer, and answers it."""

    def __init__(self, look: Callable[[], QWidget | None], answer: Callable[..., None]) -> None:
        self._look, self._answer = look, answer
        self._looks = 0
        self.is_over = False
        self.seen: QWidget | None = None
        self.error: BaseException | None = None

    def go(self) -> None:
        self._looks += 1
        found = self._look()
        if found is None:
            if not self.is_over and self._looks < _MOST_LOOKS:
                QTimer.singleShot(_LOOK_MS, self.go)
            return
        self.seen = found
        try:
            if isinstance(found, QDialog):
                _bring_forward(found)
            self._answer(found)
        except BaseException as error:  # noqa: BLE001 - raised where the test stands
            self.error = error
            if isinstance(found, QDialog):
                QDialog.done(found, 0)
        else:
            if found.isVisible():
                self.error = AssertionError(f"{found.windowTitle()} stays open")
                found.close()

    def after(self, opening: Callable[[], object]) -> None:
        QTimer.singleShot(0, self.go)
        Watch.answering += 1
        try:
            opening()
            for _ in range(_PATIENCE):  # what does not wait for its answer opens a moment later
                if self.seen is not None:
                    break
                _wait()
        finally:
            Watch.answering -= 1
            self.is_over = True
        if self.error is not None:
            raise self.error
        assert self.seen is not None, "nothing opened"


def in_dialog(opening: Callable[[], object], answer: Callable[[QDialog], None]) -> None:
    """Open a dialog and answer it; the answer has to close it."""

    def look() -> QDialog | None:
        found = QApplication.activeModalWidget()
        return found if isinstance(found, QDialog) and found.isVisible() else None

    _Waiting(look, answer).after(opening)


def in_menu(opening: Callable[[], object], words: str) -> None:
    """Open a menu and choose the entry that begins with these words, by Enter."""

    def look() -> QMenu | None:
        found = QApplication.activePopupWidget()
        return found if isinstance(found, QMenu) else None

    def choose(menu: QMenu) -> None:
        there = [one.text() for one in menu.actions()]
        action = next((one for one in menu.actions() if one.text().startswith(words)), None)
        assert action is not None, f"no “{words}” among {there}"
        menu.setActiveAction(action)
        QTest.keyClick(menu, Key.Key_Return)

    _Waiting(look, choose).after(opening)
