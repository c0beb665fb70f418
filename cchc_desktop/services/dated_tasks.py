"""Tasks with their dates and what each lead said of them; and, quickly, what of them is open.

Of every task the office keeps, leads or shares. Must not know when a reminder fires, nor what was
done about one.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from cchc_desktop.domain.calendar.periods import Period, Quarter
from cchc_desktop.domain.deadline_kind import Kind as DeadlineKind
from cchc_desktop.domain.reminders import Kind, Occasion
from cchc_desktop.domain.reminders.owed import still_owed
from cchc_desktop.domain.standing import Due, Entry, milestone_key
from cchc_desktop.domain.status import CLOSED
from cchc_desktop.services.entries import as_entry
from cchc_desktop.services.occasion_words import Stage, task_subject
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.unit_lineage import held, read_lineage
from db.plain import Ask
from db.queries import open_dates as open_queries
from db.queries import reminders as queries
from db.queries import tasks as task_queries
from db.queries.open_dates import Closing, OpenDate
from db.queries.reminders import MilestoneRow
from db.queries.tasks import AssignmentRow, EntryRow, TaskRow

_CLOSING = Closing(tuple(CLOSED), DeadlineKind.RECURRING)
_UNDATED = Due(None, None)


@dataclass(frozen=True, slots=True)
class Side:
    """Whose tasks are wanted: the office's own ids, and with them those of its groups."""

    own: frozenset[uuid.UUID]
    mine: frozenset[uuid.UUID]
    today: date

    @classmethod
    def of(cls, book: UnitBook, unit: uuid.UUID, today: date) -> Self:
        own = frozenset(book.aliases(unit))
        return cls(own, own | book.groups_of(unit), today)


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
        owed, task = self._owed(), str(self.row.id)
        named = _named(task, self.row.kind, self.milestones)
        for (name, kind), one, when in zip(named, self.milestones, self._dues(), strict=True):
            if one.due is not None:
                subject = task_subject(self.row, kind, one)
                done = when not in owed
                yield Occasion(name, kind, subject, one.due, self.person, done, task), one

    def lacks_result(self, quarter: Quarter) -> bool:
        """Say whether a lead has something to tell of a quarter and has not told it."""
        row, dues = self.row, self._dues()
        plan = (row.plan_first, row.plan_last)
        return any(
            lacks_result(row.kind or "", dues, entries, plan, quarter) for entries in self.leads
        )

    def _dues(self) -> list[Due]:
        return [
            Due(one.start, one.due, milestone_key(one.occurrence, one.due))
            for one in self.milestones
        ]

    def _owed(self) -> set[Due]:
        dues = self._dues()
        owed = (still_owed(self.row.kind or "", dues, entries) for entries in self.leads)
        return {one for part in owed for one in part}


def lacks_result(
    kind: str,
    dues: Sequence[Due],
    entries: Sequence[Entry],
    plan: tuple[date, date],
    quarter: Quarter,
) -> bool:
    """Say whether a lead has something to tell of a quarter and has not told it."""
    first, last = plan
    until = Period.of(quarter).last_day
    owed = still_owed(kind, dues or [_UNDATED], entries)
    open_now = any((one.start or first) <= until for one in owed)
    told = any(entry.quarter == str(quarter) for entry in entries)
    return open_now and not told and last >= quarter.first_day


def open_occasions(
    ask: Ask, side: Side, until: date, person: uuid.UUID | None = None
) -> Iterator[Occasion]:
    """Give what is open of the tasks that have a date up to a day.

    Of most it is certain that nobody closed anything; the others are read and judged.
    """
    people = _people(ask, side)
    dates: dict[bytes, list[OpenDate]] = {}
    for one in open_queries.open_dates(ask, until, _CLOSING):
        dates.setdefault(one.task_id, []).append(one)
    for task, stages in dates.items():
        in_charge = people.get(task, ())
        if person is None or any(who == person for who, _ in in_charge):
            yield from _all_of(_id_text(task), stages, _first_name(in_charge))
    doubted = open_queries.doubted_dates(ask, until, _CLOSING)
    for dated in read_tasks(ask, side, doubted):
        if person is None or person in dated.people:
            yield from (occasion for occasion, _ in dated.occasions() if not occasion.done)


