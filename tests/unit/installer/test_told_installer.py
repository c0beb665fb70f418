"""What the installer's script is told: facts and lists of files, with every sign as it is."""

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from db.migrations import KNOWN
from installer.make_installer import Facts, make_installer
from installer.product import Product, read_product


@pytest.fixture
def product() -> Product:
    return read_product()


@pytest.fixture
def payload(tmp_path: Path) -> Path:
    folder = tmp_path / "payload"
    (folder / "_internal" / "sâu" / "hơn").mkdir(parents=True)
    for inside in ("Z.exe", "a.exe", "_internal/Giá $1.txt", "_internal/sâu/hơn/tệp.txt"):
        (folder / inside).write_text(inside, encoding="utf-8")
    return folder


def _between(lines: list[str], name: str) -> list[str]:
    start = lines.index(f"!macro {name}")
    return lines[start + 1 : lines.index("!macroend", start)]


def test_the_facts_are_the_products(product: Product, payload: Path, tmp_path: Path):
    lines = list(Facts(product, payload, tmp_path / "out.exe").lines())
    assert f'!define VERSION "{product.version}"' in lines
    assert f'!define PUBLISHER "{product.publisher}"' in lines
    assert f'!define SCHEMA "{KNOWN}"' in lines
    assert not any(line.startswith("!define SIGN") for line in lines)
    odd = replace(product, publisher='Công ty "A" $9')
    told = list(Facts(odd, payload, tmp_path / "out.exe", signing="sign it").lines())
    assert '!define PUBLISHER "Công ty $\\"A$\\" $$9"' in told
    assert '!define SIGN "sign it"' in told


def test_what_is_installed_is_what_is_removed(product: Product, payload: Path, tmp_path: Path):
    lines = list(Facts(product, payload, tmp_path / "out.exe").lines())
    installing, removing = _between(lines, "INSTALL_FILES"), _between(lines, "REMOVE_FILES")
    assert installing[:3] == [
        'SetOutPath "$INSTDIR"',
        f'File "{payload / "Z.exe"}"',
        f'File "{payload / "a.exe"}"',
    ], "the two programs lie side by side, so that what they share is packed once"
    assert sum(line.startswith("File ") for line in installing) == 4
    deleted = {line for line in removing if line.startswith("Delete ")}
    assert deleted == {
        'Delete "$INSTDIR\\Z.exe"',
        'Delete "$INSTDIR\\a.exe"',
        'Delete "$INSTDIR\\_internal\\Giá $$1.txt"',
        'Delete "$INSTDIR\\_internal\\sâu\\hơn\\tệp.txt"',
    }
    assert removing[4:] == [
        'RMDir "$INSTDIR\\_internal\\sâu\\hơn"',
        'RMDir "$INSTDIR\\_internal\\sâu"',
        'RMDir "$INSTDIR\\_internal"',
    ], "only empty folders go, the deepest first"


def test_the_script_never_removes_a_folder_with_what_is_in_it():
    script = Path(__file__).parents[3] / "installer" / "windows" / "cchc.nsi"
    text = script.read_text("utf-8")
    assert "RMDir /r" not in text
    assert "Delete /REBOOTOK" not in text
    assert text.count("cchc.db") == 2, "data is only looked at: its number, and whether it is there"


@pytest.mark.skipif(not shutil.which("makensis"), reason="no makensis on this machine")
@pytest.mark.skipif(sys.platform == "win32", reason="the signer is a shell script")
def test_installer_and_uninstaller_are_signed(product: Product, payload: Path, tmp_path: Path):
    signed = tmp_path / "signed"
    signer = tmp_path / "signer"
    signer.write_text(f'#!/bin/sh\nhead -c 2 "$1" >>{signed}\n', encoding="utf-8")
    signer.chmod(0o755)
    out = make_installer(Facts(product, payload, tmp_path / "out.exe", signing=str(signer)))
    assert out.read_bytes().startswith(b"MZ")
    assert signed.read_bytes() == b"MZMZ"
