"""What a sheet of results is made of: parts in tasks, their dates, entries and counts of evidence.

Read as `db.queries.task_lines` reads, keys as bytes and days as text. Must not know which of
several entries counts, nor what a state means.
"""

# ruff: noqa: S608 - the parts are our own, and what is asked for is bound
import uuid
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import Any, NamedTuple

from db.plain import Ask

Key = bytes
_CHUNK = 500


class Span(NamedTuple):
    """The days and quarters a sheet is about, as text."""

    first_day: str
    last_day: str
    first_quarter: str
    last_quarter: str


class Sought(NamedTuple):
    """Whose parts are read: those of `units`, or with `others` the leads of everybody else."""

    units: Collection[Key]
    others: bool
    tasks: Collection[uuid.UUID] | None


class PartFact(NamedTuple):
    """A unit's part in a task, with what a sheet says of the task."""

    id: Key
    unit_id: Key
    role: str
    person: str | None
    task_id: Key
    plan_id: Key
    section_id: Key | None
    position: int
    code: str | None
    title: str
    withdrawn: bool
    plan_first: str
    plan_last: str
    phrase: str | None
    kind: str | None
    settled: bool | None


class DateFact(NamedTuple):
    start: str | None
    due: str | None
    occurrence: str | None


class SaidFact(NamedTuple):
    quarter: str
    occurrence: str | None
    state: str
    percent: int | None
    done_on: str | None
    lane: str
    id: Key
    corrects_id: Key | None
    result: str | None
    difficulty: str | None
    proposal: str | None


def part_facts(ask: Ask, span: Span, sought: Sought) -> list[PartFact]:
    """Return the parts that were not handed on before a span, of plans begun by its end."""
    among = ", ".join(f"x'{unit.hex()}'" for unit in sought.units)
    whose = (
        f"a.unit_id NOT IN ({among}) AND a.role = 'lead' AND t.steward_id IS NULL"
        if sought.others
        else f"a.unit_id IN ({among})"
    )
    query = (
        "SELECT a.id, a.unit_id, a.role, w.name, t.id, t.plan_id, t.section_id, t.position,"
        " t.code, t.title, t.withdrawn_on IS NOT NULL, p.first_day, p.last_day, d.phrase, d.kind,"
        " d.settled FROM assignment a JOIN task t ON t.id = a.task_id"
        " JOIN plan p ON p.id = t.plan_id LEFT JOIN person w ON w.id = a.person_id"
        " LEFT JOIN deadline d ON d.task_id = t.id AND NOT d.gone"
        " WHERE NOT a.gone AND NOT t.gone AND NOT p.gone AND p.first_day <= ?"
        f" AND (a.until IS NULL OR a.until >= ?) AND {whose}"
    )
    days = (span.last_day, span.first_day)
    return list(map(PartFact._make, _of_tasks(ask, query, days, "t.id", sought)))


def date_facts(ask: Ask, span: Span, sought: Sought) -> Iterable[tuple[Key, DateFact]]:
    """Return milestones with their tasks; of what comes again and again those of the span."""
    query = (
        "SELECT d.task_id, m.start, m.due, m.occurrence FROM milestone m"
        " JOIN deadline d ON d.id = m.deadline_id WHERE NOT m.gone AND NOT d.gone"
        " AND (d.kind <> 'recurring' OR (m.due >= ? AND m.due <= ?))"
    )
    rows = _of_tasks(ask, query, span[:2], "d.task_id", sought)
    return ((row[0], DateFact._make(row[1:])) for row in rows)


def said_facts(ask: Ask, span: Span, sought: Sought) -> Iterable[tuple[Key, SaidFact]]:
    """Return entries up to the end of the span, the corrected ones too, with their parts."""
    narrowed = sought.tasks is not None
    join = " JOIN assignment a ON a.id = e.assignment_id" if narrowed else ""
    query = (
        "SELECT e.assignment_id, e.quarter, e.occurrence, e.state, e.percent, e.done_on, e.lane,"
        " e.id, e.corrects_id, e.result, e.difficulty, e.proposal"
        f" FROM progress e{join} WHERE NOT e.gone AND e.quarter <= ?"
    )
    rows = _of_tasks(ask, query, (span.last_quarter,), "a.task_id", sought)
    return ((row[0], SaidFact._make(row[1:])) for row in rows)


def evidence_counts(ask: Ask, span: Span) -> dict[tuple[Key, str | None], int]:
    """Return how many documents prove the results of a span, by part and occurrence."""
    query = (
        "SELECT assignment_id, occurrence, count(*) FROM evidence WHERE NOT gone"
        " AND quarter >= ? AND quarter <= ? GROUP BY assignment_id, occurrence"
    )
    return {(row[0], row[1]): row[2] for row in ask(query, span[2:])}


def plan_years(ask: Ask) -> tuple[int, int] | None:
    """Return the first and the last year there is a plan for."""
    query = "SELECT MIN(first_day), MAX(last_day) FROM plan WHERE NOT gone"
    first, last = next(iter(ask(query, ())))
    return None if first is None else (int(first[:4]), int(last[:4]))


def department_rows(ask: Ask) -> list[tuple[Key, Key | None, str]]:
    """Return the units that are no groups, each with the one above it and its level."""
    return [
        (row[0], row[1], row[2])
        for row in ask("SELECT id, parent_id, level FROM unit WHERE NOT gone AND NOT is_group", ())
    ]


def _of_tasks(
    ask: Ask, query: str, values: Sequence[Any], column: str, sought: Sought
) -> Iterable[tuple[Any, ...]]:
    if sought.tasks is None:
        return ask(query, values)
    keys = sorted(one.bytes for one in sought.tasks)
    parts = (keys[start : start + _CHUNK] for start in range(0, len(keys), _CHUNK))
    return chain.from_iterable(
        ask(f"{query} AND {column} IN ({', '.join('?' * len(part))})", (*values, *part))
        for part in parts
    )
