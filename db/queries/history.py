"""Change sets as they are told: newest first, and those that touched one row.

Must not know what a verb is called.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from db.cells import table_of
from db.ledger import CHANGE, CHANGE_SET
from db.models.progress import Evidence, Progress
from db.models.schema import Base
from db.models.tasks import Assignment, Deadline, Milestone, TaskItem


class SetRow(NamedTuple):
    seq: int
    at: datetime
    who: str
    verb: str
    facts: dict[str, Any]
    origin: str
    target_seq: int | None
    undone: bool


_T = Base.metadata.tables
ITEM, ASSIGNMENT = _T[TaskItem.__tablename__], _T[Assignment.__tablename__]
DEADLINE, MILESTONE = _T[Deadline.__tablename__], _T[Milestone.__tablename__]
PROGRESS, EVIDENCE = _T[Progress.__tablename__], _T[Evidence.__tablename__]

_COLUMNS = tuple(CHANGE_SET.c[name] for name in SetRow._fields)


def newest_sets(connection: Connection, limit: int | None = None) -> list[SetRow]:
    query = select(*_COLUMNS).order_by(CHANGE_SET.c.seq.desc()).limit(limit)
    return [SetRow._make(row) for row in connection.execute(query)]


def one_set(connection: Connection, seq: int) -> SetRow | None:
    row = connection.execute(select(*_COLUMNS).where(CHANGE_SET.c.seq == seq)).first()
    return SetRow._make(row) if row else None


def sets_touching(connection: Connection, rows: Sequence[tuple[str, uuid.UUID]]) -> list[SetRow]:
    """Return the sets that brought or changed any of these rows."""
    keys = [key for _, key in rows]
    seqs = set(connection.execute(select(CHANGE.c.set_seq).where(CHANGE.c.row.in_(keys))).scalars())
    for entity in {entity for entity, _ in rows}:
        table = table_of(entity)
        mine = [key for name, key in rows if name == entity]
        seqs |= set(connection.execute(select(table.c.born).where(table.c.id.in_(mine))).scalars())
    query = select(*_COLUMNS).where(CHANGE_SET.c.seq.in_(seqs))
    found = connection.execute(query.order_by(CHANGE_SET.c.seq.desc()))
    return [SetRow._make(row) for row in found]


def rows_of_task(connection: Connection, task: uuid.UUID) -> list[tuple[str, uuid.UUID]]:
    """Return a task and all rows that belong to it, hidden ones too."""
    mine = select(ASSIGNMENT.c.id).where(ASSIGNMENT.c.task_id == task)
    deadline = select(DEADLINE.c.id).where(DEADLINE.c.task_id == task)
    parts = (
        (ITEM, ITEM.c.task_id == task),
        (ASSIGNMENT, ASSIGNMENT.c.task_id == task),
        (DEADLINE, DEADLINE.c.task_id == task),
        (MILESTONE, MILESTONE.c.deadline_id.in_(deadline)),
        (PROGRESS, PROGRESS.c.assignment_id.in_(mine)),
        (EVIDENCE, EVIDENCE.c.assignment_id.in_(mine)),
    )
    rows = [("task", task)]
    for table, belongs in parts:
        keys = connection.execute(select(table.c.id).where(belongs)).scalars()
        rows.extend((table.name, key) for key in keys)
    return rows


def names_of(connection: Connection, rows: Sequence[tuple[str, uuid.UUID]]) -> list[str]:
    """Name the tasks or units that rows belong to, each once; others are left out."""
    found: dict[str, None] = {}
    for entity, key in rows:
        query = _NAMED.get(entity)
        name = connection.exec_driver_sql(query, (key.bytes,)).scalar() if query else None
        if name:
            found[str(name)] = None
    return list(found)


_TASK_NAME = (
    "SELECT coalesce(t.code || '. ', '') || substr(t.title, 1, 60)"
    " || CASE WHEN length(t.title) > 60 THEN '…' ELSE '' END FROM {} WHERE x.id = ?"
)
_OF_TASK = "JOIN task t ON t.id = x.task_id"
_OF_PART = "JOIN assignment a ON a.id = x.assignment_id JOIN task t ON t.id = a.task_id"
_NAMED = {
    "task": _TASK_NAME.format("task x JOIN task t ON t.id = x.id"),
    "task_item": _TASK_NAME.format(f"task_item x {_OF_TASK}"),
    "assignment": _TASK_NAME.format(f"assignment x {_OF_TASK}"),
    "deadline": _TASK_NAME.format(f"deadline x {_OF_TASK}"),
    "milestone": _TASK_NAME.format(
        "milestone x JOIN deadline d ON d.id = x.deadline_id JOIN task t ON t.id = d.task_id"
    ),
    "progress": _TASK_NAME.format(f"progress x {_OF_PART}"),
    "evidence": _TASK_NAME.format(f"evidence x {_OF_PART}"),
    "unit": "SELECT name FROM unit_name WHERE unit_id = ? ORDER BY since DESC LIMIT 1",
    "unit_name": "SELECT name FROM unit_name WHERE id = ?",
}
