"""A program on a stick: used from the command line and by its window, it leaves nothing at home."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_desktop.config.autostart import AutostartError, start_with_system
from cchc_desktop.config.portable import DATA, MARK, portable_folder

# As the frozen program is: it knows itself by its own file, beside which the mark lies.
SCRIPT = """
import sys
sys.frozen, sys.executable = True, sys.argv[1]
from cchc_desktop.cli.main import main
assert main(["init", "--office", "UBND phường Hoa Sen"]) == 0
assert main(["unit", "add", "Phòng Nội vụ"]) == 0
assert main(["backup"]) == 0
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from ui.app import Start, run
def use():
    window = next(one for one in QApplication.topLevelWidgets() if one.isVisible())
    for place in ("settings", "calendar", "tasks"):
        window.show_place(place)
    dialog = QFileDialog(window, "Mở", sys.argv[2])
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    dialog.close()
    dialog.deleteLater()
    QTimer.singleShot(500, leave)
def leave():
    for one in QApplication.topLevelWidgets():
        one.stays = False
        one.close()
    QApplication.quit()
def hear(milestone):
    if milestone == "usable":
        QTimer.singleShot(1500, use)
sys.exit(run(Start(), hear))
"""


def test_nothing_is_left_in_the_users_profile(tmp_path: Path):
    home, stick = tmp_path / "home", tmp_path / "USB của Hà"
    for folder in (home, stick):
        folder.mkdir()
    (stick / MARK).touch()
    program = stick / "CCHC Desktop.exe"
    program.touch()
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("XDG_", "WIN_PD_")) and name != "CCHC_DATA"
    }
    environment = {**kept, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", SCRIPT, str(program), str(tmp_path)],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    left = [path for path in home.rglob("*") if "fontconfig" not in path.parts]
    assert [path for path in left if path.name != ".cache"] == []
    assert (stick / DATA / "cchc.db").is_file()
    assert (stick / DATA / "window.ini").is_file()
    assert len(list((stick / DATA / "copies").iterdir())) >= 1
    notes = [path for path in stick.rglob("QtProject*") if b"FileDialog" in path.read_bytes()]
    assert notes == []


def test_it_does_not_start_with_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "CCHC Desktop.exe"))
    (tmp_path / MARK).touch()
    portable_folder.cache_clear()
    try:
        with pytest.raises(AutostartError) as caught:
            start_with_system(on=True)
        start_with_system(on=False)  # what an installed one had set may be taken back
    finally:
        portable_folder.cache_clear()
    assert caught.value.code == "autostart-on-stick"
    assert not (tmp_path / "config").exists()
