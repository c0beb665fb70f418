"""Which rows are shown: it follows from the state alone, and is the same on every computer."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.models.units import Unit
from tests.builders.computers import Computer, close_all
from tests.builders.shown_rows import check_shown
from tests.builders.unit_sets import add, edit, is_shown, meet, name_of, remove, undo

ROW = uuid.UUID(int=7)


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    made = Computer.new("A", tmp_path / "a")
    yield made
    made.store.close()


@pytest.fixture
def both(tmp_path: Path) -> Iterator[list[Computer]]:
    made = [Computer.new(name, tmp_path / name) for name in "AB"]
    yield made
    close_all(made)


def test_a_removal_names_the_births_of_a_row_that_was_made_twice(both: list[Computer]) -> None:
    here, there = both
    for computer in both:
        add(computer, id=ROW)
    meet(there, here)
    remove(here, ROW)
    assert not is_shown(here, ROW)
    meet(here, there)
    assert not is_shown(there, ROW)
    name_of(there, add(there))
    meet(there, here)
    assert not is_shown(here, ROW)


def test_a_removal_does_not_hide_a_row_made_elsewhere_meanwhile(both: list[Computer]) -> None:
    here, there = both
    add(here, id=ROW)
    remove(here, ROW)
    add(there, id=ROW)
    meet(here, there)
    meet(there, here)
    assert is_shown(here, ROW)
    assert is_shown(there, ROW)


def test_a_field_written_after_the_removal_keeps_the_row_everywhere(both: list[Computer]) -> None:
    """Also in one set: a removal hides only what it had seen."""
    here, there = both
    key = add(here)
    with here.store.writing(here.act()) as writer:
        writer.remove(Unit, key)
        writer.change(Unit, key, phone="1")
    meet(here, there)
    for computer in both:
        check_shown(computer)
        assert is_shown(computer, key)


def test_a_row_brought_back_elsewhere_stays(both: list[Computer]) -> None:
    here, there = both
    add(here, id=ROW)
    meet(here, there)
    for computer in both:
        remove(computer, ROW)
    undo(there)
    meet(there, here)
    meet(here, there)
    assert is_shown(here, ROW)
    assert is_shown(there, ROW)


def test_rows_that_refer_to_each_other_are_hidden_together(computer: Computer) -> None:
    one = add(computer)
    other = add(computer, parent_id=one)
    edit(computer, one, parent_id=other)
    remove(computer, one)
    assert is_shown(computer, one), "the other one refers to it"
    remove(computer, other)
    assert not is_shown(computer, one)
    assert not is_shown(computer, other)


def test_a_row_that_refers_to_itself_can_be_removed(tmp_path: Path) -> None:
    here, there = (Computer.new(name, tmp_path / name) for name in "AB")
    key = add(here)
    edit(here, key, parent_id=key)
    meet(here, there)
    remove(here, key)
    meet(here, there)
    assert not is_shown(here, key)
    assert not is_shown(there, key)
    close_all([here, there])


def test_a_chain_of_removed_rows_hangs_on_its_last_user(computer: Computer) -> None:
    top = add(computer)
    middle = add(computer, parent_id=top)
    bottom = add(computer, parent_id=middle)
    remove(computer, top)
    remove(computer, middle)
    assert is_shown(computer, top)
    assert is_shown(computer, middle)
    last = remove(computer, bottom)
    assert not any(is_shown(computer, key) for key in (top, middle, bottom))
    assert undo(computer, last).left == []
    assert all(is_shown(computer, key) for key in (top, middle, bottom))


def test_a_removed_row_goes_when_its_last_user_turns_to_another(computer: Computer) -> None:
    old, new = add(computer), add(computer)
    user = add(computer, parent_id=old)
    remove(computer, old)
    assert is_shown(computer, old)
    edit(computer, user, parent_id=new)
    assert not is_shown(computer, old)
    undo(computer)
    assert is_shown(computer, old)


def test_a_hidden_row_is_shown_when_a_new_one_refers_to_it(computer: Computer) -> None:
    top = add(computer)
    middle = add(computer, parent_id=top)
    remove(computer, top, middle)
    assert not is_shown(computer, middle)
    bottom = add(computer, parent_id=middle)
    assert is_shown(computer, bottom)
    assert is_shown(computer, middle)
    assert is_shown(computer, top)
