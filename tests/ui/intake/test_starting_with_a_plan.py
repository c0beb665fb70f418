"""The program started with a plan's file, and a first start that begins with one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.config.paths import DataFolder
from cchc_desktop.scheduling.clock import FixedClock
from tests.builders.offices import NOON, an_office
from tests.builders.plan_files import as_word
from ui.app import Front
from ui.first_start.page import FirstStartPage
from ui.intake.page import ReviewPage
from ui.shell.gate import OfficeGate
from ui.shell.single import WindowLock

LONG_MS = 20_000
Started = Callable[..., Front]


class Fixed(Front):
    """The program as it starts, on a fixed day."""

    def gate(self, root: Path) -> OfficeGate:
        return OfficeGate(root, FixedClock(NOON))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "kế hoạch.docx"
    file.write_bytes(as_word())
    return file


@pytest.fixture
def started(qtbot: QtBot) -> Iterator[Started]:
    fronts: list[Front] = []

    def start(root: Path, *files: Path) -> Front:
        lock = WindowLock()
        lock.take(root)
        front = Fixed(DataFolder(root), lock, files)
        fronts.append(front)
        front.window.resize(1366, 688)
        front.window.show()
        qtbot.waitUntil(lambda: front.program is not None, timeout=LONG_MS)
        return front

    yield start
    for front in fronts:
        front.window.close()
        front.window.deleteLater()


def shown(front: Front, kind: type[QWidget], qtbot: QtBot) -> QWidget:
    centre = front.window.centralWidget()
    qtbot.waitUntil(lambda: centre.findChild(kind) is not None, timeout=LONG_MS)
    found = centre.findChild(kind)
    assert isinstance(found, QWidget)
    return found


def test_the_file_that_the_program_is_started_with_opens_its_review(
    started: Started, data_folder: Path, plan: Path, qtbot: QtBot
):
    with an_office(data_folder):
        pass
    review = shown(started(data_folder, plan), ReviewPage, qtbot)
    assert isinstance(review, ReviewPage)
    assert review.working.review.incoming.name == plan.name


def test_a_first_start_may_begin_with_a_plan(
    started: Started,
    data_folder: Path,
    plan: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
):
    # The system's own dialog would wait for a person.
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_said: ([str(plan)], ""))
    front = started(data_folder)
    page = shown(front, FirstStartPage, qtbot)
    assert isinstance(page, FirstStartPage)
    page.form.fill(
        name="Ủy ban nhân dân phường Hoa Sen",
        parent="Ủy ban nhân dân thành phố",
        signer="Trần Văn Minh",
    )
    page._take.click()
    review = shown(front, ReviewPage, qtbot)
    assert isinstance(review, ReviewPage)
    assert len(review.working.review.kept) == 4
