"""Which wheels the program for Windows consists of, and whether its libraries find each other."""

import shutil
from pathlib import Path

import pytest

from installer.measure_windows import assemble, missing_libraries, wanted_wheels
from installer.product import read_product
from installer.stand_in import can_be_made, make_stand_in
from installer.wheels import LOCK

LOCKED = """\
alembic==1.0 \\
    --hash=sha256:1
    # via cchc-desktop (pyproject.toml)
mako==2.0 \\
    --hash=sha256:2
    # via alembic
markupsafe==3.0 \\
    --hash=sha256:3
    # via
    #   jinja2
    #   mako
pytest==4.0 \\
    --hash=sha256:4
    # via cchc-desktop (pyproject.toml:dev)
pluggy==5.0 \\
    --hash=sha256:5
    # via pytest
"""


def test_what_only_development_asks_for_is_left_out():
    assert wanted_wheels(LOCKED) == ["alembic==1.0", "mako==2.0", "markupsafe==3.0"]
    ours = {one.split("==")[0] for one in wanted_wheels(LOCK.read_text("utf-8"))}
    assert {"pyside6-essentials", "shiboken6", "sqlalchemy", "lxml", "tzdata"} <= ours
    assert not {"pytest", "pyinstaller", "ruff", "setuptools"} & ours


def test_machine_code_of_linux_gives_way_to_that_of_the_wheels(tmp_path: Path):
    product, frozen, wheels = read_product(), tmp_path / "frozen", tmp_path / "wheels"
    files = {
        product.window: b"\x7fELF",
        product.console: b"\x7fELF",
        "_internal/lxml/etree.cpython-311-x86_64-linux-gnu.so": b"\x7fELF",
        "_internal/libpython3.11.so.1.0": b"\x7fELF",
        "_internal/libX11.so.6": b"\x7fELF",
        "_internal/resources/indicators.toml": b"[a]",
    }
    for inside, content in files.items():
        (frozen / inside).parent.mkdir(parents=True, exist_ok=True)
        (frozen / inside).write_bytes(content)
    wheels.mkdir()
    for folder in ("lxml", "PySide6"):
        (tmp_path / "a" / folder).mkdir(parents=True)
    for inside in ("etree.cp311-win_amd64.pyd", "sax.cp311-win_amd64.pyd", "etree.h"):
        (tmp_path / "a" / "lxml" / inside).write_bytes(b"MZ")
    for inside in ("Qt6Core.dll", "Qt6Qml.dll"):
        (tmp_path / "a" / "PySide6" / inside).write_bytes(b"MZ")
    made = shutil.make_archive(str(tmp_path / "a"), "zip", tmp_path / "a")
    Path(made).rename(wheels / "a-1.0-cp311-cp311-win_amd64.whl")
    out = assemble(frozen, wheels, tmp_path / "out")
    names = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert names == sorted(
        [
            f"{product.window}.exe",
            f"{product.console}.exe",
            "_internal/PySide6/Qt6Core.dll",
            "_internal/libpython3.11.so.1.0",
            "_internal/lxml/etree.cp311-win_amd64.pyd",
            "_internal/resources/indicators.toml",
        ]
    )


@pytest.mark.skipif(not can_be_made(), reason="no mingw on this machine")
def test_a_library_that_is_not_there_is_named(tmp_path: Path):
    product = read_product()
    folder = make_stand_in(product, tmp_path / "program")
    program = folder / f"{product.console}.exe"
    program.rename(folder / "program.dll")
    assert missing_libraries(folder) == set()
    data = (folder / "program.dll").read_bytes()
    assert b"KERNEL32.dll" in data
    (folder / "program.dll").write_bytes(data.replace(b"KERNEL32.dll", b"ABSENT32.dll"))
    assert missing_libraries(folder) == {("program.dll", "ABSENT32.dll")}
