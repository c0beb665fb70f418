"""How far the office is: what is due, late, unsure or untold, and how each part of the plan stands.

Every figure carries the tasks behind it. Must not know how a figure is shown.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from cchc_desktop.domain.calendar.periods import Period, Quarter, quarter_of
from cchc_desktop.domain.status import Shown
from cchc_desktop.domain.text import sort_key
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.entry.sheet import entry_sheet
from cchc_desktop.services.overview.reports import ReportDay, report_days
from cchc_desktop.services.task_facts import Judge, Judged, PlanOfTasks, TaskFacts, not_collecting
from cchc_desktop.services.unit_lineage import read_lineage
from db.plain import key
from db.queries.task_lines import Key, PartFact, SaidFact, TaskFact
from resources.words import table

Ids = frozenset[uuid.UUID]
WEEK: Final = timedelta(days=7)
_DONE: Final = frozenset({Shown.DONE, Shown.DONE_LATE})
_RUNNING: Final = frozenset({Shown.IN_PROGRESS, Shown.ONGOING})
# Of these it shows only in what was said whether anybody began.
_EITHER: Final = frozenset({Shown.DUE_SOON, Shown.UNCONFIRMED})


class Progress(NamedTuple):
    """How a part of the plan stands; `name` is a reform field's code, or what a unit is called."""

    name: str
    done: Ids
    running: Ids
    late: Ids
    rest: Ids

    @property
    def tasks(self) -> Ids:
        return self.done | self.running | self.late | self.rest

    @property
    def total(self) -> int:
        return len(self.done) + len(self.running) + len(self.late) + len(self.rest)


class Week(NamedTuple):
    """The week that begins on a Monday, with the tasks that have a date in it."""

    first: date
    tasks: Ids


