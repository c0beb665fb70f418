"""What can go wrong with stored data through no fault of the program: a code with facts.

Everything else is a bug and stays the exception it is. Must not know any sentence, and must not
import SQLAlchemy: a refusal has to be told before anything heavy is loaded.
"""

import errno
import sqlite3
from enum import StrEnum
from types import TracebackType
from typing import Final


class Fault(StrEnum):
    """What happened; the facts each carries are named beside it."""

    FOLDER_MISSING = "folder-missing"  # path
    FOLDER_EXISTS = "folder-exists"  # path
    FOLDER_READ_ONLY = "folder-read-only"  # path
    FOLDER_LOCKED = "folder-locked"  # path, pid (may be None)
    FOLDER_NETWORK = "folder-network"  # path
    FOLDER_LOST = "folder-lost"  # path
    NOT_A_FOLDER = "not-a-folder"  # path
    FOLDER_NOT_EMPTY = "folder-not-empty"  # path
    DISK_FULL = "disk-full"  # path, free (bytes, may be None)
    DISK_TROUBLE = "disk-trouble"  # path
    DATABASE_MISSING = (
        "database-missing"  # path; of the newest sound copy: copy, made_at, plans, tasks
    )
    DATABASE_DAMAGED = "database-damaged"  # as above
    DATABASE_DAMAGED_NO_COPY = "database-damaged-no-copy"  # path
    DATABASE_BUSY = "database-busy"  # path
    DATABASE_NEWER = "database-newer"  # path, found, known
    NOT_OUR_DATABASE = "not-our-database"  # path
    UPGRADE_FAILED = "upgrade-failed"  # path, copy, found, known
    ATTACHMENT_MISSING = "attachment-missing"  # path, name
    COPY_MISSING = "copy-missing"  # path
    COPY_UNSOUND = "copy-unsound"  # path
    COPY_NOT_OURS = "copy-not-ours"  # path
    COPY_NEWER = "copy-newer"  # path, found, known


class StoreFault(Exception):  # noqa: N818 - a misfortune, not an error of the program
    """An expected misfortune with the stored data; nothing was half written when it is raised."""

    def __init__(self, code: Fault, **facts: object) -> None:
        super().__init__(code, facts)
        self.code: Fault = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}"


_BY_SQLITE_NAME: Final = {
    "SQLITE_BUSY": Fault.DATABASE_BUSY,
    "SQLITE_LOCKED": Fault.DATABASE_BUSY,
    "SQLITE_PROTOCOL": Fault.DATABASE_BUSY,
    "SQLITE_FULL": Fault.DISK_FULL,
    "SQLITE_READONLY": Fault.FOLDER_READ_ONLY,
    "SQLITE_READONLY_DBMOVED": Fault.FOLDER_LOST,
    "SQLITE_PERM": Fault.FOLDER_READ_ONLY,
    "SQLITE_CORRUPT": Fault.DATABASE_DAMAGED,
    "SQLITE_NOTADB": Fault.DATABASE_DAMAGED,
    "SQLITE_IOERR_CORRUPTFS": Fault.DATABASE_DAMAGED,
    "SQLITE_CANTOPEN": Fault.FOLDER_LOST,
    "SQLITE_IOERR": Fault.DISK_TROUBLE,
    "SQLITE_IOERR_SHORT_READ": Fault.DATABASE_DAMAGED,
}
_BY_ERRNO: Final = {
    errno.ENOSPC: Fault.DISK_FULL,
    errno.EDQUOT: Fault.DISK_FULL,
    errno.EFBIG: Fault.DISK_FULL,  # a FAT stick holds no file of 4 GB
    errno.EROFS: Fault.FOLDER_READ_ONLY,
    errno.EACCES: Fault.FOLDER_READ_ONLY,
    errno.EPERM: Fault.FOLDER_READ_ONLY,
    errno.ENOENT: Fault.FOLDER_LOST,
    errno.ENODEV: Fault.FOLDER_LOST,
    errno.ENOTDIR: Fault.NOT_A_FOLDER,
    errno.ENAMETOOLONG: Fault.NOT_A_FOLDER,
    errno.EIO: Fault.DISK_TROUBLE,
}
_WINDOWS_HELD_BY_OTHERS: Final = frozenset({32, 33})  # sharing and lock violations


def kind_of(error: BaseException) -> Fault | None:
    """Tell an expected misfortune by what SQLite or the system reported; None for a bug."""
    # SQLAlchemy wraps the driver's exception as `orig`.
    reported = getattr(error, "orig", None) or error
    if isinstance(reported, sqlite3.Error):
        name: str = getattr(reported, "sqlite_errorname", None) or ""
        # Extended names prolong the plain one: SQLITE_BUSY_SNAPSHOT is a SQLITE_BUSY.
        plain = "_".join(name.split("_")[:2])
        return _BY_SQLITE_NAME.get(name) or _BY_SQLITE_NAME.get(plain)
    if isinstance(reported, OSError):
        if getattr(reported, "winerror", None) in _WINDOWS_HELD_BY_OTHERS:
            return Fault.DATABASE_BUSY
        return _BY_ERRNO.get(reported.errno or 0)
    return None


class translating:  # noqa: N801 - read at the call as a verb
    """Turn what SQLite or the system reports inside the block into a `StoreFault` about `path`."""

    def __init__(self, path: object) -> None:
        self._path = str(path)

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None and (fault := kind_of(error)) is not None:
            raise StoreFault(fault, path=self._path) from error
