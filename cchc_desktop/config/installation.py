"""Which installation of the program this is: a number drawn once and kept with the user's settings.

With it a data folder that was copied to another computer is noticed. A program on a stick keeps
its number there and adds the volume's own: a copy of the stick is another installation. Must not
know the data.
"""

import os
from pathlib import Path

from cchc_desktop.config.paths import PROGRAM
from cchc_desktop.config.portable import portable_folder, portable_own


def installation_id() -> str:
    """Return this installation's number, drawing it at the first call ever."""
    folder = portable_folder()
    return _number() if folder is None else f"{_number()}-{folder.stat().st_dev:x}"


def _number() -> str:
    path = _place()
    try:
        known = path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        known = ""
    if known:
        return known
    import secrets  # noqa: PLC0415 - once in an installation's life

    drawn = secrets.token_hex(8)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(drawn, encoding="ascii")
    except OSError:
        # Drawn anew each time: every start is then a new incarnation, which is safe.
        return drawn
    return drawn


def _place() -> Path:
    if own := portable_own():
        return own / "installation"
    import platformdirs  # noqa: PLC0415 - not needed by what only reads the words

    try:
        return platformdirs.user_config_path(PROGRAM, appauthor=False) / "installation"
    except RuntimeError:  # a user without a home: nothing is kept, as with a place not to be read
        return Path(os.devnull) / "installation"
