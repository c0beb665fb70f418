"""One line of the draft as its table shows it: what it says, what that means, what is asked."""

from dataclasses import dataclass, fields
from typing import Final

from cchc_desktop.domain.deadlines import Meaning
from cchc_desktop.domain.draft import TaskDraft
from cchc_desktop.services.intake.questions import Question, questions_of
from cchc_desktop.services.intake.review import PROGRESS, ReviewLine
from cchc_desktop.services.intake.sense import PlanSense

_FIELDS: Final = (*(one.name for one in fields(TaskDraft)), *PROGRESS)
_EMPTY: Final = (None, "", ())


@dataclass(frozen=True, slots=True)
class DraftLine:
    """What is shown of a line; `filled` are the fields in which it says something."""

    said: ReviewLine
    meaning: Meaning
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    asked: tuple[Question, ...] = ()
    filled: frozenset[str] = frozenset()

    @property
    def id(self) -> int:
        return self.said.id

    def about(self, field: str) -> Question | None:
        """Return the first thing that is asked of a field."""
        return next((one for one in self.asked if one.field == field), None)


def draft_line(said: ReviewLine, sense: PlanSense) -> DraftLine:
    """Work out what a line means and asks."""
    task = said.task
    return DraftLine(
        said,
        sense.meaning(task),
        tuple(map(sense.name_of, task.lead_units)),
        tuple(map(sense.name_of, task.partner_units)),
        tuple(questions_of(said, sense)),
        frozenset(name for name in _FIELDS if said.says(name) not in _EMPTY),
    )
