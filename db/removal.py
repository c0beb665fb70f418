"""Removing rows and bringing them back, many of them at the cost of a few statements.

A removal is a value of the field `gone` that names all its writer had seen of the row. Plain SQL,
since the undoing of a plan of 10,000 tasks passes through here. Must not know whether a row is
shown in the end (that is `db.life`).
"""

import json
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table

from db.ledger import parts_of

ALIVE = "false"

_EDITS = "SELECT row, vector FROM field_version WHERE field <> 'gone' AND row IN "
_ROWS = (
    "SELECT it.id, it.gone, it.steward_id IS NOT NULL, r.key, c.counter,"
    " v.vector, v.bases, v.siblings FROM {table} AS it"
    " JOIN change_set AS c ON c.seq = it.born JOIN replica AS r ON r.no = c.replica_no"
    " LEFT JOIN field_version AS v ON v.row = it.id AND v.field = 'gone' WHERE it.id IN "
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """The set that writes, and the dot it writes with."""

    seq: int
    replica: str
    counter: int

    @property
    def dot(self) -> str:
        return f"{self.replica}:{self.counter}"


@dataclass(frozen=True, slots=True)
class _Known:
    """What is there of a row before its life is written; the texts are JSON, empty if none is."""

    hidden: bool
    kept_by_others: bool
    vector: str | None
    bases: str | None
    siblings: str | None
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Life:
    """What is written of a row; the same for most rows of one set."""

    former: str
    vector: str
    bases: str
    siblings: str


class NotOursError(Exception):
    """A record another office keeps was about to be changed: services must refuse before."""


def life_text(siblings: Iterable[tuple[str, str]]) -> str | None:
    """Say what life values come to as kept text: "true", "false", or nothing when they differ."""
    kinds = {text != ALIVE for _, text in siblings}
    return json.dumps(kinds.pop()) if len(kinds) == 1 else None


def write_lives(
    connection: Connection, stamp: Stamp, table: Table, keys: Collection[uuid.UUID], *, gone: bool
) -> list[uuid.UUID]:
    """Write the field `gone` of rows of older sets; return those for which that was news."""

    @cache
    def judge(known: _Known) -> _Life | None:
        return _life_after(known, stamp, gone=gone)

    written: list[tuple[bytes, _Life]] = []
    for key, known in _known(connection, table, keys):
        if known.kept_by_others:
            raise NotOursError(table.name, uuid.UUID(bytes=key))
        life = judge(known)
        if life is not None:
            written.append((key, life))
    if written:
        _write(connection, stamp, table.name, written, gone=gone)
    return [uuid.UUID(bytes=key) for key, _ in written]


def _write(
    connection: Connection,
    stamp: Stamp,
    entity: str,
    written: list[tuple[bytes, _Life]],
    *,
    gone: bool,
) -> None:
    connection.exec_driver_sql(
        f'UPDATE "{entity}" SET gone = ? WHERE id = ?',  # noqa: S608 - our own
        [(gone, key) for key, _ in written],
    )
    connection.exec_driver_sql(
        "INSERT INTO change (set_seq, entity, row, field, former, new)"
        " VALUES (?, ?, ?, 'gone', ?, ?) ON CONFLICT DO UPDATE SET new = excluded.new",
        [(stamp.seq, entity, key, life.former, json.dumps(gone)) for key, life in written],
    )
    connection.exec_driver_sql(
        "INSERT INTO field_version (row, field, entity, dot, vector, bases, siblings)"
        " VALUES (?, 'gone', ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET dot = excluded.dot,"
        " vector = excluded.vector, siblings = excluded.siblings",
        [(key, entity, stamp.dot, life.vector, life.bases, life.siblings) for key, life in written],
    )


def _known(
    connection: Connection, table: Table, keys: Collection[uuid.UUID]
) -> Iterator[tuple[bytes, _Known]]:
    for part in parts_of(keys):
        asked = tuple(key.bytes for key in part)
        marks = ", ".join("?" * len(asked))
        edits: defaultdict[bytes, list[str]] = defaultdict(list)
        of_edits = connection.exec_driver_sql(_EDITS + f"({marks})", asked)
        for row, vector in of_edits:
            edits[row].append(vector)
        rows = connection.exec_driver_sql(_ROWS.format(table=table.name) + f"({marks})", asked)
        for key, hidden, theirs, replica, counter, vector, bases, siblings in rows.all():
            seen = (json.dumps({replica: counter}), *edits[key])
            yield key, _Known(bool(hidden), bool(theirs), vector, bases, siblings, seen)


def _life_after(known: _Known, stamp: Stamp, *, gone: bool) -> _Life | None:
    """Return the life value to write, or nothing when it says what is there."""
    there: list[list[str]] = json.loads(known.siblings or "[]")
    # A removed row may be shown, because others refer to it: it counts as removed all the same.
    was_gone = known.hidden or any(text != ALIVE for _, text in there)
    text = _removal(map(json.loads, known.seen)) if gone else ALIVE
    is_news = not known.hidden and [value for _, value in there] != [text] if gone else was_gone
    if not is_news:
        return None
    vector = {**json.loads(known.vector or "{}"), stamp.replica: stamp.counter}
    former = json.dumps(was_gone)
    return _Life(
        former,
        _text(vector),
        known.bases or _text([former]),
        _text([[stamp.dot, text]]),
    )


def _removal(vectors: Iterable[Mapping[str, int]]) -> str:
    """Return the life value that says: removed by one who has seen all there is."""
    seen: dict[str, int] = {}
    for vector in vectors:
        for replica, counter in vector.items():
            seen[replica] = max(counter, seen.get(replica, 0))
    return _text({"seen": seen})


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
