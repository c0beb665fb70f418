"""Which rows of a set stay when the set is undone, and because of which later set.

Those somebody worked on since, and with them what they refer to and what belongs to them.

Must not know how anything is written.
"""

import uuid
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, select

from db.cells import table_of
from db.hindrance import STANDS
from db.ledger import CHANGE, CHANGE_SET, parts_of
from db.life import owner_columns, referring_columns

# A row is a part of another where that one cannot be understood without it: a task that stays
# keeps who leads it and when it is due, a unit its names. A plan keeps what it is called, but not
# its tasks: each of these stands for itself.
_PART_OF: Mapping[str, str] = {
    "plan_version": "plan_id",
    "task_item": "task_id",
    "assignment": "task_id",
    "deadline": "task_id",
    "milestone": "deadline_id",
    "doubt": "entity_id",
    "progress": "assignment_id",
    "evidence": "assignment_id",
    "unit_name": "unit_id",
    "unit_spelling": "unit_id",
    "membership": "group_id",
}

Kept = dict[str, dict[uuid.UUID, int]]
"""By table the rows that stay, each with a set because of which it does."""


def rows_that_stay(connection: Connection, seq: int, brought: Sequence[Table]) -> Kept:
    """Return the rows of set `seq`, out of the tables it brought rows to, that do not go."""
    kept: Kept = {table.name: {} for table in brought}
    fresh: Kept = {}
    for table in brought:
        used = _used_elsewhere(connection, table, seq)
        fresh[table.name] = used | _edited_since(connection, table, seq)
    while any(fresh.values()):
        for name, rows in fresh.items():
            kept[name] |= rows
        drawn = _drawn_along(connection, seq, fresh, kept)
        fresh = {
            name: {key: by for key, by in rows.items() if key not in kept[name]}
            for name, rows in drawn.items()
        }
    return kept


def _edited_since(connection: Connection, table: Table, seq: int) -> dict[uuid.UUID, int]:
    """Return the rows of a set that later sets edited, with one such set each."""
    rows = connection.execute(
        select(CHANGE.c.row, CHANGE.c.set_seq)
        .join(CHANGE_SET, CHANGE_SET.c.seq == CHANGE.c.set_seq)
        .join(table, table.c.id == CHANGE.c.row)
        .where(
            table.c.born == seq,
            table.c.gone.is_(False),
            CHANGE.c.entity == table.name,
            CHANGE.c.set_seq > seq,
            STANDS,
        )
    )
    return {row: by for row, by in rows}  # noqa: C416 - a Row is no pair to dict()


def _used_elsewhere(connection: Connection, table: Table, seq: int) -> dict[uuid.UUID, int]:
    """Return the rows of a set that live rows of other sets refer to, with one such set each."""
    found: dict[uuid.UUID, int] = {}
    for column in referring_columns(table.name):
        user = column.table.alias()
        rows = connection.execute(
            select(user.c[column.name], user.c.born)
            .join(table, table.c.id == user.c[column.name])
            .where(table.c.born == seq, user.c.gone.is_(False), user.c.born != seq)
        )
        found.update((used, born) for used, born in rows)
    return found


def _drawn_along(connection: Connection, seq: int, staying: Kept, among: Collection[str]) -> Kept:
    """Return the rows of the set that rows which stay refer to, and the parts of these rows."""
    found: Kept = {name: {} for name in among}
    for name, rows in staying.items():
        for column, owner in owner_columns(name):
            if owner in among:
                found[owner] |= _referred_to(connection, seq, rows, column, table_of(owner))
        for part, column_name in _PART_OF.items():
            column = table_of(part).c[column_name]
            if part in among and _may_own(name, column):
                found[part] |= _parts(connection, seq, rows, column)
    return found


def _may_own(name: str, column: Column[Any]) -> bool:
    """Say whether a column may refer to rows of a table; one without a constraint to any."""
    return not column.foreign_keys or any(
        key.column.table.name == name for key in column.foreign_keys
    )


def _referred_to(
    connection: Connection, seq: int, rows: Mapping[uuid.UUID, int], column: Column[Any], to: Table
) -> dict[uuid.UUID, int]:
    user, owner = column.table, to.alias()
    asked = (
        select(owner.c.id, user.c.id)
        .join(user, user.c[column.name] == owner.c.id)
        .where(owner.c.born == seq, owner.c.gone.is_(False))
    )
    return {
        used: rows[by]
        for part in parts_of(rows)
        for used, by in connection.execute(asked.where(user.c.id.in_(part)))
    }


def _parts(
    connection: Connection, seq: int, rows: Mapping[uuid.UUID, int], column: Column[Any]
) -> dict[uuid.UUID, int]:
    table = column.table
    asked = select(table.c.id, column).where(table.c.born == seq, table.c.gone.is_(False))
    return {
        key: rows[owner]
        for part in parts_of(rows)
        for key, owner in connection.execute(asked.where(column.in_(part)))
    }
