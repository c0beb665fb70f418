"""What a review needs before it can be shown, made beside the window: with the reading itself.

Must not know how anything of it is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cchc_desktop.services.intake.incoming import Incoming
from cchc_desktop.services.intake.review import Review, review_of
from cchc_desktop.services.intake.sense import PlanSense, sense_of
from ui.intake.draft_line import DraftLine, draft_line
from ui.intake.strips import Strips


@dataclass(frozen=True, slots=True)
class Prepared:
    """A review with what its lines mean and ask, and the document cut into strips."""

    review: Review
    sense: PlanSense
    lines: Mapping[int, DraftLine]
    strips: Strips


def prepare(incoming: Incoming) -> Prepared:
    """Work out all that a long plan would make the window wait for."""
    review = review_of(incoming)
    sense = sense_of(review)
    lines = {said.id: draft_line(said, sense) for said in review.lines}
    return Prepared(review, sense, lines, Strips(incoming.document))
