"""What a list of tasks is made of: a fixed number of statements, however many tasks there are.

Must not know states, due dates or what a filter means to a person.
"""

import uuid
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Table, select

from db.models.plans import Plan, PlanVersion, Section
from db.models.progress import Evidence, Progress
from db.models.schema import Base
from db.models.tasks import Assignment, Deadline, Milestone, Task, TaskItem
from db.models.units import Membership, Person, UnitName

_T = Base.metadata.tables
PLAN, VERSION = _T[Plan.__tablename__], _T[PlanVersion.__tablename__]
SECTION, TASK = _T[Section.__tablename__], _T[Task.__tablename__]
ITEM, ASSIGNMENT = _T[TaskItem.__tablename__], _T[Assignment.__tablename__]
DEADLINE, MILESTONE = _T[Deadline.__tablename__], _T[Milestone.__tablename__]
PROGRESS, EVIDENCE = _T[Progress.__tablename__], _T[Evidence.__tablename__]
NAME, PERSON = _T[UnitName.__tablename__], _T[Person.__tablename__]
MEMBERSHIP = _T[Membership.__tablename__]


class TaskRow(NamedTuple):
    id: uuid.UUID
    plan_id: uuid.UUID
    plan_first: date
    plan_last: date
    section_code: str | None
    section_title: str | None
    field: str | None
    code: str | None
    title: str
    note: str | None
    funding: str | None
    withdrawn_on: date | None
    steward_id: uuid.UUID | None
    phrase: str | None
    kind: str | None
    settled: bool | None


class MilestoneRow(NamedTuple):
    task_id: uuid.UUID
    start: date | None
    due: date | None
    label: str
    occurrence: str | None


class AssignmentRow(NamedTuple):
    id: uuid.UUID
    task_id: uuid.UUID
    unit_id: uuid.UUID
    role: str
    via_group_id: uuid.UUID | None
    person_id: uuid.UUID | None
    person: str | None
    until: date | None


class EntryRow(NamedTuple):
    id: uuid.UUID
    assignment_id: uuid.UUID
    quarter: str
    occurrence: str | None
    state: str
    percent: int | None
    done_on: date | None
    result: str | None
    lane: str
    corrects_id: uuid.UUID | None


class NameRow(NamedTuple):
    unit_id: uuid.UUID
    name: str
    since: date | None


Narrowed = Collection[uuid.UUID] | None
"""Ids of tasks or of plans to be content with; None is every one."""


def task_rows(
    connection: Connection, plan_id: uuid.UUID | None = None, among: Narrowed = None
) -> list[TaskRow]:
    """Return tasks in the order of their plans."""
    query = (
        select(
            TASK.c.id,
            PLAN.c.id,
            PLAN.c.first_day,
            PLAN.c.last_day,
            SECTION.c.code,
            SECTION.c.title,
            SECTION.c.field,
            TASK.c.code,
            TASK.c.title,
            TASK.c.note,
            TASK.c.funding,
            TASK.c.withdrawn_on,
            TASK.c.steward_id,
            DEADLINE.c.phrase,
            DEADLINE.c.kind,
            DEADLINE.c.settled,
        )
        .join(PLAN, PLAN.c.id == TASK.c.plan_id)
        .outerjoin(SECTION, SECTION.c.id == TASK.c.section_id)
        .outerjoin(DEADLINE, (DEADLINE.c.task_id == TASK.c.id) & DEADLINE.c.gone.is_(False))
        .where(TASK.c.gone.is_(False), PLAN.c.gone.is_(False))
        .order_by(PLAN.c.first_day.desc(), PLAN.c.id, SECTION.c.position, TASK.c.position)
    )
    if plan_id is not None:
        query = query.where(TASK.c.plan_id == plan_id)
    return [TaskRow._make(row) for row in _narrowed(connection, query, TASK.c.id, among)]


def milestone_rows(connection: Connection, among: Narrowed = None) -> list[MilestoneRow]:
    query = _live(
        MILESTONE,
        DEADLINE.c.task_id,
        MILESTONE.c.start,
        MILESTONE.c.due,
        MILESTONE.c.label,
        MILESTONE.c.occurrence,
    ).join(DEADLINE, DEADLINE.c.id == MILESTONE.c.deadline_id)
    query = query.where(DEADLINE.c.gone.is_(False)).order_by(MILESTONE.c.position)
    return [
        MilestoneRow._make(row) for row in _narrowed(connection, query, DEADLINE.c.task_id, among)
    ]


