"""What the lines of a task list are made of, as SQLite keeps it: one pass over each table.

Ten thousand tasks are read at every start, and making an object of each key and day would take
longer than the questions; so keys stay bytes and days text here. Plain SQL through `db.plain`.
Must not know states, due dates or what a filter means to a person.
"""

import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from db.plain import Ask, within

Key = bytes
Narrowed = Collection[uuid.UUID] | None
"""Ids of tasks to be content with; None is every one."""

_CHUNK = 500


class PlanFact(NamedTuple):
    id: Key
    first_day: str
    last_day: str
    number: str | None
    subject: str | None


class SectionFact(NamedTuple):
    id: Key
    code: str | None
    title: str
    field: str
    position: int


class TaskFact(NamedTuple):
    id: Key
    plan_id: Key
    section_id: Key | None
    position: int
    code: str | None
    title: str
    withdrawn: bool
    phrase: str | None
    kind: str | None
    settled: bool | None


class DateFact(NamedTuple):
    """A milestone of a task."""

    start: str | None
    due: str | None
    occurrence: str | None


class PartFact(NamedTuple):
    id: Key
    unit_id: Key
    role: str
    via_group_id: Key | None
    person_id: Key | None
    until: str | None


class SaidFact(NamedTuple):
    """A progress entry; the first six are what a state is judged by."""

    quarter: str
    occurrence: str | None
    state: str
    percent: int | None
    done_on: str | None
    lane: str
    result: str | None
    id: Key
    corrects_id: Key | None


def plan_facts(ask: Ask) -> list[PlanFact]:
    """Return the plans with what their newest document is called."""
    query = (
        "SELECT p.id, p.first_day, p.last_day, v.number, v.subject, max(v.position)"
        " FROM plan p LEFT JOIN plan_version v ON v.plan_id = p.id AND NOT v.gone"
        " WHERE NOT p.gone GROUP BY p.id"
    )
    return [PlanFact._make(row[:-1]) for row in ask(query, ())]


def section_facts(ask: Ask) -> list[SectionFact]:
    query = "SELECT id, code, title, field, position FROM section"
    return [SectionFact._make(row) for row in ask(query, ())]


def people_facts(ask: Ask) -> dict[Key, str]:
    """Return the names of the people there are or were."""
    return dict(ask("SELECT id, name FROM person", ()))


def task_facts(ask: Ask, plan: uuid.UUID | None, among: Narrowed) -> list[TaskFact]:
    query = (
        "SELECT t.id, t.plan_id, t.section_id, t.position, t.code, t.title,"
        " t.withdrawn_on IS NOT NULL, d.phrase, d.kind, d.settled"
        " FROM task t LEFT JOIN deadline d ON d.task_id = t.id AND NOT d.gone"
        " WHERE NOT t.gone"
    )
    if plan is not None:
        query += f" AND t.plan_id = x'{plan.hex}'"
    return list(map(TaskFact._make, _narrowed(ask, query, "t.id", among)))


def date_facts(ask: Ask, among: Narrowed) -> Iterable[tuple[Key, DateFact]]:
    """Return milestones, each with its task."""
    query = (
        "SELECT d.task_id, m.start, m.due, m.occurrence"
        " FROM milestone m JOIN deadline d ON d.id = m.deadline_id"
        " WHERE NOT m.gone AND NOT d.gone"
    )
    return _owned(DateFact, _narrowed(ask, query, "d.task_id", among))


def part_facts(
    ask: Ask, among: Narrowed, units: Collection[Key] | None = None
) -> Iterable[tuple[Key, PartFact]]:
    """Return assignments, each with its task, in their order; those of some units only."""
    query = (
        "SELECT a.task_id, a.id, a.unit_id, a.role, a.via_group_id, a.person_id, a.until,"
        " a.position FROM assignment a WHERE NOT a.gone"
    )
    found = _narrowed(ask, query, "a.task_id", among) if units is None else _of(ask, query, units)
    rows = sorted(found, key=_last)
    return _owned(PartFact, (row[:-1] for row in rows))


