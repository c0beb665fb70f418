"""Undo and redo out of their usual order: around removals, owners, and work done in between."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.changes import NotOursError
from db.models.units import Unit, UnitName
from db.undo import next_to_redo, next_to_undo
from db.versions import rows_by_key
from tests.builders.computers import Computer, close_all
from tests.builders.unit_sets import add, cell, edit, is_shown, meet, name_of, redo, remove, undo


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    made = Computer.new("A", tmp_path / "a")
    yield made
    made.store.close()


def test_two_edits_go_back_and_come_again_in_order(computer: Computer) -> None:
    key = add(computer, phone="1")
    edit(computer, key, phone="2")
    edit(computer, key, phone="3")
    for expected in ('"2"', '"1"'):
        assert undo(computer).left == []
        assert cell(computer, key, "phone") == expected
    for expected in ('"2"', '"3"'):
        assert redo(computer).left == []
        assert cell(computer, key, "phone") == expected
    assert undo(computer).left == []
    assert cell(computer, key, "phone") == '"2"'


def test_what_went_to_and_fro_since_is_left_alone_though_it_says_the_same(
    computer: Computer,
) -> None:
    key = add(computer, phone="1")
    first = edit(computer, key, phone="2")
    edit(computer, key, phone="3")
    third = edit(computer, key, phone="2")
    assert [left.because_of for left in undo(computer, first).left] == [third]
    assert cell(computer, key, "phone") == '"2"'


def test_redo_of_a_partial_undo_brings_back_what_was_taken(computer: Computer) -> None:
    key = add(computer, phone="1")
    first = edit(computer, key, phone="2", note="hai")
    second = edit(computer, key, phone="3")
    undone = undo(computer, first)
    assert [(left.field, left.because_of) for left in undone.left] == [("phone", second)]
    # The later edit came before the undo, so what was undone may be done again.
    assert redo(computer).left == []
    assert (cell(computer, key, "phone"), cell(computer, key, "note")) == ('"3"', '"hai"')


def test_what_an_undone_set_left_behind_is_named_as_the_hindrance(computer: Computer) -> None:
    key = add(computer, phone="1")
    first = edit(computer, key, phone="2")
    second = edit(computer, key, phone="3", note="ghi")
    third = edit(computer, key, phone="4")
    undo(computer, second)  # leaves the phone as it is
    undo(computer, third)  # back to what the second said
    undone = undo(computer, first)
    assert undone.done == 0
    assert undone.left[0].because_of > first


def test_a_set_that_edits_and_removes_a_row_goes_back_and_forth(computer: Computer) -> None:
    """A removal hides only what it has seen: the fields are written before it, note or phone."""
    key = add(computer, phone="1", note="một")
    with computer.store.writing(computer.act("both")) as writer:
        writer.change(Unit, key, phone="2", note="hai", gone=True)
    assert not is_shown(computer, key)
    assert undo(computer).left == []
    assert is_shown(computer, key)
    assert cell(computer, key, "phone") == '"1"'
    assert redo(computer).left == []
    assert not is_shown(computer, key)
    assert cell(computer, key, "phone") == '"2"'
    assert undo(computer).left == []
    assert is_shown(computer, key)


def test_a_set_that_removed_and_added_goes_back_and_forth(computer: Computer) -> None:
    old = add(computer)
    first = name_of(computer, old)
    with computer.store.writing(computer.act("replace")) as writer:
        writer.remove(UnitName, first)
        second = writer.add(UnitName, unit_id=old, name="Trường Hoa Đào")
    for _ in range(2):
        assert undo(computer).left == []
        assert is_shown(computer, first, "unit_name")
        assert not is_shown(computer, second, "unit_name")
        assert redo(computer).left == []
        assert not is_shown(computer, first, "unit_name")
        assert is_shown(computer, second, "unit_name")


def test_undoing_an_edit_does_not_bring_a_removed_row_back(computer: Computer) -> None:
    key = add(computer, phone="1")
    first = edit(computer, key, phone="2")
    removal = remove(computer, key)
    undone = undo(computer, first)
    assert [(left.field, left.because_of) for left in undone.left] == [("phone", removal)]
    assert not is_shown(computer, key)


def test_undoing_an_edit_does_not_bring_back_what_another_computer_removed(tmp_path: Path) -> None:
    here, there = (Computer.new(name, tmp_path / name) for name in "AB")
    key = add(here, phone="1")
    first = edit(here, key, phone="2")
    meet(here, there)
    remove(there, key)
    meet(there, here)
    assert not is_shown(here, key)
    with here.store.reading() as connection:
        newest = connection.exec_driver_sql("SELECT max(seq) FROM change_set").scalar_one()
    assert [left.because_of for left in undo(here, first).left] == [newest]
    assert not is_shown(here, key)
    close_all([here, there])


def test_removing_a_row_still_used_can_be_undone(computer: Computer) -> None:
    key = add(computer)
    name = name_of(computer, key)
    remove(computer, key)
    assert is_shown(computer, key), "a name refers to it"
    assert undo(computer).left == []
    remove(computer, name, model=UnitName)
    assert is_shown(computer, key), "nobody removes it any more"


def test_undoing_a_removal_that_a_later_edit_elsewhere_outlived(tmp_path: Path) -> None:
    here, there = (Computer.new(name, tmp_path / name) for name in "AB")
    key = add(here, phone="1")
    meet(here, there)
    removal = remove(here, key)
    edit(there, key, note="còn dùng")
    meet(there, here)
    assert is_shown(here, key), "the removal had not seen the edit"
    assert undo(here, removal).left == []
    remove(there, key)
    meet(here, there)
    assert is_shown(there, key), "bringing back had not been seen by that removal"
    close_all([here, there])


def test_a_removed_row_comes_back_only_with_the_set_that_brought_it(computer: Computer) -> None:
    key = add(computer)
    removal = remove(computer, key)
    undone = undo(computer, 1)
    assert undone.left == []
    left = undo(computer, removal).left
    assert [(one.field, one.because_of) for one in left] == [("gone", 3)]
    assert not is_shown(computer, key)


def test_adding_again_what_was_undone_can_itself_be_undone_and_redone(computer: Computer) -> None:
    key = uuid.uuid4()
    add(computer, id=key)
    undo(computer)
    add(computer, id=key, phone="2")
    assert is_shown(computer, key)
    assert undo(computer).left == []
    assert not is_shown(computer, key)
    assert redo(computer).left == []
    assert is_shown(computer, key)
    assert cell(computer, key, "phone") == '"2"'


def test_redo_of_an_insert_shows_its_removed_owner(computer: Computer) -> None:
    key = add(computer)
    name = name_of(computer, key)
    undo(computer)
    other = Computer.new("B", computer.folder.parent / "b")
    meet(computer, other)
    remove(other, key)
    meet(other, computer)
    assert not is_shown(computer, key)
    redo(computer)
    assert is_shown(computer, name, "unit_name")
    assert is_shown(computer, key), "what something shown refers to is shown"
    other.store.close()


def test_a_field_with_two_values_is_left_alone(tmp_path: Path) -> None:
    here, there = (Computer.new(name, tmp_path / name) for name in "AB")
    key = add(here, phone="1")
    meet(here, there)
    edit(there, key, phone="b")
    edit(here, key, phone="a")
    meet(there, here)
    with here.store.reading() as connection:
        target = next_to_undo(connection)
        newest = connection.exec_driver_sql("SELECT max(seq) FROM change_set").scalar_one()
    assert target is not None
    undone = undo(here)
    assert undone.done == 0
    assert [left.because_of for left in undone.left] == [newest]
    with here.store.reading() as connection:
        version = rows_by_key(connection, "unit", [key])[key].versions["phone"]
    assert set(version.values.values()) == {'"a"', '"b"'}
    close_all([here, there])


def test_only_own_sets_are_offered(tmp_path: Path) -> None:
    here, there = (Computer.new(name, tmp_path / name) for name in "AB")
    edit(there, add(there), phone="1")
    meet(there, here)
    with here.store.reading() as connection:
        assert next_to_undo(connection) is None
        assert next_to_redo(connection) is None
    close_all([here, there])


def test_removing_in_bulk_minds_the_office_that_keeps_a_row(computer: Computer) -> None:
    ours, theirs = add(computer), add(computer, steward_id=uuid.uuid4())
    with (
        pytest.raises(NotOursError),
        computer.store.writing(computer.act()) as writer,
    ):
        writer.write_lives(Unit.__table__, [ours, theirs], gone=True)  # type: ignore[arg-type]
    assert is_shown(computer, ours)
