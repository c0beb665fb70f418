"""The installer on a Wine computer: puts everything in place, keeps data, takes itself away."""

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from wine_pc import WinePc

from cchc_desktop.config.autostart import DELAY_SECONDS
from cchc_desktop.exchange.update_file import ENDING
from db.migrations import KNOWN
from installer.product import Product

OLD, NEW, BROKEN = "1.9.0", "1.10.0", "1.11.0"  # as text the old one would be the greatest
CLASSES = r"Software\Classes"
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\{}"
OLDER, STRANGE_FOLDER, NOT_WRITTEN = 10, 12, 14
_PATIENCE_S = 60

pytestmark = pytest.mark.timeout(300)
Installer = Callable[[str], Path]


def _home(pc: WinePc, product: Product) -> Path:
    return pc.local / "Programs" / product.name


def _facts(pc: WinePc, product: Product) -> dict[str, str]:
    return pc.registry().get(UNINSTALL.format(product.name), {})


def _version(pc: WinePc, product: Product) -> str | None:
    return _facts(pc, product).get("DisplayVersion")


def _links(pc: WinePc, product: Product) -> dict[str, bool]:
    places = {
        "menu": pc.roaming / "Start Menu" / "Programs",
        "desktop": pc.user / "Desktop",
        "send-to": pc.roaming / "SendTo",
    }
    return {name: (place / f"{product.name}.lnk").exists() for name, place in places.items()}


def _data(folder: Path, schema: int) -> Path:
    """Make data whose schema has a number, as the program leaves it."""
    folder.mkdir(parents=True)
    with closing(sqlite3.connect(folder / "cchc.db")) as database:
        database.execute("CREATE TABLE task (title TEXT)")
        database.execute(f"PRAGMA user_version={schema}")
        database.commit()
    return folder / "cchc.db"


def _install(pc: WinePc, installer: Path, *wishes: str) -> int:
    status = pc.run(installer, "/S", *wishes)
    pc.settle()
    return status


def _uninstall(pc: WinePc, home: Path) -> None:
    """Uninstall; the uninstaller goes on in a copy of itself."""
    assert pc.run(home / "Uninstall.exe", "/S") == 0
    pc.settle()


