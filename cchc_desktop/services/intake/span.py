"""The first and the last day of an incoming plan: from its document, else from what it names.

Must not know what is read against these days.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cchc_desktop.documents.understanding import Understood
from cchc_desktop.domain.draft import PlanDraft

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_SCHOOL_BEGINS, _SCHOOL_ENDS = (8, 1), (7, 31)


class SpanSource(StrEnum):
    """Where the first and the last day of a plan were taken from."""

    GIVEN = "given"
    DOCUMENT = "document"
    GUESSED = "guessed"


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day of a plan, and who says so."""

    first_day: date
    last_day: date
    source: SpanSource = SpanSource.GIVEN


def span_of(understood: Understood, today: date) -> Span:
    """Tell the days of a plan from the years that its document names, else from today's."""
    if understood.years is None:
        year = _year_met(understood.draft) or today.year
        return Span(date(year, 1, 1), date(year, 12, 31), SpanSource.GUESSED)
    first, last = understood.years
    if understood.school_year:
        days = date(first, *_SCHOOL_BEGINS), date(last, *_SCHOOL_ENDS)
    else:
        days = date(first, 1, 1), date(last, 12, 31)
    return Span(*days, SpanSource.DOCUMENT)


def _year_met(draft: PlanDraft) -> int | None:
    """Return the year that the deadlines name most often."""
    met = Counter(int(year) for task in draft.tasks for year in _YEAR.findall(task.deadline))
    return max(met, key=lambda year: (met[year], -year), default=None)
