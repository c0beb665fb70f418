"""One window for one data folder; a later start is heard by it."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer
from pytestqt.qtbot import QtBot

from cchc_desktop.config.handover import PLACE, this_login
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
    told = {"show": True, "open": [], "login": this_login()}
    asked.write_text(json.dumps(told), encoding="utf-8")
    watch = RequestWatch(root)
    with qtbot.waitSignal(watch.show_asked):
        watch.look()
    assert not asked.exists()


HOLDER = """
import sys, time
from pathlib import Path
from ui.shell.single import WindowLock
lock = WindowLock()
print(lock.take(Path(sys.argv[1])), flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="ends a process as only POSIX does")
def test_a_window_that_crashed_is_in_nobodys_way(root: Path):
    """What it leaves: its lock, half a wish of a start that was cut off, a wish nobody took."""
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", HOLDER, root], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "True"
        lock = WindowLock()
        assert not lock.take(root)
        os.kill(holder.pid, signal.SIGKILL)
    assert (root / PLACE / "window.lock").exists()
    (root / PLACE / "0.part").write_text('{"show": true', encoding="utf-8")
    assert lock.take(root)
    assert not WindowLock().take(root)
    lock.release()


def test_a_lock_of_a_process_whose_number_another_program_has_now(root: Path):
    """After a power cut the number in it may be anybody's."""
    lock = WindowLock()
    assert lock.take(root)
    told = (root / PLACE / "window.lock").read_text("utf-8").splitlines()
    lock.release()
    told[:2] = [str(os.getppid()), "another-program"]
    (root / PLACE / "window.lock").write_text("\n".join(told) + "\n", encoding="utf-8")
    assert lock.take(root)
    lock.release()


@pytest.mark.parametrize("content", ["", "không phải khóa", "0\n\n\n", "-7\nx\ny\n"])
def test_a_lock_that_a_power_cut_damaged_is_in_nobodys_way(root: Path, content: str):
    left = root / PLACE / "window.lock"
    left.write_text(content, encoding="utf-8")
    lock = WindowLock()
    assert lock.take(root)
    assert not WindowLock().take(root)
    lock.release()


def test_a_lock_that_is_just_being_written_is_respected(root: Path):
    left = root / PLACE / "window.lock"
    holder = WindowLock()
    assert holder.take(root)
    told = left.read_text("utf-8")
    left.write_text("", encoding="utf-8")
    writer = threading.Timer(0.05, left.write_text, (told, "utf-8"))
    writer.start()
    assert not WindowLock().take(root)
    writer.join()
    holder.release()


def test_files_with_vietnamese_names_are_handed_over_as_they_are(root: Path, qtbot: QtBot):
    deep = root / ("Hồ sơ cải cách hành chính " * 3) / ("Quý I năm 2026 – đã ký " * 3)
    names = ["Kế hoạch “CCHC” số 12’.docx", "Giao việc & báo cáo 100%.cchc", "a" * 200 + ".pdf"]
    wanted = [deep / name for name in names]
    watch = RequestWatch(root)
    heard: list[Path] = []
    watch.files_asked.connect(heard.extend)
    asker = threading.Thread(target=handed_over, args=(root, wanted))
    asker.start()
    qtbot.waitUntil(lambda: heard == wanted)
    asker.join()
