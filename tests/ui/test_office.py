"""The windows over real data: first start, sample year, results, undo, damage, a second start."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.config.paths import DataFolder
from cchc_desktop.scheduling.clock import VIETNAM, FixedClock
from tests.builders.memory_windows import Answering
from tests.builders.plan_files import as_word
from ui.app import Front
from ui.intake.page import ReviewPage
from ui.shell.gate import OfficeGate
from ui.shell.program import Program
from ui.shell.single import WindowLock
from ui.tasks.lines import Result

CLOCK = FixedClock(datetime(2026, 11, 20, 9, 41, tzinfo=VIETNAM))
LONG_MS = 20_000
Starter = Callable[[Path], "Front"]


class Fixed(Front):
    """The program as it starts, on a fixed day."""

    def gate(self, root: Path) -> OfficeGate:
        return OfficeGate(root, CLOCK)


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Starter]:
    fronts: list[Front] = []

    def begin(root: Path) -> Front:
        lock = WindowLock()
        lock.take(root)
        front = Fixed(DataFolder(root), lock)
        fronts.append(front)
        front.window.resize(1366, 688)
        front.window.show()
        qtbot.waitUntil(lambda: front.program is not None, timeout=LONG_MS)
        return front

    yield begin
    for front in fronts:
        front.window.close()
        front.window.deleteLater()


def _program(front: Front) -> Program:
    assert front.program is not None
    return front.program


def _until_ready(front: Front, qtbot: QtBot) -> None:
    program = _program(front)
    qtbot.waitUntil(lambda: program.bench is not None and program.bench.is_ready(), timeout=LONG_MS)


def _begin_with_sample(front: Front, qtbot: QtBot) -> None:
    opening = _program(front).opening
    qtbot.waitUntil(lambda: opening._first is not None, timeout=LONG_MS)
    opening._first._sample.click()
    _until_ready(front, qtbot)


def test_from_the_first_start_to_a_noted_result(start: Starter, qtbot: QtBot, data_folder: Path):
    front = start(data_folder)
    _begin_with_sample(front, qtbot)
    bench = _program(front).bench
    assert len(bench.tasks.listing.everything()) > 50
    assert front.window.windowTitle() == "CCHC – Ủy ban nhân dân phường Hoa Sen"
    waiting = next(
        line
        for line in bench.tasks.listing.everything()
        if line.state in ("overdue", "due-soon", "upcoming")
    )
    bench.tasks.table.choose(waiting.id, 1)
    bench.tasks.side.panel.form.noted.emit(Result("done", None, "Đã ban hành."))
    assert bench.tasks.table.current_line().state in ("done", "done-late")
    assert "Cập nhật kết quả quý IV/2026" in bench.tasks.message.text()
    front.window.activateWindow()
    qtbot.waitUntil(front.window.isActiveWindow)
    qtbot.keyClick(front.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bench.tasks.table.current_line().state == waiting.state
    qtbot.keyClick(front.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert bench.tasks.table.current_line().state in ("done", "done-late")


def test_undo_survives_a_restart_and_search_needs_no_accents(
    start: Starter, qtbot: QtBot, data_folder: Path
):
    first = start(data_folder)
    _begin_with_sample(first, qtbot)
    first_bench = _program(first).bench
    line = first_bench.tasks.listing.everything()[-1]
    first_bench.tasks.table.choose(line.id, 1)
    first_bench.tasks.side.panel.form.noted.emit(Result("in-progress", 30, "Đang soạn."))
    first.window.close()
    second = start(data_folder)
    _until_ready(second, qtbot)
    bench = _program(second).bench
    assert second.window.navigation._undo.isEnabled()
    bench.undo()
    again = next(one for one in bench.tasks.listing.everything() if one.id == line.id)
    assert (again.state, again.percent) == (line.state, line.percent)
    second.window.search.setText("thu tuc hanh chinh")
    qtbot.waitUntil(
        lambda: (
            0 < len(bench.tasks.listing.filters.found or ()) < len(bench.tasks.listing.everything())
        )
    )


def test_an_office_of_ones_own_begins_empty(start: Starter, qtbot: QtBot, data_folder: Path):
    front = start(data_folder)
    opening = _program(front).opening
    qtbot.waitUntil(lambda: opening._first is not None, timeout=LONG_MS)
    opening._first.form.fill(
        name="Ủy ban nhân dân xã Bến Đò",
        parent="Ủy ban nhân dân tỉnh",
        signer="Trần Văn Minh",
        person="Nguyễn Thị Thu Hà",
    )
    opening._first._start.click()
    _until_ready(front, qtbot)
    assert front.window.windowTitle() == "CCHC – Ủy ban nhân dân xã Bến Đò"
    assert not front.window.navigation._undo.isEnabled()
    assert front.window.navigation._person.text() == "Nguyễn Thị Thu Hà"
    _program(front).bench.tasks._empty._begin.click()
    qtbot.waitUntil(
        lambda: len(_program(front).bench.tasks.listing.everything()) > 50, timeout=LONG_MS
    )


def test_damaged_data_comes_back_from_its_copy(
    start: Starter, qtbot: QtBot, data_folder: Path, answering: Answering
):
    first = start(data_folder)
    _begin_with_sample(first, qtbot)
    count = len(_program(first).bench.tasks.listing.everything())
    first.window.close()
    (data_folder / "cchc.db").write_bytes(b"hong" * 1000)
    shown = answering("restore")
    second = start(data_folder)
    _until_ready(second, qtbot)
    assert "nhiệm vụ" in shown[0].accessibleDescription()
    assert len(_program(second).bench.tasks.listing.everything()) == count


def test_data_of_another_program_is_refused(
    start: Starter, qtbot: QtBot, data_folder: Path, answering: Answering
):
    data_folder.mkdir()
    with sqlite3.connect(data_folder / "cchc.db") as other:
        other.execute("CREATE TABLE x (y)")
    other.close()
    shown = answering("")
    front = start(data_folder)
    qtbot.waitUntil(lambda: bool(shown) and not front.window.isVisible(), timeout=LONG_MS)
    assert "cchc.db" in shown[0].accessibleDescription()


def test_a_second_start_shows_its_file_in_the_first_window(
    start: Starter, qtbot: QtBot, data_folder: Path, tmp_path: Path
):
    plan = tmp_path / "kế hoạch.docx"
    plan.write_bytes(as_word())
    front = start(data_folder)
    _begin_with_sample(front, qtbot)
    front.window.showMinimized()
    command = [sys.executable, "-m", "cchc_desktop.window", "--data", data_folder, plan]
    with subprocess.Popen(command) as later:  # noqa: S603
        qtbot.waitUntil(lambda: later.poll() is not None, timeout=LONG_MS)
    assert later.returncode == 0
    qtbot.waitUntil(lambda: not front.window.isMinimized())
    centre = front.window.centralWidget()
    qtbot.waitUntil(lambda: centre.findChild(ReviewPage) is not None, timeout=LONG_MS)
    review = centre.findChild(ReviewPage)
    assert isinstance(review, ReviewPage)
    assert review.working.review.incoming.name == "kế hoạch.docx"
    assert review.isVisible()


def test_the_morning_of_a_real_office(start: Starter, qtbot: QtBot, data_folder: Path):
    front = start(data_folder)
    _begin_with_sample(front, qtbot)
    staying = _program(front).staying
    assert staying is not None
    qtbot.waitUntil(staying.notice.isVisible, timeout=LONG_MS)
    assert "quá hạn" in staying.notice.title()
    qtbot.waitUntil(lambda: staying.notice._is_seen)
    staying.notice.buttons["see"].click()
    bench = _program(front).bench
    shown = [line for line in bench.tasks.table.lines.lines() if hasattr(line, "deadline")]
    assert 0 < len(shown) < 20
    assert {"overdue", "due-soon"} >= {line.state for line in shown}
    front.window.close()
    again = start(data_folder)
    _until_ready(again, qtbot)
    later = _program(again).staying
    with qtbot.waitSignal(later.reminding.looked) as told:
        later.tick.soon()
    assert len(told.args[0]) >= len(shown)
    assert not later.notice.isVisible()


def test_putting_off_can_be_undone(start: Starter, qtbot: QtBot, data_folder: Path):
    front = start(data_folder)
    _begin_with_sample(front, qtbot)
    program = _program(front)
    staying = program.staying
    qtbot.waitUntil(staying.notice.isVisible, timeout=LONG_MS)
    count = len(staying.reminding._due.waiting)
    staying.notice.buttons["later"].click()
    assert front.window.navigation._undo.toolTip() == (
        f"Hoàn tác: Nhắc lại sau {count} việc (Ctrl+Z)"
    )
    with qtbot.waitSignal(staying.reminding.looked) as told:
        staying.tick.soon()
    assert list(told.args[0]) == []
    program.bench.undo()
    with qtbot.waitSignal(staying.reminding.looked) as told:
        staying.tick.soon()
    assert len(told.args[0]) == count


def test_the_first_paint_needs_no_database():
    code = (
        "import sys, ui.app, ui.shell.program, ui.shell.gate; "
        "sys.exit(bool({'sqlalchemy', 'sqlite3', 'apscheduler', 'ui.tray'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


def test_the_first_list_needs_no_dialog_no_popup_and_no_editor():
    late = {
        "socket",
        "ui.errors.dialogs",
        "ui.jobs.dialog",
        "ui.parts.dialog",
        "ui.parts.pick_list",
        "ui.table.editing",
        "ui.tasks.details",
    }
    code = (
        "import sys, ui.app, ui.shell.program, ui.shell.gate, ui.shell.wiring; "
        f"print(*sorted({late} & sys.modules.keys()))"
    )
    told = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert told.stdout.split() == []
