"""What is told back to a sender: that a file came, accepted, or returned with reasons.

Must not know what the file said.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Self

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.text import nfc
from cchc_desktop.exchange.package import Kind
from cchc_desktop.services.desk import VIETNAM, Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.goods import Goods
from cchc_desktop.services.exchange.parties import Toward
from cchc_desktop.services.exchange.surroundings import Surroundings
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.report_calendar import Slot
from db.changes import Writer
from db.models.exchange import Receipt
from db.models.reporting import ReportSlot, SlotReceipt
from db.plain import ask_through
from db.queries.exchange import all_own, own_where
from db.queries.packages import PackageRow, package_row, package_rows, receipt_rows
from db.queries.receipts import receipts_of, slot_is_kept
from db.session import Reading

_NO_DAYS = {"data_from": None, "data_to": None, "due": None}


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said to a file; `accepted` is None while nobody has judged it."""

    package: uuid.UUID
    accepted: bool | None
    reasons: tuple[str, ...]


class CameFile(NamedTuple):
    """A report file as far as its arrival goes."""

    id: uuid.UUID
    office_id: uuid.UUID
    period: str | None
    at: datetime

    @classmethod
    def of(cls, row: PackageRow) -> Self:
        return cls(row.id, row.office_id, row.period, row.at)


def receipt_id(package: uuid.UUID) -> uuid.UUID:
    return made_id("receipt", package)


def note_arrival(writer: Writer, package: CameFile, around: Surroundings) -> None:
    """Note that a unit's report came in a file: the first of a period counts as its day."""
    writer.add(
        Receipt,
        id=receipt_id(package.id),
        package_id=package.id,
        office_id=package.office_id,
        accepted=None,
        reasons=[],
        at=writer.act.at,
    )
    for slot in _slots(around, package):
        _receive(writer, slot, package)


def _receive(writer: Writer, slot: Slot, package: CameFile) -> None:
    ask = ask_through(writer.connection)
    there = next(iter(receipts_of(ask, [slot.id])), None)
    if there is not None:
        if there.accepted is False:  # it was sent back, and comes anew
            writer.change(SlotReceipt, there.id, accepted=None, reasons=None)
        return
    if not slot_is_kept(ask, slot.id):
        named = {"duty_id": slot.duty.id, "unit_id": slot.unit, "period": str(slot.period)}
        writer.add(ReportSlot, id=slot.id, **named, **_NO_DAYS)
    writer.add(
        SlotReceipt,
        id=made_id("slot-receipt", slot.id),
        slot_id=slot.id,
        # A file taken back and believed again came when it came.
        received_on=package.at.astimezone(VIETNAM).date(),
        letter_number=None,
        letter_on=None,
        accepted=None,
        reasons=None,
        package_id=package.id,
    )


def forget_arrival(writer: Writer, package: PackageRow, around: Surroundings) -> None:
    """Take back that a report came with a file; another one that came then counts instead."""
    receipts = own_where(writer.connection, "receipt", "package_id", [package.id], gone=False)
    for key in receipts:
        writer.remove(Receipt, key)
    came = own_where(writer.connection, "slot_receipt", "package_id", [package.id], gone=False)
    for key in came:
        writer.remove(SlotReceipt, key)
    if came:
        rows = package_rows(writer.connection, "in")  # the newest first
        others = [one for one in rows if _is_alike(one, package)]
        for slot in _slots(around, CameFile.of(package)) if others else ():
            _receive(writer, slot, CameFile.of(others[-1]))


def _is_alike(one: PackageRow, package: PackageRow) -> bool:
    """Say whether a file is another report of the same unit and period that is believed."""
    same = (one.kind, one.office_id, one.period) == (
        package.kind,
        package.office_id,
        package.period,
    )
    return same and one.active and one.id != package.id


def answer(
    desk: Desk, package: uuid.UUID, *, accepted: bool, reasons: Sequence[str] = ()
) -> Outcome:
    """Accept a report, or return it with reasons."""
    said = [one for one in map(nfc, reasons) if one]
    if not accepted and not said:
        raise RefusedError("exchange-return-without-reason")
    with desk.store.reading() as connection:
        row = package_row(connection, package)
    if row is None or row.direction != "in" or row.kind != Kind.RETURN:
        raise RefusedError("exchange-no-such-file", {"text": str(package)})
    verb = "accept-report" if accepted else "return-report"
    period = period_words(parse(row.period)) if row.period else ""
    with desk.writing(desk.act(verb, office=row.office_name, period=period)) as (writer, outcome):
        writer.add(
            Receipt,
            id=receipt_id(package),
            package_id=package,
            office_id=row.office_id,
            accepted=accepted,
            reasons=said,
            at=desk.now(),
        )
        around = Surroundings.read(writer.connection, desk)
        slots = [slot.id for slot in _slots(around, CameFile.of(row))]
        for one in receipts_of(ask_through(writer.connection), slots):
            why = None if accepted else "\n".join(said)
            writer.change(SlotReceipt, one.id, accepted=accepted, reasons=why)
    return outcome


def answers_for(connection: Reading, toward: Toward) -> Goods:
    """Gather what is told back to a unit."""
    goods = Goods()
    receipts = own_where(connection, "receipt", "office_id", toward.theirs, gone=False)
    goods.add("receipt", receipts)
    goods.add("proposal_answer", all_own(connection, "proposal_answer"))
    return goods


def answers(connection: Reading) -> dict[uuid.UUID, Answer]:
    """Return what was said to each file, by us or by whoever got ours."""
    return {
        row.package_id: Answer(row.package_id, row.accepted, tuple(row.reasons))
        for row in receipt_rows(connection)
    }


def _slots(around: Surroundings, package: CameFile) -> list[Slot]:
    """Return the reports that a file is one of: those its unit owes us for the period."""
    if package.period is None:
        return []
    unit = around.book.true(package.office_id)
    return list(around.owed(parse(package.period)).get(unit, ()))
