"""One window for one data folder; a later start is heard by it."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer
from pytestqt.qtbot import QtBot

from cchc_desktop.config.handover import PLACE
from ui.shell.single import RequestWatch, WindowLock, handed_over

LATER_START = """
import sys
from pathlib import Path
from ui.shell.single import WindowLock, handed_over
root = Path(sys.argv[1])
lock = WindowLock()
sys.exit(0 if not lock.take(root) and handed_over(root, [Path("ke-hoach.docx")]) else 7)
"""


@pytest.fixture
def root(tmp_path: Path):
    (tmp_path / PLACE).mkdir()
    return tmp_path


def test_a_later_start_is_heard_and_ends(root: Path, qtbot: QtBot):
    lock = WindowLock()
    assert lock.take(root)
    watch = RequestWatch(root)
    files = []
    watch.files_asked.connect(files.extend)
    with (
        qtbot.waitSignal(watch.show_asked, timeout=10_000),
        subprocess.Popen([sys.executable, "-c", LATER_START, root]) as later,  # noqa: S603,
    ):
        qtbot.waitUntil(lambda: later.poll() is not None, timeout=10_000)
    assert later.returncode == 0
    assert [file.name for file in files] == ["ke-hoach.docx"]
    lock.release()


def test_a_second_lock_is_refused_until_the_first_lets_go(root: Path):
    first, second = WindowLock(), WindowLock()
    assert first.take(root)
    assert not second.take(root)
    first.release()
    assert second.take(root)
    second.release()


def test_where_there_is_no_data_there_is_nothing_to_hand_over(tmp_path: Path):
    assert WindowLock().take(tmp_path / "chưa có")


def test_a_request_nobody_hears_is_withdrawn(root: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ui.shell.single.HEARD_WITHIN_S", 0.1)
    timer = QElapsedTimer()
    timer.start()
    assert not handed_over(root, [])
    assert timer.elapsed() < 2000
    assert not list((root / PLACE).glob("*.json"))


def test_what_was_asked_before_the_watch_is_taken_too(root: Path, qtbot: QtBot):
    asked = (root / PLACE) / f"{time.monotonic_ns():020}.json"
    asked.write_text('{"show": true, "open": []}', encoding="utf-8")
    watch = RequestWatch(root)
    with qtbot.waitSignal(watch.show_asked):
        watch.look()
    assert not asked.exists()
