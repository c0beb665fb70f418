"""What stands in the way of writing a former value again: later work, and values side by side.

Must not know how anything is written.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select

from db.cells import encoded, table_of
from db.ledger import CHANGE, CHANGE_SET, VERSION, parts_of
from db.removal import life_text

STANDS = CHANGE_SET.c.origin.in_(("own", "sync", "file")) & CHANGE_SET.c.undone.is_(False)

Cell = tuple[str, uuid.UUID, str]


@dataclass(frozen=True, slots=True)
class Hindrances:
    """What is known of the cells a set wrote: who wrote them since, and what they hold now."""

    connection: Connection
    later: Mapping[Cell, int]  # the newest standing set that wrote the cell since
    held: Mapping[Cell, str | None]  # its value, nothing where two stand side by side
    hidden: Collection[uuid.UUID]  # rows that are gone and do not come back with this
    unborn: Mapping[uuid.UUID, int]  # rows whose adding was undone after they were removed

    @classmethod
    def of(cls, connection: Connection, changes: Sequence[Row[Any]], since: int) -> "Hindrances":
        if not changes:
            return cls(connection, {}, {}, (), {})
        (seq,) = {one.set_seq for one in changes}
        lives = [one for one in changes if one.field == "gone"]
        fields = [one for one in changes if one.field != "gone"]
        later = _written_since(connection, seq, since)
        unborn = _undone_births(connection, seq, lives)
        held = {**_held(connection, fields), **_lives_held(connection, lives)}
        back = {
            one.row
            for one in lives
            if one.former == "false" and _cell(one) not in later and one.row not in unborn
        }
        hidden = _hidden(connection, fields) - back
        return cls(connection, later, held, hidden, unborn)

    def of_cell(self, one: Row[Any]) -> int | None:
        """Return the set because of which a cell is left alone, or nothing."""
        cell = _cell(one)
        if cell in self.later:
            return self.later[cell]
        if one.field == "gone":
            if one.former == "false" and one.row in self.unborn:
                return self.unborn[one.row]
        elif one.row in self.hidden:
            return self._last_writer(one, "gone")
        return None if self.held[cell] == one.new else self._last_writer(one, one.field)

    def _last_writer(self, one: Row[Any], field: str) -> int:
        """Return the newest set after this one that wrote a field of the row, or met others."""
        wrote = select(CHANGE.c.set_seq).where(
            CHANGE.c.row == one.row, CHANGE.c.entity == one.entity, CHANGE.c.field == field
        )
        met = CHANGE_SET.c.origin.in_(("sync", "file"))
        newest = select(func.max(CHANGE_SET.c.seq)).where(
            CHANGE_SET.c.seq > one.set_seq, CHANGE_SET.c.seq.in_(wrote) | met
        )
        return self.connection.execute(newest).scalar() or int(one.set_seq)


def _cell(one: Row[Any]) -> Cell:
    return (one.entity, one.row, one.field)


def _written_since(connection: Connection, seq: int, since: int) -> dict[Cell, int]:
    """Return the newest standing set after `since` that wrote a cell of set `seq`, by cell."""
    mine, other = CHANGE.alias(), CHANGE.alias()
    same = (other.c.row == mine.c.row) & (other.c.entity == mine.c.entity)
    later = (
        select(other.c.entity, other.c.row, other.c.field, func.max(other.c.set_seq))
        .select_from(mine)
        .join(other, and_(same, other.c.field == mine.c.field, other.c.set_seq > since))
        .join(CHANGE_SET, CHANGE_SET.c.seq == other.c.set_seq)
        .where(mine.c.set_seq == seq, STANDS)
        .group_by(other.c.entity, other.c.row, other.c.field)
    )
    return {(entity, row, field): by for entity, row, field, by in connection.execute(later)}


def _undone_births(
    connection: Connection, seq: int, changes: Sequence[Row[Any]]
) -> dict[uuid.UUID, int]:
    """Return the rows whose adding somebody undid after set `seq`: they come back only with it."""
    undoing = CHANGE_SET.alias()
    found: dict[uuid.UUID, int] = {}
    for entity, keys in _rows(changes).items():
        table = table_of(entity)
        undone = (
            select(table.c.id, func.max(undoing.c.seq))
            .join(CHANGE_SET, CHANGE_SET.c.seq == table.c.born)
            .join(undoing, undoing.c.target_seq == CHANGE_SET.c.seq)
            .where(CHANGE_SET.c.undone, undoing.c.origin == "undo", undoing.c.seq > seq)
            .group_by(table.c.id)
        )
        for part in parts_of(keys):
            rows = connection.execute(undone.where(table.c.id.in_(part)))
            found.update((row, by) for row, by in rows)
    return found


def _hidden(connection: Connection, changes: Sequence[Row[Any]]) -> set[uuid.UUID]:
    found: set[uuid.UUID] = set()
    for entity, keys in _rows(changes).items():
        table = table_of(entity)
        for part in parts_of(keys):
            gone = select(table.c.id).where(table.c.gone, table.c.id.in_(part))
            found.update(connection.execute(gone).scalars())
    return found


def _held(connection: Connection, changes: Sequence[Row[Any]]) -> dict[Cell, str | None]:
    """Return what the cells say, nothing for those that say two things."""
    fields: defaultdict[str, set[str]] = defaultdict(set)
    for one in changes:
        fields[one.entity].add(one.field)
    found: dict[Cell, str | None] = {}
    for entity, keys in _rows(changes).items():
        table, names = table_of(entity), sorted(fields[entity])
        asked = select(table.c.id, *(table.c[name] for name in names))
        for part in parts_of(keys):
            for row in connection.execute(asked.where(table.c.id.in_(part))).mappings():
                for name in names:
                    found[entity, row["id"], name] = encoded(table.c[name], row[name])
            for key, name, siblings in connection.execute(_siblings(part)):
                if len({text for _, text in siblings}) > 1:
                    found[entity, key, name] = None
    return found


def _lives_held(connection: Connection, changes: Sequence[Row[Any]]) -> dict[Cell, str | None]:
    """Return what the life values of rows say; whether a row is shown follows from more."""
    return {
        (entity, key, "gone"): life_text(siblings)
        for entity, keys in _rows(changes).items()
        for part in parts_of(keys)
        for key, _, siblings in connection.execute(_siblings(part).where(VERSION.c.field == "gone"))
    }


def _siblings(keys: Sequence[uuid.UUID]) -> Any:
    several = select(VERSION.c.row, VERSION.c.field, VERSION.c.siblings)
    return several.where(VERSION.c.row.in_(keys), VERSION.c.siblings.is_not(None))


def _rows(changes: Iterable[Row[Any]]) -> dict[str, list[uuid.UUID]]:
    rows: defaultdict[str, dict[uuid.UUID, None]] = defaultdict(dict)
    for one in changes:
        rows[one.entity][one.row] = None
    return {entity: list(keys) for entity, keys in rows.items()}
