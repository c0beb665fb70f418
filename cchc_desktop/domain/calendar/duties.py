"""Which periods a report is owed for, from its frequency and the part of the year it is about.

Must not know who owes it, nor when it is due (see due_rules).
"""

from datetime import date

from cchc_desktop.domain.calendar import periods
from cchc_desktop.domain.calendar.errors import PeriodError
from cchc_desktop.domain.calendar.periods import Length, Period

_YEAR = "Y"
_TIMES = {
    Length.MONTH: 12,
    Length.QUARTER: 4,
    Length.HALF: 2,
    Length.NINE_MONTHS: 1,
    Length.YEAR: 1,
}


def periods_of(frequency: str, part: str | None, year: int) -> tuple[Period, ...]:
    """Return a duty's periods in a year: the one named by `part` (Q1, H1, M9, Y), else each.

    What cannot be understood is owed for no period.
    """
    if part:
        return _named(part, year)
    if frequency not in tuple(Length):
        return ()
    length = Length(frequency)
    return tuple(Period(year, length, number + 1) for number in range(_TIMES[length]))


def runs_at_the_end(period: Period, first: date, last: date) -> bool:
    """Say whether a plan of these days is told of in a period: it runs in its last quarter."""
    closing = max(period.first_day, period.last_quarter.first_day)
    return first <= period.last_day and closing <= last


def _named(part: str, year: int) -> tuple[Period, ...]:
    try:
        return (periods.parse(f"{year}{'' if part == _YEAR else part}"),)
    except PeriodError:
        return ()
