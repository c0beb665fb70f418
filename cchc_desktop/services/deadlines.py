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
from cchc_desktop.services.task_stored import Together
from db.batch import Batch
from db.changes import Writer
from db.models.office import Doubt
from db.models.schema import Base
from db.models.tasks import Deadline
from db.models.tasks import Milestone as MilestoneRecord
from db.queries import deadlines as queries
from db.queries.deadlines import ReadingRow
from db.session import Reading

Row = dict[str, Any]
DOUBTS = "deadline-doubts"
"""The table of the catalogue that says why a phrase is in doubt."""
_DATED_BY_EVENTS = frozenset({Kind.EVENT, Kind.COMPOUND})


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
        readings = queries.phrase_readings(connection, plan)
        settled = {phrase_key(row.phrase): row for row in readings}
        return cls(*span, settled, work_calendar(connection).is_working)

    def meaning(self, phrase: str, event_on: date | None = None) -> Meaning:
        """Read a phrase; one that waits for an event is dated once that has happened."""
        known = self._read.get(phrase)
        if known is None:
            known = self._read[phrase] = self._meaning(phrase)
        return self._dated(known, event_on) if event_on is not None else known

    def understood(self, phrase: str) -> Meaning:
        """Read a phrase by the grammar alone, whatever anybody settled."""
        span = (self.first_day, self.last_day, self.signed_on)
        return deadlines.read(phrase, *span, works=self.works)

    def _meaning(self, phrase: str) -> Meaning:
        row = self.settled.get(phrase_key(phrase))
        if row is None:
            return self.understood(phrase)
        read = Meaning(phrase, Kind(row.kind), tuple(map(_milestone, row.milestones)), None)
        return self._dated(read, row.event_on) if row.event_on else read

    def _dated(self, read: Meaning, event_on: date) -> Meaning:
        """Date what waits for an event; of two events the date would be one's alone."""
        waiting = waits(read)
        words = self._words_of(read.text)
        due = deadlines.due_after(words, event_on, self.signed_on, works=self.works)
        if due is None or len(waiting) != 1:
            return read
        dated = tuple(replace(one, due=due) if one in waiting else one for one in read.milestones)
        return replace(read, milestones=dated)

    def _words_of(self, phrase: str) -> str:
        """Return the words that say how long after the event: a person's, if they settled it."""
        row = self.settled.get(phrase_key(phrase))
        said = (one.get("words") for one in row.milestones) if row else ()
        return next(filter(None, said), phrase)


def begun(frame: PlanFrame, read: Meaning, start: str) -> Meaning:
    """Let the one date of a deadline begin when a column of its own says so.

    What cannot be understood, or lies behind the date, leaves the deadline as it is.
    """
    if not nfc(start) or len(read.milestones) != 1:
        return read
    one, said = read.milestones[0], frame.meaning(nfc(start)).milestones
    if one.due is None or one.rule is not None or len(said) != 1:
        return read
    day = said[0].start or said[0].due
    if day is None or day > one.due:
        return read
    return replace(read, milestones=(replace(one, start=day),))


def waits(read: Meaning) -> list[Milestone]:
    """Return the milestones that an event has to date, once it happens."""
    if read.kind not in _DATED_BY_EVENTS:
        return []
    nothing_known = (None, None, None)
    return [one for one in read.milestones if (one.start, one.due, one.rule) == nothing_known]


def work_calendar(connection: Reading) -> WorkCalendar:
    """Return the working days of the office."""
    rows = queries.day_overrides(connection)
    return WorkCalendar(DayOverride(day, not working, name) for day, working, name in rows)


def phrase_key(phrase: str) -> str:
    """Return what a settled reading of a plan's phrase is kept under."""
    return nfc(phrase).lower().rstrip(" .;,")


def reading_row(plan: uuid.UUID, phrase: str, read: Meaning) -> Row:
    """Return what a phrase of a plan means from now on, with the words it was said in."""
    return {
        "id": made_id("phrase-reading", plan, phrase_key(phrase)),
        "plan_id": plan,
        "phrase": phrase_key(phrase),
        "kind": str(read.kind),
        "milestones": [
            {
                "label": one.label,
                "start": one.start.isoformat() if one.start else None,
                "due": one.due.isoformat() if one.due else None,
                "rule": str(one.rule) if one.rule else None,
                "words": read.text,
            }
            for one in read.milestones
        ],
        "event_on": None,
    }


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
        "settled": doubt is None,
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
    write_meaning(writer, task, read, event_on)
    return read


def write_meaning(
    writer: Writer, task: uuid.UUID, read: Meaning, event_on: date | None = None
) -> None:
    """Give a task a deadline that was read."""
    together = Together.of(writer, task)
    put_meaning(together, task, read, event_on)
    together.write()


def put_meaning(
    together: Together, task: uuid.UUID, read: Meaning, event_on: date | None = None
) -> None:
    """Let a task have a deadline that was read. An open doubt goes with the words it was about."""
    stored, batch = together.stored, together.batch
    _put(batch, Deadline, deadline_row(task, read, event_on), alive=task in stored.dated)
    _put_milestones(batch, stored.milestones[task], milestone_rows(task, read))
    doubt = doubt_row(task, read)
    asked = deadline_doubt_id(task) in stored.doubts[task]
    if doubt is not None:
        _put(batch, Doubt, doubt, alive=asked)
    elif asked:
        batch.remove(Doubt, deadline_doubt_id(task))


def _put_milestones(batch: Batch, there: Mapping[uuid.UUID, bool], wanted: list[Row]) -> None:
    """Make the milestones these; those that stay the same are left alone."""
    for row in wanted:
        _put(batch, MilestoneRecord, row, alive=there.get(row["id"]) is False)
    kept = {row["id"] for row in wanted}
    for key, gone in there.items():
        if key not in kept and not gone:
            batch.remove(MilestoneRecord, key)


def _put(batch: Batch, model: type[Base], row: Row, *, alive: bool) -> None:
    """Make a row say this. Of one that is there only what differs is written, perhaps nothing."""
    if alive:
        batch.change(model, row["id"], **row)
    else:
        batch.add(model, **row)


def _milestone(stored: Mapping[str, Any]) -> Milestone:
    start, due, rule = (stored.get(name) for name in ("start", "due", "rule"))
    return Milestone(
        stored.get("label", ""),
        date.fromisoformat(start) if start else None,
        date.fromisoformat(due) if due else None,
        Rule(rule) if rule else None,
    )
