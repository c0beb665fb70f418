"""The sheet on which results of a period are typed: one line a unit's part, or a time of it.

A half-year and a year are typed into their last quarter. Must not know how a line is shown, nor
write anything.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final, NamedTuple

from cchc_desktop.domain.calendar.periods import Period, Quarter
from cchc_desktop.domain.completeness import Lack, is_late
from cchc_desktop.domain.lineage import Lineage
from cchc_desktop.domain.units import Level, name_on
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.entry.lines import (
    Due,
    EntryLine,
    EntryPlace,
    Facts,
    Frame,
    Named,
    entry_line,
    times_of,
)
from cchc_desktop.services.task_facts import Days, not_collecting
from cchc_desktop.services.unit_lineage import read_lineage
from db.plain import Ask, key
from db.queries import entry_sheet as queries
from db.queries import task_lines
from db.queries.entry_sheet import Key, PartFact, SaidFact, Sought, Span
from db.queries.tasks import unit_names

__all__ = [
    "EntryFilter",
    "EntryLine",
    "EntryPlace",
    "EntrySheet",
    "entry_sheet",
    "plan_years",
    "sheet_or_elsewhere",
]

_OF_NO_SECTION: Final = 1 << 60
_A_YEAR: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Whose results are typed: the office's own and its departments', or other units'.

    `only` are read, no other tasks.
    """

    on_behalf: bool = False
    only: frozenset[uuid.UUID] | None = None


class EntryCounts(NamedTuple):
    """How far a sheet is: parts owed, those told wholly, and what is wanted of the rest."""

    owed: int
    told: int
    late: int
    lacks: Mapping[Lack, int]

    @property
    def lacking(self) -> int:
        return self.owed - self.told


@dataclass(frozen=True, slots=True)
class EntrySheet:
    """A period's lines in the order of their plans. `day` is the one that lateness is judged on.

    Of a sheet without lines `elsewhere` counts those of other units, where they were asked for.
    """

    period: Period
    quarter: Quarter
    day: date
    lines: Sequence[EntryLine] = field(default_factory=list)
    elsewhere: int = 0

    def counts(self) -> EntryCounts:
        return counted(self.lines)


def counted(lines: Collection[EntryLine]) -> EntryCounts:
    """Count the parts that are owed; what partners may tell is not waited for."""
    owed = [line for line in lines if line.owed]
    lacking = [line for line in owed if line.lacks]
    return EntryCounts(
        len(owed),
        len(owed) - len(lacking),
        sum(is_late(line.shown) for line in owed),
        Counter(lack for line in lacking for lack in line.lacks),
    )


def entry_sheet(desk: Desk, period: Period, wanted: EntryFilter | None = None) -> EntrySheet:
    """Return what wants a result in a period: assigned, and due, running or left open in it."""
    wanted = wanted or EntryFilter()
    quarter = period.last_quarter
    day = min(desk.today, quarter.last_day)
    with desk.store.looking() as ask, not_collecting():
        lineage = read_lineage(ask)
        reading = _Reading(ask, desk, period, lineage, wanted)
        return EntrySheet(period, quarter, day, reading.lines(day))


def sheet_or_elsewhere(desk: Desk, period: Period, wanted: EntryFilter) -> EntrySheet:
    """Return a period's sheet; where the office itself owes nothing, with what others owe."""
    sheet = entry_sheet(desk, period, wanted)
    if sheet.lines or wanted.on_behalf:
        return sheet
    others = entry_sheet(desk, period, replace(wanted, on_behalf=True))
    return replace(sheet, elsewhere=others.counts().owed)


def plan_years(desk: Desk) -> range:
    """Return the years that results can be typed for: those of the plans, and the running one."""
    with desk.store.looking() as ask:
        years = queries.plan_years(ask) or (desk.today.year, desk.today.year)
    return range(min(years[0], desk.today.year), max(years[1], desk.today.year) + 1)


