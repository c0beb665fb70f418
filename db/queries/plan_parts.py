"""What a plan says beside its tasks, row by row: to be compared with what a later document says.

Must not know what differs, nor what is written then.
"""

import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, exists, select

from db.models.figures import Measurement, Target
from db.models.plans import Basis, Chapter, UnitDuty
from db.models.reporting import ReportDuty, ReportDutyPlan
from db.models.schema import Base

_T = Base.metadata.tables
_LISTED = (Basis, Chapter, Target, UnitDuty)
_DUTY, _LINK = _T[ReportDuty.__tablename__], _T[ReportDutyPlan.__tablename__]
_MEASURED, _TARGET = _T[Measurement.__tablename__], _T[Target.__tablename__]
Row = Mapping[str, Any]


def part_rows(connection: Connection, plan: uuid.UUID) -> dict[str, list[Row]]:
    """Return the rows by the names of their tables, each in its order."""
    found: dict[str, list[Row]] = {}
    for model in _LISTED:
        table = _T[model.__tablename__]
        mine = select(table).where(table.c.plan_id == plan, table.c.gone.is_(False))
        rows = connection.execute(mine.order_by(table.c.position, table.c.id)).mappings()
        found[table.name] = [dict(row) for row in rows]
    covered = select(_LINK.c.duty_id).where(_LINK.c.plan_id == plan, _LINK.c.gone.is_(False))
    duties = select(_DUTY).where(_DUTY.c.id.in_(covered), _DUTY.c.gone.is_(False))
    rows = connection.execute(duties.order_by(_DUTY.c.born, _DUTY.c.id)).mappings()
    found[_DUTY.name] = [dict(row) for row in rows]
    return found


def measured(connection: Connection, target: uuid.UUID) -> bool:
    """Say whether anything was measured of a target."""
    there = select(_MEASURED.c.id).where(
        _MEASURED.c.target_id == target, _MEASURED.c.gone.is_(False)
    )
    return bool(connection.execute(select(exists(there))).scalar_one())
