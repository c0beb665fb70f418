"""Units, groups, people: who exists, under which names, since when."""

import uuid
from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from db.models.schema import Base, Kept, refers


class Unit(Kept, Base):
    """An office, department, ward, school; or a group whose members are units."""

    __tablename__ = "unit"
    level: Mapped[str]
    is_group: Mapped[bool] = mapped_column(default=False)
    parent_id: Mapped[uuid.UUID | None] = refers("unit.id", nullable=True)
    head: Mapped[str | None]
    head_post: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    address: Mapped[str | None]
    place: Mapped[str | None]
    note: Mapped[str | None]
    position: Mapped[int] = mapped_column(default=0)


class UnitName(Kept, Base):
    """A name a unit bears from a day on; without a day, it has always borne it."""

    __tablename__ = "unit_name"
    unit_id: Mapped[uuid.UUID] = refers("unit.id")
    name: Mapped[str]
    since: Mapped[date | None]


class UnitSpelling(Kept, Base):
    """Another way in which people write a unit's name."""

    __tablename__ = "unit_spelling"
    unit_id: Mapped[uuid.UUID] = refers("unit.id")
    text: Mapped[str]


class Membership(Kept, Base):
    __tablename__ = "membership"
    group_id: Mapped[uuid.UUID] = refers("unit.id")
    unit_id: Mapped[uuid.UUID] = refers("unit.id")
    since: Mapped[date | None]
    until: Mapped[date | None]  # the last day


class UnitSuccession(Kept, Base):
    """From `on`, `to_id` carries on what `from_id` was: merged, split or renamed."""

    __tablename__ = "unit_succession"
    from_id: Mapped[uuid.UUID] = refers("unit.id")
    to_id: Mapped[uuid.UUID] = refers("unit.id")
    on: Mapped[date]
    kind: Mapped[str]
    position: Mapped[int | None]  # the first of several carries on what is open


class SameAs(Kept, Base):
    """Two entries that turned out to be one thing; both ids live on."""

    __tablename__ = "same_as"
    entity: Mapped[str]
    alias_id: Mapped[uuid.UUID] = mapped_column(index=True)
    true_id: Mapped[uuid.UUID]


class Person(Kept, Base):
    """Someone of the own office to whom tasks are handed."""

    __tablename__ = "person"
    unit_id: Mapped[uuid.UUID | None] = refers("unit.id", nullable=True)
    name: Mapped[str]
    post: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    system_user: Mapped[str | None]
    until: Mapped[date | None]  # the last day in the office
