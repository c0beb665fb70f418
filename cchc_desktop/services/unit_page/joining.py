"""Two entries that are one unit: noted by a slip, or met under two names.

Nothing is rewritten. Both ids live on, and every reading takes the one for the other: spellings,
parts in tasks, results and memberships follow the entry that is kept. Must not know of successors,
which are another thing.
"""

import uuid
from typing import Any

from cchc_desktop.domain.identity import made_id
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.unit_lineage import read_lineage
from cchc_desktop.services.units import last_name
from db.changes import Writer
from db.models.units import SameAs
from db.plain import ask_through
from db.queries import unit_details as queries

_UNIT = "unit"


def join_units(desk: Desk, other: uuid.UUID, kept: uuid.UUID) -> Outcome:
    """Take `other` for `kept` from now on, on every day."""
    with desk.store.reading() as connection:
        book = UnitBook.read(connection)
        other, kept = book.true(other), book.true(kept)
        names: dict[str, Any] = {"other": last_name(book, other), "kept": last_name(book, kept)}
    with desk.writing(desk.act("join-units", **names)) as (writer, outcome):
        write_joined(desk, writer, other, kept)
    return outcome


def write_joined(desk: Desk, writer: Writer, other: uuid.UUID, kept: uuid.UUID) -> None:
    """Take one entry for another within a write that may be about more than units."""
    _check(desk, writer, UnitBook.read(writer.connection), other, kept)
    key = made_id("same-as", _UNIT, other)
    writer.add(SameAs, id=key, entity=_UNIT, alias_id=other, true_id=kept)


def part_units(desk: Desk, alias: uuid.UUID) -> Outcome:
    """Take an entry for a unit of its own again."""
    with desk.store.reading() as connection:
        book = UnitBook.read(connection)
        names: dict[str, Any] = {
            "other": last_name(book, alias),
            "kept": last_name(book, book.true(alias)),
        }
    with desk.writing(desk.act("part-units", **names)) as (writer, outcome):
        for row in queries.same_rows(writer.connection):
            if row.alias_id == alias:
                writer.remove(SameAs, row.id)
    return outcome


def _check(desk: Desk, writer: Writer, book: UnitBook, other: uuid.UUID, kept: uuid.UUID) -> None:
    facts = {"other": last_name(book, other), "kept": last_name(book, kept)}
    if other == kept:
        raise RefusedError("unit-joined-already", facts)
    if other == book.true(desk.unit_id):
        raise RefusedError("own-unit-is-kept", facts)
    if book.units[other].is_group != book.units[kept].is_group:
        raise RefusedError("group-is-no-unit", facts)
    if other in book.groups_of(kept) or kept in book.groups_of(other):
        raise RefusedError("group-is-no-unit", facts)
    if other in _above(book, kept) or kept in _above(book, other):
        raise RefusedError("unit-above-is-another", facts)
    lineage = read_lineage(ask_through(writer.connection))
    days = [day for day in (lineage.end_of(other), lineage.end_of(kept)) if day]
    if any(lineage.holder(other, day) == lineage.holder(kept, day) for day in days):
        raise RefusedError("successor-is-another", facts)


def _above(book: UnitBook, unit: uuid.UUID) -> set[uuid.UUID]:
    found: set[uuid.UUID] = set()
    at = book.units[unit].parent_id
    while at is not None and at in book.units and at not in found:
        found.add(at)
        at = book.units[at].parent_id
    return {book.true(one) for one in found}
