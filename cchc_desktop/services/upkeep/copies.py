"""Copies of the data: making one, listing them, going back to one.

Works on a data folder that is merely held, since a damaged database is just when a copy is
wanted. Must not know what is in the tables.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cchc_desktop.services.errors import RefusedError
from db import backup
from db.copies import CopyInfo, Reason, daily_copy_due, list_copies, local
from db.errors import translating
from db.folder import Folder
from db.restore import Restored
from db.restore import restore as put_back

_OWN_ENDINGS = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was made, and what is in it."""

    path: Path
    size: int
    plans: int
    tasks: int


def held(path: Path) -> Folder:
    """Hold a data folder without opening its database; closing it lets go."""
    return Folder.hold(path)


def sound(path: Path) -> Folder:
    """Hold a data folder whose database can be worked with; what cannot is refused by its name."""
    return Folder.open(path)


def make_backup(folder: Folder, at: datetime, out: Path | None = None) -> Backup:
    """Copy the data: into the folder's copies, or with all attachments into the file `out`."""
    if out is None:
        copy = backup.make_copy(folder, Reason.ASKED, at)
        return Backup(copy.path, copy.size, copy.plans, copy.tasks)
    with translating(out):
        target = out / f"cchc-{local(at):%Y%m%d-%H%M%S}.zip" if out.is_dir() else out
        _refuse_no_place(target)
    _refuse_own_files(folder, target)
    made = backup.write_backup(folder, target)
    return Backup(made.path, made.size, made.plans, made.tasks)


def copy_before_update(folder: Folder, at: datetime) -> CopyInfo:
    """Make the copy that another version of the program could be left with."""
    return backup.make_copy(folder, Reason.MIGRATION, at)


def list_backups(folder: Folder) -> list[CopyInfo]:
    """Return the copies in the folder, newest first, each read to its last page."""
    return list_copies(folder.path)


def restore(folder: Folder, source: Path, at: datetime) -> Restored:
    """Put a copy or a backup back; what is there is set aside first.

    Nothing may have the database open. `source` may be the bare name of one of the folder's copies.
    """
    own = folder.copies / source.name
    named = source == Path(source.name) and not source.exists() and own.exists()
    return put_back(folder, own if named else source, at)


def daily_copy(folder: Folder, at: datetime) -> CopyInfo | None:
    """Make the day's copy and drop those no longer worth their room; None: it is there already."""
    today = local(at).date()
    if not daily_copy_due(folder.path, today):
        return None
    made = backup.make_copy(folder, Reason.DAY, at)
    backup.thin(folder, today)
    return made


def _refuse_no_place(target: Path) -> None:
    """Refuse a folder that is not there, and what a file must not take the place of: a device."""
    if not target.parent.is_dir():
        raise RefusedError("backup-without-folder", {"path": str(target.parent)})
    if target.exists() and not target.is_file():
        raise RefusedError("backup-over-device", {"path": str(target)})


def _refuse_own_files(folder: Folder, target: Path) -> None:
    """Keep a slip in a name from writing over the data that is to be saved."""
    name = folder.database.name
    own = {folder.database.with_name(name + ending).resolve() for ending in _OWN_ENDINGS}
    inside = (folder.copies.resolve(), folder.files.resolve())
    where = target.resolve()
    taken = where.parent == folder.path.resolve() and where.exists()
    if where in own or where.parent in inside or taken:
        raise RefusedError("backup-over-data", {"path": str(target)})
