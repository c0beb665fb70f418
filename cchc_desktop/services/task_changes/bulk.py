"""One change to many tasks at once: deadline, units, person, state.

All of them or none: the first task that cannot be changed is named in the refusal. Must not know
how tasks are chosen, nor where they stand in their plans.
"""

import uuid
from collections.abc import Callable, Iterator, Sequence

from cchc_desktop.domain.calendar.periods import quarter_of
from cchc_desktop.domain.status import State
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.assigning import LEAD, PARTNER
from cchc_desktop.services.deadlines import write_deadline
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.doubts_written import note_written
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_unit
from cchc_desktop.services.progress import ProgressForm, record
from cchc_desktop.services.task_changes.edit import TaskEditing
from cchc_desktop.services.task_changes.own import (
    Keys,
    check_not_withdrawn,
    counted,
    editable,
    found,
    label,
    person_named,
)
from cchc_desktop.services.task_changes.units import TaskUnits
from cchc_desktop.services.task_parts import check_within
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.units import resolve_or_add_unit
from db.changes import Writer
from db.queries import plans as plan_queries
from db.queries import units as unit_queries
from db.queries.tasks_edit import EditedTask

# Which field of a task a verb about its units writes, as doubts name it.
_FIELDS = {
    "set-leads": "lead_units",
    "set-partners": "partner_units",
    "add-partners": "partner_units",
    "remove-partners": "partner_units",
}
Units = Sequence[str | uuid.UUID]
"""Units by their ids or by words; words that name no unit yet add one, as in one task."""


def set_deadline(desk: Desk, tasks: Keys, phrase: str) -> Outcome:
    """Give tasks one deadline; each reads it against its own plan."""
    ending, facts = counted(desk, tasks)
    with desk.writing(desk.act(f"set-deadline{ending}", **facts)) as (writer, outcome):
        for editing, row in each_editable(writer, desk, tasks):
            if nfc(phrase) != row.phrase:
                write_deadline(writer, row.id, phrase, editing.frame)
    return outcome


def set_leads(desk: Desk, tasks: Keys, units: Units) -> Outcome:
    """Make these the lead units of tasks; a unit that only supported now leads."""

    def put(theirs: TaskUnits, meant: Sequence[uuid.UUID]) -> None:
        theirs.put(meant, [unit for unit in theirs.named(PARTNER) if unit not in meant])

    return _set_units(desk, tasks, "set-leads", units, put)


def set_partners(desk: Desk, tasks: Keys, units: Units) -> Outcome:
    """Make these the partner units of tasks; a lead stays a lead."""

    def put(theirs: TaskUnits, meant: Sequence[uuid.UUID]) -> None:
        theirs.put(None, _without_leads(theirs, meant))

    return _set_units(desk, tasks, "set-partners", units, put)


def add_partners(desk: Desk, tasks: Keys, units: Units) -> Outcome:
    """Add partner units to tasks, after those there are."""

    def put(theirs: TaskUnits, meant: Sequence[uuid.UUID]) -> None:
        both = dict.fromkeys((*theirs.named(PARTNER), *meant))
        theirs.put(None, _without_leads(theirs, list(both)))

    return _set_units(desk, tasks, "add-partners", units, put)


def remove_partners(desk: Desk, tasks: Keys, units: Units) -> Outcome:
    """Take partner units away from those of the tasks that have them."""

    def put(theirs: TaskUnits, meant: Sequence[uuid.UUID]) -> None:
        theirs.put(None, [unit for unit in theirs.named(PARTNER) if unit not in meant])

    return _set_units(desk, tasks, "remove-partners", units, put)


def hand_to(desk: Desk, tasks: Keys, person: str | uuid.UUID | None) -> Outcome:
    """Hand tasks to a person; None takes them back from whoever has them."""
    said = person if isinstance(person, uuid.UUID) else nfc(person or "")
    ending, facts = counted(desk, tasks)
    verb = "hand-to" if said else "take-back"
    with desk.writing(desk.act(f"{verb}{ending}", **facts)) as (writer, outcome):
        rows = list(each_editable(writer, desk, tasks))
        key = person_named(writer, said) if said else None
        if key is not None:
            names = {one.id: one.name for one in unit_queries.person_rows(writer.connection)}
            writer.facts["person"] = names[key]
        for editing, row in rows:
            editing.hand_to(row, key)
            note_written(writer, row.id, {"person"})
    return outcome


def set_state(
    desk: Desk, tasks: Keys, state: State, unit: str | uuid.UUID | None = None
) -> Outcome:
    """Note a state for the running quarter of each task, of the part that is ours or led alone.

    With a unit, of that unit's part.
    """
    quarter = quarter_of(desk.today)
    ending, facts = counted(desk, tasks)
    facts |= {"state": str(state), "quarter": quarter.number, "year": quarter.year}
    with desk.writing(desk.act(f"set-state{ending}", **facts)) as (writer, outcome):
        rows = found(writer.connection, tasks)
        for row in rows:
            check_not_withdrawn(row)
            _check_runs(writer, desk, row)
        record(writer, desk, [ProgressForm(row.id, quarter, state, unit=unit) for row in rows])
    return outcome


def each_editable(
    writer: Writer, desk: Desk, tasks: Keys
) -> Iterator[tuple[TaskEditing, EditedTask]]:
    """Give each task with what edits it; what is read of a plan is read once for its tasks."""
    plans: dict[uuid.UUID, TaskEditing] = {}
    for row in editable(writer.connection, tasks):
        if row.plan_id not in plans:
            plan = plan_queries.plan_row(writer.connection, row.plan_id)
            plans[row.plan_id] = TaskEditing(writer, plan, desk.today)
        yield plans[row.plan_id], row


def _set_units(
    desk: Desk,
    tasks: Keys,
    verb: str,
    units: Units,
    put: Callable[[TaskUnits, Sequence[uuid.UUID]], None],
) -> Outcome:
    ending, facts = counted(desk, tasks)
    with desk.writing(desk.act(f"{verb}{ending}", **facts)) as (writer, outcome):
        rows = list(each_editable(writer, desk, tasks))
        book = UnitBook.read(writer.connection)
        meant = [_unit(writer, one, book) for one in units]
        for editing, row in rows:
            put(editing.units(row.id), meant)
            note_written(writer, row.id, {_FIELDS[verb]})
    return outcome


def _unit(writer: Writer, unit: str | uuid.UUID, book: UnitBook) -> uuid.UUID:
    if isinstance(unit, uuid.UUID):
        return find_unit(writer.connection, unit, book)
    return resolve_or_add_unit(writer, unit, book, book.own)


def _without_leads(theirs: TaskUnits, units: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    leads = theirs.named(LEAD)
    return [unit for unit in units if unit not in leads]


def _check_runs(writer: Writer, desk: Desk, row: EditedTask) -> None:
    """Refuse a task whose plan the running quarter is outside of, naming it."""
    plan = plan_queries.plan_row(writer.connection, row.plan_id)
    quarter = quarter_of(desk.today)
    try:
        check_within(quarter, plan.first_day, plan.last_day, desk.today)
    except RefusedError as refusal:
        facts = {**refusal.facts, "task": label(row.code, row.title)}
        raise RefusedError("task-outside-quarter", facts) from refusal
