"""Reads what a report tells: tasks, plans, units, who sent a report and who did not, in one pass.

Must not know what any kind of report says of it.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.calendar.cutoffs import CutoffPreset, data_span
from cchc_desktop.domain.text import sort_key
from cchc_desktop.domain.timeliness import day_that_counts
from cchc_desktop.domain.units import Level
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_plan, find_unit
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.occasions import OfficeFacts
from cchc_desktop.services.report_calendar import Slot
from cchc_desktop.services.reporting.asking import Asked, judging_day, last_quarter_told
from cchc_desktop.services.reporting.names_in_full import in_full
from cchc_desktop.services.reporting.task_reading import Among, Span, read_tasks
from cchc_desktop.services.reporting.told import (
    Facts,
    Owed,
    PlanTold,
    Submission,
    TaskTold,
    UnitTold,
)
from cchc_desktop.services.reporting.unit_sums import NOBODY, UnitSums, in_order, read_sums
from cchc_desktop.services.task_facts import TaskFacts, not_collecting
from cchc_desktop.services.unit_book import UnitBook
from db.plain import Ask, ask_through
from db.queries import own_plan as own_queries
from db.queries import plans as plan_queries
from db.queries import report_facts as queries
from db.queries.plans import PlanRow, VersionRow
from db.queries.receipts import receipt_rows
from db.queries.report_facts import Key, UnitPlace
from db.queries.reporting import late_days
from db.session import Reading

_RANKS = (Level.DEPARTMENT, Level.COMMUNE, Level.SCHOOL, Level.DISTRICT, Level.PROVINCE)


def read_facts(desk: Desk, asked: Asked, *, up_to_now: bool = False) -> Facts:
    """Read the facts of a report; `up_to_now`: also results entered for later periods."""
    with desk.store.reading() as connection, not_collecting():
        return facts_of(connection, desk, asked, up_to_now=up_to_now)


def facts_of(connection: Reading, desk: Desk, asked: Asked, *, up_to_now: bool = False) -> Facts:
    """Read the facts within a transaction that sees one state of the data."""
    ask = ask_through(connection)
    today = asked.today or desk.today
    office = OfficeFacts.read(connection, desk.unit_id, today)
    book = office.calendar.book
    plans = plans_told(connection, asked)
    unit = None if asked.unit is None else find_unit(connection, asked.unit, book)
    places = queries.unit_places(ask)
    only = None if asked.plan is None else plans[0].id
    days = _ReportDays.read(ask, office, asked, only)
    first, last = days.data(asked)
    day = today if up_to_now else judging_day(asked, last, today)
    stored = TaskFacts.read(ask, day, book.lineage, only)
    span = Span(asked.period, day, last_quarter_told(asked, desk.today, up_to_now=up_to_now))
    units = None if unit is None else house_of(book, unit, places)
    among = Among(frozenset(plan.id.bytes for plan in plans), units)
    tasks = read_tasks(ask, stored, span, among)
    return Facts(
        period=asked.period,
        day=day,
        data_first=first,
        data_last=last,
        office=in_full(book.name(desk.unit_id, day)),
        unit="" if unit is None else book.name(unit, day),
        plans=plans,
        tasks=tuple(tasks),
        units=_units(tasks, places, book, desk.unit_id),
        owed=days.owed(book),
        submissions=days.submissions(book, day, units),
    )


def sums_of(
    connection: Reading, desk: Desk, asked: Asked, facts: Facts
) -> dict[uuid.UUID, UnitSums]:
    """Return what each unit came to, those too that owe a report and lead nothing."""
    ask, book = ask_through(connection), UnitBook.read(connection)
    unit = None if asked.unit is None else find_unit(connection, asked.unit, book)
    house = None if unit is None else house_of(book, unit, queries.unit_places(ask))
    among = Among(frozenset(plan.id.bytes for plan in facts.plans), house)
    last = last_quarter_told(asked, desk.today, up_to_now=False)
    sums = read_sums(ask, Span(asked.period, facts.day, last), among, book.lineage)
    nobody = (NOBODY,) if NOBODY in sums else ()
    owing = (one.unit for one in facts.submissions)
    return in_order(sums, [*(one.id for one in facts.units), *nobody, *owing])


def plans_told(connection: Reading, asked: Asked) -> tuple[PlanTold, ...]:
    """Return the plans that are told of: the one asked for, or all that run in the period.

    Of a plan from above that a plan of ours carries out, ours tells.
    """
    named = None if asked.plan is None else find_plan(connection, asked.plan)
    documents = {row.plan_id: row for row in reversed(plan_queries.version_rows(connection))}
    running = [
        _plan(row, documents.get(row.id))
        for row in plan_queries.plan_rows(connection)
        if row.first_day <= asked.period.last_day and asked.period.first_day <= row.last_day
    ]
    if named is not None:
        found = [plan for plan in running if plan.id == named]
        if not found:
            said = documents.get(named)
            facts = {"plan": _name(said), "period": period_words(asked.period)}
            raise RefusedError("report-plan-elsewhere", facts)
        return tuple(found)
    there = {plan.id for plan in running}
    rows = own_queries.carrying_rows(connection)
    carried = {row.carries_out_id for row in rows if row.id in there}
    told = (plan for plan in running if plan.id not in carried)
    return tuple(sorted(told, key=lambda one: (one.implicit, one.first, one.number)))


def _name(said: VersionRow | None) -> str:
    return (said.number or said.subject) if said else ""


def _plan(row: PlanRow, said: VersionRow | None) -> PlanTold:
    return PlanTold(
        id=row.id,
        first=row.first_day,
        last=row.last_day,
        kind=said.kind.capitalize() if said else "",
        number=(said.number if said else None) or "",
        issuer=(said.issuer if said else None) or "",
        issued_on=said.issued_on if said else None,
        subject=said.subject if said else "",
        implicit=row.implicit,
    )


def house_of(book: UnitBook, unit: uuid.UUID, places: Mapping[Key, UnitPlace]) -> frozenset[Key]:
    """Return a unit with the departments beneath it, by all the entries they go under."""
    house = {unit.bytes}
    while True:
        more = {
            key
            for key, place in places.items()
            if place.level == Level.DEPARTMENT and place.parent_id in house
        }
        if more <= house:
            break
        house |= more
    return frozenset(entry.bytes for key in house for entry in book.aliases(uuid.UUID(bytes=key)))


def _units(
    tasks: list[TaskTold], places: Mapping[Key, UnitPlace], book: UnitBook, own: uuid.UUID
) -> tuple[UnitTold, ...]:
    """Return the units that lead a task, in the order of an office's own lists."""
    named = {part.unit: part.unit_name for task in tasks for part in task.parts}
    ours = book.aliases(own)

    def place(unit: uuid.UUID) -> tuple[bool, int, int, object, uuid.UUID]:
        known = places.get(unit.bytes)
        level = Level(known.level) if known and known.level in _RANKS else None
        rank = _RANKS.index(level) if level else len(_RANKS)
        at = known.position if known else 0
        return unit not in ours, rank, at, sort_key(named[unit]), unit

    return tuple(UnitTold(unit, named[unit], unit in ours) for unit in sorted(named, key=place))


