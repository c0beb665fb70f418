"""What loading the sample year has to know of the office. Must not know what the sample says."""

import uuid

from sqlalchemy import Connection, select

from db.models.reporting import ReportDuty, ReportDutyPlan
from db.models.schema import Base

_T = Base.metadata.tables
DUTY, COVERS = _T[ReportDuty.__tablename__], _T[ReportDutyPlan.__tablename__]


def duties_without_plan(connection: Connection, unit: uuid.UUID) -> list[uuid.UUID]:
    """Return the report duties a unit has of itself, whatever plans it has."""
    covering = select(COVERS.c.duty_id).where(COVERS.c.gone.is_(False))
    query = select(DUTY.c.id).where(
        DUTY.c.unit_id == unit, DUTY.c.gone.is_(False), DUTY.c.id.not_in(covering)
    )
    return list(connection.execute(query.order_by(DUTY.c.id)).scalars())
