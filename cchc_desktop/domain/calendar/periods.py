"""Quarters, and the longer and shorter periods offices report on.

Values and results belong to quarters; a report covers a period, which is some quarters or a month.
Must not know which data a report tells (see cutoffs) nor when it is due (see due_rules).
"""

import functools
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from cchc_desktop.domain.calendar.errors import PeriodError

FIRST_YEAR, LAST_YEAR = 1900, 2999

_WRITTEN = re.compile(r"([0-9]{4})(?:Q([1-4])|H([12])|M(9)|-(0[1-9]|1[0-2]))?", re.IGNORECASE)


class Length(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine-months"
    YEAR = "year"


_MONTHS = {
    Length.MONTH: 1,
    Length.QUARTER: 3,
    Length.HALF: 6,
    Length.NINE_MONTHS: 9,
    Length.YEAR: 12,
}


@dataclass(frozen=True, order=True)
class Quarter:
    year: int
    number: int

    def __post_init__(self) -> None:
        _check_year(self.year)
        if not 1 <= self.number <= 4:
            raise PeriodError("period-unreadable", {"text": f"{self.year}Q{self.number}"})

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"

    @property
    def first_day(self) -> date:
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last_day(self) -> date:
        return _month_end(self.year, self.number * 3)

    def next(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    def previous(self) -> "Quarter":
        return Quarter(self.year - (self.number == 1), (self.number - 2) % 4 + 1)


@functools.total_ordering
@dataclass(frozen=True)
class Period:
    """A reporting period, ordered by its last day; of two that end together the shorter first."""

    year: int
    length: Length = Length.YEAR
    number: int = 1

    def __post_init__(self) -> None:
        _check_year(self.year)
        most = 1 if self.length is Length.NINE_MONTHS else 12 // _MONTHS[self.length]
        if not 1 <= self.number <= most:
            facts = {"text": f"{self.year} {self.length} {self.number}"}
            raise PeriodError("period-unreadable", facts)

    @classmethod
    def of(cls, quarter: Quarter) -> Self:
        return cls(quarter.year, Length.QUARTER, quarter.number)

    def __str__(self) -> str:
        match self.length:
            case Length.MONTH:
                return f"{self.year}-{self.number:02}"
            case Length.QUARTER:
                return f"{self.year}Q{self.number}"
            case Length.HALF:
                return f"{self.year}H{self.number}"
            case Length.NINE_MONTHS:
                return f"{self.year}M9"
            case Length.YEAR:
                return str(self.year)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return (self.last_day, other.first_day) < (other.last_day, self.first_day)

    @property
    def first_month(self) -> int:
        return (self.number - 1) * _MONTHS[self.length] + 1

    @property
    def last_month(self) -> int:
        return self.number * _MONTHS[self.length]

    @property
    def first_day(self) -> date:
        return date(self.year, self.first_month, 1)

    @property
    def last_day(self) -> date:
        return _month_end(self.year, self.last_month)

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """The quarters whose progress this period tells; of a month, the quarter it lies in."""
        numbers = range((self.first_month + 2) // 3, (self.last_month + 2) // 3 + 1)
        return tuple(Quarter(self.year, number) for number in numbers)

    @property
    def last_quarter(self) -> Quarter:
        return self.quarters[-1]


def parse(text: str) -> Period:
    """Read `2023Q1`, `2023H1`, `2023M9`, `2023` or `2023-05`; refuse anything else."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise PeriodError("period-unreadable", {"text": text})
    year = int(found[1])
    quarter, half, nine, month = found.groups()[1:]
    if quarter:
        return Period(year, Length.QUARTER, int(quarter))
    if half:
        return Period(year, Length.HALF, int(half))
    if nine:
        return Period(year, Length.NINE_MONTHS)
    if month:
        return Period(year, Length.MONTH, int(month))
    return Period(year)


def parse_quarter(text: str) -> Quarter:
    """Read a quarter; refuse any other period, naming the quarter that was perhaps meant."""
    period = parse(text)
    if period.length is not Length.QUARTER:
        raise PeriodError(
            "period-not-a-quarter", {"text": text, "quarter": str(period.last_quarter)}
        )
    return period.last_quarter


def quarter_of(day: date) -> Quarter:
    return Quarter(day.year, (day.month + 2) // 3)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        facts = {"year": year, "first": FIRST_YEAR, "last": LAST_YEAR}
        raise PeriodError("period-out-of-range", facts)
