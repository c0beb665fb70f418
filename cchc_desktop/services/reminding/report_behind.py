"""Which report a reminder is about: of which period, the office's own or one that units owe.

Must not know when anybody is reminded, nor what the report says.
"""

import uuid
from collections.abc import Collection
from typing import Final, NamedTuple

from cchc_desktop.domain.calendar.errors import PeriodError
from cchc_desktop.domain.calendar.periods import Period, parse
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.occasions import OfficeFacts

_OWN, _OF_UNITS = "report:", "return:"
_YEARS_AROUND: Final = 1
OWN_REPORT, ADDED_UP = "bao-cao", "tong-hop"
"""The kinds of report, by their usual names, that an office sends and that adds up its units."""


class ReportBehind(NamedTuple):
    period: Period
    kind: str


def is_about_report(reminder: str) -> bool:
    """Tell from its id alone whether a reminder is about a report."""
    return reminder.startswith((_OWN, _OF_UNITS))


def report_behind(desk: Desk, ids: Collection[str]) -> ReportBehind | None:
    """Return the report that the first of these reminders about one is about; our own goes first.

    Nothing where none of them is, or what it was about is owed no more.
    """
    slots = {one.removeprefix(_OWN) for one in ids if one.startswith(_OWN)}
    if slots:
        with desk.store.reading() as connection:
            facts = OfficeFacts.read(connection, desk.unit_id, desk.today)
            year = desk.today.year
            years = range(year - _YEARS_AROUND, year + _YEARS_AROUND + 1)
            found = (one for one in facts.reports(years, desk.today) if str(one.id) in slots)
            first = min(found, key=lambda one: (one.due, one.id), default=None)
        if first is not None:
            return ReportBehind(first.period, OWN_REPORT)
    for one in ids:
        if one.startswith(_OF_UNITS) and (period := _period_in(one)) is not None:
            return ReportBehind(period, ADDED_UP)
    return None


def _period_in(reminder: str) -> Period | None:
    """Read the period that stands at the end of an id: return:<unit>:<period>."""
    unit, _, period = reminder.removeprefix(_OF_UNITS).partition(":")
    try:
        uuid.UUID(unit)
        return parse(period)
    except (ValueError, PeriodError):
        return None
