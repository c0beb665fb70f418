"""What many files of one batch are judged by alike: the units, and who owes which report.

Read once; whoever takes in a file that may change it lets it be read anew. Must not know any file.
"""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.exchange.closing_days import Closing, closing_of, closings
from cchc_desktop.services.occasions import OfficeFacts
from cchc_desktop.services.report_calendar import Slot
from cchc_desktop.services.unit_book import UnitBook
from db.queries.packages import SlotDays
from db.session import Reading


@dataclass
class Surroundings:
    """The office as it is while files are taken in."""

    own_unit: uuid.UUID
    today: date
    book: UnitBook
    facts: OfficeFacts
    days: dict[uuid.UUID, SlotDays]
    _owed: dict[int, dict[str, list[Slot]]] = field(default_factory=dict)

    @classmethod
    def read(cls, connection: Reading, desk: Desk) -> "Surroundings":
        facts = OfficeFacts.read(connection, desk.unit_id, desk.today)
        book = facts.calendar.book
        return cls(desk.unit_id, desk.today, book, facts, dict(closings(connection)))

    @cached_property
    def own(self) -> frozenset[uuid.UUID]:
        return frozenset(self.book.aliases(self.own_unit))

    def entries(self, office: uuid.UUID) -> set[uuid.UUID]:
        """Return all ids under which an office goes here, also one that nobody knows yet."""
        known = self.book.aliases(self.book.true(office)) if office in self.book.units else set()
        return {office, *known}

    def owed(self, period: Period) -> list[Slot]:
        """Return the reports that units owe us for a period."""
        found = self._owed.get(period.year)
        if found is None:
            found = defaultdict(list)
            for slot in self.facts.returns(range(period.year, period.year + 1), self.today):
                found[str(slot.period)].append(slot)
            self._owed[period.year] = found
        return found.get(str(period), [])

    def closing(self, slot: Slot) -> Closing:
        return closing_of(self.days, self.facts.calendar, slot)
