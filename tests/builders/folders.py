"""Data folders for tests: made from one template, since running the migrations takes a while."""

import sqlite3
import tempfile
from contextlib import closing
from datetime import date, timedelta
from functools import cache
from itertools import count
from pathlib import Path

from db.disk import REAL_DISK, Disk
from db.folder import Folder
from db.upgrade import create

_NUMBERS = count(1)


@cache
def template() -> bytes:
    """Return an empty database of today's schema, as the migrations make it."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "cchc.db"
        create(path)
        return path.read_bytes()


def a_database(path: Path) -> Path:
    """Lay an empty database of today's schema at `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(template())
    return path


def a_folder(path: Path, *, disk: Disk = REAL_DISK, plans: int = 0, tasks: int = 0) -> Folder:
    """Hold a data folder at `path` with so many plans and tasks."""
    a_database(path / "cchc.db")
    with closing(sqlite3.connect(path / "cchc.db")) as connection, connection:
        for _ in range(plans):
            put_row(connection, "plan", implicit=0)
        for _ in range(tasks):
            put_row(connection, "task")
    return Folder.open(path, disk=disk)


def put_row(connection: sqlite3.Connection, table: str, **values: object) -> None:
    """Add a row; what must be said and is not said here gets a value nobody looks at.

    A record it must refer to is found, or made too.
    """
    number = next(_NUMBERS)
    row = dict(values)
    refers = {
        column: (parent, key or "id")
        for _, _, parent, column, key, *_ in connection.execute(f"PRAGMA foreign_key_list({table})")
    }
    alone = _unique_columns(connection, table)
    for _, name, kind, required, default, key in connection.execute(f"PRAGMA table_info({table})"):
        if name in row or not (key or (required and default is None)):
            continue
        if name == "gone":
            row[name] = 0
        elif name in refers:
            row[name] = _somebody(connection, *refers[name], new=name in alone)
        else:
            row[name] = _anything(kind, number)
    columns, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    statement = f'INSERT INTO "{table}" ({columns}) VALUES ({marks})'  # noqa: S608
    connection.execute(statement, list(row.values()))


def _unique_columns(connection: sqlite3.Connection, table: str) -> set[str]:
    found = connection.execute(
        "SELECT min(c.name) FROM pragma_index_list(?) i, pragma_index_info(i.name) c"
        ' WHERE i."unique" GROUP BY i.name HAVING count(*) = 1',
        (table,),
    )
    return {name for (name,) in found}


def _somebody(connection: sqlite3.Connection, table: str, key: str, *, new: bool) -> object:
    # The last by key: keys of the rows made here grow.
    find = f'SELECT max("{key}") FROM "{table}"'  # noqa: S608
    if new or connection.execute(find).fetchone() == (None,):
        put_row(connection, table)
    return connection.execute(find).fetchone()[0]


def _anything(kind: str, number: int) -> object:
    match kind:
        case "BLOB":
            return number.to_bytes(16, "big")
        case "TEXT":
            return f'"{number}"'  # also a JSON text
        case "DATE":
            return (date(2020, 1, 1) + timedelta(days=number)).isoformat()
        case "BOOLEAN":
            return number % 2
        case _:
            return number