def count_lacking(ask: Ask, side: Side, quarter: Quarter, *, judging_all: bool = False) -> int:
    """Count the tasks with a lead that has something to tell of a quarter and has not told it.

    Of most it is certain that nobody closed anything, and the first of their dates decides; the
    others are read and judged, all tasks if asked to.
    """
    if judging_all:
        return sum(task.lacks_result(quarter) for task in read_tasks(ask, side))
    last = Period.of(quarter).last_day
    certain = sum(
        one.tasks
        for one in open_queries.untold_tasks(ask, str(quarter), last, _CLOSING)
        if lacks_result("", [Due(one.begins, None)], (), (one.plan_first, one.plan_last), quarter)
    )
    doubted = open_queries.doubted_tasks(ask, str(quarter), _CLOSING)
    return certain + sum(task.lacks_result(quarter) for task in read_tasks(ask, side, doubted))


def read_tasks(
    ask: Ask, side: Side, among: Collection[uuid.UUID] | None = None
) -> Iterator[DatedTask]:
    """Give the tasks that concern the office, all of them or some."""
    if among is not None and not among:
        return
    milestones: defaultdict[uuid.UUID, list[MilestoneRow]] = defaultdict(list)
    for one in queries.milestone_rows(ask, among):
        milestones[one.task_id].append(one)
    said: defaultdict[uuid.UUID, list[EntryRow]] = defaultdict(list)
    for entry in task_queries.entry_rows(ask, among):
        said[entry.assignment_id].append(entry)
    parts: defaultdict[uuid.UUID, list[AssignmentRow]] = defaultdict(list)
    lineage = read_lineage(ask)
    for part in task_queries.assignment_rows(ask, among):
        if part.until is None:
            now = held(lineage, part, said.get(part.id, ()), side.today)
            parts[part.task_id].append(now)
    for row in task_queries.task_rows(ask, None, among):
        leads = _leads(row, parts[row.id], side)
        if leads is None or row.withdrawn_on is not None:
            continue
        theirs = sorted(parts[row.id], key=lambda part: part.unit_id not in side.own)
        yield DatedTask(
            row,
            milestones.get(row.id, ()),
            _said(leads, said),
            frozenset(part.person_id for part in theirs if part.person_id),
            next((part.person for part in theirs if part.person), None),
        )


def _leads(row: TaskRow, parts: Sequence[AssignmentRow], side: Side) -> list[AssignmentRow] | None:
    """Return the leads the office waits for; None when the task does not concern it.

    Of a task it keeps or shares all of them, of another office's task that it leads itself alone.
    """
    leads = [part for part in parts if part.role == "lead"]
    if row.steward_id is None:
        return leads
    ours = [part for part in leads if part.unit_id in side.own]
    if ours:
        return ours
    return leads if any(part.unit_id in side.mine for part in parts) else None


def _said(
    leads: Sequence[AssignmentRow], said: Mapping[uuid.UUID, Sequence[EntryRow]]
) -> list[Sequence[Entry]]:
    of_units: dict[uuid.UUID, list[Entry]] = {}  # a unit that followed two leads is one
    for one in leads:
        of_units.setdefault(one.unit_id, []).extend(map(as_entry, said.get(one.id, ())))
    return list(of_units.values()) or [()]


People = Sequence[tuple[uuid.UUID, str | None]]


def _people(ask: Ask, side: Side) -> Mapping[bytes, People]:
    """Return who is in charge of which task, the own office's first."""
    own = {unit.bytes for unit in side.own}
    rows = sorted(open_queries.kept_by(ask), key=lambda one: one.unit_id not in own)
    found: defaultdict[bytes, list[tuple[uuid.UUID, str | None]]] = defaultdict(list)
    for one in rows:
        found[one.task_id].append((uuid.UUID(bytes=one.person_id), one.person))
    return found


def _first_name(people: People) -> str | None:
    return next((name for _, name in people if name), None)


def _all_of(task: str, stages: Sequence[OpenDate], person: str | None) -> Iterator[Occasion]:
    """Give the occasions of a task of which all is open."""
    for (name, kind), one in zip(_named(task, stages[0].kind, stages), stages, strict=True):
        due = date.fromisoformat(one.due)
        yield Occasion(name, kind, task_subject(one, kind, one), due, person, task=task)


def _named(task: str, kind: str | None, stages: Sequence[Stage]) -> Iterator[tuple[str, Kind]]:
    """Give each date of a task the name of its occasion."""
    met: set[str] = set()
    for one in stages:
        if kind == DeadlineKind.RECURRING and one.occurrence:
            name, known = f"recurring:{task}:{one.occurrence}", Kind.RECURRING
        elif len(stages) == 1:
            name, known = f"task:{task}", Kind.TASK
        else:
            name, known = f"milestone:{_id_text(one.id)}", Kind.MILESTONE
        if name in met:  # two dates of one occurrence
            name = f"{name}@{one.due}"
        met.add(name)
        yield name, known


def _id_text(given: uuid.UUID | bytes) -> str:
    if isinstance(given, uuid.UUID):
        return str(given)
    text = given.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
