"""Putting a copy back: what it brings, what it sets aside, what it refuses."""

import hashlib
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from builders.folders import a_folder, put_row

from db.backup import make_copy, write_backup
from db.copies import VIETNAM, Reason, list_copies
from db.engine import make_engine
from db.errors import Fault, StoreFault
from db.folder import Folder
from db.probe import look
from db.restore import restore

AT = datetime(2026, 11, 21, 8, 15, tzinfo=VIETNAM)


@pytest.fixture
def folder(data_folder: Path) -> Iterator[Folder]:
    with a_folder(data_folder, plans=1, tasks=5) as held:
        yield held


def add_task(folder: Folder) -> None:
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        put_row(connection, "task")


def attach(folder: Folder, content: bytes) -> Path:
    path = folder.files / hashlib.sha256(content).hexdigest()
    path.write_bytes(content)
    return path


def tasks(folder: Folder) -> int:
    return look(folder.database, deep=True).tasks


def test_a_copy_comes_back_and_what_was_there_is_kept(folder: Folder):
    copy = make_copy(folder, Reason.DAY, AT)
    add_task(folder)
    done = restore(folder, copy.path, AT + timedelta(hours=1))
    assert (done.plans, done.tasks) == (1, 5)
    assert tasks(folder) == 5
    assert done.set_aside == folder.copies / "20261121-091500-khoi-phuc.db"
    assert [(each.reason, each.tasks) for each in list_copies(folder.path)] == [
        (Reason.RESTORE, 6),
        (Reason.DAY, 5),
    ]
    assert folder.incarnation_mark.exists()
    assert not list(folder.path.glob("*.part*"))


