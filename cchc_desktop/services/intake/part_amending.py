"""What a plan says beside its tasks made to say what a later document says.

Must not know how the differences were found.
"""

import uuid
from collections.abc import Sequence
from typing import Any

from cchc_desktop.domain.calendar.cutoffs import CutoffPreset
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.intake.differences import Differs
from cchc_desktop.services.intake.part_differences import PartDifference
from cchc_desktop.services.intake.parts import Entry, Part
from cchc_desktop.services.owed_reports.duties import let_go
from cchc_desktop.services.unit_book import UnitBook
from db.changes import Writer
from db.models.figures import Target
from db.models.plans import Basis, Chapter, UnitDuty
from db.models.reporting import ReportDuty, ReportDutyPlan
from db.models.schema import Base
from db.queries.plan_parts import measured, part_rows
from resources.words import sentence

_MODELS: dict[Part, type[Base]] = {
    Part.BASES: Basis,
    Part.CHAPTERS: Chapter,
    Part.TARGETS: Target,
    Part.ASSIGNMENTS: UnitDuty,
}
_KEPT = frozenset({"field"})
"""What a person may have chosen since, and a later document does not decide anew."""


class PartAmending:
    """A plan's other parts while a later document is written into it; `why` names the document."""

    def __init__(self, writer: Writer, desk: Desk, plan: uuid.UUID, why: str) -> None:
        self._writer, self._desk, self._plan, self._why = writer, desk, plan, why
        self._book = UnitBook.read(writer.connection)
        there = part_rows(writer.connection, plan)
        self._next = {
            part: max((row["position"] for row in there[model.__tablename__]), default=-1) + 1
            for part, model in _MODELS.items()
        }
        self._items = {row["id"]: row["text"] for row in there[UnitDuty.__tablename__]}

    def write(self, found: Sequence[PartDifference]) -> None:
        """Write what differs; of what is gone only what goes."""
        for one in found:
            if one.kind is Differs.NEW and one.now is not None:
                self._add(one.now)
            elif one.kind is Differs.CHANGED and one.now is not None and one.was is not None:
                self._change(one.now, one.was)
            elif one.kind is Differs.GONE and one.goes and one.was is not None:
                self._drop(one.was)

    def _add(self, entry: Entry) -> None:
        if entry.part is Part.REPORTS:
            self._add_report(entry)
        elif entry.part is Part.ASSIGNMENTS:
            self._add_items(entry, entry.items)
        else:
            self._listed(entry.part, **entry.values)

    def _listed(self, part: Part, **values: Any) -> None:
        position = self._next[part]
        self._next[part] += 1
        self._writer.add(_MODELS[part], plan_id=self._plan, position=position, **values)

    def _add_items(self, entry: Entry, items: Sequence[str]) -> None:
        for text in items:
            unit = self._known(entry.label)
            self._listed(entry.part, unit_id=unit, unit_words=entry.label, text=text)

    def _add_report(self, entry: Entry) -> None:
        said = dict(entry.values)
        owes = self._known(said.pop("owed_by")) or self._book.own
        recipient = self._known(said["recipient"] or "")
        more = {"cutoffs": str(CutoffPreset.ND09), "confirmed": said.pop("confirmed", False)}
        duty = self._writer.add(ReportDuty, unit_id=owes, recipient_id=recipient, **said, **more)
        self._writer.add(ReportDutyPlan, duty_id=duty, plan_id=self._plan)

    def _change(self, now: Entry, was: Entry) -> None:
        if now.part is Part.REPORTS:
            said = {name: now.values[name] for name in ("due_rule", "text")}
            self._writer.change(ReportDuty, was.rows[0], **said)
        elif now.part is Part.ASSIGNMENTS:
            self._change_items(now, was)
        else:
            said = {name: value for name, value in now.values.items() if name not in _KEPT}
            self._writer.change(_MODELS[now.part], was.rows[0], **said)

    def _change_items(self, now: Entry, was: Entry) -> None:
        left = {row: self._items[row] for row in was.rows}
        new = []
        for text in now.items:
            same = next((row for row, there in left.items() if there == text), None)
            if same is None:
                new.append(text)
            else:
                del left[same]
        for row in left:
            self._writer.remove(UnitDuty, row)
        self._add_items(now, new)

    def _drop(self, was: Entry) -> None:
        """Let an entry fall away; a target of which something was measured stays, and says why."""
        if was.part is Part.REPORTS:
            let_go(self._desk, self._writer, was.rows)
        elif was.part is Part.TARGETS and measured(self._writer.connection, was.rows[0]):
            why = self._why[:1].lower() + self._why[1:]
            text = sentence("target-dropped", {"text": was.said, "why": why})
            self._writer.change(Target, was.rows[0], text=text)
        else:
            for row in was.rows:
                self._writer.remove(_MODELS[was.part], row)

    def _known(self, words: str) -> uuid.UUID | None:
        found = self._book.meant_by(words) if words else []
        return found[0] if len(found) == 1 else None
