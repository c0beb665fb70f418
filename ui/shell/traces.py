"""What Qt notes by itself with the user: a program on a stick takes it along, or away again.

Each file dialog writes down the folder it was left in, under a name of Qt's own: in the registry
on Windows, in a file elsewhere. Must not know who opens dialogs.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

_QT: Final = "QtProject"
_DIALOGS: Final = "FileDialog"
_NATIVE: Final = QSettings.Format.NativeFormat
_USER: Final = QSettings.Scope.UserScope


class Traces:
    """Made before the first dialog; another program's notes of the same name stay."""

    def __init__(self, own: Path) -> None:
        QSettings.setPath(_NATIVE, _USER, str(own / "Qt"))  # heeded where there is no registry
        self._was_there: Final = _DIALOGS in QSettings(_USER, _QT).childGroups()

    def remove(self) -> None:
        """Take away what was noted since; at the end of the program."""
        if not self._was_there:
            notes = QSettings(_USER, _QT)
            notes.remove(_DIALOGS)
            notes.sync()
