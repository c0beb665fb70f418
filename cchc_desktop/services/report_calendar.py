"""The reporting calendar: which report is owed when, with which data, and which days are worked.

Due dates and cut-offs follow from rules; what was decided for one period is kept and goes first.
Must not know whether a report has come in, nor who is reminded of it.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import EllipsisType
from typing import Any, Self

from cchc_desktop.domain.calendar import due_rules
from cchc_desktop.domain.calendar.cutoffs import CutoffPreset, DataSpan, data_span
from cchc_desktop.domain.calendar.duties import periods_of, runs_at_the_end
from cchc_desktop.domain.calendar.errors import DueRuleError
from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.calendar.working_days import DayOverride, WorkCalendar
from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.desk import VIETNAM, Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.unit_book import UnitBook
from db.changes import Writer
from db.models.office import DayOverride as DayRecord
from db.models.reporting import ReportSlot
from db.plain import Ask, ask_through
from db.queries import reminders as queries
from db.queries.reminders import DutyRow, SlotRow

Asked = date | None | EllipsisType
"""A day to be kept; None goes back to the rule, `...` leaves it as it is."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One report of one unit and period."""

    id: uuid.UUID
    duty: DutyRow
    unit: uuid.UUID
    period: Period
    due: date
    data: DataSpan


def slot_id(duty: uuid.UUID, unit: uuid.UUID, period: Period) -> uuid.UUID:
    """Return the id of a slot: the same on every computer of the office."""
    return made_id("report-slot", duty, unit, period)


def work_days(ask: Ask) -> WorkCalendar:
    """Return the working days of the office."""
    return WorkCalendar(
        DayOverride(day, not work, name) for day, work, name in queries.day_rows(ask)
    )


@dataclass(frozen=True)
class ReportCalendar:
    """All report duties that are sure, read at once."""

    duties: Sequence[DutyRow]
    spans: dict[uuid.UUID, list[tuple[uuid.UUID, date, date]]]
    kept: dict[tuple[uuid.UUID, uuid.UUID, str], SlotRow]
    plans: tuple[date, date] | None
    book: UnitBook
    workdays: WorkCalendar

    @classmethod
    def read(cls, ask: Ask, book: UnitBook, workdays: WorkCalendar) -> Self:
        spans: defaultdict[uuid.UUID, list[tuple[uuid.UUID, date, date]]] = defaultdict(list)
        for one in queries.duty_spans(ask):
            spans[one.duty_id].append((one.plan_id, one.first_day, one.last_day))
        kept = {(row.duty_id, row.unit_id, row.period): row for row in queries.slot_rows(ask)}
        duties = [duty for duty in queries.duty_rows(ask) if duty.confirmed]
        return cls(duties, spans, kept, queries.plan_days(ask), book, workdays)

    def slots(self, years: range, today: date, until: date | None = None) -> Iterator[Slot]:
        """Give what is owed for the periods of these years, by every unit that owes it.

        With `until` only what is due up to that day.
        """
        for duty in self.duties:
            for year in years:
                for period in periods_of(duty.frequency, duty.period_part, year):
                    if self._is_owed(duty, period, today):
                        slots = self._of_period(duty, period, until or date.max)
                        yield from (one for one in slots if until is None or one.due <= until)

    def _is_owed(self, duty: DutyRow, period: Period, today: date) -> bool:
        """Tell whether a duty's plans run then.

        One about no plan begins with the year in which the office has anything to tell.
        """
        if duty.last_day is not None and period.last_day > duty.last_day:
            return False
        spans = self.spans.get(duty.id)
        if spans is not None:
            return any(runs_at_the_end(period, first, last) for _, first, last in spans)
        known = duty.known_since.astimezone(VIETNAM).year
        planned = self.plans[0].year if self.plans else known
        return period.year >= min(known, planned, today.year)

    def _of_period(self, duty: DutyRow, period: Period, until: date) -> Iterator[Slot]:
        """Give the reports of a period: by the units that are there when it is due."""
        shared = self.kept.get((duty.id, duty.unit_id, str(period)))
        due = self._due(duty, period, shared)
        if due is None or min(due, self._first_kept(duty, period)) > until:
            return
        owing = self.book.true(duty.unit_id)
        for at in self.book.successors(owing, due):
            if not self.book.alive_on(at, due):
                continue
            if not self.book.units[at].is_group and at == owing:
                yield self._slot(duty, at, period, shared, due)
                continue
            units = self.book.members(at, due) if self.book.units[at].is_group else [at]
            for unit in units:
                own = self.kept.get((duty.id, unit, str(period)))
                slot = self._slot(duty, unit, period, _over(own, shared), due)
                # What was decided for all of a group is nobody's own slot.
                yield slot if own else replace(slot, id=slot_id(duty.id, unit, period))

    def _first_kept(self, duty: DutyRow, period: Period) -> date:
        """Return the first day that was decided for any unit's report."""
        return self._decided.get((duty.id, str(period)), date.max)

    @cached_property
    def _decided(self) -> dict[tuple[uuid.UUID, str], date]:
        found: dict[tuple[uuid.UUID, str], date] = {}
        for row in self.kept.values():
            if row.due is not None:
                place = (row.duty_id, row.period)
                found[place] = min(found.get(place, date.max), row.due)
        return found

    def _slot(
        self, duty: DutyRow, unit: uuid.UUID, period: Period, kept: SlotRow | None, usual: date
    ) -> Slot:
        key = kept.id if kept else slot_id(duty.id, unit, period)
        due = self._due(duty, period, kept) or usual
        return Slot(key, duty, unit, period, due, _data(duty, period, kept))

    def _due(self, duty: DutyRow, period: Period, kept: SlotRow | None) -> date | None:
        if kept is not None and kept.due is not None:
            return kept.due
        try:
            rule = due_rules.parse(duty.due_rule)
        except DueRuleError:
            return None
        return due_rules.due_date(rule, period, self.workdays)


