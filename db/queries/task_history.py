"""What became of one task and the rows that belong to it, set by set.

Must not know what a change means to a person.
"""

import uuid
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from db.cells import decoded, table_of
from db.ledger import CHANGE, parts_of
from db.models.plans import PlanVersion, Section
from db.models.schema import Base
from db.models.tasks import Task
from db.models.units import Person, UnitName

_T = Base.metadata.tables
TASK, SECTION = _T[Task.__tablename__], _T[Section.__tablename__]
VERSION, PERSON = _T[PlanVersion.__tablename__], _T[Person.__tablename__]
NAME = _T[UnitName.__tablename__]

Row = tuple[str, uuid.UUID]


class FieldChange(NamedTuple):
    """One field in one set, with the values themselves."""

    set_seq: int
    entity: str
    row: uuid.UUID
    field: str
    former: Any
    new: Any


def changes_of(connection: Connection, rows: Sequence[Row]) -> list[FieldChange]:
    """Return what sets wrote into some rows, the oldest first."""
    found = []
    for part in parts_of([key for _, key in rows]):
        query = select(CHANGE).where(CHANGE.c.row.in_(part)).order_by(CHANGE.c.set_seq)
        for one in connection.execute(query):
            column = table_of(one.entity).c.get(one.field)
            if column is not None:
                values = (None if text is None else decoded(column, text) for text in one[4:6])
                found.append(FieldChange(*one[:4], *values))
    return sorted(found, key=lambda one: one.set_seq)


def contents_of(connection: Connection, rows: Sequence[Row]) -> dict[Row, dict[str, Any]]:
    """Return all that some rows say now, hidden ones too."""
    found: dict[Row, dict[str, Any]] = {}
    for entity in dict.fromkeys(entity for entity, _ in rows):
        table = table_of(entity)
        for part in parts_of([key for name, key in rows if name == entity]):
            for row in connection.execute(select(table).where(table.c.id.in_(part))).mappings():
                found[entity, row["id"]] = dict(row)
    return found


def unit_names(connection: Connection) -> dict[uuid.UUID, str]:
    """Return units by the names they bear now, those removed too."""
    query = select(NAME.c.unit_id, NAME.c.name)
    rows = connection.execute(
        query.order_by(NAME.c.gone.desc(), NAME.c.since.is_not(None), NAME.c.since)
    )
    return {unit: name for unit, name in rows}  # noqa: C416 - rows


def person_names(connection: Connection) -> dict[uuid.UUID, str]:
    rows = connection.execute(select(PERSON.c.id, PERSON.c.name))
    return {key: name for key, name in rows}  # noqa: C416 - rows


def section_names(connection: Connection) -> dict[uuid.UUID, str]:
    rows = connection.execute(select(SECTION.c.id, SECTION.c.code, SECTION.c.title))
    return {key: f"{code}. {title}" if code else title for key, code, title in rows}


def plan_names(connection: Connection) -> dict[uuid.UUID, str]:
    query = select(VERSION.c.plan_id, VERSION.c.number, VERSION.c.subject)
    rows = connection.execute(query.order_by(VERSION.c.position.desc()))
    return {plan: number or subject for plan, number, subject in rows}


def task_names(connection: Connection, tasks: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    query = select(TASK.c.id, TASK.c.code, TASK.c.title).where(TASK.c.id.in_(tasks))
    rows = connection.execute(query)
    return {key: f"{code}. {title}" if code else title for key, code, title in rows}
