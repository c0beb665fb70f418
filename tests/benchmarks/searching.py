"""A keystroke of search on 100,000 tasks against the raw indexed query."""

import random
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from cchc_desktop.domain.text import fold
from db import search
from db.changes import Writer
from db.models.tasks import Task
from tests.benchmarks.pairing import Measured, paired, seconds
from tests.benchmarks.sentences import sentences
from tests.builders.offices import a_plan, an_office

TASKS = 100_000
TYPED = ("cải cách hành chính", "đề án vị trí việc làm", "một cửa", "chuyển đổi số", "tuyên truyền")


def measure(scale: int = TASKS) -> Iterator[Measured]:
    with (
        tempfile.TemporaryDirectory() as scratch,
        an_office(Path(scratch) / "data") as office,
        closing(sqlite3.connect(office.folder.database)) as raw,
    ):
        store = office.desk.store
        with store.writing(office.desk.act("measure")) as writer:
            _fill(writer, scale)
        prefixes = [fold(words[:end]) for words in TYPED for end in range(1, len(words) + 1)]

        def ours() -> float:
            with store.reading() as connection:
                return seconds(
                    lambda: [search.found_by(connection, prefix, 200) for prefix in prefixes]
                )

        def yardstick() -> float:
            return seconds(lambda: [_raw(raw, prefix) for prefix in prefixes])

        yield paired(f"a search keystroke on {scale:,} tasks", 2.0, ours, yardstick, pairs=7)


def _fill(writer: Writer, scale: int) -> None:
    plan = a_plan(writer)
    rows = [
        {"plan_id": plan, "position": number, "title": title, "code": str(number)}
        for number, title in enumerate(sentences(scale, random.Random(7)))
    ]
    keys = writer.add_many(Task, rows)
    search.put_texts(
        writer.connection,
        [(key, fold(str(row["title"]))) for key, row in zip(keys, rows, strict=True)],
    )


def _raw(connection: sqlite3.Connection, prefix: str) -> list[tuple[bytes]]:
    match = " AND ".join(f'"{word}"*' for word in prefix.split())
    return connection.execute(
        "SELECT task_id FROM task_text JOIN task_index ON task_index.rowid = no"
        " WHERE task_index MATCH ? LIMIT 200",
        (match,),
    ).fetchall()
