"""One task: adding it, and changing what is said of it.

Only what the own office keeps is changed here. Must not know how tasks are listed or reported.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property

from cchc_desktop.domain.text import nfc
from cchc_desktop.services.deadlines import PlanFrame, put_meaning, write_deadline
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.doubts_written import put_written
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_plan
from cchc_desktop.services.plans.storing import ensure_implicit_plan
from cchc_desktop.services.task_changes.own import (
    day_in,
    editable_task,
    label,
    own_plan,
    person_named,
    section_in,
)
from cchc_desktop.services.task_changes.units import TaskUnits
from cchc_desktop.services.task_stored import Together
from cchc_desktop.services.unit_book import UnitBook
from db.changes import Writer
from db.models.tasks import Task, TaskItem
from db.queries import plans as plan_queries
from db.queries import tasks_edit as queries
from db.queries.plans import PlanRow
from db.queries.tasks_edit import EditedTask

_DETAIL, _PRODUCT = "detail", "product"
_IN_DOUBTS = {"leads": "lead_units", "partners": "partner_units"}


@dataclass(frozen=True, slots=True)
class TaskForm:
    """A new task. Without a plan it goes to the year's plan for what comes outside any plan."""

    title: str
    plan: str | uuid.UUID | None = None
    code: str = ""
    section: str = ""
    products: Sequence[str] = ()
    details: Sequence[str] = ()
    leads: Sequence[str] = ()
    partners: Sequence[str] = ()
    deadline: str = ""
    person: str = ""
    funding: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TaskChange:
    """What is to be said of a task from now on: None stays as it is, empty takes it away."""

    title: str | None = None
    code: str | None = None
    section: str | None = None
    products: Sequence[str] | None = None
    details: Sequence[str] | None = None
    leads: Sequence[str] | None = None
    partners: Sequence[str] | None = None
    deadline: str | None = None
    person: str | None = None
    funding: str | None = None
    note: str | None = None

    def fields(self) -> set[str]:
        """Name what is given, as doubts name the fields of a task."""
        given = {one.name for one in fields(self) if getattr(self, one.name) is not None}
        return {_IN_DOUBTS.get(name, name) for name in given}


def add_task(desk: Desk, form: TaskForm) -> uuid.UUID:
    """Add a task to the end of its plan."""
    title = _title(form.title)
    act = desk.act("add-task", task=label(nfc(form.code), title))
    with desk.writing(act) as (writer, _):
        plan = _plan_of(writer, form.plan, desk.today.year)
        task = writer.add(
            Task,
            plan_id=plan.id,
            section_id=section_in(writer.connection, plan.id, form.section),
            position=plan_queries.next_task_position(writer.connection, plan.id),
            code=nfc(form.code) or None,
            title=title,
            funding=nfc(form.funding) or None,
            note=nfc(form.note) or None,
            from_version_id=queries.current_version(writer.connection, plan.id),
        )
        frame = PlanFrame.of(writer.connection, plan.id)
        write_deadline(writer, task, form.deadline, frame)
        together = Together.of(writer, task)
        for kind, texts in ((_DETAIL, form.details), (_PRODUCT, form.products)):
            _put_items(together, task, kind, texts)
        together.write()
        units = TaskUnits(writer, task, day_in(desk.today, plan), desk.today)
        units.assign(form.leads, form.partners)
        if nfc(form.person) and not units.hand_to(person_named(writer, form.person)):
            raise RefusedError("person-without-unit", {"task": act.facts["task"]})
    return task


def edit_task(desk: Desk, task: str | uuid.UUID, change: TaskChange) -> Outcome:
    """Change what is given of a task and nothing else."""
    with desk.writing(desk.act("edit-task")) as (writer, outcome):
        there = editable_task(writer.connection, task)
        plan = plan_queries.plan_row(writer.connection, there.plan_id)
        TaskEditing(writer, plan, desk.today).write(there, change)
        now = queries.edited_task(writer.connection, there.id)
        writer.facts["task"] = label(now.code, now.title)
    return outcome


