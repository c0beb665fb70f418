"""Packs a folder with the program into the installer that offices get.

The script in `windows/` says how to install; what is installed, and what it is called, is told it
in a file made here. Runs wherever makensis does. Must not know how the folder was made.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Final

from cchc_desktop.config.autostart import DELAY_SECONDS
from cchc_desktop.exchange.update_file import ENDING
from db.migrations import KNOWN
from installer.payload import files_of, size_mb
from installer.product import Product

SCRIPT: Final = Path(__file__).parent / "windows" / "cchc.nsi"
_KILOBYTES_PER_MB: Final = 1_000_000 / 1024


class NoCompilerError(Exception):
    """This machine has no makensis."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What one installer is told; `schema` is the newest data it can read."""

    product: Product
    payload: Path
    out: Path
    schema: int = KNOWN
    signing: str = ""

    def lines(self) -> Iterator[str]:
        """Give the definitions, then the two lists of files."""
        product = self.product
        yield from (
            _define(name, value)
            for name, value in {
                "NAME": product.name,
                "VERSION": product.version,
                "WINDOWS_VERSION": product.windows_version,
                "PUBLISHER": product.publisher,
                "PROGRAM": f"{product.window}.exe",
                "CONSOLE": f"{product.console}.exe",
                "ICON": product.icon,
                "FILE_ICON": product.file_icon,
                "OUT": self.out.absolute(),
                "UNINSTALL_KEY": (
                    rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{product.name}"
                ),
                "KILOBYTES": round(size_mb(self.payload) * _KILOBYTES_PER_MB),
                "SCHEMA": self.schema,
                "DELAY": DELAY_SECONDS,
                "UPDATE_ENDING": ENDING,
                "DEEPEST": max(map(len, files_of(self.payload)), default=0),
            }.items()
        )
        if self.signing:
            yield _define("SIGN", self.signing)
        files = files_of(self.payload)
        yield from _macro("INSTALL_FILES", _installing(self.payload.absolute(), files))
        yield from _macro("REMOVE_FILES", _removing(files))


def make_installer(facts: Facts) -> Path:
    """Compile the installer; return its place."""
    compiler = find_compiler()
    facts.out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "facts.nsh"
        told.write_text("\n".join(facts.lines()) + "\n", encoding="utf-8-sig")
        command = [compiler, "-V2", "-WX", "-INPUTCHARSET", "UTF8", f"-DFACTS={told}", str(SCRIPT)]
        subprocess.run(command, check=True, cwd=SCRIPT.parent)
    return facts.out


def find_compiler() -> str:
    """Return makensis, on the path or where its own installer puts it."""
    usual = Path(r"C:\Program Files (x86)\NSIS\makensis.exe")
    found = shutil.which("makensis") or (str(usual) if usual.is_file() else None)
    if found is None:
        raise NoCompilerError("makensis is not installed; see installer/README.md")
    return found


def _define(name: str, value: object) -> str:
    """Define a constant; what the script reads as special stands for itself."""
    return f'!define {name} "{_escaped(str(value))}"'


def _escaped(text: str) -> str:
    return text.replace("$", "$$").replace('"', '$\\"')


def _macro(name: str, body: Iterator[str]) -> Iterator[str]:
    yield f"!macro {name}"
    yield from body
    yield "!macroend"


def _installing(payload: Path, files: list[str]) -> Iterator[str]:
    """Put files of one folder side by side: the two programs share most of their bytes."""
    by_folder = sorted(files, key=lambda file: (PurePosixPath(file).parent, file))
    for folder, inside in groupby(by_folder, key=lambda file: PurePosixPath(file).parent):
        yield f'SetOutPath "{_place(folder)}"'
        # The name on this machine stands as it is: the compiler reads no signs in it.
        yield from (f'File "{payload / file}"' for file in inside)


def _removing(files: list[str]) -> Iterator[str]:
    """Delete what was installed, then each folder that has become empty, the deepest first."""
    yield from (f'Delete "{_place(PurePosixPath(file))}"' for file in files)
    folders = {folder for file in files for folder in PurePosixPath(file).parents}
    deepest_first = sorted(folders - {PurePosixPath()}, key=lambda one: (-len(one.parts), one))
    yield from (f'RMDir "{_place(folder)}"' for folder in deepest_first)


def _place(inside: PurePosixPath) -> str:
    return "\\".join(["$INSTDIR", *map(_escaped, inside.parts)])
