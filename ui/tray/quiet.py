"""Whether now is no time to show anything: something fills the screen, or nobody is there."""

import sys
from typing import Final

from PySide6.QtWidgets import QApplication

# SHQueryUserNotificationState: locked, busy with a full screen, a game, a presentation.
_NOT_NOW: Final = frozenset({1, 2, 3, 4})


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
