"""What is still wanted of a result before a report can tell it.

Must not know where results are kept, nor how many of them there are.
"""

from enum import StrEnum

from cchc_desktop.domain.status import Shown, State


class Lack(StrEnum):
    """Something that a report would have to leave open."""

    STATE = "state"
    RESULT = "result"
    REASON = "reason"


_WITH_RESULT = frozenset({State.DONE, State.IN_PROGRESS})
_LATE = frozenset({Shown.OVERDUE, Shown.DONE_LATE})


def is_late(shown: Shown) -> bool:
    """Say whether something was, or still is, not done by its day."""
    return shown in _LATE


def lacks(state: State | None, shown: Shown, result: str, difficulty: str) -> tuple[Lack, ...]:
    """Return what is wanted: a state; words of what was done; why it is late."""
    if state is None:
        return (Lack.STATE,)
    wanted = []
    if state in _WITH_RESULT and not result:
        wanted.append(Lack.RESULT)
    if is_late(shown) and not difficulty:
        wanted.append(Lack.REASON)
    return tuple(wanted)
