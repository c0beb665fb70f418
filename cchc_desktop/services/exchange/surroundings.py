"""What many files of one batch are judged by alike: the units, and who owes which report.

Read once; whoever takes in a file that may change it lets it be read anew. Must not know any file.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
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
from db.voided import ReportFile, gone_back


@dataclass
class Surroundings:
    """The office as it is while files are taken in."""

    own_unit: uuid.UUID
    today: date
    book: UnitBook
    facts: OfficeFacts
    days: dict[uuid.UUID, SlotDays]
    gone_back: Collection[uuid.UUID] = ()
    _owed: dict[str, Mapping[uuid.UUID, Sequence[Slot]]] = field(default_factory=dict)
    _days_due: dict[str, set[date]] = field(default_factory=dict)

    @classmethod
    def read(cls, connection: Reading, desk: Desk) -> "Surroundings":
        facts = OfficeFacts.read(connection, desk.unit_id, desk.today)
        book = facts.calendar.book
        days = dict(closings(connection))
        return cls(desk.unit_id, desk.today, book, facts, days, gone_back(connection))

    @cached_property
    def own(self) -> frozenset[uuid.UUID]:
        return frozenset(self.book.aliases(self.own_unit))

    def entries(self, office: uuid.UUID) -> set[uuid.UUID]:
        """Return all ids under which an office goes here, also one that nobody knows yet."""
        known = self.book.aliases(self.book.true(office)) if office in self.book.units else set()
        return {office, *known}

    def owed(self, period: Period) -> Mapping[uuid.UUID, Sequence[Slot]]:
        """Return the reports that units owe us for a period, by unit."""
        if str(period) not in self._owed:
            found: defaultdict[uuid.UUID, list[Slot]] = defaultdict(list)
            for slot in self.facts.returns(range(period.year, period.year + 1), self.today):
                if slot.period == period:
                    found[slot.unit].append(slot)
            self._owed[str(period)] = dict(found)
        return self._owed[str(period)]

    def owed_by(self, unit: uuid.UUID, period: Period) -> list[Slot]:
        """Return the reports of a period that a unit owes us, or who became of it by their day."""
        owed = self.owed(period)
        if not self.book.lineage:
            return list(owed.get(unit, ()))
        return [
            slot
            for due in self._dues(period)
            for one in {unit, *self.book.successors(unit, due)}
            for slot in owed.get(one, ())
            if slot.due == due
        ]

    def _dues(self, period: Period) -> set[date]:
        if str(period) not in self._days_due:
            owed = self.owed(period)
            self._days_due[str(period)] = {slot.due for slots in owed.values() for slot in slots}
        return self._days_due[str(period)]

    def may_be_behind(self, report: ReportFile) -> bool:
        """Say whether a report has to be weighed against its office's going back to a copy."""
        return report.tells_of_going_back or report.office in self.gone_back

    def closing(self, slot: Slot) -> Closing:
        return closing_of(self.days, self.facts.calendar, slot)
