"""The people of the office: who they are, how to reach them, who left, who is at this computer.

Must not know what they are asked to do; who leaves keeps what was done, and hands the rest over.
"""

import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.text import nfc, sort_key
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.unit_book import UnitBook
from db.models.units import Person
from db.queries import unit_details as queries
from db.queries.unit_details import PersonRow
from db.session import Reading


class PersonFact(StrEnum):
    NAME = "name"
    POST = "post"
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person as a list shows them."""

    id: uuid.UUID
    name: str
    post: str
    phone: str
    email: str
    unit: uuid.UUID | None
    unit_name: str
    until: date | None
    is_here: bool
    tasks: frozenset[uuid.UUID]


def list_people(desk: Desk, account: str) -> list[PersonLine]:
    """Return the people in the order of a Vietnamese dictionary, those who left last."""
    with desk.store.reading() as connection:
        book = UnitBook.read(connection)
        rows = queries.person_rows(connection)
        tasks: defaultdict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
        for person, task in queries.tasks_of_people(connection):
            tasks[person].add(task)
    here = next((row.id for row in rows if account and row.system_user == account), None)
    lines = [
        _line(row, book, desk.today, frozenset(tasks[row.id]), is_here=row.id == here)
        for row in rows
    ]
    gone = {line.id for line in lines if line.until is not None and line.until < desk.today}
    return sorted(lines, key=lambda line: (line.id in gone, sort_key(line.name), line.id))


def _line(
    row: PersonRow, book: UnitBook, today: date, tasks: frozenset[uuid.UUID], *, is_here: bool
) -> PersonLine:
    unit = book.true(row.unit_id) if row.unit_id else None
    return PersonLine(
        id=row.id,
        name=row.name,
        post=row.post or "",
        phone=row.phone or "",
        email=row.email or "",
        unit=unit,
        unit_name=book.name(unit, today) if unit is not None and unit in book.units else "",
        until=row.until,
        is_here=is_here,
        tasks=tasks,
    )


def add_person(desk: Desk, name: str, unit: uuid.UUID | None = None) -> uuid.UUID:
    """Add a person; of two who have one name, the second is told apart by post or telephone."""
    said = nfc(name)
    if not said:
        raise RefusedError("person-without-name")
    with desk.writing(desk.act("add-person", name=said)) as (writer, _):
        own = UnitBook.read(writer.connection).true(desk.unit_id)
        made = made_id("person", own, said.lower())
        known = {row.id for row in queries.person_rows(writer.connection)}
        key = uuid.uuid4() if made in known else made
        blank = dict.fromkeys(("post", "phone", "email", "system_user", "until"))
        writer.add(Person, id=key, unit_id=unit or own, name=said, **blank)
    return key


def set_person_fact(desk: Desk, person: uuid.UUID, fact: PersonFact, words: str) -> Outcome:
    said = nfc(words)
    if fact is PersonFact.NAME and not said:
        raise RefusedError("person-without-name")
    act = desk.act("set-person-fact", typing=True, fact=str(fact), name=_name(desk, person))
    with desk.writing(act) as (writer, outcome):
        writer.change(Person, person, **{str(fact): said or None})
    return outcome


def set_person_unit(desk: Desk, person: uuid.UUID, unit: uuid.UUID) -> Outcome:
    with desk.writing(desk.act("set-person-unit", name=_name(desk, person))) as (writer, outcome):
        writer.change(Person, person, unit_id=unit)
    return outcome


def leave_office(desk: Desk, person: uuid.UUID, last_day: date) -> Outcome:
    """Note a person's last day; what was done by them stays with their name."""
    with desk.writing(desk.act("leave-office", name=_name(desk, person))) as (writer, outcome):
        gone = {"system_user": None} if last_day < desk.today else {}
        writer.change(Person, person, until=last_day, **gone)
    return outcome


def come_back(desk: Desk, person: uuid.UUID) -> Outcome:
    with desk.writing(desk.act("come-back", name=_name(desk, person))) as (writer, outcome):
        writer.change(Person, person, until=None)
    return outcome


def remove_person(desk: Desk, person: uuid.UUID) -> Outcome:
    """Take away a person to whom no task was ever handed."""
    name = _name(desk, person)
    with desk.writing(desk.act("remove-person", name=name)) as (writer, outcome):
        if queries.has_parts(writer.connection, person):
            raise RefusedError("person-in-use", {"name": name})
        writer.remove(Person, person)
    return outcome


def sit_here(desk: Desk, person: uuid.UUID, account: str) -> Outcome:
    """Note who uses the computer under this account, and nobody else."""
    with desk.writing(desk.act("sit-here", name=_name(desk, person))) as (writer, outcome):
        for row in queries.person_rows(writer.connection):
            if row.id == person:
                writer.change(Person, row.id, system_user=account)
            elif row.system_user == account:
                writer.change(Person, row.id, system_user=None)
    return outcome


def _name(desk: Desk, person: uuid.UUID) -> str:
    with desk.store.reading() as connection:
        return _row(connection, person).name


def _row(connection: Reading, person: uuid.UUID) -> PersonRow:
    row = next((one for one in queries.person_rows(connection) if one.id == person), None)
    if row is None:
        raise RefusedError("person-not-found", {"text": str(person)})
    return row
