"""Whether this program runs from a stick: then everything of its own stays beside it.

A file beside the frozen program says so; the portable archive has it, an installed program does
not. Must not know what is kept.
"""

import sys
from functools import cache
from pathlib import Path
from typing import Final

MARK: Final = "portable.txt"
DATA: Final = "Dữ liệu"
OWN: Final = "Máy này"


@cache
def portable_folder() -> Path | None:
    """Return the folder of the program that runs from a stick; None when it is none."""
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).parent
    return folder if (folder / MARK).is_file() else None


def portable_data() -> Path | None:
    """Return where the data lies that travels with the program; None when it is installed."""
    folder = portable_folder()
    return None if folder is None else folder / DATA


def portable_own() -> Path | None:
    """Return where the program keeps what is about itself, not about an office's data."""
    folder = portable_folder()
    return None if folder is None else folder / OWN
