"""Saying that a unit's report of a period is taken, or sent back: whether it came in a file or not.

Must not know which window asks.
"""

import uuid

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.exchange.package import Kind
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.answers import answer
from cchc_desktop.services.owed_reports.paper_receipts import (
    PaperReceipt,
    judge_receipt,
    list_receipts,
)
from cchc_desktop.services.unit_book import UnitBook
from db.queries.packages import package_rows


def judge_report(
    desk: Desk, unit: uuid.UUID, period: Period, *, accepted: bool, reasons: str = ""
) -> Outcome:
    """Accept a unit's report, or send it back with reasons, one on each line."""
    package = _file_of(desk, unit, period)
    if package is not None:
        return answer(desk, package, accepted=accepted, reasons=reasons.splitlines())
    receipt = receipt_of(desk, unit, period)
    if receipt is None or receipt.receipt is None:
        raise RefusedError("receipt-not-found", {})
    return judge_receipt(desk, receipt.receipt, accepted=accepted, reasons=reasons)


def receipt_of(desk: Desk, unit: uuid.UUID, period: Period) -> PaperReceipt | None:
    """Return what is noted of a unit's report, where it owes one."""
    found = [one for one in list_receipts(desk, period) if one.unit == unit]
    return next((one for one in found if one.receipt is not None), found[0] if found else None)


def _file_of(desk: Desk, unit: uuid.UUID, period: Period) -> uuid.UUID | None:
    with desk.store.reading() as connection:
        book = UnitBook.read(connection)
        for row in package_rows(connection, "in"):
            told = (row.kind, row.period, row.active) == (Kind.RETURN, str(period), True)
            if told and book.true(row.office_id) == unit:
                return row.id
    return None
