"""Plans and what their documents hold: a fixed number of statements, however long the plan is.

Must not know how a plan is shown or continued.
"""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, func, select

from db.models.figures import Target
from db.models.office import Doubt
from db.models.plans import (
    Basis,
    Chapter,
    NarrativeItem,
    Plan,
    PlanVersion,
    Section,
    UnitDuty,
)
from db.models.reporting import ReportDuty, ReportDutyPlan
from db.models.schema import Base
from db.models.tasks import Deadline, Milestone, Task, TaskItem

_T = Base.metadata.tables
PLAN, VERSION = _T[Plan.__tablename__], _T[PlanVersion.__tablename__]
BASIS, CHAPTER = _T[Basis.__tablename__], _T[Chapter.__tablename__]
SECTION, TARGET = _T[Section.__tablename__], _T[Target.__tablename__]
NARRATIVE, UNIT_DUTY = _T[NarrativeItem.__tablename__], _T[UnitDuty.__tablename__]
DUTY, DUTY_PLAN = _T[ReportDuty.__tablename__], _T[ReportDutyPlan.__tablename__]
TASK, ITEM = _T[Task.__tablename__], _T[TaskItem.__tablename__]
DEADLINE, MILESTONE = _T[Deadline.__tablename__], _T[Milestone.__tablename__]
DOUBT = _T[Doubt.__tablename__]


class PlanRow(NamedTuple):
    id: uuid.UUID
    first_day: date
    last_day: date
    implicit: bool
    steward_id: uuid.UUID | None
    continues_id: uuid.UUID | None
    issuer_id: uuid.UUID | None


class VersionRow(NamedTuple):
    plan_id: uuid.UUID
    kind: str
    number: str | None
    issuer: str | None
    place: str | None
    issued_on: date | None
    subject: str
    signer: str | None
    signer_post: str | None
    signs_as: str | None
    recipients: Sequence[Any]
    layout: Sequence[Any]


class BasisRow(NamedTuple):
    text: str
    cited: Sequence[Any]


class ChapterRow(NamedTuple):
    code: str | None
    title: str
    text: str


class TargetRow(NamedTuple):
    code: str | None
    text: str
    checks: Sequence[Any]


class SectionRow(NamedTuple):
    id: uuid.UUID
    code: str | None
    title: str
    field: str


class NarrativeRow(NamedTuple):
    code: str | None
    section: str | None
    title: str
    details: Sequence[Any]


class UnitDutyRow(NamedTuple):
    unit_words: str
    text: str


class ReportDutyRow(NamedTuple):
    text: str | None
    frequency: str
    due_rule: str
    recipient: str | None


class TaskRow(NamedTuple):
    id: uuid.UUID
    section_id: uuid.UUID | None
    code: str | None
    title: str
    funding: str | None
    note: str | None
    source: dict[str, Any] | None
    withdrawn_on: date | None
    phrase: str | None
    kind: str | None


class MilestoneRow(NamedTuple):
    task_id: uuid.UUID
    label: str
    start: date | None
    due: date | None
    rule: str | None
    occurrence: str | None


class DoubtRow(NamedTuple):
    entity_id: uuid.UUID
    code: str
    facts: dict[str, Any]


def plan_rows(connection: Connection) -> list[PlanRow]:
    """Return the plans, the newest first."""
    query = _plans().order_by(PLAN.c.first_day.desc(), PLAN.c.implicit, PLAN.c.id)
    return [PlanRow._make(row) for row in connection.execute(query)]


def plan_row(connection: Connection, plan: uuid.UUID) -> PlanRow:
    return PlanRow._make(connection.execute(_plans().where(PLAN.c.id == plan)).one())


def _plans() -> Any:
    return select(
        PLAN.c.id,
        PLAN.c.first_day,
        PLAN.c.last_day,
        PLAN.c.implicit,
        PLAN.c.steward_id,
        PLAN.c.continues_id,
        PLAN.c.issuer_id,
    ).where(PLAN.c.gone.is_(False))


def version_rows(connection: Connection, plan: uuid.UUID | None = None) -> list[VersionRow]:
    """Return the documents of one plan or of all, of each plan the oldest first."""
    columns = (VERSION.c[name] for name in VersionRow._fields)
    query = select(*columns).where(VERSION.c.gone.is_(False)).order_by(VERSION.c.position)
    if plan is not None:
        query = query.where(VERSION.c.plan_id == plan)
    return [VersionRow._make(row) for row in connection.execute(query)]


def task_counts(connection: Connection) -> dict[uuid.UUID, int]:
    """Return how many tasks each plan has, those withdrawn left out."""
    query = (
        select(TASK.c.plan_id, func.count())
        .where(TASK.c.gone.is_(False), TASK.c.withdrawn_on.is_(None))
        .group_by(TASK.c.plan_id)
    )
    return {plan: count for plan, count in connection.execute(query)}  # noqa: C416 - rows


def lives_of(connection: Connection, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, bool]:
    """Return, of plans that are or were there, whether they are gone."""
    query = select(PLAN.c.id, PLAN.c.gone).where(PLAN.c.id.in_(ids))
    return {key: gone for key, gone in connection.execute(query)}  # noqa: C416 - rows


def basis_rows(connection: Connection, plan: uuid.UUID) -> list[BasisRow]:
    return [BasisRow._make(row) for row in _listed(connection, BASIS, plan, BasisRow._fields)]


def chapter_rows(connection: Connection, plan: uuid.UUID) -> list[ChapterRow]:
    return [ChapterRow._make(row) for row in _listed(connection, CHAPTER, plan, ChapterRow._fields)]


