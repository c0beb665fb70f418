"""Targets with their measurements, and the statistics tables with their values.

Must not know how figures add up, nor whether a target is met.
"""

import uuid
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, Table, select

from db.models.figures import Indicator, IndicatorTable, IndicatorValue, Measurement, Target
from db.models.plans import Plan
from db.models.schema import Base

_T = Base.metadata.tables
TARGET, MEASUREMENT = _T[Target.__tablename__], _T[Measurement.__tablename__]
TABLE, INDICATOR = _T[IndicatorTable.__tablename__], _T[Indicator.__tablename__]
VALUE, PLAN = _T[IndicatorValue.__tablename__], _T[Plan.__tablename__]


class TargetRow(NamedTuple):
    id: uuid.UUID
    plan_id: uuid.UUID
    code: str | None
    text: str
    checks: list[Any]
    field: str
    plan_first: date
    plan_last: date


class MeasurementRow(NamedTuple):
    id: uuid.UUID
    steward_id: uuid.UUID | None
    target_id: uuid.UUID
    unit_id: uuid.UUID
    quarter: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None


class TableRow(NamedTuple):
    id: uuid.UUID
    code: str
    title: str
    position: int


class IndicatorRow(NamedTuple):
    id: uuid.UUID
    table_id: uuid.UUID
    code: str
    title: str
    measure: str
    adds_up: str
    numerator_code: str | None
    denominator_code: str | None
    position: int


class ValueRow(NamedTuple):
    id: uuid.UUID
    steward_id: uuid.UUID | None
    indicator_id: uuid.UUID
    unit_id: uuid.UUID
    quarter: str
    value: Decimal


def target_rows(connection: Connection, plan: uuid.UUID | None = None) -> list[TargetRow]:
    """Return targets in the order of their plans."""
    named = [TARGET.c[name] for name in TargetRow._fields[:-2]]
    query = (
        select(*named, PLAN.c.first_day, PLAN.c.last_day)
        .join(PLAN, PLAN.c.id == TARGET.c.plan_id)
        .where(TARGET.c.gone.is_(False), PLAN.c.gone.is_(False))
        .order_by(PLAN.c.first_day.desc(), PLAN.c.id, TARGET.c.position, TARGET.c.id)
    )
    if plan is not None:
        query = query.where(TARGET.c.plan_id == plan)
    return [TargetRow._make(row) for row in connection.execute(query)]


def measurement_rows(
    connection: Connection, target: uuid.UUID | None = None
) -> list[MeasurementRow]:
    """Return measurements, of each target the earliest quarter first.

    What was typed in for a unit gives way to what it told itself.
    """
    query = _live(MEASUREMENT, MeasurementRow._fields)
    told = MEASUREMENT.c.steward_id.is_not(None)
    query = query.order_by(MEASUREMENT.c.quarter, told, MEASUREMENT.c.id)
    if target is not None:
        query = query.where(MEASUREMENT.c.target_id == target)
    rows = [MeasurementRow._make(row) for row in connection.execute(query)]
    return list({(row.target_id, row.unit_id, row.quarter): row for row in rows}.values())


def table_rows(connection: Connection) -> list[TableRow]:
    query = _live(TABLE, TableRow._fields).order_by(TABLE.c.position, TABLE.c.id)
    return [TableRow._make(row) for row in connection.execute(query)]


def indicator_rows(connection: Connection) -> list[IndicatorRow]:
    """Return the lines of all tables, of each table in its order."""
    query = _live(INDICATOR, IndicatorRow._fields)
    query = query.order_by(INDICATOR.c.position, INDICATOR.c.id)
    return [IndicatorRow._make(row) for row in connection.execute(query)]


def value_rows(connection: Connection, indicator: uuid.UUID | None = None) -> list[ValueRow]:
    """Return values, of each indicator the earliest quarter first; a unit's own word counts."""
    told = VALUE.c.steward_id.is_not(None)
    query = _live(VALUE, ValueRow._fields).order_by(VALUE.c.quarter, told, VALUE.c.id)
    if indicator is not None:
        query = query.where(VALUE.c.indicator_id == indicator)
    rows = [ValueRow._make(row) for row in connection.execute(query)]
    return list({(row.indicator_id, row.unit_id, row.quarter): row for row in rows}.values())


def ids_there(
    connection: Connection, model: type[Base], ids: Collection[uuid.UUID]
) -> set[uuid.UUID]:
    """Return which of some ids a table has, also of rows that are gone."""
    table = _T[model.__tablename__]
    return set(connection.execute(select(table.c.id).where(table.c.id.in_(list(ids)))).scalars())


def _live(table: Table, names: tuple[str, ...]) -> Select[Any]:
    return select(*(table.c[name] for name in names)).where(table.c.gone.is_(False))
