"""Making a database, and bringing an older one up to what this program knows.

The revisions themselves stand in `migrations/versions`. Alembic is imported only when one of them
has to run. Must not know today's models: a revision stays what it was.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, event

from db.backup import make_copy, size_of
from db.copies import CopyInfo, Reason
from db.engine import for_writing, make_engine
from db.errors import Fault, StoreFault, translating
from db.folder import Folder
from db.migrations import KNOWN
from db.probe import APPLICATION_ID, look
from db.swap import put_in_place, remove, remove_leftovers, settle


@dataclass(frozen=True)
class Chain:
    """A history of the schema: where its revisions lie, and the number of the newest."""

    location: Path
    newest: int


SHIPPED: Final = Chain(Path(__file__).parent / "migrations", KNOWN)
_OF_THE_SURROUNDINGS: Final = frozenset(
    {Fault.DISK_FULL, Fault.DISK_TROUBLE, Fault.DATABASE_BUSY, Fault.FOLDER_LOST}
)


class UnsoundUpgradeError(Exception):
    """The revisions ran, but left something that is not sound."""


def create(database: Path, chain: Chain = SHIPPED) -> None:
    """Make a new, empty database; it is there whole or not at all."""
    with creating(database, chain):
        pass


@contextmanager
def creating(database: Path, chain: Chain = SHIPPED) -> Iterator[Path]:
    """Make a new database and fill it in the block: whole and filled it is there, or not at all.

    Gives the path it has until then; whoever opened it there has closed it when the block ends.
    """
    if database.exists():
        raise StoreFault(Fault.FOLDER_EXISTS, path=str(database.parent))
    new = database.with_name("new.part")
    with translating(database.parent):
        try:
            remove(new)
            migrate(new, chain)
            yield new
            settle(new)
            put_in_place(new, database)
        finally:
            remove(new)


def bring_up(folder: Folder, at: datetime, chain: Chain = SHIPPED) -> CopyInfo | None:
    """Bring the folder's database up to date, after a copy of it is set aside; None: it was.

    Nothing may have the database open. When it fails the database is as it was.
    """
    found = folder.version
    if found == chain.newest:
        return None
    if found > chain.newest:
        facts = {"found": found, "known": chain.newest}
        raise StoreFault(Fault.DATABASE_NEWER, path=str(folder.path), **facts)
    folder.require_room(3 * size_of(folder.database))
    copy = make_copy(folder, Reason.MIGRATION, at)
    try:
        migrate(folder.database, chain)
    except Exception as err:
        _put_back(folder, copy)
        if isinstance(err, StoreFault) and err.code in _OF_THE_SURROUNDINGS:
            raise
        raise StoreFault(
            Fault.UPGRADE_FAILED,
            path=str(folder.path),
            copy=str(copy.path),
            found=found,
            known=chain.newest,
        ) from err
    folder.examine_database()
    return copy


def migrate(database: Path, chain: Chain) -> None:
    """Run the revisions a database lacks, all in one transaction that ends with a check."""
    engine = make_engine(database)
    # A batch operation drops and remakes a table; enforced keys would take its dependents along.
    event.listen(engine, "connect", _leave_keys_unenforced)
    try:
        with for_writing(engine).begin() as connection:
            dangling_before = _dangling(connection)
            _run(connection, chain)
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={chain.newest}")
            _require_sound(connection, dangling_before)
    finally:
        engine.dispose()


def alembic_config(connection: Connection, location: Path, **attributes: object) -> Any:
    """Return Alembic's configuration for revisions at `location` and an open connection."""
    from alembic.config import Config  # noqa: PLC0415 - needed by one start in a hundred

    config = Config(attributes={"connection": connection, **attributes})
    config.set_main_option("script_location", str(location).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _run(connection: Connection, chain: Chain) -> None:
    from alembic import command  # noqa: PLC0415

    command.upgrade(alembic_config(connection, chain.location), f"{chain.newest:04}")


def _require_sound(connection: Connection, dangling_before: int) -> None:
    found = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
    if found != ["ok"]:
        raise UnsoundUpgradeError(found)
    # What dangled before is for `db.health` to tell; it must not keep anybody from upgrading.
    if (dangling := _dangling(connection)) > dangling_before:
        raise UnsoundUpgradeError(dangling, dangling_before)


def _dangling(connection: Connection) -> int:
    return len(connection.exec_driver_sql("PRAGMA foreign_key_check").all())


def _leave_keys_unenforced(driver: Any, _record: object) -> None:
    driver.execute("PRAGMA foreign_keys=OFF")


def _put_back(folder: Folder, copy: CopyInfo) -> None:
    """Put the copy back, unless the transaction that failed has left all as it was."""
    try:
        seen = look(folder.database, deep=True)
    except StoreFault:
        seen = None
    if seen is not None and (seen.version, seen.plans, seen.tasks) == (
        copy.version,
        copy.plans,
        copy.tasks,
    ):
        return
    new = folder.path / "restore.part"
    with translating(folder.path):
        shutil.copyfile(copy.path, new)
        remove_leftovers(folder.database)
        put_in_place(new, folder.database)
