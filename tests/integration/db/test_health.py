"""The check of a data folder finds what is wrong, and nothing where nothing is."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from builders.folders import a_folder, put_row

from db.backup import make_copy
from db.copies import VIETNAM, Reason
from db.disk import REAL_DISK
from db.engine import make_engine
from db.folder import Folder
from db.health import LITTLE_ROOM, Finding, Repair, What, examine

AT = datetime(2026, 11, 21, 8, 15, tzinfo=VIETNAM)


@pytest.fixture
def folder(data_folder: Path) -> Iterator[Folder]:
    with a_folder(data_folder, plans=1, tasks=3) as held:
        make_copy(held, Reason.DAY, AT)
        yield held


def attach(folder: Folder, name: str, content: bytes, **more: object) -> Path:
    digest = hashlib.sha256(content).hexdigest()
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        put_row(connection, "attachment", sha256=digest, name=name, size=len(content), **more)
    path = folder.files / digest
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("deep", [False, True])
def test_a_sound_folder(folder: Folder, deep: bool):  # noqa: FBT001
    attach(folder, "Quyết định.pdf", b"%PDF")
    (folder.files / "không ai cần.tmp").touch()
    assert examine(folder, deep=deep) == []


def test_it_may_look_while_the_program_works(folder: Folder):
    engine = make_engine(folder.database)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE task SET gone = 1")
        assert examine(folder, deep=True) == []
    engine.dispose()
    assert examine(folder, deep=True) == []


def test_a_reference_to_nothing(folder: Folder):
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        put_row(connection, "task", plan_id=b"x" * 16)
        put_row(connection, "task", plan_id=b"y" * 16)
    assert examine(folder, deep=False) == [
        Finding(What.BROKEN_REFERENCE, "task → plan: 2", Repair.RESTORE_COPY)
    ]


def test_attachments(folder: Folder):
    attach(folder, "còn.pdf", b"1")
    attach(folder, "mất.pdf", b"2").unlink()
    attach(folder, "ngắn đi.pdf", b"333").write_bytes(b"3")
    attach(folder, "bị sửa.pdf", b"4").write_bytes(b"5")
    attach(folder, "đã bỏ.pdf", b"6", gone=1).unlink()
    missing = Finding(What.ATTACHMENT_MISSING, "mất.pdf", Repair.RESTORE_BACKUP)
    shorter = Finding(What.ATTACHMENT_CHANGED, "ngắn đi.pdf", Repair.RESTORE_BACKUP)
    changed = Finding(What.ATTACHMENT_CHANGED, "bị sửa.pdf", Repair.RESTORE_BACKUP)
    assert examine(folder, deep=False) == [missing, shorter]
    assert examine(folder, deep=True) == [missing, shorter, changed]


def test_a_copy_that_is_cut_short(folder: Folder):
    copy = make_copy(folder, Reason.ASKED, AT)
    copy.path.write_bytes(copy.path.read_bytes()[:-4096])
    assert examine(folder, deep=False) == [
        Finding(What.COPY_UNSOUND, copy.path.name, Repair.DELETE_COPY)
    ]


def test_little_room(folder: Folder):
    folder.disk = replace(REAL_DISK, free_bytes=lambda _: LITTLE_ROOM - 1)
    assert examine(folder, deep=False) == [
        Finding(What.DISK_NEARLY_FULL, str(folder.path), Repair.FREE_DISK)
    ]


def test_an_index_that_lies_is_found_by_the_deep_look(folder: Folder):
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, '(plan_id', '(position')"
            " WHERE name = 'ix_task_plan_id'"
        )
        connection.commit()
    found = examine(folder, deep=True)
    assert {finding.what for finding in found} == {What.DATABASE_DAMAGED}
    assert all("ix_task_plan_id" in finding.where for finding in found)