class _Reading:
    """All that is stored of a period's parts, read in one pass over each table."""

    def __init__(
        self, ask: Ask, desk: Desk, period: Period, lineage: Lineage, wanted: EntryFilter
    ) -> None:
        quarters = period.quarters
        self._period, self._lineage = period, lineage
        self._own = lineage.true(desk.unit_id)
        self._known: dict[tuple[Key, Key | None, Key], Named] = {}
        span = Span(
            period.first_day.isoformat(),
            period.last_day.isoformat(),
            str(quarters[0]),
            str(quarters[-1]),
        )
        self._house = _house(ask, desk.unit_id, lineage)
        sought = Sought(self._forebears(), wanted.on_behalf, wanted.only)
        self._others = wanted.on_behalf
        self._parts = queries.part_facts(ask, span, sought)
        self._days = Days()
        self._dues: defaultdict[Key, list[Due]] = defaultdict(list)
        for task, one in queries.date_facts(ask, span, sought):
            self._dues[task].append(Due.of(one, self._days))
        self._said: defaultdict[Key, list[SaidFact]] = defaultdict(list)
        for part, said in queries.said_facts(ask, span, sought):
            self._said[part].append(said)
        self._evidence = queries.evidence_counts(ask, span)
        self._sections = {one.id: one for one in task_lines.section_facts(ask)}
        self._plans = {one.id: one for one in task_lines.plan_facts(ask)}
        self._names = _names(ask, desk.today)

    def _forebears(self) -> frozenset[Key]:
        """Return all entries of the units of the house, and of those whose work came to them."""
        return frozenset(one.bytes for unit in self._house for one in self._lineage.forebears(unit))

    def lines(self, day: date) -> list[EntryLine]:
        frame = Frame(self._period, day, self._days)
        long_ago = (self._period.first_day - _A_YEAR).isoformat()
        found: dict[EntryPlace, EntryLine] = {}
        for part in sorted(self._parts, key=self._place):
            named = self._named(part, day)
            if (named.holder in self._house) is self._others or part.plan_last < long_ago:
                continue  # what a plan of years ago left open is not asked for any more
            dues, said = self._dues.get(part.task_id, ()), self._said.get(part.id, ())
            facts = Facts(dues, said, self._evidence)
            for time in times_of(frame, part, dues, said):
                line = entry_line(frame, part, named, facts, time)
                if line is not None:
                    found.setdefault(line.id, line)
        return list(found.values())

    def _place(self, part: PartFact) -> tuple[int, Key, int, int, Key, str, Key]:
        section = self._sections.get(part.section_id) if part.section_id else None
        newest = -self._days[part.plan_first].toordinal()
        at = _OF_NO_SECTION if section is None else section.position
        return (newest, part.plan_id, at, part.position, part.task_id, part.role, part.unit_id)

    def _named(self, part: PartFact, day: date) -> Named:
        asked = (part.plan_id, part.section_id, part.unit_id)
        known = self._known.get(asked)
        if known is None:
            plan = self._plans[part.plan_id]
            unit = self._lineage.holder(key(part.unit_id), day)
            known = self._known[asked] = Named(
                key(part.plan_id),
                plan.number or plan.subject or "",
                self._sections.get(part.section_id) if part.section_id else None,
                unit,
                "" if unit == self._own else self._names.get(unit.bytes, ""),
            )
        return known


def _house(ask: Ask, own: uuid.UUID, lineage: Lineage) -> frozenset[uuid.UUID]:
    """Return the office and the departments beneath it: they have no desk of their own."""
    true = lineage.true(own)
    house, rows = {true}, queries.department_rows(ask)
    while True:
        more = {
            lineage.true(key(unit))
            for unit, above, level in rows
            if level == Level.DEPARTMENT and above is not None and lineage.true(key(above)) in house
        }
        if more <= house:
            return frozenset(house)
        house |= more


def _names(ask: Ask, today: date) -> dict[Key, str]:
    given: defaultdict[Key, list[tuple[date | None, str]]] = defaultdict(list)
    for name in unit_names(ask):
        given[name.unit_id.bytes].append((name.since, name.name))
    return {unit: name_on(names, today) for unit, names in given.items()}
