"""The books of the write path as plain tables, and the one rule about joining entries.

Must not know what a verb means.
"""

import uuid
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, select, update

from db.models.changes import Change, ChangeSet, FieldVersion, Replica

CHANGE: Table = Change.__table__  # type: ignore[assignment]  # declared as FromClause
CHANGE_SET: Table = ChangeSet.__table__  # type: ignore[assignment]
VERSION: Table = FieldVersion.__table__  # type: ignore[assignment]
REPLICA: Table = Replica.__table__  # type: ignore[assignment]

TYPING_SECONDS = 60


def seen_of(connection: Connection, table: Table, key: uuid.UUID) -> list[dict[str, int]]:
    """Return the vectors of a row's births and edits: what a removal has to have seen."""
    versions = connection.execute(
        select(VERSION.c.vector).where(VERSION.c.row == key, VERSION.c.field != "gone")
    )
    birth = connection.execute(
        select(REPLICA.c.key, CHANGE_SET.c.counter)
        .join(CHANGE_SET, CHANGE_SET.c.replica_no == REPLICA.c.no)
        .join(table, table.c.born == CHANGE_SET.c.seq)
        .where(table.c.id == key)
    ).one()
    return [{birth.key: birth.counter}, *versions.scalars()]


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
