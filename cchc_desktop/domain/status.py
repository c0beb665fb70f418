"""How a task stands: what a person says of it, and what the program shows.

A person sets the state only; on time, late and overdue are worked out from dates. Must not know
what day it is, nor how a task and its assignments are stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cchc_desktop.domain.deadline_kind import Kind

DUE_SOON = timedelta(days=14)


class State(StrEnum):
    """What a person sets."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    ONGOING = "ongoing"
    NOT_ARISEN = "not-arisen"
    PAUSED = "paused"
    STOPPED = "stopped"
    CARRIED_OVER = "carried-over"


class Shown(StrEnum):
    """What is shown: the first that applies."""

    STOPPED = "stopped"
    CARRIED_OVER = "carried-over"
    NOT_ARISEN = "not-arisen"
    DONE = "done"
    DONE_LATE = "done-late"
    UNCONFIRMED = "unconfirmed"
    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    PAUSED = "paused"
    ONGOING = "ongoing"
    IN_PROGRESS = "in-progress"
    UPCOMING = "upcoming"


# Nothing more will come of these, whatever the deadline says.
CLOSED = frozenset({State.DONE, State.NOT_ARISEN, State.STOPPED, State.CARRIED_OVER})
# A lead that has nothing to deliver does not keep the others' task open.
_NOTHING_OWED = frozenset({State.NOT_ARISEN, State.STOPPED})

_CLOSED_AS = {
    State.STOPPED: Shown.STOPPED,
    State.CARRIED_OVER: Shown.CARRIED_OVER,
    State.NOT_ARISEN: Shown.NOT_ARISEN,
}
_OPEN_AS = {
    State.NOT_STARTED: Shown.UPCOMING,
    State.PAUSED: Shown.PAUSED,
    State.ONGOING: Shown.ONGOING,
    State.IN_PROGRESS: Shown.IN_PROGRESS,
}


@dataclass(frozen=True, slots=True)
class Part:
    """One lead unit's part in a task: its latest entry, or nothing entered yet."""

    state: State | None = None
    percent: int | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class PartCounts:
    done: int
    of: int
    late: int


def shown_state(
    entered: State | None,
    done_on: date | None,
    due: date | None,
    kind: str,
    settled: bool,  # noqa: FBT001 - one fact among the others
    today: date,
) -> Shown:
    """Judge a task or one part of it.

    `due` is the next open milestone, else the last; `settled` says that the deadline was read
    without a doubt or decided by a person. Done on a day nobody noted counts as on time.
    """
    if entered is State.DONE:
        return Shown.DONE_LATE if _done_late(done_on, due) else Shown.DONE
    if entered in _CLOSED_AS:
        return _CLOSED_AS[entered]
    if not settled:
        return Shown.UNCONFIRMED
    if due is not None and due - today <= DUE_SOON:
        return Shown.OVERDUE if today > due else Shown.DUE_SOON
    if entered is None:
        return Shown.ONGOING if kind == Kind.ONGOING else Shown.UPCOMING
    return _OPEN_AS[entered]


def combine_leads(parts: Sequence[Part]) -> tuple[State | None, int | None]:
    """Join the leads' parts into the state and percent of the task.

    Done when every lead that owes something is done. Percent is the mean of those leads, half a
    point counting up; None while no lead has said anything that is a figure.
    """
    owing = _owing(parts)
    return _combined_state(owing), _mean_percent(owing)


def combined_done_on(parts: Sequence[Part]) -> date | None:
    """Tell when the task was done: with its last part; None while it is not, or nobody noted it."""
    owing = _owing(parts)
    if _combined_state(owing) is not State.DONE:
        return None
    return max((part.done_on for part in owing if part.done_on is not None), default=None)


def count_parts(parts: Sequence[Part], due: date | None, today: date) -> PartCounts:
    """Count the leads: how many are done, and how many were or are late."""
    return PartCounts(
        done=sum(part.state is State.DONE for part in parts),
        of=len(parts),
        late=sum(_is_late(part, due, today) for part in parts),
    )


def _done_late(done_on: date | None, due: date | None) -> bool:
    return done_on is not None and due is not None and done_on > due


def _is_late(part: Part, due: date | None, today: date) -> bool:
    if part.state is State.DONE:
        return _done_late(part.done_on, due)
    return part.state not in CLOSED and due is not None and today > due


def _owing(parts: Sequence[Part]) -> Sequence[Part]:
    return [part for part in parts if part.state not in _NOTHING_OWED] or parts


def _combined_state(owing: Sequence[Part]) -> State | None:
    states = {part.state for part in owing}
    if len(states) <= 1:
        return next(iter(states), None)
    if states <= _NOTHING_OWED:
        return State.STOPPED
    still_open = states - CLOSED
    return _open_state(still_open, State.DONE in states) if still_open else State.CARRIED_OVER


def _open_state(still_open: set[State | None], some_done: bool) -> State:  # noqa: FBT001
    """Name what the leads that are not through have in common, or that the work goes on."""
    begun = still_open - {None, State.NOT_STARTED}
    if not begun and not some_done:
        return State.NOT_STARTED
    if still_open == {State.ONGOING, None}:  # nothing entered is how an ongoing task begins
        return State.ONGOING
    same = next(iter(still_open)) if len(still_open) == 1 else None
    return State.IN_PROGRESS if same in {None, State.NOT_STARTED} else same


def _mean_percent(owing: Sequence[Part]) -> int | None:
    stated = [100 if part.state is State.DONE else part.percent for part in owing]
    if all(percent is None for percent in stated):
        return None
    total = sum(percent or 0 for percent in stated)
    return (2 * total + len(stated)) // (2 * len(stated))