def _wait_for(wanted: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE_S
    while not wanted():
        assert time.monotonic() < until, "it did not come to that in time"
        time.sleep(0.1)


def test_a_silent_installation_registers_everything(
    pc: WinePc, installer: Installer, product: Product
):
    assert _install(pc, installer(OLD)) == 0
    home = _home(pc, product)
    program = pc.path(home / f"{product.window}.exe")
    names = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    assert names == {
        f"{product.window}.exe",
        f"{product.console}.exe",
        "_internal/base_library.zip",
        "_internal/old/gone.txt",
        "_internal/resources/Phụ lục $1.txt",
        "Uninstall.exe",
        "cchc.ico",
    }
    assert (home / "cchc.ico").read_bytes() == product.file_icon.read_bytes()
    assert _links(pc, product) == {"menu": True, "desktop": False, "send-to": True}
    registry = pc.registry()
    facts = registry[UNINSTALL.format(product.name)]
    assert facts["DisplayName"] == product.name
    assert facts["DisplayVersion"] == OLD
    assert facts["Publisher"] == product.publisher
    assert facts["InstallLocation"] == pc.path(home)
    assert facts["QuietUninstallString"] == f'"{pc.path(home / "Uninstall.exe")}" /S'
    kinds = {
        ".cchc": ("CCHCDesktop.Package", f"Tệp trao đổi {product.name}"),
        ENDING: ("CCHCDesktop.Update", f"Bản cập nhật {product.name}"),
    }
    for ending, (kind, words) in kinds.items():
        assert registry[rf"{CLASSES}\{ending}"][""] == kind
        key = rf"{CLASSES}\{kind}"
        assert registry[key][""] == words
        assert registry[rf"{key}\DefaultIcon"][""] == pc.path(home / "cchc.ico")
        assert registry[rf"{key}\shell\open\command"][""] == f'"{program}" "%1"'
    assert product.name not in registry.get(RUN, {})
    assert pc.run(home / f"{product.window}.exe") == 0


@pytest.mark.long
def test_wishes_are_granted_and_kept_by_an_upgrade(
    pc: WinePc, installer: Installer, product: Product
):
    assert _install(pc, installer(OLD), "/DESKTOP=1", "/SENDTO=0", "/AUTOSTART=1") == 0
    wished = {"menu": True, "desktop": True, "send-to": False}
    program = pc.path(_home(pc, product) / f"{product.window}.exe")
    start = f'"{program}" --tray --delay {DELAY_SECONDS}'
    for version in (OLD, NEW):
        assert _install(pc, installer(version)) == 0
        assert _links(pc, product) == wished
        assert pc.registry()[RUN][product.name] == start
    assert _install(pc, installer(NEW), "/DESKTOP=0", "/AUTOSTART=0") == 0
    assert _links(pc, product) == {"menu": True, "desktop": False, "send-to": False}
    assert product.name not in pc.registry().get(RUN, {})


def test_an_upgrade_replaces_the_program_and_keeps_the_data(
    pc: WinePc, installer: Installer, product: Product
):
    home = _home(pc, product)
    assert _install(pc, installer(OLD)) == 0
    database = _data(pc.local / product.name, KNOWN)
    before = database.read_bytes()
    assert (home / "_internal" / "old" / "gone.txt").exists()
    assert _install(pc, installer(NEW)) == 0
    assert _version(pc, product) == NEW
    assert not (home / "_internal" / "old").exists()
    assert (home / "_internal" / "base_library.zip").read_text("utf-8") == NEW
    assert [path.name for path in home.parent.iterdir()] == [product.name]
    assert database.read_bytes() == before


def test_an_older_version_is_refused_unless_the_way_back_is_meant(
    pc: WinePc, installer: Installer, product: Product
):
    assert _install(pc, installer(NEW)) == 0
    assert _install(pc, installer(OLD)) == OLDER
    assert _version(pc, product) == NEW
    assert not (_home(pc, product) / "_internal" / "old").exists()
    assert _install(pc, installer(OLD), "/BACK=1") == 0
    assert _version(pc, product) == OLD


@pytest.mark.parametrize(
    "moved",
    [pytest.param(False, marks=pytest.mark.long, id="at-home"), pytest.param(True, id="moved")],
)
def test_newer_data_refuses_a_program_that_cannot_read_it(
    pc: WinePc, installer: Installer, product: Product, *, moved: bool
):
    own = pc.local / product.name
    folder = pc.drive / "Thử" / "Dữ liệu đã chuyển" if moved else own
    database = _data(folder, KNOWN + 1)
    if moved:
        own.mkdir()
        (own / "moved-to.txt").write_text(f"{pc.path(folder)}\n", encoding="utf-8")
    assert _install(pc, installer(NEW)) == OLDER
    assert not _home(pc, product).exists()
    assert _version(pc, product) is None
    with closing(sqlite3.connect(database)) as made:
        made.execute(f"PRAGMA user_version={KNOWN}")
    assert _install(pc, installer(NEW)) == 0


def test_an_upgrade_that_breaks_off_leaves_the_former_version(
    pc: WinePc, installer: Installer, product: Product
):
    home = _home(pc, product)
    assert _install(pc, installer(OLD)) == 0
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert _install(pc, installer(BROKEN)) == NOT_WRITTEN
    assert _version(pc, product) == OLD
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
    assert [path.name for path in home.parent.iterdir()] == [product.name]
    assert pc.run(home / f"{product.window}.exe") == 0


def test_it_waits_for_a_running_program(pc: WinePc, installer: Installer, product: Product):
    assert _install(pc, installer(OLD)) == 0
    sign = pc.drive / "Thử"
    sign.mkdir()
    running = sign / "running"
    program = _home(pc, product) / f"{product.window}.exe"
    with pc.running(program, "--wait", pc.path(running)):
        _wait_for(running.exists)
        with pc.running(installer(NEW), "/S") as installing:
            time.sleep(3)
            assert installing.poll() is None
            old = program.parent / "_internal" / "base_library.zip"
            assert old.read_text("utf-8") == OLD
            running.unlink()
        assert installing.returncode == 0
    assert _version(pc, product) == NEW


def test_the_uninstaller_takes_what_is_ours_and_leaves_the_rest(
    pc: WinePc, installer: Installer, product: Product
):
    before = set(pc.registry())
    assert _install(pc, installer(NEW), "/DESKTOP=1", "/AUTOSTART=1") == 0
    home = _home(pc, product)
    database = _data(pc.local / product.name, KNOWN)
    strangers = [home / "Báo cáo.docx", home / "_internal" / "resources" / "ghi chú.txt"]
    for file in strangers:
        file.write_text("của người dùng", encoding="utf-8")
    _uninstall(pc, home)
    assert database.exists()
    left = [path for path in home.rglob("*") if path.is_file()]
    assert sorted(left) == sorted(strangers)
    assert not any(_links(pc, product).values())
    registry = pc.registry()
    assert not [key for key in set(registry) - before if "CCHC" in key or ".cchc" in key]
    assert product.name not in registry.get(RUN, {})
    shutil.rmtree(home)


@pytest.mark.long
def test_without_strangers_nothing_is_left(pc: WinePc, installer: Installer, product: Product):
    for version in (OLD, NEW):
        assert _install(pc, installer(version)) == 0
    _uninstall(pc, _home(pc, product))
    assert list((pc.local / "Programs").iterdir()) == []


@pytest.mark.long
def test_a_folder_of_ones_own_choice(pc: WinePc, installer: Installer, product: Product):
    chosen = pc.drive / "Thử" / "Chương trình của tôi"
    # In quotes it is not read; so it stands last, in as many words as it has.
    assert _install(pc, installer(OLD), *f"/D={pc.path(chosen)}".split()) == 0
    assert (chosen / f"{product.window}.exe").exists()
    assert _install(pc, installer(NEW)) == 0, "an upgrade finds it by itself"
    assert (chosen / "_internal" / "base_library.zip").read_text("utf-8") == NEW
    assert not _home(pc, product).exists()


@pytest.mark.long
def test_a_folder_with_other_things_in_it_is_refused(
    pc: WinePc, installer: Installer, product: Product
):
    chosen = pc.drive / "Thử"
    chosen.mkdir()
    (chosen / "Hồ sơ.docx").write_text("của người dùng", encoding="utf-8")
    assert _install(pc, installer(NEW), f"/D={pc.path(chosen)}") == STRANGE_FOLDER
    assert [path.name for path in chosen.iterdir()] == ["Hồ sơ.docx"]
    assert _version(pc, product) is None


@pytest.mark.long
def test_an_association_that_became_anothers_stays_with_it(
    pc: WinePc, installer: Installer, product: Product
):
    assert _install(pc, installer(NEW)) == 0
    key = rf"HKCU\{CLASSES}\.cchc"
    assert pc.run("reg", "add", key, "/ve", "/d", "Another.Program", "/f") == 0
    _uninstall(pc, _home(pc, product))
    assert pc.registry()[rf"{CLASSES}\.cchc"][""] == "Another.Program"
    assert pc.run("reg", "delete", key, "/f") == 0
