"""Until when a unit's report counts as on time, after which day it is closed, and opening it again.

What was decided for all of a group holds for each member that has no day of its own. Must not
know which reports came.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_unit
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.occasions import OfficeFacts
from cchc_desktop.services.report_calendar import ReportCalendar, Slot
from db.models.reporting import ReportSlot
from db.plain import ask_through
from db.queries.packages import SlotDays, slot_days
from db.queries.receipts import slot_is_kept
from db.session import Reading

_NO_DAYS = {"data_from": None, "data_to": None, "due": None}
_NOTHING = SlotDays(None, None, None)


@dataclass(frozen=True, slots=True)
class Closing:
    """The days of one report: due, on time until, closed after, and why it was opened again."""

    due: date
    until: date
    locked_after: date | None
    reopened_why: str | None

    def is_locked(self, today: date) -> bool:
        return self.locked_after is not None and today > self.locked_after and not self.reopened_why


def closings(connection: Reading) -> Mapping[uuid.UUID, SlotDays]:
    return slot_days(connection)


def closing_of(days: Mapping[uuid.UUID, SlotDays], calendar: ReportCalendar, slot: Slot) -> Closing:
    """Return the days of a report: its own, else those of all who owe it together."""
    shared = calendar.kept.get((slot.duty.id, slot.duty.unit_id, str(slot.period)))
    own = days.get(slot.id, _NOTHING)
    all_of_them = days.get(shared.id, _NOTHING) if shared else _NOTHING
    return Closing(
        slot.due,
        own.on_time_until or all_of_them.on_time_until or slot.due,
        own.locked_after or all_of_them.locked_after,
        own.reopened_why or all_of_them.reopened_why,
    )


def reopen(desk: Desk, unit: str | uuid.UUID, period: Period, why: str) -> Outcome:
    """Let a closed report be sent again; the reason is kept."""
    reason = nfc(why)
    if not reason:
        raise RefusedError("exchange-reopen-without-reason")
    with desk.store.reading() as connection:
        facts = OfficeFacts.read(connection, desk.unit_id, desk.today)
        found = find_unit(connection, unit, facts.calendar.book)
        name = facts.calendar.book.name(found, desk.today)
        years = range(period.year, period.year + 1)
        slots = [
            one
            for one in facts.returns(years, desk.today)
            if one.period == period and one.unit == found
        ]
    named: dict[str, Any] = {"unit": name, "period": period_words(period)}
    if not slots:
        raise RefusedError("receipt-without-duty", named)
    with desk.writing(desk.act("reopen-report", **named)) as (writer, outcome):
        for slot in slots:
            if slot_is_kept(ask_through(writer.connection), slot.id):
                writer.change(ReportSlot, slot.id, reopened_why=reason)
            else:
                place = {"duty_id": slot.duty.id, "unit_id": slot.unit, "period": str(slot.period)}
                writer.add(ReportSlot, id=slot.id, **place, **_NO_DAYS, reopened_why=reason)
    return outcome
