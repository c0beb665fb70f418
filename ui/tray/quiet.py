"""How far the system lets anything be shown: whether now is no time, whether it tells messages."""

import sys
from typing import Final

from PySide6.QtWidgets import QApplication, QSystemTrayIcon

# SHQueryUserNotificationState: locked, busy with a full screen, a game, a presentation.
_NOT_NOW: Final = frozenset({1, 2, 3, 4})


_MESSAGES: Final = r"Software\Microsoft\Windows\CurrentVersion\PushNotifications"


def system_tells() -> bool:
    """Tell whether messages of the system reach the person: it has them, and they are not off.

    Many offices turn them off for all programs at once. What the program was asked to tell each
    morning must not vanish with them.
    """
    return QSystemTrayIcon.supportsMessages() and not _turned_off()


def _turned_off() -> bool:
    off = False
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - only there

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _MESSAGES) as key:
                off = winreg.QueryValueEx(key, "ToastEnabled")[0] == 0
        except OSError:
            off = False  # nothing is said about it: they are on
    return off


def screen_is_taken() -> bool:
    """Tell whether a window of this or another program fills the screen."""
    ours = any(one.isVisible() and one.isFullScreen() for one in QApplication.topLevelWidgets())
    return ours or _others()


def _others() -> bool:
    taken = False
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only there

        state = ctypes.c_int()
        failed = ctypes.windll.shell32.SHQueryUserNotificationState(ctypes.byref(state))
        taken = not failed and state.value in _NOT_NOW
    return taken
