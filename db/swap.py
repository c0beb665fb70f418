"""Putting files in the place of others so that a crash leaves the former or the new one, whole.

Must not know what is in them, beyond what SQLite keeps beside a database.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from db.errors import Fault, StoreFault, translating
from db.probe import leftovers_of


def settle(database: Path) -> None:
    """Bring all that is committed into the one file, so that the file can travel alone.

    Raises DATABASE_BUSY while anybody else has the database open.
    """
    with translating(database), closing(sqlite3.connect(database, isolation_level=None)) as open_:
        open_.execute("PRAGMA busy_timeout=0")
        mode = open_.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    if mode != "delete":
        raise StoreFault(Fault.DATABASE_BUSY, path=str(database))


def remove(database: Path) -> None:
    """Remove a database with what SQLite keeps beside it; nothing is missed if it is not there."""
    remove_leftovers(database)
    database.unlink(missing_ok=True)


def remove_leftovers(database: Path) -> None:
    """Remove what SQLite keeps beside a database: another one put there would be fed with it."""
    for path in leftovers_of(database):
        path.unlink(missing_ok=True)


def put_in_place(new: Path, target: Path) -> None:
    """Put a whole file where another may be; after a power cut too, one of the two is there."""
    make_durable(new)
    new.replace(target)
    _make_names_durable(target.parent)


def write_whole(target: Path, content: bytes) -> None:
    """Write a small file, durably, as a whole or not at all."""
    new = target.with_name(target.name + ".part")
    new.write_bytes(content)
    put_in_place(new, target)


def make_durable(path: Path) -> None:
    """Wait until a file's content is on the disk itself."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _make_names_durable(folder: Path) -> None:
    if os.name == "nt":  # directories cannot be opened there; NTFS journals the names
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
