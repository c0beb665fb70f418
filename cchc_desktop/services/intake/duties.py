"""Reports that a document asks for, with the days on which they would be due.

Must not know how duties are stored.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.calendar import due_rules
from cchc_desktop.domain.calendar.duties import periods_of, runs_at_the_end
from cchc_desktop.domain.calendar.errors import DueRuleError
from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.calendar.working_days import WorkCalendar
from cchc_desktop.domain.draft import ReportDutyDraft


@dataclass(frozen=True, slots=True)
class DutyDue:
    """One report: the period it is about, and the day it is due."""

    period: Period
    due: date


@dataclass(frozen=True, slots=True)
class DutyProposal:
    """A report duty as read; `taken` says what a person decided, None while nobody did."""

    place: int
    said: ReportDutyDraft
    dues: tuple[DutyDue, ...]
    taken: bool | None = None


def propose_duties(
    duties: Sequence[ReportDutyDraft],
    first_day: date,
    last_day: date,
    works: WorkCalendar,
    taken: Mapping[int, bool],
) -> tuple[DutyProposal, ...]:
    """Say when the reports of a plan of these days would be due."""
    return tuple(
        DutyProposal(place, said, tuple(_dues(said, first_day, last_day, works)), taken.get(place))
        for place, said in enumerate(duties)
    )


def _dues(
    said: ReportDutyDraft, first_day: date, last_day: date, works: WorkCalendar
) -> Iterator[DutyDue]:
    try:
        rule = due_rules.parse(said.due_rule)
    except DueRuleError:
        return
    for year in range(first_day.year, last_day.year + 1):
        for period in periods_of(said.frequency, said.period_part, year):
            if runs_at_the_end(period, first_day, last_day):
                yield DutyDue(period, due_rules.due_date(rule, period, works))
