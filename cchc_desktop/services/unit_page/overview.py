"""The units as their page shows them: the tree on a day, and everything about one of them.

Must not know how a tree is drawn; what happened to a unit is a code with facts.
"""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cchc_desktop.domain.lineage import Lineage
from cchc_desktop.domain.text import fold, sort_key
from cchc_desktop.services.assigning import LEAD, entries_by_part, is_closed
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.history import HistoryLine
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.unit_lineage import read_lineage
from db.plain import ask_through
from db.queries import unit_details as queries
from db.queries.history import sets_touching
from db.queries.lineage import SuccessionRow, succession_rows
from db.queries.units import MembershipRow
from db.session import Reading

_HISTORY = 12


@dataclass(frozen=True, slots=True)
class UnitNode:
    """One unit of the tree. `sought` is all it is called, folded for searching."""

    id: uuid.UUID
    name: str
    level: str
    is_group: bool
    parent: uuid.UUID | None
    members: tuple[uuid.UUID, ...]
    alive: bool
    since: date | None
    ended: date | None
    is_own: bool
    sought: str


@dataclass(frozen=True, slots=True)
class NameLine:
    id: uuid.UUID
    name: str
    since: date | None


@dataclass(frozen=True, slots=True)
class SpellingLine:
    id: uuid.UUID
    text: str


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One membership, seen from either side: `unit` is the member or the group."""

    id: uuid.UUID
    unit: uuid.UUID
    name: str
    since: date | None
    until: date | None
    is_now: bool


@dataclass(frozen=True, slots=True)
class Told:
    """Something to be told of a unit: a code of the catalogue's `successions`, with facts."""

    code: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class UnitDetails:
    """All there is about one unit."""

    node: UnitNode
    keeper: str
    parent_name: str
    contact: queries.ContactRow
    names: tuple[NameLine, ...]
    spellings: tuple[SpellingLine, ...]
    aliases: tuple[tuple[uuid.UUID, str], ...]
    members: tuple[MemberLine, ...]
    groups: tuple[MemberLine, ...]
    successions: tuple[Told, ...]
    led: frozenset[uuid.UUID]
    shared: frozenset[uuid.UUID]
    history: tuple[HistoryLine, ...]


def unit_tree(desk: Desk, day: date | None = None) -> list[UnitNode]:
    """Return all units as on a day, in the order of a Vietnamese dictionary."""
    with desk.store.reading() as connection:
        book, lineage = _read(connection)
    return _nodes(book, lineage, desk.unit_id, day or desk.today)


def unit_details(desk: Desk, unit: uuid.UUID) -> UnitDetails:
    """Return everything about a unit; of another entry of it, the one that is kept."""
    with desk.store.reading() as connection:
        book, lineage = _read(connection)
        unit = book.true(unit)
        if unit not in book.units:
            raise RefusedError("unit-not-found", {"text": str(unit)})
        entries = book.aliases(unit)
        names = queries.name_rows(connection, [unit])
        spellings = queries.spelling_rows(connection, entries)
        contact = queries.contact_row(connection, unit)
        successions = _successions(connection, book, lineage, unit)
        led, shared = _tasks(connection, lineage, unit, desk.today)
        rows = [row for one in sorted(entries) for row in queries.rows_of_unit(connection, one)]
        sets = sets_touching(connection, rows)[:_HISTORY]
    nodes = {one.id: one for one in _nodes(book, lineage, desk.unit_id, desk.today)}
    node = nodes[unit]
    steward = book.units[unit].steward_id
    return UnitDetails(
        node=node,
        keeper=_called(book, steward, desk.today) if steward else "",
        parent_name=_called(book, node.parent, desk.today) if node.parent else "",
        contact=contact,
        names=tuple(NameLine(row.id, row.name, row.since) for row in names),
        spellings=tuple(SpellingLine(row.id, row.text) for row in spellings),
        aliases=tuple((one, book.names[one][-1][1]) for one in sorted(entries - {unit})),
        members=_members(book, unit, desk.today),
        groups=_groups(book, unit, desk.today),
        successions=successions,
        led=led,
        shared=shared - led,
        history=tuple(
            HistoryLine(row.seq, row.at, row.who, row.verb, row.facts, row.undone) for row in sets
        ),
    )


