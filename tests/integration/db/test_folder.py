"""Opening a data folder: each refusal by name, and nothing written when refused."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from builders.folders import a_folder

from db.backup import make_copy
from db.copies import VIETNAM, Reason
from db.disk import Disk
from db.engine import for_writing, make_engine
from db.errors import Fault, StoreFault
from db.folder import FREE_FLOOR, Folder
from db.upgrade import create

AT = datetime(2026, 11, 21, 8, 15, tzinfo=VIETNAM)


def refusal(path: Path, **more: object) -> StoreFault:
    """Open a folder that must be refused, and see that the refusal has written nothing."""
    before = contents(path)
    with pytest.raises(StoreFault) as caught:
        Folder.open(path, 0.0, **more)  # type: ignore[arg-type]
    assert contents(path) == before
    return caught.value


def contents(path: Path) -> dict[str, bytes]:
    """Return what matters in a folder: not the lock, nor SQLite's index of the WAL."""
    return {
        str(file.relative_to(path)): file.read_bytes()
        for file in path.rglob("*")
        if file.is_file() and file.name != "cchc.lock" and not file.name.endswith("-shm")
    }


def run(script: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603


def test_a_new_folder(data_folder: Path):
    with Folder.create(data_folder) as folder:
        assert folder.needs_upgrade
        create(folder.database)
    with Folder.open(data_folder) as folder:
        assert not folder.unclean
        assert not folder.needs_upgrade
        assert sorted(path.name for path in data_folder.iterdir()) == [
            *("cchc.db", "cchc.lock", "copies", "files", "inbox", "logs", "requests")
        ]


def test_a_folder_that_a_failed_start_left_may_be_used(data_folder: Path):
    Folder.create(data_folder).close()
    assert refusal(data_folder).code is Fault.FOLDER_MISSING
    with Folder.create(data_folder) as folder:
        create(folder.database)
    Folder.open(data_folder).close()


def test_no_second_office_in_one_folder(data_folder: Path):
    a_folder(data_folder).close()
    with pytest.raises(StoreFault) as caught:
        Folder.create(data_folder)
    assert caught.value.code is Fault.FOLDER_EXISTS
    with pytest.raises(StoreFault) as caught:
        create(data_folder / "cchc.db")
    assert caught.value.code is Fault.FOLDER_EXISTS


def test_a_file_is_no_folder(tmp_path: Path):
    file = tmp_path / "ghi chú.txt"
    file.write_text("giữ nguyên", encoding="utf-8")
    for path in (file, file / "dưới"):
        with pytest.raises(StoreFault) as caught:
            Folder.create(path)
        assert caught.value.code is Fault.NOT_A_FOLDER
        with pytest.raises(StoreFault) as caught:
            Folder.open(path)
        assert caught.value.code is Fault.FOLDER_MISSING
    assert file.read_text(encoding="utf-8") == "giữ nguyên"


def test_missing(tmp_path: Path):
    with pytest.raises(StoreFault) as caught:
        Folder.open(tmp_path / "không có")
    assert caught.value.code is Fault.FOLDER_MISSING
    assert not (tmp_path / "không có").exists()
    assert refusal(tmp_path).code is Fault.FOLDER_MISSING
    assert list(tmp_path.iterdir()) == []


def test_network(data_folder: Path):
    a_folder(data_folder).close()
    disk = Disk(is_network=lambda _: True)
    assert refusal(data_folder, disk=disk).code is Fault.FOLDER_NETWORK
    with pytest.raises(StoreFault) as caught:
        Folder.create(data_folder.with_name("khác"), disk=disk)
    assert caught.value.code is Fault.FOLDER_NETWORK
    assert not data_folder.with_name("khác").exists()


@pytest.mark.parametrize("name", ["cchc.db", "cchc.lock", "."])
def test_read_only(data_folder: Path, name: str):
    if name == "." and os.name == "nt":
        pytest.skip("a folder's read-only mark means nothing on Windows")
    a_folder(data_folder).close()
    mode = (data_folder / name).stat().st_mode
    (data_folder / name).chmod(0o555)
    try:
        assert refusal(data_folder).code is Fault.FOLDER_READ_ONLY
    finally:
        (data_folder / name).chmod(mode)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of 4 MB, where this user may."""
    point = tmp_path / "đĩa nhỏ"
    point.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run(  # noqa: S603
        [mount, "-t", "tmpfs", "-o", "size=4m", "none", point], check=False, capture_output=True
    )
    if not made or made.returncode:
        pytest.skip("this user may not mount a disk")
    yield point
    subprocess.run([shutil.which("umount") or "umount", "-l", point], check=True)  # noqa: S603


def test_a_disk_mounted_read_only(small_disk: Path):
    a_folder(small_disk / "cchc").close()
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)  # noqa: S603, S607
    assert refusal(small_disk / "cchc").code is Fault.FOLDER_READ_ONLY
    with pytest.raises(StoreFault) as caught:
        Folder.create(small_disk / "mới")
    assert caught.value.code is Fault.FOLDER_READ_ONLY


def test_full(data_folder: Path):
    a_folder(data_folder).close()
    nearly = Disk(free_bytes=lambda _: FREE_FLOOR - 1)
    fault = refusal(data_folder, disk=nearly)
    assert (fault.code, fault.facts["free"]) == (Fault.DISK_FULL, FREE_FLOOR - 1)
    just = Disk(free_bytes=lambda _: FREE_FLOOR)
    with Folder.open(data_folder, disk=just) as folder, pytest.raises(StoreFault) as caught:
        make_copy(folder, Reason.ASKED, AT)
    assert caught.value.code is Fault.DISK_FULL
    assert list(folder.copies.iterdir()) == []


def test_a_disk_that_fills_up_while_writing(small_disk: Path):
    with a_folder(small_disk / "cchc", plans=1) as folder:
        engine = make_engine(folder.database)
        with pytest.raises(StoreFault) as caught, for_writing(engine).begin() as connection:
            connection.exec_driver_sql("CREATE TABLE filler AS SELECT randomblob(8000000) AS x")
        assert caught.value.code is Fault.DISK_FULL
        with engine.begin() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM plan").scalar_one() == 1
        engine.dispose()
        folder.quick_check()


def test_locked_by_another_process(data_folder: Path):
    a_folder(data_folder).close()
    script = (
        "import sys, pathlib, db.folder\n"
        "folder = db.folder.Folder.open(pathlib.Path(sys.argv[1]))\n"
        "print(flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, data_folder]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as other:  # noqa: S603
        assert other.stdout
        other.stdout.readline()
        fault = refusal(data_folder)
        assert fault.code is Fault.FOLDER_LOCKED
        assert fault.facts == {"path": str(data_folder), "pid": other.pid}
        other.kill()
    with Folder.open(data_folder) as folder:
        assert folder.unclean
    with Folder.open(data_folder) as folder:
        assert not folder.unclean


def test_the_wait_for_another_process(data_folder: Path):
    a_folder(data_folder).close()
    script = (
        "import sys, pathlib, time, db.folder\n"
        "folder = db.folder.Folder.open(pathlib.Path(sys.argv[1]))\n"
        "print(flush=True); time.sleep(0.3); folder.close()"
    )
    with run(script, data_folder) as other:
        assert other.stdout
        other.stdout.readline()
        with Folder.open(data_folder, 20.0) as folder:
            assert not folder.unclean


def test_one_process_cannot_hold_a_folder_twice(data_folder: Path):
    with a_folder(data_folder):
        assert refusal(data_folder).code is Fault.FOLDER_LOCKED


def test_newer(data_folder: Path):
    a_folder(data_folder).close()
    with closing(sqlite3.connect(data_folder / "cchc.db")) as connection:
        connection.execute("PRAGMA user_version=99")
    fault = refusal(data_folder, known=98)
    assert fault.code is Fault.DATABASE_NEWER
    assert (fault.facts["found"], fault.facts["known"]) == (99, 98)


def test_newer_as_only_the_wal_knows(data_folder: Path):
    """A power cut right after an upgrade by the newer program; the older one is started then."""
    a_folder(data_folder).close()
    script = (
        "import sqlite3, sys, os\n"
        "c = sqlite3.connect(sys.argv[1]); c.execute('PRAGMA journal_mode=WAL')\n"
        "c.execute('PRAGMA user_version=99'); c.commit(); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script, data_folder / "cchc.db"], check=True)  # noqa: S603
    assert (data_folder / "cchc.db-wal").stat().st_size
    assert refusal(data_folder).code is Fault.DATABASE_NEWER


def test_not_ours(data_folder: Path):
    data_folder.mkdir()
    with closing(sqlite3.connect(data_folder / "cchc.db")) as connection, connection:
        connection.execute("CREATE TABLE note (id INTEGER)")
    assert refusal(data_folder).code is Fault.NOT_OUR_DATABASE


def test_a_change_that_was_committed_survives_being_killed(data_folder: Path):
    a_folder(data_folder).close()
    script = (
        "import sys, pathlib\n"
        "from db.folder import Folder\n"
        "from db.engine import for_writing, make_engine\n"
        "folder = Folder.open(pathlib.Path(sys.argv[1]))\n"
        "engine = for_writing(make_engine(folder.database))\n"
        "with engine.begin() as c: c.exec_driver_sql('CREATE TABLE note (id INTEGER)')\n"
        "for number in range(1_000_000):\n"
        "    with engine.begin() as c:\n"
        "        c.exec_driver_sql(f'INSERT INTO note VALUES ({number})')\n"
        "    print(number, flush=True)\n"
    )
    with run(script, data_folder) as writer:
        assert writer.stdout
        for _ in range(25):
            seen = int(writer.stdout.readline())
        writer.kill()
        rest = writer.stdout.read().split("\n")
    told = max([seen, *(int(line) for line in rest[:-1])])
    with Folder.open(data_folder) as folder:
        assert folder.unclean
        with closing(sqlite3.connect(folder.database)) as connection:
            kept = [row[0] for row in connection.execute("SELECT id FROM note ORDER BY id")]
    assert kept in (list(range(told + 1)), list(range(told + 2)))


def test_what_a_failed_opening_leaves_is_looked_at_again(data_folder: Path):
    """An unclean end stays one until somebody has seen that the database is sound."""
    a_folder(data_folder, tasks=200).close()
    (data_folder / "cchc.lock").write_text("1", encoding="ascii")
    with closing(sqlite3.connect(data_folder / "cchc.db")) as connection:
        connection.execute("PRAGMA user_version=99")
    for _ in range(2):
        assert refusal(data_folder).code is Fault.DATABASE_NEWER
    with Folder.hold(data_folder) as folder:
        assert folder.unclean
