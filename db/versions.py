"""What the computers of one office tell each other: rows with the versions of their fields.

Must not know how two states become one (that is the core's), nor any file format.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, insert, select, update

from db.cells import decoded_row, encoded_row, table_of
from db.changes import Writer
from db.ledger import CHANGE_SET, REPLICA, VERSION, ids_among, parts_of
from db.models.everything import metadata
from db.models.schema import Instant

CLOSED = 2**53
"""The counter of a replica nobody writes as any more."""


FAR = "far"
"""Origin of a set another computer made, entered here because rows name it."""

_BORN, _REPLICA, _COUNTER = "born", "birth replica", "birth counter"


@dataclass(frozen=True, slots=True)
class Version:
    """One changed field: values by dot, and what they have seen."""

    values: Mapping[str, str]
    vector: Mapping[str, int]
    bases: frozenset[str]


@dataclass(frozen=True, slots=True)
class RowState:
    """A row as kept text; `versions` of the fields changed since it was created.

    `births` are the writes that created it: several, where computers made the same row apart.
    """

    entity: str
    key: uuid.UUID
    cells: Mapping[str, str]
    versions: Mapping[str, Version]
    births: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Birth:
    """A set that created rows, as another computer may tell of it."""

    replica: str
    counter: int
    at: datetime
    who: str
    verb: str
    facts: Mapping[str, Any]


def kept_entities() -> list[str]:
    """Name the tables whose rows travel, owners before what refers to them."""
    return [table.name for table in metadata.sorted_tables if "steward_id" in table.c]


def office_vector(connection: Connection) -> dict[str, int]:
    """Return how much of its own computers' writing this office's database has seen.

    A replica that a successor took over counts as read to its end: what it wrote after the copy
    that was restored is void.
    """
    return {
        one.key: one.counter if one.successor_no is None else CLOSED
        for one in connection.execute(select(REPLICA))
    }


def note_seen(connection: Connection, vector: Mapping[str, int]) -> None:
    """Note how far another computer of the office had seen: having its rows, so have we."""
    for key, counter in vector.items():
        mine = (REPLICA.c.no == _replica_no(connection, key)) & (REPLICA.c.counter < counter)
        connection.execute(update(REPLICA).where(mine).values(counter=counter))


def own_rows(connection: Connection, entity: str) -> list[RowState]:
    """Return every row of a table that this office keeps, hidden ones too."""
    table = table_of(entity)
    query = _with_birth(table).where(table.c.steward_id.is_(None))
    return _with_versions(connection, table, connection.execute(query).mappings().all())


def rows_by_key(
    connection: Connection, entity: str, keys: Sequence[uuid.UUID]
) -> dict[uuid.UUID, RowState]:
    """Return the rows with these ids that are there, whoever keeps them."""
    table = table_of(entity)
    wanted = _with_birth(table).where(table.c.id.in_(bindparam("keys", expanding=True)))
    found: dict[uuid.UUID, RowState] = {}
    for start in range(0, len(keys), 500):
        part = {"keys": list(keys[start : start + 500])}
        rows = connection.execute(wanted, part).mappings().all()
        found.update((state.key, state) for state in _with_versions(connection, table, rows))
    return found


def births_of(connection: Connection) -> list[Birth]:
    """Return the sets that created rows, here or on other computers of the office."""
    query = (
        select(REPLICA.c.key, CHANGE_SET)
        .join(CHANGE_SET, CHANGE_SET.c.replica_no == REPLICA.c.no)
        .where((CHANGE_SET.c.added != {}) | (CHANGE_SET.c.origin == FAR))
        .order_by(REPLICA.c.key, CHANGE_SET.c.counter)
    )
    return [
        Birth(one.key, one.counter, one.at, one.who, one.verb, one.facts)
        for one in connection.execute(query)
    ]


def note_births(connection: Connection, births: Sequence[Birth]) -> None:
    """Enter the sets of other computers that created rows, so that rows can name them."""
    known = {(one.replica, one.counter) for one in births_of(connection)}
    for birth in births:
        if (birth.replica, birth.counter) not in known:
            connection.execute(
                insert(CHANGE_SET).values(
                    replica_no=_replica_no(connection, birth.replica),
                    counter=birth.counter,
                    at=birth.at,
                    who=birth.who,
                    verb=birth.verb,
                    facts=dict(birth.facts),
                    origin=FAR,
                    undone=False,
                    added={},
                )
            )


def _replica_no(connection: Connection, key: str) -> int:
    known = connection.execute(select(REPLICA.c.no).where(REPLICA.c.key == key)).scalar()
    if known is not None:
        return int(known)
    done = connection.execute(insert(REPLICA).values(key=key, counter=0))
    number: Any = done.inserted_primary_key
    return int(number[0])


def _with_birth(table: Table) -> Select[Any]:
    return (
        select(table, REPLICA.c.key.label(_REPLICA), CHANGE_SET.c.counter.label(_COUNTER))
        .join(CHANGE_SET, CHANGE_SET.c.seq == table.c.born)
        .join(REPLICA, REPLICA.c.no == CHANGE_SET.c.replica_no)
    )


def _with_versions(
    connection: Connection, table: Table, rows: Sequence[Mapping[Any, Any]]
) -> list[RowState]:
    cells = {row["id"]: encoded_row(table, row) for row in rows}
    births: dict[uuid.UUID, Mapping[str, int]] = {
        row["id"]: {row[_REPLICA]: row[_COUNTER]} for row in rows
    }
    versions: defaultdict[uuid.UUID, dict[str, Version]] = defaultdict(dict)
    for one in _versions_of(connection, table.name, list(cells)):
        if one.field == _BORN:
            births[one.row] = one.vector
            continue
        values = dict(one.siblings or [(one.dot, cells[one.row][one.field])])
        versions[one.row][one.field] = Version(values, one.vector, frozenset(one.bases))
    return [
        RowState(table.name, key, cells[key], versions.get(key, {}), births[key]) for key in cells
    ]


def _versions_of(connection: Connection, entity: str, keys: list[uuid.UUID]) -> Iterator[Any]:
    if len(keys) > 500:  # nearly the whole table: one pass is quicker than many look-ups
        wanted = set(keys)
        every = connection.execute(select(VERSION).where(VERSION.c.entity == entity))
        yield from (one for one in every if one.row in wanted)
    else:
        yield from connection.execute(select(VERSION).where(VERSION.c.row.in_(keys)))


def put_row(writer: Writer, state: RowState) -> None:
    """Make a row say what merging found, versions included; note what that changed here."""
    table = table_of(state.entity)
    former = rows_by_key(writer.connection, state.entity, [state.key]).get(state.key)
    if former is None:
        born = _set_no(writer.connection, state.births)
        values = decoded_row(table, state.cells)
        writer.connection.execute(insert(table).values(**values, id=state.key, born=born))
        writer.refer(table, [values])
    elif former.cells != state.cells:
        values = decoded_row(table, state.cells)
        writer.connection.execute(update(table).where(table.c.id == state.key).values(**values))
        writer.refer(table, [decoded_row(table, former.cells), values])
        for name, text in state.cells.items():
            if former.cells[name] != text:
                writer.note(state.entity, state.key, name, (former.cells[name], text))
    writer.touched[state.entity].add(state.key)
    writer.unsettle(state.entity, state.key)  # whether it is shown may follow from the others
    if len(state.births) > 1 and (former is None or former.births != state.births):
        vector = dict(state.births)
        writer.store_version(
            state.entity, state.key, _BORN, dot="", vector=vector, bases=[], siblings=None
        )
    known = former.versions if former else {}
    for name, version in state.versions.items():
        if version != known.get(name):
            _put_version(writer, state, name, version)


def _set_no(connection: Connection, births: Mapping[str, int]) -> int:
    """Return the local number of the set that created a row; of several, the first by name."""
    replica, counter = min(births.items())
    found = connection.execute(
        select(CHANGE_SET.c.seq)
        .join(REPLICA, REPLICA.c.no == CHANGE_SET.c.replica_no)
        .where(REPLICA.c.key == replica, CHANGE_SET.c.counter == counter)
    ).scalar_one()
    return int(found)


def _put_version(writer: Writer, state: RowState, name: str, version: Version) -> None:
    alone = len(version.values) == 1 and name != "gone"
    writer.store_version(
        state.entity,
        state.key,
        name,
        dot=next(iter(version.values)),
        vector=dict(version.vector),
        bases=sorted(version.bases),
        siblings=None if alone else sorted([dot, text] for dot, text in version.values.items()),
    )


def side_by_side(connection: Connection) -> list[tuple[str, uuid.UUID, str, list[str]]]:
    """Return the fields two computers wrote differently: entity, row, field, the values.

    A moment decides nothing, so nobody is asked which one is right.
    """
    found = []
    for one in connection.execute(select(VERSION).where(VERSION.c.siblings.is_not(None))):
        values = list(dict.fromkeys(text for _, text in one.siblings))
        if len(values) > 1 and is_asked_of(one.entity, one.field):
            found.append((one.entity, one.row, one.field, values))
    return found


def is_asked_of(entity: str, field: str) -> bool:
    """Say whether a person has to choose where two computers wrote a field differently.

    How a file or a key came to each of them, nobody typed: there is nothing to choose.
    """
    if (entity == "package" and field != "active") or (entity, field) == ("trust_key", "how"):
        return False
    return field != "gone" and not isinstance(table_of(entity).c[field].type, Instant)


def rows_as_cells(
    connection: Connection, entity: str, keys: Collection[uuid.UUID]
) -> dict[uuid.UUID, Mapping[str, str]]:
    """Return rows as kept text, by id; those that are not there are left out."""
    table, wanted = table_of(entity), _wanted(entity)
    there = ids_among(connection, table, keys)  # none, of most that a file brings
    return {
        row["id"]: encoded_row(table, dict(row))
        for part in parts_of(there)
        for row in connection.execute(wanted, {"keys": part}).mappings()
    }


@cache
def _wanted(entity: str) -> Select[Any]:
    table = table_of(entity)
    return select(table).where(table.c.id.in_(bindparam("keys", expanding=True)))
