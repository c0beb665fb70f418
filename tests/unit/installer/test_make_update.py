"""The tool that makes update files: the private key stays outside, what it makes is taken."""

import stat
import sys
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.exchange.keys import SigningKey
from cchc_desktop.exchange.update_file import News, read_update
from installer import make_update
from installer.make_update import KEYS, main, new_key, notes_of, read_key
from installer.product import ROOT

NEWS = News("2.0", "1.0", date(2026, 11, 20), ("Nhắc việc theo đơn vị.",))


@pytest.fixture
def setup(tmp_path: Path) -> Path:
    made = tmp_path / "Bộ cài.exe"
    made.write_bytes(b"MZ" * 999)
    return made


def test_a_new_key_is_split_between_its_owner_and_the_program(tmp_path: Path):
    private, keys = tmp_path / "release.key", tmp_path / "release-keys.txt"
    keys.write_text("# keys\n")
    public = new_key(private, keys)
    assert read_key(private).public == public
    assert keys.read_text() == f"# keys\n{public.hex()}\n"
    if sys.platform != "win32":
        assert stat.S_IMODE(private.stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        new_key(private, keys)


@pytest.mark.parametrize("name", ["release.key", "installer/release.key"])
def test_a_private_key_never_lies_in_the_project(name: str):
    with pytest.raises(SystemExit, match="inside the project"):
        new_key(ROOT / name)
    with pytest.raises(SystemExit, match="inside the project"):
        read_key(ROOT / name)
    assert not (ROOT / name).exists()


def test_what_is_made_is_taken_by_a_program_with_the_key(setup: Path, tmp_path: Path):
    key = SigningKey.generate()
    out = make_update.make_update(tmp_path / "x.cchc-update", setup, NEWS, key, [key.public])
    assert read_update(out, [key.public]).notes == NEWS.notes


def test_what_no_program_would_take_is_not_made(setup: Path, tmp_path: Path):
    key = SigningKey.generate()
    with pytest.raises(SystemExit, match="no program would take"):
        make_update.make_update(tmp_path / "x", setup, NEWS, key, [])
    silent = News("2.0", "1.0", date(2026, 11, 20), (" ",))
    with pytest.raises(SystemExit, match="what is new"):
        make_update.make_update(tmp_path / "x", setup, silent, key, [key.public])
    assert list(tmp_path.iterdir()) == [setup]


def test_the_command_line(setup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    private, keys = tmp_path / "release.key", tmp_path / "keys.txt"
    public = new_key(private, keys)
    monkeypatch.setattr(make_update, "release_keys", lambda: (public,))
    notes = tmp_path / "notes.txt"
    notes.write_text("# 2.0\n- Nhắc việc.\n\n- In biểu.\n", encoding="utf-8")
    line = ["--key", str(private), "--installer", str(setup), "--notes", str(notes)]
    assert main([*line, "--out", str(tmp_path)]) == 0
    (made,) = tmp_path.glob("*.cchc-update")
    found = read_update(made, [public])
    assert (found.notes, found.least) == (("Nhắc việc.", "In biểu."), "0")
    assert notes_of("- a\n\n b") == ("a", "b")


def test_the_programs_own_keys_can_be_read():
    lines = [line for line in KEYS.read_text("ascii").splitlines() if not line.startswith("#")]
    assert all(len(bytes.fromhex(line)) == 32 for line in lines)
