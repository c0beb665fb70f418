"""Search over tasks: which words belong to a task, the index over them, and looking them up.

FTS5 where SQLite has it, LIKE where not; both over text the core has folded. Plain SQL, since a
plan of 10,000 tasks passes through here in one write. Must not know how text is folded.
"""

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from db.changes import Writer

_CHUNK = 500
_MANY = 4 * _CHUNK  # beyond this one pass over a table is quicker than looking each row up

_OF_TASK = "SELECT task_id FROM {table} AS it WHERE "
# What other offices report is not searched here: indexing all of a task's results again for each
# of 200 reports would make every file dearer than the one before it.
_OF_ASSIGNMENT = (
    "SELECT a.task_id FROM {table} AS it JOIN assignment AS a ON a.id = it.assignment_id"
    " WHERE it.steward_id IS NULL AND "
)
_OF_UNIT = "SELECT a.task_id FROM unit_name AS it JOIN assignment AS a USING (unit_id) WHERE "
_OWNERS: Mapping[str, str] = {
    "task_item": _OF_TASK.format(table="task_item"),
    "assignment": _OF_TASK.format(table="assignment"),
    "progress": _OF_ASSIGNMENT.format(table="progress"),
    "evidence": _OF_ASSIGNMENT.format(table="evidence"),
    "unit_name": _OF_UNIT,
}


def _said(*columns: str) -> str:
    return " || ' ' || ".join(f"coalesce({column}, '')" for column in columns)


def _words_query(columns: str, tables: str, *live: str) -> str:
    """Spell a query for the words of tasks; `{}` is where the tasks wanted are named."""
    alive = " AND ".join(f"NOT {table}.gone" for table in live)
    return f"SELECT {columns} FROM {tables} WHERE {alive}{{}} GROUP BY 1"  # noqa: S608 - our own


_WORDS: Sequence[str] = (
    _words_query(f"t.id AS of, {_said('t.code', 't.title', 't.note', 't.funding')}", "task t", "t"),
    _words_query("i.task_id AS of, group_concat(i.text, ' ')", "task_item i", "i"),
    _words_query(
        "a.task_id AS of, group_concat(n.name, ' ')",
        "assignment a JOIN unit_name n USING (unit_id)",
        *"an",
    ),
    _words_query(
        f"a.task_id AS of, group_concat({_said('p.result', 'p.difficulty', 'p.proposal')}, ' ')",
        "assignment a JOIN progress p ON p.assignment_id = a.id AND p.steward_id IS NULL",
        *"ap",
    ),
    _words_query(
        f"a.task_id AS of, group_concat({_said('e.number', 'e.title')}, ' ')",
        "assignment a JOIN evidence e ON e.assignment_id = a.id AND e.steward_id IS NULL",
        *"ae",
    ),
)


def has_index(connection: Connection) -> bool:
    """Say whether this database has the full-text index: some builds of SQLite lack FTS5."""
    found = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'task_index'")
    return found.first() is not None


def tasks_touched(writer: Writer) -> set[uuid.UUID]:
    """Return the tasks whose searched words a write may have changed."""
    keys = set(writer.touched.get("task", ()))
    for table, query in _OWNERS.items():
        touched = writer.touched.get(table, set())
        if len(touched) > _MANY:
            born = query + "it.born = ?"
            rows = writer.connection.exec_driver_sql(born, (writer.seq,))
            keys.update(uuid.UUID(bytes=row[0]) for row in rows)
            touched = touched - writer.fresh.get(table, set())
        for part in _parts([key.bytes for key in touched]):
            rows = writer.connection.exec_driver_sql(query + f"it.id IN ({_marks(part)})", part)
            keys.update(uuid.UUID(bytes=row[0]) for row in rows)
    return keys


