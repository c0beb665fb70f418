"""Everything that is kept of units and people, for the page that shows and edits it.

Must not know which entries are the same unit, nor what day it is.
"""

import uuid
from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, func, or_, select

from db.life import referring_columns
from db.models.plans import Plan
from db.models.schema import Base
from db.models.tasks import Assignment, Task
from db.models.units import (
    Membership,
    Person,
    SameAs,
    Unit,
    UnitName,
    UnitSpelling,
    UnitSuccession,
)

_T = Base.metadata.tables
UNIT, NAME = _T[Unit.__tablename__], _T[UnitName.__tablename__]
SPELLING, MEMBERSHIP = _T[UnitSpelling.__tablename__], _T[Membership.__tablename__]
SUCCESSION, SAME_AS = _T[UnitSuccession.__tablename__], _T[SameAs.__tablename__]
PERSON, ASSIGNMENT = _T[Person.__tablename__], _T[Assignment.__tablename__]
TASK, PLAN = _T[Task.__tablename__], _T[Plan.__tablename__]
# What is said of a unit itself goes with it.
_OWN_ROWS = frozenset({NAME.name, SPELLING.name})


class ContactRow(NamedTuple):
    id: uuid.UUID
    head: str | None
    head_post: str | None
    phone: str | None
    email: str | None
    address: str | None
    note: str | None


class NameRow(NamedTuple):
    id: uuid.UUID
    unit_id: uuid.UUID
    name: str
    since: date | None
    steward_id: uuid.UUID | None


class SpellingRow(NamedTuple):
    id: uuid.UUID
    unit_id: uuid.UUID
    text: str
    steward_id: uuid.UUID | None


class SameRow(NamedTuple):
    id: uuid.UUID
    alias_id: uuid.UUID
    true_id: uuid.UUID


class PartRow(NamedTuple):
    id: uuid.UUID
    task_id: uuid.UUID
    unit_id: uuid.UUID
    role: str
    via_group_id: uuid.UUID | None


class PersonRow(NamedTuple):
    id: uuid.UUID
    unit_id: uuid.UUID | None
    name: str
    post: str | None
    phone: str | None
    email: str | None
    system_user: str | None
    until: date | None
    steward_id: uuid.UUID | None


def contact_row(connection: Connection, unit: uuid.UUID) -> ContactRow:
    query = select(*(UNIT.c[name] for name in ContactRow._fields)).where(UNIT.c.id == unit)
    return ContactRow._make(connection.execute(query).one())


def name_rows(connection: Connection, units: Collection[uuid.UUID]) -> list[NameRow]:
    """Return the names of some units, of each the oldest first."""
    query = _of(NAME, NameRow._fields).where(NAME.c.unit_id.in_(units))
    query = query.order_by(NAME.c.unit_id, NAME.c.since.is_not(None), NAME.c.since, NAME.c.id)
    return [NameRow._make(row) for row in connection.execute(query)]


def name_row(connection: Connection, key: uuid.UUID) -> NameRow | None:
    row = connection.execute(_of(NAME, NameRow._fields).where(NAME.c.id == key)).first()
    return NameRow._make(row) if row else None


def spelling_rows(connection: Connection, units: Collection[uuid.UUID]) -> list[SpellingRow]:
    query = _of(SPELLING, SpellingRow._fields).where(SPELLING.c.unit_id.in_(units))
    return [SpellingRow._make(row) for row in connection.execute(query.order_by(SPELLING.c.text))]


def same_rows(connection: Connection) -> list[SameRow]:
    query = _of(SAME_AS, SameRow._fields).where(SAME_AS.c.entity == UNIT.name)
    return [SameRow._make(row) for row in connection.execute(query)]


def part_rows(connection: Connection, units: Collection[uuid.UUID]) -> list[PartRow]:
    """Return the parts that units, or groups through their members, have in tasks that count."""
    query = (
        _of(ASSIGNMENT, PartRow._fields)
        .join(TASK, TASK.c.id == ASSIGNMENT.c.task_id)
        .join(PLAN, PLAN.c.id == TASK.c.plan_id)
        .where(
            or_(ASSIGNMENT.c.unit_id.in_(units), ASSIGNMENT.c.via_group_id.in_(units)),
            ASSIGNMENT.c.until.is_(None),
            TASK.c.gone.is_(False),
            TASK.c.withdrawn_on.is_(None),
            PLAN.c.gone.is_(False),
        )
    )
    return [PartRow._make(row) for row in connection.execute(query)]


def uses_of(connection: Connection, unit: uuid.UUID) -> dict[str, int]:
    """Count the rows that refer to a unit, by table; its own names and spellings are left out."""
    found: dict[str, int] = {}
    for column in referring_columns(UNIT.name):
        table = column.table
        goes_along = table.name in _OWN_ROWS or column is MEMBERSHIP.c.unit_id
        if not goes_along:
            query = select(func.count()).where(column == unit, table.c.gone.is_(False))
            count = connection.execute(query).scalar_one()
            if count:
                found[table.name] = found.get(table.name, 0) + count
    return found


def rows_of_unit(connection: Connection, unit: uuid.UUID) -> list[tuple[str, uuid.UUID]]:
    """Return a unit and all rows that say something of it, hidden ones too."""
    parts = (
        (NAME, NAME.c.unit_id == unit),
        (SPELLING, SPELLING.c.unit_id == unit),
        (MEMBERSHIP, or_(MEMBERSHIP.c.unit_id == unit, MEMBERSHIP.c.group_id == unit)),
        (SUCCESSION, or_(SUCCESSION.c.from_id == unit, SUCCESSION.c.to_id == unit)),
        (SAME_AS, or_(SAME_AS.c.alias_id == unit, SAME_AS.c.true_id == unit)),
    )
    rows = [(UNIT.name, unit)]
    for table, belongs in parts:
        keys = connection.execute(select(table.c.id).where(belongs)).scalars()
        rows.extend((table.name, key) for key in keys)
    return rows


def person_rows(connection: Connection) -> list[PersonRow]:
    rows = connection.execute(_of(PERSON, PersonRow._fields).order_by(PERSON.c.born, PERSON.c.id))
    return [PersonRow._make(row) for row in rows]


def tasks_of_people(connection: Connection) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Return who has which task in hand, of all tasks that count."""
    query = (
        select(ASSIGNMENT.c.person_id, ASSIGNMENT.c.task_id)
        .join(TASK, TASK.c.id == ASSIGNMENT.c.task_id)
        .join(PLAN, PLAN.c.id == TASK.c.plan_id)
        .where(
            ASSIGNMENT.c.gone.is_(False),
            ASSIGNMENT.c.person_id.is_not(None),
            ASSIGNMENT.c.until.is_(None),
            TASK.c.gone.is_(False),
            TASK.c.withdrawn_on.is_(None),
            PLAN.c.gone.is_(False),
        )
    )
    return [(person, task) for person, task in connection.execute(query.distinct())]


def has_parts(connection: Connection, person: uuid.UUID) -> bool:
    """Say whether a task was ever handed to a person."""
    query = select(ASSIGNMENT.c.id).where(
        ASSIGNMENT.c.person_id == person, ASSIGNMENT.c.gone.is_(False)
    )
    return connection.execute(query.limit(1)).first() is not None


def _of(table: Table, names: tuple[str, ...]) -> Any:
    return select(*(table.c[name] for name in names)).where(table.c.gone.is_(False))
