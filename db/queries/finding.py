"""Records by what people call them. Must not know how a person's words are read."""

import uuid
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from db.models.plans import Plan, PlanVersion
from db.models.schema import Base
from db.models.tasks import Task

_T = Base.metadata.tables
PLAN, VERSION = _T[Plan.__tablename__], _T[PlanVersion.__tablename__]
TASK = _T[Task.__tablename__]
_ENOUGH_TO_BE_AMBIGUOUS = 6


class Named(NamedTuple):
    """A record and what it is called; the name may be empty."""

    id: uuid.UUID
    name: str


def plans_named(connection: Connection) -> list[Named]:
    """Return every plan under each document's number, or its subject where it has none."""
    query = (
        select(PLAN.c.id, func.coalesce(VERSION.c.number, VERSION.c.subject, ""))
        .outerjoin(VERSION, (VERSION.c.plan_id == PLAN.c.id) & VERSION.c.gone.is_(False))
        .where(PLAN.c.gone.is_(False))
        .order_by(PLAN.c.first_day.desc(), PLAN.c.id)
    )
    return [Named(key, number) for key, number in connection.execute(query)]


def tasks_between(connection: Connection, first: uuid.UUID, last: uuid.UUID) -> list[Named]:
    """Return tasks whose ids lie between two, some of them when there are many."""
    query = (
        select(TASK.c.id, TASK.c.title)
        .where(TASK.c.gone.is_(False), TASK.c.id.between(first, last))
        .order_by(TASK.c.id)
        .limit(_ENOUGH_TO_BE_AMBIGUOUS)
    )
    return [Named(key, title) for key, title in connection.execute(query)]
