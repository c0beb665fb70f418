"""Which incarnations a database knows after copies were put back, and folders carried on."""

from pathlib import Path

import pytest
from sqlalchemy import select

from db.ledger import REPLICA
from db.models.units import Unit
from tests.builders.computers import Computer

UNIT = {"level": "school", "is_group": False, "position": 0}


def add_unit(computer: Computer) -> None:
    with computer.store.writing(computer.act("add")) as writer:
        writer.add(Unit, **UNIT)


def replicas(computer: Computer) -> list[tuple[int, bool]]:
    with computer.store.reading() as connection:
        rows = connection.execute(select(REPLICA.c.counter, REPLICA.c.successor_no)).all()
    return [(row.counter, row.successor_no is not None) for row in rows]


def test_a_restore_closes_the_incarnation_at_the_next_write(tmp_path: Path) -> None:
    computer = Computer.new("A", tmp_path / "a")
    add_unit(computer)
    computer.copy_to(tmp_path / "copy")
    add_unit(computer)
    computer.restore_from(tmp_path / "copy")
    assert replicas(computer) == [(1, False)], "reading begins nothing"
    add_unit(computer)
    add_unit(computer)
    assert replicas(computer) == [(1, True), (2, False)]
    computer.store.close()


def test_a_database_put_back_by_hand_is_noticed(tmp_path: Path) -> None:
    computer = Computer.new("A", tmp_path / "a")
    add_unit(computer)
    computer.copy_to(tmp_path / "copy")
    add_unit(computer)
    computer.put_back_by_hand(tmp_path / "copy")
    add_unit(computer)
    assert replicas(computer) == [(1, True), (1, False)]
    computer.store.close()


def test_a_copied_folder_begins_its_own_and_closes_nothing(tmp_path: Path) -> None:
    computer = Computer.new("A", tmp_path / "a")
    add_unit(computer)
    computer.copy_to(tmp_path / "copy")
    other = Computer.new("B", tmp_path / "b", tmp_path / "copy")
    add_unit(other)
    add_unit(computer)
    assert replicas(other) == [(1, False), (1, False)]
    assert replicas(computer) == [(2, False)]
    other.store.close()
    computer.store.close()


def test_an_older_database_put_back_after_a_restore_is_noticed(tmp_path: Path) -> None:
    """The folder went on as a second incarnation: the first one's numbers are used up as well."""
    computer = Computer.new("A", tmp_path / "a")
    add_unit(computer)
    computer.copy_to(tmp_path / "copy")
    add_unit(computer)
    computer.restore_from(tmp_path / "copy")
    add_unit(computer)
    computer.put_back_by_hand(tmp_path / "copy")
    add_unit(computer)
    # The second one is entered anew, and closed: what it wrote is void for everybody who met it.
    assert replicas(computer) == [(1, True), (1, True), (1, False)]
    computer.store.close()


def test_every_incarnation_that_a_folder_went_back_behind_is_closed(tmp_path: Path) -> None:
    computer = Computer.new("A", tmp_path / "a")
    computer.copy_to(tmp_path / "empty")
    add_unit(computer)
    computer.copy_to(tmp_path / "copy")
    for copy in ("copy", "copy", "empty"):
        add_unit(computer)
        computer.restore_from(tmp_path / copy)
        add_unit(computer)
    ended = [closed for _, closed in replicas(computer)]
    assert ended == [True, True, True, False]
    computer.store.close()


def test_the_note_of_a_copied_folder_closes_nobody(tmp_path: Path) -> None:
    """Who wrote there may write on: only the place where it wrote knows that it went back."""
    computer = Computer.new("A", tmp_path / "a")
    computer.copy_to(tmp_path / "empty")
    add_unit(computer)
    computer.copy_to(tmp_path / "copy")
    other = Computer.new("B", tmp_path / "b", tmp_path / "copy")
    other.put_back_by_hand(tmp_path / "empty")
    add_unit(other)
    assert replicas(other) == [(1, False)]
    computer.store.close()
    other.store.close()


@pytest.mark.parametrize("noted", ["", "[]", '{"key": "a"}', '{"key": "a", "counter": "x"}'])
def test_a_damaged_note_of_how_far_was_written_stops_nobody(tmp_path: Path, noted: str) -> None:
    computer = Computer.new("A", tmp_path / "a")
    add_unit(computer)
    (computer.folder / "replica.json").write_text(noted, encoding="utf-8")
    add_unit(computer)
    assert replicas(computer) == [(2, False)]
    computer.store.close()
