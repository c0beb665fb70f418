"""The task list: every task as it stands on a day, and which of them are wanted.

Must not know how a list is shown, nor how tasks are changed.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.standing import (
    Deadline,
    Due,
    due_in,
    milestone_key,
    runs_in,
    standing,
)
from cchc_desktop.domain.status import PartCounts, Shown
from cchc_desktop.domain.text import fold
from cchc_desktop.domain.units import name_on
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.entries import as_entry
from db.plain import Ask
from db.queries import tasks as queries
from db.queries.tasks import AssignmentRow, BelongingRow, EntryRow, TaskRow

Role = Literal["lead", "partner"]


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks are wanted; all that is given has to hold."""

    plan: str | None = None
    period: Period | None = None
    state: Shown | None = None
    unit: str | None = None
    person: str | None = None
    search: str | None = None


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task as a list shows it."""

    id: uuid.UUID
    plan: uuid.UUID
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
    state: Shown
    percent: int | None
    role: Role | None
    person: str | None
    parts: PartCounts
    last_result: str | None
    evidence: int


@dataclass(slots=True)
class _Facts:
    """All that is stored of the tasks in question, by task."""

    dues: dict[uuid.UUID, list[Due]] = field(default_factory=lambda: defaultdict(list))
    assigned: dict[uuid.UUID, list[AssignmentRow]] = field(
        default_factory=lambda: defaultdict(list)
    )
    entries: dict[uuid.UUID, list[EntryRow]] = field(default_factory=lambda: defaultdict(list))
    products: dict[uuid.UUID, list[str]] = field(default_factory=lambda: defaultdict(list))
    evidence: dict[uuid.UUID, int] = field(default_factory=lambda: defaultdict(int))
    names: dict[uuid.UUID, str] = field(default_factory=dict)


def list_tasks(
    desk: Desk, wanted: TaskFilter | None = None, today: date | None = None
) -> list[TaskLine]:
    """Return the tasks wanted, as they stand on `today`, in the order of their plans."""
    wanted = wanted or TaskFilter()
    today = today or desk.today
    meant = _meant(desk, wanted)
    with desk.store.looking() as ask:
        groups = queries.groups_of(ask, meant.unit)
        rows = queries.task_rows(ask, meant.plan, meant.found)
        everything = meant.plan is None and meant.found is None
        facts = _facts(ask, None if everything else [row.id for row in rows], today)
    lines = (_line(row, facts, _sides(meant.unit, groups, row), wanted, today) for row in rows)
    return [line for line in lines if line is not None and _is_wanted(line, facts, wanted, meant)]


@dataclass(frozen=True, slots=True)
class _Meant:
    """What the words of a filter turned out to mean."""

    unit: uuid.UUID
    plan: uuid.UUID | None = None
    person: uuid.UUID | None = None
    found: frozenset[uuid.UUID] | None = None


def _meant(desk: Desk, wanted: TaskFilter) -> _Meant:
    if not (wanted.plan or wanted.unit or wanted.person or wanted.search):
        return _Meant(desk.unit_id)
    from cchc_desktop.services.finding import (  # noqa: PLC0415 - a bare list needs none of it
        find_person,
        find_plan,
        find_unit,
    )
    from db import search  # noqa: PLC0415

    words = fold(wanted.search or "")
    with desk.store.reading() as connection:
        return _Meant(
            find_unit(connection, wanted.unit) if wanted.unit else desk.unit_id,
            find_plan(connection, wanted.plan) if wanted.plan else None,
            find_person(connection, wanted.person) if wanted.person else None,
            frozenset(search.found_by(connection, words)) if words else None,
        )


def _facts(ask: Ask, among: Sequence[uuid.UUID] | None, today: date) -> _Facts:
    facts = _Facts()
    for due in queries.milestone_rows(ask, among):
        key = milestone_key(due.occurrence, due.due)
        facts.dues[due.task_id].append(Due(due.start, due.due, key))
    for assignment in queries.assignment_rows(ask, among):
        facts.assigned[assignment.task_id].append(assignment)
    for entry in queries.entry_rows(ask, among):
        facts.entries[entry.assignment_id].append(entry)
    for task, product in queries.product_rows(ask, among):
        facts.products[task].append(product)
    for task in queries.evidence_tasks(ask, among):
        facts.evidence[task] += 1
    given: defaultdict[uuid.UUID, list[tuple[date | None, str]]] = defaultdict(list)
    for name in queries.unit_names(ask):
        given[name.unit_id].append((name.since, name.name))
    facts.names = {unit: name_on(names, today) for unit, names in given.items()}
    return facts


def _line(
    row: TaskRow, facts: _Facts, units: frozenset[uuid.UUID], wanted: TaskFilter, today: date
) -> TaskLine | None:
    deadline = Deadline(row.kind or "unclear", bool(row.settled), facts.dues.get(row.id, ()))
    assigned = [one for one in facts.assigned.get(row.id, ()) if one.until is None]
    leads = [one for one in assigned if one.role == "lead"]
    entries = [facts.entries.get(one.id, []) for one in leads]
    judged = standing(
        deadline,
        [[as_entry(entry) for entry in part] for part in entries] or [[]],
        today,
        withdrawn=row.withdrawn_on is not None,
    )
    if wanted.period and not runs_in(
        deadline, row.plan_first, row.plan_last, wanted.period, judged
    ):
        return None
    return TaskLine(
        id=row.id,
        plan=row.plan_id,
        code=row.code,
        section=row.section_code,
        section_title=row.section_title,
        field=row.field,
        title=row.title,
        products=tuple(facts.products.get(row.id, ())),
        lead_units=_names(facts, leads),
        partner_units=_names(facts, (one for one in assigned if one.role == "partner")),
        deadline=row.phrase or "",
        kind=deadline.kind,
        due=judged.due,
        due_in_period=due_in(deadline, wanted.period) if wanted.period else None,
        state=judged.shown,
        percent=judged.percent,
        role=_role(assigned, units),
        person=next((one.person for one in assigned if one.person), None),
        parts=judged.counts if leads else PartCounts(judged.counts.done, 0, 0),
        last_result=_last_result(entries),
        evidence=facts.evidence.get(row.id, 0),
    )


def _sides(unit: uuid.UUID, groups: Iterable[BelongingRow], row: TaskRow) -> frozenset[uuid.UUID]:
    """Return a unit and the groups it belongs to while the task's plan runs.

    The plan's days decide, not the day of the list: that judges what is late and hides nothing.
    """
    during = (
        one.group_id
        for one in groups
        if (one.since is None or one.since <= row.plan_last)
        and (one.until is None or one.until >= row.plan_first)
    )
    return frozenset((unit, *during))


def _names(facts: _Facts, assigned: Iterable[AssignmentRow]) -> tuple[str, ...]:
    """Name the units as the plan does: a group by its own name, once."""
    named = (facts.names[one.via_group_id or one.unit_id] for one in assigned)
    return tuple(dict.fromkeys(named))


def _role(assigned: Sequence[AssignmentRow], units: frozenset[uuid.UUID]) -> Role | None:
    roles = {one.role for one in assigned if one.unit_id in units or one.via_group_id in units}
    return "lead" if "lead" in roles else "partner" if "partner" in roles else None


def _last_result(entries: Iterable[Sequence[EntryRow]]) -> str | None:
    corrected = {entry.corrects_id for part in entries for entry in part}
    told = [
        entry for part in entries for entry in part if entry.result and entry.id not in corrected
    ]
    return max(told, key=lambda entry: entry.quarter).result if told else None


def _is_wanted(line: TaskLine, facts: _Facts, wanted: TaskFilter, meant: _Meant) -> bool:
    checks: tuple[Callable[[], bool], ...] = (
        lambda: wanted.state is None or line.state is wanted.state,
        lambda: wanted.unit is None or line.role is not None,
        lambda: (
            meant.person is None
            or any(one.person_id == meant.person for one in facts.assigned.get(line.id, ()))
        ),
    )
    return all(check() for check in checks)
