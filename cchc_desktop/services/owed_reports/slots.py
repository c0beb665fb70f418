"""The reports of a year with all their days, and what a duty would give before it is stored.

Days of a period may be decided by hand; a day taken back follows the rule again. Must not
know whether a report came in.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cchc_desktop.domain.calendar import due_words
from cchc_desktop.domain.calendar.cutoffs import DataSpan, data_span
from cchc_desktop.domain.calendar.due_rules import due_date
from cchc_desktop.domain.calendar.duties import periods_of
from cchc_desktop.domain.calendar.duty_parts import frequencies_for
from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.owed_reports.duties import DutyForm
from cchc_desktop.services.report_calendar import (
    ReportCalendar,
    Slot,
    list_slots,
    work_days,
    write_slot,
)
from cchc_desktop.services.unit_book import UnitBook
from db.plain import ask_through
from db.queries import reporting
from db.queries.reminders import DutyRow, SlotRow
from db.queries.reporting import LateDaysRow


class SlotDay(StrEnum):
    """The days of a report that can be decided; the words are in the table `slot-days`."""

    DATA_FROM = "data-from"
    DATA_TO = "data-to"
    DUE = "due"
    ON_TIME_UNTIL = "on-time-until"
    LOCKED_AFTER = "locked-after"


@dataclass(frozen=True, slots=True)
class PlannedReport:
    """One report as its duty's rules give it."""

    period: Period
    name: str
    due: date
    data: DataSpan


@dataclass(frozen=True, slots=True)
class YearSlot:
    """One report of a year; `decided` are the days that a person set for this period."""

    duty: uuid.UUID
    period: Period
    name: str
    recipient: str
    owing: str
    own: bool
    days: dict[SlotDay, date | None]
    decided: frozenset[SlotDay]


def planned_reports(desk: Desk, form: DutyForm, year: int) -> list[PlannedReport]:
    """Return what a duty would give in a year; a rule that cannot be read is refused."""
    rule = due_words.read(form.due)
    with desk.store.looking() as ask:
        workdays = work_days(ask)
    periods = {
        period
        for frequency, part in frequencies_for(form.parts)
        for period in periods_of(frequency, part, year)
    }
    return [
        PlannedReport(
            period,
            period_words(period),
            due_date(rule, period, workdays),
            data_span(period, form.cutoffs),
        )
        for period in sorted(periods)
    ]


def year_slots(desk: Desk, year: int) -> list[YearSlot]:
    """Return the reports of a year, the earliest due first; a group's reports as one."""
    slots = {(one.duty.id, one.period): one for one in reversed(list_slots(desk, year))}
    with desk.store.reading() as connection:
        ask, book = ask_through(connection), UnitBook.read(connection)
        calendar = ReportCalendar.read(ask, book, work_days(ask))
        late = reporting.late_days(ask)
    found = []
    for slot in reversed(list(slots.values())):
        kept = calendar.kept.get((slot.duty.id, slot.duty.unit_id, str(slot.period)))
        beyond = late.get(kept.id) if kept else None
        found.append(_year_slot(desk, book, slot, kept, beyond))
    return found


def set_slot_days(
    desk: Desk, duty: uuid.UUID, period: Period, said: Mapping[SlotDay, date | None]
) -> Outcome:
    """Decide days of one period's report as one change set; None lets the rule decide again."""
    with desk.writing(desk.act("set-slot", period=str(period))) as (writer, outcome):
        days = {which.replace("-", "_"): day for which, day in said.items()}
        write_slot(writer, duty, period, days)
        ask = ask_through(writer.connection)
        calendar = ReportCalendar.read(ask, UnitBook.read(writer.connection), work_days(ask))
        years = range(period.year, period.year + 1)
        for slot in calendar.slots(years, desk.today):
            if (slot.duty.id, slot.period) == (duty, period):
                _refuse_early(slot.due, reporting.late_days(ask).get(_shared_id(calendar, slot)))
    return outcome


def _shared_id(calendar: ReportCalendar, slot: Slot) -> uuid.UUID:
    """Return the id of what was decided for all who owe a report."""
    kept = calendar.kept.get((slot.duty.id, slot.duty.unit_id, str(slot.period)))
    return kept.id if kept else slot.id


def _refuse_early(due: date, late: LateDaysRow | None) -> None:
    """Refuse to call a report late before it is due, or to close it before it is late."""
    least = due
    for which, day in zip((SlotDay.ON_TIME_UNTIL, SlotDay.LOCKED_AFTER), late or (), strict=False):
        if day is not None and day < least:
            raise RefusedError("slot-day-too-early", {"day": day, "least": least, "which": which})
        least = day or least


def _year_slot(
    desk: Desk,
    book: UnitBook,
    slot: Slot,
    kept: SlotRow | None,
    beyond: LateDaysRow | None,
) -> YearSlot:
    days: dict[SlotDay, date | None] = {
        SlotDay.DATA_FROM: slot.data.first,
        SlotDay.DATA_TO: slot.data.last,
        SlotDay.DUE: slot.due,
        SlotDay.ON_TIME_UNTIL: beyond.on_time_until if beyond else None,
        SlotDay.LOCKED_AFTER: beyond.locked_after if beyond else None,
    }
    said = {
        SlotDay.DATA_FROM: kept.data_from if kept else None,
        SlotDay.DATA_TO: kept.data_to if kept else None,
        SlotDay.DUE: kept.due if kept else None,
        SlotDay.ON_TIME_UNTIL: days[SlotDay.ON_TIME_UNTIL],
        SlotDay.LOCKED_AFTER: days[SlotDay.LOCKED_AFTER],
    }
    owing = book.true(slot.duty.unit_id)
    return YearSlot(
        duty=slot.duty.id,
        period=slot.period,
        name=period_words(slot.period),
        recipient=_recipient(desk, book, slot.duty),
        owing="" if owing == book.own else book.name(owing, desk.today),
        own=slot.duty.steward_id is None,
        days=days,
        decided=frozenset(which for which, day in said.items() if day is not None),
    )


def _recipient(desk: Desk, book: UnitBook, duty: DutyRow) -> str:
    unit = None if duty.recipient_id is None else book.true(duty.recipient_id)
    known = unit is not None and unit in book.units
    return book.name(unit, desk.today) if known and unit else duty.recipient or ""
