"""Records other offices keep: each file's word on each record, and the row shown here.

Must not know which file is to be believed (that is the core's).
"""

import json
import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    Connection,
    Row,
    Table,
    bindparam,
    distinct,
    func,
    select,
    text,
    update,
)

from db.cells import Keys, decoded_row, fields_of, stored_row, table_of
from db.changes import Writer
from db.ledger import lives_of, rows_among
from db.life import MIRROR, PACKAGE
from db.many import FieldChange, note_changes
from db.removal import ALIVE
from db.versions import rows_as_cells
from db.voided import VOIDED, report_file, voided_by

_FILE = select(PACKAGE.c.id).where(PACKAGE.c.id == bindparam("package"))
_ADD_WORDS = "INSERT INTO mirror_record (row, package_id, entity, body) VALUES (?, ?, ?, ?)"
_as_json: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_KEY: Final = "key of the row"
"""What binds the id in an update: no column is called so."""
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
    return connection.execute(_FILE, {"package": package}).first() is not None


def note_words(writer: Writer, words: Sequence[Word]) -> list[Word]:
    """Keep the words of files; return those that were not known. A word never changes."""
    known: set[tuple[uuid.UUID, uuid.UUID]] = set()
    for package in {word.package for word in words}:
        rows = select(MIRROR.c.row).where(MIRROR.c.package_id == package)
        known |= {(package, row) for row in writer.connection.execute(rows).scalars()}
    fresh = [word for word in words if (word.package, word.key) not in known]
    add_words(writer, fresh)
    return fresh


def add_words(writer: Writer, words: Sequence[Word]) -> None:
    """Keep the words of files that were not known."""
    if words:
        writer.connection.exec_driver_sql(
            _ADD_WORDS,
            [(one.key.bytes, one.package.bytes, one.entity, body_text(one.body)) for one in words],
        )


def words_kept(connection: Connection) -> list[Word]:
    """Return every word of every file, believed or not."""
    rows = connection.execute(select(MIRROR).order_by(MIRROR.c.package_id, MIRROR.c.row))
    return [Word(one.package_id, one.entity, one.row, one.body) for one in rows]


def words_of(connection: Connection, package: uuid.UUID) -> list[Word]:
    """Return every word of one file."""
    rows = connection.execute(select(MIRROR).where(MIRROR.c.package_id == package))
    return [Word(one.package_id, one.entity, one.row, one.body) for one in rows]


def records_of(connection: Connection, package: uuid.UUID) -> list[tuple[str, uuid.UUID]]:
    """Return the records that hang on a file: its own, and those of files it speaks for."""
    report = report_file(connection, package)
    files = [package, *(voided_by(connection, report) if report else ())]
    rows = select(MIRROR.c.entity, MIRROR.c.row).where(MIRROR.c.package_id.in_(files)).distinct()
    return [(entity, row) for entity, row in connection.execute(rows)]


def told_of(
    connection: Connection, entity: str, keys: Collection[uuid.UUID]
) -> dict[uuid.UUID, list[Told]]:
    """Return what the active files say of records, by record.

    Of a record that is there already, only the word of the office that keeps it counts.
    """
    found: dict[uuid.UUID, list[Told]] = {}
    named, ids = Keys((key.bytes, key) for key in keys), Keys()
    vectors: dict[str, Mapping[str, int]] = {}  # one a file, read for each of its records
    for row, package, body, office, seen in rows_among(
        connection, _TOLD.format(entity), keys, entity
    ):
        if seen not in vectors:
            vectors[seen] = json.loads(seen)
        one = Told(ids[package], ids[office], vectors[seen], body)
        found.setdefault(named[row], []).append(one)
    return found


_TOLD: Final = (
    "SELECT m.row, p.id, m.body, p.office_id, p.vector FROM mirror_record AS m"  # noqa: S608
    " JOIN package AS p ON p.id = m.package_id LEFT JOIN {} AS it ON it.id = m.row"
    f" WHERE m.entity = ? AND p.active AND p.id NOT IN ({VOIDED})"
    " AND coalesce(it.steward_id, p.office_id) = p.office_id AND m.row"
)


def told_elsewhere(
    connection: Connection, package: uuid.UUID, keys: Collection[uuid.UUID]
) -> set[uuid.UUID]:
    """Return the records of which other files tell as well, believed or not."""
    found = rows_among(connection, _ELSEWHERE, keys, package.bytes)
    return {uuid.UUID(bytes=row[0]) for row in found}


_ELSEWHERE: Final = "SELECT DISTINCT row FROM mirror_record WHERE package_id <> ? AND row"