class TaskEditing:
    """Changes to tasks of one plan, within one write; units and phrases are read once for all."""

    def __init__(self, writer: Writer, plan: PlanRow, today: date) -> None:
        self._writer = writer
        self._plan = plan
        self._today = today
        self._people: dict[str | uuid.UUID, uuid.UUID] = {}

    @cached_property
    def frame(self) -> PlanFrame:
        return PlanFrame.of(self._writer.connection, self._plan.id)

    @cached_property
    def book(self) -> UnitBook:
        return UnitBook.read(self._writer.connection)

    def write(self, there: EditedTask, change: TaskChange) -> None:
        """Change what is given of a task."""
        self.write_all([(there, change)])

    def write_all(self, changes: Sequence[tuple[EditedTask, TaskChange]]) -> None:
        """Change several tasks, each once, at the cost of a few statements for all of them."""
        together = Together.of(self._writer, *(there.id for there, _ in changes))
        for there, change in changes:
            self._put(together, there, change)
        together.write()

    def _put(self, together: Together, there: EditedTask, change: TaskChange) -> None:
        if values := _words(self._writer, there, change):
            together.batch.change(Task, there.id, **values)
        for kind, texts in ((_DETAIL, change.details), (_PRODUCT, change.products)):
            if texts is not None:
                _put_items(together, there.id, kind, texts)
        if change.deadline is not None and nfc(change.deadline) != there.phrase:
            put_meaning(together, there.id, self.frame.meaning(nfc(change.deadline)))
        if change.leads is not None or change.partners is not None:
            self.units(there.id, together).assign(change.leads, change.partners)
        if change.person is not None:
            self.hand_to(there, change.person, together)
        put_written(together, there.id, change.fields())

    def units(self, task: uuid.UUID, together: Together | None = None) -> TaskUnits:
        day = day_in(self._today, self._plan)
        return TaskUnits(self._writer, task, day, self._today, self.book, together)

    def hand_to(
        self,
        there: EditedTask,
        person: str | uuid.UUID | None,
        together: Together | None = None,
    ) -> None:
        """Hand a task to a person, or take it back when none is named."""
        said = person if isinstance(person, uuid.UUID) else nfc(person or "")
        key = self._known(said) if said else None
        if not self.units(there.id, together).hand_to(key) and key is not None:
            raise RefusedError("person-without-unit", {"task": label(there.code, there.title)})

    def _known(self, said: str | uuid.UUID) -> uuid.UUID:
        known = self._people.get(said)
        if known is None:
            known = self._people[said] = person_named(self._writer, said)
        return known


def _words(writer: Writer, there: EditedTask, change: TaskChange) -> dict[str, object]:
    """Return what the columns of a task are to say."""
    values: dict[str, object] = {}
    if change.title is not None:
        values["title"] = _title(change.title)
    for name in ("code", "funding", "note"):
        said: str | None = getattr(change, name)
        if said is not None:
            values[name] = nfc(said) or None
    if change.section is not None:
        values["section_id"] = section_in(writer.connection, there.plan_id, change.section)
    return values


def _put_items(together: Together, task: uuid.UUID, kind: str, texts: Sequence[str]) -> None:
    """Make the items of a task these; one that says the same stays the same row."""
    left = together.stored.items(task, kind)
    wanted = [text for text in map(nfc, texts) if text]
    for position, text in enumerate(wanted):
        same = next((one for one in left if one.text == text), None)
        if same is None:
            together.batch.add(TaskItem, task_id=task, kind=kind, position=position, text=text)
            continue
        left.remove(same)
        if same.position != position:
            together.batch.change(TaskItem, same.id, position=position)
    for one in left:
        together.batch.remove(TaskItem, one.id)


def _plan_of(writer: Writer, plan: str | uuid.UUID | None, year: int) -> PlanRow:
    """Return the plan meant, if it is ours to add to."""
    key = find_plan(writer.connection, plan) if plan else ensure_implicit_plan(writer, year)
    return own_plan(writer.connection, key)


def _title(text: str) -> str:
    title = nfc(text)
    if not title:
        raise RefusedError("task-without-title")
    return title
