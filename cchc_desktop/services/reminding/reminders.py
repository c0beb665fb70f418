"""What the office is to be reminded of, and what somebody did about it.

Shown stays on this computer; put off and done are the office's, and can be undone. Must not know
who wakes it, nor how a reminder is shown.
"""

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from weakref import WeakKeyDictionary

from cchc_desktop.domain.calendar.working_days import WorkCalendar
from cchc_desktop.domain.reminders import (
    Act,
    Dealt,
    Kind,
    LeadTimes,
    Occasion,
    Reminder,
    due_reminders,
    in_vietnam,
    morning_of,
    reach,
)
from cchc_desktop.domain.reminders.model import MOST_DAYS, ordered_days
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_person
from cchc_desktop.services.occasions import occasions_named, occasions_of
from cchc_desktop.services.office_facts import setting_id
from cchc_desktop.services.report_calendar import work_days
from cchc_desktop.services.task_facts import not_collecting
from db.act import Act as Deed
from db.models.office import ReminderAct
from db.plain import Ask, ask_through
from db.queries import reminders as queries
from db.queries.office import setting_value
from db.session import Reading, Store

LEAD_TIMES = "lead-times"
"""The setting that holds how long before the due date to remind."""

_SHORTEST = 4  # signs of an id that may stand for it
_ID = len(str(uuid.UUID(int=0)))
_NAMED_AT_MOST = 5
_MANY = 100
# Somebody asks every minute, and an office writes a few times an hour.
_KNOWN: WeakKeyDictionary[Store, tuple[object, Sequence[Occasion]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Look:
    """What waits, the most urgent first, and of it what was not shown here since it fired."""

    waiting: tuple[Reminder, ...]
    new: tuple[Reminder, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The occasion that was meant, and what was written about it."""

    occasion: Occasion
    outcome: Outcome


def due(desk: Desk, now: datetime, person: uuid.UUID | str | None = None) -> list[Reminder]:
    """Return what is to be shown now on this computer, the most urgent first.

    What was missed comes once, what `mark_shown` noted comes no more until it fires again. With
    `person` only the reminders of that person's own tasks.
    """
    return list(look(desk, now, person).new)


def waiting(desk: Desk, now: datetime, person: uuid.UUID | str | None = None) -> list[Reminder]:
    """Return all that came up and was neither put off nor done, shown before or not."""
    return list(look(desk, now, person).waiting)


def look(desk: Desk, now: datetime, person: uuid.UUID | str | None = None) -> Look:
    """Return both: what waits, and what of it is new."""
    moment = in_vietnam(now)
    with desk.store.reading() as connection, not_collecting():
        ask = ask_through(connection)
        whose = None if person is None else find_person(connection, person)
        rules = (_lead_times(ask), work_days(ask))
        occasions = _near(desk, connection, moment.date(), rules, whose)
        acts = _acts(ask, [one.id for one in occasions])
        everything = due_reminders(moment, occasions, acts, *rules)
        shown = _shown(ask, everything, moment.date())
        told = {one.reminder for one in shown}
        once_told = [one for one in occasions if one.id in told]
        again = due_reminders(moment, once_told, [*acts, *shown], *rules)
    # What was never shown since it may have fired is new without being judged twice.
    old = told - {one.id for one in again}
    return Look(tuple(everything), tuple(one for one in everything if one.id not in old))


def mark_shown(desk: Desk, ids: Iterable[str], now: datetime) -> None:
    """Note what this computer has shown; to be called once it is on the screen."""
    from db.reminded import note_shown  # noqa: PLC0415 - heavy, and a quiet minute has nothing

    moment = in_vietnam(now)
    with desk.store.writing(desk.act("mark-shown")) as writer:
        note_shown(writer.connection, list(ids), moment.date(), moment)


def snooze(desk: Desk, id: str, until: datetime | date, now: datetime) -> Answer:  # noqa: A002
    """Put a reminder off; a day means its morning."""
    ends = _end(until, now)
    occasion = _meant(_named(desk, [id], now), id)
    act = desk.act("reminder-snoozed", subject=occasion.subject)
    return Answer(occasion, _note(desk, act, [Dealt(occasion.id, Act.SNOOZED, now, ends)]))


def snooze_many(desk: Desk, ids: Collection[str], until: datetime | date, now: datetime) -> Outcome:
    """Put reminders off as one change set; what is through meanwhile is left alone."""
    ends = _end(until, now)
    there = [one.id for one in _of(desk, ids, now)]
    act = desk.act("reminders-snoozed", count=len(there))
    return _note(desk, act, [Dealt(one, Act.SNOOZED, now, ends) for one in there])


def finish(desk: Desk, id: str, now: datetime) -> Answer:  # noqa: A002
    """Be done with an occasion, until it is due on another day."""
    occasion = _meant(_named(desk, [id], now), id)
    said = Dealt(occasion.id, Act.DONE, now, morning_of(occasion.due))
    act = desk.act("reminder-done", subject=occasion.subject)
    return Answer(occasion, _note(desk, act, [said]))


def finish_many(desk: Desk, ids: Collection[str], now: datetime) -> Outcome:
    """Be done with occasions as one change set; what is through meanwhile is left alone."""
    there = _of(desk, ids, now)
    act = desk.act("reminders-done", count=len(there))
    said = [Dealt(one.id, Act.DONE, now, morning_of(one.due)) for one in there]
    return _note(desk, act, said)


def tasks_behind(desk: Desk, ids: Collection[str], now: datetime) -> frozenset[uuid.UUID]:
    """Return the tasks that these reminders are about; those about reports have none."""
    return frozenset(uuid.UUID(one.task) for one in _of(desk, ids, now) if one.task)


def lead_times(desk: Desk) -> LeadTimes:
    with desk.store.looking() as ask:
        return _lead_times(ask)


def set_lead_times(desk: Desk, kind: Kind, days: Collection[int]) -> Outcome:
    """Decide how many days before the due date to remind of one kind of occasion."""
    from cchc_desktop.services.office import write_setting  # noqa: PLC0415 - heavy

    wrong = [one for one in days if not 0 <= one <= MOST_DAYS]
    if wrong:
        raise RefusedError("lead-time-out-of-range", {"days": wrong[0], "most": MOST_DAYS})
    with desk.writing(desk.act("set-lead-times", kind=str(kind))) as (writer, outcome):
        known = _lead_times(ask_through(writer.connection))
        changed = replace(known, given={**known.given, kind: ordered_days(days)})
        write_setting(writer, LEAD_TIMES, changed.stored())
    return outcome


def _acts(ask: Ask, reminders: Collection[str]) -> list[Dealt]:
    rows = queries.act_rows(ask, reminders)
    return [Dealt(row.reminder, Act(row.act), row.at, row.until) for row in rows]


def _shown(ask: Ask, waiting: Sequence[Reminder], today: date) -> list[Dealt]:
    """Return when what waits was last shown, since the first of it fired."""
    first = min((one.fire_at.date() for one in waiting), default=today)
    rows = queries.last_shown(ask, [one.id for one in waiting], first, today)
    return [Dealt(reminder, Act.SHOWN, at) for reminder, at in rows]


def _lead_times(ask: Ask) -> LeadTimes:
    return LeadTimes.read(setting_value(ask, setting_id(LEAD_TIMES)) or {})


def _of(desk: Desk, ids: Collection[str], now: datetime) -> list[Occasion]:
    """Return the open occasions with these ids."""
    wanted = frozenset(ids)
    found: list[Occasion] = []
    if len(wanted) > _MANY:  # all that a notice tells of is read sooner than one after the other
        today = in_vietnam(now).date()
        with desk.store.reading() as connection, not_collecting():
            ask = ask_through(connection)
            rules = (_lead_times(ask), work_days(ask))
            near = _near(desk, connection, today, rules)
        found = [one for one in near if one.id in wanted]
        wanted -= {one.id for one in found}
    return found + [one for one in _named(desk, wanted, now) if one.id in wanted]


def _named(desk: Desk, ids: Collection[str], now: datetime) -> list[Occasion]:
    if not ids:
        return []
    with desk.store.reading() as connection:
        return occasions_named(connection, desk.unit_id, in_vietnam(now).date(), ids)


def _near(
    desk: Desk,
    connection: Reading,
    today: date,
    rules: tuple[LeadTimes, WorkCalendar],
    person: uuid.UUID | None = None,
) -> Sequence[Occasion]:
    """Return the occasions that may have fired; those of the minute before are still known.

    As long as nothing was written since, that is.
    """
    until = reach(today, *rules)
    state = queries.state_of_data(ask_through(connection))
    asked = (state, desk.unit_id, today, until, person)
    known = _KNOWN.get(desk.store)
    if known is None or known[0] != asked:
        known = (asked, occasions_of(connection, desk.unit_id, today, person, until))
        _KNOWN[desk.store] = known
    return known[1]


def _end(until: datetime | date, now: datetime) -> datetime:
    ends = in_vietnam(until) if isinstance(until, datetime) else morning_of(until)
    if ends <= in_vietnam(now):
        raise RefusedError("reminder-snoozed-to-past", {"until": ends})
    return ends


def _note(desk: Desk, act: Deed, said: Iterable[Dealt]) -> Outcome:
    with desk.writing(act) as (writer, outcome):
        said = list(said)
        acts = _acts(ask_through(writer.connection), [one.reminder for one in said])
        known = {(one.reminder, one.act, one.until) for one in acts}
        for one in said:
            if one.act is Act.DONE and (one.reminder, one.act, one.until) in known:
                continue  # done twice is done
            moment = in_vietnam(one.at)
            row = {"reminder": one.reminder, "act": str(one.act), "until": one.until}
            writer.add(ReminderAct, at=moment, **row)
    return outcome


def _meant(occasions: Sequence[Occasion], written: str) -> Occasion:
    """Find an occasion by its id, or by the beginnings of the id's parts."""
    asked = written.strip()
    exact = [one for one in occasions if one.id == asked]
    found = exact or [one for one in occasions if _begins(one.id, asked)]
    if not found:
        raise RefusedError("reminder-not-found", {"text": written})
    if len(found) > 1:
        some = [one.id for one in found[:_NAMED_AT_MOST]]
        raise RefusedError("reminder-ambiguous", {"text": written, "candidates": some})
    return found[0]


def _begins(known: str, written: str) -> bool:
    parts, begun = known.split(":"), written.split(":")
    return len(parts) == len(begun) and all(map(_stands_for, begun, parts))


def _stands_for(begun: str, whole: str) -> bool:
    if begun == whole:
        return True
    is_id = len(whole) == _ID and len(begun) >= _SHORTEST
    return is_id and whole.replace("-", "").startswith(begun.lower().replace("-", ""))