def body_text(cells: Mapping[str, str]) -> str:
    """Return a word as the text it is kept as: equal words are equal texts."""
    return _as_json(cells)


def disputed(connection: Connection) -> dict[str, list[uuid.UUID]]:
    """Return the records of which believed files of one office say different things, by table."""
    query = (
        select(MIRROR.c.entity, MIRROR.c.row)
        .join(PACKAGE, PACKAGE.c.id == MIRROR.c.package_id)
        .where(PACKAGE.c.active, text(f"package.id NOT IN ({VOIDED})"))
        .group_by(MIRROR.c.entity, MIRROR.c.row, PACKAGE.c.office_id)
        .having(func.count(distinct(MIRROR.c.body)) > 1)
    )
    found: defaultdict[str, list[uuid.UUID]] = defaultdict(list)
    for entity, row in connection.execute(query):
        found[entity].append(row)
    return dict(found)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a mirrored row is to say: the word that was chosen, and whose it is."""

    office: uuid.UUID
    body: Mapping[str, str]


class _Changed(NamedTuple):
    """A row that is there, and the texts of the fields that are to be others."""

    key: uuid.UUID
    former: Mapping[str, str]
    now: Mapping[str, str]


def show_records(writer: Writer, entity: str, chosen: Mapping[uuid.UUID, Shown]) -> None:
    """Make mirrored rows say what was chosen; own rows of the same ids are never touched.

    What is new and not taken away is there, whatever refers to it; all else is to be settled.
    """
    table = table_of(entity)
    there = rows_as_cells(writer.connection, entity, list(chosen))
    lives = lives_of(writer.connection, list(there))  # what is new was never removed
    fresh: dict[uuid.UUID, dict[str, str]] = {}
    changed: list[_Changed] = []
    names = fields_of(table)
    for key, shown in chosen.items():
        told = shown.body
        cells = {name: told[name] for name in names if name in told}
        removed = cells.pop("gone", ALIVE) != ALIVE
        cells["steward_id"] = f'"{shown.office.hex}"'
        former = there.get(key)
        if former is None:
            fresh[key] = cells
            writer.lives[entity, key] = None if removed else False
        elif former["steward_id"] != cells["steward_id"]:
            continue
        else:
            now = {name: text for name, text in cells.items() if former[name] != text}
            changed += [_Changed(key, former, now)] if now else []
        _note_removal(writer, entity, key, lives.get(key), removed=removed)
    _insert(writer, table, fresh)
    _update(writer, table, changed)


def _insert(writer: Writer, table: Table, rows: Mapping[uuid.UUID, Mapping[str, str]]) -> None:
    """Add rows; whether those they refer to are shown is settled with the rows themselves."""
    if not rows:
        return
    seq = writer.seq
    writer.connection.exec_driver_sql(
        _insertion(table),
        [(key.bytes, seq, *stored_row(table, cells)) for key, cells in rows.items()],
    )
    writer.added[table.name] += len(rows)
    writer.touched[table.name].update(rows)


@cache
def _insertion(table: Table) -> str:
    names = ("id", "born", *fields_of(table))
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    return f"INSERT INTO {table.name} ({columns}) VALUES ({marks})"  # noqa: S608 - our own names


def _update(writer: Writer, table: Table, changed: Sequence[_Changed]) -> None:
    """Write what differs, and note it: a statement for the rows that differ in the same fields."""
    alike: defaultdict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    noted: list[FieldChange] = []
    for one in changed:
        values = decoded_row(table, one.now)
        alike[tuple(sorted(values))].append({**values, _KEY: one.key})
        writer.refer(table, [decoded_row(table, one.former), values])
        writer.touched[table.name].add(one.key)
        noted += [
            FieldChange(one.key, name, one.former[name], text) for name, text in one.now.items()
        ]
    for some in alike.values():
        writer.connection.execute(update(table).where(table.c.id == bindparam(_KEY)), some)
    note_changes(writer, table.name, noted)


def _note_removal(
    writer: Writer, entity: str, key: uuid.UUID, known: Row[Any] | None, *, removed: bool
) -> None:
    """Keep that the office took the record away, or gave it back: settling the row asks for it."""
    if known is None and not removed:
        return
    text = REMOVED if removed else ALIVE
    if [text] != [value for _, value in (known.siblings if known else [["", ALIVE]])]:
        dot = f"{writer.replica_key}:{writer.counter}"
        version = {"dot": dot, "vector": {}, "bases": [ALIVE], "siblings": [[dot, text]]}
        writer.store_version(entity, key, "gone", **version)
