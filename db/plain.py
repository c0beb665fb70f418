"""Reading with the standard library's sqlite3 alone: for lists that must be there at once.

Loading SQLAlchemy takes longer than painting a window, so the first list and the one-shot
commands that only read go this way. Values come as SQLite keeps them. Must not know any table.
"""

import sqlite3
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.errors import translating

if TYPE_CHECKING:
    from sqlalchemy import Connection

Ask = Callable[[str, Sequence[Any]], Iterable[tuple[Any, ...]]]
"""Asks a question in SQL with its parameters; answers with tuples as SQLite keeps them."""


@contextmanager
def asking(path: Path) -> Iterator[Ask]:
    """Open one state of the database to questions."""
    with translating(path.parent), closing(_connection(path)) as connection:
        connection.execute("BEGIN")
        yield connection.execute
        connection.rollback()


def _connection(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=5.0)
    connection.execute("PRAGMA query_only=ON")
    return connection


def ask_through(connection: "Connection") -> Ask:
    """Let a transaction that is open already answer plain questions too."""
    return lambda query, parameters: connection.exec_driver_sql(query, tuple(parameters)).fetchall()


def key(value: bytes) -> uuid.UUID:
    return uuid.UUID(bytes=value)


def key_or_none(value: bytes | None) -> uuid.UUID | None:
    return None if value is None else uuid.UUID(bytes=value)


def day_or_none(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def within(column: str, among: Sequence[bytes] | None) -> str:
    """Spell that a column is one of the keys `among`, or nothing when all are wanted."""
    return "" if among is None else f" AND {column} IN ({', '.join('?' * len(among))})"
