"""The occasions of an office, from its facts: dates of tasks, reports owed, results missing.

Must not know when a reminder fires, nor what was done about one.
"""

import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.reminders import VIETNAM, Kind, Occasion
from cchc_desktop.services.dated_tasks import Side, count_lacking, open_occasions, read_tasks
from cchc_desktop.services.occasion_words import (
    progress_subject,
    report_subject,
    return_subject,
)
from cchc_desktop.services.report_calendar import ReportCalendar, Slot, work_days
from cchc_desktop.services.unit_book import UnitBook
from db.plain import Ask, ask_through
from db.queries import reminders as queries
from db.queries.open_dates import task_ids, tasks_of_milestones
from db.session import Reading

_OF_TASKS = (Kind.TASK, Kind.RECURRING, Kind.MILESTONE)
_DIGITS = len(uuid.UUID(int=0).hex)
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """What reports an office owes and is owed, read at once; and whose tasks are its own."""

    side: Side
    calendar: ReportCalendar
    closed: frozenset[uuid.UUID]  # slots whose report came
    issued: frozenset[tuple[str, uuid.UUID | None]]

    @classmethod
    def read(cls, connection: Reading, unit: uuid.UUID, today: date) -> Self:
        ask = ask_through(connection)
        book = UnitBook.read(connection)
        return cls(
            Side.of(book, unit, today),
            ReportCalendar.read(ask, book, work_days(ask)),
            queries.received_slots(ask),
            frozenset(queries.issued_letters(ask)),
        )

    @property
    def own(self) -> frozenset[uuid.UUID]:
        return self.side.own

    def reports(self, years: range, today: date, until: date | None = None) -> Iterator[Slot]:
        """Give the reports that the office owes, those due up to a day."""
        slots = self.calendar.slots(years, today, until)
        return (one for one in slots if one.unit in self.own)

    def returns(self, years: range, today: date, until: date | None = None) -> Iterator[Slot]:
        """Give the reports that others owe to the office, those due up to a day."""
        for one in self.calendar.slots(years, today, until):
            recipient = one.duty.recipient_id
            to_us = recipient in self.own if recipient else not one.duty.recipient
            if to_us and one.unit not in self.own:
                yield one

    def is_in(self, slot: Slot) -> bool:
        """Say whether a report came in, or was issued here."""
        if slot.id in self.closed:
            return True
        about = {plan for plan, _, _ in self.calendar.spans.get(slot.duty.id, ())}
        return slot.unit in self.own and any(
            period == str(slot.period) and (plan is None or not about or plan in about)
            for period, plan in self.issued
        )

    def report_occasion(self, slot: Slot, *, done: bool = False) -> Occasion:
        subject = report_subject(slot.period, self._recipient(slot))
        return Occasion(f"report:{slot.id}", Kind.REPORT, subject, slot.due, done=done)

    def return_occasion(self, slot: Slot, *, done: bool = False) -> Occasion:
        subject = return_subject(self.calendar.book.name(slot.unit, slot.due), slot.period)
        key = f"return:{slot.unit}:{slot.period}"
        return Occasion(key, Kind.RETURN, subject, slot.due, done=done)

    def _recipient(self, slot: Slot) -> str:
        known = slot.duty.recipient_id
        if known is not None and known in self.calendar.book.units:
            return self.calendar.book.name(self.calendar.book.true(known), slot.due)
        return slot.duty.recipient or ""


def occasions_of(
    connection: Reading,
    unit: uuid.UUID,
    today: date,
    person: uuid.UUID | None = None,
    until: date | None = None,
) -> list[Occasion]:
    """Return what there is to remind an office of, or one person of the own tasks.

    With `until`, what is due after that day may be left out, and is not read.
    """
    ask = ask_through(connection)
    facts = OfficeFacts.read(connection, unit, today)
    found = list(_of_tasks(ask, facts.side, person, until))
    return found if person is not None else [*found, *_of_reports(ask, facts, today, until)]


