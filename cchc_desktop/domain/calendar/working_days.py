"""Which days an office works: weekends, public holidays, and the days a notice has swapped.

Tết and Giỗ Tổ come from the lunar calendar of the library `holidays`, with the swaps its release
knows; everything announced later is an override a person enters. Reminders move to a working day,
legal due dates never do. Must not know where overrides are stored.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DayOverride:
    """A day off, or worked, by somebody's decision: it outweighs weekends and holidays."""

    day: date
    off: bool
    name: str = ""


# Letter 12729/VPCP-KGVX of 25/12/2025, which `holidays` 0.109 does not have yet.
_ANNOUNCED = (
    DayOverride(date(2026, 1, 2), off=True, name="Ngày nghỉ (thay cho ngày 10/01/2026)"),
    DayOverride(date(2026, 1, 10), off=False),
)


@dataclass(frozen=True, slots=True)
class _Year:
    holidays: dict[date, str]
    worked_weekends: frozenset[date]


class WorkCalendar:
    """The working days of Việt Nam, as changed by the overrides given."""

    def __init__(self, overrides: Iterable[DayOverride] = ()) -> None:
        self._overrides = {one.day: one for one in (*_ANNOUNCED, *overrides)}
        self._years: dict[int, _Year] = {}

    def is_working(self, day: date) -> bool:
        override = self._overrides.get(day)
        if override is not None:
            return not override.off
        year = self._year(day.year)
        if day in year.holidays:
            return False
        return day.weekday() < _SATURDAY or day in year.worked_weekends

    def holiday_name(self, day: date) -> str | None:
        """Name the day off that is no plain weekend; None when it is none."""
        override = self._overrides.get(day)
        if override is not None and not override.off:
            return None
        known = self._year(day.year).holidays.get(day)
        return known if override is None else override.name or known or ""

    def special_days(self, year: int) -> list[DayOverride]:
        """Return the days of a year that are not what their weekday says, with their names."""
        known = self._year(year)
        marked = {*known.holidays, *known.worked_weekends, *self._overrides}
        days = sorted(day for day in marked if day.year == year)
        return [
            DayOverride(day, not self.is_working(day), self.holiday_name(day) or "") for day in days
        ]

    def working_day_before(self, day: date) -> date:
        """Give the last working day before the day, the day itself left out."""
        return next(self._working_days(day, -_DAY))

    def working_day_after(self, day: date) -> date:
        return next(self._working_days(day, _DAY))

    def working_day_on_or_before(self, day: date) -> date:
        """Give the day itself when it is worked: where a reminder on a day off moves to."""
        return day if self.is_working(day) else self.working_day_before(day)

    def add_working_days(self, day: date, count: int) -> date:
        """Count working days from a day, which itself is not counted; backwards when negative.

        "15 ngày làm việc kể từ ngày nhận" ends on `add_working_days(received, 15)`.
        """
        found = day
        days = self._working_days(day, _DAY if count > 0 else -_DAY)
        for _ in range(abs(count)):
            found = next(days)
        return found

    def count_working_days(self, first: date, last: date) -> int:
        """Count the working days of a span, both ends included."""
        length = (last - first).days + 1
        return sum(self.is_working(first + _DAY * nth) for nth in range(length))

    def _working_days(self, day: date, step: timedelta) -> Iterator[date]:
        while True:
            day += step
            if self.is_working(day):
                yield day

    def _year(self, number: int) -> _Year:
        known = self._years.get(number)
        if known is None:
            known = self._years[number] = _public_holidays(number)
        return known


def _public_holidays(year: int) -> _Year:
    import holidays  # noqa: PLC0415 - a tenth of a second that few starts of the program need

    found = holidays.country_holidays("VN", years=year, expand=False, language="vi")
    return _Year(dict(found.items()), frozenset(found.weekend_workdays))
