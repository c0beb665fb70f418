"""Targets with their measurements, and the statistics tables with their values."""

import uuid
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from db.models.schema import Base, Kept, refers


class Target(Kept, Base):
    """What a plan wants reached; `checks` are comparator, value, unit and scope."""

    __tablename__ = "target"
    plan_id: Mapped[uuid.UUID] = refers("plan.id")
    position: Mapped[int]
    code: Mapped[str | None]
    text: Mapped[str]
    checks: Mapped[list[Any]] = mapped_column(default=list)
    field: Mapped[str] = mapped_column(default="other")


class Measurement(Kept, Base):
    __tablename__ = "measurement"
    target_id: Mapped[uuid.UUID] = refers("target.id")
    unit_id: Mapped[uuid.UUID] = refers("unit.id", index=False)
    quarter: Mapped[str]
    value: Mapped[Decimal | None]
    numerator: Mapped[Decimal | None]
    denominator: Mapped[Decimal | None]


class IndicatorTable(Kept, Base):
    __tablename__ = "indicator_table"
    position: Mapped[int]
    code: Mapped[str]
    title: Mapped[str]
    field: Mapped[str] = mapped_column(default="other")


class Indicator(Kept, Base):
    """One line of a statistics table. `adds_up` says how quarters and units make a sum."""

    __tablename__ = "indicator"
    table_id: Mapped[uuid.UUID] = refers("indicator_table.id")
    position: Mapped[int]
    code: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    measure: Mapped[str]
    adds_up: Mapped[str] = mapped_column(default="sum")
    numerator_code: Mapped[str | None]
    denominator_code: Mapped[str | None]


class IndicatorValue(Kept, Base):
    __tablename__ = "indicator_value"
    indicator_id: Mapped[uuid.UUID] = refers("indicator.id")
    unit_id: Mapped[uuid.UUID] = refers("unit.id", index=False)
    quarter: Mapped[str]
    value: Mapped[Decimal]
