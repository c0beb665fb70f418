"""The day on which a unit's report came on paper, typed in with number and date of its letter.

A report that came in a file is noted by what takes files in. Must not know what a report says.
"""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from cchc_desktop.domain.calendar.periods import Period, parse
from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.text import nfc
from cchc_desktop.domain.timeliness import day_that_counts
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.occasions import OfficeFacts
from cchc_desktop.services.report_calendar import Slot
from db.changes import Writer
from db.models.reporting import ReportSlot, SlotReceipt
from db.plain import ask_through
from db.queries import receipts as queries
from db.queries.receipts import ReceiptRow
from db.queries.reporting import late_days
from db.session import Reading

_NO_DAYS: Final = {"data_from": None, "data_to": None, "due": None}


@dataclass(frozen=True, slots=True)
class PaperReceipt:
    """One report that a unit owes us for a period, and when it came; None: not yet."""

    slot: uuid.UUID
    receipt: uuid.UUID | None
    unit: uuid.UUID
    unit_name: str
    period: Period
    due: date
    received_on: date | None
    number: str | None
    letter_on: date | None
    on_time: bool | None
    accepted: bool | None = None
    """None: nobody has said yet whether it is taken or sent back."""
    reasons: str = ""
    """Why it was sent back."""

    @property
    def counted_on(self) -> date | None:
        """The day that says whether it came in time."""
        came = self.received_on
        return None if came is None else day_that_counts(came, self.letter_on)


@dataclass(frozen=True, slots=True)
class ReceiptForm:
    """The day a unit's paper report came, with the number and the date of its letter."""

    unit: uuid.UUID
    period: Period
    received_on: date
    number: str = ""
    letter_on: date | None = None


def list_receipts(desk: Desk, period: Period) -> list[PaperReceipt]:
    """Return what units owe us for a period, by unit: what came, and what is missing."""
    with desk.store.reading() as connection:
        facts = OfficeFacts.read(connection, desk.unit_id, desk.today)
        ask = ask_through(connection)
        came = {row.slot_id: row for row in queries.receipt_rows(ask)}
        until = {slot: days.on_time_until for slot, days in late_days(ask).items()}
        found = [
            _receipt(facts, slot, came.get(slot.id), until)
            for slot in _owed(facts, desk.today, period)
        ]
    return sorted(found, key=lambda one: (one.unit_name, one.due, one.slot))


def set_receipt(desk: Desk, form: ReceiptForm) -> Outcome:
    """Note that a unit's report of a period came; said again, the day is corrected."""
    if form.received_on > desk.today:
        facts = {"day": form.received_on, "today": desk.today}
        raise RefusedError("receipt-in-future", facts)
    act = desk.act("set-receipt", on=form.received_on.isoformat())
    with desk.writing(act) as (writer, outcome):
        office = OfficeFacts.read(writer.connection, desk.unit_id, desk.today)
        unit = office.calendar.book.true(form.unit)
        named = {
            "unit": office.calendar.book.name(unit, desk.today),
            "period": period_words(form.period),
        }
        slots = [one for one in _owed(office, desk.today, form.period) if one.unit == unit]
        if not slots:
            raise RefusedError("receipt-without-duty", named)
        writer.facts.update(named)
        for slot in slots:
            _write(writer, slot, form)
    return outcome


def judge_receipt(
    desk: Desk, receipt: uuid.UUID, *, accepted: bool | None, reasons: str = ""
) -> Outcome:
    """Say that a report that came is taken, or sent back and why; None takes that back."""
    why = nfc(reasons)
    if accepted is False and not why:
        raise RefusedError("receipt-returned-without-reason", {})
    with desk.store.reading() as connection:
        named = _named(desk, connection, receipt)
    verb = {True: "accept-receipt", False: "return-receipt", None: "unjudge-receipt"}[accepted]
    with desk.writing(desk.act(verb, **named)) as (writer, outcome):
        writer.change(SlotReceipt, receipt, accepted=accepted, reasons=why or None)
    return outcome


def remove_receipt(desk: Desk, receipt: uuid.UUID) -> Outcome:
    """Take back that a report came."""
    with desk.store.reading() as connection:
        named = _named(desk, connection, receipt)
    with desk.writing(desk.act("remove-receipt", **named)) as (writer, outcome):
        writer.remove(SlotReceipt, receipt)
    return outcome


def _owed(facts: OfficeFacts, today: date, period: Period) -> Iterator[Slot]:
    years = range(period.year, period.year + 1)
    return (slot for slot in facts.returns(years, today) if slot.period == period)


def _receipt(
    facts: OfficeFacts,
    slot: Slot,
    row: ReceiptRow | None,
    until: Mapping[uuid.UUID, date | None],
) -> PaperReceipt:
    last = until.get(slot.id) or slot.due
    return PaperReceipt(
        slot=slot.id,
        receipt=row.id if row else None,
        unit=slot.unit,
        unit_name=facts.calendar.book.name(slot.unit, slot.due),
        period=slot.period,
        due=slot.due,
        received_on=row.received_on if row else None,
        number=row.letter_number if row else None,
        letter_on=row.letter_on if row else None,
        on_time=day_that_counts(row.received_on, row.letter_on) <= last if row else None,
        accepted=row.accepted if row else None,
        reasons=(row.reasons if row else None) or "",
    )


def _write(writer: Writer, slot: Slot, form: ReceiptForm) -> None:
    """Write a receipt; its id follows from the report, the same on every computer."""
    ask = ask_through(writer.connection)
    if not queries.slot_is_kept(ask, slot.id):
        named = {"duty_id": slot.duty.id, "unit_id": slot.unit, "period": str(slot.period)}
        writer.add(ReportSlot, id=slot.id, **named, **_NO_DAYS)
    there = next((row for row in queries.receipt_rows(ask) if row.slot_id == slot.id), None)
    # What came on another day is another report: it has to be looked through again.
    same = there is not None and there.received_on == form.received_on
    writer.add(
        SlotReceipt,
        id=there.id if there else made_id("slot-receipt", slot.id),
        slot_id=slot.id,
        received_on=form.received_on,
        letter_number=nfc(form.number) or None,
        letter_on=form.letter_on,
        accepted=there.accepted if same and there else None,
        reasons=there.reasons if same and there else None,
    )


def _named(desk: Desk, connection: Reading, receipt: uuid.UUID) -> dict[str, Any]:
    """Name the report that a receipt is of."""
    ask = ask_through(connection)
    row = queries.receipt_row(ask, receipt)
    if row is None:
        raise RefusedError("receipt-not-found", {})
    facts = OfficeFacts.read(connection, desk.unit_id, desk.today)
    kept = next((one for one in facts.calendar.kept.values() if one.id == row.slot_id), None)
    if kept is None:
        raise RefusedError("receipt-not-found", {})
    name = facts.calendar.book.name(kept.unit_id, desk.today)
    return {"unit": name, "period": period_words(parse(kept.period))}
