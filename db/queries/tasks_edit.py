"""What is there of one task before it is edited. Must not know which verb edits."""

import uuid
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, select

from db.models.plans import PlanVersion, Section
from db.models.schema import Base
from db.models.tasks import Deadline, Task, TaskItem

_T = Base.metadata.tables
TASK, ITEM = _T[Task.__tablename__], _T[TaskItem.__tablename__]
DEADLINE, SECTION = _T[Deadline.__tablename__], _T[Section.__tablename__]
VERSION = _T[PlanVersion.__tablename__]


class EditedTask(NamedTuple):
    id: uuid.UUID
    plan_id: uuid.UUID
    steward_id: uuid.UUID | None
    code: str | None
    title: str
    withdrawn_on: date | None
    phrase: str | None


class ItemRow(NamedTuple):
    id: uuid.UUID
    position: int
    text: str


class SectionRow(NamedTuple):
    id: uuid.UUID
    code: str | None
    title: str


def edited_task(connection: Connection, task: uuid.UUID) -> EditedTask:
    query = (
        select(
            TASK.c.id,
            TASK.c.plan_id,
            TASK.c.steward_id,
            TASK.c.code,
            TASK.c.title,
            TASK.c.withdrawn_on,
            DEADLINE.c.phrase,
        )
        .outerjoin(DEADLINE, (DEADLINE.c.task_id == TASK.c.id) & DEADLINE.c.gone.is_(False))
        .where(TASK.c.id == task)
    )
    return EditedTask._make(connection.execute(query).one())


def items_of(connection: Connection, task: uuid.UUID, kind: str) -> list[ItemRow]:
    query = (
        select(ITEM.c.id, ITEM.c.position, ITEM.c.text)
        .where(ITEM.c.task_id == task, ITEM.c.kind == kind, ITEM.c.gone.is_(False))
        .order_by(ITEM.c.position, ITEM.c.id)
    )
    return [ItemRow._make(row) for row in connection.execute(query)]


def sections_of(connection: Connection, plan: uuid.UUID) -> list[SectionRow]:
    query = (
        select(SECTION.c.id, SECTION.c.code, SECTION.c.title)
        .where(SECTION.c.plan_id == plan, SECTION.c.gone.is_(False))
        .order_by(SECTION.c.position)
    )
    return [SectionRow._make(row) for row in connection.execute(query)]


def current_version(connection: Connection, plan: uuid.UUID) -> uuid.UUID | None:
    """Return the newest document of a plan."""
    query = (
        select(VERSION.c.id)
        .where(VERSION.c.plan_id == plan, VERSION.c.gone.is_(False))
        .order_by(VERSION.c.position.desc())
        .limit(1)
    )
    found: uuid.UUID | None = connection.execute(query).scalar()
    return found
