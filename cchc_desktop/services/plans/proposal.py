"""A plan of the own office before it is stored: lines to reword, split, drop and hand out.

Pure: what is proposed is read elsewhere. Must not know where the lines came from, nor how they
are stored or shown.
"""

import uuid
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from cchc_desktop.domain.draft import BasisDraft, ColumnDraft, Document, SectionDraft


class Way(StrEnum):
    """What a plan of the own office is made from."""

    ABOVE = "above"
    LAST_YEAR = "last-year"
    NOTHING = "nothing"


class Why(StrEnum):
    """Why a line is proposed, or why it is not chosen from the start."""

    LED = "led"  # above says that we lead it
    SHARED = "shared"  # above says that we take part
    TAKEN = "taken"  # a task of ours carries it out already
    GOES_ON = "goes-on"
    THROUGH = "through"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class ProposedTask:
    """One line. `section` is the place of its section; units and the person are as written."""

    id: int
    title: str
    section: int | None = None
    products: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    deadline: str = ""
    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    person: str = ""
    funding: str = ""
    note: str = ""
    chosen: bool = True
    why: Why = Why.ADDED
    source: str = ""  # the code and words where it comes from
    carries_out: uuid.UUID | None = None
    continues: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class PlanProposal:
    """The whole plan; the plan it comes from is `source`. Every change gives another proposal."""

    way: Way
    document: Document
    first_day: date
    last_day: date
    sections: tuple[SectionDraft, ...] = ()
    tasks: tuple[ProposedTask, ...] = ()
    source: uuid.UUID | None = None
    bases: tuple[BasisDraft, ...] = ()
    layout: tuple[ColumnDraft, ...] = ()
    closes_open: bool = True  # what last year leaves open and goes on is closed there

    @property
    def chosen(self) -> tuple[ProposedTask, ...]:
        return tuple(one for one in self.tasks if one.chosen)

    def task(self, key: int) -> ProposedTask:
        return next(one for one in self.tasks if one.id == key)

    def with_task(self, task: ProposedTask) -> "PlanProposal":
        """Put a reworded line in its place."""
        return replace(self, tasks=tuple(task if one.id == task.id else one for one in self.tasks))

    def choosing(self, keys: Collection[int], *, chosen: bool) -> "PlanProposal":
        """Take lines, or drop them."""
        return replace(
            self,
            tasks=tuple(
                replace(one, chosen=chosen) if one.id in keys else one for one in self.tasks
            ),
        )

    def split(self, key: int) -> "PlanProposal":
        """Make two lines of one; both come from where the one did, so both are taken."""
        tasks: list[ProposedTask] = []
        for one in self.tasks:
            tasks.append(replace(one, chosen=True) if one.id == key else one)
            if one.id == key:
                tasks.append(replace(one, id=self._next_id(), chosen=True))
        return replace(self, tasks=tuple(tasks))

    def adding(self, section: int | None) -> "PlanProposal":
        """Add an empty line to the end of a section."""
        last = max((at for at, one in enumerate(self.tasks) if one.section == section), default=-1)
        if last < 0:
            last = max(
                (
                    at
                    for at, one in enumerate(self.tasks)
                    if section is None or (one.section is not None and one.section < section)
                ),
                default=-1,
            )
        made = ProposedTask(self._next_id(), "", section=section)
        tasks = (*self.tasks[: last + 1], made, *self.tasks[last + 1 :])
        return replace(self, tasks=tasks)

    def without(self, key: int) -> "PlanProposal":
        """Take a line away altogether, as one that was split off or added by hand."""
        return replace(self, tasks=tuple(one for one in self.tasks if one.id != key))

    def twins(self, key: int) -> int:
        """Count the lines that come from where this one does, itself too."""
        this = self.task(key)
        origin = (this.carries_out, this.continues)
        if origin == (None, None):
            return 1
        return sum((one.carries_out, one.continues) == origin for one in self.tasks)

    def codes(self) -> dict[int, str]:
        """Return the numbers of the chosen lines, counted through as in a plan's appendix."""
        return {one.id: str(number) for number, one in enumerate(self._in_order(), 1)}

    def _in_order(self) -> list[ProposedTask]:
        last = len(self.sections)
        return sorted(self.chosen, key=lambda one: last if one.section is None else one.section)

    def ordered(self) -> list[tuple[int | None, list[ProposedTask]]]:
        """Return the lines by section, those of no section last; empty sections too."""
        found: dict[int | None, list[ProposedTask]] = {at: [] for at in range(len(self.sections))}
        for one in self.tasks:
            found.setdefault(one.section, []).append(one)
        return list(found.items())

    def _next_id(self) -> int:
        return max((one.id for one in self.tasks), default=0) + 1
