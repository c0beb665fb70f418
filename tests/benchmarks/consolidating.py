"""Adding up what every commune of the country came to, against the same grouping in plain SQL.

3,321 units with 60 tasks each and a result for every quarter, all rows made by the database. Ours
judges each part as a report does - what corrects what, which date is open, what is overdue - and
hands over sums; the yardstick takes the latest result of each part and counts.
"""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from sqlite3 import Connection, connect
from uuid import UUID, uuid4

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.lineage import Lineage
from cchc_desktop.services.reporting.task_reading import Among, Span
from cchc_desktop.services.reporting.unit_sums import UnitSums, read_sums
from tests.benchmarks.pairing import Measured, paired, seconds
from tests.builders.offices import NOON, a_plan, an_office

UNITS = 3_321
TASKS = 60
_QUARTERS = 4
_FIELDS = ("direction", "institutions", "procedures", "apparatus", "civil-service", "other")
_YEAR = Period(2026)
_PLAINLY = """
SELECT a.unit_id, s.field, count(*), sum(l.state = 'done'), sum(l.quarter IS NOT NULL)
FROM assignment a JOIN task t ON t.id = a.task_id JOIN section s ON s.id = t.section_id
LEFT JOIN (SELECT e.assignment_id, max(e.quarter) AS quarter, e.state FROM progress e
           WHERE NOT e.gone GROUP BY e.assignment_id) l ON l.assignment_id = a.id
WHERE NOT a.gone AND NOT t.gone AND a.role = 'lead' AND a.until IS NULL
GROUP BY a.unit_id, s.field
"""


def measure(units: int = UNITS) -> Iterator[Measured]:
    with tempfile.TemporaryDirectory() as scratch:
        path, plan = a_country(Path(scratch) / "data", units)
        with closing(connect(path)) as database:
            found = sums(database, plan)
            given = sum(one.given.total() for one in found.values())
            if (len(found), given) != (units, units * TASKS):
                raise RuntimeError(f"{given} parts of {len(found)} units were added up")
            yield paired(
                f"adding up {units:,} units with {TASKS} tasks and {_QUARTERS} quarters each",
                1.5,
                lambda: seconds(lambda: sums(database, plan)),
                lambda: seconds(lambda: database.execute(_PLAINLY).fetchall()),
                pairs=3,
            )


def sums(database: Connection, plan: UUID) -> dict[UUID, UnitSums]:
    span = Span(_YEAR, date(2026, 11, 20), _YEAR.last_quarter)
    among = Among(frozenset({plan.bytes}), None)
    return read_sums(database.execute, span, among, Lineage({}, ()))


def a_country(path: Path, units: int) -> tuple[Path, UUID]:
    """Make an office above so many units, all of which told of each quarter."""
    with an_office(path, NOON) as office:
        with office.desk.writing(office.desk.act("edit-plan")) as (writer, _):
            plan = a_plan(writer)
        database = office.folder.database
    with closing(connect(database)) as connection:
        _fill(connection, plan, units)
        connection.commit()
    return database, plan


def _fill(database: Connection, plan: UUID, units: int) -> None:
    (born,) = database.execute("SELECT max(seq) FROM change_set").fetchone()
    kept = {"born": born, "gone": 0}
    for at, field in enumerate(_FIELDS):
        section = {"id": uuid4().bytes, "plan_id": plan.bytes, "title": field, "field": field}
        _add(database, "section", {**kept, **section, "position": at})
    sections = [row[0] for row in database.execute("SELECT id FROM section ORDER BY position")]
    for at in range(TASKS):
        task, deadline = uuid4().bytes, uuid4().bytes
        told = {"plan_id": plan.bytes, "section_id": sections[at % len(sections)]}
        title = f"Nhiệm vụ {at}"
        _add(database, "task", {**kept, **told, "id": task, "position": at, "title": title})
        kind = "recurring" if at % 10 == 0 else "ongoing" if at % 10 == 1 else "fixed"
        phrase = {"phrase": "Quý", "kind": kind, "settled": 1}
        _add(database, "deadline", {**kept, **phrase, "id": deadline, "task_id": task})
        months = (
            (3, 6, 9, 12) if kind == "recurring" else () if kind == "ongoing" else (at % 12 + 1,)
        )
        for month in months:
            due = {"due": f"2026-{month:02}-28", "position": month, "label": ""}
            _add(
                database, "milestone", {**kept, **due, "id": uuid4().bytes, "deadline_id": deadline}
            )
    counting = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
        " INSERT INTO unit (id, born, gone, level, is_group, position)"
        " SELECT randomblob(16), ?, 0, 'commune', 0, i FROM n"
    )
    database.execute(counting, (units, born))
    database.execute(
        "INSERT INTO assignment (id, born, gone, task_id, unit_id, role, position)"
        " SELECT randomblob(16), ?, 0, t.id, u.id, 'lead', u.position FROM unit u, task t"
        " WHERE u.level = 'commune' AND u.born = ? AND u.position > 0",
        (born, born),
    )
    for quarter in range(1, _QUARTERS + 1):
        database.execute(
            "INSERT INTO progress (id, born, gone, assignment_id, quarter, state, done_on, lane,"
            " entered_at, entered_by)"
            " SELECT randomblob(16), ?, 0, a.id, ?, CASE abs(random()) % 3 WHEN 0 THEN 'done'"
            " WHEN 1 THEN 'in-progress' ELSE 'not-started' END, ?, 'own', ?, '' FROM assignment a",
            (born, f"2026Q{quarter}", f"2026-{quarter * 3:02}-10", NOON.isoformat()),
        )
    database.execute("ANALYZE")


def _add(database: Connection, table: str, row: dict[str, object]) -> None:
    marks = ", ".join("?" * len(row))
    query = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})"  # noqa: S608 - our own words
    database.execute(query, tuple(row.values()))
