"""An office at work, and the windows of plans open over it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders.plan_offices import AtWork, an_office_at_work
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from cchc_desktop.services.plans.proposal import Way
from ui.jobs.runner import Runner
from ui.plans.own_plan_dialog import OwnPlanDialog

KEY = Qt.Key
Opened = Callable[..., OwnPlanDialog]


@pytest.fixture
def work(data_folder: Path, runner: Runner, qtbot: QtBot) -> Iterator[AtWork]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1366, 688)
    window.show()
    with an_office_at_work(data_folder, runner, window) as at_work:
        yield at_work


@pytest.fixture
def own_plan_opened(work: AtWork, qtbot: QtBot) -> Iterator[Opened]:
    """Open the window; it is closed without a question at the end."""
    made: list[OwnPlanDialog] = []

    def open_window(way: Way | None = None) -> OwnPlanDialog:
        dialog = OwnPlanDialog(work.bench, way)
        made.append(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    yield open_window
    for dialog in made:
        dialog.table.finish_editing()
        dialog.drafting.begin(None)
        dialog.close()
