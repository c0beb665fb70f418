"""Dates of tasks that may still be open, found without reading the tasks that are through.

A filter, not a judge: it tells apart what is certainly open, what is certainly through, and what
has to be judged. Whoever asks names the states that close. Plain SQL through `db.plain`, and
keys stay bytes and days text, as in `db.queries.task_lines`. Must not know when a reminder fires.
"""

# ruff: noqa: S608 - the parts are our own, and what is asked for is bound
import uuid
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from db.plain import Ask, key

Key = bytes


class OpenDate(NamedTuple):
    """A milestone of a task that has one in reach, with what a reminder says of the task."""

    task_id: Key
    id: Key
    kind: str
    code: str | None
    title: str
    due: str
    label: str
    occurrence: str | None


class KeptBy(NamedTuple):
    """Who is in charge of a unit's part."""

    task_id: Key
    unit_id: Key
    person_id: Key
    person: str | None


@dataclass(frozen=True, slots=True)
class Closing:
    """The states that end what they are said of; `again` is the kind that comes again."""

    states: Collection[str]
    again: str

    def said(self) -> str:
        """Spell that an entry `e` closes."""
        states = ", ".join(f"'{state}'" for state in sorted(self.states))
        return f"e.state IN ({states})"


_LIVE = "NOT a.gone AND a.until IS NULL"
_LEAD = f"a.role = 'lead' AND {_LIVE}"
# Units whose parts pass to another, so that the entries of several parts may be one unit's.
_MOVED = (
    "SELECT alias_id FROM same_as WHERE entity = 'unit' AND NOT gone"
    " UNION SELECT from_id FROM unit_succession WHERE NOT gone"
)


_ELSEWHERE = (
    "SELECT id FROM task WHERE steward_id IS NOT NULL"
    f" UNION ALL SELECT a.task_id FROM assignment a WHERE {_LIVE} AND a.unit_id IN ({_MOVED})"
)
"""Tasks of which not all leads need concern this office, or whose leads are others by now."""


def _doubted(said: str) -> str:
    """Spell the tasks that have to be judged: of any other, all that is waited for is open."""
    return (
        f"{_ELSEWHERE} UNION ALL SELECT a.task_id FROM progress e"
        f" JOIN assignment a ON a.id = e.assignment_id WHERE NOT e.gone AND {said} AND {_LEAD}"
    )


def _without_lead(tasks: str) -> str:
    return (
        f"SELECT x.id FROM ({tasks}) x WHERE NOT EXISTS"
        f" (SELECT 1 FROM assignment a WHERE a.task_id = x.id AND {_LEAD})"
    )


def open_dates(ask: Ask, until: date, closing: Closing) -> list[OpenDate]:
    """Return all dates of the tasks that are certainly open and have one due by a day."""
    query = (
        "SELECT d.task_id, m.id, d.kind, t.code, t.title, m.due, m.label, m.occurrence, m.position"
        " FROM deadline d JOIN task t ON t.id = d.task_id JOIN plan p ON p.id = t.plan_id"
        " JOIN milestone m ON m.deadline_id = d.id"
        " WHERE NOT d.gone AND d.settled AND NOT t.gone AND t.withdrawn_on IS NULL AND NOT p.gone"
        " AND NOT m.gone AND m.due IS NOT NULL"
        " AND d.id IN (SELECT deadline_id FROM milestone WHERE NOT gone AND due <= ?)"
        f" AND t.id NOT IN ({_doubted(closing.said())})"
    )
    rows = sorted(ask(query, (until.isoformat(),)), key=lambda row: int(row[-1]))
    return [OpenDate._make(row[:-1]) for row in rows]


def doubted_dates(ask: Ask, until: date, closing: Closing) -> list[uuid.UUID]:
    """Return the tasks of which a date that is due by a day may be open, others may not."""
    doubted = f"SELECT DISTINCT id FROM ({_doubted(closing.said())})"
    query = (
        f"SELECT DISTINCT d.task_id FROM ({doubted}) x"
        " CROSS JOIN deadline d ON d.task_id = x.id CROSS JOIN milestone m ON m.deadline_id = d.id"
        " CROSS JOIN assignment a ON a.task_id = d.task_id"
        " WHERE NOT d.gone AND d.settled AND NOT m.gone AND m.due <= ?"
        f" AND {_LEAD} AND NOT ({_through(closing)}) UNION {_without_lead(_ELSEWHERE)}"
    )
    return [key(row[0]) for row in ask(query, (until.isoformat(),))]


def _through(closing: Closing) -> str:
    """Spell that a lead's part is through on a date, whichever of equal entries counts.

    An entry closes the date it names. One about the whole part closes what was due up to its
    quarter's end where the task comes again; else all, when nothing came after it.
    """
    quarter = "substr(m.due, 1, 4) || 'Q' || ((substr(m.due, 6, 2) + 2) / 3)"
    of_the_date = "e.occurrence = coalesce(nullif(m.occurrence, ''), m.due)"
    again = f"d.kind = '{closing.again}'"
    return (
        f"a.unit_id NOT IN ({_MOVED}) AND EXISTS (SELECT 1 FROM progress e"
        f" WHERE e.assignment_id = a.id AND NOT e.gone AND {closing.said()}"
        f" AND ({of_the_date} OR e.occurrence IS NULL AND (NOT {again} OR e.quarter >= {quarter}))"
        f" AND NOT EXISTS (SELECT 1 FROM progress f WHERE {_against(closing)}"
        f" OR {_SAME} AND NOT {again} AND {_LATER}))"
    )