def open_tasks_of(desk: Desk, units: Sequence[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Return the tasks that units lead or share and that are not through."""
    with desk.store.reading() as connection:
        lineage = read_lineage(ask_through(connection))
        found: set[uuid.UUID] = set()
        for unit in units:
            parts = _parts(connection, lineage, unit, desk.today)
            entries = entries_by_part(connection, [part.id for part in parts])
            found |= {part.task_id for part in parts if not is_closed(entries.get(part.id, ()))}
    return frozenset(found)


def _read(connection: Reading) -> tuple[UnitBook, Lineage]:
    return UnitBook.read(connection), read_lineage(ask_through(connection))


def _nodes(book: UnitBook, lineage: Lineage, own: uuid.UUID, day: date) -> list[UnitNode]:
    entries: defaultdict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for unit in book.units:
        entries[book.true(unit)].append(unit)
    found = []
    for unit, row in book.units.items():
        if unit not in entries:
            continue
        names = book.names[unit]
        words = [name for one in entries[unit] for _, name in book.names[one]]
        words += [text for one in entries[unit] for text in book.spellings.get(one, ())]
        parent = lineage.holder(row.parent_id, day) if row.parent_id else None
        members = book.members(unit, day) if row.is_group else []
        found.append(
            UnitNode(
                id=unit,
                name=book.name(unit, day),
                level=row.level,
                is_group=row.is_group,
                parent=parent if parent in book.units and parent != unit else None,
                members=tuple(members),
                alive=lineage.is_alive(unit, day),
                since=names[0][0],
                ended=lineage.end_of(unit),
                is_own=unit == book.true(own),
                sought=fold(" ".join(words)),
            )
        )
    return sorted(found, key=lambda node: (sort_key(node.name), node.id))


def _members(book: UnitBook, group: uuid.UUID, day: date) -> tuple[MemberLine, ...]:
    rows = [row for row in book.memberships if book.true(row.group_id) == group]
    lines = [_member(book, row, book.true(row.unit_id), day) for row in rows]
    return tuple(sorted(lines, key=lambda one: (not one.is_now, sort_key(one.name), one.id)))


def _groups(book: UnitBook, unit: uuid.UUID, day: date) -> tuple[MemberLine, ...]:
    rows = [row for row in book.memberships if book.true(row.unit_id) == unit]
    lines = [_member(book, row, book.true(row.group_id), day) for row in rows]
    return tuple(sorted(lines, key=lambda one: (not one.is_now, sort_key(one.name), one.id)))


def _member(book: UnitBook, row: MembershipRow, other: uuid.UUID, day: date) -> MemberLine:
    begun = row.since is None or row.since <= day
    is_now = begun and (row.until is None or row.until >= day)
    return MemberLine(row.id, other, _called(book, other, day), row.since, row.until, is_now)


def _called(book: UnitBook, unit: uuid.UUID, day: date) -> str:
    unit = book.true(unit)
    return book.name(unit, day) if unit in book.units else ""


def _successions(
    connection: Reading, book: UnitBook, lineage: Lineage, unit: uuid.UUID
) -> tuple[Told, ...]:
    """Tell each change once: the units before, the units after, the day."""
    rows = succession_rows(ask_through(connection))
    changes: defaultdict[tuple[date, str, uuid.UUID], list[SuccessionRow]] = defaultdict(list)
    for row in rows:
        # What is merged comes together in its heir, what is split comes from the former unit.
        centre = row.from_id if row.kind == "split" else row.to_id
        changes[row.on, row.kind, lineage.true(centre)].append(row)
    told = []
    for (on, kind, _), group in sorted(changes.items(), key=lambda item: item[0][0]):
        olds = list(dict.fromkeys(lineage.true(row.from_id) for row in group))
        news = list(dict.fromkeys(lineage.true(row.to_id) for row in group))
        if unit in olds or unit in news:
            facts = {
                "olds": [_called(book, one, on) for one in olds],
                "news": [_called(book, one, on) for one in news],
                "on": on,
            }
            goes_on = kind == "split" and all(row.position for row in group)
            told.append(Told("split-off" if goes_on else kind, facts))
    return tuple(told)


def _tasks(
    connection: Reading, lineage: Lineage, unit: uuid.UUID, today: date
) -> tuple[frozenset[uuid.UUID], frozenset[uuid.UUID]]:
    parts = _parts(connection, lineage, unit, today)
    led = frozenset(part.task_id for part in parts if part.role == LEAD)
    return led, frozenset(part.task_id for part in parts if part.role != LEAD)


def _parts(
    connection: Reading, lineage: Lineage, unit: uuid.UUID, today: date
) -> list[queries.PartRow]:
    """Return the parts that are the unit's today: its own, and those that came to it."""
    rows = queries.part_rows(connection, lineage.forebears(unit))
    entries = entries_by_part(connection, [row.id for row in rows]) if lineage else {}
    found = []
    for row in rows:
        group = row.via_group_id
        through = group is not None and lineage.true(group) == unit
        stays = is_closed(entries.get(row.id, ()))
        holder = lineage.true(row.unit_id) if stays else lineage.holder(row.unit_id, today)
        if through or holder == unit:
            found.append(row)
    return found
