"""Folders that OneDrive keeps in step with the net, of which Documents may be one.

A file that is open while it is copied away, or that is taken back to save room, is fine for a
report and the end of a database. Must not know what lies there.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

# Set by OneDrive for each user: the one last used, the one of an office, the private one.
_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def is_synced(path: Path, environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether OneDrive looks after this place."""
    named = (environment.get(name, "") for name in _VARIABLES)
    above = {_plain(Path(folder)) for folder in named if folder}
    return any(_plain(one) in above for one in (path, *path.parents))


def _plain(path: Path) -> str:
    """Return a path as it is compared: Windows heeds neither letters' size nor a last stroke."""
    return os.path.normcase(os.path.normpath(path)).removeprefix("\\\\?\\").casefold()
