"""Which tasks of ours carry out the tasks of a plan from above, and what was said of ours.

Must not know what a result means, nor which tasks are for whom.
"""

import uuid
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, select

from db.ledger import parts_of
from db.models.plans import Plan
from db.models.schema import Base
from db.models.tasks import Task
from db.models.units import Unit

_T = Base.metadata.tables
PLAN, TASK, UNIT = _T[Plan.__tablename__], _T[Task.__tablename__], _T[Unit.__tablename__]


class BelowRow(NamedTuple):
    """A task of ours, and the one above that it carries out."""

    id: uuid.UUID
    above_id: uuid.UUID


class CarryingRow(NamedTuple):
    """A plan and the one that it carries out."""

    id: uuid.UUID
    carries_out_id: uuid.UUID | None
    issuer_id: uuid.UUID | None


def tasks_below(
    connection: Connection, above: Collection[uuid.UUID] | None = None
) -> list[BelowRow]:
    """Return the tasks that carry out others, all or those below some, in their plans' order."""
    query = (
        select(TASK.c.id, TASK.c.carries_out_id, TASK.c.plan_id, TASK.c.position)
        .join(PLAN, PLAN.c.id == TASK.c.plan_id)
        .where(TASK.c.gone.is_(False), PLAN.c.gone.is_(False), TASK.c.steward_id.is_(None))
    )
    if above is None:
        rows = connection.execute(query.where(TASK.c.carries_out_id.is_not(None))).all()
    else:
        rows = [
            row
            for part in parts_of(above)
            for row in connection.execute(query.where(TASK.c.carries_out_id.in_(part)))
        ]
    ordered = sorted(rows, key=lambda row: (row.plan_id, row.position, row.id))
    return [BelowRow(row.id, row.carries_out_id) for row in ordered]


def carrying_rows(connection: Connection) -> list[CarryingRow]:
    query = select(PLAN.c.id, PLAN.c.carries_out_id, PLAN.c.issuer_id)
    rows = connection.execute(query.where(PLAN.c.gone.is_(False)))
    return [CarryingRow._make(row) for row in rows]


def place_of_unit(connection: Connection, unit: uuid.UUID) -> str | None:
    """Return the place that an office writes before its dates."""
    place: str | None = connection.execute(select(UNIT.c.place).where(UNIT.c.id == unit)).scalar()
    return place
