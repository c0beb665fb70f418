"""What helps in typing, read from the office: units and people by any spelling, deadlines.

Kept until the office's facts change. Loads the database; the columns do without until then.
"""

import uuid
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.deadlines.model import Meaning
from cchc_desktop.services.deadline_preview import DeadlinePreview, dates_of
from cchc_desktop.services.deadlines import DOUBTS
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.office_people import list_people
from cchc_desktop.services.units import list_units
from resources.words import sentence, word
from ui.labels import day
from ui.table.editors.kinds import Candidate, Tone
from ui.tasks.lines import TaskLine
from ui.tasks.typing import Helps

translate = QCoreApplication.translate
_MOST_DATES = 3


def meaning_words(read: Meaning, today: date) -> tuple[str, Tone]:
    """Say what a phrase means: its dates, or what is not understood."""
    if read.doubt is not None:
        return sentence(f"{DOUBTS}.{read.doubt.code}", {"part": read.doubt.part}), "soon"
    days = dates_of(read, today)
    kind = word("deadline-kinds", read.kind)
    if not days:
        if read.kind == "event":
            return translate("TaskTyping", "Tính từ khi sự việc xảy ra, chưa có ngày."), ""
        return translate("TaskTyping", "Hiểu là: {}.").format(kind), ""
    shown = "; ".join(day(one) for one in days[:_MOST_DATES])
    more = len(days) - _MOST_DATES
    if more > 0:
        shown = translate("TaskTyping", "{} và {} ngày nữa").format(shown, more)
    if read.kind == "fixed":
        return translate("TaskTyping", "Hạn là {}.").format(shown), "done"
    return translate("TaskTyping", "Hiểu là {}: {}.").format(kind, shown), "done"


class OfficeHelps:
    """Reads when first asked, and anew after `forget`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._preview = DeadlinePreview(desk)
        self._units: Sequence[Candidate] | None = None
        self._people: Sequence[Candidate] | None = None

    def forget(self) -> None:
        self._preview.forget()
        self._units = self._people = None

    def helps(self) -> Helps:
        return Helps(self.units, self.people, self.deadline, lambda: self._desk.today)

    def units(self) -> Sequence[Candidate]:
        if self._units is None:
            self._units = [
                Candidate(unit.id, unit.name, self._note(unit.is_group), unit.spellings)
                for unit in list_units(self._desk)
            ]
        return self._units

    @staticmethod
    def _note(is_group: bool) -> str:  # noqa: FBT001 - of a line
        return translate("TaskTyping", "nhóm") if is_group else ""

    def people(self) -> Sequence[Candidate]:
        if self._people is None:
            self._people = [
                Candidate(one.id, one.name, one.post)
                for one in list_people(self._desk, "")
                if one.until is None or one.until >= self._desk.today
            ]
        return self._people

    def deadline(self, text: str, line: TaskLine) -> tuple[str, Tone]:
        return self.preview(line.plan, text)

    def preview(self, plan: uuid.UUID | None, text: str) -> tuple[str, Tone]:
        """Say what a phrase means in a plan, or in the running year."""
        if not text.strip():
            return "", ""
        return meaning_words(self._preview.read(plan, text), self._desk.today)
