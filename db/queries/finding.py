"""Records by what people call them. Must not know how a person's words are read."""

import uuid
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from db.models.office import Doubt
from db.models.plans import Plan, PlanVersion
from db.models.schema import Base
from db.models.tasks import Task

_T = Base.metadata.tables
PLAN, VERSION = _T[Plan.__tablename__], _T[PlanVersion.__tablename__]
TASK, DOUBT = _T[Task.__tablename__], _T[Doubt.__tablename__]
_ENOUGH_TO_BE_AMBIGUOUS = 6


class Named(NamedTuple):
    """A record and what it is called; the name may be empty."""

    id: uuid.UUID
    name: str


class NamedDoubt(NamedTuple):
    """A doubt under the name of the task it is about, if it is about one."""

    doubt: Named
    is_open: bool


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


def doubts_between(connection: Connection, first: uuid.UUID, last: uuid.UUID) -> list[NamedDoubt]:
    """Return doubts whose ids lie between two, the open ones first, some when there are many."""
    query = (
        select(DOUBT.c.id, func.coalesce(TASK.c.title, ""), DOUBT.c.settled_at.is_(None))
        .outerjoin(TASK, TASK.c.id == DOUBT.c.entity_id)
        .where(
            DOUBT.c.gone.is_(False),
            DOUBT.c.steward_id.is_(None),
            DOUBT.c.id.between(first, last),
        )
        .order_by(DOUBT.c.settled_at.is_not(None), DOUBT.c.id)
        .limit(_ENOUGH_TO_BE_AMBIGUOUS)
    )
    rows = connection.execute(query)
    return [NamedDoubt(Named(key, title), bool(is_open)) for key, title, is_open in rows]
