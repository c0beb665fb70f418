"""All that is kept of a task beside its results: a fixed number of plain questions.

Must not know how a task is shown or copied.
"""

import json
import uuid
from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from db.plain import Ask, day_or_none, key, key_or_none, within
from db.queries.naming import HOLDS

_CHUNK = 500


class FactsRow(NamedTuple):
    """One task with its place and the words of its deadline."""

    id: uuid.UUID
    plan_id: uuid.UUID
    plan_first: date
    plan_last: date
    section_id: uuid.UUID | None
    section_code: str | None
    section_title: str | None
    field: str | None
    code: str | None
    title: str
    funding: str | None
    note: str | None
    withdrawn_on: date | None
    withdrawn_why: str | None
    withdrawn_by_number: str | None
    withdrawn_by_on: date | None
    carries_out_id: uuid.UUID | None
    continues_id: uuid.UUID | None
    steward_id: uuid.UUID | None
    phrase: str | None
    kind: str | None
    settled: bool
    event_on: date | None


class MilestoneRow(NamedTuple):
    label: str
    start: date | None
    due: date | None
    rule: str | None
    occurrence: str | None


class DocumentRow(NamedTuple):
    """What names a plan: its first document, and who keeps it."""

    plan_id: uuid.UUID
    number: str | None
    issuer: str | None
    subject: str
    implicit: bool
    steward_id: uuid.UUID | None


class RelatedRow(NamedTuple):
    """A task tied to another: above it, below it, of another year."""

    id: uuid.UUID
    plan_id: uuid.UUID
    code: str | None
    title: str


class DoubtRow(NamedTuple):
    id: uuid.UUID
    field: str | None
    code: str
    facts: dict[str, Any]


class EntryRow(NamedTuple):
    id: uuid.UUID
    assignment_id: uuid.UUID
    quarter: str
    occurrence: str | None
    state: str
    percent: int | None
    done_on: date | None
    result: str | None
    difficulty: str | None
    proposal: str | None
    lane: str
    entered_at: datetime
    entered_by: str
    corrects_id: uuid.UUID | None


class EvidenceRow(NamedTuple):
    """A document; `file` is the name of the one kept, if any."""

    id: uuid.UUID
    assignment_id: uuid.UUID
    quarter: str
    occurrence: str | None
    number: str | None
    issued_on: date | None
    title: str
    attachment_id: uuid.UUID | None
    file: str | None


class NameRow(NamedTuple):
    unit_id: uuid.UUID
    name: str
    since: date | None


_FACTS = (
    "SELECT t.id, t.plan_id, p.first_day, p.last_day, t.section_id, s.code, s.title, s.field,"
    " t.code, t.title, t.funding, t.note, t.withdrawn_on, t.withdrawn_why,"
    " t.withdrawn_by_number, t.withdrawn_by_on, t.carries_out_id, t.continues_id, t.steward_id,"
    " d.phrase, d.kind, d.settled, d.event_on"
    " FROM task t JOIN plan p ON p.id = t.plan_id LEFT JOIN section s ON s.id = t.section_id"
    " LEFT JOIN deadline d ON d.task_id = t.id AND NOT d.gone WHERE NOT t.gone"
)


def facts_rows(ask: Ask, tasks: Collection[uuid.UUID]) -> dict[uuid.UUID, FactsRow]:
    found = (
        FactsRow(
            key(row[0]),
            key(row[1]),
            date.fromisoformat(row[2]),
            date.fromisoformat(row[3]),
            key_or_none(row[4]),
            row[5],
            row[6],
            row[7],
            row[8],
            row[9],
            row[10],
            row[11],
            day_or_none(row[12]),
            row[13],
            row[14],
            day_or_none(row[15]),
            key_or_none(row[16]),
            key_or_none(row[17]),
            key_or_none(row[18]),
            row[19],
            row[20],
            bool(row[21]),
            day_or_none(row[22]),
        )
        for row in _among(ask, _FACTS, "t.id", tasks)
    )
    return {row.id: row for row in found}


def item_rows(ask: Ask, tasks: Collection[uuid.UUID]) -> list[tuple[uuid.UUID, str, str]]:
    """Return details and products in their order: task, kind, text."""
    query = "SELECT i.task_id, i.kind, i.text, i.position FROM task_item i WHERE NOT i.gone"
    rows = sorted(_among(ask, query, "i.task_id", tasks), key=lambda row: int(row[3]))
    return [(key(row[0]), row[1], row[2]) for row in rows]


def milestone_rows(ask: Ask, task: uuid.UUID) -> list[MilestoneRow]:
    query = (
        "SELECT m.label, m.start, m.due, m.rule, m.occurrence FROM milestone m"
        " JOIN deadline d ON d.id = m.deadline_id"
        " WHERE NOT m.gone AND NOT d.gone AND d.task_id = ? ORDER BY m.position"
    )
    return [
        MilestoneRow(row[0], day_or_none(row[1]), day_or_none(row[2]), row[3], row[4])
        for row in ask(query, (task.bytes,))
    ]


