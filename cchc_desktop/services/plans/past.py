"""What a plan's tasks said at a moment of its history, worked out backwards from what they say now.

Must not know which moments matter, nor how a difference is told.
"""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from cchc_desktop.services.assigning import LEAD
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.withdrawn_words import why_withdrawn
from db.queries import plan_versions as queries
from db.queries import plans as plan_queries
from db.queries.plan_versions import PastChange, Values
from db.queries.units import person_rows
from db.session import Reading

FIELDS = (
    "title",
    "code",
    "section",
    "products",
    "details",
    "deadline",
    "leads",
    "partners",
    "person",
    "funding",
    "note",
)
_LONGEST = 70


@dataclass(slots=True)
class TaskSaid:
    """What one task said; units and people are still ids."""

    position: int
    code: str
    title: str
    section: uuid.UUID | None
    funding: str
    note: str
    withdrawn: bool
    why: str
    deadline: str = ""
    products: list[tuple[int, str]] = field(default_factory=list)
    details: list[tuple[int, str]] = field(default_factory=list)
    leads: list[tuple[int, uuid.UUID]] = field(default_factory=list)
    partners: list[tuple[int, uuid.UUID]] = field(default_factory=list)
    person: uuid.UUID | None = None

    @property
    def label(self) -> str:
        """Name the task in a sentence that says more than its name."""
        title = self.title
        if len(title) > _LONGEST:
            title = title[:_LONGEST].rsplit(" ", 1)[0] + "…"
        return f"{self.code}. {title}" if self.code else title


@dataclass(frozen=True, slots=True)
class Past:
    """The rows of a plan as they are, and all that was written in them since a moment."""

    _rows: Mapping[str, Sequence[Values]]
    _changes: Sequence[tuple[int, PastChange]]
    _book: UnitBook
    _people: Mapping[uuid.UUID, str]
    _sections: Mapping[uuid.UUID, str]
    _day: date

    @classmethod
    def read(cls, connection: Reading, plan: uuid.UUID, since: int) -> Self:
        """Read what it takes to know any moment from `since` on: a fixed number of statements."""
        rows = queries.rows_told(connection, plan)
        return cls(
            rows,
            queries.changes_after(connection, rows, since),
            UnitBook.read(connection),
            {one.id: one.name for one in person_rows(connection)},
            {
                one.id: f"{one.code}. {one.title}" if one.code else one.title
                for one in plan_queries.section_rows(connection, plan)
            },
            plan_queries.plan_row(connection, plan).first_day,
        )

    def said_at(self, seq: int | None) -> dict[uuid.UUID, TaskSaid]:
        """Return what the tasks said once a set was written; None: what they say now."""
        former: dict[tuple[uuid.UUID, str], Any] = {}
        for number, change in reversed(self._changes):
            if seq is not None and number > seq:
                former[change.row, change.field] = change.former
        there = {
            entity: [
                values
                for row in rows
                if (seq is None or row["born"] <= seq)
                and not (values := _with_former(row, former))["gone"]
            ]
            for entity, rows in self._rows.items()
        }
        tasks = {row["id"]: _task_said(row) for row in there["task"]}
        self._add_parts(tasks, there)
        return tasks

    @staticmethod
    def in_order(
        before: Mapping[uuid.UUID, TaskSaid], after: Mapping[uuid.UUID, TaskSaid]
    ) -> list[uuid.UUID]:
        """Return the tasks of both moments in the plan's order."""
        said = {**before, **after}
        return sorted(said, key=lambda task: (said[task].position, task))

    def worded(self, said: TaskSaid, name: str) -> str:
        """Say a field of a task in words."""
        match name:
            case "section":
                return self._sections.get(said.section, "") if said.section else ""
            case "person":
                return self._people.get(said.person, "") if said.person else ""
            case "leads" | "partners":
                units = (unit for _, unit in sorted(getattr(said, name), key=_place))
                true = dict.fromkeys(self._book.true(unit) for unit in units)
                return "; ".join(self._book.name(unit, self._day) for unit in true)
            case "products" | "details":
                return "; ".join(text for _, text in sorted(getattr(said, name)))
            case _:
                return str(getattr(said, name))

    def _add_parts(
        self, tasks: Mapping[uuid.UUID, TaskSaid], there: Mapping[str, Sequence[Values]]
    ) -> None:
        by_task: defaultdict[uuid.UUID, list[tuple[str, Values]]] = defaultdict(list)
        for entity in ("task_item", "deadline", "assignment"):
            for row in there[entity]:
                by_task[row["task_id"]].append((entity, row))
        for task, said in tasks.items():
            for entity, row in by_task[task]:
                _PARTS[entity](said, row)


def _place(one: tuple[int, uuid.UUID]) -> int:
    return one[0]


def _with_former(row: Values, former: Mapping[tuple[uuid.UUID, str], Any]) -> dict[str, Any]:
    return {name: former.get((row["id"], name), value) for name, value in row.items()}


def _task_said(row: Values) -> TaskSaid:
    return TaskSaid(
        row["position"],
        row["code"] or "",
        row["title"],
        row["section_id"],
        row["funding"] or "",
        row["note"] or "",
        row["withdrawn_on"] is not None,
        why_withdrawn(row["withdrawn_why"], row["withdrawn_by_number"], row["withdrawn_by_on"]),
    )


def _add_item(said: TaskSaid, row: Values) -> None:
    items = said.products if row["kind"] == "product" else said.details
    items.append((row["position"], row["text"]))


def _add_deadline(said: TaskSaid, row: Values) -> None:
    said.deadline = row["phrase"]


def _add_assignment(said: TaskSaid, row: Values) -> None:
    if row["until"] is not None:
        return
    units = said.leads if row["role"] == LEAD else said.partners
    units.append((row["position"], row["via_group_id"] or row["unit_id"]))
    said.person = said.person or row["person_id"]


_PARTS = {"task_item": _add_item, "deadline": _add_deadline, "assignment": _add_assignment}
