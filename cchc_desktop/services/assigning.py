"""Who answers for a task: units' parts, those of groups by their members, and the person.

Must not know which verb assigns, nor how units are named.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.standing import current_entries
from cchc_desktop.domain.status import CLOSED
from cchc_desktop.services.entries import as_entry
from cchc_desktop.services.unit_book import UnitBook
from db.batch import Batch
from db.changes import Writer
from db.models.tasks import Assignment
from db.queries import assigning as queries
from db.queries.assigning import PartRow, ReportedRow
from db.session import Reading

LEAD, PARTNER = "lead", "partner"


@dataclass(frozen=True, slots=True)
class Part:
    """A unit's part in a task, and the group through which it came to it."""

    unit: uuid.UUID
    role: str
    via_group: uuid.UUID | None = None


def parts_for(
    book: UnitBook, leads: Sequence[uuid.UUID], partners: Sequence[uuid.UUID], day: date
) -> list[Part]:
    """Return the parts, each unit once in a role.

    What a group leads is led by its members; in what it supports, it stays one. A unit named
    itself is not there through a group as well.
    """
    found: dict[tuple[str, uuid.UUID], Part] = {}
    for unit in leads:
        if not book.units[unit].is_group or not book.members(unit, day):
            found[LEAD, unit] = Part(unit, LEAD)
    for group in leads:
        members = book.members(group, day) if book.units[group].is_group else []
        for unit in members:
            found.setdefault((LEAD, unit), Part(unit, LEAD, group))
    order = {unit: place for place, unit in enumerate(leads)}
    led = sorted(found.values(), key=lambda one: order[one.via_group or one.unit])
    shared = dict.fromkeys(unit for unit in partners if (LEAD, unit) not in found)
    return [*led, *(Part(unit, PARTNER) for unit in shared)]


def assignment_id(task: uuid.UUID, part: Part) -> uuid.UUID:
    return made_id("assignment", task, part.unit, part.role)


def who_keeps_watch(book: UnitBook, parts: Iterable[Part]) -> Part | None:
    """Return the part that the person in charge is noted with: the own office's, else the first."""
    listed = list(parts)
    own = (one for one in listed if one.unit == book.own)
    return next(own, next(iter(listed), None))


def assignment_rows(
    task: uuid.UUID, parts: Sequence[Part], keeper: Part | None, person: uuid.UUID | None
) -> list[dict[str, Any]]:
    return [
        {
            "id": assignment_id(task, part),
            "task_id": task,
            "unit_id": part.unit,
            "role": part.role,
            "position": position,
            "via_group_id": part.via_group,
            "person_id": person if part is keeper else None,
            "until": None,
        }
        for position, part in enumerate(parts)
    ]


def entries_by_part(
    connection: Reading, parts: Sequence[uuid.UUID]
) -> dict[uuid.UUID, list[ReportedRow]]:
    found: defaultdict[uuid.UUID, list[ReportedRow]] = defaultdict(list)
    for entry in queries.entries_of(connection, parts):
        found[entry.assignment_id].append(entry)
    return found


def is_closed(entries: Iterable[ReportedRow]) -> bool:
    """Say whether nothing more will come of a part: what was last said of it as a whole."""
    current = current_entries([as_entry(row) for row in entries])
    whole = [one for one in current if one.occurrence is None]
    return bool(whole) and whole[-1].state in CLOSED


def give_open_tasks(writer: Writer, book: UnitBook, unit: uuid.UUID, day: date) -> None:
    """Give a unit that joined a group its part in what the group leads and what is still open."""
    groups = {one for one in book.groups_of(unit) if unit in book.members(one, day)}
    parts = queries.parts_of_groups(writer.connection, groups, day)
    entries = entries_by_part(writer.connection, [part.id for part in parts])
    of_tasks: defaultdict[tuple[uuid.UUID, uuid.UUID], list[PartRow]] = defaultdict(list)
    leading = {(part.task_id, part.unit_id) for part in parts if part.unit_id == unit}
    for part in parts:
        group = part.via_group_id if part.via_group_id in groups else part.unit_id
        of_tasks[part.task_id, group].append(part)
    for (task, group), theirs in of_tasks.items():
        if group not in groups or (task, unit) in leading:
            continue
        if all(is_closed(entries.get(part.id, ())) for part in theirs):
            continue
        leading.add((task, unit))
        made = Part(unit, LEAD, group)
        person = next((part.person_id for part in theirs if part.unit_id == group), None)
        row = assignment_rows(task, [made], made, person)[0]
        writer.add(Assignment, **{**row, "position": theirs[-1].position})
        ended = [part for part in theirs if part.unit_id == group]
        kept = queries.reported(writer.connection, [part.id for part in ended])
        end_parts(writer, ended, kept, day)


def end_parts(
    writes: Writer | Batch, parts: Sequence[PartRow], kept: Collection[uuid.UUID], day: date
) -> None:
    """Take parts away; one of which something was reported is `kept`, with its last day."""
    for part in parts:
        if part.id in kept:
            writes.change(Assignment, part.id, until=day - timedelta(days=1))
        else:
            writes.remove(Assignment, part.id)
