"""Units with their names, spellings and memberships, and the people of the office.

Must not know which spellings name the same unit, nor what day it is.
"""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, select, text

from db.models.schema import Base
from db.models.units import Membership, Person, SameAs, Unit, UnitName, UnitSpelling
from db.queries.naming import HOLDS

_T = Base.metadata.tables
UNIT, NAME = _T[Unit.__tablename__], _T[UnitName.__tablename__]
SPELLING, MEMBERSHIP = _T[UnitSpelling.__tablename__], _T[Membership.__tablename__]
SAME_AS, PERSON = _T[SameAs.__tablename__], _T[Person.__tablename__]


class UnitRow(NamedTuple):
    id: uuid.UUID
    level: str
    is_group: bool
    parent_id: uuid.UUID | None
    steward_id: uuid.UUID | None


class UnitNameRow(NamedTuple):
    unit_id: uuid.UUID
    name: str
    since: date | None


class MembershipRow(NamedTuple):
    id: uuid.UUID
    group_id: uuid.UUID
    unit_id: uuid.UUID
    since: date | None
    until: date | None
    steward_id: uuid.UUID | None


class PersonRow(NamedTuple):
    id: uuid.UUID
    unit_id: uuid.UUID | None
    name: str


def unit_rows(connection: Connection) -> list[UnitRow]:
    query = select(UNIT.c.id, UNIT.c.level, UNIT.c.is_group, UNIT.c.parent_id, UNIT.c.steward_id)
    query = query.where(UNIT.c.gone.is_(False))
    return [UnitRow._make(row) for row in connection.execute(query)]


def name_rows(connection: Connection) -> list[UnitNameRow]:
    """Return the names of all units, of each unit the oldest first."""
    query = select(NAME.c.unit_id, NAME.c.name, NAME.c.since)
    query = query.where(text(HOLDS.format(it=NAME.name)))
    query = query.order_by(NAME.c.unit_id, NAME.c.since.is_not(None), NAME.c.since, NAME.c.id)
    return [UnitNameRow._make(row) for row in connection.execute(query)]


def spelling_rows(connection: Connection) -> list[tuple[uuid.UUID, str]]:
    query = select(SPELLING.c.unit_id, SPELLING.c.text).where(SPELLING.c.gone.is_(False))
    return [(unit, text) for unit, text in connection.execute(query.order_by(SPELLING.c.text))]


def membership_rows(connection: Connection) -> list[MembershipRow]:
    query = select(
        MEMBERSHIP.c.id,
        MEMBERSHIP.c.group_id,
        MEMBERSHIP.c.unit_id,
        MEMBERSHIP.c.since,
        MEMBERSHIP.c.until,
        MEMBERSHIP.c.steward_id,
    ).where(MEMBERSHIP.c.gone.is_(False))
    return [MembershipRow._make(row) for row in connection.execute(query)]


def true_ids(connection: Connection, entity: str) -> dict[uuid.UUID, uuid.UUID]:
    """Return, of entries that turned out to be another, that other one."""
    query = select(SAME_AS.c.alias_id, SAME_AS.c.true_id)
    query = query.where(SAME_AS.c.entity == entity, SAME_AS.c.gone.is_(False))
    return {alias: true for alias, true in connection.execute(query)}  # noqa: C416 - rows


def person_rows(connection: Connection) -> Sequence[PersonRow]:
    query = select(PERSON.c.id, PERSON.c.unit_id, PERSON.c.name).where(PERSON.c.gone.is_(False))
    return [PersonRow._make(row) for row in connection.execute(query.order_by(PERSON.c.id))]
