"""A plan's documents one by one, and how its tasks stood when each of them began.

Must not know what a change of a field means to anybody.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from db.cells import decoded, table_of
from db.ledger import CHANGE, parts_of
from db.models.figures import Measurement, Target
from db.models.plans import (
    Basis,
    Chapter,
    NarrativeItem,
    PhraseReading,
    Plan,
    PlanVersion,
    Section,
    UnitDuty,
)
from db.models.reporting import ReportDuty, ReportDutyPlan
from db.models.schema import Base
from db.models.tasks import Assignment, Deadline, Task, TaskItem

_T = Base.metadata.tables
PLAN, VERSION = _T[Plan.__tablename__], _T[PlanVersion.__tablename__]
TASK, ITEM = _T[Task.__tablename__], _T[TaskItem.__tablename__]
DEADLINE, ASSIGNMENT = _T[Deadline.__tablename__], _T[Assignment.__tablename__]
TARGET, MEASUREMENT = _T[Target.__tablename__], _T[Measurement.__tablename__]
DUTY, DUTY_PLAN = _T[ReportDuty.__tablename__], _T[ReportDutyPlan.__tablename__]

TOLD = (TASK, ITEM, DEADLINE, ASSIGNMENT)
"""The tables that say what a task is; by the name of each, its rows are given."""

Values = Mapping[str, Any]
_OF_PLAN = (Basis, Chapter, Section, NarrativeItem, UnitDuty, PhraseReading, PlanVersion)


class VersionRow(NamedTuple):
    id: uuid.UUID
    plan_id: uuid.UUID
    steward_id: uuid.UUID | None
    born: int
    position: int
    change: str
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


class TextRow(NamedTuple):
    """A basis or a chapter; a basis has neither code nor title."""

    id: uuid.UUID
    position: int
    text: str
    title: str = ""


class PastChange(NamedTuple):
    """What a field of a row said before a set wrote it."""

    entity: str
    row: uuid.UUID
    field: str
    former: Any


def versions_of(connection: Connection, plan: uuid.UUID) -> list[VersionRow]:
    """Return the documents of a plan, the oldest first."""
    query = select(*(VERSION.c[name] for name in VersionRow._fields)).where(
        VERSION.c.plan_id == plan, VERSION.c.gone.is_(False)
    )
    found = connection.execute(query.order_by(VERSION.c.position, VERSION.c.born, VERSION.c.id))
    return [VersionRow._make(row) for row in found]


def next_position(connection: Connection, plan: uuid.UUID) -> int:
    """Return a place that no document of the plan has or had."""
    query = select(func.coalesce(func.max(VERSION.c.position), 0))
    return int(connection.execute(query.where(VERSION.c.plan_id == plan)).scalar_one()) + 1


def bases_of(connection: Connection, plan: uuid.UUID) -> list[TextRow]:
    table = _T[Basis.__tablename__]
    query = select(table.c.id, table.c.position, table.c.text).where(
        table.c.plan_id == plan, table.c.gone.is_(False)
    )
    return [TextRow(*row) for row in connection.execute(query.order_by(table.c.position))]


def chapters_of(connection: Connection, plan: uuid.UUID) -> list[TextRow]:
    table = _T[Chapter.__tablename__]
    query = select(table.c.id, table.c.position, table.c.text, table.c.title).where(
        table.c.plan_id == plan, table.c.gone.is_(False)
    )
    return [TextRow(*row) for row in connection.execute(query.order_by(table.c.position))]


def rows_told(connection: Connection, plan: uuid.UUID) -> dict[str, list[Values]]:
    """Return what says what the tasks of a plan are, what was removed too."""
    mine = select(TASK.c.id).where(TASK.c.plan_id == plan)
    found: dict[str, list[Values]] = {}
    for table in TOLD:
        owner = table.c.plan_id == plan if table is TASK else table.c.task_id.in_(mine)
        query = select(table).where(owner).order_by(table.c.id)
        found[table.name] = [dict(row) for row in connection.execute(query).mappings()]
    return found


def changes_after(
    connection: Connection, rows: Mapping[str, Sequence[Values]], seq: int
) -> list[tuple[int, PastChange]]:
    """Return what sets after one wrote in these rows, with their numbers, the oldest first."""
    entity_of = {row["id"]: entity for entity, several in rows.items() for row in several}
    query = select(CHANGE.c.set_seq, CHANGE.c.row, CHANGE.c.field, CHANGE.c.former)
    later = query.where(CHANGE.c.set_seq > seq)
    found = []
    for part in parts_of(entity_of):
        for number, key, field, former in connection.execute(later.where(CHANGE.c.row.in_(part))):
            entity = entity_of[key]
            value = decoded(table_of(entity).c[field], former) if former is not None else None
            found.append((number, PastChange(entity, key, field, value)))
    return sorted(found, key=lambda one: one[0])


def tasks_there(connection: Connection, plan: uuid.UUID) -> int:
    """Count the tasks of a plan, those withdrawn too."""
    query = select(func.count()).where(TASK.c.plan_id == plan, TASK.c.gone.is_(False))
    return int(connection.execute(query).scalar_one())


def plans_resting_on(connection: Connection, plan: uuid.UUID) -> list[uuid.UUID]:
    """Return the plans that carry this one out, or continue it."""
    query = select(PLAN.c.id).where(
        PLAN.c.gone.is_(False), (PLAN.c.carries_out_id == plan) | (PLAN.c.continues_id == plan)
    )
    return list(connection.execute(query).scalars())


def document_rows(
    connection: Connection, plan: uuid.UUID
) -> Iterator[tuple[type[Base], uuid.UUID]]:
    """Name all rows of a plan without tasks that have no meaning without it."""
    targets = select(TARGET.c.id).where(TARGET.c.plan_id == plan)
    measured = select(MEASUREMENT.c.id).where(
        MEASUREMENT.c.target_id.in_(targets), MEASUREMENT.c.gone.is_(False)
    )
    yield from ((Measurement, key) for key in connection.execute(measured).scalars())
    for model in (Target, *_OF_PLAN):
        table = _T[model.__tablename__]
        query = select(table.c.id).where(table.c.plan_id == plan, table.c.gone.is_(False))
        yield from ((model, key) for key in connection.execute(query).scalars())
    yield from _duty_rows(connection, plan)


def _duty_rows(connection: Connection, plan: uuid.UUID) -> Iterator[tuple[type[Base], uuid.UUID]]:
    """Name the plan's part in report duties, and the duties that are about no other plan."""
    covers: defaultdict[uuid.UUID, dict[uuid.UUID, uuid.UUID]] = defaultdict(dict)
    mine = select(DUTY_PLAN.c.duty_id).where(
        DUTY_PLAN.c.plan_id == plan, DUTY_PLAN.c.gone.is_(False)
    )
    query = select(DUTY_PLAN.c.duty_id, DUTY_PLAN.c.plan_id, DUTY_PLAN.c.id).where(
        DUTY_PLAN.c.duty_id.in_(mine), DUTY_PLAN.c.gone.is_(False)
    )
    for duty, covered, key in connection.execute(query):
        covers[duty][covered] = key
    for duty, plans in covers.items():
        yield ReportDutyPlan, plans[plan]
        if set(plans) == {plan}:
            yield ReportDuty, duty
