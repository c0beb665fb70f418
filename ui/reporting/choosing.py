"""Which report is meant: its kind, period, plan and unit; and what an office has to choose from.

Must not know how a report is shown, nor any widget.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cchc_desktop.domain.calendar.periods import Length, Period, quarter_of
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.entry.sheet import plan_years
from cchc_desktop.services.overview.reports import ReportDay, Sent, report_days
from cchc_desktop.services.plans.storing import PlanLine, list_plans
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.material import ReportKind
from cchc_desktop.services.units import UnitLine, list_units


class Sheet(StrEnum):
    """What this place makes: the kinds of report, and the slips that are none."""

    REPORT = ReportKind.REPORT
    TASKS = ReportKind.TASKS
    TOGETHER = ReportKind.TOGETHER
    REMINDER = ReportKind.REMINDER
    TARGETS = ReportKind.TARGETS
    STATISTICS = ReportKind.STATISTICS
    PLAN = ReportKind.PLAN
    SLIPS = "phieu-giao-viec"

    @property
    def kind(self) -> ReportKind | None:
        """Return the kind of report it is; slips are none."""
        return None if self is Sheet.SLIPS else ReportKind(self.value)

    @property
    def has_words(self) -> bool:
        """Tell whether a person writes in it here."""
        return self is Sheet.REPORT


_OF_UNITS: Final = frozenset({Sheet.REPORT, Sheet.TASKS, Sheet.TOGETHER, Sheet.TARGETS})
"""What may be about one unit alone; of the others a unit cannot be asked."""


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """One report as it was chosen. No plan: all of them; no unit: the office as a whole."""

    sheet: Sheet
    period: Period
    plan: uuid.UUID | None = None
    unit: uuid.UUID | None = None

    @property
    def asked(self) -> Asked:
        return Asked(self.period, self.plan, self.unit if self.sheet in _OF_UNITS else None)

    @property
    def takes_unit(self) -> bool:
        return self.sheet in _OF_UNITS

    @property
    def can_be_issued(self) -> bool:
        """Tell whether it can be frozen under a number: what the whole office signs."""
        return self.sheet.kind is not None and self.asked.unit is None


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is to choose from, and what is owed, read at once."""

    years: range
    plans: Sequence[PlanLine]
    units: Sequence[UnitLine]
    owed: Sequence[ReportDay]


def read_offered(desk: Desk, period: Period) -> Offered:
    """Read what can be chosen; of what is owed, the reports of the year of this period."""
    known = plan_years(desk)
    years = range(min(known.start, period.year), max(known.stop, period.year + 1))
    plans = [one for one in list_plans(desk.store, desk.today) if one.tasks or not one.implicit]
    units = [one for one in list_units(desk) if not one.is_group and one.id != desk.unit_id]
    owed = report_days(desk, period.year, desk.today)
    return Offered(years, plans, sorted(units, key=lambda one: one.name), owed)


def running_period(desk: Desk) -> Period:
    """Return the period whose report is worked at: the next that is due, else the last missed.

    Where nothing is owed, the running quarter.
    """
    own = [one for one in report_days(desk, desk.today.year, desk.today) if one.is_own]
    due = [one for one in own if one.sent is Sent.DUE]
    missing = [one for one in own if one.sent is Sent.MISSING]
    if due:
        return due[0].period
    return missing[-1].period if missing else Period.of(quarter_of(desk.today))


def periods_of_year(year: int) -> list[Period]:
    """Return the periods there are reports of, as offices list them."""
    return [
        *(Period(year, Length.QUARTER, number) for number in range(1, 5)),
        Period(year, Length.HALF, 1),
        Period(year, Length.NINE_MONTHS),
        Period(year),
        Period(year, Length.HALF, 2),
        *(Period(year, Length.MONTH, number) for number in range(1, 13)),
    ]


def in_year(period: Period, year: int) -> Period:
    """Return the same part of another year."""
    return Period(year, period.length, period.number)
