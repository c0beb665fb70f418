"""The board of units and their reports of one period: expected, received, on time, complete.

A unit of which nothing came is shown as such and never counted as nothing done. Must not know
how a report came in, by file or on paper.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.text import sort_key
from cchc_desktop.exchange.package import Kind
from cchc_desktop.services.desk import VIETNAM, Desk
from cchc_desktop.services.entry.sheet import EntryFilter, EntryLine, entry_sheet
from cchc_desktop.services.exchange.answers import answers
from cchc_desktop.services.exchange.closing_days import Closing, closing_of, closings, reopen
from cchc_desktop.services.exchange.kinds import FileKind
from cchc_desktop.services.occasions import OfficeFacts
from cchc_desktop.services.report_calendar import Slot
from db.plain import ask_through
from db.queries.packages import PackageRow, package_rows
from db.queries.receipts import ReceiptRow, receipt_rows
from db.session import Reading

__all__ = ["Board", "Measures", "UnitStatus", "is_report", "reopen", "status"]


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """What came of one unit. `on_time` is None while nothing came.

    `assigned` are the tasks it leads that want a result in the period, `reported` those that
    have one; `changed_after` says that more came after it was first received.
    """

    unit: uuid.UUID
    name: str
    expected: bool
    due: date
    until: date
    locked_after: date | None
    reopened_why: str | None
    received_on: date | None
    on_time: bool | None
    assigned: int
    reported: int
    accepted: bool | None
    changed_after: bool
    overdue: bool

    @property
    def complete(self) -> bool:
        return self.assigned > 0 and self.reported == self.assigned


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a period's reporting, as counts."""

    expected: int
    received: int
    on_time: int
    complete: int
    accepted: int
    returned: int
    changed_after: int


@dataclass(frozen=True, slots=True)
class Board:
    """The board of one period, units in the order of a Vietnamese dictionary."""

    period: Period
    due: date
    units: tuple[UnitStatus, ...]

    def measures(self) -> Measures:
        lines = [one for one in self.units if one.expected]
        return Measures(
            expected=len(lines),
            received=sum(one.received_on is not None for one in lines),
            on_time=sum(one.on_time is True for one in lines),
            complete=sum(one.complete for one in lines),
            accepted=sum(one.accepted is True for one in lines),
            returned=sum(one.accepted is False for one in lines),
            changed_after=sum(one.changed_after for one in lines),
        )


@dataclass(frozen=True, slots=True)
class _Came:
    """What came of one unit: on which day it counts, and what was said to it."""

    received_on: date
    counts_from: date
    accepted: bool | None


def status(desk: Desk, period: Period, today: date | None = None) -> Board:
    """Return which units have reported; `today` judges what is overdue."""
    day = today or desk.today
    lines = entry_sheet(desk, period, EntryFilter(on_behalf=True)).lines
    with desk.store.reading() as connection:
        facts = OfficeFacts.read(connection, desk.unit_id, day)
        years = range(period.year, period.year + 1)
        slots = {
            slot.unit: slot
            for slot in sorted(facts.returns(years, day), key=_latest_first)
            if slot.period == period
        }
        files = _files(connection, facts, period)
        came = _came(connection, slots, files)
        days = closings(connection)
        own_due = [slot.due for slot in facts.reports(years, day) if slot.period == period]
    book = facts.calendar.book
    work = _work(lines)
    usual = min((slot.due for slot in slots.values()), default=None)
    due = usual or min(own_due, default=period.last_day)
    found = []
    for unit in {*slots, *work, *files} - facts.own:
        if unit not in book.units:
            continue
        slot = slots.get(unit)
        closing = closing_of(days, facts.calendar, slot) if slot else None
        assigned, reported = work.get(unit, (0, 0))
        found.append(
            _status(
                (unit, book.name(unit, due)),
                closing or Closing(due, due, None, None),
                came.get(unit),
                (assigned, reported),
                (day, len(files.get(unit, ())) > 1),
            )
        )
    found.sort(key=lambda one: (sort_key(one.name), one.unit))
    return Board(period, due, tuple(found))


def _latest_first(slot: Slot) -> tuple[int, uuid.UUID]:
    """Order reports so that of two for one unit the one that is due first is kept."""
    return -slot.due.toordinal(), slot.id


def _status(
    named: tuple[uuid.UUID, str],
    closing: Closing,
    came: _Came | None,
    work: tuple[int, int],
    seen: tuple[date, bool],
) -> UnitStatus:
    today, again = seen
    return UnitStatus(
        unit=named[0],
        name=named[1],
        expected=True,
        due=closing.due,
        until=closing.until,
        locked_after=closing.locked_after,
        reopened_why=closing.reopened_why,
        received_on=came.received_on if came else None,
        on_time=came.counts_from <= closing.until if came else None,
        assigned=work[0],
        reported=work[1],
        accepted=came.accepted if came else None,
        changed_after=again,
        overdue=came is None and today > closing.until,
    )


def _work(lines: Iterable[EntryLine]) -> dict[uuid.UUID, tuple[int, int]]:
    """Count, by unit, the tasks that want a result and those that have one."""
    wanted: defaultdict[uuid.UUID, Counter[bool]] = defaultdict(Counter)
    of_task: dict[tuple[uuid.UUID, uuid.UUID], bool] = {}
    for line in lines:
        place = (line.id.unit, line.id.task)
        of_task[place] = of_task.get(place, True) and line.state is not None
    for (unit, _), has_result in of_task.items():
        wanted[unit][has_result] += 1
    return {unit: (sum(count.values()), count[True]) for unit, count in wanted.items()}


def _files(
    connection: Reading, facts: OfficeFacts, period: Period
) -> dict[uuid.UUID, list[PackageRow]]:
    """Return the believed report files of the period, by unit, the first one first."""
    found: defaultdict[uuid.UUID, list[PackageRow]] = defaultdict(list)
    book = facts.calendar.book
    for row in reversed(package_rows(connection, "in")):
        if row.active and row.period == str(period) and is_report(row):
            found[book.true(row.office_id)].append(row)
    return found


def is_report(row: PackageRow) -> bool:
    """Say whether a file is a report: a form is one when anything was typed into it."""
    if row.kind == FileKind.FORM:
        told = row.counts or {}
        return any(told.get(name) for name in ("new", "updated", "conflicts"))
    return row.kind == Kind.RETURN


def _came(
    connection: Reading,
    slots: Mapping[uuid.UUID, Slot],
    files: Mapping[uuid.UUID, list[PackageRow]],
) -> dict[uuid.UUID, _Came]:
    noted: dict[uuid.UUID, ReceiptRow] = {
        row.slot_id: row for row in receipt_rows(ask_through(connection))
    }
    said = answers(connection)
    found = {}
    for unit, rows in files.items():
        first = rows[0].at.astimezone(VIETNAM).date()
        last = said.get(rows[-1].id)
        found[unit] = _Came(first, first, last.accepted if last else None)
    for unit, slot in slots.items():
        row = noted.get(slot.id)
        if row is not None:
            # The day on the covering letter counts, where somebody typed it in.
            found[unit] = _Came(row.received_on, row.letter_on or row.received_on, row.accepted)
    return found
