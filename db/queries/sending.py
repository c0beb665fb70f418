"""What is to be sent, and whose values stand side by side: parts in tasks, work since, writers.

Must not know what a file holds, nor how a person chooses.
"""

import uuid
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, select, tuple_

from db.ledger import CHANGE_SET, REPLICA, VERSION
from db.models.schema import Base

_T = Base.metadata.tables
TASK, PLAN, ASSIGNMENT = _T["task"], _T["plan"], _T["assignment"]

_OF_TASKS = (
    "SELECT id, id AS of FROM task",
    "SELECT id, task_id AS of FROM task_item",
    "SELECT id, task_id AS of FROM assignment",
    "SELECT id, task_id AS of FROM deadline",
    "SELECT m.id, d.task_id AS of FROM milestone m JOIN deadline d ON d.id = m.deadline_id",
)
_OF_RESULTS = (
    "SELECT e.id, a.task_id AS of FROM progress e JOIN assignment a ON a.id = e.assignment_id",
    "SELECT e.id, a.task_id AS of FROM evidence e JOIN assignment a ON a.id = e.assignment_id",
)
_TABLES = {
    False: ("task", "task_item", "assignment", "deadline", "milestone"),
    True: ("progress", "evidence"),
}


class PartRow(NamedTuple):
    """A unit's part in a task that is there; `steward_id` keeps the task."""

    task_id: uuid.UUID
    unit_id: uuid.UUID
    steward_id: uuid.UUID | None


class WriterRow(NamedTuple):
    who: str
    at: datetime


def parts(connection: Connection) -> list[PartRow]:
    """Return the parts in tasks that are there."""
    query = (
        select(ASSIGNMENT.c.task_id, ASSIGNMENT.c.unit_id, TASK.c.steward_id)
        .join(TASK, TASK.c.id == ASSIGNMENT.c.task_id)
        .join(PLAN, PLAN.c.id == TASK.c.plan_id)
        .where(ASSIGNMENT.c.gone.is_(False), TASK.c.gone.is_(False), PLAN.c.gone.is_(False))
    )
    return [PartRow._make(row) for row in connection.execute(query)]


def worked_on(
    connection: Connection, since: datetime, *, results: bool
) -> dict[uuid.UUID, datetime]:
    """Return when tasks, or what was reported of them, were last worked on since a moment."""
    found: dict[uuid.UUID, datetime] = {}
    moment = since.astimezone(UTC).isoformat(timespec="milliseconds")
    queries = zip(_TABLES[results], _OF_RESULTS if results else _OF_TASKS, strict=True)
    for table, owners in queries:
        born = (
            f"SELECT o.of, max(s.at) FROM {table} it JOIN ({owners}) o ON o.id = it.id"  # noqa: S608
            " JOIN change_set s ON s.seq = it.born WHERE s.at >= ? GROUP BY 1"
        )
        changed = (
            f"SELECT o.of, max(s.at) FROM change c JOIN ({owners}) o ON o.id = c.row"  # noqa: S608
            " JOIN change_set s ON s.seq = c.set_seq WHERE c.entity = ? AND s.at >= ? GROUP BY 1"
        )
        rows = [
            *connection.exec_driver_sql(born, (moment,)),
            *connection.exec_driver_sql(changed, (table, moment)),
        ]
        for key, at in rows:
            task, when = uuid.UUID(bytes=key), datetime.fromisoformat(at)
            found[task] = max(found.get(task, when), when)
    return found


def other_computers(connection: Connection, office: uuid.UUID) -> bool:
    """Say whether the office has another computer, as far as is known here."""
    del office  # all replicas here are the own office's
    query = select(REPLICA.c.no).where(REPLICA.c.home.is_(None)).limit(1)
    return connection.execute(query).first() is not None


def standing_values(
    connection: Connection, row: uuid.UUID, field: str
) -> Iterable[tuple[str, str]]:
    """Return the values of a field that stand side by side, each by its dot."""
    query = select(VERSION.c.siblings).where(VERSION.c.row == row, VERSION.c.field == field)
    siblings = connection.execute(query).scalar()
    return [(dot, text) for dot, text in siblings or ()]


def hands_of(
    connection: Connection, dots: Collection[tuple[str, int]]
) -> dict[tuple[str, int], WriterRow]:
    """Return who wrote and when, of the sets that are known here, by replica and counter."""
    query = (
        select(REPLICA.c.key, CHANGE_SET.c.counter, CHANGE_SET.c.who, CHANGE_SET.c.at)
        .join(REPLICA, REPLICA.c.no == CHANGE_SET.c.replica_no)
        .where(tuple_(REPLICA.c.key, CHANGE_SET.c.counter).in_(list(dots)))
    )
    return {(row.key, row.counter): WriterRow(row.who, row.at) for row in connection.execute(query)}
