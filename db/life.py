"""Whether a row is shown: removed, and nothing that is still there refers to it.

`gone` in a row is what follows from the life values kept beside it. The rule about these values
is the core's and is handed in. Must not know how values are merged.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, bindparam, select, text

from db.cells import table_of
from db.ledger import lives_of, parts_of, rows_among, seen_of
from db.models.everything import metadata
from db.models.exchange import MirrorRecord, Package
from db.voided import VOIDED

PACKAGE: Table = Package.__table__  # type: ignore[assignment]  # declared as FromClause
MIRROR: Table = MirrorRecord.__table__  # type: ignore[assignment]

LifeRule = Callable[[Mapping[str, str], Iterable[Mapping[str, int]]], bool]
"""From life values by dot and the vectors of the row's births and edits: is the row removed?"""

Row = tuple[str, uuid.UUID]
Rows = dict[str, set[uuid.UUID]]


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


def settle(connection: Connection, rows: Mapping[Row, bool | None], rule: LifeRule) -> list[Row]:
    """Make `gone` follow from the life values, of these rows and of what they refer to.

    `rows` says what is known of them: removed, alive, or to be judged. A removed row is hidden
    unless a row that is there refers to it, or a removed one that is shown for the same reason:
    removed rows that only refer to each other are hidden together.
    """
    alive, hidden = _judged_from(connection, rows, rule)
    changed = _mark(connection, alive, gone=False)
    shown = _shown(connection, hidden)
    changed += _mark(connection, shown, gone=False)
    return changed + _mark(connection, hidden, gone=True)


def _judged_from(
    connection: Connection, rows: Mapping[Row, bool | None], rule: LifeRule
) -> tuple[Rows, Rows]:
    """Judge these rows, and on and on those they refer to whose being there may hang on it."""
    alive: Rows = defaultdict(set)
    hidden: Rows = defaultdict(set)
    waiting: Rows = defaultdict(set)
    met: tuple[Rows, Rows] = (defaultdict(set), defaultdict(set))
    for (entity, key), removed in rows.items():
        (waiting if removed is None else met[removed])[entity].add(key)
    while waiting or any(met):
        for entity, keys in waiting.items():
            ever = _ever_removed(connection, keys) - alive[entity] - hidden[entity]
            removed_now = _removed(connection, table_of(entity), ever, rule)
            met[True][entity] |= removed_now
            met[False][entity] |= ever - removed_now
        for found, mine in zip(met, (alive, hidden), strict=True):
            for entity, keys in found.items():
                mine[entity] |= keys
        waiting = _owners(connection, met[False], gone=True)
        for entity, keys in _owners(connection, met[True], gone=False).items():
            waiting[entity] |= keys
        waiting = {
            entity: left
            for entity, keys in waiting.items()
            if (left := keys - alive[entity] - hidden[entity])
        }
        met = (defaultdict(set), defaultdict(set))
    return alive, hidden


