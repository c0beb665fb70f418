"""Tasks and plans that the own office keeps, found before they are changed, or refused by name.

Must not know what is changed.
"""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from cchc_desktop.domain.text import fold
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_person, find_task
from cchc_desktop.services.people import PeopleBook
from cchc_desktop.services.plans.storing import label as plan_label
from cchc_desktop.services.unit_book import UnitBook
from db.changes import Writer
from db.queries import plans as plan_queries
from db.queries import tasks_edit as queries
from db.queries.plans import PlanRow
from db.queries.tasks_edit import EditedTask
from db.session import Reading

Keys = Sequence[uuid.UUID]


def found(connection: Reading, tasks: Keys) -> list[EditedTask]:
    """Return tasks, each once, in the order asked."""
    there = queries.edited_tasks(connection, tasks)
    missing = next((key for key in tasks if key not in there), None)
    if missing is not None:
        raise RefusedError("task-not-found", {"text": str(missing)})
    return [there[key] for key in dict.fromkeys(tasks)]


def ours(connection: Reading, tasks: Keys) -> list[EditedTask]:
    """Return tasks that are ours to change; the first that is not is named."""
    rows = found(connection, tasks)
    for row in rows:
        if row.steward_id is not None:
            facts = {"task": label(row.code, row.title)}
            raise RefusedError(
                "task-kept-elsewhere", {**facts, "keeper": _name_of(connection, row.steward_id)}
            )
    return rows


def editable(connection: Reading, tasks: Keys) -> list[EditedTask]:
    """Return tasks that are ours and still stand."""
    rows = ours(connection, tasks)
    for row in rows:
        check_not_withdrawn(row)
    return rows


def editable_task(connection: Reading, task: str | uuid.UUID) -> EditedTask:
    return editable(connection, [find_task(connection, task)])[0]


def check_not_withdrawn(row: EditedTask) -> None:
    if row.withdrawn_on is not None:
        facts = {"task": label(row.code, row.title), "on": row.withdrawn_on}
        raise RefusedError("task-withdrawn", facts)


def own_plan(connection: Reading, plan: uuid.UUID) -> PlanRow:
    """Return a plan that is ours to add to."""
    row = plan_queries.plan_row(connection, plan)
    if row.steward_id is not None:
        document = next(iter(plan_queries.version_rows(connection, plan)), None)
        keeper = _name_of(connection, row.steward_id)
        facts = {"plan": plan_label(document) if document else "", "keeper": keeper}
        raise RefusedError("plan-kept-elsewhere", facts)
    return row


def section_in(
    connection: Reading, plan: uuid.UUID, section: str | uuid.UUID | None
) -> uuid.UUID | None:
    """Find a section of the plan by its id, its code or its title; nothing means none."""
    said = fold(str(section or ""))
    if not said:
        return None
    sections = queries.sections_of(connection, plan)
    by_id = (one.id for one in sections if str(one.id) == str(section))
    by_code = (one.id for one in sections if one.code and fold(one.code) == said)
    by_title = (one.id for one in sections if fold(one.title) == said)
    key = next(by_id, next(by_code, next(by_title, None)))
    if key is None:
        candidates = [one.code or one.title for one in sections]
        raise RefusedError("section-not-found", {"text": str(section), "candidates": candidates})
    return key


def person_named(writer: Writer, name: str | uuid.UUID) -> uuid.UUID:
    """Return the person named; one who is not known yet joins the office, as units do."""
    try:
        return find_person(writer.connection, name)
    except RefusedError as refusal:
        if refusal.code != "person-not-found" or isinstance(name, uuid.UUID):
            raise
    own = UnitBook.read(writer.connection).own
    return PeopleBook.read(writer.connection, own).find_or_add(writer, name)


def label(code: str | None, title: str) -> str:
    """Name a task as its plan does."""
    return f"{code}. {title}" if code else title


def day_in(today: date, plan: PlanRow) -> date:
    """Return the day on which groups are looked at: today, if it lies in the plan."""
    return min(max(today, plan.first_day), plan.last_day)


def counted(desk: Desk, tasks: Keys) -> tuple[str, dict[str, Any]]:
    """Return how a verb about these tasks ends, and its facts: one is named, several counted."""
    several = list(dict.fromkeys(tasks))
    if len(several) != 1:
        return "-many", {"count": len(several)}
    with desk.store.reading() as connection:
        row = found(connection, several)[0]
    return "", {"task": label(row.code, row.title)}


def _name_of(connection: Reading, unit: uuid.UUID) -> str:
    names = UnitBook.read(connection).names.get(unit)
    return names[-1][1] if names else ""
