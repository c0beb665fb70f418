"""Rows as kept text, from which files between offices are made and by which they are judged.

Must not know which rows belong into which file.
"""

import uuid
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, select

from db.cells import Keys, encoded_row, fields_of, key_in, plain_of, table_of
from db.ledger import ids_among, parts_of, rows_among

Cells = Mapping[str, str]
Bodies = dict[uuid.UUID, Cells]


def own_where(
    connection: Connection, entity: str, column: str, keys: Collection[Any], *, gone: bool = True
) -> Bodies:
    """Return rows this office keeps whose column holds one of the keys; with `gone` hidden too."""
    table = table_of(entity)
    query = select(table).where(table.c.steward_id.is_(None))
    if not gone:
        query = query.where(table.c.gone.is_(False))
    return _bodies(connection, table, query, column, keys)


def where(
    connection: Connection, entity: str, column: str, keys: Collection[Any], steward: uuid.UUID
) -> Bodies:
    """Return rows another office keeps whose column holds one of the keys."""
    table = table_of(entity)
    query = select(table).where(table.c.steward_id == steward)
    return _bodies(connection, table, query, column, keys)


def all_own(connection: Connection, entity: str) -> Bodies:
    """Return every row of a table that this office keeps and that is there."""
    table = table_of(entity)
    query = select(table).where(table.c.steward_id.is_(None), table.c.gone.is_(False))
    rows = connection.execute(query).mappings()
    return {row["id"]: encoded_row(table, dict(row)) for row in rows}


def _bodies(
    connection: Connection, table: Table, query: Any, column: str, keys: Collection[Any]
) -> Bodies:
    found: Bodies = {}
    for part in parts_of(keys):
        for row in connection.execute(query.where(table.c[column].in_(part))).mappings():
            found[row["id"]] = encoded_row(table, dict(row))
    return found


def value_of(cells: Cells, name: str) -> Any:
    """Return what a kept text means as plain JSON: an id as its hexadecimal digits."""
    text = cells.get(name)
    return None if text is None else plain_of(text)


def key_of(cells: Cells, name: str) -> uuid.UUID | None:
    text = cells.get(name)
    return None if text is None or text[:1] != '"' else key_in(text)


class Reference(NamedTuple):
    """A column by which rows refer to kept rows of a table."""

    column: str
    owner: str
    optional: bool


@cache
def references(entity: str) -> tuple[Reference, ...]:
    found = table_of(entity).foreign_keys
    made = (
        Reference(one.parent.name, one.column.table.name, bool(one.parent.nullable))
        for one in found
    )
    return tuple(sorted(one for one in made if one.column != "born"))


def ids_there(connection: Connection, entity: str, keys: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Return which ids a table has, hidden rows too."""
    return ids_among(connection, table_of(entity), keys)


def units_of_parts(
    connection: Connection, parts: Collection[uuid.UUID]
) -> dict[uuid.UUID, uuid.UUID]:
    """Return whose part in a task each of these is."""
    named, units = {part.bytes: part for part in parts}, Keys()
    rows = rows_among(connection, "SELECT id, unit_id FROM assignment WHERE id", parts)
    return {named[part]: units[unit] for part, unit in rows}


@cache
def columns(entity: str) -> tuple[str, ...]:
    return fields_of(table_of(entity))
