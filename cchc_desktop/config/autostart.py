"""Starting with the system, for this user alone: into the tray, a while after logging in.

Windows keeps it under a key of the registry, other desktops in a file of ~/.config/autostart.
Must not know what the program does then.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from cchc_desktop.config.paths import PROGRAM
from cchc_desktop.config.portable import portable_folder

DELAY_SECONDS: Final = 30
"""So long the system has for itself after a login; nobody waits for reminders."""


class AutostartError(Exception):
    """The system, or whoever looks after it, does not allow the change."""

    def __init__(self, code: str, facts: Mapping[str, object] | None = None) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, object] = facts or {}


def start_command(delay: int = DELAY_SECONDS) -> tuple[str, ...]:
    """Return the command that starts this program in the tray."""
    frozen = getattr(sys, "frozen", False)
    program = (sys.executable,) if frozen else (sys.executable, "-m", "cchc_desktop.window")
    return (*program, "--tray", "--delay", str(delay))


def is_allowed(noted: object) -> bool:
    """Tell what Windows' own list of startup apps says: an odd first byte turns one off there."""
    return not (isinstance(noted, bytes) and noted[:1] and noted[0] % 2)


if sys.platform == "win32":
    import winreg

    _KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
    _NOTED_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

    def _read(place: str) -> object:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, place) as key:
                return winreg.QueryValueEx(key, PROGRAM)[0]
        except OSError:
            return None

    def _forget(place: str) -> None:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, place, 0, winreg.KEY_SET_VALUE) as key:
                winreg.DeleteValue(key, PROGRAM)
        except FileNotFoundError:
            return

    def starts_with_system() -> bool:
        return bool(_read(_KEY)) and is_allowed(_read(_NOTED_KEY))

    def _turn_on(command: Sequence[str]) -> None:
        line = subprocess.list2cmdline(command)
        with winreg.CreateKeyEx(winreg.HKEY_CURRENT_USER, _KEY, 0, winreg.KEY_SET_VALUE) as key:
            winreg.SetValueEx(key, PROGRAM, 0, winreg.REG_SZ, line)
        _forget(_NOTED_KEY)  # turned off in Windows' own list, it would stay off

    def _turn_off() -> None:
        _forget(_KEY)

else:

    def starts_with_system() -> bool:
        return _entry().exists()

    def _turn_on(command: Sequence[str]) -> None:
        entry = _entry()
        entry.parent.mkdir(parents=True, exist_ok=True)
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            f"Name={PROGRAM}",
            f"Exec={' '.join(map(_quoted, command))}",
            "Terminal=false",
        )
        entry.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def _turn_off() -> None:
        _entry().unlink(missing_ok=True)


def start_with_system(*, on: bool, delay: int = DELAY_SECONDS) -> None:
    """Start, or no longer start, when this user logs in; never from a stick."""
    if on and portable_folder() is not None:
        raise AutostartError("autostart-on-stick")
    try:
        if on:
            _turn_on(start_command(delay))
        else:
            _turn_off()
    except OSError as fault:
        raise AutostartError("autostart-refused") from fault


def _entry() -> Path:
    given = os.environ.get("XDG_CONFIG_HOME")
    config = Path(given) if given else Path.home() / ".config"
    return config / "autostart" / "cchc-desktop.desktop"


def _quoted(argument: str) -> str:
    """Quote an argument as the desktop entry specification asks for."""
    escaped = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in argument)
    return f'"{escaped}"'.replace("%", "%%").replace("\\", "\\\\")
