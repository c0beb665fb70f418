"""Where this user's data folder was moved to: one small file in the place where it would be.

A folder that was moved is followed even when it is not there (a stick not plugged in), since
opening the old one in its stead would split the data in two. Must not know what is in a folder.
"""

import os
from pathlib import Path
from typing import Final

MARK: Final = "moved-to.txt"
_LONGEST: Final = 32 * 1024


def moved_to(own: Path) -> Path | None:
    """Return where the data that would be in `own` is kept; None: it is there itself."""
    try:
        with (own / MARK).open(encoding="utf-8") as file:
            named = Path(file.read(_LONGEST).strip())
    except (OSError, ValueError):
        return None
    return named if named.is_absolute() else None


def point_to(own: Path, target: Path) -> None:
    """Let every later start open `target`; a power cut leaves the former place or the new one."""
    mark = own / MARK
    if target == own:
        mark.unlink(missing_ok=True)
        return
    own.mkdir(parents=True, exist_ok=True)
    new = mark.with_name(MARK + ".new")
    with new.open("w", encoding="utf-8") as out:
        out.write(f"{target}\n")
        out.flush()
        os.fsync(out.fileno())
    new.replace(mark)
