"""The days that a calendar shows at once, and where each stands. Must not know what is due."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Self

from cchc_desktop.domain.calendar.periods import Length, Period, Quarter, quarter_of

WEEK: Final = 7
_FIRST: Final = date(2000, 1, 1)
_LAST: Final = date(2099, 12, 31)
_SATURDAY: Final = 5


class View(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class Span:
    """A month or a quarter as rows of weeks, Monday first."""

    view: View
    first: date
    last: date

    @classmethod
    def of(cls, view: View, day: date) -> Self:
        if view is View.QUARTER:
            quarter: Quarter = quarter_of(day)
            return cls(view, quarter.first_day, quarter.last_day)
        return cls(view, day.replace(day=1), day.replace(day=_length(day.year, day.month)))

    @property
    def period(self) -> Period:
        if self.view is View.QUARTER:
            return Period.of(quarter_of(self.first))
        return Period(self.first.year, Length.MONTH, self.first.month)

    @property
    def weeks(self) -> int:
        return (self.last - self._monday()).days // WEEK + 1

    def _monday(self) -> date:
        return self.first - timedelta(self.first.weekday())

    def day_at(self, week: int, weekday: int) -> date:
        """Return the day at a place; some of them lie before the span, or after it."""
        return self._monday() + timedelta(WEEK * week + weekday)

    def place_of(self, day: date) -> tuple[int, int]:
        return divmod((day - self._monday()).days, WEEK)

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    def month_named(self, week: int) -> int | None:
        """Return the month whose name stands at a week.

        One that begins on a weekend is named a row later, lest it stands beside the old month.
        """
        days = [self.day_at(week, weekday) for weekday in range(_SATURDAY)]
        named = [one for one in days if one.day == 1]
        if days[0].day in (2, 3):
            named.append(days[0])
        return next((one.month for one in named if self.holds(one)), None)

    def later(self, day: date, turns: int) -> date:
        """Return the same day of another month or quarter, or the last day there is."""
        months = turns * (1 if self.view is View.MONTH else 3)
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        if not _FIRST.year <= year <= _LAST.year:
            return day
        return date(year, month + 1, min(day.day, _length(year, month + 1)))


def stepped(day: date, days: int) -> date:
    """Return a day so many days on, within those a calendar goes through."""
    return min(max(day + timedelta(days), _FIRST), _LAST)


def _length(year: int, month: int) -> int:
    return monthrange(year, month)[1]
