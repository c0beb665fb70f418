"""Units that owe the office a report a quarter, due on the 5th of the month after."""

import uuid

from cchc_desktop.services.desk import Desk
from cchc_desktop.services.finding import find_unit
from cchc_desktop.services.unit_book import UnitBook
from db.models.reporting import ReportDuty
from tests.builders.plans_above import GROUP


def owe_quarterly(desk: Desk, group: str = GROUP) -> uuid.UUID:
    """Let every unit of a group owe it; return the duty."""
    with desk.store.reading() as connection:
        book = UnitBook.read(connection)
        owing = find_unit(connection, group, book)
        office = book.name(book.true(desk.unit_id), desk.today)
    with desk.writing(desk.act("add-unit", name=group)) as (writer, _):
        return writer.add(
            ReportDuty,
            unit_id=owing,
            recipient_id=desk.unit_id,
            recipient=office,
            frequency="quarter",
            period_part=None,
            due_rule="day:05/next-month",
            cutoffs="nd09",
            confirmed=True,
        )
