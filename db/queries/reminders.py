"""What reminders and the reporting calendar are made of: a fixed number of statements.

Plain SQL through `db.plain`, like the list of tasks. Must not know when anything is due, nor what
an act upon a reminder means.
"""

import uuid
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from db.plain import Ask, day_or_none, key, key_or_none
from db.queries.tasks import Narrowed, narrowed

_CHUNK = 500
_MANY = 2_000


class DutyRow(NamedTuple):
    id: uuid.UUID
    unit_id: uuid.UUID
    recipient_id: uuid.UUID | None
    recipient: str | None
    frequency: str
    period_part: str | None
    due_rule: str
    cutoffs: str
    confirmed: bool
    steward_id: uuid.UUID | None
    known_since: datetime
    last_day: date | None
    """The last day of a period for which it is owed; None while nobody ended it."""


class SlotRow(NamedTuple):
    id: uuid.UUID
    duty_id: uuid.UUID
    unit_id: uuid.UUID
    period: str
    data_from: date | None
    data_to: date | None
    due: date | None


class SpanRow(NamedTuple):
    duty_id: uuid.UUID
    plan_id: uuid.UUID
    first_day: date
    last_day: date


class MilestoneRow(NamedTuple):
    id: uuid.UUID
    task_id: uuid.UUID
    start: date | None
    due: date | None
    label: str
    occurrence: str | None


class ActRow(NamedTuple):
    reminder: str
    act: str
    at: datetime
    until: datetime | None


class RevisionRow(NamedTuple):
    """How often a row was changed since it came, and when last."""

    row: uuid.UUID
    times: int
    at: datetime


def duty_rows(ask: Ask) -> list[DutyRow]:
    """Return who owes which report, with the moment at which the office learned of it."""
    query = (
        "SELECT d.id, d.unit_id, d.recipient_id, d.recipient, d.frequency, d.period_part,"
        " d.due_rule, d.cutoffs, d.confirmed, d.steward_id, c.at, d.last_day"
        " FROM report_duty d JOIN change_set c ON c.seq = d.born WHERE NOT d.gone"
        " ORDER BY d.born, d.frequency, d.period_part, d.id"
    )
    return [
        DutyRow(
            key(row[0]),
            key(row[1]),
            key_or_none(row[2]),
            row[3],
            row[4],
            row[5],
            row[6],
            row[7],
            bool(row[8]),
            key_or_none(row[9]),
            datetime.fromisoformat(row[10]),
            day_or_none(row[11]),
        )
        for row in ask(query, ())
    ]


def duty_spans(ask: Ask) -> list[SpanRow]:
    """Return the days of the plans that a duty is about; a duty about none is about all."""
    query = (
        "SELECT c.duty_id, p.id, p.first_day, p.last_day"
        " FROM report_duty_plan c JOIN plan p ON p.id = c.plan_id"
        " WHERE NOT c.gone AND NOT p.gone ORDER BY p.first_day, p.id"
    )
    return [
        SpanRow(key(row[0]), key(row[1]), date.fromisoformat(row[2]), date.fromisoformat(row[3]))
        for row in ask(query, ())
    ]


def plan_days(ask: Ask) -> tuple[date, date] | None:
    """Return the first and the last day of all plans there are."""
    query = "SELECT MIN(first_day), MAX(last_day) FROM plan WHERE NOT gone"
    first, last = next(iter(ask(query, ())))
    return None if first is None else (date.fromisoformat(first), date.fromisoformat(last))


def slot_rows(ask: Ask) -> list[SlotRow]:
    query = (
        "SELECT id, duty_id, unit_id, period, data_from, data_to, due FROM report_slot"
        " WHERE NOT gone ORDER BY born, id"
    )
    return [
        SlotRow(
            key(row[0]),
            key(row[1]),
            key(row[2]),
            row[3],
            day_or_none(row[4]),
            day_or_none(row[5]),
            day_or_none(row[6]),
        )
        for row in ask(query, ())
    ]


def received_slots(ask: Ask) -> frozenset[uuid.UUID]:
    """Return the slots whose report came and was not sent back."""
    query = "SELECT slot_id FROM slot_receipt WHERE NOT gone AND (accepted IS NULL OR accepted)"
    return frozenset(key(row[0]) for row in ask(query, ()))


def issued_letters(ask: Ask) -> list[tuple[str, uuid.UUID | None]]:
    """Return of which period, and about which plan, a report was issued."""
    query = "SELECT period, plan_id FROM issued_report WHERE NOT gone AND kind = 'bao-cao'"
    return [(row[0], key_or_none(row[1])) for row in ask(query, ())]


