"""Starting the installer of another version: it waits until this program has ended.

The one step of an update that leaves the program. Must not know what is installed, nor why.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from cchc_desktop.config.paths import PROGRAM

# Silent, and the program is started again by the installer, whatever came of it.
_WORDS: Final = ("/S", "/START=1")
_BACK: Final = "/BACK=1"
_PREFIX: Final = "\\\\?\\"
_LONGEST: Final = 200  # of a program's path: Windows starts some that are longer, and some not


class InstallError(Exception):
    """The installer was not started; this program goes on."""

    def __init__(self, code: str, facts: Mapping[str, object] | None = None) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, object] = facts or {}


def install_command(installer: Path, *, back: bool) -> tuple[str, ...]:
    """Return the command that installs; `back` allows an older version over a newer one."""
    return (str(installer), *_WORDS, *((_BACK,) if back else ()))


def startable(installer: Path) -> Path:
    r"""Return the installer where Windows starts it: not behind a long path, nor behind \\?\."""
    if len(str(installer)) <= _LONGEST and not str(installer).startswith(_PREFIX):
        return installer
    folder = _near()
    folder.mkdir(exist_ok=True)
    return Path(shutil.copyfile(installer, folder / installer.name))


def clear_away() -> None:
    """Take away what had to be copied for Windows to start it."""
    shutil.rmtree(_near(), ignore_errors=True)


def _near() -> Path:
    return Path(tempfile.gettempdir()) / f"{PROGRAM} update"


def start_installer(installer: Path, *, back: bool) -> None:
    """Start the installer and leave it to itself; where there is no Windows this is refused."""
    if sys.platform == "win32":
        apart = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
        try:
            command = install_command(startable(installer), back=back)
            # Where it stands must be neither a long path nor a folder that is to be renamed.
            place = tempfile.gettempdir()
            subprocess.Popen(command, cwd=place, creationflags=apart, close_fds=True)  # noqa: S603
        except OSError as fault:
            clear_away()
            raise InstallError("update-not-started", {"name": installer.name}) from fault
    else:
        raise InstallError("update-only-on-windows", {"name": installer.name})
