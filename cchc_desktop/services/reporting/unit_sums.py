"""What each unit came to in a period, by field: added up by the database, of however many units.

What it cannot judge - single times of a task, two results for one quarter, units that follow one
another - is judged part by part as everywhere else. Must not know how a table is printed.
"""

import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from cchc_desktop.domain.lineage import Lineage
from cchc_desktop.domain.status import CLOSED, State
from cchc_desktop.reports.model import Share
from cchc_desktop.services.reporting.stands import DONE, Stand
from cchc_desktop.services.reporting.task_reading import Among, Span, read_tasks
from cchc_desktop.services.reporting.told import PartTold, TaskTold
from cchc_desktop.services.task_facts import TaskFacts
from db.plain import Ask, key
from db.queries import consolidation as queries
from db.queries.consolidation import Key, SumRow, Wanted

NOBODY: Final = uuid.UUID(int=0)
"""Stands for the unit of tasks that no unit leads."""
_DROPPED: Final = sorted(CLOSED - {State.DONE})


@dataclass(slots=True)
class UnitSums:
    """What one unit, or all together, came to. Sums of units are the sums of all."""

    given: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    overdue: int = 0
    told: int = 0

    def add(self, reform_field: str, part: PartTold | None) -> None:
        self.given[reform_field] += 1
        if part is not None:
            self.done[reform_field] += part.stand in DONE
            self.overdue += part.stand is Stand.OVERDUE
            self.told += part.told

    def take(self, row: SumRow) -> None:
        self.given[row.field] += row.given
        self.done[row.field] += row.done
        self.overdue += row.overdue
        self.told += row.told

    def __add__(self, other: "UnitSums") -> "UnitSums":
        return UnitSums(
            self.given + other.given,
            self.done + other.done,
            self.overdue + other.overdue,
            self.told + other.told,
        )

    def of_field(self, reform_field: str) -> Share:
        return Share(self.done[reform_field], self.given[reform_field])

    @property
    def together(self) -> Share:
        return Share(self.done.total(), self.given.total())

    @property
    def updated(self) -> Share:
        return Share(self.told, self.given.total())

    @property
    def silent(self) -> bool:
        """Say that nothing is known of it: that is no nought."""
        return bool(self.given.total()) and not self.told and not self.done.total()


def read_sums(ask: Ask, span: Span, among: Among, lineage: Lineage) -> dict[uuid.UUID, UnitSums]:
    """Return what each unit came to; `NOBODY` for tasks that no unit leads.

    A task that several units lead counts for each of them.
    """
    if not among.plans:
        return {}
    apart = {unit.bytes for unit in lineage.involved()}
    first, last = span.quarters
    wanted = Wanted(
        plans=sorted(among.plans),
        first_quarter=first,
        last_quarter=last,
        day=span.day.isoformat(),
        house=None if among.units is None else sorted(among.units),
        apart=sorted(apart),
    )
    rows = queries.sum_rows(ask, wanted, _DROPPED)
    apart |= {row.unit_id for row in rows if row.odd}
    sums: dict[uuid.UUID, UnitSums] = {}
    for row in rows:
        if row.unit_id not in apart:
            sums.setdefault(key(row.unit_id), UnitSums()).take(row)
    if apart:
        _add_judged(sums, _judged(ask, span, among, lineage, apart))
    if among.units is None:
        nobodys = queries.without_lead(ask, sorted(among.plans))
        if nobodys:
            sums[NOBODY] = UnitSums(Counter(nobodys))
    return sums


def _judged(
    ask: Ask, span: Span, among: Among, lineage: Lineage, units: Collection[Key]
) -> Iterable[TaskTold]:
    """Return the tasks with the parts of some units only, judged one by one."""
    facts = TaskFacts.read(ask, span.day, lineage, of_units=units)
    return read_tasks(ask, facts, span, among)


def _add_judged(sums: dict[uuid.UUID, UnitSums], tasks: Iterable[TaskTold]) -> None:
    for task in tasks:
        if task.counted:
            for part in task.parts:
                sums.setdefault(part.unit, UnitSums()).add(task.field, part)


def in_order(
    sums: Mapping[uuid.UUID, UnitSums], units: Sequence[uuid.UUID]
) -> dict[uuid.UUID, UnitSums]:
    """Return the sums of units in the order in which tables name them; none is left out."""
    return {unit: sums.get(unit, UnitSums()) for unit in dict.fromkeys((*units, *sums))}
