"""A program that began its own update is started again by the installer, whatever came of it."""

import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from wine_pc import WinePc

from installer.make_installer import Facts, make_installer
from installer.product import Product
from installer.stand_in import COMPILER, can_be_made, make_stand_in

# Leaves a sign outside its own folder, where an uninstaller has nothing to look for.
PROGRAM = r"""
#include <windows.h>
int WINAPI wWinMain(HINSTANCE a, HINSTANCE b, PWSTR words, int show)
{
    HANDLE sign = CreateFileW(L"C:\\started.txt", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
    CloseHandle(sign);
    return 0;
}
"""
OLDER, RUNNING = 10, 11
_PATIENCE_S = 60


@pytest.fixture(scope="module")
def installer(product: Product, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    if not can_be_made():
        pytest.skip("no mingw on this machine: no program to start")
    folder = tmp_path_factory.mktemp("started")
    source = folder / "program.c"
    source.write_text(PROGRAM, encoding="utf-8")

    def make(version: str) -> Path:
        out = folder / f"{version}.exe"
        if not out.exists():
            one = replace(product, version=version)
            payload = make_stand_in(one, folder / version)
            program = payload / f"{product.window}.exe"
            command = [COMPILER, "-municode", "-mwindows", "-s", str(source), "-o", str(program)]
            subprocess.run(command, check=True)  # noqa: S603 - the compiler found by its name
            make_installer(Facts(one, payload, out))
        return out

    return make


def _started(pc: WinePc, setup: Path, *words: str) -> tuple[int, bool]:
    sign = pc.drive / "started.txt"
    sign.unlink(missing_ok=True)
    status = pc.run(setup, "/S", *words)
    pc.settle()
    return status, sign.exists()


def test_the_program_is_started_when_it_asked_for_that(
    pc: WinePc, installer: Callable[[str], Path]
):
    newer, older = installer("2.0.0"), installer("1.0.0")
    assert _started(pc, newer) == (0, False)
    assert _started(pc, newer, "/START=1") == (0, True)
    assert _started(pc, older, "/START=1") == (OLDER, True)  # refused, and still not left alone
    assert _started(pc, older, "/BACK=1", "/START=1") == (0, True)


@pytest.mark.long
def test_so_it_is_when_the_update_had_to_give_up(
    pc: WinePc, installer: Callable[[str], Path], product: Product
):
    """Something holds the program's folder; the program itself has ended for its update."""
    assert pc.run(installer("2.0.0"), "/S") == 0
    console = pc.local / "Programs" / product.name / f"{product.console}.exe"
    holds, started = pc.drive / "Thử" / "holds", pc.drive / "started.txt"
    holds.parent.mkdir()
    started.unlink(missing_ok=True)
    with pc.running(console, "--wait", pc.path(holds)):
        until = time.monotonic() + _PATIENCE_S
        while not holds.exists():
            assert time.monotonic() < until
            time.sleep(0.1)
        assert pc.run(installer("3.0.0"), "/S", "/START=1") == RUNNING
        while not started.exists():
            assert time.monotonic() < until + _PATIENCE_S
            time.sleep(0.1)
        holds.unlink()
