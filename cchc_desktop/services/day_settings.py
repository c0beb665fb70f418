"""The days of a year that are not what their weekday says, and what a pasted notice would change.

A notice is first a proposal; a person stores it. Must not know how days are asked for.
"""

from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.calendar.day_notice import NoticeDoubt, parse_day_notice
from cchc_desktop.domain.calendar.working_days import DayOverride
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.report_calendar import clear_day, set_days, work_days
from db.queries import reminders as queries


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day off, or one worked, against its weekday; `decided` by a person of this office."""

    day: date
    off: bool
    name: str
    decided: bool


@dataclass(frozen=True, slots=True)
class ProposedDay:
    """A day that a notice names; `changes` tells whether it is not so already."""

    day: date
    off: bool
    changes: bool


@dataclass(frozen=True, slots=True)
class NoticeProposal:
    days: tuple[ProposedDay, ...]
    doubts: tuple[NoticeDoubt, ...]


def special_days(desk: Desk, year: int) -> list[SpecialDay]:
    """Return the holidays and swapped days of a year, in their order."""
    with desk.store.looking() as ask:
        decided = {day for day, _, _ in queries.day_rows(ask)}
        days = work_days(ask).special_days(year)
    return [SpecialDay(one.day, one.off, one.name, one.day in decided) for one in days]


def add_day(desk: Desk, day: date, *, off: bool, name: str = "") -> Outcome:
    """Decide one day by hand; a day that is so already is refused, lest one thinks it is new."""
    with desk.store.looking() as ask:
        is_so = work_days(ask).is_working(day) is not off
    if is_so:
        raise RefusedError("day-off-already" if off else "day-worked-already", {"day": day})
    return set_days(desk, [DayOverride(day, off, nfc(name))])


def remove_day(desk: Desk, day: date) -> Outcome:
    """Let a day be what the calendar says again."""
    return clear_day(desk, day)


def propose_notice(desk: Desk, text: str) -> NoticeProposal:
    """Read a notice; nothing is stored."""
    notice = parse_day_notice(text)
    with desk.store.looking() as ask:
        calendar = work_days(ask)
    days = (
        ProposedDay(one.day, one.off, calendar.is_working(one.day) is one.off)
        for one in notice.days
    )
    return NoticeProposal(tuple(days), notice.doubts)


def store_notice(desk: Desk, proposal: NoticeProposal) -> Outcome:
    """Store the days of a proposal that change anything, as one change set."""
    days = [DayOverride(one.day, one.off) for one in proposal.days if one.changes]
    if not days:
        raise RefusedError("notice-without-days")
    return set_days(desk, days)
