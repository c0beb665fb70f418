"""When the report of a period is due, as a rule that can be stored as a short text.

    day:20/last-month           "chậm nhất ngày 20 của tháng cuối kỳ"
    day:05/next-month           "ngày 05 tháng kế tiếp"
    day:25/11                   "ngày 25/11", of the period's year
    before-day:01/last-month    "trước ngày 01 của tháng cuối kỳ": due the day before
    fixed:2026-03-15            this one day
    working-days-before-end:5   five working days before the period's last day

A due date is never moved off a day of rest: the regulation says the day. Must not know cut-offs.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cchc_desktop.domain.calendar.errors import DueRuleError
from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.calendar.working_days import WorkCalendar

_WRITTEN = re.compile(
    r"(?P<kind>day|before-day):(?P<day>0[1-9]|[12][0-9]|3[01])"
    r"/(?P<month>first-month|last-month|next-month|0[1-9]|1[0-2])"
    r"|fixed:(?P<fixed>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"|working-days-before-end:(?P<count>[1-9][0-9]?)",
)


class MonthOf(StrEnum):
    """A month told by where it stands to the period."""

    FIRST = "first-month"
    LAST = "last-month"
    NEXT = "next-month"


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of a month, or the day before it; a day that the month has not means its last."""

    day: int
    month: MonthOf | int
    before: bool = False

    def __str__(self) -> str:
        month = self.month if isinstance(self.month, MonthOf) else f"{self.month:02}"
        return f"{'before-day' if self.before else 'day'}:{self.day:02}/{month}"


@dataclass(frozen=True, slots=True)
class FixedDay:
    day: date

    def __str__(self) -> str:
        return f"fixed:{self.day.isoformat()}"


@dataclass(frozen=True, slots=True)
class WorkingDaysBeforeEnd:
    count: int

    def __str__(self) -> str:
        return f"working-days-before-end:{self.count}"


DueRule = DayOfMonth | FixedDay | WorkingDaysBeforeEnd


def parse(text: str) -> DueRule:
    """Read a rule; `str` of what it gives is the text again."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise DueRuleError("due-rule-unreadable", {"text": text})
    if found["fixed"]:
        return FixedDay(_day(text, found["fixed"]))
    if found["count"]:
        return WorkingDaysBeforeEnd(int(found["count"]))
    month = found["month"]
    return DayOfMonth(
        day=int(found["day"]),
        month=int(month) if month.isdigit() else MonthOf(month),
        before=found["kind"] == "before-day",
    )


def due_date(rule: DueRule, period: Period, workdays: WorkCalendar) -> date:
    """Say when the report of a period is due."""
    match rule:
        case FixedDay(day):
            return day
        case WorkingDaysBeforeEnd(count):
            return workdays.add_working_days(period.last_day, -count)
        case DayOfMonth():
            return _in_month(rule, _first_of_month(rule.month, period))


def _day(text: str, written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as err:
        raise DueRuleError("due-rule-unreadable", {"text": text}) from err


def _first_of_month(month: MonthOf | int, period: Period) -> date:
    match month:
        case MonthOf.FIRST:
            return period.first_day
        case MonthOf.LAST:
            return period.last_day.replace(day=1)
        case MonthOf.NEXT:
            return period.last_day + timedelta(days=1)
        case int():
            return date(period.year, month, 1)


def _in_month(rule: DayOfMonth, first: date) -> date:
    length = monthrange(first.year, first.month)[1]
    return first + timedelta(days=min(rule.day - rule.before, length) - 1)
