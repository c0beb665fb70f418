"""Where this user keeps the private keys of offices: in the profile, never with the data.

A program on a stick keeps them beside itself, for it leaves nothing with the user. Must not know
what a key is.
"""

import os
import uuid
from pathlib import Path

from cchc_desktop.config.paths import PROGRAM
from cchc_desktop.config.portable import portable_own


def key_path(office: uuid.UUID) -> Path:
    """Return where the private key of an office lies, whether it is there or not."""
    if own := portable_own():
        return own / "keys" / office.hex
    import platformdirs  # noqa: PLC0415 - not needed by what sends and takes in nothing

    try:
        folder = platformdirs.user_config_path(PROGRAM, appauthor=False)
    except RuntimeError:  # a user without a home keeps nothing, and is told so when it is written
        folder = Path(os.devnull)
    return folder / "keys" / office.hex
