"""The task list: every task as it stands on a day, and which of them are wanted.

Must not know how a list is shown, nor how tasks are changed.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from cchc_desktop.domain.calendar.periods import Period, quarter_of
from cchc_desktop.domain.lineage import Lineage
from cchc_desktop.domain.standing import due_in, runs_in
from cchc_desktop.domain.status import PartCounts, Shown
from cchc_desktop.domain.text import fold
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.task_facts import (
    Judge,
    Judged,
    Place,
    PlanOfTasks,
    TaskFacts,
    not_collecting,
)
from cchc_desktop.services.unit_lineage import read_lineage
from db.plain import Ask, key
from db.queries.task_lines import Key, PartFact, SaidFact, TaskFact
from db.queries.tasks import BelongingRow, groups_of

Role = Literal["lead", "partner"]


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks are wanted; all that is given has to hold. `only` are read, no others."""

    plan: str | None = None
    period: Period | None = None
    state: Shown | None = None
    unit: str | None = None
    person: str | None = None
    search: str | None = None
    only: frozenset[uuid.UUID] | None = None


class TaskLine(NamedTuple):
    """One task as a list shows it. A tuple, since ten thousand of them are made at once.

    Lines are in order when sorted by their `place`; `position` is the one within the section.
    """

    id: uuid.UUID
    plan: uuid.UUID
    plan_name: str
    code: str | None
    section: str | None
    section_title: str | None
    field: str | None
    title: str
    products: tuple[str, ...]
    lead_units: tuple[str, ...]
    partner_units: tuple[str, ...]
    deadline: str
    kind: str
    due: date | None
    due_in_period: date | None
    in_quarter: bool
    state: Shown
    percent: int | None
    role: Role | None
    person: str | None
    parts: PartCounts
    last_result: str | None
    evidence: int
    doubts: frozenset[str]
    unconfirmed: bool
    withdrawn: bool
    position: int
    place: Place


def list_tasks(
    desk: Desk, wanted: TaskFilter | None = None, today: date | None = None
) -> list[TaskLine]:
    """Return the tasks wanted, as they stand on `today`, in the order of their plans."""
    wanted = wanted or TaskFilter()
    today = today or desk.today
    meant = _meant(desk, wanted)
    with desk.store.looking() as ask, not_collecting():
        lineage = read_lineage(ask)
        groups = _groups(ask, meant.unit, lineage)
        facts = TaskFacts.read(ask, today, lineage, meant.plan, meant.among)
        return list(_Lines(facts, wanted, meant, groups, Judge(today)).lines())


@dataclass(frozen=True, slots=True)
class _Meant:
    """What the words of a filter turned out to mean."""

    unit: uuid.UUID
    plan: uuid.UUID | None = None
    person: uuid.UUID | None = None
    among: frozenset[uuid.UUID] | None = None


def _meant(desk: Desk, wanted: TaskFilter) -> _Meant:
    if not (wanted.plan or wanted.unit or wanted.person or wanted.search):
        return _Meant(desk.unit_id, among=wanted.only)
    from cchc_desktop.services.finding import (  # noqa: PLC0415 - a bare list needs none of it
        find_person,
        find_plan,
        find_unit,
    )
    from db import search  # noqa: PLC0415

    words = fold(wanted.search or "")
    with desk.store.reading() as connection:
        among = frozenset(search.found_by(connection, words)) if words else None
        return _Meant(
            find_unit(connection, wanted.unit) if wanted.unit else desk.unit_id,
            find_plan(connection, wanted.plan) if wanted.plan else None,
            find_person(connection, wanted.person) if wanted.person else None,
            _both(among, wanted.only),
        )


def tasks_with(desk: Desk, words: str) -> frozenset[uuid.UUID]:
    """Return the tasks in which these words are found, without reading their lines."""
    from db import search  # noqa: PLC0415 - a bare list needs none of it

    with desk.store.reading() as connection:
        return frozenset(search.found_by(connection, fold(words)))


def _both(
    one: frozenset[uuid.UUID] | None, other: frozenset[uuid.UUID] | None
) -> frozenset[uuid.UUID] | None:
    return other if one is None else one if other is None else one & other


def _groups(ask: Ask, unit: uuid.UUID, lineage: Lineage) -> list[BelongingRow]:
    return [
        group._replace(group_id=lineage.true(group.group_id))
        for entry in lineage.entries_of(unit)
        for group in groups_of(ask, entry)
    ]


