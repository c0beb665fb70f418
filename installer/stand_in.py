"""A folder that looks like the program for Windows, made where there is no Windows.

Only for trying the installer: the two programs are a launcher that does nothing. Needs mingw.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from installer.product import Product
from installer.version_resource import CODE_PAGE, LANGUAGE, strings

COMPILER: Final = "x86_64-w64-mingw32-gcc"
RESOURCES: Final = "x86_64-w64-mingw32-windres"
_LAUNCHER: Final = Path(__file__).parent / "windows" / "launcher.c"


def can_be_made() -> bool:
    """Tell whether this machine has what it takes."""
    return all(shutil.which(tool) for tool in (COMPILER, RESOURCES))


def make_stand_in(product: Product, folder: Path) -> Path:
    """Make the folder; return it."""
    (folder / "_internal" / "resources").mkdir(parents=True)
    for name, subsystem in ((product.window, "-mwindows"), (product.console, "-mconsole")):
        _compile(product, name, subsystem, folder / f"{name}.exe")
    # Names as the real ones may have them: a space, Vietnamese letters, a sign NSIS reads.
    for inside in ("_internal/base_library.zip", "_internal/resources/Phụ lục $1.txt"):
        (folder / inside).write_text(product.version, encoding="utf-8")
    return folder


def _compile(product: Product, name: str, subsystem: str, out: Path) -> None:
    with tempfile.TemporaryDirectory() as work:
        script, compiled = Path(work) / "program.rc", Path(work) / "program.o"
        script.write_text(_resource_script(product, name), encoding="utf-8")
        _run(RESOURCES, "--codepage=65001", script, "-O", "coff", "-o", compiled)
        _run(COMPILER, "-municode", subsystem, "-s", "-O1", _LAUNCHER, compiled, "-o", out)


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True)


def _resource_script(product: Product, name: str) -> str:
    numbers = product.windows_version.replace(".", ",")
    values = "\n".join(
        f'      VALUE "{key}", "{text}"' for key, text in strings(product, name).items()
    )
    return f"""
1 ICON "{product.icon.as_posix()}"
1 VERSIONINFO
FILEVERSION {numbers}
PRODUCTVERSION {numbers}
BEGIN
  BLOCK "StringFileInfo"
  BEGIN
    BLOCK "{LANGUAGE:04X}{CODE_PAGE:04X}"
    BEGIN
{values}
    END
  END
  BLOCK "VarFileInfo"
  BEGIN
    VALUE "Translation", {LANGUAGE:#06x}, {CODE_PAGE}
  END
END
"""
