"""What the tests of the place Báo cáo share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from compose_stage import ComposeStage, compose_stage
from pytestqt.qtbot import QtBot

from ui.jobs.runner import Runner


@pytest.fixture
def stage(tmp_path: Path, runner: Runner, qtbot: QtBot) -> Iterator[ComposeStage]:
    with compose_stage(tmp_path, runner, qtbot) as made:
        yield made
