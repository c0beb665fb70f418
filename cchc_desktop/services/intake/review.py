"""An incoming plan while a person looks it over: its rows reworded, left out, decided.

Every edit gives another review, and nothing is stored until the plan is taken in. Must not know
how it is shown, how a file was read, nor how a plan is stored.
"""

import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from typing import Any, Final, NamedTuple, Self

from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.draft import (
    DoubtDraft,
    PlanDraft,
    ProgressDraft,
    TaskDraft,
)
from cchc_desktop.services.intake.incoming import Incoming, with_span
from cchc_desktop.services.intake.span import Span

PLAN: Final = 0
"""What stands for the whole plan where the id of a line is asked."""
PROGRESS: Final = frozenset(one.name for one in fields(ProgressDraft))
YEARS: Final = "years"
UNIT_FIELDS: Final = ("lead_units", "partner_units")


class DoubtKey(NamedTuple):
    """Names one doubt of a line, or of the plan: the nth of its code in its field."""

    line: int
    field: str
    code: str
    nth: int = 0


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One task to be; `identity` is what makes it the same row when it is read again.

    `mended` are the fields that a person wrote: they go before what is read.
    """

    id: int
    task: TaskDraft
    identity: str
    kept: bool = True
    mended: frozenset[str] = frozenset()

    def doubts(self) -> Iterator[tuple[DoubtKey, DoubtDraft]]:
        """Give what the reading left to decide in this line."""
        return _keyed(self.id, self.task.doubts)

    def with_field(self, name: str, value: Any) -> Self:
        """Write one field; what was doubtful in it is decided by that."""
        if name in PROGRESS:
            progress = replace(self.task.progress or ProgressDraft(), **{name: value})
            changed = replace(self.task, progress=progress)
        else:
            changed = replace(self.task, **{name: value})
        left = tuple(one for one in changed.doubts if one.field != name)
        return replace(self, task=replace(changed, doubts=left), mended=self.mended | {name})

    def says(self, name: str) -> Any:
        """Return what a field holds now."""
        if name in PROGRESS:
            return getattr(self.task.progress or ProgressDraft(), name)
        return getattr(self.task, name)

    def without(self, key: DoubtKey) -> Self:
        left = tuple(one for at, one in self.doubts() if at != key)
        return replace(self, task=replace(self.task, doubts=left))


@dataclass(frozen=True)
class Review:
    """The plan as it would be taken in.

    `incoming` is what was read, with what was decided; its tasks are the `lines` here. `put_off`
    are the doubts that stay to be asked later; `out` is what of the other parts is left out: the
    name of the part, and the place in it.
    """

    incoming: Incoming
    lines: tuple[ReviewLine, ...] = ()
    put_off: frozenset[DoubtKey] = frozenset()
    out: frozenset[tuple[str, int]] = frozenset()

    @property
    def draft(self) -> PlanDraft:
        """Return all but the tasks."""
        return self.incoming.draft

    @property
    def span(self) -> Span:
        return self.incoming.span

    @cached_property
    def kept(self) -> tuple[ReviewLine, ...]:
        return tuple(one for one in self.lines if one.kept)

    def line(self, key: int) -> ReviewLine:
        return next(one for one in self.lines if one.id == key)

    def former(self, key: int) -> ReviewLine | None:
        """Return the line taken in right above one, None for the first."""
        found: ReviewLine | None = None
        for one in self.lines:
            if one.id == key:
                return found
            found = one if one.kept else found
        return None

    def next_id(self) -> int:
        return max((one.id for one in self.lines), default=PLAN) + 1

    # --- edits of lines

    def with_line(self, line: ReviewLine) -> Self:
        return self.with_lines(line if one.id == line.id else one for one in self.lines)

    def with_lines(self, lines: Any) -> Self:
        return replace(self, lines=tuple(lines))

    def with_field(self, key: int, name: str, value: Any) -> Self:
        """Write one field of a line, which is taken in then."""
        return self.with_line(replace(self.line(key).with_field(name, value), kept=True))

    def keeping(self, keys: Collection[int], *, kept: bool) -> Self:
        """Take lines in, or leave them out."""
        return self.with_lines(
            replace(one, kept=kept) if one.id in keys else one for one in self.lines
        )

    # --- decisions

    def plan_doubts(self) -> Iterator[tuple[DoubtKey, DoubtDraft]]:
        return _keyed(PLAN, self.result().plan_doubts)

    def without_doubt(self, key: DoubtKey) -> Self:
        """Take what stands there as right."""
        if key.line != PLAN:
            return self.with_line(self.line(key.line).without(key))
        if key.field == YEARS:
            return self.with_span(self.span.first_day, self.span.last_day)
        left = tuple(one for at, one in _keyed(PLAN, self.draft.doubts) if at != key)
        return self._with_draft(doubts=left).putting_off(key)

    def putting_off(self, key: DoubtKey) -> Self:
        """Leave a doubt to be asked after the plan was taken in."""
        return replace(self, put_off=self.put_off | {key})

    def meaning_unit(self, words: str, unit: uuid.UUID | None) -> Self:
        """Say which unit words name, in all lines that say them; None for one of its own."""
        return self._deciding(units={**self.incoming.decisions.units, words: unit})

    def renaming_unit(self, words: str, name: str) -> Self:
        """Write another name for a unit wherever the plan's tasks name it by these words.

        That the words are this unit is learnt when the plan is taken in.
        """

        def named(names: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(dict.fromkeys(name if one == words else one for one in names))

        lines = []
        for line in self.lines:
            for part in UNIT_FIELDS:
                if words in line.says(part):
                    line = line.with_field(part, named(line.says(part)))  # noqa: PLW2901
            lines.append(line)
        names = {**self.incoming.decisions.names, words: name}
        return self._deciding(names=names).with_lines(lines)

    def reading(self, phrase: str, said: str) -> Self:
        """Say what a deadline's words mean, in all lines that say them."""
        return self._deciding(phrases={**self.incoming.decisions.phrases, phrase: said})

    def dated_by(self, phrase: str) -> Self:
        """Give every task that says no deadline this one; "" for: they are to have none."""
        if not phrase:
            return self._deciding(undated=True)
        return self.with_lines(
            one if one.task.deadline or not one.kept else one.with_field("deadline", phrase)
            for one in self.lines
        )

    def owing(self, place: int, *, taken: bool | None) -> Self:
        """Say whether a report that the plan asks for is owed; None to be asked later."""
        duties = {at: one for at, one in self.incoming.decisions.duties.items() if at != place}
        return self._deciding(duties=duties if taken is None else {**duties, place: taken})

    def in_quarter(self, quarter: Quarter | None) -> Self:
        """Say for which quarter a workbook's progress is noted; None: as its days say."""
        return self._deciding(quarter=quarter)

    def _deciding(self, **said: Any) -> Self:
        decisions = replace(self.incoming.decisions, **said)
        return replace(self, incoming=replace(self.incoming, decisions=decisions))

    def _with_draft(self, **said: Any) -> Self:
        draft = replace(self.draft, **said)
        return replace(self, incoming=replace(self.incoming, draft=draft))

    # --- the document and the other parts

    def with_document(self, **said: Any) -> Self:
        """Write facts of the document; a doubt about one of them is decided by that."""
        document = self.draft.document
        changed = {name for name, value in said.items() if getattr(document, name) != value}
        left = tuple(one for one in self.draft.doubts if one.field not in changed)
        return self._with_draft(document=replace(document, **said), doubts=left)

    def with_span(self, first_day: date, last_day: date) -> Self:
        """Say which days the plan runs from and to."""
        return replace(self, incoming=with_span(self.incoming, first_day, last_day))

    def with_part(self, part: str, at: int, **said: Any) -> Self:
        """Write into one entry of another part: a target, a duty, a chapter."""
        entries = list(getattr(self.draft, part))
        entries[at] = replace(entries[at], **said)
        changed = self._with_draft(**{part: tuple(entries)})
        return replace(changed, out=self.out - {(part, at)})

    def leaving_out(self, part: str, at: int, *, out: bool) -> Self:
        changed = self.out | {(part, at)} if out else self.out - {(part, at)}
        return replace(self, out=changed)

    # --- what comes out

    def result(self) -> Incoming:
        """Return what would be taken in: what is left out is gone from it."""
        said: dict[str, Any] = {name: self._entries(name, out=False) for name in PARTS}
        said["tasks"] = tuple(one.task for one in self.kept)
        return replace(
            self.incoming,
            draft=replace(self.draft, **said),
            identities=tuple(one.identity for one in self.kept),
            stated=self.incoming.states_deadlines,
            left_out=self._left_out(),
        )

    def _left_out(self) -> PlanDraft:
        """Return what a person does not want of the other parts, and reports turned down."""
        left = {name: self._entries(name, out=True) for name in PARTS}
        duties = tuple(one.said for one in self.incoming.duties if one.taken is False)
        return PlanDraft(self.draft.document, report_duties=duties, **left)

    def _entries(self, part: str, *, out: bool) -> tuple[Any, ...]:
        entries = enumerate(getattr(self.draft, part))
        return tuple(one for at, one in entries if ((part, at) in self.out) is out)


