"""The books of the write path as plain tables, and the one rule about joining entries.

Must not know what a verb means.
"""

import uuid
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Insert,
    Row,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from db.models.changes import Change, ChangeSet, FieldVersion, Replica

CHANGE: Table = Change.__table__  # type: ignore[assignment]  # declared as FromClause
CHANGE_SET: Table = ChangeSet.__table__  # type: ignore[assignment]
VERSION: Table = FieldVersion.__table__  # type: ignore[assignment]
REPLICA: Table = Replica.__table__  # type: ignore[assignment]

# Every set says these: made, and known to the compiler, once.
BEGIN = insert(CHANGE_SET)
FINISH = (
    update(CHANGE_SET)
    .where(CHANGE_SET.c.seq == bindparam("mine"))
    .values(added=bindparam("brought"), facts=bindparam("told"))
)
COUNT_ON = (
    update(REPLICA)
    .where(REPLICA.c.no == bindparam("mine"))
    .values(counter=REPLICA.c.counter + 1)
    .returning(REPLICA.c.counter, REPLICA.c.key)
)

TYPING_SECONDS = 60
_ASKED = 500


@cache
def adding(table: Table) -> Insert:
    """Return what adds rows to a table: made, and known to the compiler, once."""
    return insert(table)


@cache
def asking_for(table: Table) -> Select[Any]:
    """Return the question whether the row `it` is there."""
    return select(table.c.id).where(table.c.id == bindparam("it"))


def seen_of(
    connection: Connection, table: Table, keys: Collection[uuid.UUID]
) -> dict[uuid.UUID, list[dict[str, int]]]:
    """Return the vectors of rows' births and edits: what a removal has to have seen."""
    births = (
        select(table.c.id, REPLICA.c.key, CHANGE_SET.c.counter)
        .join(CHANGE_SET, CHANGE_SET.c.seq == table.c.born)
        .join(REPLICA, REPLICA.c.no == CHANGE_SET.c.replica_no)
    )
    edits = select(VERSION.c.row, VERSION.c.vector).where(VERSION.c.field != "gone")
    seen: dict[uuid.UUID, list[dict[str, int]]] = {}
    for part in parts_of(keys):
        for key, replica, counter in connection.execute(births.where(table.c.id.in_(part))):
            seen[key] = [{replica: counter}]
        for key, vector in connection.execute(edits.where(VERSION.c.row.in_(part))):
            seen[key].append(vector)
    return seen


def lives_of(connection: Connection, keys: Collection[uuid.UUID]) -> dict[uuid.UUID, Row[Any]]:
    """Return the versions of the field `gone` of those of the rows that ever were removed."""
    removed = [uuid.UUID(bytes=row[0]) for row in rows_among(connection, _REMOVED, keys)]
    return {
        one.row: one
        for part in parts_of(removed)
        for one in connection.execute(_LIVES, {"keys": part})
    }


_REMOVED = "SELECT row FROM field_version WHERE field = 'gone' AND row"


_LIVES = select(VERSION).where(
    VERSION.c.field == "gone", VERSION.c.row.in_(bindparam("keys", expanding=True))
)
"""Asked of every write: made, and known to the compiler, once."""


def parts_of(keys: Collection[uuid.UUID]) -> Iterator[list[uuid.UUID]]:
    """Cut many keys into as many as one question may name."""
    every = list(keys)
    return (every[start : start + _ASKED] for start in range(0, len(every), _ASKED))


def rows_among(
    connection: Connection, query: str, keys: Collection[uuid.UUID], *first: Any, tail: str = ""
) -> Iterator[Any]:
    """Ask a plain question of which rows have one of the keys in the column `query` ends with.

    For what each of hundreds of files asks about each of its records: naming the keys one by one
    through the compiler is dearer than the answer. Values come as SQLite keeps them.
    """
    for part in parts_of(keys):
        marks = ", ".join("?" * len(part))
        named = (*first, *(key.bytes for key in part))
        yield from connection.exec_driver_sql(f"{query} IN ({marks}){tail}", named)


