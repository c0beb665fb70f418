"""The one Clock: the only place that asks the computer what time it is.

Must not know what anybody does with the time; everything else takes `now` or `today` as a
parameter. Việt Nam keeps one offset all year, so no time zone data is needed (Windows has none).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Protocol

VIETNAM = timezone(timedelta(hours=7), "+07:00")


class Clock(Protocol):
    def now(self) -> datetime:
        """Give the present moment, aware, in the time of Việt Nam."""

    def today(self) -> date:
        """Give the present day in Việt Nam."""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The computer's clock, whatever time zone the computer is set to."""

    def now(self) -> datetime:
        return datetime.now(VIETNAM)  # noqa: TID251 the one place that may ask

    def today(self) -> date:
        return self.now().date()


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still, for tests, pictures and the sample year."""

    at: datetime

    def now(self) -> datetime:
        return in_vietnam(self.at)

    def today(self) -> date:
        return self.now().date()


def in_vietnam(moment: datetime) -> datetime:
    """Give the moment in the time of Việt Nam; one without a zone is taken to be there."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=VIETNAM)
    return moment.astimezone(VIETNAM)
