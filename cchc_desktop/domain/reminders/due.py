"""Which reminders are due now: one pure function of the moment, the facts and what was dealt with.

A reminder fires at 08:00 on each lead day, and after the due date on each working day; a lead
day that is off moves to the working day before. Only the last of the moments that have come
counts, so that whatever was missed comes once.

Clocks go wrong, by a year even, and come right again. So nothing here depends on the order in
which things happened: what was noted on a day that is still to come is not believed, and what
was noted on a day is held against that day's reminders alone. Must not know who asks.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from cchc_desktop.domain.calendar.working_days import WorkCalendar
from cchc_desktop.domain.reminders.model import (
    Act,
    Dealt,
    Kind,
    LeadTimes,
    Occasion,
    Reminder,
    in_vietnam,
    morning_of,
)
from cchc_desktop.domain.status import DUE_SOON, Shown
from cchc_desktop.domain.text import code_key

# Two computers of an office, or one before and after its clock was set, differ by less.
_TOLERANCE = timedelta(days=1)
_LONGEST_CODE = 12  # "II.3.1.a"; what is longer is a sentence that ends there
_KINDS = {kind: place for place, kind in enumerate(Kind)}


def due_reminders(
    now: datetime,
    occasions: Iterable[Occasion],
    dealt: Iterable[Dealt],
    lead_times: LeadTimes,
    workdays: WorkCalendar,
) -> list[Reminder]:
    """Return what is to be shown now, the most urgent first.

    Leave the acts "shown" out of `dealt` to get all that waits, shown before or not.
    """
    moment = in_vietnam(now)
    acts: defaultdict[str, list[Dealt]] = defaultdict(list)
    for one in dealt:
        acts[one.reminder].append(one)
    moments = _Moments(moment, lead_times, workdays)
    found = [
        _reminder(occasion, fired, moment)
        for occasion in occasions
        if not occasion.done
        and (fired := _fired(occasion, acts.get(occasion.id, ()), moments)) is not None
    ]
    return sorted(found, key=_place)


def _place(one: Reminder) -> tuple[object, ...]:
    """Order by day and kind; within them as the plan has it, whose code begins the subject."""
    code, dot, _ = one.subject.partition(". ")
    has_code = bool(dot) and len(code) <= _LONGEST_CODE
    return one.due, _KINDS[one.kind], code_key(code if has_code else ""), one.subject, one.id


def reach(today: date, lead_times: LeadTimes, workdays: WorkCalendar) -> date:
    """Return the last due day of which anything can have fired by the end of today.

    A lead day that is off moves to the working day before: the days off that follow are in reach.
    """
    longest = max((days[0] for days in map(lead_times.of, Kind) if days), default=0)
    return workdays.working_day_after(today) + timedelta(days=longest - 1)


@dataclass(slots=True)
class _Moments:
    """When what is due on a day fired last; thousands of occasions share a few days."""

    now: datetime
    lead_times: LeadTimes
    workdays: WorkCalendar
    known: dict[tuple[Kind, date], datetime | None] = field(default_factory=dict)

    def last(self, kind: Kind, due: date) -> datetime | None:
        if (kind, due) not in self.known:
            come = (at for at in self._all(kind, due) if at <= self.now)
            self.known[kind, due] = max(come, default=None)
        return self.known[kind, due]

    def _all(self, kind: Kind, due: date) -> Iterator[datetime]:
        """Give the moments before the due date, and of those after it the last that has come."""
        for lead in self.lead_times.of(kind):
            yield self._morning(due - timedelta(days=lead))
        today = self.now.date()
        begun = morning_of(today, self.lead_times.morning) <= self.now
        late = self._morning(today if begun else today - timedelta(days=1))
        if late.date() > due:
            yield late

    def _morning(self, day: date) -> datetime:
        return morning_of(self.workdays.working_day_on_or_before(day), self.lead_times.morning)


def _fired(occasion: Occasion, acts: Sequence[Dealt], moments: _Moments) -> datetime | None:
    """Return the last moment at which the reminder fired, if it is still to be shown."""
    fired, now = moments.last(occasion.kind, occasion.due), moments.now
    if fired is None or any(_is_done(one, occasion.due) for one in acts):
        return None
    snoozed = _snooze(acts, now)
    if snoozed is not None and now < snoozed:
        return None
    if any(_covers(one, fired, snoozed, now) for one in acts):
        return None
    return fired if snoozed is None else max(fired, snoozed)


def _is_done(act: Dealt, due: date) -> bool:
    if act.act is not Act.DONE:
        return False
    return act.until is None or in_vietnam(act.until).date() == due


def _snooze(acts: Sequence[Dealt], now: datetime) -> datetime | None:
    """Return when the last snooze ends or ended; one from a time still to come is not believed."""
    ends = [
        (in_vietnam(one.at), in_vietnam(one.until))
        for one in acts
        if one.act is Act.SNOOZED and one.until is not None
    ]
    believed = [one for one in ends if one[0] <= now + _TOLERANCE]
    # Of two at the same moment the later in the list.
    return max(reversed(believed), key=lambda one: one[0])[1] if believed else None


def _covers(act: Dealt, fired: datetime, snoozed: datetime | None, now: datetime) -> bool:
    """Say whether it was shown since it fired: once on a day, and again after a snooze only."""
    if act.act is not Act.SHOWN:
        return False
    shown = in_vietnam(act.at)
    since = snoozed is None or shown >= snoozed
    return since and fired.date() <= shown.date() <= now.date()


def _reminder(occasion: Occasion, fired: datetime, now: datetime) -> Reminder:
    left = occasion.due - now.date()
    return Reminder(
        occasion.id,
        occasion.kind,
        occasion.subject,
        occasion.due,
        fired,
        left.days,
        _state(left),
        occasion.person,
        occasion.task,
    )


def _state(left: timedelta) -> Shown:
    if left < timedelta(0):
        return Shown.OVERDUE
    return Shown.DUE_SOON if left <= DUE_SOON else Shown.UPCOMING
