"""Whose part in a task a result is about, and which quarters and times of it there are.

Must not know what a result says nor how it is stored.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from cchc_desktop.domain.calendar import periods
from cchc_desktop.domain.calendar.errors import PeriodError
from cchc_desktop.domain.calendar.periods import Length, Period, Quarter, quarter_of
from cchc_desktop.domain.lineage import Lineage
from cchc_desktop.domain.standing import milestone_key
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_unit
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.unit_lineage import read_lineage
from db.plain import ask_through
from db.queries import tasks as queries
from db.queries.tasks import AssignmentRow, MilestoneRow, TaskRow
from db.session import Reading

_LEAD = "lead"
_NAMED_AT_MOST = 12


@dataclass(frozen=True, slots=True)
class TaskParts:
    """The parts of some tasks, read at once."""

    tasks: dict[uuid.UUID, TaskRow]
    parts: dict[uuid.UUID, list[AssignmentRow]]
    times: dict[uuid.UUID, list[str]]  # what entries call the milestones, where there are several
    book: UnitBook
    own: frozenset[uuid.UUID]
    today: date
    lineage: Lineage

    @classmethod
    def read(
        cls, connection: Reading, tasks: Collection[uuid.UUID], own: uuid.UUID, today: date
    ) -> Self:
        ask = ask_through(connection)
        rows = {row.id: row for row in queries.task_rows(ask, None, frozenset(tasks))}
        for key in tasks:
            if key not in rows:
                raise RefusedError("task-not-found", {"text": str(key)})
        parts: defaultdict[uuid.UUID, list[AssignmentRow]] = defaultdict(list)
        for part in queries.assignment_rows(ask, rows):
            parts[part.task_id].append(part)
        book = UnitBook.read(connection)
        times = _times(queries.milestone_rows(ask, rows))
        own_ids = frozenset(book.aliases(own))
        return cls(rows, parts, times, book, own_ids, today, read_lineage(ask))

    def is_own(self, part: AssignmentRow) -> bool:
        """Say whether a part is the own office's, or came to it from a unit it succeeded."""
        return part.unit_id in self.own or (
            self.lineage.holder(part.unit_id, self.today) in self.own
        )

    def check_quarter(self, task: uuid.UUID, quarter: Quarter) -> None:
        """Refuse a quarter that the task cannot have a result of."""
        row = self.tasks[task]
        facts = {"quarter": quarter.number, "year": quarter.year, "task": label(row)}
        if row.withdrawn_on is not None and quarter.first_day > row.withdrawn_on:
            raise RefusedError("progress-of-withdrawn", {**facts, "day": row.withdrawn_on})
        check_within(quarter, row.plan_first, row.plan_last, self.today)

    def part(
        self, connection: Reading, task: uuid.UUID, quarter: Quarter, unit: uuid.UUID | str | None
    ) -> AssignmentRow:
        """Choose the unit's part; without a unit the own office's, else the only lead's."""
        still = self._still(task, quarter)
        facts = {"task": label(self.tasks[task])}
        if not still:
            raise RefusedError("progress-without-lead", facts)
        if unit is not None:
            found = find_unit(connection, unit, self.book)
            mine = [part for part in still if found in self._answering(part, quarter)]
            if not mine:
                named = {"unit": self.book.name(found, self.today), "units": self._names(still)}
                raise RefusedError("progress-without-part", {**facts, **named})
            return mine[0]
        through = [part for part in still if part.until is None or part.until >= quarter.last_day]
        own = [part for part in through or still if self.is_own(part)]
        own.sort(key=lambda part: part.unit_id not in self.own)
        leads = [part for part in through or still if part.role == _LEAD]
        if own or len({self.lineage.holder(part.unit_id, self.today) for part in leads}) == 1:
            return (own or leads)[0]
        raise RefusedError("progress-whose", {**facts, "units": self._names(leads or still)})

    def occurrence(self, task: uuid.UUID, asked: str | None) -> str | None:
        """Return what an entry calls one of several milestones; see `meant_among`."""
        if asked is None:
            return None
        keys = self.times.get(task, [])
        found = meant_among(keys, asked)
        if found is not None:
            return found
        facts = {"task": label(self.tasks[task]), "text": asked}
        if not keys:
            raise RefusedError("progress-not-recurring", facts)
        some = keys[:_NAMED_AT_MOST] + ["…"] * (len(keys) > _NAMED_AT_MOST)
        raise RefusedError("progress-no-such-time", {**facts, "known": some})

    def _still(self, task: uuid.UUID, quarter: Quarter) -> list[AssignmentRow]:
        """Return the parts that were not handed on before the quarter, leads first."""
        still = (
            part
            for part in self.parts.get(task, ())
            if part.until is None or part.until >= quarter.first_day
        )
        return sorted(still, key=lambda part: part.role != _LEAD)

    def _answering(self, part: AssignmentRow, quarter: Quarter) -> set[uuid.UUID]:
        """Return the units that answered for a part in a quarter: one, or one after the other."""
        last = max(quarter.first_day, min(quarter.last_day, self.today))
        return {self.lineage.holder(part.unit_id, day) for day in (quarter.first_day, last)}

    def _names(self, parts: Sequence[AssignmentRow]) -> list[str]:
        units = dict.fromkeys(self.lineage.holder(part.unit_id, self.today) for part in parts)
        names = [self.book.name(unit, self.today) for unit in units]
        return names[:_NAMED_AT_MOST] + ["…"] * (len(names) > _NAMED_AT_MOST)


def label(row: TaskRow) -> str:
    """Name a task as its plan does."""
    return f"{row.code}. {row.title}" if row.code else row.title


def check_within(quarter: Quarter, first: date, last: date, today: date) -> None:
    """Refuse a quarter before a plan, or after both its end and the running quarter."""
    if not quarter_of(first) <= quarter <= max(quarter_of(last), quarter_of(today)):
        facts = {"quarter": quarter.number, "year": quarter.year, "first": first, "last": last}
        raise RefusedError("quarter-outside-plan", facts)


def meant_among(keys: Sequence[str], asked: str) -> str | None:
    """Return the milestone that a key means.

    A period that is nobody's own key means the one milestone whose due day it holds, and a month
    the longer period that ends with it.
    """
    if asked in keys:
        return asked
    period = _period(asked)
    if period is None:
        return None
    within = [key for key in keys if (day := _day(key)) is not None and _holds(period, day)]
    ending = [key for key in keys if _ends_with(key, period)]
    found = within or ending
    return found[0] if len(found) == 1 else None


def _times(milestones: Sequence[MilestoneRow]) -> dict[uuid.UUID, list[str]]:
    found: defaultdict[uuid.UUID, list[str]] = defaultdict(list)
    for milestone in milestones:
        key = milestone_key(milestone.occurrence, milestone.due)
        if key is not None and key not in found[milestone.task_id]:
            found[milestone.task_id].append(key)
    return {task: keys for task, keys in found.items() if len(keys) > 1 or _day(keys[0]) is None}


def _holds(period: Period, day: date) -> bool:
    return period.first_day <= day <= period.last_day


def _ends_with(key: str, month: Period) -> bool:
    longer = _period(key)
    ends = longer is not None and longer.last_day == month.last_day
    return ends and month.length is Length.MONTH


def _period(text: str) -> Period | None:
    try:
        return periods.parse(text)
    except PeriodError:  # a week, or a day
        return None


def _day(text: str) -> date | None:
    try:
        return None if "W" in text else date.fromisoformat(text)
    except ValueError:
        return None
