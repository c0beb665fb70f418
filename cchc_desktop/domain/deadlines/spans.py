"""Productions for times side by side: ranges, lists, one day of several months.

Must not know limits, recurrences, events or plans.
"""

from collections.abc import Callable
from dataclasses import replace

from cchc_desktop.domain.deadlines.days import checked_day, day
from cchc_desktop.domain.deadlines.model import DoubtCode
from cchc_desktop.domain.deadlines.periods import (
    Times,
    generic_years,
    months,
    parts_of_year,
    quarters,
    school,
    weeks,
    years,
)
from cchc_desktop.domain.deadlines.reader import Reader
from cchc_desktop.domain.deadlines.terms import (
    Aside,
    Day,
    DayOnly,
    Period,
    Span,
    Time,
    Vague,
)
from cchc_desktop.domain.deadlines.tokens import Shape

TO = ("cho đến", "cho tới", "đến", "tới")
_MOST_LISTED = 24
Found = Times | DayOnly | Vague | Aside


def day_of_months(reader: Reader) -> Times | Vague | None:
    """Take one day of several months.

    - ngày 20 các tháng 3, 6, 9 → compound 20/03 20/06 20/09
    - trước ngày 20 tháng 3 và tháng 9 → compound 19/03 19/09
    - trong 10 ngày đầu tháng 7 → fixed 10/07
    """
    said = reader.says("ngày")
    number = reader.number(1, 31)
    if number is None or not (said or reader.says("ngày đầu tiên", "ngày đầu")):
        return None
    reader.says("của")
    found = months(reader)
    times = list(found) if isinstance(found, tuple) else []
    while times and len(times) < _MOST_LISTED and (more := reader.attempt(_and_months)):
        times += more
    named = [time for time in times if isinstance(time, Period)]
    if len(named) < len(times) or not named or (said and len(named) == 1):
        return None
    for place in range(len(named) - 2, -1, -1):
        if named[place].year is None:
            named[place] = replace(named[place], year=named[place + 1].year)
    days = [checked_day(number, month.number, month.year) for month in named]
    real = tuple(one for one in days if isinstance(one, Day))
    return real if len(real) == len(days) else Vague(DoubtCode.IMPOSSIBLE)


def _and_months(reader: Reader) -> Times | None:
    if not (reader.sign(",&") or reader.says("và")):
        return None
    reader.says("và")
    found = months(reader)
    return found if isinstance(found, tuple) else None


_POINTS: tuple[Callable[[Reader], Times | Vague | None], ...] = (
    day_of_months,
    weeks,
    months,
    quarters,
    parts_of_year,
    school,
    years,
)


def point(reader: Reader) -> Found | None:
    """Take a day or a named period, or its end; its beginning is no date.

    - cuối tháng 9 → fixed 30/09
    - hết quý II → fixed 30/06
    - cuối năm → fixed 31/12
    - đầu tháng 9 → unclear vague
    - giữa quý III → unclear vague
    - khoảng tháng 10 → unclear vague
    """
    if reader.says("đầu", "giữa", "khoảng", "thượng tuần", "trung tuần", "hạ tuần"):
        vague = reader.attempt(_named) or reader.attempt(generic_years)
        return Vague(DoubtCode.VAGUE) if vague else None
    if reader.says("cuối", "hết", "kết thúc"):
        found = reader.attempt(_named) or reader.attempt(generic_years)
        return _ends(found) if isinstance(found, tuple) else found
    return reader.attempt(_named)


def _named(reader: Reader) -> Found | None:
    for production in _POINTS:
        found = reader.attempt(production)
        if found:
            return found
    one = reader.attempt(day)
    return (one,) if isinstance(one, Day | Period) else one


def _ends(found: Times) -> Times:
    last = found[-1]
    return (*found[:-1], replace(last, end=True)) if isinstance(last, Period) else found


def stretch(reader: Reader) -> Found | None:
    """Take a time, or a range of two.

    - Quý I - Quý III/2024 → fixed 30/09
    - tháng 6 đến tháng 8 → fixed 31/08
    - 07–08/2024 → fixed 31/08
    - 15-20/6/2024 → fixed 20/06
    - 15/3 - 20/4/2024 → fixed 20/04
    - 15/12/2023-14/3/2024 → fixed 14/03
    """
    first = reader.attempt(half_told) or reader.attempt(point)
    if not isinstance(first, tuple) or len(first) > 1 or isinstance(first[0], Span):
        return first
    last = reader.attempt(range_end)
    if last is None:
        return first
    return (Span(first[0], last),)


def range_end(reader: Reader) -> Day | Period | None:
    if not (reader.sign("-+") or reader.says(*TO)):
        return None
    reader.says("hết")
    return single(reader)


def single(reader: Reader) -> Day | Period | None:
    """Take exactly one day or period."""
    found = point(reader)
    if not isinstance(found, tuple) or len(found) > 1 or isinstance(found[0], Span):
        return None
    return found[0]


def half_told(reader: Reader) -> Times | None:
    """Take a range whose first figure lacks what the second has: 15-20/6, 07-08/2024."""
    reader.says("ngày")
    first = reader.number(1, 31)
    if first is None or not (reader.sign("-") or reader.says(*TO)):
        return None
    last = single(reader)
    if isinstance(last, Day) and first < last.day:
        return (Span(Day(first, last.month, last.year), last),)
    if isinstance(last, Period) and first < last.number:
        return (Span(replace(last, number=first), last),)
    return None


def listed(reader: Reader) -> Found | None:
    """Take one or several times; a year told once at the end holds for all.

    - Quý II, Quý IV → compound 30/06 31/12
    - Tháng 6 và tháng 12 → compound 30/06 31/12
    - 15/6 và 15/12/2024 → compound 15/06 15/12
    - Quý I, 6 tháng, quý III và năm → compound 31/03 30/06 30/09 31/12
    """
    found = reader.attempt(stretch)
    if not isinstance(found, tuple):
        return found
    times = list(found)
    while len(times) < _MOST_LISTED and (more := reader.attempt(_next_listed)) is not None:
        times += more
    for place in range(len(times) - 2, -1, -1):
        times[place] = _with_year_of(times[place], times[place + 1])
    return tuple(times)


def _next_listed(reader: Reader) -> Times | None:
    if not (reader.sign(",&/") or reader.says("và", "hoặc")):
        return None
    reader.says("và")
    reader.says("vào", "trong")
    found = reader.attempt(stretch) or reader.attempt(_year_at_end)
    return found if isinstance(found, tuple) else None


def _year_at_end(reader: Reader) -> Times | None:
    """Take the "năm" that closes a list of report periods."""
    found = generic_years(reader)
    token = reader.peek()
    return found if token is None or token.shape is Shape.SIGN else None


def _with_year_of(time: Time, following: Time) -> Time:
    last = following.last if isinstance(following, Span) else following
    if isinstance(time, Span) or time.year is not None or not isinstance(last.year, int):
        return time
    if _place(time) <= _place(last):
        return replace(time, year=last.year)
    return replace(time, year=last.year - 1)


def _place(time: Day | Period) -> tuple[int, int]:
    return (time.month, time.day) if isinstance(time, Day) else (time.number, 0)
