"""A recurrence spelt out: one occurrence for each of its periods that lies in the plan.

A period lies in the plan when its last day does, or when it begins there and is due there. Must
not know wording.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from cchc_desktop.domain.deadlines.model import DoubtCode, Rule
from cchc_desktop.domain.deadlines.plan import (
    Plan,
    due_day,
    make,
    month_end,
    moved,
    stretch,
    window,
)
from cchc_desktop.domain.deadlines.terms import (
    LAST_WEEK,
    Cycle,
    Every,
    Lag,
    OnDates,
    OnDay,
    OnWeek,
    OnWeekday,
    Span,
)

Works = Callable[[date], bool]
_MOST_STEPS = 400
_RULES = {
    Cycle.DAY: Rule.DAILY,
    Cycle.WEEK: Rule.WEEKLY,
    Cycle.MONTH: Rule.MONTHLY,
    Cycle.QUARTER: Rule.QUARTERLY,
    Cycle.HALF: Rule.HALF_YEARLY,
    Cycle.FIRST_HALF: Rule.HALF_YEARLY,
    Cycle.NINE_MONTHS: Rule.QUARTERLY,
    Cycle.YEAR: Rule.YEARLY,
}
# The months in which the periods of a cycle end, and how many months each is told with.
_ENDS = {
    Cycle.MONTH: (range(1, 13), 1),
    Cycle.QUARTER: (range(3, 13, 3), 3),
    Cycle.HALF: (range(6, 13, 6), 6),
    Cycle.FIRST_HALF: (range(6, 7), 6),
    Cycle.NINE_MONTHS: (range(9, 10), 3),
    Cycle.YEAR: (range(12, 13), 12),
}
_WIDTH = tuple(_RULES)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One period of a recurrence and its due date; daily work has none."""

    start: date
    due: date | None
    rule: Rule


@dataclass(frozen=True, slots=True)
class _Round:
    cycle: Cycle
    start: date
    end: date


def occurrences(every: Every, plan: Plan, works: Works) -> list[Occurrence] | DoubtCode:
    """Give the occurrences in order, or why there are none."""
    bounded = _bounded(every, plan)
    if isinstance(bounded, DoubtCode):
        return bounded
    if bounded.too_long:
        return DoubtCode.LONG_PLAN
    if Cycle.DAY in every.cycles:
        return [Occurrence(bounded.first, None, Rule.DAILY)]
    if isinstance(every.anchor, OnDates):
        return _yearly_dates(every.anchor, bounded)
    rounds = [one for cycle in every.cycles for one in _rounds(cycle, bounded)]
    if every.merged:
        widest = {(one.end.year, one.end.month): one for one in sorted(rounds, key=_by_width)}
        rounds = list(widest.values())
    found = []
    for one in sorted(rounds, key=lambda one: (one.end, _by_width(one))):
        due = _due(every, one, works)
        begins_and_falls = one.start >= bounded.first and bounded.holds(due)
        if (
            due is not None
            and due >= bounded.first
            and (bounded.holds(one.end) or begins_and_falls)
        ):
            found.append(Occurrence(one.start, due, _RULES[one.cycle]))
    return found or DoubtCode.BACKWARDS


def _by_width(one: _Round) -> int:
    return _WIDTH.index(one.cycle)


def _bounded(every: Every, plan: Plan) -> Plan | DoubtCode:
    first, last = plan.first, plan.last
    if every.within is not None:
        within = window(every.within, plan)
        if isinstance(within, DoubtCode):
            return within
        open_start = isinstance(every.within, Span) and every.within.first is None
        first = first if open_start else within.start or within.end
        last = within.end
    if every.since is not None:
        since = window(every.since, plan)
        if isinstance(since, DoubtCode):
            return since
        first = max(first, since.start or since.end)
    return DoubtCode.BACKWARDS if first > last else Plan(first, last)


def _rounds(cycle: Cycle, plan: Plan) -> Iterator[_Round]:
    if cycle is Cycle.WEEK:
        yield from _weeks(plan)
        return
    own = plan.own_year()
    if cycle is Cycle.YEAR and own is not None:
        yield _Round(cycle, own.start or plan.first, min(own.end, max(plan.last, plan.first)))
        return
    ends, length = _ENDS[cycle]
    for year in range(plan.first.year, plan.last.year + 1):
        for month in ends:
            start, end = make(year, month - length + 1, 1), month_end(year, month)
            if start is not None and end is not None:
                yield _Round(cycle, start, end)


def _weeks(plan: Plan) -> Iterator[_Round]:
    monday = moved(plan.first, -plan.first.weekday())
    while monday is not None and monday <= plan.last:
        sunday = moved(monday, 6)
        if sunday is None:
            return
        yield _Round(Cycle.WEEK, monday, sunday)
        monday = moved(monday, 7)


def _due(every: Every, one: _Round, works: Works) -> date | None:
    year, month = one.end.year, one.end.month
    match every.anchor:
        case OnDay(day=day, month=offset, before=before):
            due = make(year, month + offset, day or 31)
            return moved(due, -1) if before and due is not None else due
        case OnWeek(week=week, month=offset):
            last = month_end(year, month + offset)
            return last if week == LAST_WEEK else make(year, month + offset, 7 * week)
        case OnWeekday(weekday=weekday):
            return moved(one.start, weekday)
        case Lag(days=days, working=working):
            return counted(one.end, days, works if working else None)
        case _:
            return one.end


def counted(day: date, days: int, works: Works | None) -> date | None:
    """Count days on from a day, back when negative; with `works`, only working ones.

    No days at all is the day itself, or the working day on or before it.
    """
    if works is None:
        return moved(day, days)
    step = 1 if days > 0 else -1
    left, found = abs(days), day
    if not left and works(found):
        return found
    for _ in range(_MOST_STEPS + 3 * left):
        after = moved(found, step)
        if after is None:
            return None
        found = after
        left -= works(found)
        if left <= 0 and works(found):
            return found
    return None


def _yearly_dates(anchor: OnDates, plan: Plan) -> list[Occurrence] | DoubtCode:
    """Spell out days of every year; where there are several, each keeps its own month."""
    found = []
    dated = anchor.dated
    for year in range(plan.first.year, min(plan.last.year + 2, 9999)):
        for time in dated.times:
            one = None if isinstance(time, Span) else stretch(replace(time, year=year))
            due = due_day(one, time, dated.limit) if one else None
            if one is None or due is None or not plan.holds(due):
                continue
            of_year = date(due.year, 1, 1)
            start = date(due.year, due.month, 1) if len(dated.times) > 1 else of_year
            found.append(Occurrence(start, due, Rule.YEARLY))
    return found or DoubtCode.BACKWARDS
