"""Copies are whole and checked; a backup holds everything; neither leaves halves behind."""

import hashlib
import sqlite3
import threading
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from builders.folders import a_folder

from db.backup import make_copy, thin, write_backup
from db.copies import VIETNAM, Reason, daily_copy_due, list_copies
from db.disk import Disk
from db.engine import for_writing, make_engine
from db.errors import Fault, StoreFault
from db.folder import FREE_FLOOR, Folder
from db.probe import look

AT = datetime(2026, 11, 21, 8, 15, tzinfo=VIETNAM)


@pytest.fixture
def folder(data_folder: Path) -> Iterator[Folder]:
    with a_folder(data_folder, plans=3, tasks=40) as held:
        yield held


def attach(folder: Folder, content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    (folder.files / digest).write_bytes(content)
    return digest


def test_a_copy_tells_what_it_holds(folder: Folder):
    made = make_copy(folder, Reason.ASKED, AT)
    assert made.path == folder.copies / "20261121-081500-yeu-cau.db"
    assert (made.reason, made.made_at, made.sound) == (Reason.ASKED, AT, True)
    assert (made.plans, made.tasks, made.size) == (3, 40, made.path.stat().st_size)
    assert list_copies(folder.path) == [made]
    assert list(folder.copies.iterdir()) == [made.path]


def test_a_copy_holds_what_is_committed_while_the_program_runs(folder: Folder):
    engine = make_engine(folder.database)
    with for_writing(engine).begin() as connection:
        connection.exec_driver_sql("UPDATE task SET gone = 1 WHERE rowid % 2 = 0")
    with for_writing(engine).begin() as connection:
        connection.exec_driver_sql("UPDATE task SET gone = 1")
        made = make_copy(folder, Reason.DAY, AT)  # what is not committed is not in it
    engine.dispose()
    assert made.tasks == 20
    assert look(folder.database).tasks == 0


def test_copies_made_while_somebody_writes_are_all_sound(folder: Folder):
    engine = make_engine(folder.database)
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            with for_writing(engine).begin() as connection:
                connection.exec_driver_sql("UPDATE task SET gone = NOT gone")

    thread = threading.Thread(target=write)
    thread.start()
    try:
        made = [make_copy(folder, Reason.ASKED, AT + timedelta(seconds=n)) for n in range(5)]
    finally:
        stop.set()
        thread.join()
        engine.dispose()
    assert {copy.tasks for copy in made} <= {0, 40}


def test_once_a_day(folder: Folder):
    make_copy(folder, Reason.IMPORT, AT)
    assert daily_copy_due(folder.path, AT.date())
    made = make_copy(folder, Reason.DAY, AT)
    assert not daily_copy_due(folder.path, AT.date())
    assert daily_copy_due(folder.path, AT.date() + timedelta(days=1))
    made.path.write_bytes(b"")
    assert daily_copy_due(folder.path, AT.date())


def test_thinning_drops_files_and_what_a_crash_left(folder: Folder):
    morning = make_copy(folder, Reason.DAY, AT)
    evening = make_copy(folder, Reason.ASKED, AT + timedelta(hours=9))
    (folder.copies / "20261101-081500-ngay.part").write_bytes(b"half")
    (folder.path / "restore.part-wal").write_bytes(b"half")
    tomorrow = AT.date() + timedelta(days=1)
    assert thin(folder, AT.date()) == []
    assert thin(folder, tomorrow) == [morning.path]
    assert list(folder.copies.iterdir()) == [evening.path]
    assert not list(folder.path.glob("*.part*"))
    assert thin(folder, tomorrow + timedelta(days=5000)) == []


def test_a_disk_too_full_for_a_copy_leaves_no_half_of_one(data_folder: Path):
    disk = Disk(free_bytes=lambda _: FREE_FLOOR + 1000)
    with a_folder(data_folder, disk=disk) as folder:
        with pytest.raises(StoreFault) as caught:
            write_backup(folder, data_folder / "sao lưu.zip")
        assert caught.value.code is Fault.DISK_FULL
        assert not list(data_folder.glob("*.part")) + list(data_folder.glob("*.zip"))


def test_a_backup_holds_everything(folder: Folder, tmp_path: Path):
    digests = sorted(attach(folder, content) for content in (b"", b"Quy\xe1\xba\xbft", b"x" * 9999))
    (folder.files / "thumbs.db").touch()
    out = tmp_path / "Sao lưu 2026.zip"
    out.write_bytes(b"the one before")
    written = write_backup(folder, out)
    assert (written.plans, written.tasks, written.attachments) == (3, 40, 3)
    assert written.size == out.stat().st_size
    with zipfile.ZipFile(out) as pack:
        assert pack.namelist() == ["cchc.db", *(f"files/{digest}" for digest in digests)]
        pack.extract("cchc.db", tmp_path / "out")
    assert look(tmp_path / "out" / "cchc.db", deep=True).tasks == 40
    assert not list(tmp_path.rglob("*.part"))


def test_a_backup_to_where_nothing_can_be_written(folder: Folder, tmp_path: Path):
    with pytest.raises(StoreFault) as caught:
        write_backup(folder, tmp_path / "usb" / "a.zip")
    assert caught.value.code is Fault.FOLDER_LOST
    assert str(tmp_path / "usb") in str(caught.value.facts["path"])
    assert not list(folder.path.glob("*.part"))


def test_a_copy_opens_without_files_beside_it(folder: Folder):
    made = make_copy(folder, Reason.DAY, AT)
    with closing(sqlite3.connect(made.path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("SELECT count(*) FROM task").fetchone() == (40,)
        assert list(folder.copies.iterdir()) == [made.path]
