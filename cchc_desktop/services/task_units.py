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
    ) -> None:
        self._writer = writer
        self._task = task
        self._day = day
        self._today = today
        self._book = book or UnitBook.read(writer.connection)

    def assign(self, leads: Sequence[str] | None, partners: Sequence[str] | None) -> None:
        """Make the leads and partners these; None leaves the role as it is."""
        meant = [None if words is None else self.meant(words) for words in (leads, partners)]
        self.put(*meant)

    def put(self, leads: Sequence[uuid.UUID] | None, partners: Sequence[uuid.UUID] | None) -> None:
        """Make the leads and partners these units; None leaves the role as it is."""
        there = self._rows()
        person = next((row.person_id for row in there if row.person_id is not None), None)
        given = {role for role, units in ((LEAD, leads), (PARTNER, partners)) if units is not None}
        wanted = parts_for(self._book, leads or (), partners or (), self._day)
        of_part = {(row.unit_id, row.role): row for row in there if row.role in given}
        for position, part in enumerate(wanted):
            self._put(part, position, of_part.pop((part.unit, part.role), None))
        ended = [row for row in of_part.values() if row.until is None]
        end_parts(self._writer, ended, self._today)
        if person is not None:
            self.hand_to(person)

    def hand_to(self, person: uuid.UUID | None) -> bool:
        """Hand the task to a person, to nobody else; say whether there is a part to note it."""
        rows = [row for row in self._rows() if row.until is None]
        keeper = who_keeps_watch(
            self._book, [Part(row.unit_id, row.role, row.via_group_id) for row in rows]
        )
        for row in rows:
            keeps = keeper is not None and (row.unit_id, row.role) == (keeper.unit, keeper.role)
            self._writer.change(Assignment, row.id, person_id=person if keeps else None)
        return keeper is not None

    def _rows(self) -> list[PartRow]:
        return parts_of_task(self._writer.connection, self._task)

    def meant(self, words: Sequence[str]) -> list[uuid.UUID]:
        """Return the units that words name; one that is not known yet is added."""
        named = [one for one in words if one.strip()]
        return [resolve_or_add_unit(self._writer, one, self._book) for one in named]

    def named(self, role: str) -> list[uuid.UUID]:
        """Return the units of a role as they were named, a group by itself."""
        rows = (row for row in self._rows() if row.role == role and row.until is None)
        return list(dict.fromkeys(row.via_group_id or row.unit_id for row in rows))

    def _put(self, part: Part, position: int, there: PartRow | None) -> None:
        values = {"position": position, "via_group_id": part.via_group, "until": None}
        if there is not None:
            self._writer.change(Assignment, there.id, **values)
        else:
            self._writer.add(
                Assignment,
                id=assignment_id(self._task, part),
                task_id=self._task,
                unit_id=part.unit,
                role=part.role,
                person_id=None,
                **values,
            )
