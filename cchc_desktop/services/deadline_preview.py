"""What a deadline would mean in a plan, while it is being typed. Writes nothing.

Must not know how it is shown.
"""

import uuid
from dataclasses import dataclass, field
from datetime import date

from cchc_desktop.domain.deadlines.model import Meaning
from cchc_desktop.services.deadlines import PlanFrame
from cchc_desktop.services.desk import Desk


@dataclass(slots=True)
class DeadlinePreview:
    """Reads phrases against plans; what a plan settles is read once, until `forget`."""

    desk: Desk
    _frames: dict[uuid.UUID | None, PlanFrame] = field(default_factory=dict)

    def read(self, plan: uuid.UUID | None, phrase: str) -> Meaning:
        """Read a phrase as the plan would; without a plan as the running year would."""
        frame = self._frames.get(plan)
        if frame is None:
            frame = self._frames[plan] = self._frame(plan)
        return frame.meaning(phrase)

    def _frame(self, plan: uuid.UUID | None) -> PlanFrame:
        if plan is None:
            year = self.desk.today.year
            return PlanFrame(date(year, 1, 1), date(year, 12, 31))
        with self.desk.store.reading() as connection:
            return PlanFrame.of(connection, plan)

    def forget(self) -> None:
        self._frames.clear()


def dates_of(read: Meaning, today: date) -> list[date]:
    """Return the days that are still to come, or the last one when all are over."""
    days = sorted({one.due for one in read.milestones if one.due is not None})
    return [day for day in days if day >= today] or days[-1:]
