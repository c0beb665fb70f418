"""The whole program over one data folder, started and ended as on any day of the year.

Only the clock is not the computer's. Must not know what the office does with it.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from year_hands import CTRL, Key, WallClock, Watch, press, say

from cchc_desktop.config.paths import DataFolder
from cchc_desktop.services.desk import Desk
from ui.actions.bench import Bench
from ui.app import Front
from ui.shell.gate import OfficeGate
from ui.shell.places import place_names
from ui.shell.program import Program
from ui.shell.single import WindowLock
from ui.shell.window import MainWindow
from ui.shell.workbench import Workbench
from ui.table.column import SectionLine
from ui.table.view import LineView

LONG_MS = 20_000
_SIZE = 1366, 688
_LAYOUT_MS = 20  # what is shown for the first time is laid out


class _OnTheWall(Front):
    """The program as it starts, by the clock of the test."""

    clock: WallClock

    def gate(self, root: Path) -> OfficeGate:
        return OfficeGate(root, self.clock)


class YearProgram:
    """Started again and again over the same folder."""

    def __init__(self, root: Path, clock: WallClock, qtbot: QtBot) -> None:
        self.root, self.clock, self.qtbot = root, clock, qtbot
        self._front: Front | None = None
        self._past: list[Front] = []  # as long as anything queued for them may arrive
        self._watch = Watch()

    # --- from morning to evening

    def start(self, files: Sequence[Path] = ()) -> None:
        """Start the program; the window is in front, what stands behind it still loads."""
        lock = WindowLock()
        assert lock.take(self.root)
        front = self._front = _OnTheWall(DataFolder(self.root), lock, tuple(files))
        front.clock = self.clock  # type: ignore[attr-defined]
        front.window.show()
        front.window.resize(*_SIZE)  # the screen that is not there is smaller
        self.until(lambda: front.program is not None)
        front.window.activateWindow()
        self.until(front.window.isActiveWindow)

    def until_ready(self) -> None:
        self.until(lambda: self.program.staying is not None)

    def end(self) -> None:
        """Close the window as a person does; everything behind it is let go."""
        if self._front is None:
            return
        window = self._front.window
        window.close()
        assert not window.isVisible()
        self._past.append(self._front)
        self._front = None

    def forget(self) -> None:
        """End for good, and let go of every window there was."""
        self.end()
        for front in self._past:
            front.window.deleteLater()

    def morning(self, on: date, hour: int = 8) -> None:
        """Let the program run until another day: its tick notices within a minute."""
        self.clock.go_to(on, hour)
        assert self.program.staying is not None
        self.program.staying.tick.soon()

    def until(self, what: Callable[[], object]) -> None:
        def there() -> bool:
            if QApplication.activeWindow() is None and self._front is not None:
                # No desktop is there to hand the keyboard back when a dialog is gone.
                self._front.window.activateWindow()
            return bool(what() or self.noticed)

        self.qtbot.waitUntil(there, timeout=LONG_MS)
        assert self.noticed == []

    @property
    def noticed(self) -> list[str]:
        """Return what dialogs said that nobody asked for."""
        return self._watch.noticed

    # --- what stands there

    @property
    def program(self) -> Program:
        assert self._front is not None
        assert self._front.program is not None
        return self._front.program

    @property
    def window(self) -> MainWindow:
        assert self._front is not None
        return self._front.window

    @property
    def work(self) -> Workbench:
        assert self.program.bench is not None
        return self.program.bench

    @property
    def bench(self) -> Bench:
        assert self.work.acts is not None
        return self.work.acts

    @property
    def desk(self) -> Desk:
        return self.bench.desk

    def page(self, key: str) -> Any:
        return self.work._pages[key]

    def go(self, place: str) -> Any:
        """Go to a place by its key; return what fills it."""
        at = [one.key for one in place_names()].index(place) + 1
        press(Qt.Key(Key.Key_0.value + at), CTRL)
        self.until(lambda: self.window.place_in_front() == place)
        self.until(self.is_quiet)
        self.qtbot.wait(_LAYOUT_MS)
        return self.page(place)

    def is_quiet(self) -> bool:
        return not self.program.runner.busy

    def told(self) -> str:
        """Return the line at the foot of the place in front."""
        return self.window.place(self.window.place_in_front()).message.text()

    def shown(self, kind: type[QWidget]) -> Any:
        centre = self.window.centralWidget()
        self.until(lambda: centre.findChild(kind) is not None)
        return centre.findChild(kind)


def lines_of(table: LineView) -> list[Any]:
    return [one for one in table.lines.lines() if not isinstance(one, SectionLine)]


def put(table: LineView, line: Any, column: str) -> None:
    """Put the cursor on a cell, as a click does."""
    table.setFocus()
    assert table.choose(line.id, column)


def type_in(table: LineView, line: Any, column: str, words: str) -> None:
    """Strike words over a cell and save them by Enter."""
    put(table, line, column)
    say(words)
    press(Key.Key_Return)


def cell(table: LineView, line: Any, column: str) -> str:
    return table.lines.columns[table.column_at(column)].display(line)
