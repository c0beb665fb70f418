"""Where a command takes a pass phrase from: a file, or whoever sits before the terminal.

Must not know what it opens.
"""

import getpass
import sys
from pathlib import Path

from cchc_desktop.services.errors import RefusedError
from resources.words import sentence

_MOST = 4096


def passphrase_in(path: Path | None) -> str:
    """Return the first line of a file; without a file, what a person types unseen."""
    if path is None:
        return _asked()
    try:
        with path.open("rb") as file:
            text = file.read(_MOST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RefusedError("passphrase-unreadable", {"path": str(path)}) from error
    lines = text.splitlines()
    if not lines or not lines[0].strip():
        raise RefusedError("passphrase-empty", {"path": str(path)})
    return lines[0].strip()


def _asked() -> str:
    if not sys.stdin or not sys.stdin.isatty():
        raise RefusedError("passphrase-not-asked")
    return getpass.getpass(f"{sentence('passphrase-ask')} ")
