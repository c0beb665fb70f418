"""Puts a file in its place in one step: all of it, or what was there before.

Must not know what the file holds.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from cchc_desktop.exchange.errors import told_from_writing


@contextmanager
def placed(path: Path, mode: int = 0o666) -> Iterator[BinaryIO]:
    """Yield a new file beside the place; it is put there once the work on it is done."""
    beside = path.with_name(f".cchc-{secrets.token_hex(6)}.tmp")
    with told_from_writing(path):
        try:
            made = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, mode)
            with os.fdopen(made, "w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())  # a full disk is noticed here
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


_BINARY = getattr(os, "O_BINARY", 0)  # Windows turns line ends otherwise
