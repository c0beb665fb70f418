"""A stored plan as lines for another one: its tasks with their units, products and people.

A fixed number of statements, however long the plan is. Must not know what the other plan is for.
"""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from cchc_desktop.domain.draft import ColumnDraft, SectionDraft
from cchc_desktop.services.assigning import LEAD, Part
from cchc_desktop.services.plans.proposal import ProposedTask
from cchc_desktop.services.unit_book import UnitBook
from db.queries import plans as queries
from db.queries.assigning import PartRow, parts_of_plan
from db.queries.plans import PlanRow, TaskRow, VersionRow
from db.queries.units import person_rows
from db.session import Reading


@dataclass(frozen=True, slots=True)
class PlanRead:
    """One plan, read whole."""

    row: PlanRow
    book: UnitBook
    original: VersionRow
    newest: VersionRow
    sections: tuple[SectionDraft, ...]
    tasks: Sequence[TaskRow]
    by_id: Mapping[uuid.UUID, TaskRow]
    parts: Mapping[uuid.UUID, list[PartRow]]
    _places: Mapping[uuid.UUID, int]
    _items: Mapping[tuple[uuid.UUID, str], list[str]]
    _people: Mapping[uuid.UUID, str]

    @classmethod
    def read(cls, connection: Reading, plan: uuid.UUID) -> Self:
        versions = queries.version_rows(connection, plan)
        sections = queries.section_rows(connection, plan)
        tasks = queries.task_rows(connection, plan)
        parts: defaultdict[uuid.UUID, list[PartRow]] = defaultdict(list)
        for part in parts_of_plan(connection, plan):
            if part.until is None:
                parts[part.task_id].append(part)
        items: defaultdict[tuple[uuid.UUID, str], list[str]] = defaultdict(list)
        for task, kind, text in queries.item_rows(connection, plan):
            items[task, kind].append(text)
        return cls(
            queries.plan_row(connection, plan),
            UnitBook.read(connection),
            versions[0],
            versions[-1],
            tuple(SectionDraft(one.title, one.code, one.field) for one in sections),
            tasks,
            {task.id: task for task in tasks},
            parts,
            {one.id: place for place, one in enumerate(sections)},
            items,
            {one.id: one.name for one in person_rows(connection)},
        )

    @property
    def layout(self) -> tuple[ColumnDraft, ...]:
        return tuple(ColumnDraft(one["caption"], one["role"]) for one in self.newest.layout)

    def line(self, number: int, task: TaskRow) -> ProposedTask:
        """Say a task as a line, without who does it."""
        return ProposedTask(
            number,
            task.title,
            section=self._places.get(task.section_id) if task.section_id else None,
            products=tuple(self._items.get((task.id, "product"), ())),
            details=tuple(self._items.get((task.id, "detail"), ())),
            deadline=task.phrase or "",
            funding=task.funding or "",
            note=task.note or "",
            source=f"{task.code}. {task.title}" if task.code else task.title,
        )

    def those(self, task: uuid.UUID, *, lead: bool) -> list[Part]:
        """Return the units that lead a task, or those that take part in it."""
        return [
            Part(part.unit_id, part.role, part.via_group_id)
            for part in self.parts.get(task, ())
            if (part.role == LEAD) == lead
        ]

    def person(self, task: uuid.UUID) -> str:
        ids = (part.person_id for part in self.parts.get(task, ()) if part.person_id)
        return next((self._people[one] for one in ids if one in self._people), "")

    def named(self, parts: Sequence[Part], day: date) -> tuple[str, ...]:
        """Name units as on a day; a group stands for its members while none is left out."""
        whole: dict[uuid.UUID, bool] = {}
        for group in {part.via_group for part in parts if part.via_group}:
            there = {part.unit for part in parts if part.via_group == group}
            whole[group] = there >= set(self.book.members(group, day))
        units = (
            part.via_group if part.via_group and whole[part.via_group] else part.unit
            for part in parts
        )
        true = dict.fromkeys(self.book.true(unit) for unit in units)
        return tuple(self.book.name(unit, day) for unit in true)
