"""What the program for Windows will weigh, measured where there is no Windows.

`python -m installer.measure_windows FROZEN`: everything of a program frozen on Linux that is no
machine code, with the machine code of the locked wheels for Windows, chosen by the same rules.
CPython's own machine code is in no registry; Linux's, which is larger, stands in for it. The
result cannot run. Needs an index to download from, mingw and makensis.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from installer.make_installer import Facts, make_installer
from installer.payload import (
    MOST_INSTALLED_MB,
    MOST_INSTALLER_MB,
    files_of,
    size_mb,
    travels,
)
from installer.product import read_product
from installer.wheels import LOCK

_DUMPER: Final = "x86_64-w64-mingw32-objdump"
_ELF: Final = b"\x7fELF"
_OF_CPYTHON: Final = re.compile(
    r"_internal/(libpython|python3\.\d+/|lib(crypto|ssl|sqlite3|ffi|z|bz2|lzma)\.so)"
)
# What Windows 10 has, as far as anything here asks for it.
_OF_WINDOWS: Final = re.compile(
    r"(api|ext)-ms-.*|(kernel|user|gdi|advapi|shell|ole|oleaut|comdlg|ws2_|imm|crypt|rpcrt|wtsapi|"
    r"netapi|comctl)(32|4)|ntdll|version|winmm|dwmapi|uxtheme|setupapi|shlwapi|userenv|authz|"
    r"bcrypt|mpr|d3d\d+|dxgi|dwrite|d2d1|shcore|uiautomationcore|icuuc|secur32|psapi|dbghelp|"
    r"bcryptprimitives|msvcrt|winspool|ucrtbase|combase|propsys|iphlpapi|dnsapi|winhttp",
    re.IGNORECASE,
)
_PYTHON: Final = re.compile(r"python3\d*", re.IGNORECASE)


def wanted_wheels(lock: str) -> list[str]:
    """Name what the program needs, as locked: what only development asks for is left out."""
    entries = re.split(r"^(?=[\w.-]+==)", lock, flags=re.MULTILINE)[1:]
    asked_by = {
        entry.split("==")[0]: set(re.findall(r"^    #(?: via)? +(.+)$", entry, re.MULTILINE))
        for entry in entries
    }
    wanted = {name for name, by in asked_by.items() if "cchc-desktop (pyproject.toml)" in by}
    while more := {name for name, by in asked_by.items() if by & wanted} - wanted:
        wanted |= more
    versions = {entry.split("==")[0]: entry.split()[0] for entry in entries}
    return sorted(versions[name] for name in wanted)


def download(requirements: list[str], folder: Path) -> None:
    """Fetch the wheels that a Windows with Python 3.11 would install; fails where one lacks."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    target = ["--platform", "win_amd64", "--python-version", "3.11", "--only-binary=:all:"]
    subprocess.run([*command, *target, "--dest", folder, *requirements], check=True)


def assemble(frozen: Path, wheels: Path, out: Path) -> Path:
    """Put together what the program for Windows would consist of."""
    product = read_product()
    asked = {_module(inside) for inside in files_of(frozen) if "." in PurePosixPath(inside).name}
    for inside in files_of(frozen):
        source = frozen / inside
        if source.is_symlink() or (_is_machine_code(source) and not _stands_in(inside)):
            continue
        ending = ".exe" if inside in {product.window, product.console} else ""
        _copy(source.read_bytes(), out / f"{inside}{ending}")
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as held:
            for name in held.namelist():
                inside = f"_internal/{name}"
                if _is_wanted(inside, asked):
                    _copy(held.read(name), out / inside)
    return out


def _is_wanted(inside: str, asked: set[str]) -> bool:
    path = PurePosixPath(inside)
    if not travels(inside):
        return False
    # A module only where Linux's program has the same; a library wherever it lies.
    return path.suffix == ".dll" or (path.suffix == ".pyd" and _module(inside) in asked)


def _module(inside: str) -> str:
    path = PurePosixPath(inside)
    return str(path.parent / path.name.split(".")[0])


def _is_machine_code(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(_ELF)) == _ELF


def _stands_in(inside: str) -> bool:
    """Tell that a file of Linux's CPython, or a program itself, is counted for Windows's."""
    return "/" not in inside or bool(_OF_CPYTHON.match(inside))


def _copy(content: bytes, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)


def missing_libraries(folder: Path) -> set[tuple[str, str]]:
    """Name what the machine code asks for and neither has nor finds on Windows: (who, what)."""
    there = {Path(name).name.lower() for name in files_of(folder)}
    return {
        (name, asked)
        for name in files_of(folder)
        if name.endswith((".dll", ".pyd"))
        for asked in _libraries(folder / name)
        if asked.lower() not in there
        and not _OF_WINDOWS.fullmatch(PurePosixPath(asked).stem)
        and not _PYTHON.fullmatch(PurePosixPath(asked).stem)
    }


def _libraries(file: Path) -> Iterator[str]:
    told = subprocess.check_output([_DUMPER, "-p", file], text=True, errors="replace")
    yield from re.findall(r"^\s*DLL Name: (\S+)", told, re.MULTILINE)


def main() -> int:
    parser = argparse.ArgumentParser(description="What the program for Windows will weigh")
    parser.add_argument("frozen", type=Path, help="the folder that `dev.py build` made here")
    parser.add_argument("--wheels", type=Path, help="wheels downloaded before")
    parser.add_argument("--keep", type=Path, help="where to leave what was put together")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        wheels = options.wheels or Path(work) / "wheels"
        if options.wheels is None:
            download(wanted_wheels(LOCK.read_text("utf-8")), wheels)
        payload = assemble(options.frozen, wheels, Path(work) / "payload")
        missing = missing_libraries(payload)
        product = replace(read_product(), version="0.0.0")
        installer = make_installer(Facts(product, payload, Path(work) / "measured.exe"))
        installed, packed = size_mb(payload), size_mb(installer)
        if options.keep:
            shutil.copytree(payload, options.keep)
    for who, what in sorted(missing):
        sys.stdout.write(f"{who} asks for {what}, which is not there\n")
    sys.stdout.write(f"installed {installed:.1f} MB of {MOST_INSTALLED_MB}\n")
    sys.stdout.write(f"installer {packed:.1f} MB of {MOST_INSTALLER_MB}\n")
    fits = installed <= MOST_INSTALLED_MB and packed <= MOST_INSTALLER_MB
    return 0 if fits and not missing else 1


if __name__ == "__main__":
    sys.exit(main())
