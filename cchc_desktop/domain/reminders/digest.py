"""The one notice of a morning: how much is late, due today and due soon.

Must not know the words of the notice.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from cchc_desktop.domain.reminders.model import Reminder


@dataclass(frozen=True, slots=True)
class Digest:
    """Counts: past their day, due today, due later."""

    late: int = 0
    due: int = 0
    soon: int = 0

    @property
    def total(self) -> int:
        return self.late + self.due + self.soon


def digest(reminders: Iterable[Reminder]) -> Digest:
    left = [one.days_left for one in reminders]
    return Digest(
        late=sum(days < 0 for days in left),
        due=sum(days == 0 for days in left),
        soon=sum(days > 0 for days in left),
    )
