"""The words of reminding: an occasion, what was done about it, and the reminder that follows.

Must not know when a reminder is due (see due).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Self

from cchc_desktop.domain.status import Shown

VIETNAM = timezone(timedelta(hours=7), "+07:00")
MORNING = time(8)
"""When an office that just opened reads its notice."""

DEFAULT_LEADS = (15, 7, 3, 1, 0)
MOST_DAYS = 366
_MORNING_KEY = "morning"


class Kind(StrEnum):
    """What an occasion is about. In this order where two are equally urgent."""

    REPORT = "report"
    TASK = "task"
    MILESTONE = "milestone"
    RECURRING = "recurring"
    PROGRESS = "progress"
    RETURN = "return"


class Act(StrEnum):
    """What became of a reminder."""

    SHOWN = "shown"
    SNOOZED = "snoozed"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why somebody is reminded. `id` is the same on every computer and every day.

    `task` is the id of the task it is about, if it is about one.
    """

    id: str
    kind: Kind
    subject: str
    due: date
    person: str | None = None
    done: bool = False
    task: str | None = None


@dataclass(frozen=True, slots=True)
class Dealt:
    """What was done about the reminders of one occasion, and at which moment.

    `until` of a snooze is when it ends. Of a "done" it is the day the occasion was due then: one
    that has moved since is another matter. Without it, done is done for good.
    """

    reminder: str
    act: Act
    at: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class LeadTimes:
    """How many days before the due date to remind, by kind of occasion, and when in the morning."""

    given: Mapping[Kind, tuple[int, ...]] = field(default_factory=dict)
    morning: time = MORNING

    def of(self, kind: Kind) -> tuple[int, ...]:
        return self.given.get(kind, DEFAULT_LEADS)

    @classmethod
    def read(cls, stored: Mapping[str, object]) -> Self:
        """Read what was stored; a kind whose days make no sense has the usual ones."""
        known = {kind: _days(stored.get(kind)) for kind in Kind}
        given = {kind: days for kind, days in known.items() if days is not None}
        return cls(given, _time(stored.get(_MORNING_KEY)))

    def stored(self) -> dict[str, object]:
        days: dict[str, object] = {str(kind): list(days) for kind, days in self.given.items()}
        return days | {_MORNING_KEY: f"{self.morning:%H:%M}"}


def ordered_days(days: Iterable[int]) -> tuple[int, ...]:
    """Give lead days as they are kept: each once, the earliest reminder first."""
    return tuple(sorted(set(days), reverse=True))


def _days(stored: object) -> tuple[int, ...] | None:
    if not isinstance(stored, list | tuple):
        return None
    if not all(type(one) is int and 0 <= one <= MOST_DAYS for one in stored):
        return None
    return ordered_days(stored)


def _time(stored: object) -> time:
    try:
        return time.fromisoformat(stored) if isinstance(stored, str) else MORNING
    except ValueError:
        return MORNING


@dataclass(frozen=True, slots=True)
class Reminder:
    """One line of the notice. `id` is its occasion's; `days_left` is below zero when late."""

    id: str
    kind: Kind
    subject: str
    due: date
    fire_at: datetime
    days_left: int
    state: Shown
    person: str | None = None
    task: str | None = None


def in_vietnam(moment: datetime) -> datetime:
    """Give the moment in the time of Việt Nam; one without a zone is taken to be there."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=VIETNAM)
    return moment.astimezone(VIETNAM)


def morning_of(day: date, hour: time = MORNING) -> datetime:
    """Give the moment at which a day's reminders fire."""
    return datetime.combine(day, hour, VIETNAM)
