"""The installed program as Windows starts it: by a double click, from the folder of the file."""

import sys
from pathlib import Path

import pytest

import ui.app
from cchc_desktop import window
from ui.app import Start


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Start]:
    """Start nothing; keep what would be started."""
    asked: list[Start] = []
    monkeypatch.setattr(ui.app, "run", lambda start: asked.append(start) or 0)
    return asked


@pytest.mark.parametrize("frozen", [True, False])
def test_it_does_not_stay_in_the_folder_of_the_file_it_was_given(
    started: list[Start], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, frozen: bool
):
    """Else the stick could not be taken out as long as the program runs."""
    stick, home = tmp_path / "USB của Hà", tmp_path / "home"
    for folder in (stick, home):
        folder.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.chdir(stick)
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    monkeypatch.setattr(sys, "argv", ["CCHC Desktop.exe", "--data", "Dữ liệu", "Giao việc.cchc"])
    assert window.main() == 0
    assert started == [Start(stick / "Dữ liệu", (stick / "Giao việc.cchc",))]
    assert Path.cwd() == (home if frozen else stick)


def test_without_a_home_it_starts_all_the_same(
    started: list[Start], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("HOME", str(tmp_path / "gone"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "gone"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "argv", ["CCHC Desktop.exe"])
    assert window.main() == 0
    assert started == [Start()]