def document_rows(ask: Ask, plans: Collection[uuid.UUID]) -> dict[uuid.UUID, DocumentRow]:
    query = (
        "SELECT p.id, v.number, v.issuer, coalesce(v.subject, ''), p.implicit, p.steward_id,"
        " v.position FROM plan p LEFT JOIN plan_version v ON v.plan_id = p.id AND NOT v.gone"
        " WHERE NOT p.gone"
    )
    found: dict[uuid.UUID, DocumentRow] = {}
    for row in sorted(_among(ask, query, "p.id", plans), key=lambda row: row[6] or 0):
        plan = key(row[0])
        found.setdefault(
            plan, DocumentRow(plan, row[1], row[2], row[3], bool(row[4]), key_or_none(row[5]))
        )
    return found


def tasks_below(ask: Ask, task: uuid.UUID) -> list[RelatedRow]:
    """Return the tasks that carry one out."""
    query = (
        "SELECT t.id, t.plan_id, t.code, t.title FROM task t"
        " WHERE NOT t.gone AND t.carries_out_id = ? ORDER BY t.plan_id, t.position"
    )
    return [_related(row) for row in ask(query, (task.bytes,))]


def named_rows(ask: Ask, tasks: Collection[uuid.UUID]) -> dict[uuid.UUID, RelatedRow]:
    query = "SELECT t.id, t.plan_id, t.code, t.title FROM task t WHERE NOT t.gone"
    found = map(_related, _among(ask, query, "t.id", tasks))
    return {row.id: row for row in found}


def doubt_rows(ask: Ask, task: uuid.UUID) -> list[DoubtRow]:
    """Return what is still to be decided of a task."""
    query = (
        "SELECT id, field, code, facts FROM doubt WHERE NOT gone AND settled_at IS NULL"
        " AND entity_id = ? ORDER BY born, field, code, id"
    )
    return [
        DoubtRow(key(row[0]), row[1], row[2], json.loads(row[3]))
        for row in ask(query, (task.bytes,))
    ]


def names_of(ask: Ask, units: Collection[uuid.UUID]) -> list[NameRow]:
    """Return the names of some units, of each unit the oldest first."""
    query = f"SELECT n.unit_id, n.name, n.since FROM unit_name n WHERE {HOLDS.format(it='n')}"  # noqa: S608
    rows = sorted(_among(ask, query, "n.unit_id", units), key=lambda row: row[2] or "")
    return [NameRow(key(row[0]), row[1], day_or_none(row[2])) for row in rows]


def entry_rows(ask: Ask, task: uuid.UUID) -> list[EntryRow]:
    """Return the results noted of a task, the corrected ones too."""
    query = (
        "SELECT e.id, e.assignment_id, e.quarter, e.occurrence, e.state, e.percent, e.done_on,"
        " e.result, e.difficulty, e.proposal, e.lane, e.entered_at, e.entered_by, e.corrects_id"
        " FROM progress e JOIN assignment a ON a.id = e.assignment_id"
        " WHERE NOT e.gone AND NOT a.gone AND a.task_id = ? ORDER BY e.id"
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
            row[9],
            row[10],
            datetime.fromisoformat(row[11]),
            row[12],
            key_or_none(row[13]),
        )
        for row in ask(query, (task.bytes,))
    ]


def evidence_rows(ask: Ask, task: uuid.UUID) -> list[EvidenceRow]:
    """Return the documents that prove a task's results, the newest quarter first."""
    query = (
        "SELECT e.id, e.assignment_id, e.quarter, e.occurrence, e.number, e.issued_on, e.title,"
        " e.attachment_id, f.name FROM evidence e JOIN assignment a ON a.id = e.assignment_id"
        " LEFT JOIN attachment f ON f.id = e.attachment_id AND NOT f.gone"
        " WHERE NOT e.gone AND NOT a.gone AND a.task_id = ?"
        " ORDER BY e.quarter DESC, e.born, e.title, e.id"
    )
    return [
        EvidenceRow(
            key(row[0]),
            key(row[1]),
            row[2],
            row[3],
            row[4],
            day_or_none(row[5]),
            row[6],
            key_or_none(row[7]),
            row[8],
        )
        for row in ask(query, (task.bytes,))
    ]


def _related(row: tuple[Any, ...]) -> RelatedRow:
    return RelatedRow(key(row[0]), key(row[1]), row[2], row[3])


def _among(
    ask: Ask, query: str, column: str, keys: Collection[uuid.UUID]
) -> Iterator[tuple[Any, ...]]:
    every = sorted(one.bytes for one in keys)
    for start in range(0, len(every), _CHUNK):
        part = every[start : start + _CHUNK]
        yield from ask(query + within(column, part), part)