def test_what_only_the_wal_held_is_kept_and_does_not_leak_into_what_comes_back(folder: Folder):
    copy = make_copy(folder, Reason.DAY, AT)
    script = (
        "import sqlite3, sys, os\n"
        "c = sqlite3.connect(sys.argv[1]); c.execute('PRAGMA journal_mode=WAL')\n"
        "c.execute('UPDATE task SET gone = 1'); c.commit(); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script, folder.database], check=True)  # noqa: S603
    assert (folder.path / "cchc.db-wal").stat().st_size
    done = restore(folder, copy.path, AT)
    assert tasks(folder) == 5
    assert done.set_aside
    assert look(done.set_aside).tasks == 0


def test_a_restore_can_be_taken_back_by_a_restore(folder: Folder):
    copy = make_copy(folder, Reason.DAY, AT)
    add_task(folder)
    first = restore(folder, copy.path, AT)
    assert first.set_aside
    restore(folder, first.set_aside, AT)
    assert tasks(folder) == 6


def test_a_backup_brings_the_attachments_that_are_missing_or_changed(
    folder: Folder, tmp_path: Path
):
    whole, missing, changed = (attach(folder, content) for content in (b"1", b"2", b"3"))
    backup = write_backup(folder, tmp_path / "a.zip").path
    missing.unlink()
    changed.write_bytes(b"not three")
    later = attach(folder, b"4")
    done = restore(folder, backup, AT)
    assert (done.attachments, done.unsound_attachments) == (2, 0)
    assert [path.read_bytes() for path in (whole, missing, changed, later)] == [
        *(b"1", b"2", b"3", b"4")
    ]


def test_an_attachment_that_is_damaged_in_the_backup_is_left_out(folder: Folder, tmp_path: Path):
    good, bad = attach(folder, b"good"), attach(folder, b"bad")
    backup = tmp_path / "a.zip"
    with zipfile.ZipFile(backup, "w") as pack:
        pack.write(make_copy(folder, Reason.ASKED, AT).path, "cchc.db")
        pack.write(good, f"files/{good.name}")
        pack.writestr(f"files/{bad.name}", b"BAD")
        pack.writestr("files/../../escaped", b"x")
        pack.writestr("notes.txt", b"x")
    good.unlink()
    bad.unlink()
    done = restore(folder, backup, AT)
    assert (done.attachments, done.unsound_attachments) == (1, 1)
    assert [path.name for path in folder.files.iterdir()] == [good.name]
    assert not list(tmp_path.rglob("escaped"))


@pytest.mark.parametrize("how", ["damaged", "missing", "foreign", "empty"])
def test_it_works_when_nothing_else_does(data_folder: Path, how: str):
    with a_folder(data_folder, tasks=5) as folder:
        copy = make_copy(folder, Reason.DAY, AT)
    wreck = b"\0" * 9000 if how == "damaged" else b""
    folder.database.unlink()
    if how == "foreign":
        with closing(sqlite3.connect(folder.database)) as connection, connection:
            connection.execute("CREATE TABLE note (id INTEGER)")
    elif how != "missing":
        folder.database.write_bytes(wreck)
    with Folder.hold(data_folder) as folder:
        done = restore(folder, copy.path, AT)
        assert tasks(folder) == 5
    if how == "missing":
        assert done.set_aside is None
    else:
        assert done.set_aside == folder.copies / "20261121-081500_2-hong.db"
        assert how == "foreign" or done.set_aside.read_bytes() == wreck
    Folder.open(data_folder).close()


def refused(folder: Folder, source: Path) -> StoreFault:
    before = folder.database.read_bytes(), sorted(folder.path.rglob("*"))
    with pytest.raises(StoreFault) as caught:
        restore(folder, source, AT)
    assert (folder.database.read_bytes(), sorted(folder.path.rglob("*"))) == before
    return caught.value


def test_what_is_not_there(folder: Folder, tmp_path: Path):
    for path in (tmp_path / "không có.db", tmp_path):
        fault = refused(folder, path)
        assert (fault.code, fault.facts) == (Fault.COPY_MISSING, {"path": str(path)})


def test_what_is_not_ours(folder: Folder, tmp_path: Path):
    letter = tmp_path / "thư.docx"
    with zipfile.ZipFile(letter, "w") as pack:
        pack.writestr("word/document.xml", "<w/>")
    words = tmp_path / "ghi chú.txt"
    words.write_text("Không phải bản sao", encoding="utf-8")
    foreign = tmp_path / "khác.db"
    with closing(sqlite3.connect(foreign)) as connection, connection:
        connection.execute("CREATE TABLE note (id INTEGER)")
    for path in (letter, words, foreign):
        assert refused(folder, path).code is Fault.COPY_NOT_OURS


def test_what_is_damaged(folder: Folder, tmp_path: Path):
    attach(folder, b"x" * 5000)
    sound = write_backup(folder, tmp_path / "a.zip").path.read_bytes()
    copy = make_copy(folder, Reason.DAY, AT).path.read_bytes()
    broken = tmp_path / "b"
    for content in (
        copy[: len(copy) // 2],
        copy[:5000] + b"\xff" * 20000 + copy[25000:],
        sound[:200] + b"\xff" * 200 + sound[400:],
    ):
        broken.write_bytes(content)
        assert refused(folder, broken).code is Fault.COPY_UNSOUND


def test_what_is_newer(folder: Folder, tmp_path: Path):
    newer = tmp_path / "mới.db"
    shutil.copyfile(make_copy(folder, Reason.DAY, AT).path, newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute(f"PRAGMA user_version={folder.known + 1}")
    fault = refused(folder, newer)
    assert fault.code is Fault.COPY_NEWER
    assert fault.facts["found"] == folder.known + 1


def test_not_while_the_database_is_open(folder: Folder):
    copy = make_copy(folder, Reason.DAY, AT)
    add_task(folder)
    engine = make_engine(folder.database)
    with engine.begin() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM task").scalar_one()
        with pytest.raises(StoreFault) as caught:
            restore(folder, copy.path, AT)
    engine.dispose()
    assert caught.value.code is Fault.DATABASE_BUSY
    assert tasks(folder) == 6
    assert not folder.incarnation_mark.exists()


def test_a_folder_copied_while_in_use_is_read_with_its_wal(folder: Folder, tmp_path: Path):
    engine = make_engine(folder.database)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE task SET gone = 1 WHERE rowid = 1")
    taken = tmp_path / "USB"
    taken.mkdir()
    for name in ("cchc.db", "cchc.db-wal"):
        shutil.copyfile(folder.path / name, taken / name)
    engine.dispose()
    before = {path.name: path.read_bytes() for path in taken.iterdir()}
    assert restore(folder, taken / "cchc.db", AT).tasks == 4
    assert {path.name: path.read_bytes() for path in taken.iterdir()} == before
