"""Copies of tasks: their words, units, person and deadline; never their results.

Must not know why a task is copied.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable

from cchc_desktop.domain.draft import TaskDraft
from cchc_desktop.services.assigning import Part
from cchc_desktop.services.deadlines import PlanFrame
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.people import PeopleBook
from cchc_desktop.services.plans.draft_rows import DraftRows
from cchc_desktop.services.task_changes.own import (
    Keys,
    counted,
    day_in,
    found,
    own_plan,
    section_in,
)
from cchc_desktop.services.unit_book import UnitBook
from db.changes import Writer
from db.ids import new_ids
from db.plain import ask_through
from db.queries import plans as plan_queries
from db.queries import task_details as queries
from db.queries import tasks_edit
from db.queries.assigning import PartRow, parts_of_task
from db.queries.task_details import FactsRow


def copy_tasks(
    desk: Desk,
    tasks: Keys,
    plan: uuid.UUID | None = None,
    section: str | uuid.UUID | None = None,
) -> list[uuid.UUID]:
    """Copy tasks to the end of their sections, or to another plan that this office keeps.

    A copy beside its original has no code yet: two tasks of one number are told apart by nobody.
    Return the copies in the order of the tasks.
    """
    ending, facts = counted(desk, tasks)
    with desk.writing(desk.act(f"copy-task{ending}", **facts)) as (writer, _):
        rows = found(writer.connection, tasks)
        keys = new_ids(len(rows))
        by_plan: defaultdict[uuid.UUID, list[tuple[uuid.UUID, uuid.UUID]]] = defaultdict(list)
        for row, key in zip(rows, keys, strict=True):
            by_plan[plan or row.plan_id].append((row.id, key))
        for to, pairs in by_plan.items():
            _copy(writer, desk, to, section, pairs)
    return keys


def _copy(
    writer: Writer,
    desk: Desk,
    plan: uuid.UUID,
    section: str | uuid.UUID | None,
    pairs: Iterable[tuple[uuid.UUID, uuid.UUID]],
) -> None:
    """Copy tasks, each under its new id, into one plan."""
    connection = writer.connection
    day = day_in(desk.today, own_plan(connection, plan))
    book = UnitBook.read(connection)
    people = PeopleBook.read(connection, book.own)
    rows = DraftRows(writer, plan, PlanFrame.of(connection, plan), day, book, people)
    to = section_in(connection, plan, section)
    version = tasks_edit.current_version(connection, plan)
    ask, of = ask_through(connection), dict(pairs)
    facts = queries.facts_rows(ask, of)
    items: defaultdict[tuple[uuid.UUID, str], list[str]] = defaultdict(list)
    for task, kind, text in queries.item_rows(ask, of):
        items[task, kind].append(text)
    first = plan_queries.next_task_position(connection, plan)
    for position, (old, new) in enumerate(of.items(), first):
        row = facts[old]
        beside = row.plan_id == plan
        parts = [part for part in parts_of_task(connection, old) if part.until is None]
        rows.task_with(
            new,
            _draft(row, "" if beside else row.code or "", items),
            [Part(part.unit_id, part.role, part.via_group_id) for part in _in_order(parts)],
            next((part.person_id for part in parts if part.person_id), None),
            section_id=to or (row.section_id if beside else None),
            position=position,
            from_version_id=version,
            carries_out_id=row.carries_out_id,
        )
    rows.write()


def _in_order(parts: list[PartRow]) -> list[PartRow]:
    return sorted(parts, key=lambda part: part.position)


def _draft(row: FactsRow, code: str, items: dict[tuple[uuid.UUID, str], list[str]]) -> TaskDraft:
    return TaskDraft(
        row.title,
        code=code,
        details=tuple(items.get((row.id, "detail"), ())),
        products=tuple(items.get((row.id, "product"), ())),
        deadline=row.phrase or "",
        funding=row.funding or "",
        note=row.note or "",
    )
