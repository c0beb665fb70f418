"""Changing many rows of a table at the cost of a few statements for all of them.

What comes of it is what `Writer.change` makes of them one by one: the same rows, changes, versions
and lives. Must not know what a verb or a field means.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Connection, Table, bindparam, select, update
from sqlalchemy.dialects.sqlite import insert

from db.cells import encoded
from db.ledger import CHANGE, VERSION, parts_of
from db.removal import NotOursError

Values = Mapping[str, Any]
_KEY = "key of the row"
"""What binds the id in an update: no column is called so."""


class Writing(Protocol):
    """What a `Writer` has of which use is made here."""

    connection: Connection
    lives: dict[tuple[str, uuid.UUID], bool | None]
    touched: defaultdict[str, set[uuid.UUID]]

    @property
    def wrote(self) -> bool: ...
    @property
    def seq(self) -> int: ...
    @property
    def counter(self) -> int: ...
    @property
    def replica_key(self) -> str: ...
    def unsettle(self, entity: str, key: uuid.UUID) -> None: ...
    def refer(self, table: Table, rows: Iterable[Values]) -> None: ...
    def write_lives(self, table: Table, keys: Collection[uuid.UUID], *, gone: bool) -> int: ...


class FieldChange(NamedTuple):
    """A field of a row of an older set, and its texts before and after."""

    row: uuid.UUID
    name: str
    former: str
    new: str


def change_rows(writing: Writing, table: Table, rows: Mapping[uuid.UUID, Values]) -> None:
    """Give fields of rows new values; of what says so already nothing is written."""
    mine = writing.seq if writing.wrote else 0
    fresh: set[uuid.UUID] = set()
    differing: dict[uuid.UUID, dict[str, Any]] = {}
    noted: list[FieldChange] = []
    for key, former in _former(writing.connection, table, rows):
        if former["steward_id"] is not None:
            raise NotOursError(table.name, key)
        if former["born"] == mine:
            fresh.add(key)
        found = list(_differing(table, key, former, rows[key], fresh=key in fresh))
        if found:
            values = differing[key] = {one.name: rows[key][one.name] for one in found}
            writing.refer(table, [{name: former[name] for name in values}, values])
            noted += () if key in fresh else found
    _update(writing, table, differing)
    _note(writing, table.name, noted)
    _write_lives(writing, table, {key: rows[key] for key in rows if key not in fresh})


def _former(
    connection: Connection, table: Table, rows: Mapping[uuid.UUID, Values]
) -> Iterator[tuple[uuid.UUID, Values]]:
    """Give the rows as they are, in the order in which they are asked for."""
    named = {name for values in rows.values() for name in values} - {"id"}
    asked = select(*(table.c[name] for name in sorted({"id", "born", "steward_id", *named})))
    for part in parts_of(rows):
        there = {
            row["id"]: dict(row)
            for row in connection.execute(asked.where(table.c.id.in_(part))).mappings()
        }
        yield from ((key, there[key]) for key in part)


def _differing(
    table: Table, key: uuid.UUID, former: Values, values: Values, *, fresh: bool
) -> Iterator[FieldChange]:
    for name, value in values.items():
        if name == "id" or (name == "gone" and not fresh):
            continue
        texts = (encoded(table.c[name], former[name]), encoded(table.c[name], value))
        if texts[0] != texts[1]:
            yield FieldChange(key, name, *texts)


def _update(
    writing: Writing, table: Table, differing: Mapping[uuid.UUID, Mapping[str, Any]]
) -> None:
    alike: defaultdict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for key, values in differing.items():
        alike[tuple(sorted(values))].append({**values, _KEY: key})
        writing.touched[table.name].add(key)
        if (table.name, key) in writing.lives:
            writing.unsettle(table.name, key)
    for each in alike.values():
        writing.connection.execute(update(table).where(table.c.id == bindparam(_KEY)), each)


def _note(writing: Writing, entity: str, noted: list[FieldChange]) -> None:
    """Note the former and the new values, and move the fields' versions on."""
    if not noted:
        return
    note_changes(writing, entity, noted)
    known = _versions(writing.connection, {one.row for one in noted})
    versions, key, counter = insert(VERSION), writing.replica_key, writing.counter
    told = ("dot", "vector", "bases", "siblings")
    writing.connection.execute(
        versions.on_conflict_do_update(
            index_elements=VERSION.primary_key,
            set_={name: versions.excluded[name] for name in told},
        ),
        [
            {
                "entity": entity,
                "row": one.row,
                "field": one.name,
                "dot": f"{key}:{counter}",
                "vector": {**vector, key: counter},
                "bases": bases,
                "siblings": None,
            }
            for one in noted
            for vector, bases in [known.get((one.row, one.name), ({}, [one.former]))]
        ],
    )


def note_changes(writing: Writing, entity: str, noted: Iterable[FieldChange]) -> None:
    """Note the former and the new values; the former ones of a set's first change stay."""
    changes = insert(CHANGE)
    rows = [
        {"set_seq": writing.seq, "entity": entity, "row": one.row, "field": one.name}
        | {"former": one.former, "new": one.new}
        for one in noted
    ]
    if rows:
        writing.connection.execute(
            changes.on_conflict_do_update(
                index_elements=CHANGE.primary_key, set_={"new": changes.excluded.new}
            ),
            rows,
        )


def _versions(
    connection: Connection, keys: Collection[uuid.UUID]
) -> dict[tuple[uuid.UUID, str], tuple[dict[str, Any], list[Any]]]:
    asked = select(VERSION.c.row, VERSION.c.field, VERSION.c.vector, VERSION.c.bases)
    return {
        (row, name): (vector, bases)
        for part in parts_of(keys)
        for row, name, vector, bases in connection.execute(asked.where(VERSION.c.row.in_(part)))
    }


def _write_lives(writing: Writing, table: Table, rows: Mapping[uuid.UUID, Values]) -> None:
    """Last, since a removal names what its writer had seen, this very set's edits too."""
    for gone in (False, True):
        keys = [key for key, values in rows.items() if values.get("gone") is gone]
        writing.write_lives(table, keys, gone=gone)
