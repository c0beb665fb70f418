r"""Paths longer than Windows takes by itself: with the prefix \\?\ they are reached all the same.

The program says that it knows long paths, but Windows heeds that only where an administrator has
allowed it. Must not know what lies at a path.
"""

import sys
from pathlib import Path, PureWindowsPath
from typing import Final

_LONGEST: Final = 259  # characters of a path that every Windows takes
DEEPEST: Final = 110
"""So much longer than a data folder's own path are those of the files in it."""

_PREFIX: Final = "\\\\?\\"
_PREFIX_UNC: Final = "\\\\?\\UNC\\"
_DEVICE: Final = "\\\\.\\"


def reachable(path: Path, room: int = 0) -> Path:
    """Return the path as this system reaches it, and what is up to `room` characters deeper."""
    if sys.platform == "win32":
        path = Path(windows_path(str(path.absolute()), room))
    return path


def windows_path(path: str, room: int = 0) -> str:
    r"""Return an absolute Windows path, with \\?\ where it needs that: then it is literal."""
    if len(path) + room <= _LONGEST or path.startswith((_PREFIX, _DEVICE)):
        return path
    parts = PureWindowsPath(path)
    above = [one for one in parts.parts[1:] if one != "."]
    while ".." in above:
        at = above.index("..")
        del above[max(0, at - 1) : at + 1]
    whole = str(PureWindowsPath(parts.anchor, *above))
    if whole.startswith("\\\\"):
        return _PREFIX_UNC + whole.removeprefix("\\\\")
    return _PREFIX + whole
