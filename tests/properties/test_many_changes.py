"""Changing many rows together comes to the same database as changing them one by one."""

import shutil
import tempfile
import uuid
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from cchc_desktop.domain.merge.life import is_removed
from db.batch import Batch
from db.cells import table_of
from db.changes import Act, Writer
from db.ledger import CHANGE, CHANGE_SET, VERSION
from db.models.units import Unit, UnitName
from db.removal import NotOursError
from db.session import Store
from db.undo import next_to_undo, undo_set
from tests.builders.computers import MORNING, Computer
from tests.builders.effort import effort

UNIT, NAME = table_of("unit"), table_of("unit_name")
ROWS = 5
Said = dict[str, Any]


class Change(NamedTuple):
    """What one write says of some of the rows, and perhaps something else a moment later."""

    of_rows: dict[int, Said]
    again: bool


def _values() -> st.SearchStrategy[Said]:
    words = st.one_of(st.none(), st.sampled_from(["một", "hai"]))
    return st.fixed_dictionaries(
        {},
        optional={
            "phone": words,
            "note": words,
            "position": st.integers(0, 2),
            "parent": st.one_of(st.none(), st.integers(0, ROWS - 1)),
            "gone": st.booleans(),
        },
    )


def _changes() -> st.SearchStrategy[list[Change]]:
    of_rows = st.dictionaries(st.integers(0, ROWS - 1), _values(), max_size=ROWS)
    return st.lists(st.builds(Change, of_rows, st.booleans()), min_size=1, max_size=4)


def _one_by_one(writer: Writer, rows: dict[uuid.UUID, Said]) -> None:
    for key, values in rows.items():
        writer.change(Unit, key, **values)


def _together(writer: Writer, rows: dict[uuid.UUID, Said]) -> None:
    writer.change_many(Unit, rows)


def _all_rows(store: Store) -> dict[str, list[str]]:
    tables = (UNIT, NAME, CHANGE_SET, CHANGE, VERSION)
    with store.reading() as connection:
        return {
            str(table): sorted(map(str, connection.execute(select(table)).all()))
            for table in tables
        }


Writes = Callable[[Writer, dict[uuid.UUID, Said]], None]


def _store(folder: Path) -> Store:
    return Store(folder / "cchc.db", lambda: "A:here", is_removed)


def _act(number: int, **said: Any) -> Act:
    return Act("test", at=MORNING + timedelta(minutes=10 * number), who="A", **said)


def _begun(folder: Path) -> None:
    """Make a database with a few rows, some of them changed before."""
    Computer.new("A", folder).store.close()
    store = _store(folder)
    row = {"level": "school", "is_group": False, "position": 0}
    with store.writing(_act(0)) as writer:
        keys = writer.add_many(Unit, [row] * ROWS)
        for key in keys:
            writer.add(UnitName, unit_id=key, name="Trường Hoa Mai")
    with store.writing(_act(1)) as writer:
        writer.change(Unit, keys[0], phone="một", note="hai")
    with store.writing(_act(2)) as writer:
        writer.remove(Unit, keys[1])
    store.close()


def _after(folder: Path, changes: Sequence[Change], write: Writes) -> list[dict[str, list[str]]]:
    """Return the whole database after the writes, and after each of them was taken back."""
    store = _store(folder)
    try:
        with store.reading() as connection:
            keys = sorted(connection.execute(select(UNIT.c.id)).scalars())
        for number, change in enumerate(changes, 10):
            rows = {keys[at]: _of_keys(said, keys) for at, said in change.of_rows.items()}
            with store.writing(_act(number)) as writer:
                write(writer, rows)
                if change.again:
                    write(writer, dict(zip(rows, reversed(rows.values()), strict=True)))
        found = [_all_rows(store)]
        for number, _ in enumerate(changes, 100):
            with store.reading() as connection:
                last = next_to_undo(connection)
            if last is not None:
                act = _act(number, origin="undo", target_seq=last.seq)
                with store.writing(act) as writer:
                    undo_set(writer, last)
            found.append(_all_rows(store))
        return found
    finally:
        store.close()


def _of_keys(said: Said, keys: Sequence[uuid.UUID]) -> Said:
    values = {name: value for name, value in said.items() if name != "parent"}
    if "parent" in said:
        values["parent_id"] = None if said["parent"] is None else keys[said["parent"]]
    return values


@effort(examples=25, steps=1)
@given(changes=_changes())
def test_many_at_once_are_as_one_by_one(changes: list[Change]):
    top = Path(tempfile.mkdtemp(prefix="cchc-many-"))
    try:
        _begun(top / "a")
        shutil.copytree(top / "a", top / "b")
        singly = _after(top / "a", changes, _one_by_one)
        together = _after(top / "b", changes, _together)
    finally:
        shutil.rmtree(top)
    assert together == singly


def test_nothing_to_say_makes_no_set(tmp_path: Path):
    _begun(tmp_path / "a")
    store = _store(tmp_path / "a")
    before = _all_rows(store)
    with store.writing(_act(9)) as writer:
        keys = list(writer.connection.execute(select(UNIT.c.id)).scalars())
        writer.change_many(Unit, {key: {"position": 0} for key in keys})
    assert not writer.wrote
    assert _all_rows(store) == before
    store.close()


def test_a_record_of_another_office_is_not_changed_among_others(tmp_path: Path):
    _begun(tmp_path / "a")
    store = _store(tmp_path / "a")
    with store.writing(_act(9)) as writer:
        one, other, *_ = writer.connection.execute(select(UNIT.c.id)).scalars()
        writer.connection.execute(update(UNIT).where(UNIT.c.id == other).values(steward_id=one))
    before = _all_rows(store)
    with (
        pytest.raises(NotOursError),
        store.writing(_act(10)) as writer,
    ):
        writer.change_many(Unit, {key: {"position": 7} for key in (one, other)})
    assert _all_rows(store) == before
    store.close()


def test_gathered_writes_are_done_together(tmp_path: Path):
    """What is added, changed and removed in a batch is there once it is written, not before."""
    _begun(tmp_path / "a")
    store = _store(tmp_path / "a")
    with store.writing(_act(9)) as writer:
        first, second, third, *_ = sorted(writer.connection.execute(select(UNIT.c.id)).scalars())
        writer.remove(Unit, third)
        batch, fresh = Batch(writer), uuid.UUID(int=7)
        # A name before the unit it is of: what is referred to is written first.
        batch.add(UnitName, unit_id=fresh, name="Trường Hoa Sen")
        batch.add(Unit, id=fresh, level="school", is_group=False, position=4)
        batch.change(Unit, fresh, phone="một")
        batch.change(Unit, first, note="ba")
        batch.remove(Unit, second)
        batch.add(Unit, id=third, level="school", is_group=True, position=5)
        assert len(writer.connection.execute(select(UNIT.c.id)).all()) == ROWS
        batch.write()
        rows = {row.id: row for row in writer.connection.execute(select(UNIT))}
    assert (rows[fresh].phone, rows[fresh].position) == ("một", 4)
    assert rows[first].note == "ba"
    assert rows[third].is_group
    with store.reading() as connection:
        shown = connection.execute(select(NAME.c.name).where(NAME.c.unit_id == fresh)).scalar()
    assert shown == "Trường Hoa Sen"
    store.close()
