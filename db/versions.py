"""What the computers of one office tell each other: rows with the versions of their fields.

Must not know how two states become one (that is the core's), nor any file format.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert, select, update

from db.cells import decoded_row, encoded_row, table_of
from db.changes import Writer
from db.ledger import REPLICA, VERSION
from db.models.everything import metadata

CLOSED = 2**53
"""The counter of a replica nobody writes as any more."""


@dataclass(frozen=True, slots=True)
class Version:
    """One changed field: values by dot, and what they have seen."""

    values: Mapping[str, str]
    vector: Mapping[str, int]
    bases: frozenset[str]


@dataclass(frozen=True, slots=True)
class RowState:
    """A row as kept text; `versions` of the fields changed since it was created."""

    entity: str
    key: uuid.UUID
    cells: Mapping[str, str]
    versions: Mapping[str, Version]


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


def own_rows(connection: Connection, entity: str) -> list[RowState]:
    """Return every row of a table that this office keeps, hidden ones too."""
    table = table_of(entity)
    rows = connection.execute(select(table).where(table.c.steward_id.is_(None))).mappings().all()
    return _with_versions(connection, table, rows)


def rows_by_key(
    connection: Connection, entity: str, keys: Sequence[uuid.UUID]
) -> dict[uuid.UUID, RowState]:
    """Return the rows with these ids that are there, whoever keeps them."""
    table = table_of(entity)
    wanted = select(table).where(table.c.id.in_(bindparam("keys", expanding=True)))
    found: dict[uuid.UUID, RowState] = {}
    for start in range(0, len(keys), 500):
        part = {"keys": list(keys[start : start + 500])}
        rows = connection.execute(wanted, part).mappings().all()
        found.update((state.key, state) for state in _with_versions(connection, table, rows))
    return found


def _with_versions(
    connection: Connection, table: Table, rows: Sequence[Mapping[Any, Any]]
) -> list[RowState]:
    cells = {row["id"]: encoded_row(table, row) for row in rows}
    versions: defaultdict[uuid.UUID, dict[str, Version]] = defaultdict(dict)
    for one in _versions_of(connection, table.name, list(cells)):
        values = dict(one.siblings or [(one.dot, cells[one.row][one.field])])
        versions[one.row][one.field] = Version(values, one.vector, frozenset(one.bases))
    return [RowState(table.name, key, cells[key], versions.get(key, {})) for key in cells]


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
        writer.connection.execute(
            insert(table).values(**decoded_row(table, state.cells), id=state.key, born=writer.seq)
        )
        writer.added[state.entity] += 1
    elif former.cells != state.cells:
        writer.connection.execute(
            update(table).where(table.c.id == state.key).values(**decoded_row(table, state.cells))
        )
        for name, text in state.cells.items():
            if former.cells[name] != text:
                writer.note(state.entity, state.key, name, (former.cells[name], text))
    writer.touched[state.entity].add(state.key)
    writer.lives.add((state.entity, state.key))  # whether it is shown may follow from the others
    known = former.versions if former else {}
    for name, version in state.versions.items():
        if version != known.get(name):
            _put_version(writer, state, name, version)


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
    """Return the fields two computers wrote differently: entity, row, field, the values."""
    found = []
    for one in connection.execute(select(VERSION).where(VERSION.c.siblings.is_not(None))):
        values = list(dict.fromkeys(text for _, text in one.siblings))
        if len(values) > 1 and one.field != "gone":
            found.append((one.entity, one.row, one.field, values))
    return found


def rows_as_cells(
    connection: Connection, entity: str, keys: Sequence[uuid.UUID]
) -> dict[uuid.UUID, Mapping[str, str]]:
    """Return rows as kept text, by id; those that are not there are left out."""
    return {key: state.cells for key, state in rows_by_key(connection, entity, keys).items()}
