"""All that is stored of the tasks of a list, read in one pass, and how each of them stands.

Many tasks are in the same situation, so each situation is judged once. Must not know which tasks
are wanted, nor how a list is shown.
"""

import gc
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, Self, TypeVar

from cchc_desktop.domain.lineage import Lineage
from cchc_desktop.domain.standing import Deadline, Due, Standing, milestone_key, standing
from cchc_desktop.domain.units import name_on
from cchc_desktop.services.entries import as_entry
from cchc_desktop.services.unit_lineage import held
from db.plain import Ask, key, key_or_none
from db.queries import task_lines as queries
from db.queries.task_lines import (
    DateFact,
    Key,
    Narrowed,
    PartFact,
    PlanFact,
    SaidFact,
    SectionFact,
    TaskFact,
)
from db.queries.tasks import AssignmentRow, EntryRow, unit_names

T = TypeVar("T")
Place = tuple[int, Key, int, int, Key]
"""Where a task stands among all: the newest plan first, tasks of no section last."""

_JUDGED = 6  # so many fields of what was said are what a state is judged by
_OF_NO_SECTION = 1 << 60
_MANY = 2_000


class Days(dict[str, date]):
    """Days by how they are stored: ten thousand tasks have a few hundred of them."""

    def __missing__(self, text: str) -> date:
        day = self[text] = date.fromisoformat(text)
        return day


@dataclass(frozen=True, slots=True)
class PlanOfTasks:
    """A plan as a list needs it."""

    id: uuid.UUID
    first: date
    last: date
    name: str
    newest_first: int


@dataclass(frozen=True, slots=True)
class Judged:
    deadline: Deadline
    standing: Standing


@dataclass(slots=True)
class TaskFacts:
    """What is stored, by task or by assignment, in the order in which it is shown."""

    plans: Mapping[Key, PlanOfTasks]
    sections: Mapping[Key, SectionFact]
    tasks: Sequence[tuple[Place, TaskFact]]
    dates: Mapping[Key, Sequence[DateFact]]
    parts: Mapping[Key, Sequence[PartFact]]
    said: Mapping[Key, Sequence[SaidFact]]
    products: Mapping[Key, Sequence[str]]
    evidence: Mapping[Key, int]
    doubts: Mapping[Key, Sequence[str]]
    people: Mapping[Key, str]
    names: Mapping[Key, str]

    @classmethod
    def read(
        cls,
        ask: Ask,
        today: date,
        lineage: Lineage,
        plan: uuid.UUID | None = None,
        among: Narrowed = None,
        *,
        of_units: Collection[Key] | None = None,
    ) -> Self:
        """Read the tasks of one plan or of all: a fixed number of statements.

        `of_units`: the parts of these units only.
        """
        days = Days()
        plans = {one.id: _plan(one, days) for one in queries.plan_facts(ask)}
        sections = {one.id: one for one in queries.section_facts(ask)}
        tasks = [one for one in queries.task_facts(ask, plan, among) if one.plan_id in plans]
        if plan is not None or among is not None:  # of most of them, all is read sooner
            among = [key(one.id) for one in tasks] if len(tasks) < _MANY else None
        said = _by_owner(queries.said_facts(ask, among, of_units))
        parts = _by_owner(queries.part_facts(ask, among, of_units))
        if lineage:
            parts = _held(parts, said, lineage, today)
        return cls(
            plans,
            sections,
            sorted(((_place(one, plans, sections), one) for one in tasks), key=_first),
            _by_owner(queries.date_facts(ask, among)),
            parts,
            said,
            _by_owner(queries.product_facts(ask, among)),
            queries.evidence_counts(ask, among),
            _by_owner(queries.doubt_facts(ask, among)),
            queries.people_facts(ask),
            _names(ask, today),
        )