def milestone_rows(ask: Ask, among: Narrowed = None) -> list[MilestoneRow]:
    """Return the dated milestones of deadlines that are settled, as their deadlines have them."""
    query = (
        "SELECT m.id, d.task_id, m.start, m.due, m.label, m.occurrence, m.position"
        " FROM milestone m JOIN deadline d ON d.id = m.deadline_id"
        " WHERE NOT m.gone AND NOT d.gone AND d.settled AND m.due IS NOT NULL"
    )
    rows = sorted(narrowed(ask, query, "d.task_id", among), key=lambda row: int(row[-1]))
    return [
        MilestoneRow(
            key(row[0]), key(row[1]), day_or_none(row[2]), day_or_none(row[3]), row[4], row[5]
        )
        for row in rows
    ]


def act_rows(ask: Ask, reminders: Collection[str] | None = None) -> Iterator[ActRow]:
    """Return what the office did about reminders, in the order in which it became known."""
    query = "SELECT reminder, act, at, until, born, id FROM reminder_act WHERE NOT gone"
    rows = sorted(_about(ask, query, (), reminders), key=lambda row: row[4:])
    for reminder, act, at, until, _, _ in rows:
        ends = None if until is None else datetime.fromisoformat(until)
        yield ActRow(reminder, act, datetime.fromisoformat(at), ends)


def shown_rows(ask: Ask) -> Iterator[tuple[str, datetime]]:
    """Return what this computer showed, and when."""
    for reminder, at in ask("SELECT reminder, at FROM reminder_shown", ()):
        yield reminder, datetime.fromisoformat(at)


def last_shown(
    ask: Ask, reminders: Collection[str], first: date, last: date
) -> Iterator[tuple[str, datetime]]:
    """Return when this computer last showed reminders within a span of days."""
    query = "SELECT reminder, max(at) FROM reminder_shown WHERE day >= ? AND day <= ?"
    days = (first.isoformat(), last.isoformat())
    for reminder, at in _about(ask, query, days, reminders, " GROUP BY reminder"):
        yield reminder, datetime.fromisoformat(at)


def _about(
    ask: Ask,
    query: str,
    values: Sequence[str],
    reminders: Collection[str] | None,
    ending: str = "",
) -> Iterator[tuple[Any, ...]]:
    """Ask about some reminders; nearly all of many are read sooner in one go."""
    if reminders is None or len(reminders) > _MANY:
        wanted = None if reminders is None else frozenset(reminders)
        found = ask(query + ending, tuple(values))
        yield from (row for row in found if wanted is None or row[0] in wanted)
        return
    names = sorted(reminders)
    for start in range(0, len(names), _CHUNK):
        part = names[start : start + _CHUNK]
        among = f" AND reminder IN ({', '.join('?' * len(part))})"
        yield from ask(query + among + ending, (*values, *part))


def day_rows(ask: Ask) -> list[tuple[date, bool, str]]:
    """Return the days that somebody decided are off or worked: day, worked, name."""
    rows = ask("SELECT day, working, name FROM day_override WHERE NOT gone ORDER BY day", ())
    return [(date.fromisoformat(day), bool(working), name) for day, working, name in rows]


def override_of(ask: Ask, day: date) -> uuid.UUID | None:
    """Return the record of a decision about a day, also of one taken back."""
    found = next(iter(ask("SELECT id FROM day_override WHERE day = ?", (day.isoformat(),))), None)
    return None if found is None else key(found[0])


def state_of_data(ask: Ask) -> tuple[int, ...]:
    """Return what differs after any write, also one that joined the set before it."""
    query = (
        "SELECT (SELECT COALESCE(MAX(seq), 0) FROM change_set),"
        " COUNT(*), COALESCE(SUM(counter), 0) FROM replica"
    )
    return tuple(next(iter(ask(query, ()))))


def revision_rows(ask: Ask) -> list[RevisionRow]:
    """Return the revisions of all that a calendar shows: tasks, their dates, duties, slots."""
    query = (
        "SELECT r.id, COUNT(DISTINCT x.set_seq), MAX(s.at, COALESCE(MAX(c.at), s.at))"
        " FROM (SELECT id, born FROM task UNION ALL SELECT id, born FROM milestone"
        " UNION ALL SELECT id, born FROM report_duty UNION ALL SELECT id, born FROM report_slot) r"
        " JOIN change_set s ON s.seq = r.born"
        " LEFT JOIN change x ON x.row = r.id"
        " LEFT JOIN change_set c ON c.seq = x.set_seq"
        " GROUP BY r.id"
    )
    return [
        RevisionRow(key(row[0]), row[1], datetime.fromisoformat(row[2])) for row in ask(query, ())
    ]
