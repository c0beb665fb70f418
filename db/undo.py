"""Undo and redo of change sets: always a new set that writes the former values again.

What somebody has changed since is left alone, field by field, and named. Must not know what a
verb is called.
"""

import json
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, Select, select, update

from db.cells import table_of
from db.changes import Writer
from db.hindrance import Hindrances
from db.ledger import CHANGE, CHANGE_SET
from db.models.everything import metadata
from db.staying import rows_that_stay


@dataclass(frozen=True, slots=True)
class Left:
    """What an undo left alone, and the set that stands in its way."""

    entity: str
    key: uuid.UUID
    field: str | None  # empty for a whole row
    because_of: int


@dataclass(slots=True)
class Undone:
    """What an undo or a redo did."""

    seq: int
    done: int = 0
    left: list[Left] = field(default_factory=list)


def next_to_undo(connection: Connection) -> Row[Any] | None:
    """Return the newest set that still stands: an own one, or that of a file taken in."""
    own = CHANGE_SET.c.origin == "own"
    file = (CHANGE_SET.c.origin == "file") & (CHANGE_SET.c.verb == "take-file")
    stands = CHANGE_SET.c.undone.is_(False)
    return connection.execute(_newest_first().where(own | file, stands).limit(1)).first()


def next_to_redo(connection: Connection) -> Row[Any] | None:
    """Return the set undone last, unless something new was written since."""
    for one in connection.execute(_newest_first()):
        if one.origin == "own":
            if not one.undone:
                return None
        elif one.origin == "undo":
            target = set_of(connection, one.target_seq)
            if target is not None and target.undone and _undone_by(connection, target) == one.seq:
                return target
    return None


def set_of(connection: Connection, seq: int) -> Row[Any] | None:
    return connection.execute(select(CHANGE_SET).where(CHANGE_SET.c.seq == seq)).first()


def undo_set(writer: Writer, target: Row[Any]) -> Undone:
    """Write the former values of a set again, as the writer's set."""
    result = Undone(target.seq)
    _put_back(writer, result, target.seq, since=target.seq)
    _hide_added(writer, result, target)
    _mark(writer, target.seq, undone=True)
    return result


def redo_set(writer: Writer, target: Row[Any]) -> Undone:
    """Write again what undoing the set took away."""
    result = Undone(target.seq)
    undoing = _undone_by(writer.connection, target)
    if undoing is not None:
        _put_back(writer, result, undoing, since=target.seq)
    _mark(writer, target.seq, undone=False)
    return result


def _newest_first() -> Select[Any]:
    return select(CHANGE_SET).order_by(CHANGE_SET.c.seq.desc())


def _undone_by(connection: Connection, target: Row[Any]) -> int | None:
    return connection.execute(
        select(CHANGE_SET.c.seq)
        .where(CHANGE_SET.c.target_seq == target.seq, CHANGE_SET.c.origin == "undo")
        .order_by(CHANGE_SET.c.seq.desc())
        .limit(1)
    ).scalar()


def _mark(writer: Writer, seq: int, *, undone: bool) -> None:
    _ = writer.seq  # an undo that could do nothing is an entry of the history all the same
    writer.connection.execute(
        update(CHANGE_SET).where(CHANGE_SET.c.seq == seq).values(undone=undone)
    )


def mark_sets(writer: Writer, seqs: Sequence[int], *, undone: bool) -> None:
    """Note that what sets did no longer holds, or holds again."""
    for seq in seqs:
        _mark(writer, seq, undone=undone)


def _put_back(writer: Writer, result: Undone, seq: int, *, since: int) -> None:
    """Write the former values of set `seq`, but for what was written after `since`."""
    changes = writer.connection.execute(select(CHANGE).where(CHANGE.c.set_seq == seq)).all()
    free = []
    in_the_way = Hindrances.of(writer.connection, changes, since)
    for one in changes:
        by = in_the_way.of_cell(one)
        if by is None:
            free.append(one)
        else:
            result.left.append(Left(one.entity, one.row, one.field, by))
    # Rows come back before their fields are written, and go after: a removal that had not seen
    # a field's newest value would hide nothing.
    _put_lives_back(writer, free, gone=False)
    cells: defaultdict[tuple[str, uuid.UUID], dict[str, str]] = defaultdict(dict)
    for one in free:
        if one.field != "gone":
            cells[one.entity, one.row][one.field] = one.former
    for (entity, key), former in cells.items():
        writer.write_cells(table_of(entity), key, former)
    _put_lives_back(writer, free, gone=True)
    result.done += len(free)


def _put_lives_back(writer: Writer, changes: Sequence[Row[Any]], *, gone: bool) -> None:
    keys: defaultdict[str, list[uuid.UUID]] = defaultdict(list)
    for one in changes:
        if one.field == "gone" and one.former == json.dumps(gone):
            keys[one.entity].append(one.row)
    for entity, mine in keys.items():
        writer.write_lives(table_of(entity), mine, gone=gone)


def _hide_added(writer: Writer, result: Undone, target: Row[Any]) -> None:
    """Mark the rows a set brought as gone, users before owners; what others build on stays."""
    brought = [table for table in metadata.sorted_tables if table.name in target.added]
    kept = rows_that_stay(writer.connection, target.seq, brought)
    for table in reversed(brought):
        stays = kept[table.name]
        mine = set(
            writer.connection.execute(
                select(table.c.id).where(table.c.born == target.seq, table.c.gone.is_(False))
            ).scalars()
        )
        result.left.extend(Left(table.name, key, None, by) for key, by in stays.items())
        result.done += writer.write_lives(table, sorted(mine - stays.keys()), gone=True)
