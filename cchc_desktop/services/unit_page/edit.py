"""What is said of one unit, changed field by field; names and spellings; adding and removing one.

Must not know how a unit is shown, nor what changes a unit on a day.
"""

import uuid
from datetime import date
from enum import StrEnum

from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.text import nfc
from cchc_desktop.domain.units import Level
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.unit_page.changes import check_name_free
from cchc_desktop.services.units import add_row, change_row, check_ours, last_name, put_under
from db.models.units import Membership, Unit, UnitName, UnitSpelling
from db.queries import unit_details as queries
from db.session import Reading


class UnitFact(StrEnum):
    """A fact that is words and nothing else; the words for each are in `unit-facts`."""

    HEAD = "head"
    HEAD_POST = "head_post"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    NOTE = "note"


def new_unit(desk: Desk, name: str, level: Level, parent: uuid.UUID | None) -> uuid.UUID:
    """Add a unit that is not there yet."""
    words = nfc(name)
    if not words:
        raise RefusedError("unit-without-name")
    with desk.writing(desk.act("add-unit", name=words)) as (writer, _):
        book = UnitBook.read(writer.connection)
        known = book.meant_by(words)
        if known:
            facts = {"name": words, "other": last_name(book, known[0])}
            raise RefusedError("unit-there-already", facts)
        unit = add_row(writer, book, words, level)
        if parent is not None:
            put_under(writer, book, unit, parent)
    return unit


def set_unit_fact(desk: Desk, unit: uuid.UUID, fact: UnitFact, words: str) -> Outcome:
    """Change one fact of a unit; empty words take it away."""
    act = desk.act("set-unit-fact", typing=True, fact=str(fact), name=_name(desk, unit))
    with desk.writing(act) as (writer, outcome):
        check_ours(UnitBook.read(writer.connection), unit)
        writer.change(Unit, unit, **{str(fact): nfc(words) or None})
    return outcome


def set_level(desk: Desk, unit: uuid.UUID, level: Level) -> Outcome:
    with desk.writing(desk.act("set-unit-level", name=_name(desk, unit))) as (writer, outcome):
        book = UnitBook.read(writer.connection)
        is_group = level is Level.GROUP
        has_members = any(one.group_id == unit for one in book.memberships)
        if has_members and not is_group:
            raise RefusedError("group-has-members", {"name": last_name(book, unit)})
        change_row(writer, book, unit, level=level, is_group=is_group)
    return outcome


def set_parent(desk: Desk, unit: uuid.UUID, parent: uuid.UUID | None) -> Outcome:
    with desk.writing(desk.act("set-unit-parent", name=_name(desk, unit))) as (writer, outcome):
        book = UnitBook.read(writer.connection)
        if parent is None:
            change_row(writer, book, unit, parent_id=None)
        else:
            put_under(writer, book, unit, parent)
    return outcome


def correct_name(desk: Desk, name_id: uuid.UUID, words: str, since: date | None) -> Outcome:
    """Correct a name or its day where they were written wrongly; no other name comes of it."""
    said = nfc(words)
    if not said:
        raise RefusedError("unit-without-name")
    with desk.store.reading() as connection:
        row = _name_row(connection, name_id)
    act = desk.act("correct-unit-name", old=row.name, name=said)
    with desk.writing(act) as (writer, outcome):
        book = UnitBook.read(writer.connection)
        check_ours(book, row.unit_id)
        check_name_free(book, row.unit_id, said)
        others = queries.name_rows(writer.connection, [row.unit_id])
        if any(one.since == since and one.id != row.id for one in others):
            raise RefusedError("unit-name-day-taken", {"name": said, "on": since or ""})
        writer.change(UnitName, name_id, name=said, since=since)
    return outcome


def remove_name(desk: Desk, name_id: uuid.UUID) -> Outcome:
    """Take away a name that the unit never bore."""
    with desk.store.reading() as connection:
        row = _name_row(connection, name_id)
    with desk.writing(desk.act("remove-unit-name", name=row.name)) as (writer, outcome):
        check_ours(UnitBook.read(writer.connection), row.unit_id)
        if len(queries.name_rows(writer.connection, [row.unit_id])) == 1:
            raise RefusedError("unit-only-name", {"name": row.name})
        writer.remove(UnitName, name_id)
    return outcome


def add_spelling(desk: Desk, unit: uuid.UUID, words: str) -> Outcome:
    """Note another way in which people write a unit's name."""
    said = nfc(words)
    if not said:
        raise RefusedError("spelling-empty")
    act = desk.act("add-spelling", text=said, name=_name(desk, unit))
    with desk.writing(act) as (writer, outcome):
        book = UnitBook.read(writer.connection)
        check_ours(book, unit)
        check_name_free(book, unit, said)
        if not book.is_spelt(unit, said):
            key = made_id("unit-spelling", unit, said)
            writer.add(UnitSpelling, id=key, unit_id=unit, text=said)
    return outcome


def remove_spelling(desk: Desk, spelling: uuid.UUID, text: str) -> Outcome:
    with desk.writing(desk.act("remove-spelling", text=text)) as (writer, outcome):
        writer.remove(UnitSpelling, spelling)
    return outcome


def remove_unit(desk: Desk, unit: uuid.UUID) -> Outcome:
    """Take away a unit that nothing depends on."""
    name = _name(desk, unit)
    with desk.writing(desk.act("remove-unit", name=name)) as (writer, outcome):
        book = UnitBook.read(writer.connection)
        check_ours(book, unit)
        if unit == desk.unit_id:
            raise RefusedError("own-unit-goes-on", {"name": name})
        uses = queries.uses_of(writer.connection, unit)
        entry = any(unit in (row.alias_id, row.true_id) for row in _same(writer.connection))
        if uses or entry:
            first = next(iter(uses), "same_as")
            raise RefusedError("unit-in-use", {"name": name, "use": first})
        for one in queries.name_rows(writer.connection, [unit]):
            writer.remove(UnitName, one.id)
        for spelt in queries.spelling_rows(writer.connection, [unit]):
            writer.remove(UnitSpelling, spelt.id)
        for row in book.memberships:
            if row.unit_id == unit:
                writer.remove(Membership, row.id)
        writer.remove(Unit, unit)
    return outcome


def _same(connection: Reading) -> list[queries.SameRow]:
    return queries.same_rows(connection)


def _name_row(connection: Reading, key: uuid.UUID) -> queries.NameRow:
    row = queries.name_row(connection, key)
    if row is None:
        raise RefusedError("unit-not-found", {"text": str(key)})
    return row


def _name(desk: Desk, unit: uuid.UUID) -> str:
    """Call a unit as it is called today."""
    with desk.store.reading() as connection:
        book = UnitBook.read(connection)
        if unit not in book.units:
            raise RefusedError("unit-not-found", {"text": str(unit)})
        return book.name(unit, desk.today)
