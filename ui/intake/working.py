"""A review while it is worked on: what it means now, what is still asked, and the way back.

Must not know how it is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from cchc_desktop.domain.deadlines import Meaning
from cchc_desktop.services.intake_questions import (
    Answer,
    Question,
    answered,
    plan_questions,
    questions_of,
)
from cchc_desktop.services.intake_review import Review, ReviewLine
from cchc_desktop.services.intake_sense import PlanSense, sense_of


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line as the table shows it: what it says, what that means, what is asked of it."""

    said: ReviewLine
    meaning: Meaning
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    asked: tuple[Question, ...] = ()

    @property
    def id(self) -> int:
        return self.said.id

    def about(self, field: str) -> Question | None:
        """Return the first thing that is asked of a field."""
        return next((one for one in self.asked if one.field == field), None)


class Working(QObject):
    """One review and what it was before; every edit can be taken back until it is taken in."""

    changed = Signal()

    def __init__(self, review: Review, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = review
        self._former: Final[list[Review]] = []
        self._undone: Final[list[Review]] = []
        self._sense = sense_of(review)
        self._lines: dict[int, DraftLine] = {}
        self._plan: tuple[Question, ...] = tuple(plan_questions(review))

    @property
    def review(self) -> Review:
        return self._now

    @property
    def sense(self) -> PlanSense:
        return self._sense

    def put(self, review: Review) -> None:
        """Go on with a changed review."""
        if review != self._now:
            self._former.append(self._now)
            self._undone.clear()
            self._stand_at(review)

    def undo(self) -> None:
        if self._former:
            self._undone.append(self._now)
            self._stand_at(self._former.pop())

    def redo(self) -> None:
        if self._undone:
            self._former.append(self._now)
            self._stand_at(self._undone.pop())

    def is_touched(self) -> bool:
        return bool(self._former)

    def answer(self, question: Question, answer: Answer) -> None:
        self.put(answered(self._now, question, answer))

    def _stand_at(self, review: Review) -> None:
        self._now = review
        sense = sense_of(review, self._sense)
        if sense is not self._sense:
            self._sense = sense
            self._lines.clear()
        self._plan = tuple(plan_questions(review))
        self.changed.emit()

    # --- what is shown

    def lines(self) -> list[DraftLine]:
        """Return the lines with what they mean; what no edit touched is not worked out again."""
        kept, self._lines = self._lines, {}
        for said in self._now.lines:
            known = kept.get(said.id)
            if known is None or known.said is not said:
                known = self._read(said)
            self._lines[said.id] = known
        return list(self._lines.values())

    def _read(self, said: ReviewLine) -> DraftLine:
        sense, task = self._sense, said.task
        return DraftLine(
            said,
            sense.meaning(task),
            tuple(map(sense.name_of, task.lead_units)),
            tuple(map(sense.name_of, task.partner_units)),
            tuple(questions_of(said, sense)),
        )

    # --- what is asked

    def of_plan(self) -> Sequence[Question]:
        """Return what is asked of the whole plan."""
        return self._plan

    def is_open(self, question: Question) -> bool:
        """Tell whether a question still waits for an answer, even to be asked later."""
        return question.key not in self._now.put_off