def ids_among(connection: Connection, table: Table, keys: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Return which of the ids a table has."""
    there = rows_among(connection, f"SELECT id FROM {table.name} WHERE id", keys)  # noqa: S608
    return {uuid.UUID(bytes=row[0]) for row in there}


def joined_with_former(connection: Connection, seq: int) -> int:
    """Make typing in one field within a minute one set: the older set takes the newer value."""
    sets = connection.execute(
        select(CHANGE_SET).where(CHANGE_SET.c.seq <= seq).order_by(CHANGE_SET.c.seq.desc()).limit(2)
    ).all()
    if len(sets) < 2 or not _continues(*sets):
        return seq
    mine, former = sets
    changes = {
        one.set_seq: one
        for one in connection.execute(
            select(CHANGE).where(CHANGE.c.set_seq.in_((mine.seq, former.seq)))
        )
    }
    if not _one_field(connection, mine, former, changes):
        return seq
    connection.execute(
        update(CHANGE).where(CHANGE.c.set_seq == former.seq).values(new=changes[mine.seq].new)
    )
    connection.execute(delete(CHANGE).where(CHANGE.c.set_seq == mine.seq))
    connection.execute(delete(CHANGE_SET).where(CHANGE_SET.c.seq == mine.seq))
    # The newer dot stands in the field's version: it must stay the set's own for ever.
    connection.execute(
        update(CHANGE_SET)
        .where(CHANGE_SET.c.seq == former.seq)
        .values(counter=mine.counter, at=mine.at, facts=mine.facts)
    )
    return former.seq  # type: ignore[no-any-return]  # an integer key


def forget_former(connection: Connection, seq: int, table: Table, key: uuid.UUID) -> bool:
    """Forget the set before, when all it did was to add this row in the same typing.

    It is then as if it had never been made: nothing here refers to its row, and its number is
    not given again. Who has met the row in the meantime, in a file or a copy, keeps it as a row
    that was made beside the newer one.
    """
    sets = connection.execute(
        select(CHANGE_SET).where(CHANGE_SET.c.seq <= seq).order_by(CHANGE_SET.c.seq.desc()).limit(2)
    ).all()
    if len(sets) < 2 or not _is_typed_on(*sets):
        return False
    former = sets[1]
    born = connection.execute(select(table.c.born).where(table.c.id == key)).scalar()
    changed = connection.execute(
        select(CHANGE.c.set_seq).where(CHANGE.c.set_seq == former.seq)
    ).first()
    edited = connection.execute(select(VERSION.c.row).where(VERSION.c.row == key)).first()
    if born != former.seq or former.added != {table.name: 1} or changed or edited:
        return False
    connection.execute(delete(table).where(table.c.id == key))
    connection.execute(delete(CHANGE_SET).where(CHANGE_SET.c.seq == former.seq))
    return True


def _is_typed_on(mine: Row[Any], former: Row[Any]) -> bool:
    """Say whether the same hand goes on with what it was doing a minute ago."""
    age = (mine.at - former.at).total_seconds()
    return (
        (former.verb, former.who, former.replica_no) == (mine.verb, mine.who, mine.replica_no)
        and former.facts == mine.facts
        and former.origin == mine.origin == "own"
        and not former.undone
        and 0 <= age <= TYPING_SECONDS
    )


def _continues(mine: Row[Any], former: Row[Any]) -> bool:
    age = (mine.at - former.at).total_seconds()
    return (
        (former.verb, former.who, former.replica_no) == (mine.verb, mine.who, mine.replica_no)
        and former.origin == mine.origin == "own"
        and not former.undone
        and not former.added
        and 0 <= age <= TYPING_SECONDS
    )


def _one_field(
    connection: Connection, mine: Row[Any], former: Row[Any], changes: dict[int, Row[Any]]
) -> bool:
    count = len(
        connection.execute(
            select(CHANGE.c.set_seq).where(CHANGE.c.set_seq.in_((mine.seq, former.seq)))
        ).all()
    )
    if count != 2 or len(changes) != 2:
        return False
    one, other = changes[mine.seq], changes[former.seq]
    return (one.entity, one.row, one.field) == (other.entity, other.row, other.field)
