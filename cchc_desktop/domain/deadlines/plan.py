"""Times held against a plan: which year is meant, when a period begins and ends.

Dates that no calendar has, or that lie beyond what a date can hold, are None, never an error.
Must not know wording or recurrences.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from cchc_desktop.domain.deadlines.model import DoubtCode
from cchc_desktop.domain.deadlines.terms import (
    LAST_WEEK,
    Dated,
    Day,
    Limit,
    Period,
    Span,
    Time,
    Unit,
    Year,
    YearWord,
)

_LONGEST_YEAR = 370
"""Days of a plan that is one year, a school year too."""
_LONGEST_PLAN = 60
_MONTHS_OF = {Unit.MONTH: 1, Unit.QUARTER: 3}
# What the frame of school years keeps to; each province sets the day of the first term's end.
_SCHOOL_BEGINS, _FIRST_TERM_ENDS, _SCHOOL_ENDS = (9, 5), (1, 15), (5, 31)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time with its dates; a day has no start."""

    start: date | None
    end: date


def make(year: int, month: int, day: int) -> date | None:
    """Make a date, with months counted on over the year; a day too many is the month's last."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month, max(1, min(day, monthrange(year, month)[1])))


def month_end(year: int, month: int) -> date | None:
    return make(year, month, 31)


def moved(day: date, days: int) -> date | None:
    """Give the date so many days on, or back."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan's first and last day."""

    first: date
    last: date

    @property
    def one_calendar_year(self) -> bool:
        return self.first.year == self.last.year

    @property
    def one_year(self) -> bool:
        """A year of its own, as a school year is, not a plan for several."""
        return self.one_calendar_year or 0 <= (self.last - self.first).days <= _LONGEST_YEAR

    @property
    def too_long(self) -> bool:
        return self.last.year - self.first.year > _LONGEST_PLAN

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    def own_year(self) -> Stretch | None:
        """Give the year that "năm" means in this plan."""
        if self.one_calendar_year:
            return Stretch(date(self.first.year, 1, 1), date(self.first.year, 12, 31))
        return Stretch(self.first, self.last) if self.one_year else None


def resolve(time: Time, limit: Limit, plan: Plan) -> Stretch | DoubtCode:
    """Find the dates of a time; a year that is missing is the one that puts it into the plan."""
    if isinstance(time, Span):
        return _resolve_span(time, limit, plan)
    if isinstance(time, Period) and time.year in {None, YearWord.THIS}:
        own = _of_plan(time, plan)
        if own is not None:
            return own
    if isinstance(time.year, YearWord):
        if not plan.one_calendar_year:
            return DoubtCode.WHICH_YEAR
        year = plan.first.year + (time.year is YearWord.NEXT)
        return stretch(replace(time, year=year)) or DoubtCode.IMPOSSIBLE
    if time.year is not None:
        return stretch(time) or DoubtCode.IMPOSSIBLE
    return _year_of_plan(time, limit, plan)


def _of_plan(period: Period, plan: Plan) -> Stretch | DoubtCode | None:
    """Take the year, or the school year, of the plan itself."""
    if period.unit is Unit.YEAR:
        return plan.own_year() or DoubtCode.WHICH_YEAR
    school = plan.one_year and not plan.one_calendar_year
    if period.unit is Unit.SCHOOL_YEAR and school:
        return Stretch(plan.first, plan.last)
    return None


def _year_of_plan(time: Day | Period, limit: Limit, plan: Plan) -> Stretch | DoubtCode:
    found: list[Stretch] = []
    overlapping: list[Stretch] = []
    for year in range(plan.first.year - 1, min(plan.last.year + 2, MAXYEAR)):
        one = stretch(replace(time, year=year))
        if one is None:
            continue
        if plan.holds(due_day(one, time, limit)):
            found.append(one)
        if one.start is not None and one.start <= plan.last and one.end >= plan.first:
            overlapping.append(one)
        if len(found) > 1:
            return DoubtCode.WHICH_YEAR
    chosen = found or overlapping
    return chosen[0] if len(chosen) == 1 else DoubtCode.WHICH_YEAR


def _resolve_span(span: Span, limit: Limit, plan: Plan) -> Stretch | DoubtCode:
    last = resolve(span.last, limit, plan)
    if isinstance(last, DoubtCode):
        return last
    if span.first is None:
        return Stretch(plan.first, last.end)
    if span.first.year is not None:
        first = resolve(span.first, Limit.IN, plan)
    else:
        first = _latest_before(span.first, last.end)
    if isinstance(first, DoubtCode):
        return first
    start = first.start or first.end
    return DoubtCode.BACKWARDS if start > last.end else Stretch(start, last.end)


def _latest_before(time: Day | Period, end: date) -> Stretch | DoubtCode:
    for year in (end.year, end.year - 1):
        one = stretch(replace(time, year=year)) if year >= MINYEAR else None
        if one is not None and (one.start or one.end) <= end:
            return one
    return DoubtCode.IMPOSSIBLE


def due_day(one: Stretch, time: Time, limit: Limit) -> date | None:
    """Give the last day that is in time: "trước tháng 10" ends with September."""
    if limit is not Limit.BEFORE:
        return one.end
    whole = isinstance(time, Period) and not time.end and one.start is not None
    if isinstance(time, Period) and time.end:
        return one.end
    return moved(one.start if whole and one.start is not None else one.end, -1)


def stretch(time: Day | Period) -> Stretch | None:
    """Give the dates of a time whose year is known."""
    year = _known(time.year)
    if isinstance(time, Day):
        exact = make(year, time.month, time.day)
        return Stretch(None, exact) if exact and exact.day == time.day else None
    first, last = _edges(time, year)
    if first is None or last is None:
        return None
    if time.week:
        return _week(first, last, time.week)
    return Stretch(None if time.end else first, last)


def _known(year: Year) -> int:
    return year if isinstance(year, int) else MINYEAR - 1


def _edges(period: Period, year: int) -> tuple[date | None, date | None]:
    """Give a period's first and last day."""
    if period.unit in {Unit.SCHOOL_TERM, Unit.SCHOOL_YEAR}:
        return _school_edges(period, year)
    number, length = period.number, _MONTHS_OF.get(period.unit, 1)
    first, last = {
        Unit.OPENING: (1, number),
        Unit.CLOSING: (13 - number, 12),
        Unit.YEAR: (1, 12),
    }.get(period.unit, ((number - 1) * length + 1, number * length))
    return make(year, first, 1), month_end(year, last)


def _school_edges(period: Period, year: int) -> tuple[date | None, date | None]:
    begins, ends = make(year, *_SCHOOL_BEGINS), make(year + 1, *_SCHOOL_ENDS)
    if period.unit is Unit.SCHOOL_YEAR:
        return begins, ends
    first_term = make(year + 1, *_FIRST_TERM_ENDS)
    second_term = None if first_term is None else moved(first_term, 1)
    return (begins, first_term) if period.number == 1 else (second_term, ends)


def _week(first: date, last: date, week: int) -> Stretch | None:
    if week == LAST_WEEK:
        return Stretch(moved(last, -6), last)
    start, end = moved(first, 7 * (week - 1)), moved(first, 7 * week - 1)
    return Stretch(start, end) if end else None


def window(time: Time, plan: Plan) -> Stretch | DoubtCode:
    """Find the dates of a period that bounds other work."""
    return resolve(time, Limit.IN, plan)


def is_school_term(dated: Dated) -> bool:
    """Tell a time whose dates each province sets for itself."""
    return any(isinstance(t, Period) and t.unit is Unit.SCHOOL_TERM for t in dated.times)
