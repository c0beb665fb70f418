"""Undo and redo of change sets: always a new set that writes the former values again.

What somebody has changed since is left alone, field by field, and named. Must not know what a
verb is called.
"""

import uuid
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, and_, select, update

from db.cells import encoded, table_of
from db.changes import Writer
from db.ledger import CHANGE, CHANGE_SET, VERSION
from db.life import referring_columns
from db.models.everything import metadata


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


_STANDS = CHANGE_SET.c.origin.in_(("own", "sync", "file")) & CHANGE_SET.c.undone.is_(False)


def next_to_undo(connection: Connection) -> Row[Any] | None:
    """Return the newest own set that still stands."""
    own = (CHANGE_SET.c.origin == "own") & CHANGE_SET.c.undone.is_(False)
    return connection.execute(_newest_first().where(own).limit(1)).first()


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
    for one in _changes_of(writer.connection, target.seq):
        _put_back(writer, result, one, expected=one.new, wanted=one.former)
    _hide_added(writer, result, target)
    _mark(writer, target.seq, undone=True)
    return result


def redo_set(writer: Writer, target: Row[Any]) -> Undone:
    """Write again what undoing the set took away."""
    result = Undone(target.seq)
    undoing = _undone_by(writer.connection, target)
    for one in _changes_of(writer.connection, undoing) if undoing else []:
        _put_back(writer, result, one, expected=one.new, wanted=one.former, since=target.seq)
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


def _changes_of(connection: Connection, seq: int) -> list[Row[Any]]:
    return list(connection.execute(select(CHANGE).where(CHANGE.c.set_seq == seq)))


def _mark(writer: Writer, seq: int, *, undone: bool) -> None:
    _ = writer.seq  # an undo that could do nothing is an entry of the history all the same
    writer.connection.execute(
        update(CHANGE_SET).where(CHANGE_SET.c.seq == seq).values(undone=undone)
    )


def _put_back(
    writer: Writer,
    result: Undone,
    one: Row[Any],
    *,
    expected: str,
    wanted: str,
    since: int | None = None,
) -> None:
    after = one.set_seq if since is None else since
    in_the_way = _changed_since(writer.connection, one, after)
    if in_the_way is None and not _says(writer.connection, one, expected):
        in_the_way = one.set_seq
    if in_the_way is not None:
        result.left.append(Left(one.entity, one.row, one.field, in_the_way))
        return
    writer.write_cell(one.entity, one.row, one.field, wanted)
    result.done += 1


def _changed_since(connection: Connection, one: Row[Any], seq: int) -> int | None:
    """Return the newest standing set after `seq` that wrote the same field."""
    return connection.execute(
        select(CHANGE_SET.c.seq)
        .join(CHANGE, CHANGE.c.set_seq == CHANGE_SET.c.seq)
        .where(
            and_(CHANGE.c.row == one.row, CHANGE.c.entity == one.entity),
            CHANGE.c.field == one.field,
            CHANGE_SET.c.seq > seq,
            _STANDS,
        )
        .order_by(CHANGE_SET.c.seq.desc())
        .limit(1)
    ).scalar()


def _says(connection: Connection, one: Row[Any], expected: str) -> bool:
    """Say whether the field holds the expected value, and that alone."""
    table = table_of(one.entity)
    column = table.c[one.field]
    value = connection.execute(select(column).where(table.c.id == one.row)).scalar_one()
    siblings = connection.execute(
        select(VERSION.c.siblings).where(VERSION.c.row == one.row, VERSION.c.field == one.field)
    ).scalar()
    alone = siblings is None or len({text for _, text in siblings}) == 1
    return alone and encoded(column, value) == expected


def _hide_added(writer: Writer, result: Undone, target: Row[Any]) -> None:
    """Mark the rows a set brought as gone, users before owners; what others build on stays."""
    brought = [table for table in metadata.sorted_tables if table.name in target.added]
    for table in reversed(brought):
        mine = set(
            writer.connection.execute(
                select(table.c.id).where(table.c.born == target.seq, table.c.gone.is_(False))
            ).scalars()
        )
        kept = _edited_since(writer.connection, table, target.seq)
        kept |= _built_on(writer.connection, table, target.seq, mine, kept)
        result.left.extend(Left(table.name, key, None, by) for key, by in kept.items())
        result.done += writer.hide_many(table, sorted(mine - kept.keys()))


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
            _STANDS,
        )
    )
    return {row: by for row, by in rows}  # noqa: C416 - a Row is no pair to dict()


def _built_on(
    connection: Connection,
    table: Table,
    seq: int,
    mine: set[uuid.UUID],
    kept: dict[uuid.UUID, int],
) -> dict[uuid.UUID, int]:
    """Return the rows of a set that live rows refer to which do not go with them."""
    uses: list[tuple[uuid.UUID, uuid.UUID, int]] = []
    for column in referring_columns(table.name):
        user = column.table.alias()
        uses.extend(
            (used, by_row, born)
            for used, by_row, born in connection.execute(
                select(user.c[column.name], user.c.id, user.c.born)
                .join(table, table.c.id == user.c[column.name])
                .where(table.c.born == seq, user.c.gone.is_(False))
            )
        )
    found: dict[uuid.UUID, int] = {}
    while True:  # a row that stays keeps the rows of its own table it refers to
        going = mine - kept.keys() - found.keys()
        more = {used: born for used, by_row, born in uses if used in going and by_row not in going}
        if not more:
            return found
        found |= more
