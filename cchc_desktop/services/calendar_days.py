"""A span of days as a calendar shows it: what is due on which, what to report, which are off.

Of the same tasks and reports as the reminders, those that are through included. Must not know how
a day is shown, nor how a date is changed.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from typing import Any, NamedTuple

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.deadline_kind import Kind as DeadlineKind
from cchc_desktop.domain.reminders import VIETNAM
from cchc_desktop.domain.reminders.owed import still_owed
from cchc_desktop.domain.standing import Deadline, Due, Entry, milestone_key, standing
from cchc_desktop.domain.status import Shown, State
from cchc_desktop.services.dated_tasks import DatedTask, read_tasks
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.occasions import OfficeFacts
from cchc_desktop.services.report_calendar import Slot
from cchc_desktop.services.task_facts import Days, not_collecting
from cchc_desktop.services.unit_lineage import read_lineage
from db.plain import Ask, key
from db.queries import calendar_days as queries
from db.queries.calendar_days import DueRow, LeadRow, SaidRow

_DAY = timedelta(days=1)
_AHEAD = timedelta(days=120)
_JUDGED = 7  # so many fields of an entry, its part left out, are what a state is judged by
_THROUGH = frozenset(
    {Shown.DONE, Shown.DONE_LATE, Shown.STOPPED, Shown.CARRIED_OVER, Shown.NOT_ARISEN}
)


class MarkKind(StrEnum):
    """What stands on a day."""

    REPORT = "report"  # the office owes it
    RETURN = "return"  # others owe it to the office
    CUTOFF = "cutoff"  # the last day that a report tells of
    TASK = "task"
    MILESTONE = "milestone"  # one of several dates
    RECURRING = "recurring"


OF_TASKS = frozenset({MarkKind.TASK, MarkKind.MILESTONE, MarkKind.RECURRING})


class ReportState(StrEnum):
    """How a report stands; a cut-off is as its report."""

    IN = "in"
    LATE = "late"
    OPEN = "open"


class Fixed(StrEnum):
    """Why the date of a task cannot be moved by itself; the first reason that holds."""

    NOT = ""
    ELSEWHERE = "elsewhere"  # another office keeps the task
    WORDS = "words"  # its words say more than one day would: every quarter, or after an event


class Mark(NamedTuple):
    """One thing on a day. A task has a code, a title and words for its date; a report a period.

    `units` are those that owe a report, and of how many it came.
    """

    day: date
    kind: MarkKind
    state: Shown | ReportState
    task: uuid.UUID | None = None
    code: str = ""
    title: str = ""
    stage: str = ""
    phrase: str = ""
    fixed: Fixed = Fixed.NOT
    period: Period | None = None
    since: date | None = None
    units: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class CalendarDays:
    """What there is on the days from `first` to `last`; a day without anything has no marks.

    `off` are the days that are not worked, with the name of a holiday, "" on plain weekends;
    `coming` is what has to be reported in the next months, whatever the span.
    """

    first: date
    last: date
    today: date
    marks: Mapping[date, Sequence[Mark]] = field(default_factory=dict)
    off: Mapping[date, str] = field(default_factory=dict)
    coming: Sequence[Mark] = ()

    def on(self, day: date) -> Sequence[Mark]:
        return self.marks.get(day, ())

    def load(self, day: date) -> int:
        """Count the dates of tasks in a day's week, as far as the span has it."""
        monday = day - timedelta(days=day.weekday())
        days = (monday + _DAY * nth for nth in range(7))
        return sum(one.kind in OF_TASKS for each in days for one in self.on(each))


def read_days(desk: Desk, first: date, last: date) -> CalendarDays:
    """Read a span of days as they stand today."""
    today = desk.today
    with desk.store.reading() as connection:
        facts = OfficeFacts.read(connection, desk.unit_id, today)
    with desk.store.looking() as ask, not_collecting():
        marks = [*_of_reports(facts, first, last), *_Tasks(ask, facts, first, last).marks()]
    found: defaultdict[date, list[Mark]] = defaultdict(list)
    for mark in marks:
        found[mark.day].append(mark)
    for each in found.values():
        each.sort(key=_pressing)
    coming = _of_reports(facts, today, today + _AHEAD)
    owed = [one for one in sorted(coming) if one.state is not ReportState.IN]
    return CalendarDays(first, last, today, found, _days_off(facts, first, last), owed)


def _pressing(mark: Mark) -> int:
    """Order a day: what is reported, then what is open, then what is through."""
    if mark.kind not in OF_TASKS:
        return 0
    return 2 if mark.state in _THROUGH else 1


def _days_off(facts: OfficeFacts, first: date, last: date) -> dict[date, str]:
    workdays = facts.calendar.workdays
    days = (first + _DAY * nth for nth in range((last - first).days + 1))
    return {day: workdays.holiday_name(day) or "" for day in days if not workdays.is_working(day)}


# --- reports


def _of_reports(facts: OfficeFacts, first: date, last: date) -> Iterator[Mark]:
    # A report may be due in the year after its own, and its data end before it is due.
    years, today = range(first.year - 1, last.year + 2), facts.side.today
    mine = list(facts.reports(years, today))
    due = [one for one in mine if first <= one.due <= last]
    yield from _together(facts, MarkKind.REPORT, due)
    ends = [one for one in mine if first <= one.data.last <= last]
    yield from _together(facts, MarkKind.CUTOFF, ends)
    theirs = [one for one in facts.returns(years, today, last) if one.due >= first]
    yield from _together(facts, MarkKind.RETURN, theirs)


