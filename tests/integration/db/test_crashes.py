"""A restore killed at any touch of a file leaves the data as before or as after, never between."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from builders.folders import a_folder, put_row

from db.backup import make_copy, write_backup
from db.copies import VIETNAM, Reason

AT = datetime(2026, 11, 21, 8, 15, tzinfo=VIETNAM)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork")


def crashes(template: Path, source: Path, scratch: Path) -> list[dict[str, object]]:
    scratch.mkdir()
    driver = Path(__file__).with_name("crash_points.py")
    done = subprocess.run(  # noqa: S603
        [sys.executable, driver, template, source, scratch],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )
    left: list[dict[str, object]] = json.loads(done.stdout)
    return left


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """Make a folder with six tasks, two of them in the WAL that a crash has left."""
    path = tmp_path / "cchc"
    with a_folder(path, tasks=4) as folder:
        (folder.files / "0").write_bytes(b"")
        make_copy(folder, Reason.DAY, AT)
        write_backup(folder, tmp_path / "backup.zip")
    with closing(sqlite3.connect(path / "cchc.db")) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        put_row(connection, "task")
        put_row(connection, "task")
        connection.commit()
        for name in ("cchc.db", "cchc.db-wal"):
            (tmp_path / name).write_bytes((path / name).read_bytes())
    for name in ("cchc.db", "cchc.db-wal"):
        (tmp_path / name).replace(path / name)
    return path


@pytest.mark.parametrize("name", ["backup.zip", "cchc/copies/20261121-081500-ngay.db"])
def test_of_a_sound_database(template: Path, tmp_path: Path, name: str):
    left = crashes(template, tmp_path / name, tmp_path / "scratch")
    assert len(left) > 20
    assert left[-1] == {"tasks": 4, "copied": 4, "marked": True}
    changed = [state["tasks"] for state in left].index(4)
    assert [state["tasks"] for state in left] == [6] * changed + [4] * (len(left) - changed)
    for state in left:
        # A replica id is never used again by an older state of the data.
        assert state["tasks"] == 6 or state["marked"]
        assert state["copied"] == state["tasks"]


def test_of_a_damaged_database(template: Path, tmp_path: Path):
    (template / "cchc.db").write_bytes(b"\0" * 5000)
    left = crashes(template, tmp_path / "backup.zip", tmp_path / "scratch")
    faults = [state.get("fault") for state in left]
    changed = faults.index(None)
    assert faults == ["database-damaged"] * changed + [None] * (len(left) - changed)
    assert {state["tasks"] for state in left[changed:]} == {4}
