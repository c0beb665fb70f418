"""The connections: what SQLite is told, how transactions begin, what misfortunes become."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import IntegrityError

from db.engine import begin_write, for_writing, make_engine
from db.errors import Fault, StoreFault


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = make_engine(tmp_path / "có dấu %20#.db")
    event.listen(made, "connect", lambda driver, _: driver.execute("PRAGMA busy_timeout=20"))
    with for_writing(made).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE note (id INTEGER PRIMARY KEY, of REFERENCES note)")
    yield made
    made.dispose()


def rows(engine: Engine) -> int:
    with engine.begin() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM note").scalar_one()


def test_what_sqlite_is_told(tmp_path: Path):
    engine = make_engine(tmp_path / "cchc.db")
    with engine.connect() as connection:
        told = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    engine.dispose()
    assert told == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


def test_making_an_engine_opens_nothing(tmp_path: Path):
    make_engine(tmp_path / "cchc.db")
    assert list(tmp_path.iterdir()) == []


def test_foreign_keys_hold(engine: Engine):
    with pytest.raises(IntegrityError), for_writing(engine).begin() as connection:
        connection.exec_driver_sql("INSERT INTO note VALUES (1, 7)")
    assert rows(engine) == 0


def test_a_table_made_in_a_transaction_goes_with_it(engine: Engine):
    with for_writing(engine).connect() as connection:
        transaction = connection.begin()
        connection.exec_driver_sql("CREATE TABLE other (id INTEGER)")
        transaction.rollback()
    with engine.begin() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
    assert tables == ["note"]


def test_a_reader_sees_one_state(engine: Engine):
    with engine.begin() as reader:
        count = "SELECT count(*) FROM note"
        before = reader.exec_driver_sql(count).scalar_one()
        with for_writing(engine).begin() as writer:
            writer.exec_driver_sql("INSERT INTO note VALUES (1, NULL)")
        assert reader.exec_driver_sql(count).scalar_one() == before == 0
    assert rows(engine) == 1


def test_a_writer_takes_the_lock_at_once(engine: Engine):
    with for_writing(engine).begin(), pytest.raises(StoreFault) as caught:
        for_writing(engine).connect().begin()
    assert caught.value.code is Fault.DATABASE_BUSY


def test_begin_write_is_for_one_transaction(engine: Engine):
    with engine.connect() as connection:
        with begin_write(connection):
            connection.exec_driver_sql("INSERT INTO note VALUES (1, NULL)")
        with for_writing(engine).begin(), connection.begin():  # reads beside a writer
            assert connection.exec_driver_sql("SELECT count(*) FROM note").scalar_one() == 1


def test_a_connection_may_be_used_on_another_thread(engine: Engine):
    found: list[int] = []
    rows(engine)
    thread = threading.Thread(target=lambda: found.append(rows(engine)))
    thread.start()
    thread.join()
    assert found == [0]


def test_bugs_stay_what_they_are(engine: Engine):
    with pytest.raises(Exception, match="no such table") as caught, engine.begin() as connection:
        connection.exec_driver_sql("SELECT * FROM absent")
    assert not isinstance(caught.value, StoreFault)


def test_no_database_in_the_file(tmp_path: Path):
    path = tmp_path / "cchc.db"
    path.write_bytes(b"Not a database at all. " * 500)
    with pytest.raises(StoreFault) as caught, make_engine(path).begin():
        pass
    assert caught.value.code is Fault.DATABASE_DAMAGED_NO_COPY


def test_a_folder_that_has_gone(tmp_path: Path):
    with pytest.raises(StoreFault) as caught, make_engine(tmp_path / "gone" / "cchc.db").begin():
        pass
    assert caught.value.code is Fault.FOLDER_LOST
    assert caught.value.facts == {"path": str(tmp_path / "gone")}


def test_damage_that_shows_only_when_read(tmp_path: Path):
    path = tmp_path / "cchc.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
        connection.executemany("INSERT INTO note (text) VALUES (?)", [("x" * 500,)] * 200)
    content = bytearray(path.read_bytes())
    content[8192:20480] = b"\xff" * 12288
    path.write_bytes(content)
    engine = make_engine(path)
    with pytest.raises(StoreFault) as caught, engine.begin() as connection:
        connection.exec_driver_sql("SELECT sum(length(text)) FROM note").all()
    engine.dispose()
    assert caught.value.code is Fault.DATABASE_DAMAGED_NO_COPY
