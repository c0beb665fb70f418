"""The reports of a year on their days: which were sent, which are due, which are missing.

Must not know what a report says.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.services.desk import VIETNAM, Desk
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.occasions import OfficeFacts
from cchc_desktop.services.report_calendar import Slot


class Sent(StrEnum):
    """What became of a report by a day."""

    SENT = "sent"
    DUE = "due"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class UnitReport:
    """A report that one unit owes us."""

    unit: uuid.UUID
    name: str
    sent: Sent


@dataclass(frozen=True, slots=True)
class ReportDay:
    """A report of the office itself, or with `units` one that others owe us, of one period."""

    period: Period
    name: str
    due: date
    cutoff: date
    sent: Sent
    units: tuple[UnitReport, ...] = ()

    @property
    def is_own(self) -> bool:
        return not self.units

    @property
    def came(self) -> int:
        return sum(one.sent is Sent.SENT for one in self.units)


def report_days(desk: Desk, year: int, today: date) -> list[ReportDay]:
    """Return the reports that are due within a year, by their day; those of units together."""
    with desk.store.reading() as connection:
        facts = OfficeFacts.read(connection, desk.unit_id, today)
        years = range(year - 1, year + 1)  # that of a year may be due in the next
        own = [slot for slot in facts.reports(years, today) if _counts(facts, slot, year, today)]
        back = [slot for slot in facts.returns(years, today) if _counts(facts, slot, year, today)]
        found = [*_own(facts, own, today), *_of_units(facts, back, today)]
    return sorted(found, key=lambda one: (one.due, not one.is_own, one.period))


def _counts(facts: OfficeFacts, slot: Slot, year: int, today: date) -> bool:
    """Say whether a report belongs to the year; what was due before we knew of it is nobody's."""
    known = slot.duty.known_since.astimezone(VIETNAM).date()
    was_asked = not slot.due < known <= today
    return slot.due.year == year and (was_asked or facts.is_in(slot))


def _own(facts: OfficeFacts, slots: list[Slot], today: date) -> Iterator[ReportDay]:
    """Give the office's own reports; of two duties for one period and day one is told."""
    found: dict[tuple[Period, date], ReportDay] = {}
    for slot in slots:
        sent = _sent(facts, slot, today)
        one = ReportDay(slot.period, period_words(slot.period), slot.due, slot.data.last, sent)
        known = found.setdefault((slot.period, slot.due), one)
        if known.sent is Sent.SENT:
            found[slot.period, slot.due] = one
    yield from found.values()


def _of_units(facts: OfficeFacts, slots: list[Slot], today: date) -> Iterator[ReportDay]:
    of_day: dict[tuple[Period, date], list[Slot]] = {}
    for slot in slots:
        of_day.setdefault((slot.period, slot.due), []).append(slot)
    book = facts.calendar.book
    for (period, due), theirs in of_day.items():
        units = {one.unit: _sent(facts, one, today) for one in theirs}
        lines = [UnitReport(unit, book.name(unit, due), sent) for unit, sent in units.items()]
        lines.sort(key=lambda one: (one.sent is Sent.SENT, one.name))
        cutoff = max(one.data.last for one in theirs)
        yield ReportDay(period, period_words(period), due, cutoff, lines[0].sent, tuple(lines))


def _sent(facts: OfficeFacts, slot: Slot, today: date) -> Sent:
    if facts.is_in(slot):
        return Sent.SENT
    return Sent.MISSING if slot.due < today else Sent.DUE