def target_rows(connection: Connection, plan: uuid.UUID) -> list[TargetRow]:
    return [TargetRow._make(row) for row in _listed(connection, TARGET, plan, TargetRow._fields)]


def section_rows(connection: Connection, plan: uuid.UUID) -> list[SectionRow]:
    return [SectionRow._make(row) for row in _listed(connection, SECTION, plan, SectionRow._fields)]


def narrative_rows(connection: Connection, plan: uuid.UUID) -> list[NarrativeRow]:
    rows = _listed(connection, NARRATIVE, plan, NarrativeRow._fields)
    return [NarrativeRow._make(row) for row in rows]


def unit_duty_rows(connection: Connection, plan: uuid.UUID) -> list[UnitDutyRow]:
    rows = _listed(connection, UNIT_DUTY, plan, UnitDutyRow._fields)
    return [UnitDutyRow._make(row) for row in rows]


def report_duty_rows(connection: Connection, plan: uuid.UUID) -> list[ReportDutyRow]:
    query = (
        select(*(DUTY.c[name] for name in ReportDutyRow._fields))
        .join(DUTY_PLAN, DUTY_PLAN.c.duty_id == DUTY.c.id)
        .where(DUTY_PLAN.c.plan_id == plan, DUTY.c.gone.is_(False), DUTY_PLAN.c.gone.is_(False))
        .order_by(DUTY.c.born, DUTY.c.frequency, DUTY.c.period_part, DUTY.c.id)
    )
    return [ReportDutyRow._make(row) for row in connection.execute(query)]


def task_rows(connection: Connection, plan: uuid.UUID) -> list[TaskRow]:
    """Return the tasks of a plan in its order, those withdrawn too."""
    query = (
        select(*(TASK.c[name] for name in TaskRow._fields[:-2]), DEADLINE.c.phrase, DEADLINE.c.kind)
        .outerjoin(DEADLINE, (DEADLINE.c.task_id == TASK.c.id) & DEADLINE.c.gone.is_(False))
        .where(TASK.c.plan_id == plan, TASK.c.gone.is_(False))
        .order_by(TASK.c.position, TASK.c.id)
    )
    return [TaskRow._make(row) for row in connection.execute(query)]


def continued_tasks(connection: Connection, plan: uuid.UUID) -> frozenset[uuid.UUID]:
    """Return the tasks of a plan that one of a later plan goes on with."""
    later = TASK.alias("later")
    query = (
        select(TASK.c.id)
        .join(later, later.c.continues_id == TASK.c.id)
        .where(TASK.c.plan_id == plan, TASK.c.gone.is_(False), later.c.gone.is_(False))
    )
    return frozenset(connection.scalars(query))


def milestone_rows(connection: Connection, plan: uuid.UUID) -> list[MilestoneRow]:
    query = (
        select(DEADLINE.c.task_id, *(MILESTONE.c[name] for name in MilestoneRow._fields[1:]))
        .join(DEADLINE, DEADLINE.c.id == MILESTONE.c.deadline_id)
        .join(TASK, TASK.c.id == DEADLINE.c.task_id)
        .where(TASK.c.plan_id == plan, DEADLINE.c.gone.is_(False), MILESTONE.c.gone.is_(False))
        .order_by(MILESTONE.c.position)
    )
    return [MilestoneRow._make(row) for row in connection.execute(query)]


def item_rows(connection: Connection, plan: uuid.UUID) -> list[tuple[uuid.UUID, str, str]]:
    """Return details and products: task, kind, text."""
    query = (
        select(ITEM.c.task_id, ITEM.c.kind, ITEM.c.text)
        .join(TASK, TASK.c.id == ITEM.c.task_id)
        .where(TASK.c.plan_id == plan, ITEM.c.gone.is_(False))
        .order_by(ITEM.c.position)
    )
    return [(task, kind, text) for task, kind, text in connection.execute(query)]


def doubt_rows(connection: Connection, plan: uuid.UUID) -> list[DoubtRow]:
    """Return what is still to be decided of a plan and its tasks."""
    theirs = select(TASK.c.id).where(TASK.c.plan_id == plan, TASK.c.gone.is_(False))
    query = (
        select(DOUBT.c.entity_id, DOUBT.c.code, DOUBT.c.facts)
        .where(
            DOUBT.c.gone.is_(False),
            DOUBT.c.settled_at.is_(None),
            (DOUBT.c.entity_id == plan) | DOUBT.c.entity_id.in_(theirs),
        )
        .order_by(DOUBT.c.born, DOUBT.c.field, DOUBT.c.code, DOUBT.c.id)
    )
    return [DoubtRow._make(row) for row in connection.execute(query)]


def task_places(connection: Connection, plan: uuid.UUID) -> dict[uuid.UUID, int]:
    """Return where each task of a plan stands in it."""
    query = select(TASK.c.id, TASK.c.position).where(TASK.c.plan_id == plan, TASK.c.gone.is_(False))
    return {row.id: row.position for row in connection.execute(query)}


def next_task_position(connection: Connection, plan: uuid.UUID) -> int:
    query = select(func.coalesce(func.max(TASK.c.position), -1)).where(TASK.c.plan_id == plan)
    return int(connection.execute(query).scalar_one()) + 1


def _listed(
    connection: Connection, table: Table, plan: uuid.UUID, names: Sequence[str]
) -> Sequence[Any]:
    """Return the live rows of a plan's list in their order."""
    query = select(*(table.c[name] for name in names)).where(
        table.c.plan_id == plan, table.c.gone.is_(False)
    )
    return connection.execute(query.order_by(table.c.position)).all()
