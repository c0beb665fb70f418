"""What a person still has to decide, and what it is about. Must not know how it is decided."""

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, or_, select

from db.ledger import parts_of
from db.models.office import Doubt
from db.models.plans import Plan, Section
from db.models.schema import Base
from db.models.tasks import Deadline, Task

_T = Base.metadata.tables
DOUBT, PLAN, SECTION = (_T[one.__tablename__] for one in (Doubt, Plan, Section))
TASK, DEADLINE = _T[Task.__tablename__], _T[Deadline.__tablename__]
_OF_TASK, _OF_PLAN = DOUBT.c.entity == "task", DOUBT.c.entity == "plan"


class OpenDoubtRow(NamedTuple):
    id: uuid.UUID
    entity: str
    entity_id: uuid.UUID
    field: str | None
    code: str
    facts: dict[str, Any]
    plan_id: uuid.UUID | None
    task_code: str | None
    title: str | None
    funding: str | None
    note: str | None
    deadline: str | None


class DoubtRow(NamedTuple):
    id: uuid.UUID
    entity: str
    entity_id: uuid.UUID
    field: str | None
    code: str
    facts: dict[str, Any]
    settled_at: datetime | None
    settled_by: str | None


def open_doubts(connection: Connection, *, of_whole_plans: bool = False) -> list[OpenDoubtRow]:
    """Return the open doubts of what the office keeps, as its plans have them, newest first.

    A task that was withdrawn leaves nothing to decide. `of_whole_plans` leaves out those of tasks.
    """
    query = (
        select(
            *(DOUBT.c[name] for name in OpenDoubtRow._fields[:6]),
            PLAN.c.id,
            TASK.c.code,
            TASK.c.title,
            TASK.c.funding,
            TASK.c.note,
            DEADLINE.c.phrase,
        )
        .outerjoin(TASK, and_(_OF_TASK, TASK.c.id == DOUBT.c.entity_id))
        .outerjoin(
            PLAN, or_(PLAN.c.id == TASK.c.plan_id, and_(_OF_PLAN, PLAN.c.id == DOUBT.c.entity_id))
        )
        .outerjoin(SECTION, SECTION.c.id == TASK.c.section_id)
        .outerjoin(DEADLINE, and_(DEADLINE.c.task_id == TASK.c.id, DEADLINE.c.gone.is_(False)))
        .where(
            DOUBT.c.gone.is_(False),
            DOUBT.c.settled_at.is_(None),
            DOUBT.c.steward_id.is_(None),
            or_(~_OF_TASK, and_(TASK.c.gone.is_(False), TASK.c.withdrawn_on.is_(None))),
            TASK.c.steward_id.is_(None),
            or_(PLAN.c.id.is_(None), PLAN.c.gone.is_(False)),
        )
        .order_by(
            PLAN.c.first_day.desc(),
            PLAN.c.id,
            TASK.c.id.is_not(None),
            SECTION.c.position.is_(None),
            SECTION.c.position,
            TASK.c.position,
            DOUBT.c.field,
            DOUBT.c.id,
        )
    )
    if of_whole_plans:
        query = query.where(_OF_PLAN)
    return [OpenDoubtRow._make(row) for row in connection.execute(query)]


def one_doubt(connection: Connection, key: uuid.UUID) -> DoubtRow:
    query = select(*(DOUBT.c[name] for name in DoubtRow._fields)).where(DOUBT.c.id == key)
    return DoubtRow._make(connection.execute(query).one())


def open_of_tasks(
    connection: Connection, tasks: Collection[uuid.UUID]
) -> dict[uuid.UUID, dict[uuid.UUID, str | None]]:
    """Return the open doubts of each task with their fields."""
    query = select(DOUBT.c.entity_id, DOUBT.c.id, DOUBT.c.field).where(
        DOUBT.c.entity == "task", DOUBT.c.gone.is_(False), DOUBT.c.settled_at.is_(None)
    )
    found: dict[uuid.UUID, dict[uuid.UUID, str | None]] = {task: {} for task in tasks}
    for part in parts_of(tasks):
        for task, doubt, field in connection.execute(query.where(DOUBT.c.entity_id.in_(part))):
            found[task][doubt] = field
    return found


def open_about(
    connection: Connection, entity: str, key: uuid.UUID, field: str
) -> list[tuple[uuid.UUID, str]]:
    """Return the open doubts about one field of a record: id and code."""
    query = select(DOUBT.c.id, DOUBT.c.code).where(
        DOUBT.c.entity == entity,
        DOUBT.c.entity_id == key,
        DOUBT.c.field == field,
        DOUBT.c.gone.is_(False),
        DOUBT.c.settled_at.is_(None),
    )
    return [(doubt, code) for doubt, code in connection.execute(query)]
