"""A write that breaks off at any statement leaves the data as before; at none, as after."""

import os
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from cchc_desktop.services.mirroring import Incoming, take_back, take_in
from cchc_desktop.services.office_sync import join_state, whole_state
from db.ledger import REPLICA
from db.models.units import Unit, UnitName
from db.undo import next_to_redo, next_to_undo, redo_set, undo_set
from tests.builders.computers import Computer, close_all

ROW = uuid.UUID(int=7)
UNIT = {"level": "school", "is_group": False, "position": 0}
Act = Callable[[Computer, Computer], None]


class BrokenOff(BaseException):
    """Not an Exception: nothing on the way may take it for an expected misfortune."""


@contextmanager
def breaking_off(engine: Engine, nth: int) -> Iterator[None]:
    """Break off before the nth statement of each transaction; 0 counts as never."""
    seen = 0

    def count(*_: object) -> None:
        nonlocal seen
        seen += 1
        if seen == nth:
            raise BrokenOff

    event.listen(engine, "before_cursor_execute", count)
    event.listen(engine, "commit", count)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", count)
        event.remove(engine, "commit", count)


def written(computer: Computer) -> list[Any]:
    """Return everything that is stored."""
    with computer.store.reading() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        return [
            (name, sorted(map(repr, connection.exec_driver_sql(f'SELECT * FROM "{name}"'))))  # noqa: S608
            for name in sorted(tables.scalars())
        ]


def edits(here: Computer, _: Computer) -> None:
    with here.store.writing(here.act()) as writer:
        writer.change(Unit, ROW, phone="2", note="hai")
        key = writer.add(Unit, **UNIT, parent_id=ROW)
        writer.add(UnitName, unit_id=key, name="Trường Hoa Mai")
        writer.change(Unit, ROW, gone=True)


def types(here: Computer, _: Computer) -> None:
    here.minutes -= 10  # so that this joins what was typed a moment ago
    with here.store.writing(here.act("type", typing=True)) as writer:
        writer.change(Unit, ROW, phone="34")


def undoes(here: Computer, _: Computer) -> None:
    with here.store.reading() as connection:
        target = next_to_undo(connection)
    assert target is not None
    with here.store.writing(here.undoing(target.seq, "undo")) as writer:
        undo_set(writer, target)


def redoes(here: Computer, _: Computer) -> None:
    with here.store.reading() as connection:
        target = next_to_redo(connection)
    assert target is not None
    with here.store.writing(here.undoing(target.seq, "redo")) as writer:
        redo_set(writer, target)


def meets(here: Computer, there: Computer) -> None:
    join_state(here.store, whole_state(there.store), here.act())


def takes_in(here: Computer, _: Computer) -> None:
    take_in(here.store, _a_file(), here.act())


def takes_back(here: Computer, _: Computer) -> None:
    take_back(here.store, _a_file().id, here.act())


def _a_file() -> Incoming:
    fields = {"level": '"ward"', "is_group": "false", "position": "0", "phone": '"9"'}
    nothing = dict.fromkeys(("kind", "parent_id", "note"), "null")
    known = {name: text for name, text in {**nothing, **fields}.items() if name in Unit.__table__.c}
    key = uuid.UUID(int=8)
    return Incoming(
        key, uuid.UUID(int=1), "assign", 1, {"x": 1}, "0", "known", {"unit": {key: known}}
    )


STEPS: dict[str, tuple[list[Act], Act]] = {
    "edit": ([], edits),
    "undo": ([edits], undoes),
    "redo": ([edits, undoes], redoes),
    "sync": ([edits], meets),
    "take in": ([], takes_in),
    "take back": ([takes_in], takes_back),
    "type": ([edits, lambda here, _: _typed(here)], types),
}
QUICK = (1, 3, 6, 10, 11)


def _typed(here: Computer) -> None:
    with here.store.writing(here.act("type", typing=True)) as writer:
        writer.change(Unit, ROW, phone="3")


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[list[Computer]]:
    """Two computers of an office that have met once and then wrote apart."""
    here, there = (Computer.new(name, tmp_path / name) for name in "AB")
    with here.store.writing(here.act()) as writer:
        writer.add(Unit, id=ROW, phone="1", **UNIT)
    meets(there, here)
    with there.store.writing(there.act()) as writer:
        writer.change(Unit, ROW, phone="b")
        writer.add(UnitName, unit_id=ROW, name="Trường Hoa Đào")
    yield [here, there]
    close_all([here, there])


def broken_at(pair: list[Computer], act: Act, nth: int) -> bool:
    """Break off at the nth statement; say whether there was one."""
    here, there = pair
    before, minutes = written(here), here.minutes
    try:
        with breaking_off(here.store._engine, nth):
            act(here, there)
    except BrokenOff:
        assert written(here) == before, f"half a write after statement {nth}"
        here.minutes = minutes
        return True
    return False


def whole(pair: list[Computer]) -> None:
    """The folder goes on: another write goes through, and no dot is used twice."""
    here, _ = pair
    with here.store.writing(here.act()) as writer:
        writer.add(Unit, **UNIT)
    with here.store.reading() as connection:
        assert not connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        own = REPLICA.c.home.is_not(None)
        assert len(connection.execute(REPLICA.select().where(own)).all()) == 1


@pytest.mark.parametrize("name", STEPS)
def test_at_some_statements(pair: list[Computer], name: str) -> None:
    earlier, act = STEPS[name]
    for step in earlier:
        step(*pair)
    before = written(pair[0])
    for nth in QUICK:
        assert broken_at(pair, act, nth)
    act(*pair)
    assert written(pair[0]) != before
    whole(pair)


@pytest.mark.long
@pytest.mark.parametrize("name", STEPS)
def test_at_every_statement(pair: list[Computer], name: str) -> None:
    earlier, act = STEPS[name]
    for step in earlier:
        step(*pair)
    nth = 1
    while broken_at(pair, act, nth):
        nth += 1
    assert nth > 10
    whole(pair)


KILLED = """
import os, sys
from pathlib import Path
from sqlalchemy import event
from tests.builders.computers import Computer
from db.models.units import Unit
folder, nth = Path(sys.argv[1]), int(sys.argv[2])
here = Computer("A", folder, Computer._open("A", folder))
seen = 0
def count(*_):
    global seen
    seen += 1
    if seen == nth:
        os._exit(9)
event.listen(here.store._engine, "before_cursor_execute", count)
event.listen(here.store._engine, "commit", count)
with here.store.writing(here.act()) as writer:
    for number in range(3):
        writer.add(Unit, level="school", is_group=False, position=number)
"""


@pytest.mark.long
def test_a_process_killed_at_any_statement_leaves_the_data_as_before(tmp_path: Path) -> None:
    here = Computer.new("A", tmp_path / "a")
    with here.store.writing(here.act()) as writer:
        writer.add(Unit, id=ROW, **UNIT)
    before = written(here)
    top = Path(__file__).parents[3]
    for nth in range(1, 100):
        here.store.close()
        done = subprocess.run(  # noqa: S603 - ourselves
            [sys.executable, "-c", KILLED, str(here.folder), str(nth)],
            check=False,
            cwd=top,
            env={**os.environ, "PYTHONPATH": str(top)},
        )
        if done.returncode == 0:
            break
        assert done.returncode == 9
        assert written(here) == before
    assert nth > 5
    assert written(here) != before
    here.store.close()
