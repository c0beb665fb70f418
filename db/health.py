"""What is wrong in a data folder, found without changing anything in it.

Must not know any sentence: a finding is a code, a place, and the code of what helps.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from db.copies import Reason, list_copies
from db.errors import Fault, StoreFault
from db.folder import Folder
from db.probe import has_table, reading, trouble
from db.restore import digest_of

LITTLE_ROOM: Final = 64 * 1024 * 1024


class What(StrEnum):
    """What was found."""

    DATABASE_MISSING = "database-missing"
    DATABASE_DAMAGED = "database-damaged"
    BROKEN_REFERENCE = "broken-reference"
    ATTACHMENT_MISSING = "attachment-missing"
    ATTACHMENT_CHANGED = "attachment-changed"
    COPY_UNSOUND = "copy-unsound"
    DISK_NEARLY_FULL = "disk-nearly-full"


class Repair(StrEnum):
    """What helps."""

    RESTORE_COPY = "restore-copy"
    RESTORE_BACKUP = "restore-backup"
    DELETE_COPY = "delete-copy"
    FREE_DISK = "free-disk"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong. `where` is a name that a person can find."""

    what: What
    where: str
    repair: Repair


def examine(folder: Folder, *, deep: bool) -> list[Finding]:
    """Look for everything that is wrong; `deep` reads every page, index, file and copy."""
    found = [*_database(folder, deep=deep), *_copies(folder, deep=deep)]
    if folder.disk.free_bytes(folder.path) < LITTLE_ROOM:
        found.append(Finding(What.DISK_NEARLY_FULL, str(folder.path), Repair.FREE_DISK))
    return found


def _database(folder: Folder, *, deep: bool) -> Iterator[Finding]:
    name = folder.database.name
    if not folder.database.exists():
        yield Finding(What.DATABASE_MISSING, name, Repair.RESTORE_COPY)
        return
    try:
        with reading(folder.database, in_use=True) as connection:
            damage = trouble(connection, thorough=deep)
            if not damage:
                yield from _references(connection)
                yield from _attachments(connection, folder.files, deep=deep)
    except StoreFault as fault:
        if fault.code is not Fault.DATABASE_DAMAGED:
            raise
        damage = [""]
    for line in damage:
        where = f"{name}: {line}" if line else name
        yield Finding(What.DATABASE_DAMAGED, where, Repair.RESTORE_COPY)


def _references(connection: sqlite3.Connection) -> Iterator[Finding]:
    broken = Counter(
        (str(table), str(parent))
        for table, _row, parent, _key in connection.execute("PRAGMA foreign_key_check")
    )
    for (table, parent), count in broken.items():
        yield Finding(What.BROKEN_REFERENCE, f"{table} → {parent}: {count}", Repair.RESTORE_COPY)


def _attachments(connection: sqlite3.Connection, files: Path, *, deep: bool) -> Iterator[Finding]:
    if not has_table(connection, "attachment"):
        return
    rows = connection.execute("SELECT sha256, name, size FROM attachment WHERE NOT gone")
    for digest, name, size in rows:
        path = files / str(digest)
        if not path.is_file():
            yield Finding(What.ATTACHMENT_MISSING, str(name), Repair.RESTORE_BACKUP)
        elif path.stat().st_size != size or (deep and digest_of(path) != digest):
            yield Finding(What.ATTACHMENT_CHANGED, str(name), Repair.RESTORE_BACKUP)


def _copies(folder: Folder, *, deep: bool) -> Iterator[Finding]:
    for copy in list_copies(folder.path, deep=deep):
        if not copy.sound and copy.reason is not Reason.DAMAGED:
            yield Finding(What.COPY_UNSOUND, copy.path.name, Repair.DELETE_COPY)
