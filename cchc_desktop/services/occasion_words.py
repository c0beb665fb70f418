"""What an occasion is called, in the words of the catalogue.

Must not know when anything is due.
"""

import uuid
from datetime import date
from functools import cache
from typing import Protocol

from cchc_desktop.domain.calendar import periods
from cchc_desktop.domain.calendar.errors import PeriodError
from cchc_desktop.domain.calendar.periods import Period, Quarter
from cchc_desktop.domain.reminders import Kind
from resources.words import sentence


def period_words(period: Period) -> str:
    """Name a period as an office does: quý I năm 2026, 6 tháng đầu năm 2026."""
    facts = {"year": period.year, "number": period.number}
    code = f"{period.length}-{period.number}" if period.length == "half" else str(period.length)
    return sentence(f"period-names.{code}", facts)


class Named(Protocol):
    """A task as its plan names it."""

    @property
    def code(self) -> str | None: ...
    @property
    def title(self) -> str: ...


class Stage(Protocol):
    """A date of a task."""

    @property
    def id(self) -> uuid.UUID | bytes: ...
    @property
    def due(self) -> date | str | None: ...
    @property
    def label(self) -> str: ...
    @property
    def occurrence(self) -> str | None: ...


def task_subject(row: Named, kind: Kind, milestone: Stage) -> str:
    """Name a task as its plan does, with the stage or the time that is meant."""
    task = f"{row.code}. {row.title}" if row.code else row.title
    which = milestone.label if kind is not Kind.RECURRING else _time(milestone.occurrence or "")
    if kind is Kind.TASK or not which:
        return task
    return f"{task}: {which}"


def report_subject(period: Period, recipient: str) -> str:
    code = "report-to" if recipient else "report"
    facts = {"period": period_words(period), "recipient": recipient}
    return sentence(f"reminder-subjects.{code}", facts)


def return_subject(unit: str, period: Period) -> str:
    facts = {"unit": unit, "period": period_words(period)}
    return sentence("reminder-subjects.return", facts)


def progress_subject(quarter: Quarter, count: int) -> str:
    facts = {"period": period_words(Period.of(quarter)), "count": count}
    return sentence("reminder-subjects.progress", facts)


@cache
def _time(occurrence: str) -> str:
    """Name which time of a recurring task is meant."""
    year, week, number = occurrence.partition("-W")
    if week:
        return sentence("period-names.week", {"year": year, "number": int(number)})
    try:
        return period_words(periods.parse(occurrence))
    except PeriodError:
        return occurrence
