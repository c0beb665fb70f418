"""Bringing a database up to date: whole, with a copy set aside, or not at all."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from builders.folders import a_folder

from db.copies import VIETNAM, Reason, list_copies
from db.disk import Disk
from db.errors import Fault, StoreFault
from db.folder import FREE_FLOOR, Folder
from db.migrations import KNOWN
from db.probe import APPLICATION_ID, look
from db.restore import restore
from db.upgrade import SHIPPED, Chain, bring_up, create

AT = datetime(2026, 11, 21, 8, 15, tzinfo=VIETNAM)
FIRST = """
    op.execute("CREATE TABLE plan (id INTEGER PRIMARY KEY, gone INTEGER, implicit INTEGER)")
    op.execute("CREATE TABLE task (id INTEGER PRIMARY KEY, gone INTEGER NOT NULL,"
               " plan_id INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE)")
"""
SECOND = """
    with op.batch_alter_table("plan") as batch:
        batch.alter_column("gone", existing_type=sa.Integer(), nullable=False)
        batch.add_column(sa.Column("title", sa.Text(), server_default="x", nullable=False))
"""
DATA = """
    op.execute("UPDATE plan SET title = 'Kế hoạch ' || id")
"""


def revision(location: Path, number: int, body: str) -> None:
    before = f'"{number - 1:04}"' if number > 1 else "None"
    (location / "versions" / f"{number:04}_x.py").write_text(
        "import os\nimport sqlalchemy as sa\nfrom alembic import op\n\n"
        f'revision = "{number:04}"\ndown_revision = {before}\n\n'
        f"def upgrade():\n{body}\n",
        encoding="utf-8",
    )


@pytest.fixture
def location(tmp_path: Path) -> Path:
    place = tmp_path / "lịch sử 100%"
    (place / "versions").mkdir(parents=True)
    shutil.copyfile(SHIPPED.location / "env.py", place / "env.py")
    for number, body in enumerate([FIRST, SECOND, DATA], 1):
        revision(place, number, body)
    return place


@pytest.fixture
def old(location: Path, data_folder: Path) -> Path:
    """Make a folder of the first schema with two plans and three tasks."""
    with Folder.create(data_folder, known=1) as folder:
        create(folder.database, Chain(location, 1))
        with closing(sqlite3.connect(folder.database)) as connection, connection:
            connection.execute("INSERT INTO plan VALUES (1, 0, 0), (2, 0, 0)")
            connection.execute("INSERT INTO task VALUES (1, 0, 1), (2, 0, 1), (3, 0, 2)")
    return data_folder


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()  # noqa: S608


def test_the_newest_revision_is_known_without_alembic():
    numbers = sorted(path.name[:4] for path in (SHIPPED.location / "versions").glob("[0-9]*.py"))
    assert numbers == [f"{number:04}" for number in range(1, KNOWN + 1)]
    script = (
        "import sys, db.folder, db.upgrade\n"
        "sys.exit('alembic' in sys.modules or 'sqlalchemy.orm' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)  # noqa: S603
    script = "import sys, db.folder, db.copies; sys.exit('sqlalchemy' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True)  # noqa: S603


def test_a_new_database(tmp_path: Path):
    path = tmp_path / "cchc.db"
    create(path)
    assert look(path, deep=True).version == KNOWN
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert [each.name for each in tmp_path.iterdir()] == ["cchc.db"]


def test_a_new_database_is_there_whole_or_not_at_all(location: Path, tmp_path: Path):
    revision(location, 2, "    raise ValueError")
    with pytest.raises(ValueError):  # noqa: PT011
        create(tmp_path / "cchc.db", Chain(location, 3))
    assert not list(tmp_path.glob("*.db*")) + list(tmp_path.glob("*.part*"))


def test_an_older_one_is_brought_up_with_its_rows(old: Path, location: Path):
    with Folder.open(old, known=3) as folder:
        assert folder.needs_upgrade
        copy = bring_up(folder, AT, Chain(location, 3))
        assert not folder.needs_upgrade
        assert bring_up(folder, AT, Chain(location, 3)) is None
    assert rows(old / "cchc.db", "plan") == [(1, 0, 0, "Kế hoạch 1"), (2, 0, 0, "Kế hoạch 2")]
    # Remaking `plan` with its keys enforced would have taken the tasks along.
    assert rows(old / "cchc.db", "task") == [(1, 0, 1), (2, 0, 1), (3, 0, 2)]
    assert copy
    assert (copy.reason, copy.version, copy.plans, copy.tasks) == (*(Reason.MIGRATION, 1, 2, 3),)
    assert rows(copy.path, "plan") == [(1, 0, 0), (2, 0, 0)]


@pytest.mark.parametrize(
    "body",
    [
        "    raise RuntimeError('sai')",
        "    op.execute('DROP TABLE task')\n    op.execute('SELECT sai')",
        "    op.execute('DELETE FROM plan')",  # leaves tasks that refer to nothing
    ],
)
def test_a_revision_that_fails_changes_nothing(old: Path, location: Path, body: str):
    revision(location, 3, body)
    with Folder.open(old, known=3) as folder:
        before = folder.database.read_bytes()
        with pytest.raises(StoreFault) as caught:
            bring_up(folder, AT, Chain(location, 3))
        assert caught.value.code is Fault.UPGRADE_FAILED
        assert (caught.value.facts["found"], caught.value.facts["known"]) == (1, 3)
        assert look(folder.database, deep=True) == look(folder.copies / copies_of(folder)[0])
        assert rows(folder.database, "plan") == [(1, 0, 0), (2, 0, 0)]
        assert len(folder.database.read_bytes()) == len(before)
        assert folder.needs_upgrade
    with Folder.open(old, known=1) as folder:  # the former program still opens it
        assert not folder.needs_upgrade


def copies_of(folder: Folder) -> list[str]:
    return [copy.path.name for copy in list_copies(folder.path)]


def test_the_copy_goes_back_when_the_file_itself_was_harmed(old: Path, location: Path):
    harm = (
        "    path = op.get_bind().engine.url.database\n"
        "    with open(path, 'r+b') as file:\n"
        "        file.write(bytes(5000))\n"
        "    raise RuntimeError"
    )
    revision(location, 2, harm)
    with Folder.open(old, known=3) as folder:
        with pytest.raises(StoreFault) as caught:
            bring_up(folder, AT, Chain(location, 3))
        assert caught.value.code is Fault.UPGRADE_FAILED
        assert rows(folder.database, "task") == [(1, 0, 1), (2, 0, 1), (3, 0, 2)]


def test_what_dangled_before_keeps_nobody_from_upgrading(old: Path, location: Path):
    with closing(sqlite3.connect(old / "cchc.db")) as connection, connection:
        connection.execute("INSERT INTO task VALUES (9, 0, 99)")
    with Folder.open(old, known=3) as folder:
        bring_up(folder, AT, Chain(location, 3))
        assert (9, 0, 99) in rows(folder.database, "task")


@pytest.mark.parametrize("number", [2, 3])
def test_killed_in_the_middle(old: Path, location: Path, number: int):
    revision(location, number, "    op.execute('DROP TABLE task')\n    os._exit(9)")
    script = (
        "import sys, pathlib, datetime\n"
        "from db.folder import Folder\n"
        "from db.upgrade import Chain, bring_up\n"
        "at = datetime.datetime.fromisoformat('2026-11-21T08:15:00+07:00')\n"
        "folder = Folder.open(pathlib.Path(sys.argv[1]), known=3)\n"
        "bring_up(folder, at, Chain(pathlib.Path(sys.argv[2]), 3))"
    )
    done = subprocess.run([sys.executable, "-c", script, old, location], check=False)  # noqa: S603
    assert done.returncode == 9
    with Folder.open(old, known=3) as folder:
        assert (folder.unclean, folder.version) == (True, 1)
        assert rows(folder.database, "task") == [(1, 0, 1), (2, 0, 1), (3, 0, 2)]


def test_too_little_room_is_told_before_anything_begins(old: Path, location: Path):
    disk = Disk(free_bytes=lambda _: FREE_FLOOR + 1)
    with Folder.open(old, known=3, disk=disk) as folder:
        with pytest.raises(StoreFault) as caught:
            bring_up(folder, AT, Chain(location, 3))
        assert caught.value.code is Fault.DISK_FULL
        assert folder.version == 1


def test_a_newer_one_is_not_touched(old: Path, location: Path):
    with Folder.open(old, known=3) as folder:
        bring_up(folder, AT, Chain(location, 3))
        with pytest.raises(StoreFault) as caught:
            bring_up(folder, AT, Chain(location, 2))
        assert caught.value.code is Fault.DATABASE_NEWER


def test_an_older_copy_put_back_is_brought_up_before_it_takes_the_place(old: Path, location: Path):
    with Folder.open(old, known=3) as folder:
        copy = bring_up(folder, AT, Chain(location, 3))
        assert copy
        done = restore(folder, copy.path, AT, Chain(location, 3))
        assert (done.plans, done.tasks) == (2, 3)
        assert folder.version == 3
    assert rows(old / "cchc.db", "plan") == [(1, 0, 0, "Kế hoạch 1"), (2, 0, 0, "Kế hoạch 2")]


def test_an_older_copy_that_cannot_be_brought_up_is_not_put_back(old: Path, location: Path):
    with Folder.open(old, known=3) as folder:
        copy = bring_up(folder, AT, Chain(location, 3))
        assert copy
        revision(location, 3, "    raise RuntimeError")
        with pytest.raises(RuntimeError):
            restore(folder, copy.path, AT, Chain(location, 3))
        assert rows(folder.database, "plan")[0] == (1, 0, 0, "Kế hoạch 1")
        assert not folder.incarnation_mark.exists()


def test_todays_folder_needs_no_upgrade(data_folder: Path):
    with a_folder(data_folder) as folder:
        assert not folder.needs_upgrade
        assert bring_up(folder, AT) is None
