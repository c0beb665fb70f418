"""Copying a whole data folder to another place, checked file by file. Nothing is taken away.

The place is a data folder only once everything is there: the database comes last, and what was
begun and not finished is removed. Must not know who opens the new folder.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from db.backup import clone, size_of
from db.disk import REAL_DISK, Disk, nearest_existing
from db.errors import Fault, StoreFault, translating
from db.folder import FREE_FLOOR, Folder
from db.probe import leftovers_of
from db.restore import digest_of
from db.swap import make_durable, put_in_place

Step = Callable[[int, int], None]
"""Hears how many files of how many are there; may raise to stop the copying."""

# What belongs to the folder as it is now: its lock, its marks, its logs, wishes of other starts.
_LEFT: Final = frozenset(
    {"cchc.lock", "replica.json", "new-incarnation", "logs", "requests", "moved-to.txt"}
)


def files_in(folder: Folder) -> list[Path]:
    """Return what would be copied besides the database."""
    database = {folder.database, *leftovers_of(folder.database)}
    found = []
    for place, _, names in os.walk(folder.path):
        for name in names:
            path = Path(place) / name
            inside = path.relative_to(folder.path)
            if path not in database and inside.parts[0] not in _LEFT and ".part" not in name:
                found.append(path)
    return sorted(found)


def folder_size(folder: Folder) -> int:
    """Return the bytes of all there is to copy."""
    return size_of(folder.database) + sum(path.stat().st_size for path in files_in(folder))


def copy_folder(folder: Folder, target: Path, step: Step, *, disk: Disk = REAL_DISK) -> None:
    """Copy the data into `target`, an empty or new folder; the former stays as it is."""
    target = target.absolute()
    _refuse(folder, target, disk)
    was_there = target.exists()
    try:
        with translating(target):
            target.mkdir(parents=True, exist_ok=True)
            _copy(folder, target, step)
    except BaseException:
        _clear(target, keep=was_there)
        raise


def _refuse(folder: Folder, target: Path, disk: Disk) -> None:
    with translating(target):
        if disk.is_network(target):
            raise StoreFault(Fault.FOLDER_NETWORK, path=str(target))
        if target.exists() and not target.is_dir():
            raise StoreFault(Fault.NOT_A_FOLDER, path=str(target))
        inside = folder.path.resolve() in (target.resolve(), *target.resolve().parents)
        if inside or (target.exists() and any(target.iterdir())):
            raise StoreFault(Fault.FOLDER_NOT_EMPTY, path=str(target))
        if not disk.is_writable(nearest_existing(target)):
            raise StoreFault(Fault.FOLDER_READ_ONLY, path=str(target))
        free = disk.free_bytes(target)
    if free < folder_size(folder) + FREE_FLOOR:
        raise StoreFault(Fault.DISK_FULL, path=str(target), free=free)


def _copy(folder: Folder, target: Path, step: Step) -> None:
    files = files_in(folder)
    for done, path in enumerate(files):
        step(done, len(files) + 1)
        _copy_file(path, target / path.relative_to(folder.path))
    step(len(files), len(files) + 1)
    part = target / "cchc.part"
    clone(folder, part)
    put_in_place(part, target / folder.database.name)


def _copy_file(source: Path, copy: Path) -> None:
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, copy)
    make_durable(copy)
    if digest_of(copy) != digest_of(source):
        raise StoreFault(Fault.COPY_UNSOUND, path=str(copy))


def _clear(target: Path, *, keep: bool) -> None:
    """Remove what was begun; the folder was empty, so all in it is ours."""
    if not target.is_dir():
        return
    for inside in target.iterdir():
        if inside.is_dir():
            shutil.rmtree(inside, ignore_errors=True)
        else:
            inside.unlink(missing_ok=True)
    if not keep:
        target.rmdir()