def said_facts(
    ask: Ask, among: Narrowed, units: Collection[Key] | None = None
) -> Iterable[tuple[Key, SaidFact]]:
    """Return progress entries, the corrected ones too, each with its assignment."""
    query = (
        "SELECT e.assignment_id, e.quarter, e.occurrence, e.state, e.percent, e.done_on, e.lane,"
        " e.result, e.id, e.corrects_id"
        " FROM progress e JOIN assignment a ON a.id = e.assignment_id"
        " WHERE NOT e.gone AND NOT a.gone"
    )
    if units is not None:
        return _owned(SaidFact, _of(ask, query, units))
    if among is None:  # of an assignment that is gone nobody asks
        query = query.replace(" JOIN assignment a ON a.id = e.assignment_id", "")
        query = query.replace(" AND NOT a.gone", "")
    return _owned(SaidFact, _narrowed(ask, query, "a.task_id", among))


def product_facts(ask: Ask, among: Narrowed) -> Iterable[tuple[Key, str]]:
    query = (
        "SELECT i.task_id, i.text, i.position FROM task_item i"
        " WHERE NOT i.gone AND i.kind = 'product'"
    )
    rows = sorted(_narrowed(ask, query, "i.task_id", among), key=_last)
    return ((row[0], row[1]) for row in rows)


def evidence_counts(ask: Ask, among: Narrowed) -> dict[Key, int]:
    """Return how many pieces of evidence tasks have, of those that have any."""
    query = (
        "SELECT a.task_id FROM evidence e JOIN assignment a ON a.id = e.assignment_id"
        " WHERE NOT e.gone AND NOT a.gone"
    )
    counts: dict[Key, int] = {}
    for (task,) in _narrowed(ask, query, "a.task_id", among):
        counts[task] = counts.get(task, 0) + 1
    return counts


def doubt_facts(ask: Ask, among: Narrowed) -> Iterable[tuple[Key, str]]:
    """Return the fields in doubt, each with its task."""
    query = (
        "SELECT entity_id, field FROM doubt WHERE NOT gone AND settled_at IS NULL"
        " AND entity = 'task' AND field IS NOT NULL"
    )
    return _narrowed(ask, query, "entity_id", among)


_OF_TASK = "SELECT task_id FROM {} WHERE id"
_OF_ASSIGNMENT = "SELECT a.task_id FROM {} e JOIN assignment a ON a.id = e.assignment_id WHERE e.id"
_OWNERS = {
    "task": "SELECT id FROM task WHERE id",
    "task_item": _OF_TASK.format("task_item"),
    "assignment": _OF_TASK.format("assignment"),
    "deadline": _OF_TASK.format("deadline"),
    "milestone": (
        "SELECT d.task_id FROM milestone m JOIN deadline d ON d.id = m.deadline_id WHERE m.id"
    ),
    "progress": _OF_ASSIGNMENT.format("progress"),
    "evidence": _OF_ASSIGNMENT.format("evidence"),
    "doubt": "SELECT entity_id FROM doubt WHERE entity = 'task' AND id",
    "section": "SELECT id FROM task WHERE section_id",
    "person": "SELECT task_id FROM assignment WHERE person_id",
    "unit_name": (
        "SELECT a.task_id FROM unit_name n"
        " JOIN assignment a ON n.unit_id IN (a.unit_id, a.via_group_id) WHERE n.id"
    ),
}
TABLES_OF_TASKS = frozenset(_OWNERS)
"""The tables of whose rows `tasks_of` can say which tasks they are about."""


def tasks_of(ask: Ask, table: str, rows: Collection[uuid.UUID]) -> Iterator[Key]:
    """Return the tasks that rows of a table are about, rows that are gone included."""
    keys = sorted(row.bytes for row in rows)
    for part in _chunks(keys):
        query = f"{_OWNERS[table]} IN ({', '.join('?' * len(part))})"
        yield from chain.from_iterable(ask(query, part))


def _last(row: tuple[Any, ...]) -> int:
    return int(row[-1])


def _owned(kind: Any, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Key, Any]]:
    make = kind._make
    return ((row[0], make(row[1:])) for row in rows)


def _narrowed(ask: Ask, query: str, column: str, among: Narrowed) -> Iterable[tuple[Any, ...]]:
    if among is None:
        return ask(query, ())
    keys = sorted(one.bytes for one in among)
    return chain.from_iterable(ask(query + within(column, part), part) for part in _chunks(keys))


def _of(ask: Ask, query: str, units: Collection[Key]) -> Iterable[tuple[Any, ...]]:
    """Ask about the assignments of some units."""
    keys = sorted(units)
    return chain.from_iterable(
        ask(query + within("a.unit_id", part), part) for part in _chunks(keys)
    )


def _chunks(keys: Sequence[Key]) -> Iterator[Sequence[Key]]:
    return (keys[start : start + _CHUNK] for start in range(0, len(keys), _CHUNK))