PARTS: Final = ("targets", "assignments", "bases", "chapters", "narrative")
"""The parts of a draft, beside its tasks and reports, of which entries may be left out."""


def review_of(incoming: Incoming) -> Review:
    """Begin to look over what was read."""
    tasks = zip(incoming.draft.tasks, incoming.identities, strict=True)
    lines = (
        ReviewLine(key, task, identity) for key, (task, identity) in enumerate(tasks, PLAN + 1)
    )
    return Review(incoming, tuple(lines))


def read_again(review: Review, incoming: Incoming) -> Review:
    """Go on with a document that was read in another way: by other roles, in other letters.

    What a person wrote into a row stays where the same row is a task again.
    """
    former = {line.identity: line for line in review.lines}
    again = review_of(incoming)
    document = review.draft.document
    kept = replace(incoming, draft=replace(incoming.draft, document=document))
    lines = (_as_mended(line, former.get(line.identity)) for line in again.lines)
    return Review(kept, tuple(lines), review.put_off)


def _as_mended(line: ReviewLine, was: ReviewLine | None) -> ReviewLine:
    if was is None:
        return line
    for name in was.mended:
        line = line.with_field(name, was.says(name))
    return replace(line, kept=was.kept)


def _keyed(line: int, doubts: Collection[DoubtDraft]) -> Iterator[tuple[DoubtKey, DoubtDraft]]:
    met: dict[tuple[str, str], int] = {}
    for one in doubts:
        at = (one.field or "", one.code)
        nth = met[at] = met.get(at, -1) + 1
        yield DoubtKey(line, *at, nth), one
