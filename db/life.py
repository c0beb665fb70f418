"""Whether a row is shown: removed, and nothing that is still there refers to it.

`gone` in a row is what follows from the life values kept beside it. The rule about these values
is the core's and is handed in. Must not know how values are merged.
"""

import uuid
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Table, select, union, update

from db.cells import table_of
from db.ledger import VERSION, seen_of
from db.models.everything import metadata
from db.models.exchange import MirrorRecord, Package

PACKAGE: Table = Package.__table__  # type: ignore[assignment]  # declared as FromClause
MIRROR: Table = MirrorRecord.__table__  # type: ignore[assignment]

LifeRule = Callable[[Mapping[str, str], Iterable[Mapping[str, int]]], bool]
"""From life values by dot and the vectors of the row's births and edits: is the row removed?"""

Row = tuple[str, uuid.UUID]


@cache
def referring_columns(entity: str) -> tuple[Column[Any], ...]:
    """Return the columns of kept tables that refer to this one."""
    return tuple(
        one.parent
        for table in metadata.sorted_tables
        for one in table.foreign_keys
        if one.column.table.name == entity and "gone" in table.c
    )


@cache
def owner_columns(entity: str) -> tuple[tuple[Column[Any], str], ...]:
    """Return the columns by which a row refers to kept rows, with the tables of those."""
    return tuple(
        (one.parent, one.column.table.name)
        for one in table_of(entity).foreign_keys
        if "gone" in one.column.table.c
    )


def settle(connection: Connection, rows: Iterable[Row], rule: LifeRule) -> list[Row]:
    """Make `gone` follow from the life values, of these rows and of what they refer to."""
    once_removed = _once_removed(connection)
    if not once_removed:
        return []
    seeds = list(rows)
    waiting = {row for row in seeds if row in once_removed}
    waiting |= _owners(connection, seeds, once_removed)
    changed = []
    while waiting:
        row = waiting.pop()
        if _settle_one(connection, row, rule):
            changed.append(row)
            waiting |= _owners(connection, [row], once_removed)
    return changed


def _once_removed(connection: Connection) -> set[Row]:
    """Return the rows that somebody removed, or that no file taken in tells of any more."""
    removed = select(VERSION.c.entity, VERSION.c.row).where(VERSION.c.field == "gone")
    told = select(MIRROR.c.row).join(PACKAGE, PACKAGE.c.id == MIRROR.c.package_id)
    told = told.where(PACKAGE.c.active)
    untold = select(MIRROR.c.entity, MIRROR.c.row).where(MIRROR.c.row.not_in(told))
    return {(entity, row) for entity, row in connection.execute(union(removed, untold))}


def _settle_one(connection: Connection, row: Row, rule: LifeRule) -> bool:
    entity, key = row
    table = table_of(entity)
    hidden = _is_removed(connection, entity, key, rule) and not _is_used(connection, entity, key)
    done = connection.execute(
        update(table).where(table.c.id == key, table.c.gone.is_not(hidden)).values(gone=hidden)
    )
    return bool(done.rowcount)


def _is_removed(connection: Connection, entity: str, key: uuid.UUID, rule: LifeRule) -> bool:
    table = table_of(entity)
    steward = connection.execute(select(table.c.steward_id).where(table.c.id == key)).scalar()
    if steward is not None:
        told = select(MIRROR.c.row).join(PACKAGE, PACKAGE.c.id == MIRROR.c.package_id)
        return not connection.execute(told.where(MIRROR.c.row == key, PACKAGE.c.active)).first()
    siblings = connection.execute(
        select(VERSION.c.siblings).where(VERSION.c.row == key, VERSION.c.field == "gone")
    ).scalar()
    return rule(dict(siblings or ()), seen_of(connection, table, key))


def _is_used(connection: Connection, entity: str, key: uuid.UUID) -> bool:
    for column in referring_columns(entity):
        live = column.table.c.gone.is_(False)
        if connection.execute(select(column).where(column == key, live).limit(1)).first():
            return True
    return False


def _owners(connection: Connection, rows: Iterable[Row], among: set[Row]) -> set[Row]:
    found: set[Row] = set()
    by_entity: dict[str, list[uuid.UUID]] = {}
    for entity, key in rows:
        by_entity.setdefault(entity, []).append(key)
    for entity, keys in by_entity.items():
        table = table_of(entity)
        for column, owner in owner_columns(entity):
            for start in range(0, len(keys), 500):
                part = keys[start : start + 500]
                owners = select(column).where(table.c.id.in_(part), column.is_not(None))
                found |= {(owner, key) for key in connection.execute(owners).scalars()} & among
    return found
