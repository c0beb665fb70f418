"""The archive for sticks, and the signing that happens only where there is a key."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cchc_desktop.config.portable import MARK
from installer.portable import make_portable, mark
from installer.product import read_product
from installer.signing import VARIABLE, sign, signing_command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "program"
    (made / "_internal").mkdir(parents=True)
    (made / "cchc.exe").write_bytes(b"MZ")
    (made / "cchc.exe").chmod(0o755)
    (made / "_internal" / "Phụ lục.txt").write_text("x", encoding="utf-8")
    return made


def test_the_archive_carries_the_mark_and_is_the_same_every_time(folder: Path, tmp_path: Path):
    product = read_product()
    mark(product, folder)
    first = make_portable(product, folder, tmp_path / "1.zip").read_bytes()
    (folder / "cchc.exe").touch()
    assert make_portable(product, folder, tmp_path / "2.zip").read_bytes() == first
    with zipfile.ZipFile(tmp_path / "1.zip") as archive:
        assert archive.namelist() == [
            f"{product.name}/_internal/Phụ lục.txt",
            f"{product.name}/cchc.exe",
            f"{product.name}/{MARK}",
        ]
        words = archive.read(f"{product.name}/{MARK}").decode("utf-8-sig")
        assert product.version in words
        assert "\r\n" in words
        assert archive.getinfo(f"{product.name}/cchc.exe").external_attr >> 16 & 0o111


def test_a_folder_without_the_mark_is_not_packed(folder: Path, tmp_path: Path):
    with pytest.raises(ValueError, match="not marked"):
        make_portable(read_product(), folder, tmp_path / "1.zip")


def test_without_a_command_nothing_is_signed(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    assert signing_command() == ""
    assert sign([folder / "cchc.exe"]) == 0
    assert (folder / "cchc.exe").read_bytes() == b"MZ"


def test_the_command_signs_each_file(folder: Path, monkeypatch: pytest.MonkeyPatch):
    script = folder.parent / "signer.py"
    script.write_text("import sys; open(sys.argv[2], 'ab').write(b'+')", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, f'"{sys.executable}" "{script}" --with-key')
    assert sign([folder / "cchc.exe", folder / "_internal" / "Phụ lục.txt"]) == 2
    assert (folder / "cchc.exe").read_bytes() == b"MZ+"
    assert (folder / "_internal" / "Phụ lục.txt").read_bytes() == b"x+"


def test_a_command_that_fails_stops_the_build(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(VARIABLE, f'"{sys.executable}" -c "raise SystemExit(3)"')
    with pytest.raises(subprocess.CalledProcessError):
        sign([folder / "cchc.exe"])
