"""Units and groups: adding one, listing them, and taking a name that a document gives.

Must not know who asks, nor which documents name units.
"""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.text import nfc, sort_key
from cchc_desktop.domain.units import Level, bare_name, match_key
from cchc_desktop.services.assigning import give_open_tasks
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import ambiguous, find_unit
from cchc_desktop.services.unit_book import UnitBook, is_likely_part, likely_level
from db.changes import Writer
from db.models.units import Membership, Unit, UnitName, UnitSpelling
from db.queries.finding import Named
from db.queries.units import MembershipRow, UnitRow


@dataclass(frozen=True, slots=True)
class UnitForm:
    """What is said of a unit; what is not given stays as it is. Others are named as people do."""

    name: str
    level: Level | None = None
    parent: str | None = None
    member_of: tuple[str, ...] = ()
    since: date | None = None


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit as a list shows it, under the names of a day."""

    id: uuid.UUID
    name: str
    level: str
    parent: str | None
    is_group: bool
    members: tuple[str, ...]
    spellings: tuple[str, ...]


def add_unit(desk: Desk, form: UnitForm) -> uuid.UUID:
    """Add a unit, or update the one that goes by this name."""
    name = nfc(form.name)
    if not name:
        raise RefusedError("unit-without-name")
    with desk.writing(desk.act("add-unit", name=name)) as (writer, _):
        book = UnitBook.read(writer.connection)
        known = _meant_by(book, name)
        if known is None:
            unit = add_row(writer, book, name, form.level, form.since)
        else:
            unit = known
            _spell(writer, book, unit, name)
            if form.level is not None and form.level != book.units[unit].level:
                change_row(writer, book, unit, level=form.level)
        if form.parent is not None:
            _put_under(writer, book, unit, form.parent)
        for group in form.member_of:
            join_group(writer, book, _named(writer, book, group, Level.GROUP), unit, form.since)
            give_open_tasks(writer, book, unit, max(desk.today, form.since or desk.today))
    return unit


def list_units(desk: Desk, day: date | None = None) -> list[UnitLine]:
    """Return all units in the order of a Vietnamese dictionary."""
    on = day or desk.today
    with desk.store.reading() as connection:
        book = UnitBook.read(connection)
    lines = [_line(book, row, on) for row in book.units.values() if book.true(row.id) == row.id]
    return sorted(lines, key=lambda line: (sort_key(line.name), line.id))


def resolve_or_add_unit(
    writer: Writer, words: str, book: UnitBook | None = None, house: uuid.UUID | None = None
) -> uuid.UUID:
    """Return the unit that words name, however they spell it; a new one when there is none.

    `house` is the office that speaks: a new name that tells a part of an office is a part of it.
    """
    book = book or UnitBook.read(writer.connection)
    name = nfc(words)
    if not name:
        raise RefusedError("unit-without-name")
    known = _meant_by(book, name)
    if known is None:
        above = house if is_likely_part(name, book.place) else None
        known = add_row(writer, book, bare_name(name), parent=above)
    _spell(writer, book, known, name)
    return known


def learn_spelling(writer: Writer, book: UnitBook, unit: uuid.UUID, words: str) -> None:
    """Remember that words name a unit, because somebody said so."""
    _spell(writer, book, unit, nfc(words))


def _line(book: UnitBook, row: UnitRow, day: date) -> UnitLine:
    own_name = book.name(row.id, day)
    parent = book.true(row.parent_id) if row.parent_id else None
    return UnitLine(
        id=row.id,
        name=own_name,
        level=row.level,
        parent=book.name(parent, day) if parent is not None and parent in book.units else None,
        is_group=row.is_group,
        members=tuple(
            sorted((book.name(one, day) for one in book.members(row.id, day)), key=sort_key)
        ),
        spellings=tuple(sorted(_spellings(book, row.id), key=sort_key)),
    )


def _spellings(book: UnitBook, unit: uuid.UUID) -> set[str]:
    """Return how people write a unit; the names of its other entries are such ways, too."""
    found = set(book.spellings.get(unit, ()))
    for other in book.aliases(unit) - {unit}:
        found |= {*book.spellings.get(other, ()), *(name for _, name in book.names[other])}
    return found


def _meant_by(book: UnitBook, words: str) -> uuid.UUID | None:
    found = book.meant_by(words)
    if len(found) > 1:
        candidates = [Named(unit, book.names[unit][-1][1]) for unit in found]
        raise ambiguous("unit-ambiguous", words, candidates)
    return found[0] if found else None


def add_row(
    writer: Writer,
    book: UnitBook,
    name: str,
    level: Level | None = None,
    since: date | None = None,
    parent: uuid.UUID | None = None,
) -> uuid.UUID:
    """Add a unit. Two computers of an office that read the same document make the same one."""
    made = made_id("unit", book.own, match_key(name, book.place))
    key = uuid.uuid4() if made in book.units else made
    level = level or likely_level(name)
    is_group = level is Level.GROUP
    writer.add(Unit, id=key, level=level, is_group=is_group, parent_id=parent, position=0)
    writer.add(UnitName, id=made_id("unit-name", key, name), unit_id=key, name=name, since=since)
    book.enter(UnitRow(key, level, is_group, parent, None), name, since)
    return key


def _spell(writer: Writer, book: UnitBook, unit: uuid.UUID, words: str) -> None:
    """Remember a spelling that was met for the first time."""
    if book.units[unit].steward_id is None and not book.is_spelt(unit, words):
        key = made_id("unit-spelling", unit, words)
        writer.add(UnitSpelling, id=key, unit_id=unit, text=words)
        book.spell(unit, words)


def change_row(writer: Writer, book: UnitBook, unit: uuid.UUID, **values: Any) -> None:
    row = check_ours(book, unit)
    writer.change(Unit, unit, **values)
    known = {name: value for name, value in values.items() if name in row._fields}
    book.units[unit] = row._replace(**known)


def check_ours(book: UnitBook, unit: uuid.UUID) -> UnitRow:
    """Return a unit's record; refuse one that another office keeps."""
    row = book.units.get(unit)
    if row is None:
        raise RefusedError("unit-not-found", {"text": str(unit)})
    if row.steward_id is not None:
        facts = {"name": last_name(book, unit), "keeper": last_name(book, row.steward_id)}
        raise RefusedError("unit-kept-elsewhere", facts)
    return row


