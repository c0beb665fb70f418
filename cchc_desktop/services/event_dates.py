"""The day an event happened that a deadline waits for, which makes the deadline a date.

"Trong vòng 15 ngày làm việc kể từ ngày nhận đủ hồ sơ" is due 15 working days after the day that is
noted here. Must not know how phrases are read, nor how days are counted.
"""

import uuid
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.deadlines import Meaning
from cchc_desktop.services.deadlines import PlanFrame, waits, write_deadline
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_task
from cchc_desktop.services.task_changes.own import editable_task, label
from db.queries import deadlines as queries
from db.queries.tasks_edit import EditedTask


@dataclass(frozen=True, slots=True)
class AwaitedEvent:
    """The words that name the event, the day it happened if it is noted, and what is due then."""

    phrase: str
    event_on: date | None
    due: date | None


def awaited_event(desk: Desk, task: str | uuid.UUID) -> AwaitedEvent | None:
    """Return the event a task's deadline waits for; None when it waits for none, or for several."""
    with desk.store.reading() as connection:
        key = find_task(connection, task)
        there = queries.deadline_of(connection, key)
        if there is None:
            return None
        frame = PlanFrame.of(connection, there.plan_id)
    if len(waits(frame.meaning(there.phrase))) != 1:
        return None
    due = _due(frame, there.phrase, there.event_on) if there.event_on else None
    return AwaitedEvent(there.phrase, there.event_on, due)


def set_event_date(desk: Desk, task: str | uuid.UUID, event_on: date | None) -> Outcome:
    """Note the day the event happened, or None to take it away again."""
    act = desk.act("clear-event-date" if event_on is None else "set-event-date")
    with desk.writing(act) as (writer, outcome):
        there = editable_task(writer.connection, task)
        day = f"{event_on:%d/%m/%Y}" if event_on else ""
        writer.facts.update(task=label(there.code, there.title), day=day)
        frame = PlanFrame.of(writer.connection, there.plan_id)
        _check_waits(there, frame.meaning(there.phrase or ""))
        if event_on is not None and _due(frame, there.phrase or "", event_on) is None:
            raise RefusedError("event-date-too-far", {"day": event_on, **_facts(there)})
        write_deadline(writer, there.id, there.phrase or "", frame, event_on)
    return outcome


def _due(frame: PlanFrame, phrase: str, event_on: date) -> date | None:
    """Return the date of the milestone that waits for the event."""
    before, after = frame.meaning(phrase), frame.meaning(phrase, event_on)
    (waiting,) = waits(before)
    return after.milestones[before.milestones.index(waiting)].due


def _check_waits(there: EditedTask, read: Meaning) -> None:
    events = len(waits(read))
    if events != 1:
        code = "deadline-waits-for-several" if events else "deadline-waits-for-nothing"
        raise RefusedError(code, _facts(there))


def _facts(there: EditedTask) -> dict[str, object]:
    return {"phrase": there.phrase or "", "task": label(there.code, there.title)}
