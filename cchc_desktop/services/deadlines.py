"""A task's deadline as it is stored: the phrase, what it means in the plan, and what is in doubt.

A reading that a person settled for a phrase of the plan goes before our own. Must not know why a
deadline is written, nor how phrases are read.
"""

import uuid
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self

from cchc_desktop.domain import deadlines
from cchc_desktop.domain.calendar.working_days import DayOverride, WorkCalendar
from cchc_desktop.domain.deadlines import Kind, Meaning, Milestone, Rule, occurrence_key
from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.text import nfc
from db.changes import Writer
from db.models.office import Doubt
from db.models.tasks import Deadline
from db.models.tasks import Milestone as MilestoneRecord
from db.queries import deadlines as queries
from db.queries.deadlines import ReadingRow
from db.session import Reading

Row = dict[str, Any]
DOUBTS = "deadline-doubts"
"""The table of the catalogue that says why a phrase is in doubt."""


@dataclass(slots=True)
class PlanFrame:
    """What the phrases of a plan are read against. A phrase that returns is read once."""

    first_day: date
    last_day: date
    signed_on: date | None = None
    settled: Mapping[str, ReadingRow] = field(default_factory=dict)
    works: Callable[[date], bool] = field(default_factory=lambda: WorkCalendar().is_working)
    _read: dict[str, Meaning] = field(default_factory=dict)

    @classmethod
    def of(cls, connection: Reading, plan: uuid.UUID) -> Self:
        span = queries.plan_span(connection, plan)
        settled = {row.phrase: row for row in queries.phrase_readings(connection, plan)}
        return cls(*span, settled, work_calendar(connection).is_working)

    def meaning(self, phrase: str, event_on: date | None = None) -> Meaning:
        """Read a phrase; one that waits for an event is dated once that has happened."""
        known = self._read.get(phrase)
        if known is None:
            known = self._read[phrase] = self._meaning(phrase)
        return self._dated(known, event_on) if event_on is not None else known

    def _meaning(self, phrase: str) -> Meaning:
        row = self.settled.get(phrase_key(phrase))
        if row is None:
            span = (self.first_day, self.last_day, self.signed_on)
            return deadlines.read(phrase, *span, works=self.works)
        read = Meaning(phrase, Kind(row.kind), tuple(map(_milestone, row.milestones)), None)
        return self._dated(read, row.event_on) if row.event_on else read

    def _dated(self, read: Meaning, event_on: date) -> Meaning:
        due = deadlines.due_after(read.text, event_on, works=self.works)
        waiting = [one for one in read.milestones if one.due is None and one.rule is None]
        if read.kind is not Kind.EVENT or due is None or not waiting:
            return read
        dated = tuple(replace(one, due=due) if one in waiting else one for one in read.milestones)
        return replace(read, milestones=dated)


def work_calendar(connection: Reading) -> WorkCalendar:
    """Return the working days of the office."""
    rows = queries.day_overrides(connection)
    return WorkCalendar(DayOverride(day, not working, name) for day, working, name in rows)


def phrase_key(phrase: str) -> str:
    """Return what a settled reading of a plan's phrase is kept under."""
    return nfc(phrase).lower()


def deadline_id(task: uuid.UUID) -> uuid.UUID:
    return made_id("deadline", task)


def deadline_doubt_id(task: uuid.UUID) -> uuid.UUID:
    return made_id("doubt", task, "deadline")


def deadline_row(task: uuid.UUID, read: Meaning, event_on: date | None = None) -> Row:
    doubt = {"code": read.doubt.code, "part": read.doubt.part} if read.doubt else None
    return {
        "id": deadline_id(task),
        "task_id": task,
        "phrase": read.text,
        "kind": str(read.kind),
        "settled": doubt is None and read.kind is not Kind.UNCLEAR,
        "doubt": doubt,
        "event_on": event_on,
    }


def milestone_rows(task: uuid.UUID, read: Meaning) -> list[Row]:
    """Return the milestones; an occurrence has the same id wherever it is worked out."""
    deadline = deadline_id(task)
    met: Counter[str] = Counter()
    rows = []
    for position, one in enumerate(read.milestones):
        occurrence = occurrence_key(one)
        named = occurrence or f"#{position}"
        met[named] += 1
        again = (met[named],) if met[named] > 1 else ()
        rows.append(
            {
                "id": made_id("milestone", task, named, *again),
                "deadline_id": deadline,
                "position": position,
                "label": one.label,
                "start": one.start,
                "due": one.due,
                "rule": str(one.rule) if one.rule else None,
                "occurrence": occurrence,
            }
        )
    return rows


def doubt_row(task: uuid.UUID, read: Meaning) -> Row | None:
    """Return what a person has to decide about a deadline, if anything."""
    if read.doubt is None:
        return None
    return {
        "id": deadline_doubt_id(task),
        "entity": "task",
        "entity_id": task,
        "field": "deadline",
        "code": f"{DOUBTS}.{read.doubt.code}",
        "facts": {"part": read.doubt.part, "phrase": read.text},
        "settled_at": None,
        "settled_by": None,
    }


def write_deadline(
    writer: Writer,
    task: uuid.UUID,
    phrase: str,
    frame: PlanFrame,
    event_on: date | None = None,
) -> Meaning:
    """Give a task this deadline; milestones that stay the same are left alone."""
    read = frame.meaning(nfc(phrase), event_on)
    writer.add(Deadline, **deadline_row(task, read, event_on))
    _write_milestones(writer, deadline_id(task), milestone_rows(task, read))
    doubt = doubt_row(task, read)
    if doubt is not None:
        writer.add(Doubt, **doubt)
    elif queries.open_doubt(writer.connection, deadline_doubt_id(task)):
        writer.remove(Doubt, deadline_doubt_id(task))
    return read


def _write_milestones(writer: Writer, deadline: uuid.UUID, wanted: list[Row]) -> None:
    there = queries.milestones_there(writer.connection, deadline)
    writer.add_many(MilestoneRecord, [row for row in wanted if row["id"] not in there])
    for row in wanted:
        if row["id"] in there:
            writer.change(MilestoneRecord, row["id"], **row, gone=False)
    kept = {row["id"] for row in wanted}
    for key, gone in there.items():
        if key not in kept and not gone:
            writer.remove(MilestoneRecord, key)


def _milestone(stored: Mapping[str, Any]) -> Milestone:
    start, due, rule = (stored.get(name) for name in ("start", "due", "rule"))
    return Milestone(
        stored.get("label", ""),
        date.fromisoformat(start) if start else None,
        date.fromisoformat(due) if due else None,
        Rule(rule) if rule else None,
    )
