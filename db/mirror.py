"""Records other offices keep: each file's word on each record, and the row shown here.

Must not know which file is to be believed (that is the core's).
"""

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from db.cells import decoded_row, table_of
from db.changes import Writer
from db.life import MIRROR, PACKAGE
from db.versions import rows_as_cells


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


def told_of(connection: Connection, keys: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Told]]:
    """Return what the active files say of records, by record."""
    found: dict[uuid.UUID, list[Told]] = {}
    for start in range(0, len(keys), 500):
        rows = connection.execute(
            select(MIRROR.c.row, MIRROR.c.body, PACKAGE)
            .join(PACKAGE, PACKAGE.c.id == MIRROR.c.package_id)
            .where(MIRROR.c.row.in_(keys[start : start + 500]), PACKAGE.c.active)
        )
        for one in rows:
            body = json.dumps(one.body, ensure_ascii=False, sort_keys=True)
            found.setdefault(one.row, []).append(Told(one.id, one.office_id, one.vector, body))
    return found


def show_record(writer: Writer, office: uuid.UUID, entity: str, key: uuid.UUID, body: str) -> None:
    """Make the mirrored row say what was chosen; own rows of the same id are never touched."""
    table = table_of(entity)
    cells: dict[str, str] = {**json.loads(body), "steward_id": f'"{office.hex}"', "gone": "false"}
    former = rows_as_cells(writer.connection, entity, [key]).get(key)
    if former is None:
        values: dict[str, Any] = decoded_row(table, cells)
        writer.connection.execute(insert(table).values(**values, id=key, born=writer.seq))
        writer.added[entity] += 1
    elif former["steward_id"] == cells["steward_id"]:
        differing = {name: text for name, text in cells.items() if former.get(name) != text}
        if not differing:
            return
        writer.connection.execute(
            update(table).where(table.c.id == key).values(**decoded_row(table, differing))
        )
        for name, text in differing.items():
            writer.note(entity, key, name, (former[name], text))
    else:
        return
    writer.touched[entity].add(key)