def assignment_rows(connection: Connection, among: Narrowed = None) -> list[AssignmentRow]:
    query = (
        _live(
            ASSIGNMENT,
            ASSIGNMENT.c.id,
            ASSIGNMENT.c.task_id,
            ASSIGNMENT.c.unit_id,
            ASSIGNMENT.c.role,
            ASSIGNMENT.c.via_group_id,
            ASSIGNMENT.c.person_id,
            PERSON.c.name,
            ASSIGNMENT.c.until,
        )
        .outerjoin(PERSON, PERSON.c.id == ASSIGNMENT.c.person_id)
        .order_by(ASSIGNMENT.c.role, ASSIGNMENT.c.position)
    )
    return [
        AssignmentRow._make(row)
        for row in _narrowed(connection, query, ASSIGNMENT.c.task_id, among)
    ]


def entry_rows(connection: Connection, among: Narrowed = None) -> list[EntryRow]:
    """Return the progress entries of tasks, the corrected ones too."""
    query = _live(
        PROGRESS,
        PROGRESS.c.id,
        PROGRESS.c.assignment_id,
        PROGRESS.c.quarter,
        PROGRESS.c.occurrence,
        PROGRESS.c.state,
        PROGRESS.c.percent,
        PROGRESS.c.done_on,
        PROGRESS.c.result,
        PROGRESS.c.lane,
        PROGRESS.c.corrects_id,
    )
    if among is not None:
        query = query.join(ASSIGNMENT, ASSIGNMENT.c.id == PROGRESS.c.assignment_id)
    return [
        EntryRow._make(row) for row in _narrowed(connection, query, ASSIGNMENT.c.task_id, among)
    ]


def product_rows(connection: Connection, among: Narrowed = None) -> list[tuple[uuid.UUID, str]]:
    query = _live(ITEM, ITEM.c.task_id, ITEM.c.text).where(ITEM.c.kind == "product")
    query = query.order_by(ITEM.c.position)
    return [(row[0], row[1]) for row in _narrowed(connection, query, ITEM.c.task_id, among)]


def evidence_counts(connection: Connection, among: Narrowed = None) -> list[uuid.UUID]:
    """Return the task of each piece of evidence, once a piece."""
    query = _live(EVIDENCE, ASSIGNMENT.c.task_id).join(
        ASSIGNMENT, ASSIGNMENT.c.id == EVIDENCE.c.assignment_id
    )
    return [row[0] for row in _narrowed(connection, query, ASSIGNMENT.c.task_id, among)]


def unit_names(connection: Connection) -> list[NameRow]:
    """Return the names of units, of each unit the oldest first."""
    query = _live(NAME, NAME.c.unit_id, NAME.c.name, NAME.c.since)
    query = query.order_by(NAME.c.unit_id, NAME.c.since.is_not(None), NAME.c.since)
    return [NameRow._make(row) for row in connection.execute(query)]


def groups_of(connection: Connection, unit_id: uuid.UUID, day: date) -> list[uuid.UUID]:
    """Return the groups a unit belongs to on a day."""
    since, until = MEMBERSHIP.c.since, MEMBERSHIP.c.until
    query = _live(MEMBERSHIP, MEMBERSHIP.c.group_id).where(
        MEMBERSHIP.c.unit_id == unit_id,
        since.is_(None) | (since <= day),
        until.is_(None) | (until >= day),
    )
    return list(connection.execute(query).scalars())


def _live(table: Table, *columns: ColumnElement[Any]) -> Select[Any]:
    return select(*columns).select_from(table).where(table.c.gone.is_(False))


def _narrowed(
    connection: Connection, query: Select[Any], column: ColumnElement[Any], among: Narrowed
) -> Sequence[Any]:
    if among is None:
        return connection.execute(query).all()
    keys = sorted(among)
    found: list[Any] = []
    for start in range(0, len(keys), 500):
        found.extend(connection.execute(query.where(column.in_(keys[start : start + 500]))))
    return found
