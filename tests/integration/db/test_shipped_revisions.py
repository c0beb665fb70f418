"""The shipped revisions over data of the schema before them: what stood elsewhere is still said."""

import json
import sqlite3
import uuid
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from db.folder import Folder
from db.upgrade import SHIPPED, Chain, bring_up, create

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
WARD, ENDED, STANDING = (uuid.UUID(int=number) for number in (1, 2, 3))


def put(connection: sqlite3.Connection, table: str, **said: Any) -> None:
    """Insert a row; what must be there and is not said is empty."""
    needed = {
        name: b"" if kind == "BLOB" else "" if kind == "TEXT" else 0
        for _, name, kind, is_needed, *_ in connection.execute(f"PRAGMA table_info({table})")
        if is_needed
    }
    row = needed | said
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - our own names
    connection.execute(sql, list(row.values()))


def test_the_end_of_a_duty_leaves_its_setting_for_the_duty_itself(data_folder: Path):
    with Folder.create(data_folder, known=2) as folder:
        create(folder.database, Chain(SHIPPED.location, 2))
        with closing(sqlite3.connect(folder.database)) as connection, connection:
            put(connection, "replica", no=1)
            put(connection, "change_set", seq=1, replica_no=1, at=AT.isoformat())
            put(connection, "unit", id=WARD.bytes, born=1)
            for duty in (ENDED, STANDING):
                put(connection, "report_duty", id=duty.bytes, unit_id=WARD.bytes, born=1)
            said = json.dumps({"on": "2026-07-01"})
            name = f"duty-ended:{ENDED.hex}"
            put(connection, "setting", id=uuid.uuid4().bytes, key=name, value=said, born=1)
    with Folder.open(data_folder) as folder:
        assert bring_up(folder, AT, SHIPPED) is not None
        with closing(sqlite3.connect(folder.database)) as connection:
            found = dict(connection.execute("SELECT id, last_day FROM report_duty"))
    assert found == {ENDED.bytes: "2026-06-30", STANDING.bytes: None}
