"""Storing 10,000 tasks with change set and search against bare inserts of the same rows."""

import random
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path
from sqlite3 import connect
from typing import Any

from sqlalchemy import Column, Index, MetaData, Table, create_engine, insert, select

from cchc_desktop.domain.draft import Document, PlanDraft, SectionDraft, TaskDraft
from cchc_desktop.services.plans.storing import store_plan
from db.cells import table_of
from tests.benchmarks.pairing import Measured, paired, seconds
from tests.benchmarks.sentences import sentences
from tests.builders.offices import an_office

TASKS = 10_000
_PLAIN = ("plan", "plan_version", "section", "task", "task_item", "assignment")
_PLAIN_TOO = ("deadline", "milestone", "unit", "unit_name", "doubt")
_PHRASES = ("Quý I", "Tháng 6", "Trước ngày 15/11", "Trong năm", "Thường xuyên")


def measure(scale: int = TASKS) -> Iterator[Measured]:
    with tempfile.TemporaryDirectory() as scratch:
        top, numbers = Path(scratch), count()
        draft = a_draft(scale)
        first = _stored(top / "first", draft)
        rows = first.pop("rows")

        def ours() -> float:
            return float(_stored(top / str(next(numbers)), draft)["seconds"])

        def yardstick() -> float:
            return _plainly(top / f"{next(numbers)}.db", rows)["seconds"]

        yield paired(f"storing {scale:,} tasks", 3.0, ours, yardstick, pairs=3)
        plain = _plainly(top / "plain.db", rows)["bytes"]
        size = float(first["bytes"])
        name = f"file of {scale:,} tasks"
        yield Measured(name, 2.5, size / plain, size / 2**20, plain / 2**20, "MiB")


def a_draft(scale: int) -> PlanDraft:
    """Return a plan with tasks of natural length, items, units and deadlines."""
    chance = random.Random(11)
    titles = sentences(scale, chance)
    return PlanDraft(
        Document("Cải cách hành chính năm 2026", number="21/KH-UBND", kind="KẾ HOẠCH"),
        sections=tuple(SectionDraft(f"Phần {n}", code=str(n)) for n in range(1, 9)),
        tasks=tuple(
            TaskDraft(
                title,
                code=str(n),
                section=n * 8 // scale,
                products=(f"Báo cáo số {n}",),
                lead_units=(f"Phòng {n % 10}",),
                partner_units=(f"Trường {n % 20}",),
                deadline=_PHRASES[n % len(_PHRASES)],
            )
            for n, title in enumerate(titles)
        ),
    )


def _stored(folder: Path, draft: PlanDraft) -> dict[str, Any]:
    with an_office(folder) as office:
        took = seconds(lambda: store_plan(office.desk, draft, date(2026, 1, 1), date(2026, 12, 31)))
        with office.desk.store.reading() as connection:
            rows = {
                name: [dict(row) for row in connection.execute(select(table_of(name))).mappings()]
                for name in (*_PLAIN, *_PLAIN_TOO)
            }
        database = office.folder.database
    size = _packed(database)
    shutil.rmtree(folder)
    return {"seconds": took, "rows": rows, "bytes": size}


def _plainly(path: Path, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, float]:
    """Insert the rows into tables that have the data's columns, keys and indexes, no more."""
    plain = MetaData()
    tables = [plain_table(table_of(name), plain) for name in rows]
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            connection.exec_driver_sql(f"PRAGMA {pragma}")
    plain.create_all(engine)
    data = {
        table.name: [
            {column.name: row[column.name] for column in table.c} for row in rows[table.name]
        ]
        for table in tables
    }

    def insert_all() -> None:
        with engine.begin() as connection:
            for table in tables:
                if data[table.name]:
                    connection.execute(insert(table), data[table.name])

    took = seconds(insert_all)
    engine.dispose()
    size = _packed(path)
    path.unlink()
    return {"seconds": took, "bytes": size}


def plain_table(table: Table, into: MetaData) -> Table:
    """Return a table with the columns, key and indexes of one of the data's."""
    copy = Table(
        table.name,
        into,
        *(Column(one.name, one.type, primary_key=one.primary_key) for one in table.c),
    )
    for index in table.indexes:
        Index(index.name, *(copy.c[one.name] for one in index.columns))
    return copy


def _packed(path: Path) -> float:
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("VACUUM")
    return path.stat().st_size
