"""What units came to, added up by the database: so many given, done, overdue, told of, by field.

One pass over the results, however many units there are. What is not plain - a result for single
times of a task, two for one quarter - is counted as odd and left to whoever judges one by one.
Plain SQL through `db.plain`. Must not know what a state is called, nor what a report prints.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from db.plain import Ask

Key = bytes


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose results are added up, and how they are judged.

    Of these plans; quarters and days as text. `house` None: every unit's, else theirs.
    `apart`: units that are not looked at here.
    """

    plans: Sequence[Key]
    first_quarter: str
    last_quarter: str
    day: str
    house: Collection[Key] | None = None
    apart: Collection[Key] = ()


class SumRow(NamedTuple):
    """What a unit came to in one field. `odd`: not all of it could be judged here."""

    unit_id: Key
    field: str
    given: int
    done: int
    overdue: int
    told: int
    odd: bool


# The last result of a part: of quarters with their states the greatest is the latest.
_LATEST = """
SELECT e.assignment_id,
       max(e.quarter || e.state) AS latest,
       max(CASE e.state WHEN 'done' THEN e.quarter END) AS done_quarter,
       max(e.quarter) >= ? AS told,
       count(*) <> count(DISTINCT e.quarter) OR max(e.occurrence IS NOT NULL) AS odd
FROM progress e
WHERE NOT e.gone AND e.quarter <= ?
  AND e.id NOT IN (SELECT c.corrects_id FROM progress c
                   WHERE c.corrects_id IS NOT NULL AND NOT c.gone AND c.quarter <= ?)
GROUP BY e.assignment_id
"""
# Of what comes again and again, what is due until the end of a quarter that was done is closed.
_UNTIL = (
    "substr(l.done_quarter, 1, 4) || CASE substr(l.done_quarter, 6)"
    " WHEN '1' THEN '-03-31' WHEN '2' THEN '-06-30' WHEN '3' THEN '-09-30' ELSE '-12-31' END"
)
_STILL = f"""CASE WHEN l.done_quarter IS NULL THEN t.soonest ELSE
    (SELECT min(m.due) FROM milestone m
     WHERE m.deadline_id = t.deadline AND NOT m.gone AND m.due > {_UNTIL}) END"""  # noqa: S608
_TASKS = """
SELECT t.id, coalesce(s.field, 'other') AS field, d.id AS deadline, d.settled,
       d.kind = 'recurring' AS recurring,
       (SELECT min(m.due) FROM milestone m WHERE m.deadline_id = d.id AND NOT m.gone) AS soonest,
       (SELECT max(m.due) FROM milestone m WHERE m.deadline_id = d.id AND NOT m.gone) AS last,
       EXISTS (SELECT 1 FROM milestone m
               WHERE m.deadline_id = d.id AND NOT m.gone AND m.due IS NULL) AS undated
FROM task t LEFT JOIN section s ON s.id = t.section_id
LEFT JOIN deadline d ON d.task_id = t.id AND NOT d.gone
WHERE NOT t.gone AND t.withdrawn_on IS NULL AND t.plan_id IN ({plans})
"""
_PARTS = """
SELECT a.unit_id, a.task_id, t.field, coalesce(l.told, 0) AS told,
       coalesce(l.odd, 0) OR (t.recurring AND t.undated) AS odd,
       substr(l.latest, 7) AS state, t.settled, t.last,
       CASE WHEN t.recurring THEN {still} WHEN substr(l.latest, 7) = 'done' THEN NULL
            ELSE t.soonest END AS open_due
FROM assignment a JOIN tasks t ON t.id = a.task_id LEFT JOIN latest l ON l.assignment_id = a.id
WHERE NOT a.gone AND a.role = 'lead' AND a.until IS NULL{whose}
"""
_IS_DONE = "p.state = 'done' AND p.open_due IS NULL"
_IS_OPEN = f"coalesce(p.state, '') NOT IN ({{dropped}}) AND NOT ({_IS_DONE})"


def sum_rows(ask: Ask, wanted: Wanted, dropped: Collection[str]) -> list[SumRow]:
    """Return what each unit came to in each field; nothing is late in a state of `dropped`."""
    quarters = (wanted.first_quarter, wanted.last_quarter, wanted.last_quarter)
    whose, keys = _whose(wanted)
    is_open = _IS_OPEN.format(dropped=_marks(dropped))
    query = (
        f"WITH latest AS MATERIALIZED ({_LATEST}),"  # noqa: S608 - marks for parameters only
        f" tasks AS MATERIALIZED ({_TASKS.format(plans=_marks(wanted.plans))}),"
        f" parts AS ({_PARTS.format(still=_STILL, whose=whose)})"
        " SELECT p.unit_id, p.field, count(*),"
        f" coalesce(sum({_IS_DONE}), 0),"
        f" coalesce(sum({is_open} AND p.settled AND coalesce(p.open_due, p.last) < ?), 0),"
        " sum(p.told), max(p.odd) OR count(*) <> count(DISTINCT p.task_id)"
        " FROM parts p GROUP BY p.unit_id, p.field"
    )
    parameters = (*quarters, *wanted.plans, *keys, *dropped, wanted.day)
    return [SumRow._make((*row[:-1], bool(row[-1]))) for row in ask(query, parameters)]


def without_lead(ask: Ask, plans: Sequence[Key]) -> dict[str, int]:
    """Return, by field, how many tasks no unit leads."""
    query = (
        "SELECT coalesce(s.field, 'other'), count(*)"  # noqa: S608 - marks for parameters only
        " FROM task t LEFT JOIN section s ON s.id = t.section_id"
        f" WHERE NOT t.gone AND t.withdrawn_on IS NULL AND t.plan_id IN ({_marks(plans)})"
        " AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.task_id = t.id AND NOT a.gone"
        " AND a.role = 'lead' AND a.until IS NULL) GROUP BY 1"
    )
    return dict(ask(query, tuple(plans)))


def _whose(wanted: Wanted) -> tuple[str, tuple[Key, ...]]:
    said = ""
    keys: list[Key] = []
    if wanted.apart:
        said += f" AND a.unit_id NOT IN ({_marks(wanted.apart)})"
        keys += wanted.apart
    if wanted.house is not None:
        marks = _marks(wanted.house)
        said += f" AND (a.unit_id IN ({marks}) OR a.via_group_id IN ({marks}))"
        keys += [*wanted.house, *wanted.house]
    return said, tuple(keys)


def _marks(keys: Collection[object]) -> str:
    return ", ".join("?" * len(keys))