class _Lines:
    """Makes the lines of the tasks that are wanted."""

    def __init__(
        self,
        facts: TaskFacts,
        wanted: TaskFilter,
        meant: _Meant,
        groups: Sequence[BelongingRow],
        judge: Judge,
    ) -> None:
        self._facts, self._wanted, self._judge = facts, wanted, judge
        self._quarter = Period.of(quarter_of(judge.today))
        self._person = None if meant.person is None else meant.person.bytes
        self._sides = {
            plan: _sides(meant.unit, groups, facts.plans[plan])
            for plan in {task.plan_id for _, task in facts.tasks}
        }
        self._named: dict[tuple[Key, ...], tuple[str, ...]] = {}

    def lines(self) -> Iterator[TaskLine]:
        wanted, parts = self._wanted, self._facts.parts
        for place, task in self._facts.tasks:
            given = parts.get(task.id, ())
            if self._person and all(one.person_id != self._person for one in given):
                continue
            line = self._line(place, task, [one for one in given if one.until is None])
            if (
                line is not None
                and (wanted.state is None or line.state is wanted.state)
                and (wanted.unit is None or line.role is not None)
            ):
                yield line

    def _line(self, place: Place, task: TaskFact, given: Sequence[PartFact]) -> TaskLine | None:
        facts, period = self._facts, self._wanted.period
        leads = [one for one in given if one.role == "lead"]
        told = self._told(leads)
        judged = self._judge(task, facts.dates.get(task.id, ()), told)
        plan = facts.plans[task.plan_id]
        if period and not _runs(judged, plan, period):
            return None
        now = judged.standing
        section = facts.sections[task.section_id] if task.section_id else None
        return TaskLine(
            id=key(task.id),
            plan=plan.id,
            plan_name=plan.name,
            code=task.code,
            section=section.code if section else None,
            section_title=section.title if section else None,
            field=section.field if section else None,
            title=task.title,
            products=tuple(facts.products.get(task.id, ())),
            lead_units=self._names(leads),
            partner_units=self._names([one for one in given if one.role == "partner"]),
            deadline=task.phrase or "",
            kind=judged.deadline.kind,
            due=now.due,
            in_quarter=_runs(judged, plan, self._quarter),
            due_in_period=due_in(judged.deadline, period) if period else None,
            state=now.shown,
            percent=now.percent,
            role=_role(given, self._sides[task.plan_id]),
            person=next((facts.people[one.person_id] for one in given if one.person_id), None),
            parts=now.counts if leads else PartCounts(now.counts.done, 0, 0),
            last_result=_last_result(told) if any(told) else None,
            evidence=facts.evidence.get(task.id, 0),
            doubts=frozenset(facts.doubts.get(task.id, ())),
            unconfirmed=not task.settled,
            withdrawn=bool(task.withdrawn),
            position=task.position,
            place=place,
        )

    def _told(self, leads: Sequence[PartFact]) -> list[Sequence[SaidFact]]:
        """Return what each leading unit said; one that followed two leads is one."""
        said = self._facts.said
        if len(leads) == 1:
            return [said.get(leads[0].id, ())]
        of_units: dict[Key, list[SaidFact]] = {}
        for one in leads:
            of_units.setdefault(one.unit_id, []).extend(said.get(one.id, ()))
        return list(of_units.values())

    def _names(self, given: Sequence[PartFact]) -> tuple[str, ...]:
        """Name the units as the plan does: a group by its own name, once."""
        units = tuple(one.via_group_id or one.unit_id for one in given)
        known = self._named.get(units)
        if known is None:
            names = self._facts.names
            known = self._named[units] = tuple(dict.fromkeys(names[unit] for unit in units))
        return known


def _runs(judged: Judged, plan: PlanOfTasks, period: Period) -> bool:
    return runs_in(judged.deadline, plan.first, plan.last, period, judged.standing)


def _sides(unit: uuid.UUID, groups: Sequence[BelongingRow], plan: PlanOfTasks) -> frozenset[Key]:
    """Return a unit and the groups it belongs to while a plan runs.

    The plan's days decide, not the day of the list: that judges what is late and hides nothing.
    """
    during = (
        one.group_id.bytes
        for one in groups
        if (one.since is None or one.since <= plan.last)
        and (one.until is None or one.until >= plan.first)
    )
    return frozenset((unit.bytes, *during))


def _role(given: Sequence[PartFact], units: frozenset[Key]) -> Role | None:
    roles = {one.role for one in given if one.unit_id in units or one.via_group_id in units}
    return "lead" if "lead" in roles else "partner" if "partner" in roles else None


def _last_result(told: Sequence[Sequence[SaidFact]]) -> str | None:
    corrected = {entry.corrects_id for part in told for entry in part}
    worded = [
        entry for part in told for entry in part if entry.result and entry.id not in corrected
    ]
    return max(worded, key=lambda entry: entry.quarter).result if worded else None
