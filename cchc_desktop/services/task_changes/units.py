"""The units of one task, changed element by element: who comes, who stays, who goes.

Must not know what else is said of the task.
"""

import uuid
from collections.abc import Sequence
from datetime import date

from cchc_desktop.services.assigning import (
    LEAD,
    PARTNER,
    Part,
    assignment_id,
    end_parts,
    parts_for,
    who_keeps_watch,
)
from cchc_desktop.services.task_stored import Together
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.units import resolve_or_add_unit
from db.changes import Writer
from db.models.tasks import Assignment
from db.queries.assigning import PartRow, parts_of_task


class TaskUnits:
    """The parts of one task. `day` says who is in a group, `today` when a part ends."""

    def __init__(
        self,
        writer: Writer,
        task: uuid.UUID,
        day: date,
        today: date,
        book: UnitBook | None = None,
        together: Together | None = None,
    ) -> None:
        self._writer = writer
        self._task = task
        self._day = day
        self._today = today
        self._book = book or UnitBook.read(writer.connection)
        self._together = together

    def assign(self, leads: Sequence[str] | None, partners: Sequence[str] | None) -> None:
        """Make the leads and partners these; None leaves the role as it is."""
        meant = [None if words is None else self.meant(words) for words in (leads, partners)]
        self.put(*meant)

    def put(self, leads: Sequence[uuid.UUID] | None, partners: Sequence[uuid.UUID] | None) -> None:
        """Make the leads and partners these units; None leaves the role as it is."""
        together = self._together or Together.of(self._writer, self._task)
        there = together.stored.parts[self._task]
        person = next((row.person_id for row in there if row.person_id is not None), None)
        given = {role for role, units in ((LEAD, leads), (PARTNER, partners)) if units is not None}
        wanted = parts_for(self._book, leads or (), partners or (), self._day)
        of_part = {(row.unit_id, row.role): row for row in there if row.role in given}
        now = [row for row in there if row.role not in given]
        for position, part in enumerate(wanted):
            now.append(self._put(together, part, position, of_part))
        ended = [row for row in of_part.values() if row.until is None]
        if ended:
            end_parts(together.batch, ended, together.stored.reported, self._today)
        together.stored.parts[self._task] = sorted(now, key=_place)
        if person is not None:
            self._hand(together, person)
        self._write(together)

    def hand_to(self, person: uuid.UUID | None) -> bool:
        """Hand the task to a person, to nobody else; say whether there is a part to note it."""
        together = self._together or Together.of(self._writer, self._task)
        is_kept = self._hand(together, person)
        self._write(together)
        return is_kept

    def _hand(self, together: Together, person: uuid.UUID | None) -> bool:
        rows = [row for row in together.stored.parts[self._task] if row.until is None]
        keeper = who_keeps_watch(
            self._book, [Part(row.unit_id, row.role, row.via_group_id) for row in rows]
        )
        for row in rows:
            keeps = keeper is not None and (row.unit_id, row.role) == (keeper.unit, keeper.role)
            together.batch.change(Assignment, row.id, person_id=person if keeps else None)
        return keeper is not None

    def _write(self, together: Together) -> None:
        """Write at once, unless others will write all of it."""
        if together is not self._together:
            together.write()

    def meant(self, words: Sequence[str]) -> list[uuid.UUID]:
        """Return the units that words name; one that is not known yet is added."""
        book, named = self._book, [one for one in words if one.strip()]
        return [resolve_or_add_unit(self._writer, one, book, book.own) for one in named]

    def named(self, role: str) -> list[uuid.UUID]:
        """Return the units of a role as they were named, a group by itself."""
        rows = (
            row
            for row in parts_of_task(self._writer.connection, self._task)
            if row.role == role and row.until is None
        )
        return list(dict.fromkeys(row.via_group_id or row.unit_id for row in rows))

    def _put(
        self,
        together: Together,
        part: Part,
        position: int,
        there: dict[tuple[uuid.UUID, str], PartRow],
    ) -> PartRow:
        """Write a part and return its row; one that is there stays the same row."""
        values = {"position": position, "via_group_id": part.via_group, "until": None}
        row = there.pop((part.unit, part.role), None)
        if row is not None:
            together.batch.change(Assignment, row.id, **values)
            return row._replace(position=position, via_group_id=part.via_group, until=None)
        key = assignment_id(self._task, part)
        said = {"task_id": self._task, "unit_id": part.unit, "role": part.role, "person_id": None}
        together.batch.add(Assignment, id=key, **said, **values)
        return PartRow(
            key, self._task, part.unit, part.role, position, part.via_group, None, None, None
        )


def _place(row: PartRow) -> tuple[str, int, uuid.UUID]:
    return row.role, row.position, row.id