@dataclass(frozen=True, slots=True)
class _ReportDays:
    """The reports of a period that the office owes and is owed, and what came in."""

    ours: tuple[Slot, ...]
    theirs: tuple[Slot, ...]
    received: Mapping[uuid.UUID, tuple[date, date]]
    until: Mapping[uuid.UUID, date | None]

    @classmethod
    def read(
        cls, ask: Ask, office: OfficeFacts, asked: Asked, plan: uuid.UUID | None
    ) -> "_ReportDays":
        year = asked.period.year

        def is_told(slot: Slot) -> bool:
            about = {one for one, _, _ in office.calendar.spans.get(slot.duty.id, ())}
            # Units that report each quarter owe for half a year what they owe for its second.
            together = slot.period.last_day == asked.period.last_day
            return together and (plan is None or not about or plan in about)

        def place(slot: Slot) -> tuple[bool, date, uuid.UUID]:
            return slot.period != asked.period, slot.due, slot.id

        years, today = range(year, year + 1), office.side.today
        slots = sorted(filter(is_told, office.calendar.slots(years, today)), key=place)
        owed = {slot.id for slot in office.returns(years, today)}
        return cls(
            tuple(
                slot for slot in slots if slot.unit in office.own and slot.period == asked.period
            ),
            tuple(slot for slot in slots if slot.id in owed),
            {
                row.slot_id: (row.received_on, day_that_counts(row.received_on, row.letter_on))
                for row in receipt_rows(ask)
                if row.accepted is not False
            },
            {slot: days.on_time_until for slot, days in late_days(ask).items()},
        )

    def data(self, asked: Asked) -> tuple[date, date]:
        """Return the days whose results the report tells."""
        span = self.ours[0].data if self.ours else data_span(asked.period, CutoffPreset.ND09)
        return span.first, span.last

    def owed(self, book: UnitBook) -> tuple[Owed, ...]:
        return tuple(
            Owed(slot.id, slot.duty.id, _recipient(book, slot), slot.due) for slot in self.ours
        )

    def submissions(
        self, book: UnitBook, day: date, units: frozenset[Key] | None
    ) -> tuple[Submission, ...]:
        """Return what units owe; of two reports of one unit that of this very period."""
        found: dict[uuid.UUID, Submission] = {}
        for slot in self.theirs:
            if units is None or slot.unit.bytes in units:
                came, counted = self.received.get(slot.id, (None, None))
                last = self.until.get(slot.id) or slot.due
                on_time = None if counted is None else counted <= last
                name = book.name(slot.unit, day)
                found.setdefault(slot.unit, Submission(slot.unit, name, last, came, on_time))
        return tuple(found.values())


def _recipient(book: UnitBook, slot: Slot) -> str:
    known = slot.duty.recipient_id
    if known is not None and (unit := book.true(known)) in book.units:
        return book.name(unit, slot.due)
    return slot.duty.recipient or ""
