"""Builds what offices get: `python dev.py build`.

On Windows: the program in one folder, tried, signed where there is a key, the installer and the
archive for sticks. Elsewhere the same as far as it goes: the program is frozen for the system at
hand and tried, and the installer is compiled around a stand-in. Fails when something is unsound or
too large; `--check` tries more, takes longer and needs the index of packages.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final

from cchc_desktop.services.upkeep.updating import release_keys
from installer.freezing import UnsoundError, examine, freeze, programs, try_program
from installer.make_installer import Facts, NoCompilerError, find_compiler, make_installer
from installer.payload import MOST_INSTALLED_MB, MOST_INSTALLER_MB, size_mb
from installer.portable import make_portable, mark
from installer.product import ROOT, Product, read_product
from installer.signing import VARIABLE, sign, signing_command
from installer.stand_in import can_be_made, make_stand_in
from installer.wheels import lacking_for_windows

_WINDOWS: Final = sys.platform == "win32"
_AT_ONCE: Final = 2
_PLAIN_USER: Final = "thuha"
_USER: Final = "Nguyễn Thị Hà"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build; return 0 when everything is sound and small enough."""
    parser = argparse.ArgumentParser(description="Builds the program and its installer")
    parser.add_argument("--check", action="store_true", help="try more: users, sticks, wheels")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    options = parser.parse_args(arguments)
    product = read_product()
    try:
        folder = _freeze(product, options.out)
        _try(product, folder, options.out, more=options.check)
        sizes = _pack(product, folder, options.out)
    except (UnsoundError, NoCompilerError) as fault:
        _say(str(fault))
        return 1
    return _judge(sizes)


def _freeze(product: Product, out: Path) -> Path:
    started = time.monotonic()
    shutil.rmtree(out, ignore_errors=True)
    folder = freeze(product, out, ROOT / "build")
    examine(product, folder)
    _say(f"{folder}: {size_mb(folder):.1f} MB, frozen in {time.monotonic() - started:.0f} s")
    return folder


def _try(product: Product, folder: Path, out: Path, *, more: bool) -> None:
    """Try the program; of `more` trials, two at a time: each of them mostly waits for one."""
    trials: list[Callable[[], str]] = [partial(_try_as, product, folder, _USER)]
    if more:
        trials += [
            partial(_try_on_a_stick, product, folder, out),
            partial(_try_as, product, folder, _PLAIN_USER),
            _look_for_wheels,
        ]
    with ThreadPoolExecutor(_AT_ONCE) as beside:
        for told in beside.map(lambda trial: trial(), trials):
            _say(told)


def _try_as(product: Product, folder: Path, user: str) -> str:
    return f"{try_program(product, folder, user)}build: the program works for the user {user}"


def _pack(product: Product, folder: Path, out: Path) -> dict[str, tuple[float, float]]:
    """Make the installer, and on Windows the archive; return sizes and their bounds."""
    if not _WINDOWS:
        return _pack_stand_in(product, out)
    signed = sign(programs(product, folder))
    _say(f"{signed} programs signed" if signed else f"nothing is signed: {VARIABLE} is not set")
    if not release_keys():
        _say("there is no release key: these programs will take no update file, see README.md")
    facts = Facts(product, folder, out / product.installer, signing=signing_command())
    installer = make_installer(facts)
    archive = _pack_for_sticks(product, folder, out)
    _say(f"{archive}: {size_mb(archive):.1f} MB")
    return {
        str(folder): (size_mb(folder), MOST_INSTALLED_MB),
        str(installer): (size_mb(installer), MOST_INSTALLER_MB),
    }


def _pack_stand_in(product: Product, out: Path) -> dict[str, tuple[float, float]]:
    if not can_be_made():
        raise NoCompilerError("mingw is not installed; see installer/README.md")
    find_compiler()
    payload = make_stand_in(product, out / "stand-in")
    installer = make_installer(Facts(product, payload, out / product.installer))
    _say("no Windows here: the installer carries a stand-in for the program")
    return {str(installer): (size_mb(installer), MOST_INSTALLER_MB)}


def _marked_copy(product: Product, folder: Path, out: Path) -> Path:
    copy = out / "USB của Hà" / product.name
    shutil.copytree(folder, copy, symlinks=True, copy_function=_linked)
    mark(product, copy)
    return copy


def _linked(source: str, target: str) -> str:
    """Give a file a second name: a copy of a quarter of a gigabyte takes its time."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
    return target


def _pack_for_sticks(product: Product, folder: Path, out: Path) -> Path:
    copy = _marked_copy(product, folder, out)
    try:
        return make_portable(product, copy, out / product.portable)
    finally:
        shutil.rmtree(copy.parent)


def _try_on_a_stick(product: Product, folder: Path, out: Path) -> str:
    copy = _marked_copy(product, folder, out)
    try:
        try_program(product, copy, _USER)
    finally:
        shutil.rmtree(copy.parent)
    return "the program on a stick works and leaves nothing with the user"


def _look_for_wheels() -> str:
    if lacking := lacking_for_windows():
        raise UnsoundError(f"not everything locked has a wheel for Windows:\n{lacking}")
    return "everything locked has its wheel for Windows"


def _judge(sizes: dict[str, tuple[float, float]]) -> int:
    status = 0
    for name, (size, most) in sizes.items():
        _say(f"{name}: {size:.1f} MB, at most {most} MB")
        if size > most:
            _say(f"too large: {name}")
            status = 1
    return status


def _say(sentence: str) -> None:
    sys.stdout.write(f"build: {sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as error:
        sys.exit(f"build: stopped at: {error.cmd}")
