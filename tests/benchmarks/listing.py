"""Listing and reminding at 10,000 tasks against reading the same rows with plain sqlite3."""

import random
import sqlite3
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from cchc_desktop.bootstrap import Office
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.reminding.reminders import look, tasks_behind
from cchc_desktop.services.report_calendar import set_day
from cchc_desktop.services.task_list.listing import TaskFilter, list_tasks
from db.models.progress import Progress
from tests.benchmarks.pairing import Measured, paired, seconds
from tests.benchmarks.storing import a_draft
from tests.builders.offices import NOON, an_office

TASKS = 10_000
_LINES = (
    (
        "SELECT t.id, t.code, t.title, s.title, d.phrase, d.kind FROM task t"
        " LEFT JOIN section s ON s.id = t.section_id LEFT JOIN deadline d ON d.task_id = t.id"
    ),
    "SELECT d.task_id, m.start, m.due FROM milestone m JOIN deadline d ON d.id = m.deadline_id",
    "SELECT task_id, unit_id, role FROM assignment",
    "SELECT task_id, text FROM task_item",
    "SELECT assignment_id, quarter, state, percent, done_on, result FROM progress",
)
_DATES = (
    (
        "SELECT t.id, t.code, t.title, d.kind, m.due FROM milestone m"
        " JOIN deadline d ON d.id = m.deadline_id JOIN task t ON t.id = d.task_id"
    ),
    "SELECT task_id, unit_id, role FROM assignment",
    "SELECT assignment_id, quarter, state FROM progress",
)


def measure(scale: int = TASKS) -> Iterator[Measured]:
    with (
        tempfile.TemporaryDirectory() as scratch,
        an_office(Path(scratch) / "data") as office,
        closing(sqlite3.connect(office.folder.database)) as raw,
    ):
        desk, chance = office.desk, random.Random(5)
        store_plan(desk, a_draft(scale), date(2026, 1, 1), date(2026, 12, 31))
        _note_results(office, chance)

        def plainly(*queries: str) -> float:
            return seconds(lambda: [raw.execute(query).fetchall() for query in queries])

        def reminding() -> float:
            # After every write it is looked at anew; what changed is no task's date.
            set_day(
                desk, date(2027, 7, 1), working=chance.random() < 0.5, name=str(chance.random())
            )
            return seconds(lambda: look(desk, NOON))

        def one_line() -> float:
            wanted = TaskFilter(only=frozenset(chance.sample(ids, 1)))
            return seconds(lambda: list_tasks(desk, wanted))

        def behind() -> float:
            return seconds(lambda: tasks_behind(desk, chance.sample(told, 50), NOON))

        ids = [line.id for line in list_tasks(desk)]
        told = [one.id for one in look(desk, NOON).waiting if one.task]
        for name, budget, ours, queries in (
            ("the whole list of", 6.0, lambda: seconds(lambda: list_tasks(desk)), _LINES),
            ("reminders of", 3.5, reminding, _DATES),
            ("tasks behind 50 reminders, of", 0.5, behind, _DATES),
            ("reading again one line of", 0.1, one_line, _LINES),
        ):
            yield paired(f"{name} {scale:,} tasks", budget, ours, partial(plainly, *queries))


def _note_results(office: Office, chance: random.Random) -> None:
    """Let nine of ten that were due be done, and the others be under way."""
    query = (
        "SELECT a.id, min(m.due) FROM assignment a JOIN deadline d ON d.task_id = a.task_id"
        " LEFT JOIN milestone m ON m.deadline_id = d.id WHERE a.role = 'lead' GROUP BY a.id"
    )
    with office.desk.writing(office.desk.act("set-progress", count=1)) as (writer, _):
        rows = []
        for part, due in writer.connection.exec_driver_sql(query).fetchall():
            for quarter, last in (("2026Q1", "03-31"), ("2026Q2", "06-30"), ("2026Q3", "09-30")):
                done = due is not None and due <= f"2026-{last}" and chance.random() < 0.9
                said = {
                    "assignment_id": uuid.UUID(bytes=part),
                    "quarter": quarter,
                    "state": "done" if done else "in-progress",
                    "result": "Đã ban hành kế hoạch, đang thực hiện theo tiến độ",
                    "lane": "own",
                    "entered_at": NOON,
                    "entered_by": "Hà",
                }
                rows.append(said)
                if done:
                    break
        writer.add_many(Progress, rows)
