"""Which days' results a report tells: from one cut-off (thời gian chốt số liệu) to the next.

Cut-offs only decide which report tells a result; they never move an entry and never judge
lateness. Must not know when a report is due: offices ask for it before the cut-off, too.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cchc_desktop.domain.calendar.errors import PeriodError
from cchc_desktop.domain.calendar.periods import Period, Quarter, quarter_of

# Nghị định 09/2019/NĐ-CP: the 15th of the month before a period to the 14th of its last month.
_FIRST_DAY = 15


class CutoffPreset(StrEnum):
    ND09 = "nd09"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class DataSpan:
    """The days a report tells of, both ends included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            facts = {"first": self.first.isoformat(), "last": self.last.isoformat()}
            raise PeriodError("cutoffs-out-of-order", facts)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def data_span(period: Period, preset: CutoffPreset) -> DataSpan:
    if preset is CutoffPreset.CALENDAR:
        return DataSpan(period.first_day, period.last_day)
    month_before = period.first_day - timedelta(days=1)
    return DataSpan(
        month_before.replace(day=_FIRST_DAY),
        period.last_day.replace(day=_FIRST_DAY - 1),
    )


def quarter_telling(day: date, preset: CutoffPreset) -> Quarter:
    """Name the quarter whose report tells what happened on a day."""
    quarter = quarter_of(day)
    if preset is CutoffPreset.CALENDAR or day <= data_span(Period.of(quarter), preset).last:
        return quarter
    return quarter.next()
