"""What a list of tasks is made of: a fixed number of statements, however many tasks there are.

Plain SQL through `db.plain`, so that a list needs nothing heavy. Must not know states, due dates
or what a filter means to a person.
"""

import uuid
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, NamedTuple

from db.plain import Ask, day_or_none, key, key_or_none, within
from db.queries.naming import HOLDS

_CHUNK = 500
_NAME_HOLDS = HOLDS.format(it="unit_name")


class TaskRow(NamedTuple):
    id: uuid.UUID
    plan_id: uuid.UUID
    plan_first: date
    plan_last: date
    section_code: str | None
    section_title: str | None
    field: str | None
    code: str | None
    title: str
    note: str | None
    funding: str | None
    withdrawn_on: date | None
    steward_id: uuid.UUID | None
    phrase: str | None
    kind: str | None
    settled: bool


class MilestoneRow(NamedTuple):
    task_id: uuid.UUID
    start: date | None
    due: date | None
    label: str
    occurrence: str | None


class AssignmentRow(NamedTuple):
    id: uuid.UUID
    task_id: uuid.UUID
    unit_id: uuid.UUID
    role: str
    via_group_id: uuid.UUID | None
    person_id: uuid.UUID | None
    person: str | None
    until: date | None


class EntryRow(NamedTuple):
    id: uuid.UUID
    assignment_id: uuid.UUID
    quarter: str
    occurrence: str | None
    state: str
    percent: int | None
    done_on: date | None
    result: str | None
    lane: str
    corrects_id: uuid.UUID | None


class NameRow(NamedTuple):
    unit_id: uuid.UUID
    name: str
    since: date | None


class BelongingRow(NamedTuple):
    group_id: uuid.UUID
    since: date | None
    until: date | None


Narrowed = Collection[uuid.UUID] | None
"""Ids of tasks to be content with; None is every one."""


def task_rows(ask: Ask, plan_id: uuid.UUID | None = None, among: Narrowed = None) -> list[TaskRow]:
    """Return tasks in the order of their plans."""
    query = (
        "SELECT t.id, p.id, p.first_day, p.last_day, s.code, s.title, s.field, t.code, t.title,"
        " t.note, t.funding, t.withdrawn_on, t.steward_id, d.phrase, d.kind, d.settled,"
        " s.position, t.position"
        " FROM task t JOIN plan p ON p.id = t.plan_id"
        " LEFT JOIN section s ON s.id = t.section_id"
        " LEFT JOIN deadline d ON d.task_id = t.id AND NOT d.gone"
        " WHERE NOT t.gone AND NOT p.gone"
    )
    if plan_id is not None:
        query += f" AND t.plan_id = x'{plan_id.hex}'"
    rows = sorted(narrowed(ask, query, "t.id", among), key=_place)
    return [
        TaskRow(
            key(row[0]),
            key(row[1]),
            date.fromisoformat(row[2]),
            date.fromisoformat(row[3]),
            row[4],
            row[5],
            row[6],
            row[7],
            row[8],
            row[9],
            row[10],
            day_or_none(row[11]),
            key_or_none(row[12]),
            row[13],
            row[14],
            bool(row[15]),
        )
        for row in rows
    ]


def _place(row: tuple[Any, ...]) -> tuple[int, bytes, int, int]:
    """Put the newest plan first, and tasks as their plan has them, those of no section last."""
    newest_first = -date.fromisoformat(row[2]).toordinal()
    section = row[16] if row[16] is not None else 1 << 60
    return (newest_first, row[1], section, row[17])


def milestone_rows(ask: Ask, among: Narrowed = None) -> list[MilestoneRow]:
    query = (
        "SELECT d.task_id, m.start, m.due, m.label, m.occurrence, m.position"
        " FROM milestone m JOIN deadline d ON d.id = m.deadline_id"
        " WHERE NOT m.gone AND NOT d.gone"
    )
    rows = sorted(narrowed(ask, query, "d.task_id", among), key=lambda row: int(row[5]))
    return [
        MilestoneRow(key(row[0]), day_or_none(row[1]), day_or_none(row[2]), row[3], row[4])
        for row in rows
    ]


def assignment_rows(ask: Ask, among: Narrowed = None) -> list[AssignmentRow]:
    query = (
        "SELECT a.id, a.task_id, a.unit_id, a.role, a.via_group_id, a.person_id, w.name, a.until,"
        " a.position"
        " FROM assignment a LEFT JOIN person w ON w.id = a.person_id"
        " WHERE NOT a.gone"
    )
    rows = sorted(narrowed(ask, query, "a.task_id", among), key=lambda row: int(row[8]))
    return [
        AssignmentRow(
            key(row[0]),
            key(row[1]),
            key(row[2]),
            row[3],
            key_or_none(row[4]),
            key_or_none(row[5]),
            row[6],
            day_or_none(row[7]),
        )
        for row in rows
    ]


def entry_rows(ask: Ask, among: Narrowed = None) -> list[EntryRow]:
    """Return the progress entries of tasks, the corrected ones too."""
    query = (
        "SELECT e.id, e.assignment_id, e.quarter, e.occurrence, e.state, e.percent, e.done_on,"
        " e.result, e.lane, e.corrects_id"
        " FROM progress e JOIN assignment a ON a.id = e.assignment_id"
        " WHERE NOT e.gone AND NOT a.gone"
    )
    return [
        EntryRow(
            key(row[0]),
            key(row[1]),
            row[2],
            row[3],
            row[4],
            row[5],
            day_or_none(row[6]),
            row[7],
            row[8],
            key_or_none(row[9]),
        )
        for row in narrowed(ask, query, "a.task_id", among)
    ]


def unit_names(ask: Ask) -> list[NameRow]:
    """Return the names of units, of each unit the oldest first."""
    query = (
        f"SELECT unit_id, name, since FROM unit_name WHERE {_NAME_HOLDS}"  # noqa: S608 - our own words
        " ORDER BY unit_id, since IS NOT NULL, since"
    )
    return [NameRow(key(row[0]), row[1], day_or_none(row[2])) for row in ask(query, ())]


def groups_of(ask: Ask, unit_id: uuid.UUID) -> list[BelongingRow]:
    """Return the groups a unit belongs to, those of its groups too, each with its days."""
    query = (
        "WITH RECURSIVE belonging (group_id, since, until) AS ("
        "SELECT group_id, since, until FROM membership WHERE NOT gone AND unit_id = ?"
        " UNION SELECT m.group_id, coalesce(max(m.since, b.since), m.since, b.since),"
        " coalesce(min(m.until, b.until), m.until, b.until)"
        " FROM membership m JOIN belonging b ON b.group_id = m.unit_id WHERE NOT m.gone)"
        " SELECT group_id, since, until FROM belonging"
    )
    rows = ask(query, (unit_id.bytes,))
    return [BelongingRow(key(row[0]), day_or_none(row[1]), day_or_none(row[2])) for row in rows]


def narrowed(ask: Ask, query: str, column: str, among: Narrowed) -> Iterator[tuple[Any, ...]]:
    """Ask about some tasks or about all; `column` holds their ids."""
    if among is None:
        yield from ask(query, ())
        return
    keys = sorted(one.bytes for one in among)
    for start in range(0, len(keys), _CHUNK):
        part = keys[start : start + _CHUNK]
        yield from ask(query + within(column, part), part)
