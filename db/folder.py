"""The data folder: where everything of one office lies, held by one process at a time.

Every refusal comes before anything is written. Standard library only, since a window opens the
folder before its first paint. Must not know any table, nor how a database is made or upgraded.
"""

from pathlib import Path
from types import TracebackType
from typing import Final, Self

from db import copies
from db.copies import loss_of
from db.disk import REAL_DISK, Disk
from db.errors import Fault, StoreFault, translating
from db.hold import Hold, holder_of
from db.migrations import KNOWN
from db.probe import look, reading, trouble, wal_of

FREE_FLOOR: Final = 2 * 1024 * 1024
_DATABASE: Final = "cchc.db"
_LOCK: Final = "cchc.lock"
_INCARNATION_MARK: Final = "new-incarnation"
_PLACES: Final = (copies.FOLDER_NAME, "files", "inbox", "logs", "requests")


class Folder:
    """A data folder held by this process until it is closed.

    `version` is the schema the database had when the folder was opened: 0 while there is none.
    `known` is the newest that may be opened. `unclean`: the last holder did not end properly.
    """

    def __init__(self, path: Path, hold: Hold, disk: Disk, known: int) -> None:
        self.path = path
        self.disk = disk
        self.known = known
        self.version = 0
        self._hold: Hold | None = hold
        self.unclean = hold.left_behind or _has_content(wal_of(self.database))
        self._checked = not self.unclean
        try:
            with translating(path):
                for name in _PLACES:
                    (path / name).mkdir(exist_ok=True)
        except BaseException:
            self.close()
            raise

    @classmethod
    def create(cls, path: Path, *, disk: Disk = REAL_DISK, known: int = KNOWN) -> Self:
        """Make and hold a folder that has no database yet; `db.upgrade.create` makes that."""
        path = path.absolute()
        _refuse_unfit(path, disk)
        if _is_data_folder(path):
            raise StoreFault(Fault.FOLDER_EXISTS, path=str(path))
        if path.exists() and not path.is_dir():
            raise StoreFault(Fault.NOT_A_FOLDER, path=str(path))
        with translating(path):
            path.mkdir(parents=True, exist_ok=True)
        return cls(path, _take(path, 2.0), disk, known)

    @classmethod
    def hold(
        cls, path: Path, wait: float = 2.0, *, disk: Disk = REAL_DISK, known: int = KNOWN
    ) -> Self:
        """Hold a data folder without a look at its database, as for putting a copy back."""
        path = path.absolute()
        _refuse_unfit(path, disk)
        if not _is_data_folder(path):
            raise StoreFault(Fault.FOLDER_MISSING, path=str(path))
        return cls(path, _take(path, wait), disk, known)

    @classmethod
    def open(
        cls, path: Path, wait: float = 2.0, *, disk: Disk = REAL_DISK, known: int = KNOWN
    ) -> Self:
        """Hold a data folder with a database this program can work with, or bring up to date.

        Waits `wait` seconds for another process to let go of it. After an unclean end the whole
        database is checked first.
        """
        folder = cls.hold(path, wait, disk=disk, known=known)
        try:
            folder.examine_database()
        except BaseException:
            folder.close()
            raise
        return folder

    @property
    def database(self) -> Path:
        return self.path / _DATABASE

    @property
    def copies(self) -> Path:
        return self.path / copies.FOLDER_NAME

    @property
    def files(self) -> Path:
        """Attachments, each named by the SHA-256 of its content."""
        return self.path / "files"

    @property
    def inbox(self) -> Path:
        return self.path / "inbox"

    @property
    def logs(self) -> Path:
        return self.path / "logs"

    @property
    def requests(self) -> Path:
        return self.path / "requests"

    @property
    def needs_upgrade(self) -> bool:
        return self.version < self.known

    @property
    def incarnation_mark(self) -> Path:
        """A file that is there while the next write must begin a new replica incarnation."""
        return self.path / _INCARNATION_MARK

    def require_room(self, wanted: int) -> None:
        """Refuse to begin what would fill the disk."""
        free = self.disk.free_bytes(self.path)
        if free < wanted + FREE_FLOOR:
            raise StoreFault(Fault.DISK_FULL, path=str(self.path), free=free)

    def examine_database(self) -> None:
        """Refuse a database that is missing, damaged, not ours or newer than this program."""
        if not self.database.exists():
            raise loss_of(Fault.DATABASE_MISSING, self.path)
        try:
            seen = look(self.database, deep=not self._checked)
        except StoreFault as fault:
            raise self._told(fault) from fault
        if seen.version > self.known:
            raise StoreFault(
                Fault.DATABASE_NEWER, path=str(self.path), found=seen.version, known=self.known
            )
        self._checked = True
        self.version = seen.version

    def quick_check(self) -> None:
        """Read every page of a database that may be in use; refuse it when it is damaged."""
        try:
            with reading(self.database, in_use=True) as connection:
                damaged = bool(trouble(connection))
        except StoreFault as fault:
            raise self._told(fault) from fault
        if damaged:
            raise loss_of(Fault.DATABASE_DAMAGED, self.path)

    def close(self) -> None:
        """Let go of the folder; connections to its database are closed before."""
        if self._hold is not None:
            hold, self._hold = self._hold, None
            hold.release(clean=self._checked)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _told(self, fault: StoreFault) -> StoreFault:
        if fault.code is Fault.DATABASE_DAMAGED:
            return loss_of(Fault.DATABASE_DAMAGED, self.path)
        return StoreFault(fault.code, **{**fault.facts, "path": str(self.path)})


def _take(path: Path, wait: float) -> Hold:
    with translating(path):
        hold = Hold.take(path / _LOCK, wait)
    if hold is None:
        raise StoreFault(Fault.FOLDER_LOCKED, path=str(path), pid=holder_of(path / _LOCK))
    return hold


def _refuse_unfit(path: Path, disk: Disk) -> None:
    database = path / _DATABASE
    with translating(path):
        if disk.is_network(path):
            raise StoreFault(Fault.FOLDER_NETWORK, path=str(path))
        for each in (path, database, wal_of(database), path / _LOCK):
            if each.exists() and not disk.is_writable(each):
                raise StoreFault(Fault.FOLDER_READ_ONLY, path=str(path))
        if (free := disk.free_bytes(path)) < FREE_FLOOR:
            raise StoreFault(Fault.DISK_FULL, path=str(path), free=free)


def _is_data_folder(path: Path) -> bool:
    # One whose database has vanished is a data folder too, as long as there is a copy of it.
    return (path / _DATABASE).exists() or any((path / copies.FOLDER_NAME).glob("*.db"))


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
