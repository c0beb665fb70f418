"""How tasks stand, as a report counts them: each in one of a few, so that the parts make the whole.

Must not know where facts come from, nor the words for any of it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

from cchc_desktop.domain.status import Shown, State


class Stand(StrEnum):
    """What a report says of a task; the words are in the catalogue, table `report-stands`."""

    DONE = "done"
    DONE_UNDATED = "done-undated"
    DONE_LATE = "done-late"
    RUNNING = "running"
    ONGOING = "ongoing"
    OVERDUE = "overdue"
    NOT_STARTED = "not-started"
    PAUSED = "paused"
    NOT_ARISEN = "not-arisen"
    STOPPED = "stopped"
    CARRIED_OVER = "carried-over"


IN_TIME: Final = (Stand.DONE, Stand.DONE_UNDATED)
DONE: Final = (*IN_TIME, Stand.DONE_LATE)
GOING_ON: Final = (Stand.RUNNING, Stand.ONGOING)
RUNNING: Final = (*GOING_ON, Stand.OVERDUE)
LATE: Final = (Stand.DONE_LATE, Stand.OVERDUE)
_AS_SHOWN: Final = {
    Shown.DONE_LATE: Stand.DONE_LATE,
    Shown.OVERDUE: Stand.OVERDUE,
    Shown.PAUSED: Stand.PAUSED,
    Shown.ONGOING: Stand.ONGOING,
    Shown.IN_PROGRESS: Stand.RUNNING,
    Shown.UPCOMING: Stand.NOT_STARTED,
    Shown.NOT_ARISEN: Stand.NOT_ARISEN,
    Shown.STOPPED: Stand.STOPPED,
    Shown.CARRIED_OVER: Stand.CARRIED_OVER,
}
_AS_SAID: Final = {
    State.IN_PROGRESS: Stand.RUNNING,
    State.ONGOING: Stand.ONGOING,
    State.PAUSED: Stand.PAUSED,
}


def stand_of(shown: Shown, said: State | None, *, dated: bool) -> Stand:
    """Tell how a task stands; what is due soon or not confirmed stands as was said of it."""
    if shown is Shown.DONE:
        return Stand.DONE if dated else Stand.DONE_UNDATED
    known = _AS_SHOWN.get(shown)
    if known is not None:
        return known
    return _AS_SAID.get(said, Stand.NOT_STARTED) if said else Stand.NOT_STARTED


@dataclass(frozen=True, slots=True)
class Tally:
    """How many tasks stand how. Tallies of parts add up to that of the whole."""

    counts: Counter[Stand]

    @classmethod
    def of(cls, stands: Iterable[Stand]) -> Self:
        return cls(Counter(stands))

    def of_all(self, *stands: Stand) -> int:
        return sum(self.counts[one] for one in stands)

    @property
    def given(self) -> int:
        return self.counts.total()

    @property
    def done(self) -> int:
        return self.of_all(*DONE)

    @property
    def running(self) -> int:
        return self.of_all(*RUNNING)

    @property
    def overdue(self) -> int:
        return self.counts[Stand.OVERDUE]

    @property
    def rest(self) -> Iterator[tuple[Stand, int]]:
        """Give what is neither done nor running, as far as there is any."""
        rest = (Stand.NOT_STARTED, Stand.PAUSED, Stand.NOT_ARISEN, Stand.STOPPED)
        return ((one, self.counts[one]) for one in (*rest, Stand.CARRIED_OVER) if self.counts[one])

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.counts + other.counts)
