"""The installer where things go wrong: power cuts, scanners, full disks, two of it, wrong folders.

Whatever happens, a program that was there can be started, data stays as it is, and the next
installation sets right what the last one left.
"""

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from wine_pc import WinePc

from cchc_desktop.config.portable import MARK
from installer.make_installer import Facts, make_installer
from installer.product import Product
from installer.stand_in import make_stand_in

OLD, NEW, LARGE = "1.9.0", "1.10.0", "1.12.0"
RUNNING, FOLDER, TWICE = 11, 12, 15
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\{}"
_LARGE_BYTES = 48_000_000
_PATIENCE_S = 60

pytestmark = [pytest.mark.timeout(300), pytest.mark.long]
Installer = Callable[[str], Path]


@pytest.fixture(scope="module")
def large(installer: Installer, product: Product, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an installer that has something to write, so that it can be caught at it."""
    assert installer is not None
    folder = tmp_path_factory.mktemp("large")
    one = replace(product, version=LARGE)
    payload = make_stand_in(one, folder / LARGE)
    for part in ("một", "hai"):
        (payload / "_internal" / f"{part}.bin").write_bytes(os.urandom(_LARGE_BYTES // 2))
    return make_installer(Facts(one, payload, folder / "large.exe"))


@pytest.fixture
def home(pc: WinePc, product: Product) -> Path:
    return pc.local / "Programs" / product.name


def _install(pc: WinePc, installer: Path, *words: str) -> int:
    status = pc.run(installer, "/S", *words)
    pc.settle()
    return status


def _facts(pc: WinePc, product: Product) -> dict[str, str]:
    return pc.registry().get(UNINSTALL.format(product.name), {})


def _held(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _wait_for(wanted: Callable[[], object]) -> None:
    until = time.monotonic() + _PATIENCE_S
    while not wanted():
        assert time.monotonic() < until, "it did not come to that in time"
        time.sleep(0.01)


def _beside(home: Path) -> list[str]:
    return sorted(path.name for path in home.parent.iterdir())


# ---- broken off ---------------------------------------------------------------------------------


def test_a_power_cut_leaves_the_former_version_and_the_next_installation_clears_up(
    pc: WinePc, installer: Installer, large: Path, product: Product, home: Path
):
    assert _install(pc, installer(OLD)) == 0
    before = _held(home)
    staged = home.with_name(f"{home.name}.new1")
    with pc.running(large, "/S"):
        _wait_for((staged / "_internal" / "hai.bin").exists)
        pc.cut_power()
    assert _held(home) == before
    assert staged.exists(), "it was caught in the middle"
    assert pc.run(home / f"{product.window}.exe") == 0
    assert _install(pc, large) == 0
    assert _beside(home) == [home.name]
    assert _facts(pc, product)["DisplayVersion"] == LARGE


def test_cut_off_between_the_two_names_the_next_installation_goes_on(
    pc: WinePc, installer: Installer, product: Product, home: Path
):
    """For a moment the former version has been put aside and the new one is not there yet."""
    assert _install(pc, installer(OLD)) == 0
    own = home / "_internal" / "Ghi chú của tôi.txt"
    own.write_text("của người dùng", encoding="utf-8")
    home.rename(home.with_name(f"{home.name}.old1"))
    made_ready = home.with_name(f"{home.name}.new1")
    made_ready.mkdir()
    (made_ready / "cchc.ico").touch()
    (made_ready / "Uninstall.exe").write_bytes(b"MZ")  # the power went while it was written
    assert _install(pc, installer(NEW)) == 0
    assert _facts(pc, product)["DisplayVersion"] == NEW
    assert _beside(home) == [home.name, f"{home.name}.old1"]
    left = [path.name for path in (home.with_name(f"{home.name}.old1")).rglob("*.*")]
    assert left == [own.name], "what a person wrote is nobody's to remove"
    shutil.rmtree(home.with_name(f"{home.name}.old1"))


def test_a_full_disk_leaves_the_former_version(
    pc: WinePc, installer: Installer, large: Path, product: Product, home: Path
):
    assert _install(pc, installer(OLD)) == 0
    before = _held(home)
    assert pc.run(large, "/S", most_bytes=_LARGE_BYTES // 3) not in (0, RUNNING)
    pc.settle()
    assert _held(home) == before
    assert _beside(home) == [home.name]
    assert _facts(pc, product)["DisplayVersion"] == OLD
    assert _install(pc, installer(NEW)) == 0


def test_two_installers_at_once(
    pc: WinePc, installer: Installer, large: Path, product: Product, home: Path
):
    staged = home.with_name(f"{home.name}.new1")
    with pc.running(large, "/S") as first:
        _wait_for((staged / "cchc.ico").exists)
        assert pc.run(installer(OLD), "/S") == TWICE
    assert first.returncode == 0
    assert _facts(pc, product)["DisplayVersion"] == LARGE
    assert _beside(home) == [home.name]


# ---- what others did ----------------------------------------------------------------------------


@pytest.mark.parametrize("gone", ["program", "uninstaller", "both"])
def test_what_a_scanner_took_away_comes_back(
    gone: str, pc: WinePc, installer: Installer, product: Product, home: Path
):
    assert _install(pc, installer(NEW)) == 0
    whole = set(_held(home))
    if gone != "uninstaller":
        (home / f"{product.window}.exe").unlink()
    if gone != "program":
        (home / "Uninstall.exe").unlink()
    assert _install(pc, installer(NEW)) == 0
    assert set(_held(home)) == whole
    assert _beside(home) == [home.name]


def test_a_folder_deleted_by_hand_stands_in_nobodys_way(
    pc: WinePc, installer: Installer, product: Product, home: Path
):
    assert _install(pc, installer(NEW)) == 0
    shutil.rmtree(home)
    assert _install(pc, installer(OLD)) == 0
    assert _facts(pc, product)["DisplayVersion"] == OLD


def test_installed_again_after_it_was_taken_away_it_finds_the_data(
    pc: WinePc, installer: Installer, product: Product, home: Path
):
    folder = pc.local / product.name
    (folder / "copies").mkdir(parents=True)
    kept = {"cchc.db": b"SQLite format 3\0" + bytes(200), "copies/một.db": b"copy"}
    for name, content in kept.items():
        (folder / name).write_bytes(content)
    for _ in range(2):
        assert _install(pc, installer(NEW)) == 0
        assert _held(folder) == kept
        assert pc.run(home / "Uninstall.exe", "/S") == 0
        pc.settle()
        assert _held(folder) == kept
        assert not home.exists()
    assert _install(pc, installer(OLD)) == 0, "what was taken away is no newer version"


def test_a_running_command_line_is_not_taken_away(
    pc: WinePc, installer: Installer, product: Product, home: Path
):
    assert _install(pc, installer(NEW)) == 0
    before = _held(home)
    sign = pc.drive / "Thử" / "running"
    sign.parent.mkdir()
    with pc.running(home / f"{product.console}.exe", "--wait", pc.path(sign)):
        _wait_for(sign.exists)
        # With `_?=` it stays itself, so that its status is heard.
        status = pc.run(home / "Uninstall.exe", "/S", *f"_?={pc.path(home)}".split())
        assert status == RUNNING
        assert _held(home) == before
        sign.unlink()
    assert _facts(pc, product)["DisplayVersion"] == NEW


def test_an_upgrade_gives_up_when_the_program_stays(
    pc: WinePc, installer: Installer, product: Product, home: Path
):
    assert _install(pc, installer(OLD)) == 0
    before = _held(home)
    sign = pc.drive / "Thử" / "running"
    sign.parent.mkdir()
    with pc.running(home / f"{product.window}.exe", "--wait", pc.path(sign)):
        _wait_for(sign.exists)
        assert pc.run(installer(NEW), "/S") == RUNNING
        assert _held(home) == before
        sign.unlink()
    assert _beside(home) == [home.name]
    assert _facts(pc, product)["DisplayVersion"] == OLD


# ---- folders ------------------------------------------------------------------------------------


def _to(pc: WinePc, folder: Path) -> list[str]:
    # In quotes it is not read; so it stands last, in as many words as it has.
    return f"/D={pc.path(folder)}".split(" ")


def test_into_another_folder_it_moves(
    pc: WinePc, installer: Installer, product: Product, home: Path
):
    assert _install(pc, installer(OLD), "/DESKTOP=1", "/AUTOSTART=1") == 0
    chosen = pc.drive / "Thử" / "Chương trình của tôi"
    assert _install(pc, installer(NEW), *_to(pc, chosen)) == 0
    assert not home.exists()
    assert (chosen / f"{product.window}.exe").exists()
    assert _facts(pc, product)["InstallLocation"] == pc.path(chosen)
    run = pc.registry()[r"Software\Microsoft\Windows\CurrentVersion\Run"]
    assert run[product.name].startswith(f'"{pc.path(chosen)}\\')


def test_a_path_that_windows_could_not_reach_is_refused_before_anything_is_written(
    pc: WinePc, installer: Installer, product: Product
):
    deep = pc.drive / "Thử" / ("Thư mục " * 9) / ("Rất sâu " * 9) / ("Sâu nữa " * 9)
    assert _install(pc, installer(NEW), *_to(pc, deep)) == FOLDER
    assert not (pc.drive / "Thử").exists()
    assert _facts(pc, product) == {}


def test_a_drive_is_no_folder_for_it(
    pc: WinePc, installer: Installer, product: Product, home: Path
):
    before = set(pc.drive.iterdir())
    assert _install(pc, installer(NEW), "/D=C:\\") == 0
    assert _facts(pc, product)["InstallLocation"] == pc.path(home), "where it always is"
    assert set(pc.drive.iterdir()) == before


def test_a_program_for_sticks_is_left_alone(
    pc: WinePc, installer: Installer, product: Product, home: Path
):
    stick = make_stand_in(product, pc.drive / "Thử" / "USB của Hà" / product.name)
    (stick / MARK).write_text("USB", encoding="utf-8")
    (stick / "Dữ liệu").mkdir()
    (stick / "Dữ liệu" / "cchc.db").write_bytes(b"SQLite format 3\0" + bytes(200))
    before = _held(stick)
    assert _install(pc, installer(NEW), *_to(pc, stick)) == FOLDER
    assert _install(pc, installer(NEW)) == 0
    assert pc.run(home / "Uninstall.exe", "/S") == 0
    pc.settle()
    assert _held(stick) == before


def test_all_wishes_at_once_in_the_name_of_a_user_with_vietnamese_letters(
    pc: WinePc, installer: Installer, product: Product, home: Path
):
    wishes = ("/DESKTOP=1", "/SENDTO=1", "/AUTOSTART=1", "/START=0", "/BACK=0")
    assert _install(pc, installer(NEW), *wishes, *_to(pc, home)) == 0
    assert "Nguyễn Thị Hà" in _facts(pc, product)["InstallLocation"]
    assert (pc.user / "Desktop" / f"{product.name}.lnk").exists()
    assert (pc.roaming / "SendTo" / f"{product.name}.lnk").exists()
