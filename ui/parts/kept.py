"""How windows and pages were left on this computer: values in one INI file, or nowhere.

Read before the first paint. Must not know who left what.
"""

from typing import Any, Final

from PySide6.QtCore import QSettings


class Kept:
    """An empty name keeps nothing, as in a test."""

    def __init__(self, file: str = "") -> None:
        self._file: Final = QSettings(file, QSettings.Format.IniFormat) if file else None

    def set(self, key: str, value: Any) -> None:
        if self._file is not None:
            self._file.setValue(key, value)

    def get(self, key: str) -> Any:
        return None if self._file is None else self._file.value(key)

    def remember(self, key: str, value: str) -> None:
        """Keep how a page was left."""
        self.set(f"pages/{key}", value)

    def recall(self, key: str) -> str:
        return str(self.get(f"pages/{key}") or "")

    def write(self) -> None:
        """Bring it to the disk now, as before the program ends."""
        if self._file is not None:
            self._file.sync()