def _together(facts: OfficeFacts, kind: MarkKind, slots: Iterable[Slot]) -> Iterator[Mark]:
    """Give one mark for the reports of one day and period, however many owe them."""

    def place(slot: Slot) -> tuple[date, date, Period]:
        return slot.data.last if kind is MarkKind.CUTOFF else slot.due, slot.data.first, slot.period

    for (day, since, period), group in groupby(sorted(slots, key=place), key=place):
        several = list(group)
        here = sum(facts.is_in(one) for one in several)
        late = any(_is_late(facts, one) for one in several)
        state = ReportState.LATE if late and kind is not MarkKind.CUTOFF else ReportState.OPEN
        state = ReportState.IN if here == len(several) else state
        yield Mark(day, kind, state, period=period, since=since, units=(here, len(several)))


def _is_late(facts: OfficeFacts, slot: Slot) -> bool:
    """Tell whether a report is missing; not one that was due before the office noted it."""
    known = slot.duty.known_since.astimezone(VIETNAM).date()
    return known <= slot.due < facts.side.today and not facts.is_in(slot)


# --- tasks


class _Tasks:
    """Makes the marks of tasks: of most straight from what is stored, of others after a look."""

    def __init__(self, ask: Ask, facts: OfficeFacts, first: date, last: date) -> None:
        self._ask, self._facts = ask, facts
        self._first, self._last = first, last
        self._today = facts.side.today
        self._known: dict[Any, Shown] = {}
        self._days = Days()

    def marks(self) -> Iterator[Mark]:
        span = self._ask, self._first, self._last
        leads = queries.lead_rows(*span)
        rows = queries.due_rows(*span)
        doubted = self._moved(leads) | {row.task for row in rows if row.kept_elsewhere}
        told = _told(leads, queries.said_rows(*span))
        others = self._others(doubted)
        for row in rows:
            if row.task not in doubted:
                yield self._mark(row, told.get(row.task, ()))
            elif row.task in others:
                yield self._made(row, self._judge(row, others[row.task].leads))

    def _moved(self, leads: Sequence[LeadRow]) -> set[bytes]:
        """Return the tasks of which another unit answers for a part than the one it names."""
        lineage = read_lineage(self._ask)
        if not lineage:
            return set()
        units = {one.unit for one in leads}
        moved = {unit for unit in units if lineage.holder(key(unit), date.max) != key(unit)}
        return {one.task for one in leads if one.unit in moved}

    def _others(self, tasks: Iterable[bytes]) -> dict[bytes, DatedTask]:
        found = read_tasks(self._ask, self._facts.side, {key(task) for task in tasks})
        return {one.row.id.bytes: one for one in found}

    def _mark(self, row: DueRow, told: Sequence[tuple[SaidRow, ...]]) -> Mark:
        situation = (row.kind, row.due, row.occurrence, *(_situation(one) for one in told))
        state = self._known.get(situation)
        if state is None:
            entries = [[_entry(said) for said in one] for one in told]
            state = self._known[situation] = self._judge(row, entries)
        return self._made(row, state)

    def _judge(self, row: DueRow, leads: Sequence[Sequence[Entry]]) -> Shown:
        """Judge one date by itself: where it stands says how near it is, so that is not told."""
        due = self._days[row.due]
        one = Due(None, due, milestone_key(row.occurrence, due))
        leads = leads or [()]
        through = not any(still_owed(row.kind, [one], entries) for entries in leads)
        if not through and due < self._today:
            return Shown.OVERDUE
        dated = Deadline(row.kind, settled=True, dues=[one])
        state = standing(dated, leads, date.min).shown
        return Shown.DONE if through and state not in _THROUGH else state

    def _made(self, row: DueRow, state: Shown) -> Mark:
        return Mark(
            self._days[row.due],
            _kind(row),
            state,
            key(row.task),
            row.code or "",
            row.title,
            row.label,
            row.phrase,
            _fixed(row),
        )


def _kind(row: DueRow) -> MarkKind:
    if row.kind == DeadlineKind.RECURRING and row.occurrence:
        return MarkKind.RECURRING
    return MarkKind.TASK if row.dates == 1 else MarkKind.MILESTONE


def _fixed(row: DueRow) -> Fixed:
    if row.kept_elsewhere:
        return Fixed.ELSEWHERE
    return Fixed.NOT if row.kind == DeadlineKind.FIXED and row.dates == 1 else Fixed.WORDS


def _told(
    leads: Sequence[LeadRow], said: Sequence[SaidRow]
) -> dict[bytes, list[tuple[SaidRow, ...]]]:
    """Return what each leading unit of a task said."""
    of_parts: defaultdict[bytes, list[SaidRow]] = defaultdict(list)
    for entry in said:
        of_parts[entry.part].append(entry)
    found: defaultdict[bytes, list[tuple[SaidRow, ...]]] = defaultdict(list)
    for one in leads:
        found[one.task].append(tuple(of_parts.get(one.id, ())))
    return found


def _situation(told: Sequence[SaidRow]) -> tuple[Any, ...]:
    """Return what was said as far as it decides: who corrects whom only where anybody does."""
    plain = tuple([one[1:_JUDGED] for one in told])
    if any(one[-1] for one in told) or len({one[:2] for one in plain}) < len(plain):
        return tuple(told)
    return plain


def _entry(said: SaidRow) -> Entry:
    return Entry(
        said.id.hex(),
        said.quarter,
        said.occurrence,
        State(said.state),
        said.percent,
        None if said.done_on is None else date.fromisoformat(said.done_on),
        said.lane,
        said.corrects.hex() if said.corrects else None,
    )
