"""A Wine computer and installers of three versions, with a stand-in for the program."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from wine_pc import WinePc

from installer.make_installer import Facts, make_installer
from installer.product import Product, read_product
from installer.stand_in import can_be_made, make_stand_in

OLD, BROKEN = "1.9.0", "1.11.0"


@pytest.fixture(scope="session")
def product() -> Product:
    return read_product()


@pytest.fixture(scope="session")
def installer(product: Product, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Make the installer of a version, each once.

    The old one has a file the new one has not; the broken one has a file and a folder of one name,
    as Windows reads names.
    """
    if not (can_be_made() and shutil.which("makensis")):
        pytest.skip("no mingw or no makensis on this machine: no installer to try")
    folder = tmp_path_factory.mktemp("installers")

    def make(version: str) -> Path:
        out = folder / f"{version}.exe"
        if not out.exists():
            one = replace(product, version=version)
            payload = make_stand_in(one, folder / version)
            if version == OLD:
                (payload / "_internal" / "old").mkdir()
                (payload / "_internal" / "old" / "gone.txt").write_text("old", encoding="utf-8")
            if version == BROKEN:
                (payload / "_internal" / "name").write_text("a file", encoding="utf-8")
                (payload / "_internal" / "NAME").mkdir()
                (payload / "_internal" / "NAME" / "a.txt").write_text("a", encoding="utf-8")
            make_installer(Facts(one, payload, out))
        return out

    return make


@pytest.fixture(scope="session")
def _booted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WinePc]:
    if not shutil.which("wine"):
        pytest.skip("no Wine on this machine: the installer cannot be run")
    pc = WinePc.booted(tmp_path_factory.mktemp("wine"))
    yield pc
    pc.stop()


@pytest.fixture
def pc(_booted: WinePc, product: Product) -> Iterator[WinePc]:
    """Give a computer on which nothing of ours is or was."""
    yield _booted
    where = _booted.registry().get(
        rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{product.name}"
    )
    if where:
        assert _booted.run(where["InstallLocation"] + r"\Uninstall.exe", "/S") == 0
        _booted.settle()
    for left in (_booted.local / product.name, _booted.local / "Programs", _booted.drive / "Thử"):
        shutil.rmtree(left, ignore_errors=True)
