"""Starting the installer of another version: it waits until this program has ended.

The one step of an update that leaves the program. Must not know what is installed, nor why.
"""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

# Silent, and the program is started again by the installer, whatever came of it.
_WORDS: Final = ("/S", "/START=1")
_BACK: Final = "/BACK=1"


class InstallError(Exception):
    """The installer was not started; this program goes on."""

    def __init__(self, code: str, facts: Mapping[str, object] | None = None) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, object] = facts or {}


def install_command(installer: Path, *, back: bool) -> tuple[str, ...]:
    """Return the command that installs; `back` allows an older version over a newer one."""
    return (str(installer), *_WORDS, *((_BACK,) if back else ()))


def start_installer(installer: Path, *, back: bool) -> None:
    """Start the installer and leave it to itself; where there is no Windows this is refused."""
    command = install_command(installer, back=back)
    if sys.platform == "win32":
        apart = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
        try:
            subprocess.Popen(command, cwd=installer.parent, creationflags=apart, close_fds=True)  # noqa: S603
        except OSError as fault:
            raise InstallError("update-not-started", {"name": installer.name}) from fault
    else:
        raise InstallError("update-only-on-windows", {"name": installer.name})
