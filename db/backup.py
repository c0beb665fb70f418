"""Making copies of the database, thinning them out, and writing a backup with its attachments.

Must not know when a copy is due beyond the day of the last one, nor how one is put back.
"""

import re
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from db.copies import (
    CopyInfo,
    Reason,
    choose_to_drop,
    copy_at,
    list_copies,
    loss_of,
    name_for,
    newest_sound,
)
from db.errors import Fault, StoreFault, translating
from db.folder import Folder
from db.probe import Look, look, reading, summary, wal_of
from db.swap import put_in_place, remove

DATABASE_ENTRY: Final = "cchc.db"
FILES_ENTRY: Final = "files/"
CONTENT_NAME: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class BackupInfo:
    """A backup written: one file with the database and the attachments that are there."""

    path: Path
    size: int
    plans: int
    tasks: int
    attachments: int


def make_copy(folder: Folder, reason: Reason, at: datetime) -> CopyInfo:
    """Copy the database into the folder's copies; the copy is opened and checked.

    Raises DATABASE_DAMAGED when it is the database itself that is not sound.
    """
    folder.require_room(size_of(folder.database))
    target = name_for(folder.path, reason, at)
    part = target.with_suffix(".part")
    with translating(folder.path):
        try:
            seen = clone(folder, part)
            put_in_place(part, target)
        finally:
            remove(part)
    made = copy_at(folder.path, target)
    return replace(made, sound=True, version=seen.version, plans=seen.plans, tasks=seen.tasks)


def thin(folder: Folder, today: date) -> list[Path]:
    """Drop the copies no longer worth their room; the newest that is really sound stays."""
    newest = newest_sound(folder.path)
    copies = [
        # Those before the newest sound one were read to the last page and are not sound.
        copy if newest and _age(copy) <= _age(newest) else replace(copy, sound=False)
        for copy in list_copies(folder.path, deep=False)
    ]
    dropped = [copy.path for copy in choose_to_drop(copies, today)]
    with translating(folder.path):
        for path in dropped:
            remove(path)
        for place in (folder.path, folder.copies, folder.files):
            for path in place.glob("*.part*"):  # what a crash cut short
                path.unlink(missing_ok=True)
    return dropped


def write_backup(folder: Folder, out: Path) -> BackupInfo:
    """Write one file that holds everything: the database and every attachment."""
    attachments = attachments_in(folder)
    folder.require_room(size_of(folder.database))
    database = folder.path / "backup.part"
    part = out.with_name(out.name + ".part")
    try:
        with translating(folder.path):
            seen = clone(folder, database)
        with translating(out):
            _pack(part, database, attachments)
            put_in_place(part, out)
    finally:
        remove(database)
        _discard(part)
    return BackupInfo(out, out.stat().st_size, seen.plans, seen.tasks, len(attachments))


def attachments_in(folder: Folder) -> list[Path]:
    """Return the attachments that lie in the folder."""
    return sorted(path for path in folder.files.iterdir() if CONTENT_NAME.fullmatch(path.name))


def size_of(database: Path) -> int:
    """Return the bytes a database takes, with what is not yet in its one file."""
    return sum(path.stat().st_size for path in (database, wal_of(database)) if path.exists())


def clone(folder: Folder, target: Path) -> Look:
    """Copy the database by SQLite's own means, as of one moment, and check what came of it."""
    remove(target)
    try:
        with reading(folder.database, in_use=True) as source:
            source.execute("BEGIN")
            before = summary(source)
            _copy_pages(source, target)
            source.execute("ROLLBACK")
        after = look(target, deep=True)
    except StoreFault as fault:
        if fault.code in {Fault.DATABASE_DAMAGED, Fault.NOT_OUR_DATABASE}:
            raise loss_of(Fault.DATABASE_DAMAGED, folder.path) from fault
        raise
    if after != before:
        raise StoreFault(Fault.COPY_UNSOUND, path=str(target))
    return after


def _copy_pages(source: sqlite3.Connection, target: Path) -> None:
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        copy.execute("PRAGMA synchronous=OFF")  # it is forced to the disk once, when complete
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, that opens without a second


def _pack(out: Path, database: Path, attachments: list[Path]) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as pack:
        pack.write(database, DATABASE_ENTRY)
        for path in attachments:
            pack.write(path, FILES_ENTRY + path.name)
    with zipfile.ZipFile(out) as pack:
        if pack.testzip() is not None:
            raise StoreFault(Fault.COPY_UNSOUND, path=str(out))


def _discard(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # what kept it from being written is being told already


def _age(copy: CopyInfo) -> tuple[datetime, int]:
    return copy.made_at, copy.nth
