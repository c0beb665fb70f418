"""Files of other offices: what they may change here, taken in and back in any order."""

import uuid
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.services.mirroring import Incoming, take_back, take_in
from cchc_desktop.services.office_sync import join_state, whole_state
from db.models.plans import Plan
from db.models.tasks import Task
from db.models.units import Unit, UnitName
from db.search import found_by
from db.versions import office_vector, own_rows, rows_by_key, side_by_side
from tests.builders.computers import Computer, close_all
from tests.builders.offices import a_plan

CITY, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)
ROW = uuid.UUID(int=99)


@pytest.fixture
def computers(tmp_path: Path) -> Iterator[list[Computer]]:
    """Two computers of our office and two of the city's."""
    made = [Computer.new(name, tmp_path / name) for name in "ABXY"]
    yield made
    close_all(made)


def says(computer: Computer, **values: Any) -> None:
    with computer.store.writing(computer.act()) as writer:
        writer.add(Unit, id=ROW, level="ward", is_group=False, position=0, **values)


def file_of(
    computer: Computer, number: int = 0, office: uuid.UUID = CITY, *tables: str
) -> Incoming:
    with computer.store.reading() as connection:
        records = {
            entity: {row.key: dict(row.cells) for row in own_rows(connection, entity)}
            for entity in tables or ("unit",)
        }
        vector = office_vector(connection)
    return told(number, vector, records, office)


def told(number: int, vector: dict[str, int], records: Any, office: uuid.UUID = CITY) -> Incoming:
    return Incoming(
        id=uuid.uuid5(uuid.NAMESPACE_OID, f"file {number}"),
        office_id=office,
        kind="assign",
        sequence=number,
        vector=vector,
        sha256=str(number),
        signature="known",
        records=records,
    )


def meet(one: Computer, other: Computer) -> None:
    for sender, receiver in ((one, other), (other, one)):
        join_state(receiver.store, whole_state(sender.store), receiver.act())


def cells(computer: Computer, key: uuid.UUID = ROW, entity: str = "unit") -> dict[str, str]:
    with computer.store.reading() as connection:
        return dict(rows_by_key(connection, entity, [key])[key].cells)


def phone(computer: Computer) -> str:
    shown = cells(computer)
    return "" if shown["gone"] == "true" else shown["phone"]


def sets(computer: Computer) -> int:
    with computer.store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM change_set").scalar_one())


def found(computer: Computer, words: str) -> list[uuid.UUID]:
    with computer.store.reading() as connection:
        return found_by(connection, words)


def test_the_same_file_again_changes_nothing(computers: list[Computer]) -> None:
    here, _, city, _ = computers
    says(city, phone="1")
    file = file_of(city)
    take_in(here.store, file, here.act())
    before = sets(here)
    take_in(here.store, file, here.act())
    assert sets(here) == before


def test_two_computers_take_in_the_same_file_and_are_asked_nothing(
    computers: list[Computer],
) -> None:
    here, beside, city, _ = computers
    says(city, phone="1")
    file = file_of(city)
    beside.minutes += 600
    for one in (here, beside):
        take_in(one.store, file, one.act())
    meet(here, beside)
    for one in (here, beside):
        with one.store.reading() as connection:
            assert side_by_side(connection) == []
        assert phone(one) == '"1"'
    assert cells(here, file.id, "package") == cells(beside, file.id, "package")
    take_back(beside.store, file.id, beside.act())
    meet(here, beside)
    assert phone(here) == phone(beside) == ""


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_three_files_with_one_record_in_any_order(
    computers: list[Computer], order: tuple[int, ...]
) -> None:
    here, _, city, _ = computers
    files = []
    for number in range(3):
        says(city, phone=str(number))
        files.append(file_of(city, number))
    for number in order:
        take_in(here.store, files[number], here.act())
    for newest in (2, 1, 0):
        assert phone(here) == f'"{newest}"'
        take_back(here.store, files[newest].id, here.act())
    assert phone(here) == ""
    take_in(here.store, files[1], here.act())
    assert phone(here) == '"1"'


def test_files_of_two_computers_stand_side_by_side_until_these_have_met(
    computers: list[Computer],
) -> None:
    here, _, one, other = computers
    says(one, phone="x")
    for count in range(9):
        says(other, phone=f"y{count}")
    for number, computer in enumerate((one, other)):
        take_in(here.store, file_of(computer, number), here.act())
    meet(one, other)
    says(one, phone="a")  # below the others by any other order
    take_in(here.store, file_of(one, 2), here.act())
    assert phone(here) == '"a"'


