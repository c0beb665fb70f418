"""What is due in a span of days, and what was said of it: a fixed number of statements.

Plain SQL through `db.plain`; keys stay bytes and days text, as in `db.queries.task_lines`. Must
not know which of it concerns an office, nor how a task is judged.
"""

# ruff: noqa: S608 - the parts are our own, and what is asked for is bound
from datetime import date
from typing import NamedTuple

from db.plain import Ask

Key = bytes


class DueRow(NamedTuple):
    """A date of a task that stands. `dates` counts those its deadline has, this one included."""

    task: Key
    due: str
    label: str
    occurrence: str | None
    kind: str
    phrase: str
    code: str | None
    title: str
    kept_elsewhere: bool
    dates: int


class LeadRow(NamedTuple):
    task: Key
    id: Key
    unit: Key


class SaidRow(NamedTuple):
    """An entry of a lead's part; all but the last two is what a state is judged by."""

    part: Key
    quarter: str
    occurrence: str | None
    state: str
    percent: int | None
    done_on: str | None
    lane: str
    id: Key
    corrects: Key | None


_DUE = (
    "milestone m JOIN deadline d ON d.id = m.deadline_id JOIN task t ON t.id = d.task_id"
    " JOIN plan p ON p.id = t.plan_id LEFT JOIN section s ON s.id = t.section_id"
    " WHERE m.due BETWEEN ? AND ? AND NOT m.gone AND NOT d.gone AND d.settled"
    " AND NOT t.gone AND t.withdrawn_on IS NULL AND NOT p.gone"
)
# The plus keeps SQLite from looking up each task by itself: one pass is sooner for many.
_LEADS = (
    "a.role = 'lead' AND NOT a.gone AND a.until IS NULL AND +a.task_id IN ("
    "SELECT d.task_id FROM milestone m JOIN deadline d ON d.id = m.deadline_id"
    " WHERE m.due BETWEEN ? AND ? AND NOT m.gone AND NOT d.gone)"
)


def due_rows(ask: Ask, first: date, last: date) -> list[DueRow]:
    """Return the dates of a span, day by day in the order of the plans, the newest plan first."""
    query = (
        "SELECT t.id, m.due, m.label, m.occurrence, d.kind, coalesce(d.phrase, ''), t.code,"
        " t.title, t.steward_id IS NOT NULL,"
        " (SELECT count(*) FROM milestone o WHERE o.deadline_id = d.id AND NOT o.gone)"
        f" FROM {_DUE}"
        " ORDER BY m.due, p.first_day DESC, p.id, coalesce(s.position, 1 << 60),"
        " t.position, t.id, m.position"
    )
    return [DueRow._make(row) for row in ask(query, _days(first, last))]


def lead_rows(ask: Ask, first: date, last: date) -> list[LeadRow]:
    """Return the leads of the tasks that have a date in a span."""
    query = (
        f"SELECT a.task_id, a.id, a.unit_id FROM assignment a WHERE {_LEADS} ORDER BY a.position"
    )
    return [LeadRow._make(row) for row in ask(query, _days(first, last))]


def said_rows(ask: Ask, first: date, last: date) -> list[SaidRow]:
    """Return what those leads said."""
    query = (
        "SELECT e.assignment_id, e.quarter, e.occurrence, e.state, e.percent, e.done_on, e.lane,"
        " e.id, e.corrects_id FROM progress e WHERE NOT e.gone"
        f" AND +e.assignment_id IN (SELECT a.id FROM assignment a WHERE {_LEADS})"
    )
    return [SaidRow._make(row) for row in ask(query, _days(first, last))]


def _days(first: date, last: date) -> tuple[str, str]:
    return first.isoformat(), last.isoformat()
