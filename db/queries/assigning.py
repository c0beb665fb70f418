"""Units' parts in tasks, and what was reported of them. Must not know what a state means."""

import uuid
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, or_, select, union

from db.models.plans import Plan
from db.models.progress import Evidence, Progress
from db.models.schema import Base
from db.models.tasks import Assignment, Task

_T = Base.metadata.tables
PLAN, TASK = _T[Plan.__tablename__], _T[Task.__tablename__]
ASSIGNMENT = _T[Assignment.__tablename__]
PROGRESS, EVIDENCE = _T[Progress.__tablename__], _T[Evidence.__tablename__]
_CHUNK = 500


class PartRow(NamedTuple):
    id: uuid.UUID
    task_id: uuid.UUID
    unit_id: uuid.UUID
    role: str
    position: int
    via_group_id: uuid.UUID | None
    person_id: uuid.UUID | None
    until: date | None
    steward_id: uuid.UUID | None


class ReportedRow(NamedTuple):
    """One entry of progress; of one unit's part the quarters come in their order."""

    id: uuid.UUID
    assignment_id: uuid.UUID
    quarter: str
    occurrence: str | None
    state: str
    percent: int | None
    done_on: date | None
    lane: str
    corrects_id: uuid.UUID | None
    steward_id: uuid.UUID | None


_PART = select(
    ASSIGNMENT.c.id,
    ASSIGNMENT.c.task_id,
    ASSIGNMENT.c.unit_id,
    ASSIGNMENT.c.role,
    ASSIGNMENT.c.position,
    ASSIGNMENT.c.via_group_id,
    ASSIGNMENT.c.person_id,
    ASSIGNMENT.c.until,
    ASSIGNMENT.c.steward_id,
).where(ASSIGNMENT.c.gone.is_(False))
_IN_ORDER = (ASSIGNMENT.c.role, ASSIGNMENT.c.position, ASSIGNMENT.c.id)


def parts_of_task(connection: Connection, task: uuid.UUID) -> list[PartRow]:
    return parts_of_tasks(connection, [task])[task]


def parts_of_tasks(
    connection: Connection, tasks: Collection[uuid.UUID]
) -> dict[uuid.UUID, list[PartRow]]:
    found: dict[uuid.UUID, list[PartRow]] = {task: [] for task in tasks}
    for chunk in _chunks(list(tasks)):
        query = _PART.where(ASSIGNMENT.c.task_id.in_(chunk)).order_by(*_IN_ORDER)
        for row in connection.execute(query):
            found[row.task_id].append(PartRow._make(row))
    return found


def parts_of_plan(connection: Connection, plan: uuid.UUID) -> list[PartRow]:
    query = _PART.join(TASK, TASK.c.id == ASSIGNMENT.c.task_id).where(
        TASK.c.plan_id == plan, TASK.c.gone.is_(False)
    )
    return [PartRow._make(row) for row in connection.execute(query.order_by(*_IN_ORDER))]


def parts_of_groups(
    connection: Connection, groups: Collection[uuid.UUID], day: date
) -> list[PartRow]:
    """Return what groups lead, themselves or by members, in our own plans that still run."""
    query = (
        _PART.join(TASK, TASK.c.id == ASSIGNMENT.c.task_id)
        .join(PLAN, PLAN.c.id == TASK.c.plan_id)
        .where(
            ASSIGNMENT.c.role == "lead",
            ASSIGNMENT.c.until.is_(None),
            or_(ASSIGNMENT.c.via_group_id.in_(groups), ASSIGNMENT.c.unit_id.in_(groups)),
            TASK.c.gone.is_(False),
            TASK.c.steward_id.is_(None),
            TASK.c.withdrawn_on.is_(None),
            PLAN.c.gone.is_(False),
            PLAN.c.last_day >= day,
        )
        .order_by(ASSIGNMENT.c.task_id, *_IN_ORDER)
    )
    return [PartRow._make(row) for row in connection.execute(query)]


def entries_of(connection: Connection, parts: Sequence[uuid.UUID]) -> list[ReportedRow]:
    query = select(
        PROGRESS.c.id,
        PROGRESS.c.assignment_id,
        PROGRESS.c.quarter,
        PROGRESS.c.occurrence,
        PROGRESS.c.state,
        PROGRESS.c.percent,
        PROGRESS.c.done_on,
        PROGRESS.c.lane,
        PROGRESS.c.corrects_id,
        PROGRESS.c.steward_id,
    ).where(PROGRESS.c.gone.is_(False))
    found: list[ReportedRow] = []
    for chunk in _chunks(parts):
        rows = query.where(PROGRESS.c.assignment_id.in_(chunk)).order_by(PROGRESS.c.quarter)
        found.extend(ReportedRow._make(row) for row in connection.execute(rows))
    return found


def reported(connection: Connection, parts: Sequence[uuid.UUID]) -> set[uuid.UUID]:
    """Return the parts of which something was reported."""
    found: set[uuid.UUID] = set()
    for chunk in _chunks(parts):
        each = (
            select(table.c.assignment_id).where(
                table.c.assignment_id.in_(chunk), table.c.gone.is_(False)
            )
            for table in (PROGRESS, EVIDENCE)
        )
        found |= set(connection.execute(union(*each)).scalars())
    return found


def _chunks(keys: Sequence[uuid.UUID]) -> Iterator[Sequence[uuid.UUID]]:
    return (keys[start : start + _CHUNK] for start in range(0, len(keys), _CHUNK))
