"""Keeps a database of today's schema with data in it: `python tests/upgrades/keep_database.py`.

Run once when a revision is released (again after it was made anew before that). Every later
program is tested to bring the kept ones up to date.
"""

import lzma
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
KEPT = Path(__file__).parent / "old_databases"


def main() -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    from builders.folders import a_database, put_row  # noqa: PLC0415 - found by the line above

    from db.migrations import KNOWN  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as scratch:
        path = a_database(Path(scratch) / "cchc.db")
        with closing(sqlite3.connect(path)) as connection, connection:
            for table in ordinary_tables(connection):
                for _ in range(3):
                    put_row(connection, table)
        KEPT.mkdir(exist_ok=True)
        kept = KEPT / f"{KNOWN:04}.db.xz"
        kept.write_bytes(lzma.compress(path.read_bytes(), preset=9))
    sys.stdout.write(f"{kept}\n")


def ordinary_tables(connection: sqlite3.Connection) -> list[str]:
    """Return the tables rows are put into by us, not by SQLite or Alembic."""
    found = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'alembic_version' ORDER BY name"
    )
    return [name for (name,) in found]


if __name__ == "__main__":
    main()
