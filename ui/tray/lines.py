"""What is asked of reminders and what may be done about them. Must not know Qt."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from cchc_desktop.domain.reminders import Reminder

Ids = Collection[str]


class Due(NamedTuple):
    """What waits, the most urgent first, and of it what nobody was told since it fired."""

    waiting: Sequence[Reminder] = ()
    new: Sequence[Reminder] = ()


@dataclass(frozen=True, slots=True)
class TrayDoors:
    """What the notice and the tray may ask for. What is refused is raised."""

    due: Callable[[], Due]
    mark_shown: Callable[[Ids], None]
    put_off: Callable[[Ids, datetime], None]
    now: Callable[[], datetime]
    show: Callable[[Ids], None]
