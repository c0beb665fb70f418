"""One task: adding it, changing what is said of it, withdrawing it.

Only what the own office keeps is changed here. Must not know how tasks are listed or reported.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.text import fold, nfc
from cchc_desktop.services.deadlines import PlanFrame, write_deadline
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_person, find_plan, find_task
from cchc_desktop.services.people import PeopleBook
from cchc_desktop.services.plans import ensure_implicit_plan, label
from cchc_desktop.services.task_units import TaskUnits
from cchc_desktop.services.unit_book import UnitBook
from db.changes import Writer
from db.models.tasks import Task, TaskItem
from db.queries import plans as plan_queries
from db.queries import tasks_edit as queries
from db.queries.plans import PlanRow
from db.queries.tasks_edit import EditedTask
from db.session import Reading

_DETAIL, _PRODUCT = "detail", "product"


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


def add_task(desk: Desk, form: TaskForm) -> uuid.UUID:
    """Add a task to the end of its plan."""
    title = _title(form.title)
    act = desk.act("add-task", task=_label(nfc(form.code), title))
    with desk.writing(act) as (writer, _):
        plan = _plan_of(writer, form.plan, desk.today.year)
        task = writer.add(
            Task,
            plan_id=plan.id,
            section_id=_section(writer.connection, plan.id, form.section),
            position=plan_queries.next_task_position(writer.connection, plan.id),
            code=nfc(form.code) or None,
            title=title,
            funding=nfc(form.funding) or None,
            note=nfc(form.note) or None,
            from_version_id=queries.current_version(writer.connection, plan.id),
        )
        frame = PlanFrame.of(writer.connection, plan.id)
        write_deadline(writer, task, form.deadline, frame)
        for kind, texts in ((_DETAIL, form.details), (_PRODUCT, form.products)):
            _write_items(writer, task, kind, texts)
        units = TaskUnits(writer, task, _day_in(desk.today, plan), desk.today)
        units.assign(form.leads, form.partners)
        if nfc(form.person):
            _hand_to(writer, units, form.person, act.facts["task"])
    return task


def edit_task(desk: Desk, task: str | uuid.UUID, change: TaskChange) -> Outcome:
    """Change what is given of a task and nothing else."""
    with desk.writing(desk.act("edit-task")) as (writer, outcome):
        there = _ours(writer.connection, find_task(writer.connection, task))
        _check_not_withdrawn(there)
        plan = plan_queries.plan_row(writer.connection, there.plan_id)
        _write_words(writer, there, change)
        for kind, texts in ((_DETAIL, change.details), (_PRODUCT, change.products)):
            if texts is not None:
                _write_items(writer, there.id, kind, texts)
        if change.deadline is not None and nfc(change.deadline) != there.phrase:
            frame = PlanFrame.of(writer.connection, plan.id)
            write_deadline(writer, there.id, change.deadline, frame)
        _write_units(writer, there, change, _day_in(desk.today, plan), desk.today)
        now = queries.edited_task(writer.connection, there.id)
        writer.facts["task"] = _label(now.code, now.title)
    return outcome


def withdraw_task(
    desk: Desk, task: str | uuid.UUID, why: str, today: date | None = None
) -> Outcome:
    """Withdraw a task from a day on; its results stay."""
    with desk.writing(desk.act("withdraw-task")) as (writer, outcome):
        there = _ours(writer.connection, find_task(writer.connection, task))
        _check_not_withdrawn(there)
        writer.facts["task"] = _label(there.code, there.title)
        if not nfc(why):
            raise RefusedError("withdrawal-without-reason", {"task": writer.facts["task"]})
        day = today or desk.today
        writer.change(Task, there.id, withdrawn_on=day, withdrawn_why=nfc(why))
    return outcome


def _write_words(writer: Writer, there: EditedTask, change: TaskChange) -> None:
    values: dict[str, object] = {}
    if change.title is not None:
        values["title"] = _title(change.title)
    for name in ("code", "funding", "note"):
        said: str | None = getattr(change, name)
        if said is not None:
            values[name] = nfc(said) or None
    if change.section is not None:
        values["section_id"] = _section(writer.connection, there.plan_id, change.section)
    writer.change(Task, there.id, **values)


def _write_units(
    writer: Writer, there: EditedTask, change: TaskChange, day: date, today: date
) -> None:
    if change.leads is None and change.partners is None and change.person is None:
        return
    units = TaskUnits(writer, there.id, day, today)
    if change.leads is not None or change.partners is not None:
        units.assign(change.leads, change.partners)
    if change.person is not None:
        if nfc(change.person):
            _hand_to(writer, units, change.person, _label(there.code, there.title))
        else:
            units.hand_to(None)


def _hand_to(writer: Writer, units: TaskUnits, name: str, task: str) -> None:
    if not units.hand_to(_person(writer, name)):
        raise RefusedError("person-without-unit", {"task": task})


def _person(writer: Writer, name: str) -> uuid.UUID:
    """Return the person named; one who is not known yet joins the office, as units do."""
    try:
        return find_person(writer.connection, name)
    except RefusedError as refusal:
        if refusal.code != "person-not-found":
            raise
    own = UnitBook.read(writer.connection).own
    return PeopleBook.read(writer.connection, own).find_or_add(writer, name)


def _write_items(writer: Writer, task: uuid.UUID, kind: str, texts: Sequence[str]) -> None:
    """Make the items of a task these; one that says the same stays the same row."""
    left = queries.items_of(writer.connection, task, kind)
    wanted = [text for text in map(nfc, texts) if text]
    for position, text in enumerate(wanted):
        same = next((one for one in left if one.text == text), None)
        if same is None:
            writer.add(TaskItem, task_id=task, kind=kind, position=position, text=text)
        else:
            left.remove(same)
            writer.change(TaskItem, same.id, position=position)
    for one in left:
        writer.remove(TaskItem, one.id)


def _plan_of(writer: Writer, plan: str | uuid.UUID | None, year: int) -> PlanRow:
    """Return the plan meant, if it is ours to add to."""
    key = find_plan(writer.connection, plan) if plan else ensure_implicit_plan(writer, year)
    row = plan_queries.plan_row(writer.connection, key)
    if row.steward_id is not None:
        document = next(iter(plan_queries.version_rows(writer.connection, key)), None)
        keeper = _name_of(writer.connection, row.steward_id)
        facts = {"plan": label(document) if document else "", "keeper": keeper}
        raise RefusedError("plan-kept-elsewhere", facts)
    return row


def _ours(connection: Reading, task: uuid.UUID) -> EditedTask:
    row = queries.edited_task(connection, task)
    if row.steward_id is not None:
        facts = {"task": _label(row.code, row.title)}
        keeper = _name_of(connection, row.steward_id)
        raise RefusedError("task-kept-elsewhere", {**facts, "keeper": keeper})
    return row


def _check_not_withdrawn(there: EditedTask) -> None:
    if there.withdrawn_on is not None:
        facts = {"task": _label(there.code, there.title), "on": there.withdrawn_on}
        raise RefusedError("task-withdrawn", facts)


def _name_of(connection: Reading, unit: uuid.UUID) -> str:
    names = UnitBook.read(connection).names.get(unit)
    return names[-1][1] if names else ""


def _section(connection: Reading, plan: uuid.UUID, text: str) -> uuid.UUID | None:
    """Find a section of the plan by its code or its title."""
    said = fold(text)
    if not said:
        return None
    sections = queries.sections_of(connection, plan)
    by_code = (one.id for one in sections if one.code and fold(one.code) == said)
    by_title = (one.id for one in sections if fold(one.title) == said)
    found = next(by_code, next(by_title, None))
    if found is None:
        candidates = [one.code or one.title for one in sections]
        raise RefusedError("section-not-found", {"text": text, "candidates": candidates})
    return found


def _title(text: str) -> str:
    title = nfc(text)
    if not title:
        raise RefusedError("task-without-title")
    return title


def _label(code: str | None, title: str) -> str:
    return f"{code}. {title}" if code else title


def _day_in(today: date, plan: PlanRow) -> date:
    """Return the day on which groups are looked at: today, if it lies in the plan."""
    return min(max(today, plan.first_day), plan.last_day)
