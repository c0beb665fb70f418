"""The units that a draft names: which of them the office knows, and what a person has to settle.

A name that differs in one letter from a known one is never taken for it: it is asked. Must not
know how units are stored, nor what is done with the answers.
"""

import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cchc_desktop.domain.draft import DoubtDraft, PlanDraft, TaskDraft
from cchc_desktop.domain.near_names import NearNames
from cchc_desktop.domain.units import match_key
from cchc_desktop.services.unit_book import UnitBook

DOUBTS = "unit-doubts"
_FAR_MORE = 3
"""How many times as often a name must be met as one that is taken for its slip."""

Answers = Mapping[str, uuid.UUID | None]
"""What a person said of names: which unit it is; None: one of its own."""


class UnitSense(StrEnum):
    """What a name is to the office."""

    KNOWN = "known"
    NEW = "new"
    NEAR = "near"
    """One letter away from another name: a slip, or a unit of its own."""
    SEVERAL = "several"
    """It may be any of several units."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that a name may mean; `unit` is None for one that only the document names."""

    name: str
    unit: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class UnitProposal:
    """One name as written, how many tasks name it, and what it means.

    `unit` is the unit meant, None for one that is not known yet; `answered` says that a person
    said so.
    """

    words: str
    count: int
    sense: UnitSense
    unit: uuid.UUID | None = None
    name: str = ""
    candidates: tuple[Candidate, ...] = ()
    answered: bool = False

    @property
    def is_open(self) -> bool:
        """Say whether a person has to settle it."""
        return self.sense in {UnitSense.NEAR, UnitSense.SEVERAL} and not self.answered


def names_in(tasks: Sequence[TaskDraft]) -> Counter[str]:
    """Count the names of units in tasks, in the order in which they are met."""
    return Counter(name for task in tasks for name in _names(task))


def propose_units(
    draft: PlanDraft, book: UnitBook, answers: Answers, day: date
) -> tuple[UnitProposal, ...]:
    """Say of each name which unit it means; names are those of a day."""
    counts = names_in(draft.tasks)
    return tuple(_Proposing(book, counts, answers, day).all())


@dataclass(frozen=True, slots=True)
class _Proposing:
    book: UnitBook
    counts: Counter[str]
    answers: Answers
    day: date

    def all(self) -> Iterator[UnitProposal]:
        known = {name: unit for unit, name in self._known()}
        near_known, near_here = NearNames(known), NearNames(self.counts)
        for words, count in self.counts.items():
            meant = self.book.meant_by(words)
            if words in self.answers:
                yield self._answered(words, count)
            elif len(meant) == 1:
                name = self.book.name(meant[0], self.day)
                yield UnitProposal(words, count, UnitSense.KNOWN, meant[0], name)
            elif meant:
                found = tuple(Candidate(self.book.name(one, self.day), one) for one in meant)
                yield UnitProposal(words, count, UnitSense.SEVERAL, candidates=found)
            else:
                slips = [Candidate(name, known[name]) for name in near_known.near(words)]
                slips = slips or list(self._met_more_often(words, near_here))
                sense = UnitSense.NEAR if slips else UnitSense.NEW
                yield UnitProposal(words, count, sense, candidates=tuple(slips))

    def _known(self) -> Iterator[tuple[uuid.UUID, str]]:
        for unit in self.book.units:
            true = self.book.true(unit)
            yield from ((true, name) for _, name in self.book.names[unit])
            yield from ((true, name) for name in self.book.spellings.get(unit, ()))

    def _answered(self, words: str, count: int) -> UnitProposal:
        unit = self.answers[words]
        if unit is None:
            return UnitProposal(words, count, UnitSense.NEW, answered=True)
        name = self.book.name(unit, self.day)
        return UnitProposal(words, count, UnitSense.KNOWN, unit, name, answered=True)

    def _met_more_often(self, words: str, near: NearNames) -> Iterator[Candidate]:
        """Give the names of the document itself that this one is probably a slip of."""
        key = match_key(words, self.book.place)
        for other in near.near(words):
            more = self.counts[other] >= _FAR_MORE * self.counts[words]
            if more and match_key(other, self.book.place) != key:
                yield Candidate(other)


def unit_doubts(
    tasks: Sequence[TaskDraft], proposals: Sequence[UnitProposal]
) -> dict[int, tuple[DoubtDraft, ...]]:
    """Return what is in doubt about the units of each task, by its place."""
    asked = {one.words: one for one in proposals if one.is_open}
    if not asked:
        return {}
    found = {}
    for place, task in enumerate(tasks):
        doubts = [
            _doubt(asked[words], field)
            for field, names in (
                ("lead_units", task.lead_units),
                ("partner_units", task.partner_units),
            )
            for words in names
            if words in asked
        ]
        if doubts:
            found[place] = tuple(doubts)
    return found


def _doubt(asked: UnitProposal, field: str) -> DoubtDraft:
    names = [one.name for one in asked.candidates]
    facts = {"text": asked.words, "value": asked.words, "candidates": names}
    return DoubtDraft(f"{DOUBTS}.{asked.sense}", facts, field=field)


def _names(task: TaskDraft) -> Sequence[str]:
    return tuple(dict.fromkeys((*task.lead_units, *task.partner_units)))