@dataclass(frozen=True, slots=True)
class Overview:
    """One look at the office on a day; `year` is the one that its newest plans run in."""

    today: date
    year: int
    quarter: Quarter
    due_this_week: Ids
    late: Ids
    unconfirmed: Ids
    lacking: Ids
    lacking_lines: int
    whole: Progress
    fields: tuple[Progress, ...]
    units: tuple[Progress, ...]
    weeks: tuple[Week, ...]
    reports: tuple[ReportDay, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether there is no task at all to tell of."""
        figures = (self.late, self.unconfirmed, self.due_this_week, self.lacking)
        return not self.whole.total and not any(figures)


class _Seen(NamedTuple):
    """One task as far as an overview needs it."""

    id: uuid.UUID
    plan: PlanOfTasks
    field: str
    units: tuple[str, ...]
    judged: Judged
    is_told: bool


def overview(desk: Desk, today: date | None = None) -> Overview:
    """Look at everything once: a fixed number of statements, whatever the office has."""
    today = today or desk.today
    quarter = quarter_of(today)
    with not_collecting():
        with desk.store.looking() as ask:
            facts = TaskFacts.read(ask, today, read_lineage(ask))
        seen = list(_seen(facts, Judge(today)))
        lacking = _lacking(desk, quarter)
    year = _year({one.plan for one in seen}, today)
    running = [one for one in seen if one.plan.first.year <= year <= one.plan.last.year]
    return Overview(
        today=today,
        year=year,
        quarter=quarter,
        due_this_week=_of(one for one in seen if _is_due_before(one, today + WEEK)),
        late=_shown(seen, Shown.OVERDUE),
        unconfirmed=_shown(seen, Shown.UNCONFIRMED),
        lacking=frozenset(lacking),
        lacking_lines=len(lacking),
        whole=_progress("", running),
        fields=_by_field(running),
        units=_by_unit(running),
        weeks=_weeks(running, year),
        reports=tuple(report_days(desk, year, today)),
    )


def _is_due_before(one: _Seen, day: date) -> bool:
    now = one.judged.standing
    return now.shown is Shown.DUE_SOON and now.due is not None and now.due < day


def _shown(tasks: Iterable[_Seen], shown: Shown) -> Ids:
    return _of(one for one in tasks if one.judged.standing.shown is shown)


def _seen(facts: TaskFacts, judge: Judge) -> Iterator[_Seen]:
    """Give every task that is not withdrawn, judged."""
    known: dict[tuple[Key, ...], tuple[str, ...]] = {}
    for _, task in facts.tasks:
        if task.withdrawn:
            continue
        leads = [
            one for one in facts.parts.get(task.id, ()) if one.role == "lead" and one.until is None
        ]
        told = _told(facts, leads)
        units = tuple(one.via_group_id or one.unit_id for one in leads)
        names = known.get(units)
        if names is None:
            names = known[units] = tuple(dict.fromkeys(facts.names[unit] for unit in units))
        judged = judge(task, facts.dates.get(task.id, ()), told)
        yield _Seen(
            key(task.id),
            facts.plans[task.plan_id],
            _field(facts, task),
            names,
            judged,
            any(told),
        )


def _told(facts: TaskFacts, leads: Sequence[PartFact]) -> list[Sequence[SaidFact]]:
    """Return what each leading unit said; one that followed two leads is one."""
    said = facts.said
    if len(leads) == 1:
        return [said.get(leads[0].id, ())]
    of_units: dict[Key, list[SaidFact]] = {}
    for one in leads:
        of_units.setdefault(one.unit_id, []).extend(said.get(one.id, ()))
    return list(of_units.values())


def _field(facts: TaskFacts, task: TaskFact) -> str:
    return facts.sections[task.section_id].field if task.section_id else ""


def _year(plans: Iterable[PlanOfTasks], today: date) -> int:
    """Return the running year, or the last in which a plan ran when none runs now."""
    years = [(one.first.year, one.last.year) for one in plans]
    if not years or any(first <= today.year <= last for first, last in years):
        return today.year
    before = [last for _, last in years if last < today.year]
    return max(before) if before else min(first for first, _ in years)


def _of(tasks: Iterable[_Seen]) -> Ids:
    return frozenset(one.id for one in tasks)


def _progress(name: str, tasks: Iterable[_Seen]) -> Progress:
    found: dict[str, list[uuid.UUID]] = {"done": [], "running": [], "late": [], "rest": []}
    for one in tasks:
        found[_stand(one)].append(one.id)
    return Progress(name, *map(frozenset, found.values()))


def _stand(one: _Seen) -> str:
    shown = one.judged.standing.shown
    if shown in _DONE:
        return "done"
    if shown is Shown.OVERDUE:
        return "late"
    return "running" if shown in _RUNNING or (one.is_told and shown in _EITHER) else "rest"


def _by_field(tasks: Iterable[_Seen]) -> tuple[Progress, ...]:
    """Group by reform field, in the order in which a plan has them; what has none comes last."""
    found: defaultdict[str, list[_Seen]] = defaultdict(list)
    for one in tasks:
        found[one.field].append(one)
    order = {name: at for at, name in enumerate(table("reform-sections"))}
    names = sorted(found, key=lambda name: (order.get(name, len(order)), not name, name))
    return tuple(_progress(name, found[name]) for name in names)


def _by_unit(tasks: Iterable[_Seen]) -> tuple[Progress, ...]:
    """Group by leading unit, the one with most tasks first; a task of two is told with both."""
    found: defaultdict[str, list[_Seen]] = defaultdict(list)
    for one in tasks:
        for unit in one.units:
            found[unit].append(one)
    names = sorted(found, key=lambda name: (-len(found[name]), sort_key(name)))
    return tuple(_progress(name, found[name]) for name in names)


def _weeks(tasks: Iterable[_Seen], year: int) -> tuple[Week, ...]:
    """Return all weeks of a year; a task stands in each week that it has a date in."""
    first = date(year, 1, 1) - timedelta(days=date(year, 1, 1).weekday())
    count = (date(year, 12, 31) - first).days // 7 + 1
    found: list[set[uuid.UUID]] = [set() for _ in range(count)]
    for one in tasks:
        for due in one.judged.deadline.dues:
            if due.due is not None and due.due.year == year:
                found[(due.due - first).days // 7].add(one.id)
    return tuple(Week(first + WEEK * at, frozenset(ids)) for at, ids in enumerate(found))


def _lacking(desk: Desk, quarter: Quarter) -> list[uuid.UUID]:
    """Return the task of each line of which the office still has something to tell of a quarter."""
    lines = entry_sheet(desk, Period.of(quarter)).lines
    return [line.id.task for line in lines if line.owed and line.lacks]
