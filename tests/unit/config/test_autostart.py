"""Starting with the system: an entry of this user's own, with the way into the tray."""

import configparser
import shlex
import sys
from pathlib import Path

import pytest

from cchc_desktop.config import autostart
from cchc_desktop.config.autostart import (
    AutostartError,
    is_allowed,
    start_with_system,
    starts_with_system,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps it in its registry")


@pytest.fixture
def entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "autostart" / "cchc-desktop.desktop"


def test_it_is_turned_on_and_off_again(entry: Path):
    assert not starts_with_system()
    start_with_system(on=True, delay=45)
    assert starts_with_system()
    said = configparser.ConfigParser(interpolation=None)
    said.read(entry, encoding="utf-8")
    command = shlex.split(said["Desktop Entry"]["Exec"])
    assert command == [sys.executable, "-m", "cchc_desktop.window", "--tray", "--delay", "45"]
    start_with_system(on=False)
    assert not starts_with_system()
    start_with_system(on=False)
    assert not entry.exists()


def test_signs_with_a_meaning_are_written_so_that_they_are_read_as_they_are(
    entry: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", '/opt/Cơ "quan" $1/100%/cchc')
    start_with_system(on=True)
    line = next(one for one in entry.read_text("utf-8").splitlines() if one.startswith("Exec="))
    first = line.removeprefix("Exec=").split(' "--tray"')[0]
    assert first == r'"/opt/Cơ \\"quan\\" \\$1/100%%/cchc"'


def test_a_system_that_does_not_allow_it_is_told(entry: Path):
    entry.parent.parent.joinpath("autostart").write_text("not a folder")
    with pytest.raises(AutostartError) as refused:
        start_with_system(on=True)
    assert refused.value.code == "autostart-refused"
    assert not starts_with_system()


def test_the_command_is_what_the_window_understands(entry: Path):
    del entry
    program, *rest = autostart.start_command(5)
    assert program == sys.executable
    assert rest[-3:] == ["--tray", "--delay", "5"]


@pytest.mark.parametrize(
    ("noted", "allowed"),
    [
        (None, True),
        (b"", True),
        (bytes([2]) + bytes(11), True),
        (bytes([6]) + bytes(11), True),
        (bytes([3]) + bytes(11), False),
        (bytes([7]) + bytes(11), False),
        ("3", True),
    ],
)
def test_what_windows_own_list_of_startup_apps_says_counts(noted: object, *, allowed: bool):
    assert is_allowed(noted) is allowed