def _ever_removed(connection: Connection, keys: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Return the rows that somebody removed, or that files tell of."""
    found: set[uuid.UUID] = set()
    for part in parts_of(keys):
        marks = ", ".join("?" * len(part))
        named = tuple(key.bytes for key in part) * 2
        rows = connection.exec_driver_sql(_EVER_REMOVED.format(marks), named)
        found.update(uuid.UUID(bytes=row[0]) for row in rows)
    return found


_EVER_REMOVED = (
    "SELECT row FROM field_version WHERE field = 'gone' AND row IN ({0})"
    " UNION SELECT row FROM mirror_record WHERE row IN ({0})"
)


def _removed(
    connection: Connection, table: Table, keys: set[uuid.UUID], rule: LifeRule
) -> set[uuid.UUID]:
    """Return the rows whose removal has seen all of them.

    And of the records other offices keep, those that no file tells of any more, or that these
    took away.
    """
    theirs = _with_stewards(connection, table, keys)
    ours = keys - theirs
    seen = seen_of(connection, table, ours)
    lives = lives_of(connection, keys)
    untold = theirs - _told(connection, table, theirs)
    return untold | {
        key for key, life in lives.items() if rule(dict(life.siblings), seen.get(key, ()))
    }


def _with_stewards(
    connection: Connection, table: Table, keys: Collection[uuid.UUID]
) -> set[uuid.UUID]:
    found: set[uuid.UUID] = set()
    for part in parts_of(keys):
        found.update(connection.execute(_kept_by_others(table), {"keys": part}).scalars())
    return found


@cache
def _kept_by_others(table: Table) -> Select[Any]:
    theirs = select(table.c.id).where(table.c.steward_id.is_not(None))
    return theirs.where(table.c.id.in_(bindparam("keys", expanding=True)))


def _told(connection: Connection, table: Table, keys: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Return the rows that a file of the office that keeps them, believed now, tells of."""
    found: set[uuid.UUID] = set()
    for part in parts_of(keys):
        found.update(connection.execute(_told_now(table), {"keys": part}).scalars())
    return found


@cache
def _told_now(table: Table) -> Select[Any]:
    return (
        select(MIRROR.c.row)
        .join(PACKAGE, PACKAGE.c.id == MIRROR.c.package_id)
        .join(table, table.c.id == MIRROR.c.row)
        .where(PACKAGE.c.active, PACKAGE.c.office_id == table.c.steward_id)
        .where(text(f"package.id NOT IN ({VOIDED})"))
        .where(MIRROR.c.row.in_(bindparam("keys", expanding=True)))
    )


def _shown(connection: Connection, hidden: Rows) -> Rows:
    """Take out of the hidden rows, and return, those that one refers to which is there."""
    shown: Rows = defaultdict(set)
    frontier = _used(connection, hidden)
    while frontier:
        for entity, keys in frontier.items():
            hidden[entity] -= keys
            shown[entity] |= keys
        used = (_owners(connection, frontier, gone=gone) for gone in (True, False))
        were_gone, were_there = used
        frontier = {
            entity: left
            for entity in {*were_gone, *were_there}
            if (left := (were_gone[entity] - shown[entity]) | (were_there[entity] & hidden[entity]))
        }
    return shown


def _used(connection: Connection, hidden: Rows) -> Rows:
    """Return which of these rows somebody refers to who is there and not one of them."""
    used: Rows = defaultdict(set)
    for entity, keys in hidden.items():
        for column in referring_columns(entity):
            user = column.table
            users = select(column, user.c.id).where(user.c.gone.is_(False))
            for part in parts_of(keys):
                for key, by in connection.execute(users.where(column.in_(part))):
                    if by not in hidden.get(user.name, ()):
                        used[entity].add(key)
    return used


def _mark(connection: Connection, rows: Rows, *, gone: bool) -> list[Row]:
    """Write `gone` where it is not so yet; return these rows."""
    marked: list[Row] = []
    for entity, keys in rows.items():
        done = rows_among(connection, _MARK.format(entity), keys, gone, gone, tail=" RETURNING id")
        marked.extend((entity, uuid.UUID(bytes=row[0])) for row in done)
    return marked


_MARK = "UPDATE {} SET gone = ? WHERE gone IS NOT ? AND id"


def _owners(connection: Connection, rows: Rows, *, gone: bool) -> Rows:
    """Return the rows that these refer to, of those that are gone, or of those that are not."""
    found: Rows = defaultdict(set)
    for entity, keys in rows.items():
        for name, query in _owners_of(entity):
            owners = rows_among(connection, query, keys, gone)
            found[name].update(uuid.UUID(bytes=row[0]) for row in owners)
    return found


@cache
def _owners_of(entity: str) -> tuple[tuple[str, str], ...]:
    """Spell the questions for a row's owners, by their tables."""
    return tuple(
        (name, _OWNERS.format(owner=name, it=entity, column=column.name))
        for column, name in owner_columns(entity)
    )


_OWNERS = (
    "SELECT DISTINCT owner.id FROM {owner} AS owner"
    " JOIN {it} AS it ON it.{column} = owner.id WHERE owner.gone IS ? AND it.id"
)
