"""Records other offices keep: each file's word on each record, and the row shown here.

Must not know which file is to be believed (that is the core's).
"""

import json
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from db.cells import decoded_row, fields_of, table_of
from db.changes import Writer
from db.ledger import lives_of, parts_of
from db.life import MIRROR, PACKAGE
from db.removal import ALIVE
from db.versions import rows_as_cells

REMOVED = '{"seen":{}}'
"""The life value of a record its office took away; here nobody else can have edited it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one active file says of one record."""

    package: uuid.UUID
    office: uuid.UUID
    vector: Mapping[str, int]
    body: str


@dataclass(frozen=True, slots=True)
class Word:
    """A file's word on a record, as it is kept and passed on."""

    package: uuid.UUID
    entity: str
    key: uuid.UUID
    body: Mapping[str, str]


def knows_file(connection: Connection, package: uuid.UUID) -> bool:
    return (
        connection.execute(select(PACKAGE.c.id).where(PACKAGE.c.id == package)).first() is not None
    )


def note_words(writer: Writer, words: Sequence[Word]) -> list[Word]:
    """Keep the words of files; return those that were not known. A word never changes."""
    known: set[tuple[uuid.UUID, uuid.UUID]] = set()
    for package in {word.package for word in words}:
        rows = select(MIRROR.c.row).where(MIRROR.c.package_id == package)
        known |= {(package, row) for row in writer.connection.execute(rows).scalars()}
    fresh = [word for word in words if (word.package, word.key) not in known]
    if fresh:
        writer.connection.execute(
            insert(MIRROR),
            [
                {"row": one.key, "package_id": one.package, "entity": one.entity, "body": one.body}
                for one in fresh
            ],
        )
    return fresh


def words_kept(connection: Connection) -> list[Word]:
    """Return every word of every file, believed or not."""
    rows = connection.execute(select(MIRROR).order_by(MIRROR.c.package_id, MIRROR.c.row))
    return [Word(one.package_id, one.entity, one.row, one.body) for one in rows]


def records_of(connection: Connection, package: uuid.UUID) -> list[tuple[str, uuid.UUID]]:
    rows = select(MIRROR.c.entity, MIRROR.c.row).where(MIRROR.c.package_id == package)
    return [(entity, row) for entity, row in connection.execute(rows)]


def told_of(
    connection: Connection, entity: str, keys: Collection[uuid.UUID]
) -> dict[uuid.UUID, list[Told]]:
    """Return what the active files say of records, by record.

    Of a record that is there already, only the word of the office that keeps it counts.
    """
    table = table_of(entity)
    words = (
        select(MIRROR.c.row, MIRROR.c.body, PACKAGE)
        .join(PACKAGE, PACKAGE.c.id == MIRROR.c.package_id)
        .outerjoin(table, table.c.id == MIRROR.c.row)
        .where(MIRROR.c.entity == entity, PACKAGE.c.active)
        .where(func.coalesce(table.c.steward_id, PACKAGE.c.office_id) == PACKAGE.c.office_id)
    )
    found: dict[uuid.UUID, list[Told]] = {}
    for part in parts_of(keys):
        for one in connection.execute(words.where(MIRROR.c.row.in_(part))):
            body = json.dumps(one.body, ensure_ascii=False, sort_keys=True)
            found.setdefault(one.row, []).append(Told(one.id, one.office_id, one.vector, body))
    return found


def show_record(writer: Writer, office: uuid.UUID, entity: str, key: uuid.UUID, body: str) -> None:
    """Make the mirrored row say what was chosen; own rows of the same id are never touched."""
    table = table_of(entity)
    told = {name: text for name, text in json.loads(body).items() if name in fields_of(table)}
    removed = told.pop("gone", ALIVE) != ALIVE
    cells: dict[str, str] = {**told, "steward_id": f'"{office.hex}"'}
    former = rows_as_cells(writer.connection, entity, [key]).get(key)
    if former is not None and former["steward_id"] != cells["steward_id"]:
        return
    if former is None:
        values: dict[str, Any] = decoded_row(table, cells)
        row = {**values, "id": key, "born": writer.seq, "gone": False}
        writer.connection.execute(insert(table).values(row))
        writer.added[entity] += 1
        writer.touched[entity].add(key)
        writer.refer(table, [values])
    elif differing := {name: text for name, text in cells.items() if former[name] != text}:
        values = decoded_row(table, differing)
        writer.connection.execute(update(table).where(table.c.id == key).values(**values))
        writer.refer(table, [decoded_row(table, former), values])
        for name, text in differing.items():
            writer.note(entity, key, name, (former[name], text))
        writer.touched[entity].add(key)
    _note_removal(writer, entity, key, removed=removed)


def _note_removal(writer: Writer, entity: str, key: uuid.UUID, *, removed: bool) -> None:
    """Keep that the office took the record away, or gave it back: settling the row asks for it."""
    known = lives_of(writer.connection, [key]).get(key)
    text = REMOVED if removed else ALIVE
    if [text] != [value for _, value in (known.siblings if known else [["", ALIVE]])]:
        dot = f"{writer.replica_key}:{writer.counter}"
        version = {"dot": dot, "vector": {}, "bases": [ALIVE], "siblings": [[dot, text]]}
        writer.store_version(entity, key, "gone", **version)