def occasions_named(
    connection: Reading, unit: uuid.UUID, today: date, names: Collection[str]
) -> list[Occasion]:
    """Return the open occasions that ids, or their beginnings, may mean; perhaps others too.

    Only the tasks that are meant are read.
    """
    ask = ask_through(connection)
    facts = OfficeFacts.read(connection, unit, today)
    asked = [name.split(":") for name in names]
    spans = {kind: {_span(of[1]) for of in asked if of[0] == kind and of[1:]} for kind in _OF_TASKS}
    milestones = spans.pop(Kind.MILESTONE)
    tasks = task_ids(ask, sorted({one for of in spans.values() for one in of if one}))
    tasks |= tasks_of_milestones(ask, sorted(one for one in milestones if one))
    found = [
        occasion
        for task in read_tasks(ask, facts.side, tasks)
        for occasion, _ in task.occasions()
        if not occasion.done
    ]
    if any(of[0] not in _OF_TASKS for of in asked):
        found += _of_reports(ask, facts, today, date.max)
    return found


def _span(begun: str) -> tuple[bytes, bytes] | None:
    """Return the first and the last id that begin as written."""
    digits = begun.strip().lower().replace("-", "")
    if not digits or len(digits) > _DIGITS or not _HEX.issuperset(digits):
        return None
    return bytes.fromhex(digits.ljust(_DIGITS, "0")), bytes.fromhex(digits.ljust(_DIGITS, "f"))


def _of_tasks(
    ask: Ask, side: Side, person: uuid.UUID | None, until: date | None
) -> Iterator[Occasion]:
    if until is not None:
        return open_occasions(ask, side, until, person)
    return (
        occasion
        for task in read_tasks(ask, side)
        if person is None or person in task.people
        for occasion, _ in task.occasions()
        if not occasion.done
    )


def _of_reports(
    ask: Ask, facts: OfficeFacts, today: date, until: date | None
) -> Iterator[Occasion]:
    years = range(today.year - 1, today.year + 2)
    # The results of a quarter are looked for long before its report is due.
    reports = [one for one in facts.reports(years, today) if not _is_stale(one, today)]
    missing = [one for one in reports if not facts.is_in(one)]
    yield from (facts.report_occasion(one) for one in missing)
    yield from _progress(ask, facts, missing, today, until)
    yield from _returns(facts, years, today, until)


def _returns(facts: OfficeFacts, years: range, today: date, until: date | None) -> list[Occasion]:
    """Return one occasion a unit and period: of two reports the one that is due first."""
    first: dict[str, Occasion] = {}
    for slot in facts.returns(years, today, until):
        if not _is_stale(slot, today) and not facts.is_in(slot):
            occasion = facts.return_occasion(slot)
            known = first.setdefault(occasion.id, occasion)
            if occasion.due < known.due:
                first[occasion.id] = occasion
    return list(first.values())


def _progress(
    ask: Ask,
    facts: OfficeFacts,
    missing: Sequence[Slot],
    today: date,
    until: date | None,
) -> Iterator[Occasion]:
    """Give the quarters that have begun, that a report will tell of, and that lack results.

    Once the report is due, the report itself is what to be reminded of.
    """
    cutoffs: dict[Quarter, date] = {}
    for slot in missing:
        quarter, last = slot.period.last_quarter, min(slot.due, slot.data.last)
        if quarter.first_day <= today <= max(slot.due, slot.data.last):
            cutoffs[quarter] = min(cutoffs.get(quarter, last), last)
    for quarter, due in sorted(cutoffs.items()):
        if until is not None and due > until:
            continue
        count = count_lacking(ask, facts.side, quarter, judging_all=until is None)
        if count:
            subject = progress_subject(quarter, count)
            yield Occasion(f"progress:{quarter}", Kind.PROGRESS, subject, due)


def _is_stale(slot: Slot, today: date) -> bool:
    """Tell whether a report was due before the office noted that it owes any.

    Who begins in November is not reproached with the reports of spring.
    """
    known = slot.duty.known_since.astimezone(VIETNAM).date()
    return slot.due < known <= today
