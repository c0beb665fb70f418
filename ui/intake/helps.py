"""What helps in typing into the draft, read from the office: units, people, what deadlines mean."""

from collections.abc import Sequence
from functools import cached_property

from cchc_desktop.domain.text import nfc
from cchc_desktop.services.deadlines import DOUBTS
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.office_people import list_people
from cchc_desktop.services.units import list_units
from resources.words import sentence
from ui.intake.draft_columns import Helps
from ui.intake.wording import due_words
from ui.intake.working import Working
from ui.table.editors.kinds import Candidate, Tone


class OfficeHelps:
    """Read when first asked for; the review shows what was there."""

    def __init__(self, desk: Desk, working: Working) -> None:
        self._desk, self._working = desk, working

    def helps(self) -> Helps:
        return Helps(self.units, self.people, self.preview, lambda: self._desk.today)

    def units(self) -> Sequence[Candidate]:
        """Name the units there are, then those that only the plan names."""
        known = {one.word for one in self._units}
        named = {
            words
            for line in self._working.review.kept
            for words in (*line.task.lead_units, *line.task.partner_units)
        }
        return [*self._units, *(Candidate(None, one) for one in sorted(named - known))]

    def people(self) -> Sequence[Candidate]:
        return self._people

    def preview(self, phrase: str) -> tuple[str, Tone]:
        """Say what a deadline would mean in this plan."""
        if not phrase.strip():
            return "", ""
        read = self._working.sense.frame.meaning(nfc(phrase))
        if read.doubt is not None:
            facts = {"part": read.doubt.part, "phrase": read.text}
            return sentence(f"{DOUBTS}.{read.doubt.code}", facts), "soon"
        return "; ".join(due_words(read).split("\n")), ""

    @cached_property
    def _units(self) -> Sequence[Candidate]:
        return [
            Candidate(one.id, one.name, one.parent or "", one.spellings)
            for one in list_units(self._desk)
        ]

    @cached_property
    def _people(self) -> Sequence[Candidate]:
        return [Candidate(one.id, one.name, one.post) for one in list_people(self._desk, "")]
