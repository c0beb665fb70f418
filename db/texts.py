"""Every text in a database, whatever table it stands in: what must not leave by accident.

Standard library only, and of any schema. Must not know what a text means or who asks.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from db.errors import translating
from db.probe import reading

ENGINE: Final = sqlite3.sqlite_version
_TABLES: Final = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIR%'"
)


def every_text(database: Path) -> Iterator[str]:
    """Yield all texts of a database that may be in use; each may come more than once."""
    with translating(database), reading(database, in_use=True) as connection:
        for (table,) in connection.execute(_TABLES).fetchall():
            for column in _columns(connection, table):
                # Affinities bind nothing in SQLite: what is stored as text is asked for.
                found = connection.execute(
                    f'SELECT DISTINCT "{column}" FROM "{table}"'  # noqa: S608 - names of the schema
                    f" WHERE typeof(\"{column}\") = 'text'"
                )
                yield from (text for (text,) in found)


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [str(row[1]) for row in connection.execute(f'PRAGMA table_info("{table}")')]
