"""Every released schema is brought up to today's with the data in it."""

import lzma
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from keep_database import KEPT, ordinary_tables

from db.folder import Folder
from db.health import examine
from db.migrations import KNOWN
from db.upgrade import bring_up

AT = datetime(2026, 11, 21, 1, 15, tzinfo=UTC)
Row = frozenset[tuple[str, object]]


def rows(path: Path) -> dict[str, list[Row]]:
    """Return every row of every table, by column name."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return {
            table: [
                frozenset(zip(row.keys(), tuple(row), strict=True))
                for row in connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            ]
            for table in ordinary_tables(connection)
        }


def test_each_released_schema_is_kept():
    kept = sorted(path.name for path in KEPT.glob("*.db.xz"))
    assert kept == [f"{number:04}.db.xz" for number in range(1, KNOWN + 1)], (
        "run tests/upgrades/keep_database.py"
    )


@pytest.mark.parametrize("kept", sorted(KEPT.glob("*.db.xz")), ids=lambda path: path.name[:4])
def test_it_is_brought_up_and_every_row_survives(kept: Path, tmp_path: Path):
    database = tmp_path / "cchc.db"
    database.write_bytes(lzma.decompress(kept.read_bytes()))
    before = rows(database)
    assert all(before.values()), "a table without a row proves nothing"
    with Folder.open(tmp_path) as folder:
        assert folder.version == int(kept.name[:4])
        bring_up(folder, AT)
        assert folder.version == KNOWN
        assert examine_without_files(folder) == []
    after = rows(database)
    for table, former in before.items():
        # A revision that renames or splits a table says so here, with what became of its rows.
        columns = {name for name, _ in former[0]} & {name for name, _ in after[table][0]}
        assert narrowed(former, columns) <= narrowed(after[table], columns), table


def narrowed(found: list[Row], columns: set[str]) -> set[Row]:
    return {frozenset((name, value) for name, value in row if name in columns) for row in found}


def examine_without_files(folder: Folder) -> list[str]:
    found = [finding.what for finding in examine(folder, deep=True)]
    return [what for what in found if not what.startswith("attachment-")]
