"""Two computers of one office meet: every row of one joins the other's, field by field.

Must not know how the rows travelled.
"""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cchc_desktop.domain.merge.registers import Register, created, joined, merged
from cchc_desktop.services.indexing import indexed_writing
from cchc_desktop.services.mirroring import show_records
from db.ceded import ceded_ids
from db.changes import Act, Writer
from db.mirror import Word, note_words, records_of, words_kept
from db.session import Reading, Store
from db.versions import (
    Birth,
    RowState,
    Version,
    births_of,
    is_asked_of,
    kept_entities,
    note_births,
    note_seen,
    office_vector,
    own_rows,
    put_row,
    rows_by_key,
)


@dataclass(frozen=True, slots=True)
class OfficeState:
    """Every row the office keeps, and every word of other offices' files it has taken in."""

    births: Sequence[Birth]
    rows: Sequence[RowState]
    words: Sequence[Word]
    vector: Mapping[str, int]


def whole_state(store: Store) -> OfficeState:
    """Return all that another computer of the office wants to know."""
    with store.reading() as connection:
        rows = [row for entity in kept_entities() for row in own_rows(connection, entity)]
        words, vector = words_kept(connection), office_vector(connection)
        return OfficeState(births_of(connection), rows, words, vector)


def join_state(store: Store, theirs: OfficeState, act: Act) -> None:
    """Take in another computer's state, as one change set."""
    with indexed_writing(store, replace(act, origin="sync")) as writer:
        join_into(writer, theirs)


def join_into(writer: Writer, theirs: OfficeState) -> None:
    """Take in another computer's state within a write that may be about more."""
    writer.defer_references()
    note_births(writer.connection, theirs.births)
    by_entity: defaultdict[str, list[RowState]] = defaultdict(list)
    for row in theirs.rows:
        by_entity[row.entity].append(row)
    for entity in kept_entities():
        _join_table(writer, entity, by_entity[entity])
    _join_words(writer, theirs.words)
    note_seen(writer.connection, theirs.vector)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What meeting would do to one row: it is new, or these fields of it say something else."""

    row: RowState
    former: RowState | None
    fields: tuple[str, ...]
    side_by_side: tuple[str, ...]


def foresee(connection: Reading, theirs: OfficeState) -> list[Foreseen]:
    """Say what another computer's state would do here; rows that stay as they are are left out."""
    by_entity: defaultdict[str, list[RowState]] = defaultdict(list)
    for row in theirs.rows:
        by_entity[row.entity].append(row)
    found = []
    for entity, rows in by_entity.items():
        here = rows_by_key(connection, entity, [row.key for row in rows])
        for row in rows:
            mine = here.get(row.key)
            now = row if mine is None or mine == row else _one_of_two(mine, row)
            if mine is None:
                found.append(Foreseen(row, None, (), ()))
            elif now != mine and (fields := _changed(mine, now)):
                found.append(Foreseen(now, mine, fields, _undecided(mine, now, fields)))
    return found


def _changed(mine: RowState, now: RowState) -> tuple[str, ...]:
    names = {*mine.versions, *now.versions, *now.cells}
    return tuple(
        name
        for name in sorted(names)
        if mine.cells.get(name) != now.cells.get(name) or _values(mine, name) != _values(now, name)
    )


def _values(row: RowState, name: str) -> frozenset[str]:
    version = row.versions.get(name)
    return frozenset(version.values.values()) if version else frozenset({row.cells.get(name, "")})


def _undecided(mine: RowState, now: RowState, fields: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        name
        for name in fields
        if is_asked_of(now.entity, name)
        and len(_values(now, name)) > 1
        and _values(mine, name) != _values(now, name)
    )


def _join_words(writer: Writer, words: Sequence[Word]) -> None:
    """Show what follows from the files, where one was new or was taken in or back over there."""
    records = {(word.entity, word.key) for word in note_words(writer, words)}
    for package in writer.touched["package"]:
        records.update(records_of(writer.connection, package))
    show_records(writer, sorted(records))


def _join_table(writer: Writer, entity: str, rows: Sequence[RowState]) -> None:
    here = rows_by_key(writer.connection, entity, [row.key for row in rows])
    passed = ceded_ids(writer.connection, _kept_by_others(here))
    for theirs in rows:
        mine = here.get(theirs.key)
        if theirs.key in passed:
            continue  # it was ours there too, until the issuer's file took it over
        if mine is None:
            put_row(writer, theirs)
        elif mine != theirs:
            put_row(writer, _one_of_two(mine, theirs))


def _kept_by_others(rows: Mapping[uuid.UUID, RowState]) -> list[uuid.UUID]:
    return [key for key, row in rows.items() if row.cells["steward_id"] != "null"]


def _one_of_two(mine: RowState, theirs: RowState) -> RowState:
    cells = dict(mine.cells)
    versions = dict(mine.versions)
    for field, text in theirs.cells.items():
        if text == cells[field] and not (field in versions or field in theirs.versions):
            continue  # as it was created, here and there
        both = merged(_register(mine, field), _register(theirs, field))
        if both != _register(mine, field):
            versions[field] = Version(both.values, both.vector, both.bases)
            cells[field] = both.shown
    cells["gone"] = mine.cells["gone"]  # settled when all rows have come
    births = joined((mine.births, theirs.births))
    return RowState(mine.entity, mine.key, cells, versions, births)


def _register(row: RowState, field: str) -> Register:
    version = row.versions.get(field)
    if version is None:
        return created(row.cells[field])
    return Register(version.values, version.vector, version.bases)
