"""What stays when the window is closed, begun over an office in memory, with a tray or without."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSystemTrayIcon

from tests.builders.memory_windows import Bench, MemoryWorkplace
from ui.jobs.runner import Runner
from ui.shell.staying import Staying

Made = Callable[..., Staying]


@pytest.fixture
def quits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count what would end the program, and with it the tests."""
    asked: list[int] = []
    monkeypatch.setattr(QCoreApplication, "quit", lambda: asked.append(1))
    return asked


@pytest.fixture
def stay(
    bench: Bench,
    workplace: MemoryWorkplace,
    runner: Runner,
    tmp_path: Path,
    quits: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Made]:
    assert quits == []
    made: list[Staying] = []

    # Whoever wants the system to tell messages asks for `told`.
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: False)

    def begin(*, tray: bool) -> Staying:
        monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: tray)
        one = Staying(bench.window, workplace, runner, tmp_path / "settings.json")
        one.put_off.connect(bench.work.refresh)
        one.tasks_asked.connect(bench.work.show_tasks)
        bench.work.taken_in.connect(one.look_again)
        made.append(one)
        one.begin()
        return one

    yield begin
    for one in made:
        bench.window.stays = False
        one.end()