def _over(own: SlotRow | None, shared: SlotRow | None) -> SlotRow | None:
    """Return a unit's own slot; what was not decided for it alone is as for all of its group."""
    if own is None or shared is None:
        return own or shared
    return own._replace(
        due=own.due or shared.due,
        data_from=own.data_from or shared.data_from,
        data_to=own.data_to or shared.data_to,
    )


def _data(duty: DutyRow, period: Period, kept: SlotRow | None) -> DataSpan:
    usual = CutoffPreset(duty.cutoffs) if duty.cutoffs in tuple(CutoffPreset) else CutoffPreset.ND09
    span = data_span(period, usual)
    first = (kept.data_from if kept else None) or span.first
    last = (kept.data_to if kept else None) or span.last
    # Two computers may each have moved one end: then neither is believed.
    return DataSpan(first, last) if first <= last else span


def list_slots(desk: Desk, year: int) -> list[Slot]:
    """Return every report owed for the periods of a year, the earliest due first."""
    with desk.store.reading() as connection:
        ask = ask_through(connection)
        calendar = ReportCalendar.read(ask, UnitBook.read(connection), work_days(ask))
        found = calendar.slots(range(year, year + 1), desk.today)
        return sorted(found, key=lambda one: (one.due, one.period, one.id))


def set_slot(
    desk: Desk,
    duty: uuid.UUID,
    period: Period,
    *,
    due: Asked = ...,
    data_from: Asked = ...,
    data_to: Asked = ...,
) -> Outcome:
    """Decide the days of one period's report; for a group's duty those of all its members."""
    asked = {"due": due, "data_from": data_from, "data_to": data_to}
    said: dict[str, Any] = {name: day for name, day in asked.items() if day is not ...}
    with desk.writing(desk.act("set-slot", period=str(period))) as (writer, outcome):
        write_slot(writer, duty, period, said)
    return outcome


def write_slot(writer: Writer, duty: uuid.UUID, period: Period, said: Mapping[str, Any]) -> None:
    """Write what was decided for one period; the columns are those of `ReportSlot`."""
    ask = ask_through(writer.connection)
    known = next((one for one in queries.duty_rows(ask) if one.id == duty), None)
    if known is None:
        raise RefusedError("duty-not-found", {"text": str(duty)})
    if known.steward_id is not None:
        raise RefusedError("duty-kept-by-another", {"recipient": known.recipient or ""})
    if period not in periods_of(known.frequency, known.period_part, period.year):
        raise RefusedError("duty-without-period", {"period": period})
    place = (duty, known.unit_id, str(period))
    slots = {(row.duty_id, row.unit_id, row.period): row for row in queries.slot_rows(ask)}
    there = slots.get(place)
    _check_data(known, period, there, said)
    if there is not None:
        writer.change(ReportSlot, there.id, **said)
    else:
        days = {"due": None, "data_from": None, "data_to": None} | dict(said)
        named = dict(zip(("duty_id", "unit_id", "period"), place, strict=True))
        writer.add(ReportSlot, id=slot_id(duty, known.unit_id, period), **named, **days)


def _check_data(
    duty: DutyRow, period: Period, there: SlotRow | None, said: Mapping[str, Any]
) -> None:
    """Refuse data that end before they begin."""
    usual = _data(duty, period, there)
    rule = _data(duty, period, None)
    first = (said["data_from"] or rule.first) if "data_from" in said else usual.first
    last = (said["data_to"] or rule.last) if "data_to" in said else usual.last
    DataSpan(first, last)


def set_day(desk: Desk, day: date, working: bool, name: str = "") -> Outcome:  # noqa: FBT001
    """Decide that the office works on a day, or has it off."""
    return set_days(desk, [DayOverride(day, not working, name)])


def set_days(desk: Desk, days: Sequence[DayOverride]) -> Outcome:
    """Decide days as one change set, as a notice that was pasted swaps them."""
    first = min((one.day for one in days), default=None)
    with desk.writing(desk.act("set-days", day=str(first), count=len(days))) as (writer, outcome):
        ask = ask_through(writer.connection)
        for one in days:
            there = queries.override_of(ask, one.day) or made_id("day", one.day)
            writer.add(DayRecord, id=there, day=one.day, working=not one.off, name=nfc(one.name))
    return outcome


def clear_day(desk: Desk, day: date) -> Outcome:
    """Let a day be what the calendar says again."""
    with desk.writing(desk.act("clear-day", day=str(day))) as (writer, outcome):
        there = queries.override_of(ask_through(writer.connection), day)
        if there is not None:
            writer.remove(DayRecord, there)
    return outcome
