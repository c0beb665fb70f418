"""Looking into a database file with the standard library alone: is it ours, sound, how much in it.

Fast enough to come before the first paint, and changes nothing it looks at. Must not know where
the file lies or what will be done with it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final
from urllib.parse import quote

from db.errors import Fault, StoreFault, kind_of, translating

APPLICATION_ID: Final = 0x43434843  # "CCHC"
MAGIC: Final = b"SQLite format 3\x00"
_HEADER_SIZE: Final = 100


@dataclass(frozen=True)
class Look:
    """What a database file says of itself. `plans` and `tasks` count what is not gone."""

    version: int
    plans: int
    tasks: int


def look(path: Path, *, deep: bool = False) -> Look:
    """Look into a file that this process has not opened otherwise; refuse what is not ours.

    `deep` reads every page (quick_check). Raises NOT_OUR_DATABASE, DATABASE_DAMAGED or what the
    system reports. Reading the header by hand comes first, since SQLite takes an empty file for
    an empty database; it must not be done to a file in use, because closing any handle of a file
    drops all locks POSIX has given this process on it.
    """
    with translating(path):
        _check_header(path)
    with reading(path) as connection:
        _one(connection, "PRAGMA schema_version")  # parses the whole schema
        if deep and trouble(connection):
            raise StoreFault(Fault.DATABASE_DAMAGED, path=str(path))
        return summary(connection)


def summary(connection: sqlite3.Connection) -> Look:
    """Tell the version of an open database and how much is in it."""
    return Look(
        version=_one(connection, "PRAGMA user_version"),
        plans=_plans(connection),
        tasks=_tasks(connection),
    )


@contextmanager
def reading(path: Path, *, in_use: bool = False) -> Iterator[sqlite3.Connection]:
    """Open a database only to read it.

    One that is not `in_use` by this process is left exactly as it is, with no file beside it that
    was not there before.
    """
    with translating(path):
        try:
            with closing(_open(path, in_use=in_use)) as connection:
                yield connection
        except sqlite3.DatabaseError as err:
            if kind_of(err) is not None:
                raise
            # A flipped bit also shows as an unknown file format or a table that has gone.
            raise StoreFault(Fault.DATABASE_DAMAGED, path=str(path)) from err
        except UnicodeDecodeError as err:  # or in a name of the schema that is text no more
            raise StoreFault(Fault.DATABASE_DAMAGED, path=str(path)) from err


def _open(path: Path, *, in_use: bool) -> sqlite3.Connection:
    if in_use:
        mode = "mode=rw"
    elif wal_of(path).exists():
        mode = "mode=ro"
    else:
        mode = "mode=ro&immutable=1"  # else SQLite would lay a WAL beside it
    uri = f"{uri_of(path.absolute())}?{mode}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    connection.text_factory = _lenient
    connection.execute("PRAGMA query_only=ON")
    return connection


def uri_of(path: PurePath) -> str:
    r"""Return an absolute path as SQLite reads it in a URI; it knows \\?\ only as a plain name."""
    whole = str(path)
    return f"file:{quote(whole, safe='')}" if whole.startswith("\\\\?\\") else path.as_uri()


def trouble(connection: sqlite3.Connection, *, thorough: bool = False) -> list[str]:
    """Return what SQLite finds wrong in the file, in its own words; empty when it is sound."""
    pragma = "integrity_check" if thorough else "quick_check"
    lines = [str(row[0]) for row in connection.execute(f"PRAGMA {pragma}(20)")]
    return [] if lines == ["ok"] else lines


def wal_of(path: Path) -> Path:
    """Return where SQLite keeps what is committed but not yet in the file itself."""
    return path.with_name(path.name + "-wal")


def leftovers_of(path: Path) -> tuple[Path, ...]:
    """Return the files SQLite keeps beside a database while it is open."""
    return tuple(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))


def _check_header(path: Path) -> None:
    with path.open("rb") as file:
        header = file.read(_HEADER_SIZE)
    if len(header) < _HEADER_SIZE or not header.startswith(MAGIC):
        raise StoreFault(Fault.DATABASE_DAMAGED, path=str(path))
    if _number(header, 68, 4) != APPLICATION_ID:
        raise StoreFault(Fault.NOT_OUR_DATABASE, path=str(path))
    page_size = 65536 if (stated := _number(header, 16, 2)) == 1 else stated
    # While there is a WAL the pages of the end may still be there only.
    if not wal_of(path).exists() and path.stat().st_size < page_size * _number(header, 28, 4):
        raise StoreFault(Fault.DATABASE_DAMAGED, path=str(path))


def _number(header: bytes, offset: int, size: int) -> int:
    return int.from_bytes(header[offset : offset + size], "big")


def _one(connection: sqlite3.Connection, statement: str) -> int:
    return int(connection.execute(statement).fetchone()[0])


def _plans(connection: sqlite3.Connection) -> int:
    if not has_table(connection, "plan"):
        return 0
    return _one(connection, "SELECT count(*) FROM plan WHERE NOT gone AND NOT implicit")


def _tasks(connection: sqlite3.Connection) -> int:
    if not has_table(connection, "task"):
        return 0
    return _one(connection, "SELECT count(*) FROM task WHERE NOT gone")


def has_table(connection: sqlite3.Connection, name: str) -> bool:
    found = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)
    )
    return found.fetchone() is not None


def _lenient(text: bytes) -> str:
    return text.decode("utf-8", "replace")
