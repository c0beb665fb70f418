"""A crash leaves a file that the next start finds; a good end leaves nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from cchc_desktop.config.crash_log import KEPT, left_behind

BEGIN = """
import sys, threading
from pathlib import Path
from cchc_desktop.config import crash_log
crash_log.watch(Path(sys.argv[1]))
"""
ENDS = {
    "well": "",
    "fatally": "import faulthandler; faulthandler._sigsegv()",
    "by a fault": "raise ValueError('x')",
    "by a fault of a thread": (
        "def go(): raise ValueError('x')\n"
        "one = threading.Thread(target=go); one.start(); one.join()"
    ),
    "by a person": "raise KeyboardInterrupt",
}


def _run(logs: Path, end: str) -> None:
    script = BEGIN + ENDS[end]
    subprocess.run([sys.executable, "-c", script, logs], check=False, capture_output=True)  # noqa: S603


@pytest.mark.parametrize("end", ["well", "by a person"])
def test_a_good_end_leaves_nothing(end: str, tmp_path: Path):
    _run(tmp_path, end)
    assert list(tmp_path.iterdir()) == []
    assert left_behind(tmp_path) == []


def test_a_crash_says_nothing_of_what_was_being_done(tmp_path: Path):
    script = (
        BEGIN
        + """
def read():
    title = "Rà soát thủ tục hành chính"
    try:
        int(title)
    except ValueError as fault:
        raise KeyError(title) from fault
read()
"""
    )
    subprocess.run([sys.executable, "-c", script, tmp_path], check=False, capture_output=True)  # noqa: S603
    (found,) = left_behind(tmp_path)
    told = found.read_text("utf-8")
    assert "Rà soát" not in told
    assert told.index("ValueError") < told.index("direct cause") < told.index("KeyError")
    assert "in read\n" in told


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("fatally", "Segmentation fault"),
        ("by a fault", "ValueError"),
        ("by a fault of a thread", "in go"),
    ],
)
def test_a_crash_is_told_once_and_stays(end: str, said: str, tmp_path: Path):
    _run(tmp_path / "logs", end)
    (found,) = left_behind(tmp_path / "logs")
    assert said in found.read_text("utf-8")
    assert left_behind(tmp_path / "logs") == []
    assert found.exists()


def test_what_was_ended_from_outside_is_no_crash(tmp_path: Path):
    (tmp_path / "crash-1.log").touch()
    assert left_behind(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_only_the_newest_stay(tmp_path: Path):
    for nth in range(KEPT + 3):
        (tmp_path / f"crash-{nth}.log").write_text("Fatal Python error")
        left_behind(tmp_path)
    assert len(list(tmp_path.iterdir())) == KEPT


def test_the_windows_own_reporter_is_left_alone(tmp_path: Path):
    script = """
import sys, threading
from pathlib import Path
from cchc_desktop.config import crash_log
sys.excepthook = mine = lambda *_: None
threading.excepthook = other = lambda _: None
crash_log.watch(Path(sys.argv[1]))
sys.exit(0 if (sys.excepthook, threading.excepthook) == (mine, other) else 7)
"""
    done = subprocess.run([sys.executable, "-c", script, tmp_path], check=False)  # noqa: S603
    assert done.returncode == 0


def test_where_nothing_can_be_written_the_program_runs(tmp_path: Path):
    (tmp_path / "logs").write_text("")
    _run(tmp_path / "logs", "well")
    assert (tmp_path / "logs").read_text() == ""
