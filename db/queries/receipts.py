"""Receipts of units' reports: when each came, with number and date. Plain SQL through `db.plain`.

Must not know which report was owed.
"""

import uuid
from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from db.plain import Ask, day_or_none, key


class ReceiptRow(NamedTuple):
    id: uuid.UUID
    slot_id: uuid.UUID
    received_on: date
    letter_number: str | None
    letter_on: date | None
    accepted: bool | None
    reasons: str | None


_RECEIPT = (
    "SELECT id, slot_id, received_on, letter_number, letter_on, accepted, reasons"
    " FROM slot_receipt WHERE NOT gone"
)


def receipt_rows(ask: Ask) -> list[ReceiptRow]:
    """Return all receipts, in the order in which they were noted."""
    return [_row(row) for row in ask(f"{_RECEIPT} ORDER BY born, id", ())]


def receipt_row(ask: Ask, receipt: uuid.UUID) -> ReceiptRow | None:
    rows = ask(f"{_RECEIPT} AND id = ?", (receipt.bytes,))
    return next((_row(row) for row in rows), None)


def receipts_of(ask: Ask, slots: Collection[uuid.UUID]) -> list[ReceiptRow]:
    """Return the receipts of some reports, in the order in which they were noted."""
    marks = ", ".join("?" * len(slots))
    rows = ask(
        f"{_RECEIPT} AND slot_id IN ({marks}) ORDER BY born, id", [one.bytes for one in slots]
    )
    return [_row(row) for row in rows]


def slot_is_kept(ask: Ask, slot: uuid.UUID) -> bool:
    """Say whether a report has a record of its own, to which a receipt can be tied."""
    rows = ask("SELECT 1 FROM report_slot WHERE id = ? AND NOT gone", (slot.bytes,))
    return next(iter(rows), None) is not None


def _row(row: tuple[Any, ...]) -> ReceiptRow:
    accepted = None if row[5] is None else bool(row[5])
    received = date.fromisoformat(row[2])
    letter = day_or_none(row[4])
    return ReceiptRow(key(row[0]), key(row[1]), received, row[3], letter, accepted, row[6])
