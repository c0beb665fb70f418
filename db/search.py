"""Search over tasks: which words belong to a task, the index over them, and looking them up.

FTS5 where SQLite has it, LIKE where not; both over text the core has folded. Must not know how
text is folded.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, select

from db.models.progress import Evidence, Progress
from db.models.schema import Base
from db.models.search import TaskText
from db.models.tasks import Assignment, Task, TaskItem
from db.models.units import UnitName

_T = Base.metadata.tables
TEXT = _T[TaskText.__tablename__]
TASK, ITEM = _T[Task.__tablename__], _T[TaskItem.__tablename__]
ASSIGNMENT, NAME = _T[Assignment.__tablename__], _T[UnitName.__tablename__]
PROGRESS, EVIDENCE = _T[Progress.__tablename__], _T[Evidence.__tablename__]

INDEX = "task_index"
_CHUNK = 500


def has_index(connection: Connection) -> bool:
    """Say whether this database has the full-text index: some builds of SQLite lack FTS5."""
    found = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = ?", (INDEX,))
    return found.first() is not None


def tasks_touched(connection: Connection, touched: Mapping[str, set[uuid.UUID]]) -> set[uuid.UUID]:
    """Return the tasks whose searched words a write may have changed."""
    keys = set(touched.get("task", ()))
    for table in (ITEM, ASSIGNMENT):
        owner = select(table.c.task_id)
        keys |= _owners(connection, owner, table.c.id, touched.get(table.name, ()))
    for table in (PROGRESS, EVIDENCE):
        via = select(ASSIGNMENT.c.task_id).join(table, table.c.assignment_id == ASSIGNMENT.c.id)
        keys |= _owners(connection, via, table.c.id, touched.get(table.name, ()))
    named = select(ASSIGNMENT.c.task_id).join(NAME, NAME.c.unit_id == ASSIGNMENT.c.unit_id)
    return keys | _owners(connection, named, NAME.c.id, touched.get("unit_name", ()))


def _owners(
    connection: Connection,
    query: Select[Any],
    column: ColumnElement[Any],
    keys: Iterable[uuid.UUID],
) -> set[uuid.UUID]:
    found: set[uuid.UUID] = set()
    for part in _parts(list(keys)):
        found |= set(connection.execute(query.where(column.in_(part))).scalars())
    return found


def words_of(connection: Connection, keys: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    """Return the words of tasks that are there: title, details, products, units, notes, results."""
    found: dict[uuid.UUID, list[str]] = {}
    for part in _parts(keys):
        of_tasks = _WORDS[0].where(TASK.c.id.in_(part))
        found |= {key: [w for w in words if w] for key, *words in connection.execute(of_tasks)}
        for query, column in zip(_WORDS[1:], _TASK_OF, strict=True):
            for key, *words in connection.execute(query.where(column.in_(part))):
                if key in found:
                    found[key].extend(word for word in words if word)
    return found


def put_texts(connection: Connection, folded: Sequence[tuple[uuid.UUID, str]]) -> None:
    """Keep the folded words of tasks and index them."""
    known = _texts_of(connection, [key for key, _ in folded])
    changed = [(key, words) for key, words in folded if known.get(key, (0, ""))[1] != words]
    _unindex(connection, [known[key] for key, _ in changed if key in known])
    fresh = [(key.bytes, words) for key, words in changed]
    if not fresh:
        return
    connection.exec_driver_sql(
        "INSERT INTO task_text (task_id, folded) VALUES (?, ?)"
        " ON CONFLICT (task_id) DO UPDATE SET folded = excluded.folded",
        fresh,
    )
    if has_index(connection):
        connection.exec_driver_sql(
            f"INSERT INTO {INDEX} (rowid, folded)"  # noqa: S608 - a constant
            " SELECT no, folded FROM task_text WHERE task_id = ?",
            [(key,) for key, _ in fresh],
        )


def drop_texts(connection: Connection, keys: Sequence[uuid.UUID]) -> None:
    """Forget the words of tasks that are gone."""
    known = _texts_of(connection, keys)
    _unindex(connection, list(known.values()))
    if known:
        connection.exec_driver_sql(
            "DELETE FROM task_text WHERE no = ?", [(number,) for number, _ in known.values()]
        )


def found_by(connection: Connection, folded: str, limit: int | None = None) -> list[uuid.UUID]:
    """Return the tasks whose words begin with each of the folded words, in any order."""
    words = folded.split()
    if not words:
        return []
    if has_index(connection):
        match = " AND ".join(f'"{word}"*' for word in words)
        query = (
            f"SELECT task_id FROM task_text JOIN {INDEX} ON {INDEX}.rowid = no"  # noqa: S608
            f" WHERE {INDEX} MATCH ? LIMIT ?"
        )
        rows = connection.exec_driver_sql(query, (match, -1 if limit is None else limit))
        return [uuid.UUID(bytes=row[0]) for row in rows]
    like = select(TEXT.c.task_id).where(
        *((" " + TEXT.c.folded).contains(f" {word}", autoescape=True) for word in words)
    )
    return list(connection.execute(like.limit(limit)).scalars())


def _texts_of(
    connection: Connection, keys: Sequence[uuid.UUID]
) -> dict[uuid.UUID, tuple[int, str]]:
    found: dict[uuid.UUID, tuple[int, str]] = {}
    for part in _parts(keys):
        rows = connection.execute(select(TEXT).where(TEXT.c.task_id.in_(part)))
        found |= {row.task_id: (row.no, row.folded) for row in rows}
    return found


def _unindex(connection: Connection, texts: Sequence[tuple[int, str]]) -> None:
    """Take words out of the index; it must be told what they were."""
    if texts and has_index(connection):
        connection.exec_driver_sql(
            f"INSERT INTO {INDEX} ({INDEX}, rowid, folded) VALUES ('delete', ?, ?)",  # noqa: S608
            list(texts),
        )


def _of_task(table: Table, *columns: ColumnElement[Any]) -> Select[Any]:
    return select(table.c.task_id, *columns).where(table.c.gone.is_(False))


_WORDS: tuple[Select[Any], ...] = (
    select(TASK.c.id, TASK.c.code, TASK.c.title, TASK.c.note, TASK.c.funding).where(
        TASK.c.gone.is_(False)
    ),
    _of_task(ITEM, ITEM.c.text),
    _of_task(ASSIGNMENT, NAME.c.name)
    .join(NAME, NAME.c.unit_id == ASSIGNMENT.c.unit_id)
    .where(NAME.c.gone.is_(False)),
    _of_task(ASSIGNMENT, PROGRESS.c.result, PROGRESS.c.difficulty, PROGRESS.c.proposal)
    .join(PROGRESS, PROGRESS.c.assignment_id == ASSIGNMENT.c.id)
    .where(PROGRESS.c.gone.is_(False)),
    _of_task(ASSIGNMENT, EVIDENCE.c.number, EVIDENCE.c.title)
    .join(EVIDENCE, EVIDENCE.c.assignment_id == ASSIGNMENT.c.id)
    .where(EVIDENCE.c.gone.is_(False)),
)
_TASK_OF = (ITEM.c.task_id, *(ASSIGNMENT.c.task_id,) * 3)


def _parts(keys: Sequence[uuid.UUID]) -> Iterable[Sequence[uuid.UUID]]:
    return (keys[start : start + _CHUNK] for start in range(0, len(keys), _CHUNK))
