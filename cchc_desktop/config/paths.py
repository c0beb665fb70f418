"""Where the program keeps its things: one data folder, everything at a known place inside it.

Must not know what the files hold, and creates nothing: a missing folder is the caller's news.
"""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.config.location import moved_to
from cchc_desktop.config.long_paths import DEEPEST, reachable
from cchc_desktop.config.portable import portable_data, portable_own

PROGRAM = "CCHC Desktop"
VARIABLE = "CCHC_DATA"


class HomelessError(Exception):
    """Nobody named a data folder, and this user has no place of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.code = "no-home"
        self.facts: Mapping[str, object] = {}


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The places of what is this computer's own; where the data itself lies is `db`'s to know."""

    root: Path

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def window(self) -> Path:
        return self.root / "window.ini"


def data_folder(given: Path | None, environment: Mapping[str, str]) -> DataFolder:
    """Choose the data folder: the one given, else the environment's, else the user's own.

    The user's own may have been moved.
    """
    chosen = given or (Path(named) if (named := environment.get(VARIABLE)) else None)
    if chosen is None:
        own = own_folder()
        chosen = moved_to(own) or own
    return DataFolder(reachable(_whole(chosen, environment), DEEPEST))


def log_folder(folder: DataFolder) -> Path:
    """Give where to log: with the data, or with the user's logs while there is no data folder."""
    if _is_folder(folder.root):
        return folder.logs
    if own := portable_own():
        return own / "logs"
    import platformdirs  # noqa: PLC0415 costs 10 ms that a start with a data folder can save

    try:
        return platformdirs.user_log_path(PROGRAM, appauthor=False)
    except RuntimeError:  # a user without a home, as services and containers have
        return Path(tempfile.gettempdir()) / PROGRAM


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long, for one; whoever opens the folder says so
        return False


def _whole(path: Path, environment: Mapping[str, str]) -> Path:
    try:
        return path.absolute()
    except FileNotFoundError:  # the working directory is gone: the shell still knows its name
        return Path(environment.get("PWD") or os.sep) / path


def own_folder() -> Path:
    """Return where this user's data lies unless it is moved; on a stick: beside the program."""
    if beside := portable_data():
        return beside
    import platformdirs  # noqa: PLC0415 as above

    try:
        return platformdirs.user_data_path(PROGRAM, appauthor=False)
    except RuntimeError as fault:
        raise HomelessError from fault
