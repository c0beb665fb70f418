"""Invented offices: tasks of every kind, and whatever anybody may have said about them.

Led by one or several, kept here or elsewhere, with units that were followed by others.
"""

import random
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

from builders.offices import NOON
from hypothesis import strategies as st

from cchc_desktop.domain.status import State
from cchc_desktop.services.desk import Desk
from db.changes import Writer
from db.models.plans import Plan
from db.models.progress import Progress
from db.models.schema import Base
from db.models.tasks import Assignment, Deadline, Milestone, Task
from db.models.units import Person, SameAs, Unit, UnitName, UnitSuccession

FIRST = date(2026, 1, 1)
QUARTERS = ("2026Q1", "2026Q2", "2026Q3", "2026Q4")
UNITS = 5  # the first is the own office, the second keeps some of the tasks


@dataclass(frozen=True)
class Said:
    """An entry; `about` is the date it names, `corrects` the entry before it that it corrects."""

    quarter: str
    state: State
    about: int | None
    corrects: bool
    behalf: bool


@dataclass(frozen=True)
class Part:
    unit: int
    lead: bool
    ended: bool
    person: bool
    said: Sequence[Said]


@dataclass(frozen=True)
class Invented:
    kind: str
    settled: bool
    elsewhere: bool
    withdrawn: bool
    next_year: bool
    dates: Sequence[tuple[int, int | None, bool]]
    parts: Sequence[Part]


def _some(seed: int, number: int) -> list[Invented]:
    """Make tasks by chance: far more of them, and more unlike, than could be drawn one by one."""
    chance = random.Random(seed)
    return [_task_by(chance) for _ in range(number)]


def _task_by(chance: random.Random) -> Invented:
    return Invented(
        chance.choice(["fixed", "fixed", "recurring", "compound", "ongoing", "unclear"]),
        settled=chance.random() < 0.9,
        elsewhere=chance.random() < 0.2,
        withdrawn=chance.random() < 0.1,
        next_year=chance.random() < 0.1,
        dates=[_date_by(chance) for _ in range(chance.choice([0, 1, 1, 2, 3]))],
        parts=[_part_by(chance, unit) for unit in chance.sample(range(UNITS), chance.choice(_FEW))],
    )


_FEW = [0, 1, 1, 1, 2, 3]


def _date_by(chance: random.Random) -> tuple[int, int | None, bool]:
    begins = None if chance.random() < 0.5 else chance.randint(-400, 400)
    return chance.randint(-20, 400), begins, chance.random() < 0.4


def _part_by(chance: random.Random, unit: int) -> Part:
    return Part(
        unit,
        lead=chance.random() < 0.8,
        ended=chance.random() < 0.1,
        person=chance.random() < 0.3,
        said=[_said_by(chance) for _ in range(chance.choice(_FEW))],
    )


def _said_by(chance: random.Random) -> Said:
    return Said(
        chance.choice(QUARTERS),
        chance.choice(
            [State.DONE, State.DONE, State.IN_PROGRESS, State.IN_PROGRESS, State.STOPPED]
        ),
        chance.choice([None, None, None, 0, 1, 2]),
        corrects=chance.random() < 0.3,
        behalf=chance.random() < 0.5,
    )


tasks = st.builds(_some, st.integers(0, 2**32), st.integers(1, 60))
days = st.integers(0, 420).map(lambda after: FIRST + timedelta(days=after))


class _Rows:
    """Adds rows whose ids are the same whenever an example is tried again, yet in no order."""

    def __init__(self, writer: Writer) -> None:
        self._writer, self._numbers = writer, count()

    def add(self, model: type[Base], **values: Any) -> uuid.UUID:
        key = uuid.uuid5(uuid.NAMESPACE_OID, str(next(self._numbers)))
        return self._writer.add_many(model, [{"id": key, **values}])[0]


def invent(desk: Desk, invented: Sequence[Invented], followed: Sequence[date]) -> None:

    with desk.writing(desk.act("import-plan", plan="21/KH-UBND", tasks=len(invented))) as (
        writer,
        _,
    ):
        rows = _Rows(writer)
        units = [desk.unit_id]
        for nth in range(1, UNITS):
            units.append(rows.add(Unit, level="department", head_post=None, parent_id=None))
            rows.add(UnitName, unit_id=units[nth], name=f"Phòng số {nth}", since=None)
        for nth, on in enumerate(followed, start=2):
            heir = units[(nth + 1) % UNITS]
            row = {"from_id": units[nth], "to_id": heir, "on": on, "kind": "merged"}
            rows.add(UnitSuccession, **row, position=0)
        if len(followed) > 1:
            rows.add(SameAs, entity="unit", alias_id=units[4], true_id=units[0])
        who = rows.add(Person, unit_id=units[0], name="Lý Thị Mai", post=None)
        plans = [
            rows.add(Plan, first_day=date(year, 1, 1), last_day=date(year, 12, 31))
            for year in (2026, 2027)
        ]
        for number, one in enumerate(invented):
            key = _task(rows, one, number, plans[one.next_year], units[1])
            _parts(rows, one, key, units, who)


def _task(rows: _Rows, one: Invented, number: int, plan: uuid.UUID, other: uuid.UUID) -> uuid.UUID:
    withdrawn = FIRST if one.withdrawn else None
    key = rows.add(
        Task,
        plan_id=plan,
        position=number,
        title=f"Việc {number}",
        code=None,
        steward_id=other if one.elsewhere else None,
        withdrawn_on=withdrawn,
    )
    deadline = rows.add(
        Deadline, task_id=key, phrase="", kind=one.kind, settled=one.settled, doubt=None
    )
    for position, (due, start, again) in enumerate(one.dates):
        day = FIRST + timedelta(days=due)
        rows.add(
            Milestone,
            deadline_id=deadline,
            position=position,
            start=None if start is None else FIRST + timedelta(days=start),
            due=day,
            rule=None,
            occurrence=f"{day:%Y-%m}" if again else None,
        )
    return key


def _parts(
    rows: _Rows, one: Invented, task: uuid.UUID, units: Sequence[uuid.UUID], who: uuid.UUID
) -> None:
    for position, part in enumerate(one.parts):
        key = rows.add(
            Assignment,
            task_id=task,
            unit_id=units[part.unit],
            role="lead" if part.lead else "partner",
            position=position,
            via_group_id=None,
            person_id=who if part.person else None,
            until=FIRST if part.ended else None,
        )
        before = None
        for said in part.said:
            before = rows.add(
                Progress,
                assignment_id=key,
                quarter=said.quarter,
                occurrence=_about(one, said),
                state=str(said.state),
                lane="on-behalf" if said.behalf else "own",
                entered_at=NOON,
                entered_by="Mai",
                corrects_id=before if said.corrects else None,
            )


def _about(one: Invented, said: Said) -> str | None:
    if said.about is None or said.about >= len(one.dates):
        return None
    due, _, again = one.dates[said.about]
    day = FIRST + timedelta(days=due)
    return f"{day:%Y-%m}" if again else day.isoformat()
