"""The occasions of an office, from its facts: dates of tasks, reports owed, results missing.

Of every task it keeps, leads or shares. Must not know when a reminder fires, nor what was done
about one.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from cchc_desktop.domain.calendar.periods import Period, Quarter
from cchc_desktop.domain.deadline_kind import Kind as DeadlineKind
from cchc_desktop.domain.reminders import VIETNAM, Kind, Occasion
from cchc_desktop.domain.reminders.owed import still_owed
from cchc_desktop.domain.standing import Due, Entry, milestone_key
from cchc_desktop.services.entries import as_entry
from cchc_desktop.services.occasion_words import (
    progress_subject,
    report_subject,
    return_subject,
    task_subject,
)
from cchc_desktop.services.report_calendar import ReportCalendar, Slot, work_days
from cchc_desktop.services.unit_book import UnitBook
from db.plain import Ask, ask_through
from db.queries import reminders as queries
from db.queries import tasks as task_queries
from db.queries.reminders import MilestoneRow
from db.queries.tasks import AssignmentRow, TaskRow
from db.session import Reading


@dataclass(frozen=True, slots=True)
class DatedTask:
    """A task that concerns the office, with its dates and what each lead said of it."""

    row: TaskRow
    milestones: Sequence[MilestoneRow]
    leads: Sequence[Sequence[Entry]]
    people: frozenset[uuid.UUID]
    person: str | None

    def occasions(self) -> Iterator[tuple[Occasion, MilestoneRow]]:
        """Give each date with its occasion, those that are through too."""
        owed = self._owed()
        met: set[str] = set()
        for one, when in zip(self.milestones, self._dues(), strict=True):
            kind, key = self._kind(one)
            if key in met:  # two dates of one occurrence
                key = f"{key}@{one.due}"
            met.add(key)
            if one.due is not None:
                subject = task_subject(self.row, kind, one)
                done = when not in owed
                task = str(self.row.id)
                yield Occasion(key, kind, subject, one.due, self.person, done, task), one

    def lacks_result(self, quarter: Quarter) -> bool:
        """Say whether a lead has something to tell of a quarter and has not told it."""
        until = Period.of(quarter).last_day
        dues = self._dues()
        for entries in self.leads:
            owed = still_owed(self.row.kind or "", dues or [Due(None, None)], entries)
            open_now = [one for one in owed if (one.start or self.row.plan_first) <= until]
            told = any(entry.quarter == str(quarter) for entry in entries)
            if open_now and not told and self.row.plan_last >= quarter.first_day:
                return True
        return False

    def _dues(self) -> list[Due]:
        return [
            Due(one.start, one.due, milestone_key(one.occurrence, one.due))
            for one in self.milestones
        ]

    def _owed(self) -> set[Due]:
        dues = self._dues()
        owed = (still_owed(self.row.kind or "", dues, entries) for entries in self.leads)
        return {one for part in owed for one in part}

    def _kind(self, one: MilestoneRow) -> tuple[Kind, str]:
        if self.row.kind == DeadlineKind.RECURRING and one.occurrence:
            return Kind.RECURRING, f"recurring:{self.row.id}:{one.occurrence}"
        if len(self.milestones) == 1:
            return Kind.TASK, f"task:{self.row.id}"
        return Kind.MILESTONE, f"milestone:{one.id}"


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """What an office is reminded of, read at once."""

    tasks: Sequence[DatedTask]
    calendar: ReportCalendar
    own: frozenset[uuid.UUID]
    closed: frozenset[uuid.UUID]  # slots whose report came
    issued: frozenset[tuple[str, uuid.UUID | None]]

    @classmethod
    def read(cls, connection: Reading, unit: uuid.UUID) -> Self:
        ask = ask_through(connection)
        book = UnitBook.read(connection)
        own = frozenset(book.aliases(unit))
        mine = own | book.groups_of(unit)
        return cls(
            list(_tasks(ask, own, mine)),
            ReportCalendar.read(ask, book, work_days(ask)),
            own,
            queries.received_slots(ask),
            frozenset(queries.issued_letters(ask)),
        )

    def reports(self, years: range, today: date) -> Iterator[Slot]:
        """Give the reports that the office owes."""
        return (one for one in self.calendar.slots(years, today) if one.unit in self.own)

    def returns(self, years: range, today: date) -> Iterator[Slot]:
        """Give the reports that others owe to the office."""
        for one in self.calendar.slots(years, today):
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
    connection: Reading, unit: uuid.UUID, today: date, person: uuid.UUID | None = None
) -> list[Occasion]:
    """Return what there is to remind an office of, or one person of the own tasks."""
    facts = OfficeFacts.read(connection, unit)
    found = [
        occasion
        for task in facts.tasks
        if person is None or person in task.people
        for occasion, _ in task.occasions()
        if not occasion.done
    ]
    if person is not None:
        return found
    years = range(today.year - 1, today.year + 2)
    reports = [one for one in facts.reports(years, today) if not _is_stale(one, today)]
    missing = [one for one in reports if not facts.is_in(one)]
    found += map(facts.report_occasion, missing)
    found += _progress(facts, missing, today)
    found += _returns(facts, years, today)
    return found


def _returns(facts: OfficeFacts, years: range, today: date) -> list[Occasion]:
    """Return one occasion a unit and period: of two reports the one that is due first."""
    first: dict[str, Occasion] = {}
    for slot in facts.returns(years, today):
        if not _is_stale(slot, today) and not facts.is_in(slot):
            occasion = facts.return_occasion(slot)
            known = first.setdefault(occasion.id, occasion)
            if occasion.due < known.due:
                first[occasion.id] = occasion
    return list(first.values())


def _progress(facts: OfficeFacts, missing: Sequence[Slot], today: date) -> Iterator[Occasion]:
    """Give the quarters that have begun, that a report will tell of, and that lack results.

    Once the report is due, the report itself is what to be reminded of.
    """
    cutoffs: dict[Quarter, date] = {}
    for slot in missing:
        quarter, last = slot.period.last_quarter, min(slot.due, slot.data.last)
        if quarter.first_day <= today <= max(slot.due, slot.data.last):
            cutoffs[quarter] = min(cutoffs.get(quarter, last), last)
    for quarter, due in sorted(cutoffs.items()):
        count = sum(task.lacks_result(quarter) for task in facts.tasks)
        if count:
            subject = progress_subject(quarter, count)
            yield Occasion(f"progress:{quarter}", Kind.PROGRESS, subject, due)


def _is_stale(slot: Slot, today: date) -> bool:
    """Tell whether a report was due before the office noted that it owes any.

    Who begins in November is not reproached with the reports of spring.
    """
    known = slot.duty.known_since.astimezone(VIETNAM).date()
    return slot.due < known <= today


def _tasks(ask: Ask, own: frozenset[uuid.UUID], mine: frozenset[uuid.UUID]) -> Iterator[DatedTask]:
    milestones: defaultdict[uuid.UUID, list[MilestoneRow]] = defaultdict(list)
    for one in queries.milestone_rows(ask):
        milestones[one.task_id].append(one)
    parts: defaultdict[uuid.UUID, list[AssignmentRow]] = defaultdict(list)
    for part in task_queries.assignment_rows(ask):
        if part.until is None:
            parts[part.task_id].append(part)
    entries: defaultdict[uuid.UUID, list[Entry]] = defaultdict(list)
    for entry in task_queries.entry_rows(ask):
        entries[entry.assignment_id].append(as_entry(entry))
    for row in task_queries.task_rows(ask):
        leads = _leads(row, parts[row.id], own, mine)
        if leads is None or row.withdrawn_on is not None:
            continue
        theirs = sorted(parts[row.id], key=lambda part: part.unit_id not in own)
        yield DatedTask(
            row,
            milestones.get(row.id, ()),
            _said(leads, entries),
            frozenset(part.person_id for part in theirs if part.person_id),
            next((part.person for part in theirs if part.person), None),
        )


def _leads(
    row: TaskRow,
    parts: Sequence[AssignmentRow],
    own: frozenset[uuid.UUID],
    mine: frozenset[uuid.UUID],
) -> list[AssignmentRow] | None:
    """Return the leads the office waits for; None when the task does not concern it.

    Of a task it keeps or shares all of them, of another office's task that it leads itself alone.
    """
    leads = [part for part in parts if part.role == "lead"]
    if row.steward_id is None:
        return leads
    ours = [part for part in leads if part.unit_id in own]
    if ours:
        return ours
    return leads if any(part.unit_id in mine for part in parts) else None


def _said(
    leads: Sequence[AssignmentRow], entries: Mapping[uuid.UUID, Sequence[Entry]]
) -> list[Sequence[Entry]]:
    return [entries.get(one.id, ()) for one in leads] or [()]
