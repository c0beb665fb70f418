"""The tasks of a plan made to say what a later document says of them.

Must not know how the document was matched with the plan, nor what is counted of it.
"""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cchc_desktop.domain.draft import DoubtDraft, TaskDraft
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.deadlines import PlanFrame
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.intake.differences import Differs, TaskDifference, same_section
from cchc_desktop.services.intake.incoming import Incoming
from cchc_desktop.services.intake.storing import (
    draft_rows,
    keep_phrases,
    note_progress,
    tasks_to_store,
)
from cchc_desktop.services.task_changes.edit import TaskChange, TaskEditing
from cchc_desktop.services.unit_book import UnitBook
from db.changes import Writer
from db.ids import new_ids
from db.models.plans import Section
from db.models.tasks import Task
from db.queries import plans as plan_queries
from db.queries.tasks_edit import EditedTask, edited_tasks
from resources.words import sentence


class Amending:
    """A plan while a later document is written into it."""

    def __init__(
        self,
        writer: Writer,
        desk: Desk,
        incoming: Incoming,
        plan: uuid.UUID,
        version: uuid.UUID,
        ticket: Ticket,
    ) -> None:
        self._writer, self._desk, self._incoming = writer, desk, incoming
        self._ticket = ticket
        self._plan, self._version = plan, version
        self._tasks = tasks_to_store(incoming)
        self._book = UnitBook.read(writer.connection)
        self._rows = draft_rows(writer, desk, self._book, incoming, plan)
        keep_phrases(writer, incoming, plan)
        self._rows.frame = self._frame()
        self._added: dict[int, uuid.UUID] = {}
        self._sections: dict[int, uuid.UUID] = {}

    def _frame(self) -> PlanFrame:
        """Return what deadlines are read against: what the plan settled, and what was just said."""
        frame = PlanFrame.of(self._writer.connection, self._plan)
        return replace(frame, settled={**frame.settled, **self._incoming.frame.settled})

    @property
    def why(self) -> str:
        """Say by which document something falls away."""
        said = self._incoming.draft.document
        code = "dropped-by" if said.number and said.issued_on else "dropped-undated"
        return sentence(code, {"number": said.number, "on": said.issued_on})

    def change(self, found: Sequence[TaskDifference]) -> None:
        row = plan_queries.plan_row(self._writer.connection, self._plan)
        editing = TaskEditing(self._writer, row, self._desk.today)
        keys = [one.task for one in found if one.task is not None]
        there = edited_tasks(self._writer.connection, keys)
        changes: list[tuple[EditedTask, TaskChange]] = []
        moved: dict[uuid.UUID, dict[str, uuid.UUID | None]] = {}
        for done, one in enumerate(found):
            self._ticket.step(done, len(found), "changing-tasks")
            if one.task is None or one.place is None:
                continue
            said = self._tasks[one.place]
            names = {field.field for field in one.fields}
            changes.append((there[one.task], _change(said, names)))
            if "section" in names:
                moved[one.task] = {"section_id": self._section(said)}
        editing.write_all(changes)
        self._writer.change_many(Task, moved)

    def add(self, found: Sequence[TaskDifference]) -> None:
        at = plan_queries.next_task_position(self._writer.connection, self._plan)
        made: list[tuple[uuid.UUID, TaskDraft]] = []
        for position, (one, key) in enumerate(zip(found, new_ids(len(found)), strict=True), at):
            if one.place is None:
                continue
            said = _with_doubt(self._tasks[one.place], one)
            place = {"section_id": self._section(said), "position": position}
            identity = f"{self._version.hex}/{self._incoming.identities[one.place]}"
            more = {"identity": identity, "from_version_id": self._version}
            self._rows.task(key, said, **place, **more)
            self._added[one.place] = key
            made.append((key, said))
        self._rows.write()
        note_progress(self._writer, self._desk, self._incoming, made)

    def note(self, found: Sequence[TaskDifference]) -> None:
        """Note what the document tells of the progress of tasks there are."""
        told = [
            (one.task, self._tasks[one.place])
            for one in found
            if one.task is not None and one.place is not None
        ]
        note_progress(self._writer, self._desk, self._incoming, told)

    def drop(self, tasks: Sequence[uuid.UUID]) -> None:
        said = self._incoming.draft.document
        fallen = {
            "withdrawn_on": _day_of(said.issued_on, self._desk.today),
            "withdrawn_why": self.why,
            "until_version_id": self._version,
        }
        self._writer.change_many(Task, dict.fromkeys(tasks, fallen))

    def order(self, found: Sequence[TaskDifference]) -> None:
        """Put the tasks in the order of the document; those it does not name keep behind.

        A task keeps its place in the plan's numbers as long as it stands behind the one before.
        """
        there = plan_queries.task_rows(self._writer.connection, self._plan)
        named = [self._added.get(one.place) or one.task for one in found if one.place is not None]
        first = {task: place for place, task in enumerate(named)}
        places = plan_queries.task_places(self._writer.connection, self._plan)
        new, last = set(self._added.values()), -1
        moved: dict[uuid.UUID, dict[str, int]] = {}
        for row in sorted(there, key=lambda row: first.get(row.id, len(first))):
            last = last + 1 if row.id in new else max(places[row.id], last + 1)
            if last != places[row.id]:
                moved[row.id] = {"position": last}
        self._writer.change_many(Task, moved)

    def _section(self, said: TaskDraft) -> uuid.UUID | None:
        """Return the section of a row; one that the plan does not have is added."""
        if said.section is None:
            return None
        known = self._sections.get(said.section)
        if known is None:
            known = self._sections[said.section] = self._section_like(said.section)
        return known

    def _section_like(self, place: int) -> uuid.UUID:
        here = self._incoming.draft.sections[place]
        there = plan_queries.section_rows(self._writer.connection, self._plan)
        for one in there:
            if same_section(here.code, here.title, one):
                return one.id
        return self._writer.add(
            Section,
            plan_id=self._plan,
            position=len(there),
            code=here.code,
            title=here.title,
            field=here.field,
        )


def _change(said: TaskDraft, names: set[str]) -> TaskChange:
    """Return what is to be said of a task from now on: of the fields that differ."""
    values = {
        "title": said.title,
        "code": said.code or "",
        "products": said.products,
        "details": said.contents,
        "deadline": said.deadline,
        "leads": said.lead_units,
        "partners": said.partner_units,
        "person": said.person,
        "funding": said.funding,
        "note": said.note,
    }
    return TaskChange(**{name: value for name, value in values.items() if name in names})  # type: ignore[arg-type]


def _with_doubt(said: TaskDraft, one: TaskDifference) -> TaskDraft:
    """Ask about a row that may be a task there is."""
    if one.kind is not Differs.UNSURE:
        return said
    facts = {"candidates": [named.label for named in one.candidates]}
    return replace(said, doubts=(*said.doubts, DoubtDraft("again-doubts.maybe-there", facts)))


def _day_of(issued_on: date | None, today: date) -> date:
    return min(issued_on or today, today)
