"""Connections to the one database file: how SQLite is set up, and how transactions begin.

All that is SQLite's own about connecting stands here. Must not know any table.
"""

from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Engine,
    ExceptionContext,
    QueuePool,
    RootTransaction,
    create_engine,
    event,
)
from sqlalchemy.engine import URL

from db.copies import loss_of
from db.errors import Fault, StoreFault, kind_of

BUSY_TIMEOUT: Final = 5.0  # seconds
_WRITES: Final = "cchc_writes"
_PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # a committed change survives a power cut
    "PRAGMA foreign_keys=ON",
)


def make_engine(path: Path) -> Engine:
    """Make an engine for the database at `path`; nothing is opened before the first use.

    Misfortunes that SQLite reports come out of it as `StoreFault`.
    """
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        # One connection for the main thread, one for the worker, two for what reads beside.
        # Kept open: closing the last one would write the whole WAL back each time.
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=1,
        # isolation_level None: the driver's own guesses about when a transaction begins leave
        # SELECT and DDL outside of it; `_begin` says it instead.
        connect_args={
            "isolation_level": None,
            "check_same_thread": False,
            "timeout": BUSY_TIMEOUT,
        },
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _Translator(path))
    return engine


def for_writing(engine: Engine) -> Engine:
    """Return the same engine and pool, with transactions that take the write lock at once.

    A transaction that reads first and writes later fails with BUSY_SNAPSHOT, whatever the busy
    timeout is, when another connection has written in between.
    """
    return engine.execution_options(**{_WRITES: True})


def begin_write(connection: Connection) -> RootTransaction:
    """Begin one transaction of this connection that takes the write lock at once."""
    begun = connection.execution_options(**{_WRITES: True}).begin()
    connection.execution_options(**{_WRITES: False})
    return begun


def _set_up(driver: Any, _record: object) -> None:
    for pragma in _PRAGMAS:
        driver.execute(pragma)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


class _Translator:
    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, context: ExceptionContext) -> StoreFault | None:
        fault = kind_of(context.original_exception)
        if fault is None:
            return None
        if fault is Fault.DATABASE_DAMAGED:
            return loss_of(fault, self._path.parent)
        return StoreFault(fault, path=str(self._path.parent))
