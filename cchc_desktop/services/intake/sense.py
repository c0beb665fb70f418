"""What a plan under review means here: its deadlines in days, its units among those there are.

What an edit left as it was is not worked out again. Must not know how a question is shown, nor
write anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made

from cchc_desktop.domain.deadlines import Meaning
from cchc_desktop.domain.draft import TaskDraft
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.deadlines import PlanFrame, begun
from cchc_desktop.services.intake.incoming import Incoming
from cchc_desktop.services.intake.review import Review
from cchc_desktop.services.intake.units import UnitProposal, propose_units

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class PlanSense:
    """What deadlines and units of one state of a review mean. The keys say what they hang on."""

    frame: PlanFrame
    proposals: Mapping[str, UnitProposal]
    wants_deadlines: bool
    frame_key: Key
    units_key: Key
    _begun: dict[tuple[str, str], Meaning] = made(default_factory=dict)

    def meaning(self, task: TaskDraft) -> Meaning:
        """Say what the deadline of a task means, with the beginning that it states."""
        key = task.deadline, task.start
        found = self._begun.get(key)
        if found is None:
            read = self.frame.meaning(nfc(task.deadline))
            found = self._begun[key] = begun(self.frame, read, task.start)
        return found

    def unit(self, words: str) -> UnitProposal | None:
        return self.proposals.get(words)

    def name_of(self, words: str) -> str:
        """Return what the unit is called that some words name; the words where none is known."""
        found = self.proposals.get(words)
        return found.name if found is not None and found.name else words


def sense_of(review: Review, former: PlanSense | None = None) -> PlanSense:
    """Say what a review means; what `former` says still is taken from there."""
    incoming = review.incoming
    decided = incoming.decisions
    signed = incoming.draft.document.issued_on
    frame_key: Key = (
        incoming.span,
        signed,
        tuple(decided.phrases.items()),
        review.incoming.asks_for_deadlines,
    )
    units_key = _units_key(review)
    same_days = former is not None and former.frame_key == frame_key
    same_units = former is not None and former.units_key == units_key
    if former is not None and same_days and same_units:
        return former
    whole: Incoming = review.result()
    proposals = former.proposals if former is not None and same_units else _proposed(whole)
    known = former._begun if former is not None and same_days else {}  # noqa: SLF001 - its own kind
    frame = former.frame if former is not None and same_days else whole.frame
    return PlanSense(frame, proposals, whole.asks_for_deadlines, frame_key, units_key, known)


def _units_key(review: Review) -> Key:
    named = tuple((one.task.lead_units, one.task.partner_units) for one in review.kept)
    return named, tuple(review.incoming.decisions.units.items()), review.span.first_day


def _proposed(whole: Incoming) -> Mapping[str, UnitProposal]:
    day = whole.span.first_day
    found = propose_units(whole.draft, whole.around.book, whole.decisions.units, day)
    return {one.words: one for one in found}
