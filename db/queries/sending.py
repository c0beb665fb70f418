"""What is to be sent, and whose values stand side by side: parts in tasks, work since, writers.

Must not know what a file holds, nor how a person chooses.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from enum import Enum
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, func, select, tuple_

from db.ledger import CHANGE_SET, REPLICA, VERSION
from db.models.schema import Base

_T = Base.metadata.tables
TASK, PLAN, ASSIGNMENT = _T["task"], _T["plan"], _T["assignment"]
PACKAGE = _T["package"]
SEND_VERBS = ("send-file", "send-sync")

_ONES_OWN = "SELECT id, id AS of FROM {}"
_OF_A_TASK = "SELECT id, task_id AS of FROM {}"
_OF_A_PART = "SELECT e.id, a.task_id AS of FROM {} e JOIN assignment a ON a.id = e.assignment_id"
_OF_A_DEADLINE = "SELECT m.id, d.task_id AS of FROM {} m JOIN deadline d ON d.id = m.deadline_id"


class Work(Enum):
    """What may be worked on, as tables, and how a row of each tells of what it is."""

    TASKS = (
        ("task", _ONES_OWN),
        ("task_item", _OF_A_TASK),
        ("assignment", _OF_A_TASK),
        ("deadline", _OF_A_TASK),
        ("milestone", _OF_A_DEADLINE),
    )
    RESULTS = (("progress", _OF_A_PART), ("evidence", _OF_A_PART))
    RECEIPTS = (("receipt", _ONES_OWN),)


class PartRow(NamedTuple):
    """A unit's part in a task that is there; `steward_id` keeps the task."""

    task_id: uuid.UUID
    unit_id: uuid.UUID
    steward_id: uuid.UUID | None


class WriterRow(NamedTuple):
    who: str
    at: datetime


class SendingRow(NamedTuple):
    """A set that notes that a file was written; of a file's first writing, the file too."""

    at: datetime
    who: str
    verb: str
    facts: Mapping[str, Any]
    package_id: uuid.UUID | None


def parts(connection: Connection) -> list[PartRow]:
    """Return the parts in tasks that are there."""
    query = (
        select(ASSIGNMENT.c.task_id, ASSIGNMENT.c.unit_id, TASK.c.steward_id)
        .join(TASK, TASK.c.id == ASSIGNMENT.c.task_id)
        .join(PLAN, PLAN.c.id == TASK.c.plan_id)
        .where(ASSIGNMENT.c.gone.is_(False), TASK.c.gone.is_(False), PLAN.c.gone.is_(False))
    )
    return [PartRow._make(row) for row in connection.execute(query)]


def sending_rows(connection: Connection) -> list[SendingRow]:
    """Return every time a file was written for somebody, the first one first."""
    noted = and_(PACKAGE.c.born == CHANGE_SET.c.seq, PACKAGE.c.direction == "out")
    query = (
        select(
            CHANGE_SET.c.at, CHANGE_SET.c.who, CHANGE_SET.c.verb, CHANGE_SET.c.facts, PACKAGE.c.id
        )
        .outerjoin(PACKAGE, noted)
        .where(CHANGE_SET.c.verb.in_(SEND_VERBS))
        .order_by(CHANGE_SET.c.seq)
    )
    return [SendingRow._make(row) for row in connection.execute(query)]


def worked_on(
    connection: Connection, seen: Mapping[str, int], work: Work
) -> dict[uuid.UUID, dict[str, int]]:
    """Return what was worked on beyond what was seen: tasks by their id, or receipts by theirs.

    Each with how far that went, by replica: moments decide nothing.
    """
    first = _first_beyond(connection, seen)
    if first is None:
        return {}
    found: defaultdict[uuid.UUID, dict[str, int]] = defaultdict(dict)
    keys = {row.no: row.key for row in connection.execute(select(REPLICA.c.no, REPLICA.c.key))}
    for table, owner in work.value:
        told = f"SELECT o.of, s.replica_no, max(s.counter) FROM ({owner.format(table)}) o"  # noqa: S608
        born = (
            f"{told} JOIN {table} it ON it.id = o.id JOIN change_set s ON s.seq = it.born"
            " WHERE it.born >= ? GROUP BY 1, 2"
        )
        changed = (
            f"{told} JOIN change c ON c.row = o.id JOIN change_set s ON s.seq = c.set_seq"
            " WHERE c.set_seq >= ? AND c.entity = ? GROUP BY 1, 2"
        )
        rows = [
            *connection.exec_driver_sql(born, (first,)),
            *connection.exec_driver_sql(changed, (first, table)),
        ]
        for key, replica, counter in rows:
            vector = found[uuid.UUID(bytes=key)]
            vector[keys[replica]] = max(counter, vector.get(keys[replica], 0))
    return found


def deeds_beyond(connection: Connection, seen: Mapping[str, int], ours: str | None) -> int:
    """Count what was done on this computer beyond what was seen, but for writing and meeting."""
    if ours is None:
        return 0
    query = (
        select(func.count())
        .select_from(CHANGE_SET)
        .join(REPLICA, REPLICA.c.no == CHANGE_SET.c.replica_no)
        .where(REPLICA.c.key == ours, CHANGE_SET.c.counter > seen.get(ours, 0))
        .where(CHANGE_SET.c.origin.not_in(("founding", "sync")))
    )
    return int(connection.execute(query).scalar_one())


def _first_beyond(connection: Connection, seen: Mapping[str, int]) -> int | None:
    """Return the number of the first set that is not among those seen."""
    firsts = []
    for replica in connection.execute(select(REPLICA.c.no, REPLICA.c.key)).all():
        query = select(func.min(CHANGE_SET.c.seq)).where(
            CHANGE_SET.c.replica_no == replica.no,
            CHANGE_SET.c.counter > seen.get(replica.key, 0),
        )
        firsts.append(connection.execute(query).scalar())
    return min((one for one in firsts if one is not None), default=None)


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
