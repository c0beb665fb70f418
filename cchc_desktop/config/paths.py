"""Where the program keeps its things: one data folder, everything at a known place inside it.

Must not know what the files hold, and creates nothing: a missing folder is the caller's news.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROGRAM = "CCHC Desktop"
VARIABLE = "CCHC_DATA"


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
    """Choose the data folder: the one given, else the environment's, else the user's own."""
    chosen = given or (Path(named) if (named := environment.get(VARIABLE)) else None)
    return DataFolder(_whole(chosen or _of_user()))


def log_folder(folder: DataFolder) -> Path:
    """Give where to log: with the data, or with the user's logs while there is no data folder."""
    if folder.root.is_dir():
        return folder.logs
    import platformdirs  # noqa: PLC0415 costs 10 ms that a start with a data folder can save

    return platformdirs.user_log_path(PROGRAM, appauthor=False)


def _whole(path: Path) -> Path:
    try:
        return path.absolute()
    except FileNotFoundError:  # the working directory is gone; whoever opens the folder says so
        return path


def _of_user() -> Path:
    import platformdirs  # noqa: PLC0415 as above

    return platformdirs.user_data_path(PROGRAM, appauthor=False)
