"""A program on a stick keeps everything beside itself; an installed one, or none, does not."""

import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.config import paths
from cchc_desktop.config.autostart import AutostartError, start_with_system, starts_with_system
from cchc_desktop.config.installation import installation_id
from cchc_desktop.config.keys_folder import key_path
from cchc_desktop.config.portable import DATA, MARK, OWN, portable_folder

OFFICE = uuid.uuid5(uuid.NAMESPACE_OID, "UBND phường Hoa Sen")


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Be a frozen program in a folder of its own."""
    folder = tmp_path / "USB của Hà"
    folder.mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "cchc.exe"))
    portable_folder.cache_clear()
    yield folder
    portable_folder.cache_clear()


def test_an_installed_program_uses_the_users_own_folders(program: Path):
    assert portable_folder() is None
    assert program not in paths.own_folder().parents
    assert program not in key_path(OFFICE).parents
    assert installation_id()
    assert list(program.iterdir()) == []


def test_the_mark_counts_only_beside_a_frozen_program(
    program: Path, monkeypatch: pytest.MonkeyPatch
):
    (program / MARK).touch()
    monkeypatch.delattr(sys, "frozen")
    assert portable_folder() is None


def test_on_a_stick_everything_lies_beside_the_program(program: Path):
    (program / MARK).touch()
    folder = paths.data_folder(None, {})
    assert folder.root == program / DATA
    assert key_path(OFFICE).parent == program / OWN / "keys"
    assert paths.log_folder(folder) == program / OWN / "logs"
    folder.root.mkdir()
    assert paths.log_folder(folder) == folder.root / "logs"


def test_what_is_asked_for_still_goes_first(program: Path, tmp_path: Path):
    (program / MARK).touch()
    assert paths.data_folder(tmp_path / "given", {}).root == tmp_path / "given"


def test_a_copy_on_another_volume_is_another_installation(
    program: Path, monkeypatch: pytest.MonkeyPatch
):
    (program / MARK).touch()
    here = installation_id()
    assert installation_id() == here
    number = (program / OWN / "installation").read_text("ascii")
    assert here.startswith(number)
    elsewhere = program.stat().st_dev + 1
    seen = Path.stat

    def on_another_volume(path: Path, *, follow_symlinks: bool = True) -> object:
        found = seen(path, follow_symlinks=follow_symlinks)
        if path != program:
            return found
        fields = list(found)
        fields[2] = elsewhere
        return type(found)(fields)

    monkeypatch.setattr(Path, "stat", on_another_volume)
    assert installation_id() == f"{number}-{elsewhere:x}"
    assert installation_id() != here


def test_a_program_on_a_stick_does_not_start_with_the_computer(
    program: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(program / "config"))
    (program / MARK).touch()
    with pytest.raises(AutostartError) as refused:
        start_with_system(on=True)
    assert refused.value.code == "autostart-on-stick"
    start_with_system(on=False)
    assert not starts_with_system()
