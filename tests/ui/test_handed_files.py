"""The whole program over real data: files of later starts, an update, the system's look."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.bootstrap import open_office
from cchc_desktop.config.paths import DataFolder
from cchc_desktop.config.update_steps import last_step
from cchc_desktop.config.version import VERSION
from cchc_desktop.scheduling.clock import VIETNAM, FixedClock
from cchc_desktop.services.upkeep import updating
from tests.builders.offices import an_office
from tests.builders.updates import TEST_KEY, an_update
from ui.app import Front
from ui.parts.reading_window import ReadingWindow
from ui.settings import update_flow
from ui.shell.gate import OfficeGate
from ui.shell.program import Program
from ui.shell.single import WindowLock
from ui.theme import look

CLOCK = FixedClock(datetime(2026, 11, 20, 9, 41, tzinfo=VIETNAM))
LONG_MS = 20_000
LATER = """
import sys
from pathlib import Path
from ui.app import Start, run
sys.exit(run(Start(Path(sys.argv[1]), (Path(sys.argv[2]),))))
"""
Starter = Callable[..., Program]


class Fixed(Front):
    """The program as it starts, on a fixed day."""

    def gate(self, root: Path) -> OfficeGate:
        return OfficeGate(root, CLOCK)


@pytest.fixture
def start(qtbot: QtBot, data_folder: Path) -> Iterator[Starter]:
    with an_office(data_folder):
        pass
    fronts: list[Front] = []

    def begin(*files: Path) -> Program:
        lock = WindowLock()
        lock.take(data_folder)
        front = Fixed(DataFolder(data_folder), lock, files)
        fronts.append(front)
        front.window.show()
        qtbot.waitUntil(lambda: front.program is not None, timeout=LONG_MS)
        program = front.program
        qtbot.waitUntil(
            lambda: program.bench is not None and program.bench.is_ready(), timeout=LONG_MS
        )
        return program

    yield begin
    for front in fronts:
        front.window.close()
        front.window.deleteLater()


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let every update be wanted; return the titles of what was offered."""
    titles: list[str] = []

    def ask(window: ReadingWindow) -> str:
        titles.append(window.windowTitle())
        return "install"

    monkeypatch.setattr(updating, "release_keys", lambda: (TEST_KEY.public,))
    monkeypatch.setattr(ReadingWindow, "ask", ask)
    return titles


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    started: list[Path] = []

    def start(installer: Path, *, back: bool) -> None:
        assert not back
        started.append(installer)

    monkeypatch.setattr(update_flow, "start_installer", start)
    return started


def test_an_update_file_that_the_program_is_started_with_closes_it(
    start: Starter,
    qtbot: QtBot,
    tmp_path: Path,
    data_folder: Path,
    offered: list[str],
    installed: list[Path],
):
    program = start(an_update(tmp_path))
    qtbot.waitUntil(lambda: bool(installed), timeout=LONG_MS)
    assert offered == ["Cập nhật"]
    qtbot.waitUntil(lambda: not program._window.isVisible(), timeout=LONG_MS)
    with open_office(data_folder, CLOCK):  # the data is free for whoever starts next
        assert last_step(data_folder).former == VERSION


def test_a_second_start_with_a_file_hands_it_over_and_ends(
    start: Starter,
    qtbot: QtBot,
    tmp_path: Path,
    data_folder: Path,
    offered: list[str],
    installed: list[Path],
):
    program = start()
    program._window.showMinimized()
    later = subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", LATER, str(data_folder), str(an_update(tmp_path))]
    )
    qtbot.waitUntil(lambda: later.poll() is not None, timeout=LONG_MS)
    assert later.returncode == 0
    qtbot.waitUntil(lambda: bool(installed), timeout=LONG_MS)
    assert offered == ["Cập nhật"]


def test_a_package_leads_to_the_place_for_it(start: Starter, qtbot: QtBot, tmp_path: Path):
    package = tmp_path / "Giao nhiệm vụ.cchc"
    package.write_bytes(b"PK\3\4 broken on the way")
    program = start()
    heard: list[Path] = []
    program.bench.acts.files_asked.connect(heard.extend)
    program.reporter._teller = Teller([])
    program._watch.files_asked.emit((package,))
    assert program._window.place_in_front() == "exchange"
    assert heard == [package]
    qtbot.waitUntil(lambda: not program.runner.busy, timeout=LONG_MS)


def test_an_installer_that_does_not_start_leaves_the_program_running(
    start: Starter, qtbot: QtBot, tmp_path: Path, offered: list[str], data_folder: Path
):
    program = start()
    told: list[str] = []
    program.reporter._teller = Teller(told)
    program._take_files([an_update(tmp_path)])
    qtbot.waitUntil(lambda: bool(told), timeout=LONG_MS)
    assert (offered, told) == (["Cập nhật"], ["update-only-on-windows"])
    assert program._window.isVisible()
    assert last_step(data_folder) is None


def test_colours_follow_the_system_while_it_runs(
    start: Starter, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
):
    program = start()
    look.apply(qapp, "system")
    before = program._window.place("tasks")
    dark = look.palette() is look.DARK
    monkeypatch.setattr(look, "is_dark", lambda _scheme: not dark)
    QApplication.sendEvent(program._window, QEvent(QEvent.Type.ThemeChange))
    assert (look.palette() is look.DARK) is not dark
    assert program._window.place("tasks") is before  # nothing that was being typed is gone
    monkeypatch.undo()


class Teller:
    """Hears what a person would be told."""

    def __init__(self, told: list[str]) -> None:
        self._told = told

    def misfortune(self, code: str, _facts: object) -> None:
        self._told.append(code)

    def bug(self, text: str) -> None:
        self._told.append(text)
