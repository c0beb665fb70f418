"""Which data our own report of a period tells, and until when it is to be sent.

Must not know what the report says, nor whether it was sent.
"""

from datetime import date
from typing import NamedTuple

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.occasions import OfficeFacts


class ReportSpan(NamedTuple):
    first: date
    last: date
    due: date


def report_span(desk: Desk, period: Period) -> ReportSpan | None:
    """Return the days of the report on a period, else of one that ends with the same quarter.

    Nothing where none is owed; of several the one that is due first.
    """
    with desk.store.reading() as connection:
        facts = OfficeFacts.read(connection, desk.unit_id, desk.today)
        owed = list(facts.reports(range(period.year, period.year + 1), desk.today))
    quarter = period.last_quarter
    slots = [slot for slot in owed if slot.period == period]
    slots = slots or [slot for slot in owed if slot.period.last_quarter == quarter]
    first = min(slots, key=lambda slot: slot.due, default=None)
    return None if first is None else ReportSpan(first.data.first, first.data.last, first.due)
