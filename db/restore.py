"""Putting a copy or a backup back in the place of the database.

What is there is set aside first, and a crash at any moment leaves the data as before or as after.
Must not know what is in the tables.
"""

import hashlib
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from db.backup import CONTENT_NAME, DATABASE_ENTRY, FILES_ENTRY, make_copy, size_of
from db.copies import Reason, name_for
from db.errors import Fault, StoreFault, translating
from db.folder import Folder
from db.probe import MAGIC, Look, look, wal_of
from db.swap import put_in_place, remove, remove_leftovers, settle, write_whole
from db.upgrade import SHIPPED, Chain, migrate

_CHUNK: Final = 1024 * 1024
_BAD_ZIP: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
_AS_SOURCE: Final = {
    Fault.DATABASE_DAMAGED: Fault.COPY_UNSOUND,
    Fault.NOT_OUR_DATABASE: Fault.COPY_NOT_OURS,
    Fault.FOLDER_LOST: Fault.COPY_MISSING,
}


@dataclass(frozen=True)
class Restored:
    """What came back, and where what had been there was set aside (None: there was nothing)."""

    plans: int
    tasks: int
    attachments: int  # put back because they were missing or changed
    unsound_attachments: int  # of the backup, left out
    set_aside: Path | None


def restore(folder: Folder, source: Path, at: datetime, chain: Chain = SHIPPED) -> Restored:
    """Put back a copy of the database, or a backup with its attachments.

    Nothing may have the database open. An older copy is brought up to this program's schema
    before it takes the place. Raises COPY_… when the source cannot be used, and nothing changed.
    """
    new = folder.path / "restore.part"
    with translating(folder.path):
        try:
            _fetch(folder, source, new)
            found = _checked(source, new, chain)
            set_aside = _set_aside(folder, at)
            put_back, unsound = _put_attachments(folder, source)
            # Before the swap: an incarnation begun for nothing does no harm, one not begun does.
            write_whole(folder.incarnation_mark, set_aside.name.encode() if set_aside else b"")
            put_in_place(new, folder.database)
        finally:
            remove(new)
    folder.examine_database()
    return Restored(found.plans, found.tasks, put_back, unsound, set_aside)


def _fetch(folder: Folder, source: Path, new: Path) -> None:
    """Bring the database of the source into the folder, where it can be opened and changed."""
    remove(new)
    with _reading_source(source):
        if not source.is_file():
            raise StoreFault(Fault.COPY_MISSING, path=str(source))
        if zipfile.is_zipfile(source):
            with zipfile.ZipFile(source) as pack:
                if DATABASE_ENTRY not in pack.namelist():
                    raise StoreFault(Fault.COPY_NOT_OURS, path=str(source))
                folder.require_room(sum(entry.file_size for entry in pack.infolist()))
                with pack.open(DATABASE_ENTRY) as packed:
                    _write(packed, new)
            return
        with source.open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                raise StoreFault(Fault.COPY_NOT_OURS, path=str(source))
        folder.require_room(size_of(source))
        shutil.copyfile(source, new)
        if wal_of(source).exists():  # somebody copied a folder that was in use
            shutil.copyfile(wal_of(source), wal_of(new))


def _checked(source: Path, new: Path, chain: Chain) -> Look:
    with _reading_source(source):
        seen = look(new, deep=True)
        if seen.version > chain.newest:
            raise StoreFault(
                Fault.COPY_NEWER, path=str(source), found=seen.version, known=chain.newest
            )
        settle(new)
    if seen.version < chain.newest:
        migrate(new, chain)
        settle(new)
    return seen


def _set_aside(folder: Folder, at: datetime) -> Path | None:
    database = folder.database
    if not database.exists():
        remove_leftovers(database)
        return None
    try:
        copy = make_copy(folder, Reason.RESTORE, at).path
    except StoreFault as fault:
        if fault.code not in _BEYOND_COPYING:
            raise
        copy = _set_bytes_aside(folder, at)
    else:
        settle(database)
    return copy


_BEYOND_COPYING: Final = frozenset(
    {
        Fault.DATABASE_DAMAGED,
        Fault.DATABASE_DAMAGED_NO_COPY,
        Fault.NOT_OUR_DATABASE,
        Fault.COPY_UNSOUND,
    }
)


def _set_bytes_aside(folder: Folder, at: datetime) -> Path:
    """Keep a database that SQLite cannot read as it is, for whoever may save more of it."""
    target = name_for(folder.path, Reason.DAMAGED, at)
    folder.require_room(size_of(folder.database))
    if wal_of(folder.database).exists():
        shutil.copyfile(wal_of(folder.database), wal_of(target))
    part = target.with_suffix(".part")
    shutil.copyfile(folder.database, part)
    put_in_place(part, target)
    remove_leftovers(folder.database)
    return target


def _put_attachments(folder: Folder, source: Path) -> tuple[int, int]:
    if not zipfile.is_zipfile(source):
        return 0, 0
    put_back = unsound = 0
    with zipfile.ZipFile(source) as pack:
        for entry in pack.namelist():
            name = entry.removeprefix(FILES_ENTRY)
            if entry == name or not CONTENT_NAME.fullmatch(name):
                continue
            target = folder.files / name
            if target.exists() and digest_of(target) == name:
                continue
            part = target.with_name(name + ".part")
            if _unpack(pack, entry, part) == name:
                put_in_place(part, target)
                put_back += 1
            else:
                part.unlink(missing_ok=True)
                unsound += 1
    return put_back, unsound


def _unpack(pack: zipfile.ZipFile, entry: str, part: Path) -> str | None:
    try:
        with pack.open(entry) as packed:
            _write(packed, part)
    except _BAD_ZIP:
        return None
    return digest_of(part)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, the name it has as an attachment."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(packed: IO[bytes], path: Path) -> None:
    with path.open("wb") as file:
        shutil.copyfileobj(packed, file, _CHUNK)


@contextmanager
def _reading_source(source: Path) -> Iterator[None]:
    """Tell what is wrong with the source as such, not as something wrong with the folder."""
    try:
        yield
    except _BAD_ZIP as err:
        raise StoreFault(Fault.COPY_UNSOUND, path=str(source)) from err
    except StoreFault as fault:
        if (code := _AS_SOURCE.get(fault.code)) is None:
            raise
        raise StoreFault(code, path=str(source)) from fault
