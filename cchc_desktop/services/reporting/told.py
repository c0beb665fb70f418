"""Tasks, plans and reports as a report tells them: plain values.

Must not know where they were read.
"""

import uuid
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.services.reporting.stands import DONE, RUNNING, Stand, Tally

OTHER = "other"


@dataclass(frozen=True, slots=True)
class PartTold:
    """One leading unit's part in a task.

    `told`: something was entered within the period. Words are of the latest quarter told in it;
    the result, and the reason of being late, may be those of an earlier one.
    """

    unit: uuid.UUID
    unit_name: str
    stand: Stand
    due: date | None
    done_on: date | None
    percent: int | None
    result: str
    difficulty: str
    reason: str
    proposal: str
    told: bool
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanTold:
    """A plan as its first document names it."""

    id: uuid.UUID
    first: date
    last: date
    kind: str
    number: str
    issuer: str
    issued_on: date | None
    subject: str
    implicit: bool


@dataclass(frozen=True, slots=True)
class SectionTold:
    code: str
    title: str
    position: int


@dataclass(frozen=True, slots=True)
class TaskTold:
    """One task. `runs`: it is due, runs or was left open in the period, or was told of in it."""

    id: uuid.UUID
    plan: uuid.UUID
    section: SectionTold | None
    field: str
    code: str
    title: str
    products: tuple[str, ...]
    details: tuple[str, ...]
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    people: tuple[str, ...]
    deadline: str
    funding: str
    note: str
    stand: Stand
    start: date | None
    due: date | None
    dues: tuple[date, ...]
    recurring: bool
    done_on: date | None
    percent: int | None
    parts: tuple[PartTold, ...]
    runs: bool
    carried: bool
    withdrawn_on: date | None
    withdrawn_why: str

    @property
    def counted(self) -> bool:
        """Say whether figures count it: what a plan dropped is told, but no more waited for."""
        return self.withdrawn_on is None

    def is_due_in(self, first: date, last: date) -> bool:
        """Say whether it is to be done with in these days; what comes again and again never is."""
        return not self.recurring and any(first <= due <= last for due in self.dues)


@dataclass(frozen=True, slots=True)
class Submission:
    """A report that a unit owes to the office for the period, and when it came."""

    unit: uuid.UUID
    unit_name: str
    due: date
    received_on: date | None
    on_time: bool | None


@dataclass(frozen=True, slots=True)
class Owed:
    """The report of the period that the office itself owes."""

    slot: uuid.UUID
    duty: uuid.UUID
    recipient: str
    due: date


@dataclass(frozen=True, slots=True)
class UnitTold:
    """A unit that leads tasks, in the order in which tables name them."""

    id: uuid.UUID
    name: str
    own: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is told of one period, as it stood on `day`."""

    period: Period
    day: date
    data_first: date
    data_last: date
    office: str
    unit: str
    plans: tuple[PlanTold, ...]
    tasks: tuple[TaskTold, ...]
    units: tuple[UnitTold, ...]
    owed: tuple[Owed, ...]
    submissions: tuple[Submission, ...]

    def holds(self, day: date) -> bool:
        return self.period.first_day <= day <= self.period.last_day

    @property
    def counted(self) -> tuple[TaskTold, ...]:
        return tuple(task for task in self.tasks if task.counted)

    @property
    def tally(self) -> Tally:
        return Tally.of(task.stand for task in self.counted)

    def of_field(self, field: str) -> tuple[TaskTold, ...]:
        return tuple(task for task in self.counted if task.field == field)

    @property
    def due_inside(self) -> tuple[TaskTold, ...]:
        """Return the tasks whose last date lies within the period."""
        first, last = self.period.first_day, self.period.last_day
        return tuple(
            task
            for task in self.counted
            if task.dues and not task.recurring and first <= max(task.dues) <= last
        )

    @property
    def overdue(self) -> tuple[TaskTold, ...]:
        return tuple(task for task in self.counted if task.stand is Stand.OVERDUE)

    @property
    def finished_inside(self) -> tuple[TaskTold, ...]:
        """Return the tasks of which the period's own entries say that they are done."""
        return tuple(
            task
            for task in self.counted
            if task.stand in DONE and any(part.told for part in task.parts)
        )

    @property
    def carried(self) -> tuple[TaskTold, ...]:
        """Return what came over from last year, told in the first report of a year."""
        begins = {
            plan.id
            for plan in self.plans
            if self.period.first_day <= plan.first <= self.period.last_day
        }
        return tuple(task for task in self.counted if task.carried and task.plan in begins)

    @property
    def open(self) -> tuple[TaskTold, ...]:
        still = (*RUNNING, Stand.NOT_STARTED, Stand.PAUSED)
        return tuple(task for task in self.counted if task.stand in still)
