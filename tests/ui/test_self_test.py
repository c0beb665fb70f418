"""The program's trial of itself: it passes here, and it does not pass when something is amiss."""

import subprocess
import sys
from pathlib import Path

import pytest

from ui import self_test
from ui.self_test import PICTURE, STEPS, TOLD, FaultFoundError, Trial

# A module of its own, which a process that is started anew can load without trying all again.
START = """
import sys
from pathlib import Path
from ui.self_test import run
if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1])))
"""


def test_everything_works_for_a_user_with_a_vietnamese_name(tmp_path: Path):
    """In a process of its own: it makes an application, and a PDF is read by yet another one."""
    script = tmp_path / "start.py"
    script.write_text(START, encoding="utf-8")
    folder = tmp_path / "Nguyễn Thị Hà" / "Thử nghiệm"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, script, folder],
        capture_output=True,
        check=False,
        cwd=Path(self_test.__file__).parents[1],
        env=_surroundings(tmp_path),
    )
    told = (folder / TOLD).read_text("utf-8")
    assert done.returncode == 0, told
    assert [line.split()[1].rstrip(":") for line in told.splitlines()[1:-1]] == [
        step.__name__.strip("_") for step in STEPS
    ]
    assert (folder / PICTURE).read_bytes().startswith(b"\x89PNG")


def _surroundings(home: Path) -> dict[str, str]:
    return {
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(Path(self_test.__file__).parents[1]),
        "QT_QPA_PLATFORM": "offscreen",
    }


def _broken(trial: Trial) -> str:
    raise FaultFoundError(f"nothing works in {trial.folder.name}")


def _sound(trial: Trial) -> str:
    return trial.folder.name


def test_one_step_that_fails_is_told_and_the_others_are_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(self_test, "STEPS", (_broken, _sound))
    assert self_test.run(tmp_path / "Thử") == 1
    told = (tmp_path / "Thử" / TOLD).read_text("utf-8")
    assert "FAILED broken" in told
    assert "nothing works in Thử" in told
    assert "ok sound: Thử" in told
    assert told.endswith("FAILED\n")


def test_a_command_that_is_refused_fails_its_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def ask_in_vain(trial: Trial) -> str:
        return self_test._ask(trial.data, "tasks")

    monkeypatch.setattr(self_test, "STEPS", (ask_in_vain,))
    assert self_test.run(tmp_path / "Thử") == 1
    assert "cchc tasks: 1:" in (tmp_path / "Thử" / TOLD).read_text("utf-8")
