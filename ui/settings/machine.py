"""The settings of this computer, read from and written to its one small file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from cchc_desktop.config import settings
from cchc_desktop.config.paths import DataFolder
from cchc_desktop.config.settings import Settings
from cchc_desktop.services.errors import RefusedError


class Machine:
    """Given to the sections that set something for this computer."""

    def __init__(self, root: Path) -> None:
        self._file: Final = DataFolder(root).settings

    def known(self) -> Settings:
        return settings.load(self._file)

    def change(self, values: Mapping[str, Any]) -> None:
        """Write settings; that the file cannot be written is told."""
        try:
            settings.change(self._file, **values)
        except OSError as fault:
            raise RefusedError("settings-not-written", {"path": str(self._file)}) from fault