def words_of(connection: Connection, keys: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return the words of tasks that are there: title, details, products, units, notes, results."""
    wanted = {key.bytes: key for key in keys}
    (of_tasks, *more) = (_asked(connection, query, wanted) for query in _WORDS)
    found = {key: [words] for key, words in of_tasks}
    for rows in more:
        for key, words in rows:
            if key in found and words:
                found[key].append(words)
    return {wanted[key]: " ".join(words) for key, words in found.items()}


def _asked(
    connection: Connection, query: str, wanted: Mapping[bytes, uuid.UUID]
) -> Iterator[tuple[bytes, str]]:
    if len(wanted) > _MANY:
        rows = connection.exec_driver_sql(query.format(""))
        yield from ((row[0], row[1]) for row in rows if row[0] in wanted)
        return
    for part in _parts(list(wanted)):
        only = query.format(f" AND of IN ({_marks(part)})")
        yield from ((row[0], row[1]) for row in connection.exec_driver_sql(only, part))


def put_texts(connection: Connection, folded: Sequence[tuple[uuid.UUID, str]]) -> None:
    """Keep the folded words of tasks and index them."""
    texts = {key.bytes: words for key, words in folded}
    known = _texts_of(connection, list(texts))
    changed = [
        (number, former, key) for key, (number, former) in known.items() if former != texts[key]
    ]
    if changed:
        _unindex(connection, [(number, former) for number, former, _ in changed])
        again = [(texts[key], number) for number, _, key in changed]
        connection.exec_driver_sql("UPDATE task_text SET folded = ? WHERE no = ?", again)
        if has_index(connection):
            connection.exec_driver_sql(
                "INSERT INTO task_index (folded, rowid) VALUES (?, ?)", again
            )
    fresh = [(key, words) for key, words in texts.items() if key not in known]
    if fresh:
        _put_fresh(connection, fresh)


def _put_fresh(connection: Connection, fresh: Sequence[tuple[bytes, str]]) -> None:
    last = connection.exec_driver_sql("SELECT coalesce(max(no), 0) FROM task_text").scalar_one()
    connection.exec_driver_sql("INSERT INTO task_text (task_id, folded) VALUES (?, ?)", list(fresh))
    if has_index(connection):
        connection.exec_driver_sql(
            "INSERT INTO task_index (rowid, folded) SELECT no, folded FROM task_text WHERE no > ?",
            (last,),
        )


def drop_texts(connection: Connection, keys: Collection[uuid.UUID]) -> None:
    """Forget the words of tasks that are gone."""
    known = list(_texts_of(connection, [key.bytes for key in keys]).values())
    if known:
        _unindex(connection, known)
        numbers = [(number,) for number, _ in known]
        connection.exec_driver_sql("DELETE FROM task_text WHERE no = ?", numbers)


def found_by(connection: Connection, folded: str, limit: int | None = None) -> list[uuid.UUID]:
    """Return the tasks whose words begin with each of the folded words, in any order."""
    words = folded.split()
    if not words:
        return []
    if has_index(connection):
        match = " AND ".join(f'"{word}"*' for word in words)
        query = (
            "SELECT task_id FROM task_text JOIN task_index ON task_index.rowid = no"
            " WHERE task_index MATCH ? LIMIT ?"
        )
        arguments: tuple[Any, ...] = (match, -1 if limit is None else limit)
    else:
        like = " AND ".join("' ' || folded LIKE ?" for _ in words)
        query = f"SELECT task_id FROM task_text WHERE {like} LIMIT ?"  # noqa: S608 - no user text
        arguments = (*(f"% {word}%" for word in words), -1 if limit is None else limit)
    return [uuid.UUID(bytes=row[0]) for row in connection.exec_driver_sql(query, arguments)]


def _texts_of(connection: Connection, keys: Sequence[bytes]) -> dict[bytes, tuple[int, str]]:
    query = "SELECT task_id, no, folded FROM task_text"
    if len(keys) > _MANY:
        wanted = set(keys)
        rows = connection.exec_driver_sql(query)
        return {row[0]: (row[1], row[2]) for row in rows if row[0] in wanted}
    found: dict[bytes, tuple[int, str]] = {}
    for part in _parts(keys):
        rows = connection.exec_driver_sql(f"{query} WHERE task_id IN ({_marks(part)})", part)
        found |= {row[0]: (row[1], row[2]) for row in rows}
    return found


def _unindex(connection: Connection, texts: Sequence[tuple[int, str]]) -> None:
    """Take words out of the index; it must be told what they were."""
    if has_index(connection):
        connection.exec_driver_sql(
            "INSERT INTO task_index (task_index, rowid, folded) VALUES ('delete', ?, ?)",
            list(texts),
        )


def _marks(part: Sequence[bytes]) -> str:
    return ", ".join("?" * len(part))


def _parts(keys: Sequence[bytes]) -> Iterable[tuple[bytes, ...]]:
    return (tuple(keys[start : start + _CHUNK]) for start in range(0, len(keys), _CHUNK))
