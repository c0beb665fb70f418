"""When two neighbouring terms tell one time: "hàng quý" and "trước ngày 05 của tháng sau".

Values only; must not know wording or plans.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from cchc_desktop.domain.deadlines.terms import (
    Always,
    Cycle,
    Dated,
    Day,
    DayOnly,
    Event,
    Every,
    Limit,
    OnDates,
    OnDay,
    Period,
    Span,
    Term,
    Time,
    Unit,
    Year,
)

_LENGTH = tuple(Cycle)
_YEARLY: dict[tuple[Cycle, ...], int] = {(Cycle.HALF,): 2, (Cycle.QUARTER,): 4}
_WIDTH = (Unit.MONTH, Unit.QUARTER, Unit.SCHOOL_TERM, Unit.OPENING, Unit.CLOSING, Unit.SCHOOL_YEAR,
          Unit.YEAR)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beside:
    """How two terms stand to each other: the sign or word between, which of them has a limit."""

    sign: str
    left_limited: bool
    right_limited: bool

    @property
    def listed(self) -> bool:
        return bool(self.sign)


def joined(left: Term, right: Term, beside: Beside) -> Term | None:
    """Make one term of two that stand side by side; None when they are two."""
    join = _JOINS.get((type(left), type(right)))
    return join(left, right, beside) if join else None


def _two_dates(left: Dated, right: Dated, beside: Beside) -> Term | None:
    """Take a date told twice for the narrower of the two; a list keeps the limit it began with.

    "Quý II (tháng 5)", "Quý I trước ngày 15/3"; "trước ngày 10/3 (quý I), 10/6 (6 tháng)".
    """
    if beside.sign in {"", "(", ":"}:
        return _narrower(left, right)
    days = all(isinstance(time, Day) for time in (*left.times, *right.times))
    if days and beside.left_limited and not beside.right_limited:
        return replace(left, times=(*left.times, *right.times))
    return None


def _narrower(left: Dated, right: Dated) -> Term | None:
    if _width(right) >= _width(left):
        return left
    told, year = right.times[0], _year(left.times[-1])
    if len(right.times) == 1 and not isinstance(told, Span) and told.year is None:
        return replace(right, times=(replace(told, year=year),))
    return right


def _width(dated: Dated) -> int:
    time = dated.times[0]
    span = isinstance(time, Span)
    last = time.last if isinstance(time, Span) else time
    return span if isinstance(last, Day) else _WIDTH.index(last.unit) + 1


def _year(time: Time) -> Year:
    return _year(time.last) if isinstance(time, Span) else time.year


def _two_events(left: Event, right: Event, beside: Beside) -> Term | None:
    return (left if right.loose else right) if not beside.listed else None


def _two_recurrences(left: Every, right: Every, beside: Beside) -> Term | None:
    if left.anchor is not None and right.anchor is not None:
        return None
    anchored, other = (left, right) if left.anchor is not None else (right, left)
    if anchored.anchor is None and left.cycles != right.cycles:
        return None
    listed = beside.sign == "," and anchored is left
    if listed and anchored.anchor is not None and Cycle.MONTH not in left.cycles:
        return replace(left, cycles=tuple(dict.fromkeys(left.cycles + right.cycles)), merged=True)
    if _LENGTH.index(min(other.cycles, key=_LENGTH.index)) < _LENGTH.index(anchored.cycles[0]):
        return None
    return replace(
        other,
        anchor=anchored.anchor,
        within=left.within or right.within,
        since=left.since or right.since,
    )


def _day_of_recurrence(left: Every, right: DayOnly, beside: Beside) -> Term | None:
    del beside
    if left.anchor is not None or left.cycles != (Cycle.MONTH,):
        return None
    return replace(left, anchor=OnDay(right.day, 0, before=right.before))


def _dated_recurrence(left: Every, right: Dated, beside: Beside) -> Term | None:
    del beside
    if left.anchor is None and _YEARLY.get(left.cycles) == len(right.times) and _yearless(right):
        return replace(left, cycles=(Cycle.YEAR,), anchor=OnDates(right))
    if left.anchor is None and left.cycles == (Cycle.YEAR,) and _yearless(right):
        return replace(left, anchor=OnDates(right))
    if left.within is not None or len(right.times) > 1:
        return None
    time = right.times[0]
    if right.limit is Limit.IN and not isinstance(time, Day):
        return replace(left, within=time)
    if right.limit is Limit.BY and not isinstance(time, Span) and not _yearless(right):
        return replace(left, within=Span(None, time))
    return None


def _recurrence_within(left: Dated, right: Every, beside: Beside) -> Term | None:
    del beside
    if right.anchor is None and right.cycles == (Cycle.YEAR,) and _yearless(left):
        return replace(right, anchor=OnDates(left))
    window = _one_year(left)
    return replace(right, within=window) if window and right.within is None else None


def _since(left: Every, right: Always, beside: Beside) -> Term | None:
    del beside
    return None if right.since is None else replace(left, since=right.since)


def _ongoing_within(left: Always, right: Dated, beside: Beside) -> Term | None:
    window = _one_year(right) if beside.listed else _one_period(right)
    return replace(left, within=window) if window and left.within is None else None


def _within_ongoing(left: Dated, right: Always, beside: Beside) -> Term | None:
    return None if right.since is not None else _ongoing_within(right, left, beside)


def _ongoing_each(left: Always, right: Every, beside: Beside) -> Term | None:
    """Take "thường xuyên hằng năm", "thường xuyên hằng ngày" for no more than ongoing."""
    light = right.anchor is None and right.cycles[0] in {Cycle.YEAR, Cycle.DAY}
    return left if light and not beside.listed and len(right.cycles) == 1 else None


def _period_of_event(left: Dated, right: Event, beside: Beside) -> Term | None:
    """Let a period say no more than when its event may come; a limit stays a date."""
    del beside
    return right if not right.loose and _one_period(left) else None


def _event_in_period(left: Event, right: Dated, beside: Beside) -> Term | None:
    return left if not left.loose and not beside.listed and _one_period(right) else None


def _yearless(dated: Dated) -> bool:
    return all(
        not isinstance(time, Span)
        and time.year is None
        and (isinstance(time, Day) or time.unit is not Unit.YEAR)
        for time in dated.times
    )


def _one_period(dated: Dated) -> Time | None:
    time = dated.times[0]
    within = len(dated.times) == 1 and dated.limit is Limit.IN and not isinstance(time, Day)
    return time if within else None


def _one_year(dated: Dated) -> Time | None:
    time = _one_period(dated)
    last = time.last if isinstance(time, Span) else time
    return time if isinstance(last, Period) and last.unit is Unit.YEAR else None


_Join = Callable[..., Term | None]
_JOINS: dict[tuple[type, type], _Join] = {
    (Dated, Dated): _two_dates,
    (Event, Event): _two_events,
    (Every, Every): _two_recurrences,
    (Every, DayOnly): _day_of_recurrence,
    (DayOnly, Every): lambda left, right, beside: _day_of_recurrence(right, left, beside),
    (Every, Dated): _dated_recurrence,
    (Dated, Every): _recurrence_within,
    (Every, Always): _since,
    (Always, Dated): _ongoing_within,
    (Dated, Always): _within_ongoing,
    (Always, Every): _ongoing_each,
    (Dated, Event): _period_of_event,
    (Event, Dated): _event_in_period,
}
