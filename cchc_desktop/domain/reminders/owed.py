"""What one unit still owes of a task's dates: what nobody has to be reminded of is left out.

Must not know who the unit is, nor what day it is.
"""

from collections.abc import Sequence

from cchc_desktop.domain.calendar.periods import parse_quarter
from cchc_desktop.domain.deadline_kind import Kind
from cchc_desktop.domain.standing import Due, Entry, current_entries
from cchc_desktop.domain.status import CLOSED, State

# What is said of one quarter of a task that comes again; these two end it altogether.
FOR_GOOD = frozenset({State.STOPPED, State.CARRIED_OVER})


def still_owed(kind: str, dues: Sequence[Due], entries: Sequence[Entry]) -> list[Due]:
    """Return the dates that nothing closed yet.

    An entry about one date closes that one. One about the whole part closes everything; of a
    task that comes again and again, what was due up to its quarter's end.
    """
    current = current_entries(entries)
    whole = [entry for entry in current if entry.occurrence is None]
    if whole and whole[-1].state in (FOR_GOOD if kind == Kind.RECURRING else CLOSED):
        return []
    closed = {entry.occurrence for entry in current if entry.state in CLOSED} - {None}
    quarters = [entry.quarter for entry in whole if entry.state in CLOSED]
    until = parse_quarter(max(quarters)).last_day if quarters else None
    if kind != Kind.RECURRING:
        until = None
    return [
        one
        for one in dues
        if one.key not in closed
        and not (until is not None and (one.due is None or one.due <= until))
    ]
