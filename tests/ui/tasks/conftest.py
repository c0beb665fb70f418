"""The task list over real data: an office with the sample year, its window at work."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.scheduling.clock import VIETNAM, FixedClock
from tests.builders.task_window import AtTasks
from ui.jobs.runner import Runner
from ui.shell.gate import OfficeGate
from ui.shell.window import MainWindow
from ui.shell.workbench import Workbench

CLOCK = FixedClock(datetime(2026, 11, 20, 9, 41, tzinfo=VIETNAM))
READY_MS = 20_000


@pytest.fixture(scope="session")
def _sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "data"
    OfficeGate(folder, CLOCK).create_sample("Nguyễn Thị Thu Hà", Ticket()).close()
    return folder


@pytest.fixture
def at(_sample: Path, data_folder: Path, runner: Runner, qtbot: QtBot) -> Iterator[AtTasks]:
    shutil.copytree(_sample, data_folder)
    workplace = OfficeGate(data_folder, CLOCK).open(Ticket())
    window = MainWindow("")
    qtbot.addWidget(window)
    window.resize(1366, 688)
    work = Workbench(window, workplace, runner)
    refused: list[BaseException] = []
    work.failed.connect(refused.append)
    window.show()
    work.begin()
    work.make_ready()
    qtbot.waitUntil(work.is_ready, timeout=READY_MS)
    qtbot.waitExposed(window)
    window.activateWindow()
    yield AtTasks(window, work, qtbot, refused)
    window.close()
    workplace.close()
