"""What a report is asked for: its period, and perhaps one plan, one unit, one day.

Must not know the kinds of report.
"""

import uuid
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.calendar.periods import Period, Quarter, quarter_of


@dataclass(frozen=True, slots=True)
class Asked:
    """Which facts a report tells.

    No plan: all that run then. No unit: the office as a whole. `today` judges what is late; it
    hides nothing.
    """

    period: Period
    plan: uuid.UUID | str | None = None
    unit: uuid.UUID | str | None = None
    today: date | None = None


def judging_day(asked: Asked, data_last: date, today: date) -> date:
    """Return the day on which a report judges: today, but not after its data unless asked to.

    A report of spring that is made again in autumn says what it said.
    """
    return asked.today or min(today, data_last)


def last_quarter_told(asked: Asked, today: date, *, up_to_now: bool) -> Quarter:
    """Return up to which quarter results are read; a reminder knows all there are."""
    last = asked.period.last_quarter
    return max(last, quarter_of(asked.today or today)) if up_to_now else last
