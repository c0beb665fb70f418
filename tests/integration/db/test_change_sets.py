"""Every write is one change set: what it records, joins and leaves alone."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from db.changes import Act, NotOursError
from db.ledger import CHANGE, CHANGE_SET, REPLICA, VERSION
from db.models.units import Unit, UnitName
from db.undo import next_to_redo, next_to_undo, redo_set, set_of, undo_set
from db.versions import rows_by_key
from tests.builders.computers import Computer

UNIT = {"level": "school", "is_group": False, "position": 0}


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    made = Computer.new("A", tmp_path / "a")
    yield made
    made.store.close()


def add_unit(computer: Computer, **values: object) -> uuid.UUID:
    with computer.store.writing(computer.act("add")) as writer:
        return writer.add(Unit, **UNIT, **values)


def edit(computer: Computer, act: Act, key: uuid.UUID, **values: object) -> None:
    with computer.store.writing(act) as writer:
        writer.change(Unit, key, **values)


def cell(computer: Computer, key: uuid.UUID, name: str) -> str:
    with computer.store.reading() as connection:
        return rows_by_key(connection, "unit", [key])[key].cells[name]


def count(computer: Computer, table: object) -> int:
    with computer.store.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]


def test_a_write_that_changes_nothing_leaves_no_set(computer: Computer) -> None:
    key = add_unit(computer, phone="0900")
    edit(computer, computer.act("edit"), key, phone="0900")
    assert count(computer, CHANGE_SET) == 1


def test_a_failed_write_leaves_nothing(computer: Computer) -> None:
    def fail() -> None:
        with computer.store.writing(computer.act()) as writer:
            writer.add(Unit, **UNIT)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert count(computer, CHANGE_SET) == 0
    assert count(computer, REPLICA) == 0


def test_adding_records_no_fields_and_changing_records_both_values(computer: Computer) -> None:
    key = add_unit(computer, phone="0900")
    assert count(computer, CHANGE) == count(computer, VERSION) == 0
    edit(computer, computer.act("edit"), key, phone="0911", note=None)
    with computer.store.reading() as connection:
        (change,) = connection.execute(select(CHANGE)).all()
    assert (change.field, change.former, change.new) == ("phone", '"0900"', '"0911"')


def test_changing_what_the_same_set_added_is_part_of_adding(computer: Computer) -> None:
    with computer.store.writing(computer.act()) as writer:
        key = writer.add(Unit, **UNIT)
        writer.change(Unit, key, phone="0900")
    assert count(computer, CHANGE) == count(computer, VERSION) == 0


def test_a_field_changed_twice_in_a_set_goes_from_the_first_to_the_last(
    computer: Computer,
) -> None:
    key = add_unit(computer, phone="1")
    with computer.store.writing(computer.act()) as writer:
        writer.change(Unit, key, phone="2")
        writer.change(Unit, key, phone="3")
    with computer.store.reading() as connection:
        (change,) = connection.execute(select(CHANGE)).all()
    assert (change.former, change.new) == ('"1"', '"3"')


def typed(computer: Computer, seconds: int, who: str = "A") -> Act:
    start = replace(computer.act("type", typing=True), who=who)
    return replace(start, at=start.at - timedelta(minutes=computer.minutes, seconds=-seconds))


def test_typing_in_a_field_within_a_minute_is_one_set(computer: Computer) -> None:
    key = add_unit(computer)
    for seconds, words in ((0, "Trư"), (20, "Trường"), (70, "Trường Hoa")):
        edit(computer, typed(computer, seconds), key, note=words)
    assert count(computer, CHANGE_SET) == 2
    with computer.store.reading() as connection:
        target = next_to_undo(connection)
    assert target is not None
    with computer.store.writing(computer.undoing(target.seq, "undo")) as writer:
        undo_set(writer, target)
    assert cell(computer, key, "note") == "null"


@pytest.mark.parametrize(
    "later",
    [
        {"seconds": 61},
        {"seconds": 5, "who": "B"},
        {"seconds": -5},
    ],
)
def test_later_or_somebody_elses_typing_is_a_set_of_its_own(
    computer: Computer, later: dict[str, object]
) -> None:
    key = add_unit(computer)
    edit(computer, typed(computer, 0), key, note="một")
    edit(computer, typed(computer, **later), key, note="hai")  # type: ignore[arg-type]
    assert count(computer, CHANGE_SET) == 3


def test_typing_in_another_field_is_a_set_of_its_own(computer: Computer) -> None:
    key = add_unit(computer)
    edit(computer, typed(computer, 0), key, note="một")
    edit(computer, typed(computer, 1), key, phone="hai")
    assert count(computer, CHANGE_SET) == 3


def test_only_the_office_that_keeps_a_record_changes_it(computer: Computer) -> None:
    key = add_unit(computer, steward_id=uuid.uuid4())
    with pytest.raises(NotOursError):
        edit(computer, computer.act(), key, phone="0900")


def test_undo_leaves_what_was_changed_since_and_names_the_set(computer: Computer) -> None:
    key = add_unit(computer, phone="1")
    edit(computer, computer.act("first"), key, phone="2", note="ghi")
    edit(computer, computer.act("second"), key, phone="3")
    with computer.store.reading() as connection:
        first = set_of(connection, 2)
    assert first is not None
    with computer.store.writing(computer.undoing(2, "undo")) as writer:
        done = undo_set(writer, first)
    assert done.done == 1
    assert [(left.field, left.because_of) for left in done.left] == [("phone", 3)]
    assert (cell(computer, key, "phone"), cell(computer, key, "note")) == ('"3"', "null")


def test_a_row_others_build_on_stays_when_its_set_is_undone(computer: Computer) -> None:
    key = add_unit(computer)
    with computer.store.writing(computer.act()) as writer:
        writer.add(UnitName, unit_id=key, name="Trường Hoa Mai")
    with computer.store.reading() as connection:
        first = set_of(connection, 1)
    assert first is not None
    with computer.store.writing(computer.undoing(1, "undo")) as writer:
        done = undo_set(writer, first)
    assert [(left.key, left.field, left.because_of) for left in done.left] == [(key, None, 2)]
    assert cell(computer, key, "gone") == "false"


def test_an_undone_insert_comes_back_with_redo(computer: Computer) -> None:
    key = add_unit(computer)
    with computer.store.reading() as connection:
        target = next_to_undo(connection)
    assert target is not None
    with computer.store.writing(computer.undoing(target.seq, "undo")) as writer:
        undo_set(writer, target)
    assert cell(computer, key, "gone") == "true"
    with computer.store.reading() as connection:
        assert next_to_undo(connection) is None
        again = next_to_redo(connection)
    assert again is not None
    with computer.store.writing(computer.undoing(again.seq, "redo")) as writer:
        redo_set(writer, again)
    assert cell(computer, key, "gone") == "false"


def test_something_new_ends_what_could_be_redone(computer: Computer) -> None:
    key = add_unit(computer)
    edit(computer, computer.act(), key, phone="1")
    with computer.store.reading() as connection:
        target = next_to_undo(connection)
    assert target is not None
    with computer.store.writing(computer.undoing(target.seq, "undo")) as writer:
        undo_set(writer, target)
    edit(computer, computer.act(), key, note="mới")
    with computer.store.reading() as connection:
        assert next_to_redo(connection) is None


def test_adding_a_row_of_a_made_id_again_brings_it_back(computer: Computer) -> None:
    key = uuid.uuid4()
    add_unit(computer, id=key, phone="1")
    with computer.store.writing(computer.act()) as writer:
        assert writer.remove(Unit, key)
    assert cell(computer, key, "gone") == "true"
    add_unit(computer, id=key, phone="2")
    assert (cell(computer, key, "gone"), cell(computer, key, "phone")) == ("false", '"2"')


def test_a_removed_row_that_is_still_used_is_shown(computer: Computer) -> None:
    key = add_unit(computer)
    with computer.store.writing(computer.act()) as writer:
        name = writer.add(UnitName, unit_id=key, name="Trường Hoa Mai")
    with computer.store.writing(computer.act()) as writer:
        writer.remove(Unit, key)
    assert cell(computer, key, "gone") == "false"
    with computer.store.writing(computer.act()) as writer:
        writer.remove(UnitName, name)
    assert cell(computer, key, "gone") == "true"