def test_a_file_never_touches_what_another_office_keeps(computers: list[Computer]) -> None:
    here, _, city, stranger = computers
    says(city, phone="đúng")
    right = file_of(city)
    take_in(here.store, right, here.act())
    for count in range(3):
        says(stranger, phone=f"sai {count}")
    take_in(here.store, file_of(stranger, 1, OTHER), here.act())
    assert phone(here) == '"đúng"'
    says(city, phone="mới")
    newer = file_of(city, 2)
    take_in(here.store, newer, here.act())
    assert phone(here) == '"mới"'
    for file in (newer, right):
        take_back(here.store, file.id, here.act())
    assert phone(here) == "", "the stranger's word does not keep it"


def test_what_its_office_took_away_goes_and_comes_back_with_the_file(
    computers: list[Computer],
) -> None:
    here, beside, city, _ = computers
    says(city, phone="1")
    older = file_of(city)
    with city.store.writing(city.act()) as writer:
        writer.remove(Unit, ROW)
    newer = file_of(city, 1)
    for file in (older, newer):
        take_in(here.store, file, here.act())
    take_in(beside.store, newer, beside.act())
    take_in(beside.store, older, beside.act())
    assert phone(here) == phone(beside) == ""
    take_back(here.store, newer.id, here.act())
    assert phone(here) == '"1"'
    take_in(here.store, newer, here.act())
    assert phone(here) == ""
    says(city, phone="2")
    take_in(here.store, file_of(city, 2), here.act())
    assert phone(here) == '"2"'


def test_what_the_own_office_keeps_stays_as_it_is(computers: list[Computer]) -> None:
    here, _, city, _ = computers
    says(here, phone="của mình")
    says(city, phone="1")
    file = file_of(city)
    take_in(here.store, file, here.act())
    take_back(here.store, file.id, here.act())
    assert phone(here) == '"của mình"'
    assert cells(here)["steward_id"] == "null"


def test_a_record_mirrored_here_and_kept_beside_becomes_the_own_offices(
    computers: list[Computer],
) -> None:
    here, beside, city, _ = computers
    says(city, phone="1")
    file = file_of(city)
    take_in(here.store, file, here.act())
    says(beside, phone="của mình")
    meet(here, beside)
    assert cells(here) == cells(beside)
    assert cells(here)["steward_id"] == "null"
    take_back(here.store, file.id, here.act())
    meet(here, beside)
    assert phone(here) == phone(beside) != ""


def test_fields_of_a_newer_version_and_of_the_machinery_are_passed_over(
    computers: list[Computer],
) -> None:
    here, _, city, _ = computers
    says(city, phone="1")
    file = file_of(city)
    body = {**file.records["unit"][ROW], "id": '"00"', "born": "7", "later": '"thêm"'}
    for number, text in ((1, '"1"'), (2, '"2"')):
        records = {"unit": {ROW: {**body, "phone": text}}}
        take_in(here.store, told(number, {"x": number}, records), here.act())
        assert phone(here) == text


def test_the_words_of_mirrored_tasks_are_found_while_their_file_is_believed(
    computers: list[Computer],
) -> None:
    here, beside, city, _ = computers
    with city.store.writing(city.act()) as writer:
        task = writer.add(Task, plan_id=a_plan(writer), position=0, title="Kiểm tra công vụ")
    file = file_of(city, 0, CITY, Plan.__tablename__, Task.__tablename__)
    take_in(here.store, file, here.act())
    assert found(here, "kiem tra") == [task]
    meet(here, beside)
    assert found(beside, "kiem tra") == [task]
    take_back(here.store, file.id, here.act())
    assert found(here, "kiem tra") == []
    meet(here, beside)
    assert found(beside, "kiem tra") == []


def test_a_mirrored_record_own_work_refers_to_stays(computers: list[Computer]) -> None:
    here, _, city, _ = computers
    says(city, phone="1")
    file = file_of(city)
    take_in(here.store, file, here.act())
    with here.store.writing(here.act()) as writer:
        name = writer.add(UnitName, unit_id=ROW, name="Phường Hoa Sen")
    take_back(here.store, file.id, here.act())
    assert phone(here) == '"1"'
    with here.store.writing(here.act()) as writer:
        writer.remove(UnitName, name)
    assert phone(here) == ""
