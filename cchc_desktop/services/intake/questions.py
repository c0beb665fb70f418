"""What a person is asked of an incoming plan, and the answers that each question offers.

The first answer is always the careful one. Must not know how a question is worded or shown, nor
store anything.
"""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as made
from datetime import date
from enum import StrEnum
from typing import Any, Final, Protocol

from cchc_desktop.domain.deadlines import Meaning
from cchc_desktop.domain.draft import DoubtDraft, TaskDraft
from cchc_desktop.services.doubts.open import DEADLINES_MISSING
from cchc_desktop.services.intake.review import (
    PLAN,
    UNIT_FIELDS,
    DoubtKey,
    Review,
    ReviewLine,
)
from cchc_desktop.services.intake.rows import joined, renumbered, split
from cchc_desktop.services.intake.units import DOUBTS, UnitProposal

DEADLINES: Final = "deadline-doubts"
TABLES: Final = "intake-doubts"
TITLE: Final = "title"
_MOST_PROPOSED: Final = 3


class Does(StrEnum):
    """What an answer does."""

    LATER = "later"
    ACCEPT = "accept"
    MEANS = "means"
    """Its words say what a deadline means."""
    UNIT = "unit"
    """Its words name the unit that is meant."""
    NEW_UNIT = "new-unit"
    WRITE = "write"
    """The cell is opened for typing."""
    DROP = "drop"
    JOIN = "join"
    SPLIT = "split"
    RENUMBER = "renumber"
    ROLES = "roles"
    """The roles of the columns are asked."""
    DATE_ALL = "date-all"
    """Its words are the deadline of every task that has none; no words: they are to have none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; `words` are a unit's name or a day, `day` and `unit` the same.

    A unit without an id is known by its name in the plan alone.
    """

    does: Does
    words: str = ""
    day: date | None = None
    unit: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide: of which line, in which field, why; about which words of the cell."""

    key: DoubtKey
    field: str
    code: str
    facts: Mapping[str, Any] = made(default_factory=dict)
    about: str = ""

    @property
    def line(self) -> int:
        return self.key.line


class Sense(Protocol):
    """What the office knows, against which a plan is read."""

    @property
    def wants_deadlines(self) -> bool:
        """Tell whether a task without a deadline is asked for one."""

    def meaning(self, task: TaskDraft) -> Meaning: ...
    def unit(self, words: str) -> UnitProposal | None:
        """Say what some words that name a unit are to the office."""


def questions_of(line: ReviewLine, sense: Sense) -> Iterator[Question]:
    """Ask what is to be decided of a line; nothing of one that is left out."""
    if not line.kept:
        return
    for key, doubt in line.doubts():
        if not doubt.code.startswith(f"{DOUBTS}."):  # asked anew, by what was decided since
            yield _asked(key, doubt)
    yield from _of_units(line, sense)
    deadline = line.task.deadline
    read = sense.meaning(line.task)
    if read.doubt is not None and (deadline or sense.wants_deadlines):
        code = f"{DEADLINES}.{read.doubt.code}"
        facts = {"part": read.doubt.part, "phrase": deadline}
        yield Question(DoubtKey(line.id, "deadline", code), "deadline", code, facts, deadline)


def plan_questions(review: Review) -> Iterator[Question]:
    """Ask what is to be decided of the whole plan."""
    for key, doubt in review.plan_doubts():
        yield Question(key, doubt.field or "", doubt.code, _facts(doubt))


def answers_to(question: Question, review: Review, sense: Sense) -> tuple[Answer, ...]:
    """Offer what may be answered: first to leave it for later."""
    if question.line == PLAN:
        more: Iterator[Answer] = _of_plan(question, review)
    elif question.code.startswith(f"{DEADLINES}."):
        more = _of_deadline(question, review, sense)
    elif question.code.startswith(f"{DOUBTS}."):
        more = _of_unit(question, sense)
    else:
        more = _of_cell(question, review)
    return (Answer(Does.LATER), *more)


def answered(review: Review, question: Question, answer: Answer) -> Review:
    """Give the review in which a question is answered."""
    key, line = question.key, question.line
    match answer.does:
        case Does.LATER:
            return review.putting_off(key)
        case Does.ACCEPT:
            return review.without_doubt(key)
        case Does.DATE_ALL:
            return review.dated_by(answer.words)
        case Does.MEANS | Does.UNIT | Does.NEW_UNIT:
            return _with_meaning(review, question, answer)
        case _:
            return _with_rows(review, line, answer.does)


def _with_meaning(review: Review, question: Question, answer: Answer) -> Review:
    if answer.does is Does.UNIT and answer.unit is None:
        return review.renaming_unit(question.about, answer.words)
    if answer.does is not Does.MEANS:
        return review.meaning_unit(question.about, answer.unit)
    if question.about:
        return review.reading(question.about, answer.words)
    return review.with_field(question.line, "deadline", answer.words)


def _with_rows(review: Review, line: int, does: Does) -> Review:
    match does:
        case Does.DROP:
            return review.keeping({line}, kept=False)
        case Does.JOIN:
            return joined(review, line)
        case Does.SPLIT:
            return split(review, line)
        case Does.RENUMBER:
            return renumbered(review, line)
        case _:
            return review


def _asked(key: DoubtKey, doubt: DoubtDraft) -> Question:
    about = str(doubt.facts.get("value") or doubt.facts.get("text") or "")
    return Question(key, doubt.field or TITLE, doubt.code, _facts(doubt), about)


def _facts(doubt: DoubtDraft) -> Mapping[str, Any]:
    return {**doubt.facts, "where": doubt.where}


def _of_units(line: ReviewLine, sense: Sense) -> Iterator[Question]:
    for name in UNIT_FIELDS:
        for words in line.says(name):
            found = sense.unit(words)
            if found is not None and found.is_open:
                code = f"{DOUBTS}.{found.sense}"
                key = DoubtKey(line.id, name, f"{code}:{words}")
                names = [one.name for one in found.candidates]
                facts = {"text": words, "value": words, "candidates": names}
                yield Question(key, name, code, facts, words)


# ---- answers -----------------------------------------------------------------------------------


def _of_deadline(question: Question, review: Review, sense: Sense) -> Iterator[Answer]:
    if not question.about:
        yield Answer(Does.WRITE)
        return
    read = sense.meaning(review.line(question.line).task)
    days = [one.due for one in read.milestones if one.due is not None]
    last = review.span.last_day
    for day in dict.fromkeys((*days[:1], last, _year_after(last))):
        yield Answer(Does.MEANS, f"{day:%d/%m/%Y}", day)
    yield Answer(Does.WRITE)


def _year_after(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _of_unit(question: Question, sense: Sense) -> Iterator[Answer]:
    found = sense.unit(question.about)
    for one in (found.candidates if found is not None else ())[:_MOST_PROPOSED]:
        yield Answer(Does.UNIT, one.name, unit=one.unit)
    yield Answer(Does.NEW_UNIT)
    yield Answer(Does.WRITE)


_ROW_ANSWERS: Final[Mapping[str, tuple[Does, ...]]] = {
    "row-joined": (Does.ACCEPT, Does.SPLIT),
    "row-shifted": (Does.ACCEPT, Does.WRITE),
    "code-missing": (Does.ACCEPT, Does.JOIN, Does.DROP),
    "code-shared": (Does.ACCEPT, Does.JOIN),
    "code-repeated": (Does.ACCEPT, Does.RENUMBER, Does.WRITE),
    "title-missing": (Does.WRITE, Does.JOIN, Does.DROP),
    "lead-missing": (Does.WRITE, Does.ACCEPT),
}


def _of_cell(question: Question, review: Review) -> Iterator[Answer]:
    code = question.code.partition(".")[2]
    for does in _ROW_ANSWERS.get(code, (Does.ACCEPT, Does.WRITE)):
        if does is not Does.JOIN or review.former(question.line) is not None:
            yield Answer(does)


def _of_plan(question: Question, review: Review) -> Iterator[Answer]:
    if question.code == DEADLINES_MISSING:
        last = review.span.last_day
        yield Answer(Does.DATE_ALL, f"{last:%d/%m/%Y}", last)
        yield Answer(Does.DATE_ALL)
        return
    yield Answer(Does.ACCEPT)
    if question.code.startswith((f"{TABLES}.column-", f"{TABLES}.header-")):
        yield Answer(Does.ROLES)
    elif question.field:
        yield Answer(Does.WRITE)
