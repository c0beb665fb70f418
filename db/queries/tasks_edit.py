"""What is there of tasks before they are edited. Must not know which verb edits."""

import uuid
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, select

from db.ledger import parts_of
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
    section_id: uuid.UUID | None
    position: int
    phrase: str | None
    event_on: date | None


class PlaceRow(NamedTuple):
    """Where a task stands in its plan."""

    id: uuid.UUID
    position: int
    withdrawn_on: date | None


class ItemRow(NamedTuple):
    id: uuid.UUID
    position: int
    text: str


class SectionRow(NamedTuple):
    id: uuid.UUID
    code: str | None
    title: str


def edited_task(connection: Connection, task: uuid.UUID) -> EditedTask:
    return edited_tasks(connection, [task])[task]


def edited_tasks(
    connection: Connection, tasks: Collection[uuid.UUID]
) -> dict[uuid.UUID, EditedTask]:
    """Return those of the tasks that are there, by their ids."""
    of_task = (TASK.c[name] for name in EditedTask._fields[:-2])
    query = (
        select(*of_task, DEADLINE.c.phrase, DEADLINE.c.event_on)
        .outerjoin(DEADLINE, (DEADLINE.c.task_id == TASK.c.id) & DEADLINE.c.gone.is_(False))
        .where(TASK.c.gone.is_(False))
    )
    return {
        row.id: EditedTask._make(row)
        for part in parts_of(tasks)
        for row in connection.execute(query.where(TASK.c.id.in_(part)))
    }


def places_in(connection: Connection, plan: uuid.UUID, section: uuid.UUID | None) -> list[PlaceRow]:
    """Return the tasks of a section in their order, those withdrawn too."""
    within = TASK.c.section_id.is_(None) if section is None else TASK.c.section_id == section
    query = (
        select(TASK.c.id, TASK.c.position, TASK.c.withdrawn_on)
        .where(TASK.c.plan_id == plan, within, TASK.c.gone.is_(False))
        .order_by(TASK.c.position, TASK.c.id)
    )
    return [PlaceRow._make(row) for row in connection.execute(query)]


def items_of(
    connection: Connection, tasks: Collection[uuid.UUID]
) -> dict[tuple[uuid.UUID, str], list[ItemRow]]:
    """Return the items of tasks by task and kind, in their order."""
    query = (
        select(ITEM.c.task_id, ITEM.c.kind, *(ITEM.c[name] for name in ItemRow._fields))
        .where(ITEM.c.gone.is_(False))
        .order_by(ITEM.c.position, ITEM.c.id)
    )
    found: defaultdict[tuple[uuid.UUID, str], list[ItemRow]] = defaultdict(list)
    for part in parts_of(tasks):
        for task, kind, *item in connection.execute(query.where(ITEM.c.task_id.in_(part))):
            found[task, kind].append(ItemRow._make(item))
    return dict(found)


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