@contextmanager
def not_collecting() -> Iterator[None]:
    """Put off the search for garbage while much is made and nothing thrown away.

    It would look through all there is again and again: a quarter of the time of a long list.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Judge:
    """Judges tasks on a day. What a task is judged by is all that is asked of it."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._known: dict[Any, Judged] = {}

    def __call__(
        self,
        task: TaskFact,
        dates: Sequence[DateFact],
        leads: Sequence[Sequence[SaidFact]],
    ) -> Judged:
        told = tuple(_situation(one) for one in leads) if any(leads) else len(leads)
        situation = (task.kind, task.settled, task.withdrawn, tuple(dates), told)
        known = self._known.get(situation)
        if known is None:
            known = self._known[situation] = self._judge(task, dates, leads)
        return known

    def _judge(
        self, task: TaskFact, dates: Sequence[DateFact], leads: Sequence[Sequence[SaidFact]]
    ) -> Judged:
        deadline = Deadline(
            task.kind or "unclear", bool(task.settled), [_due(one) for one in dates]
        )
        entries = [[as_entry(_stored(one)) for one in lead] for lead in leads] or [[]]
        return Judged(deadline, standing(deadline, entries, self.today, withdrawn=task.withdrawn))


def _situation(told: Sequence[SaidFact]) -> tuple[Any, ...]:
    """Return what was said as far as it decides: who corrects whom only where anybody does."""
    plain = tuple(one[:_JUDGED] for one in told)
    if len({one[:2] for one in plain}) == len(plain) and not any(one[-1] for one in told):
        return plain
    return tuple(told)


def _due(one: DateFact) -> Due:
    due = _day(one.due)
    return Due(_day(one.start), due, milestone_key(one.occurrence, due))


def _stored(one: SaidFact) -> EntryRow:
    own = key(one.id)
    return EntryRow(
        own,
        own,
        one.quarter,
        one.occurrence,
        one.state,
        one.percent,
        _day(one.done_on),
        one.result,
        one.lane,
        key_or_none(one.corrects_id),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _plan(one: PlanFact, days: Days) -> PlanOfTasks:
    first = days[one.first_day]
    name = one.number or one.subject or ""
    return PlanOfTasks(key(one.id), first, days[one.last_day], name, -first.toordinal())


def _place(
    task: TaskFact, plans: Mapping[Key, PlanOfTasks], sections: Mapping[Key, SectionFact]
) -> Place:
    section = _OF_NO_SECTION if task.section_id is None else sections[task.section_id].position
    return plans[task.plan_id].newest_first, task.plan_id, section, task.position, task.id


def _first(placed: tuple[Place, TaskFact]) -> Place:
    return placed[0]


def _by_owner(rows: Iterable[tuple[Key, T]]) -> dict[Key, list[T]]:
    found: defaultdict[Key, list[T]] = defaultdict(list)
    for owner, row in rows:
        found[owner].append(row)
    return found


def _names(ask: Ask, today: date) -> dict[Key, str]:
    given: defaultdict[Key, list[tuple[date | None, str]]] = defaultdict(list)
    for name in unit_names(ask):
        given[name.unit_id.bytes].append((name.since, name.name))
    return {unit: name_on(names, today) for unit, names in given.items()}


def _held(
    parts: Mapping[Key, Sequence[PartFact]],
    said: Mapping[Key, Sequence[SaidFact]],
    lineage: Lineage,
    today: date,
) -> dict[Key, list[PartFact]]:
    """Return the parts as those of the units that answer for them."""
    units = {unit for theirs in parts.values() for one in theirs for unit in one[1:4:2] if unit}
    moved = {unit for unit in units if lineage.holder(key(unit), date.max) != key(unit)}

    def of(one: PartFact) -> PartFact:
        if one.unit_id not in moved and one.via_group_id not in moved:
            return one
        own, group = key(one.id), key_or_none(one.via_group_id)
        part = AssignmentRow(own, own, key(one.unit_id), one.role, group, None, None, None)
        now = held(lineage, part, [_stored(entry) for entry in said.get(one.id, ())], today)
        via = now.via_group_id
        return one._replace(unit_id=now.unit_id.bytes, via_group_id=via.bytes if via else None)

    return {task: [of(one) for one in theirs] for task, theirs in parts.items()}
