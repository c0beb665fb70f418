"""What an office is to be reminded of, worked out from facts: never stored as *when*, only *why*.

`due_reminders` is one pure function of the moment, the occasions there are and what was dealt
with. Must not know where facts are kept, who wakes it, nor how a reminder is shown.
"""

from cchc_desktop.domain.reminders.digest import Digest, digest
from cchc_desktop.domain.reminders.due import due_reminders, reach
from cchc_desktop.domain.reminders.model import (
    DEFAULT_LEADS,
    MORNING,
    VIETNAM,
    Act,
    Dealt,
    Kind,
    LeadTimes,
    Occasion,
    Reminder,
    in_vietnam,
    morning_of,
)

__all__ = [
    "DEFAULT_LEADS",
    "MORNING",
    "VIETNAM",
    "Act",
    "Dealt",
    "Digest",
    "Kind",
    "LeadTimes",
    "Occasion",
    "Reminder",
    "digest",
    "due_reminders",
    "in_vietnam",
    "morning_of",
    "reach",
]
