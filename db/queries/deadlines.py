"""What a deadline phrase is read against, and the rows a reading has already made.

Must not know what a phrase means.
"""

import uuid
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from db.ledger import parts_of
from db.models.office import DayOverride
from db.models.plans import PhraseReading, Plan, PlanVersion
from db.models.schema import Base
from db.models.tasks import Deadline, Milestone, Task

_T = Base.metadata.tables
PLAN, VERSION = _T[Plan.__tablename__], _T[PlanVersion.__tablename__]
READING, OVERRIDE = _T[PhraseReading.__tablename__], _T[DayOverride.__tablename__]
DEADLINE, MILESTONE = _T[Deadline.__tablename__], _T[Milestone.__tablename__]
TASK = _T[Task.__tablename__]


class SpanRow(NamedTuple):
    first_day: date
    last_day: date
    signed_on: date | None


class ReadingRow(NamedTuple):
    phrase: str
    kind: str
    milestones: Sequence[Any]
    event_on: date | None


class TaskDeadlineRow(NamedTuple):
    plan_id: uuid.UUID
    phrase: str
    event_on: date | None


class DeadlineRow(NamedTuple):
    task_id: uuid.UUID
    phrase: str
    event_on: date | None


def plan_span(connection: Connection, plan: uuid.UUID) -> SpanRow:
    """Return a plan's days and the day its first document was signed."""
    query = (
        select(PLAN.c.first_day, PLAN.c.last_day, VERSION.c.issued_on)
        .outerjoin(VERSION, (VERSION.c.plan_id == PLAN.c.id) & VERSION.c.gone.is_(False))
        .where(PLAN.c.id == plan)
        .order_by(VERSION.c.position)
        .limit(1)
    )
    return SpanRow._make(connection.execute(query).one())


def phrase_readings(connection: Connection, plan: uuid.UUID) -> list[ReadingRow]:
    query = select(
        READING.c.phrase, READING.c.kind, READING.c.milestones, READING.c.event_on
    ).where(READING.c.plan_id == plan, READING.c.gone.is_(False))
    return [ReadingRow._make(row) for row in connection.execute(query)]


def day_overrides(connection: Connection) -> list[tuple[date, bool, str]]:
    """Return the days that somebody decided are off or worked: day, worked, name."""
    query = select(OVERRIDE.c.day, OVERRIDE.c.working, OVERRIDE.c.name)
    rows = connection.execute(query.where(OVERRIDE.c.gone.is_(False)))
    return [(day, working, name) for day, working, name in rows]


def milestones_there(
    connection: Connection, tasks: Collection[uuid.UUID]
) -> dict[uuid.UUID, dict[uuid.UUID, bool]]:
    """Return the milestones that each task has or had, and whether they are gone."""
    query = select(DEADLINE.c.task_id, MILESTONE.c.id, MILESTONE.c.gone).join(
        DEADLINE, DEADLINE.c.id == MILESTONE.c.deadline_id
    )
    found: dict[uuid.UUID, dict[uuid.UUID, bool]] = {task: {} for task in tasks}
    for part in parts_of(tasks):
        for task, key, gone in connection.execute(query.where(DEADLINE.c.task_id.in_(part))):
            found[task][key] = gone
    return found


def tasks_with_deadline(connection: Connection, tasks: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Return those of the tasks that have a deadline, whatever it says."""
    query = select(DEADLINE.c.task_id).where(DEADLINE.c.gone.is_(False))
    return {
        task
        for part in parts_of(tasks)
        for task in connection.execute(query.where(DEADLINE.c.task_id.in_(part))).scalars()
    }


def deadlines_of(connection: Connection, plan: uuid.UUID) -> list[DeadlineRow]:
    """Return the deadlines of the own tasks of a plan, those withdrawn too."""
    query = (
        select(DEADLINE.c.task_id, DEADLINE.c.phrase, DEADLINE.c.event_on)
        .join(TASK, TASK.c.id == DEADLINE.c.task_id)
        .where(
            TASK.c.plan_id == plan,
            TASK.c.gone.is_(False),
            TASK.c.steward_id.is_(None),
            DEADLINE.c.gone.is_(False),
        )
        .order_by(TASK.c.position, TASK.c.id)
    )
    return [DeadlineRow._make(row) for row in connection.execute(query)]


def deadline_of(connection: Connection, task: uuid.UUID) -> TaskDeadlineRow | None:
    query = (
        select(TASK.c.plan_id, DEADLINE.c.phrase, DEADLINE.c.event_on)
        .join(TASK, TASK.c.id == DEADLINE.c.task_id)
        .where(DEADLINE.c.task_id == task, DEADLINE.c.gone.is_(False))
    )
    row = connection.execute(query).first()
    return TaskDeadlineRow._make(row) if row else None