def last_name(book: UnitBook, unit: uuid.UUID) -> str:
    return book.names[unit][-1][1] if unit in book.units else ""


def _named(writer: Writer, book: UnitBook, text: str, level: Level | None = None) -> uuid.UUID:
    """Return a unit told by name or id; one that is not there yet is added under this name."""
    try:
        return find_unit(writer.connection, text, book)
    except RefusedError as refusal:
        if refusal.code != "unit-not-found" or not nfc(text):
            raise
    return add_row(writer, book, nfc(text), level)


def _put_under(writer: Writer, book: UnitBook, unit: uuid.UUID, text: str) -> None:
    put_under(writer, book, unit, _named(writer, book, text))


def put_under(writer: Writer, book: UnitBook, unit: uuid.UUID, parent: uuid.UUID) -> None:
    """Make a unit the parent of another; nothing may stand under itself."""
    at: uuid.UUID | None = parent
    seen: set[uuid.UUID] = set()
    while at is not None and at in book.units and at not in seen:
        if at == unit:
            facts = {"name": last_name(book, unit), "parent": last_name(book, parent)}
            raise RefusedError("unit-under-itself", facts)
        seen.add(at)
        at = book.units[at].parent_id
    if book.units[unit].parent_id != parent:
        change_row(writer, book, unit, parent_id=parent)


def join_group(
    writer: Writer, book: UnitBook, group: uuid.UUID, unit: uuid.UUID, since: date | None
) -> None:
    if group == unit or unit in book.groups_of(group):
        facts = {"name": last_name(book, unit), "group": last_name(book, group)}
        raise RefusedError("unit-member-of-itself", facts)
    if not book.units[group].is_group:
        change_row(writer, book, group, is_group=True)
    there = next(
        (one for one in book.memberships if (one.group_id, one.unit_id) == (group, unit)), None
    )
    if there is not None and since is None and there.until is None:
        return
    key = there.id if there else made_id("membership", group, unit)
    if there is not None and there.steward_id is not None:
        facts = {"name": last_name(book, group), "keeper": last_name(book, there.steward_id)}
        raise RefusedError("unit-kept-elsewhere", facts)
    writer.add(Membership, id=key, group_id=group, unit_id=unit, since=since, until=None)
    book.memberships = [one for one in book.memberships if one.id != key]
    book.memberships.append(MembershipRow(key, group, unit, since, None, None))
