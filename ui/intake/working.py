"""A review while it is worked on: what it means now, what is still asked, and the way back.

Must not know how it is shown.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from cchc_desktop.services.intake.questions import (
    Answer,
    Question,
    answered,
    plan_questions,
)
from cchc_desktop.services.intake.review import Review
from cchc_desktop.services.intake.sense import PlanSense, sense_of
from ui.intake.draft_line import DraftLine, draft_line
from ui.intake.preparing import Prepared


class Working(QObject):
    """One review and what it was before; every edit can be taken back until it is taken in."""

    changed = Signal()

    def __init__(self, prepared: Prepared, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = review = prepared.review
        self._former: Final[list[Review]] = []
        self._undone: Final[list[Review]] = []
        self._sense = prepared.sense
        self._lines: dict[int, DraftLine] = dict(prepared.lines)
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
                known = draft_line(said, self._sense)
            self._lines[said.id] = known
        return list(self._lines.values())

    # --- what is asked

    def of_plan(self) -> Sequence[Question]:
        """Return what is asked of the whole plan."""
        return self._plan

    def is_open(self, question: Question) -> bool:
        """Tell whether a question still waits for an answer, even to be asked later."""
        return question.key not in self._now.put_off