_SAME = "f.assignment_id = a.id AND NOT f.gone"
_LATER = "e.occurrence IS NULL AND f.occurrence IS NULL AND f.quarter > e.quarter"


def _against(closing: Closing) -> str:
    """Spell that an entry takes another's place, or may."""
    return (
        f"{_SAME} AND (f.corrects_id = e.id OR f.quarter = e.quarter"
        f" AND f.occurrence IS e.occurrence AND NOT f.{closing.said()[2:]})"
    )


class Begun(NamedTuple):
    """So many tasks begin on a day at the earliest, in a plan with these days."""

    begins: date
    plan_first: date
    plan_last: date
    tasks: int


def untold_tasks(ask: Ask, quarter: str, until: date, closing: Closing) -> list[Begun]:
    """Count the tasks of which nothing is closed and nothing told of a quarter, up to its end.

    The day on which one begins is exact where it lies outside its plan's days up to `until`.
    """
    begins = "coalesce(m.start, p.first_day)"
    dates = (
        "milestone m JOIN deadline d ON d.id = m.deadline_id"
        " WHERE NOT d.gone AND d.settled AND NOT m.gone AND m.due IS NOT NULL"
    )
    outside = (
        "SELECT d.task_id FROM milestone m JOIN deadline d ON d.id = m.deadline_id"
        " JOIN task t ON t.id = d.task_id JOIN plan p ON p.id = t.plan_id"
        " WHERE m.start > ? OR m.start < p.first_day"
    )
    query = (
        "SELECT begins, first, last, count(*) FROM ("
        "SELECT p.first_day AS first, p.last_day AS last,"
        f" CASE WHEN t.id IN ({outside}) THEN coalesce((SELECT min({begins}) FROM {dates}"
        " AND d.task_id = t.id), p.first_day) ELSE p.first_day END AS begins"
        " FROM task t JOIN plan p ON p.id = t.plan_id"
        " WHERE NOT t.gone AND t.withdrawn_on IS NULL AND NOT p.gone"
        f" AND t.id NOT IN ({_doubted(_told(closing))})) GROUP BY 1, 2, 3"
    )
    days = (until.isoformat(), quarter)
    return [
        Begun(
            date.fromisoformat(begins), date.fromisoformat(first), date.fromisoformat(last), tasks
        )
        for begins, first, last, tasks in ask(query, days)
    ]


def doubted_tasks(ask: Ask, quarter: str, closing: Closing) -> list[uuid.UUID]:
    """Return the other tasks with a lead that told nothing of a quarter and may have to."""
    told = "SELECT assignment_id FROM progress WHERE NOT gone AND quarter = ?"
    query = (
        "SELECT a.task_id FROM assignment a"
        " LEFT JOIN deadline d ON d.task_id = a.task_id AND NOT d.gone"
        f" WHERE {_LEAD} AND (a.unit_id IN ({_MOVED})"
        f" OR a.id NOT IN ({told}) AND NOT ({_closed(closing)}))"
        f" AND +a.task_id IN ({_doubted(_told(closing))})"
        f" UNION {_without_lead(_ELSEWHERE)}"
    )
    return [key(row[0]) for row in ask(query, (quarter, quarter))]


def _told(closing: Closing) -> str:
    return f"(e.quarter = ? OR {closing.said()})"


def _closed(closing: Closing) -> str:
    """Spell that a lead's part is through, whatever its dates are."""
    return (
        f"coalesce(d.kind, '') <> '{closing.again}' AND EXISTS (SELECT 1 FROM progress e"
        " WHERE e.assignment_id = a.id AND NOT e.gone AND e.occurrence IS NULL"
        f" AND {closing.said()} AND NOT EXISTS"
        f" (SELECT 1 FROM progress f WHERE {_against(closing)} OR {_SAME} AND {_LATER}))"
    )


def kept_by(ask: Ask) -> Iterator[KeptBy]:
    """Return who is in charge of which parts, in their order in the task."""
    query = (
        "SELECT a.task_id, a.unit_id, a.person_id, w.name FROM assignment a"
        f" LEFT JOIN person w ON w.id = a.person_id WHERE a.person_id IS NOT NULL AND {_LIVE}"
        " ORDER BY a.position"
    )
    return map(KeptBy._make, ask(query, ()))


def task_ids(ask: Ask, spans: Iterable[tuple[Key, Key]]) -> set[uuid.UUID]:
    """Return the tasks whose ids lie in one of the spans, ends included."""
    query = "SELECT id FROM task WHERE id BETWEEN ? AND ?"
    return {key(row[0]) for span in spans for row in ask(query, span)}


def tasks_of_milestones(ask: Ask, spans: Iterable[tuple[Key, Key]]) -> set[uuid.UUID]:
    """Return the tasks of the milestones whose ids lie in one of the spans, ends included."""
    query = (
        "SELECT d.task_id FROM milestone m JOIN deadline d ON d.id = m.deadline_id"
        " WHERE m.id BETWEEN ? AND ?"
    )
    return {key(row[0]) for span in spans for row in ask(query, span)}
