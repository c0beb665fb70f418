"""Freezes the program into one folder, and tries what came of it.

Must not know installers.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from cchc_desktop.config.portable import DATA, MARK
from installer.payload import EXCLUDED_MODULES, files_of, left_over
from installer.product import ROOT, Product

SPEC: Final = Path(__file__).parent / "cchc.spec"
_WINDOWS: Final = sys.platform == "win32"
_LONGEST_TRIAL_S: Final = 300


class UnsoundError(Exception):
    """What was frozen is not what an office may get."""


def freeze(product: Product, out: Path, work: Path) -> Path:
    """Freeze the program; return its folder."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    places = ["--distpath", str(out), "--workpath", str(work)]
    subprocess.run([*command, *places, str(SPEC)], check=True, cwd=ROOT)
    return out / product.name


def programs(product: Product, folder: Path) -> tuple[Path, Path]:
    """Return the program with the window and the command line."""
    ending = ".exe" if _WINDOWS else ""
    return folder / f"{product.window}{ending}", folder / f"{product.console}{ending}"


def examine(product: Product, folder: Path) -> None:
    """Refuse a folder with files or modules in it that only developers need."""
    if left := left_over(files_of(folder)):
        raise UnsoundError(f"these files should not travel: {', '.join(left[:20])}")
    for program in programs(product, folder):
        if strange := sorted(name for name in modules_in(program) if _excluded(name)):
            raise UnsoundError(f"{program.name} holds modules it should not: {strange[:20]}")
    home = str(ROOT).encode()
    told = [
        name
        for name in files_of(folder)
        if ".dist-info/" in name and home in (folder / name).read_bytes()
    ]
    if told:
        raise UnsoundError(f"these files name a folder of this machine: {told}")


def modules_in(program: Path) -> set[str]:
    """Name the Python modules that a frozen program carries."""
    from PyInstaller.archive.readers import CArchiveReader  # noqa: PLC0415 - for building only

    return set(CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz").toc)


def _excluded(name: str) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in EXCLUDED_MODULES)


def try_program(product: Product, folder: Path, user: str) -> str:
    """Let the program try itself as a user of a name, in a home of its own; return what it told.

    The window's program does everything once; the command line reads a PDF, which shows that it,
    too, can be its own worker process. A program on a stick has to leave that home empty.
    """
    window, console = programs(product, folder)
    with tempfile.TemporaryDirectory() as place:
        home = Path(place) / user
        home.mkdir()
        trial = Path(place) / "Thử nghiệm" if (folder / MARK).exists() else home / "Thử nghiệm"
        surroundings = _surroundings(home, Path(place))
        _run([window, "--self-test", trial], surroundings)
        _run([console, "intake", trial / "ke-hoach thử.pdf"], surroundings)
        if (folder / MARK).exists():
            _run([console, "init", "--office", "UBND phường Hoa Sen"], surroundings)
            _demand_all_beside(folder, home)
        return (trial / "self-test.txt").read_text("utf-8")


def _demand_all_beside(folder: Path, home: Path) -> None:
    if not (folder / DATA / "cchc.db").is_file():
        raise UnsoundError("a program on a stick has not put its data beside itself")
    if left := files_of(home):
        raise UnsoundError(f"a program on a stick has left files with the user: {left}")


def _surroundings(home: Path, place: Path) -> Mapping[str, str]:
    """Make the environment of another user: nothing of this one's settings or Python is in it."""
    kept = ("PATH", "SYSTEMROOT", "WINDIR", "COMSPEC", "LANG", "LC_ALL")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    temporary = place / "tmp"
    temporary.mkdir()
    homes = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
    return {
        "LC_ALL": "C.UTF-8",
        **environment,
        **dict.fromkeys(homes, str(home)),
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary)),
        "USER": home.name,
        "USERNAME": home.name,
        "QT_QPA_PLATFORM": "offscreen",
    }


def _run(command: list[str | Path], surroundings: Mapping[str, str]) -> None:
    done = subprocess.run(
        command,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_LONGEST_TRIAL_S,
        check=False,
    )
    if done.returncode != 0:
        said = (done.stdout + done.stderr).decode("utf-8", "replace")
        raise UnsoundError(f"{command[0]} ended with {done.returncode}:\n{said}")
