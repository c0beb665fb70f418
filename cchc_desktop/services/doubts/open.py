"""What a person still has to decide: doubtful deadlines, and cells of a document nobody is sure of.

Must not know how a doubt is settled.
"""

import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cchc_desktop.services.deadlines import DOUBTS, phrase_key
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.finding import short_id
from cchc_desktop.services.plans.storing import label as plan_label
from cchc_desktop.services.task_changes.own import label as task_label
from db.queries import doubts as queries
from db.queries.doubts import OpenDoubtRow
from db.queries.plans import version_rows
from resources.words import sentence

Words = tuple[uuid.UUID, str]
"""A plan, and the matching key of a phrase in it."""

DEADLINES_MISSING = "plan-doubts.deadlines-missing"
"""Asks of a plan whose tasks hardly say deadlines, once for all of them."""


@dataclass(frozen=True, slots=True)
class DoubtLine:
    """One doubt. `value` is what stands there now; of a deadline the phrase as written.

    `together` counts the doubts that one decision settles: the same phrase in the same plan.
    """

    id: uuid.UUID
    entity: str
    entity_id: uuid.UUID
    field: str | None
    code: str
    facts: Mapping[str, Any]
    plan: uuid.UUID | None
    plan_name: str
    task: uuid.UUID | None
    task_name: str
    value: str | None
    together: int

    @property
    def short(self) -> str:
        """Return the beginning of the id, enough to be typed for it."""
        return short_id(self.id)

    @property
    def where(self) -> str:
        """Say where in the document this was read, as far as the reader noted it."""
        return str(self.facts.get("where", ""))

    @property
    def what(self) -> str:
        """Say why a person should look."""
        return sentence(self.code, self.facts)


def list_doubts(desk: Desk) -> list[DoubtLine]:
    """Return the open doubts in the order of their plans: a fixed number of statements."""
    return _listed(desk, of_whole_plans=False)


def list_plan_doubts(desk: Desk) -> list[DoubtLine]:
    """Return the open doubts about whole plans, which no task shows."""
    return _listed(desk, of_whole_plans=True)


def _listed(desk: Desk, *, of_whole_plans: bool) -> list[DoubtLine]:
    with desk.store.reading() as connection:
        rows = queries.open_doubts(connection, of_whole_plans=of_whole_plans)
        if not rows:
            return []
        names: dict[uuid.UUID, str] = {}
        for document in version_rows(connection):
            names.setdefault(document.plan_id, plan_label(document))
    alike = Counter(filter(None, map(_words, rows)))
    return [_line(row, names, alike) for row in rows]


def is_about_phrase(entity: str, field: str | None, code: str) -> bool:
    """Tell whether a doubt asks what a deadline phrase means, which is decided for its plan."""
    return (entity, field) == ("task", "deadline") and code.startswith(f"{DOUBTS}.")


def _words(row: OpenDoubtRow) -> Words | None:
    """Return the phrase in question; an empty one is each task's own."""
    if row.plan_id is None or not is_about_phrase(row.entity, row.field, row.code):
        return None
    key = phrase_key(row.deadline or "")
    return (row.plan_id, key) if key else None


def _line(row: OpenDoubtRow, names: Mapping[uuid.UUID, str], alike: Counter[Words]) -> DoubtLine:
    words = _words(row)
    of_task = row.entity == "task"
    return DoubtLine(
        id=row.id,
        entity=row.entity,
        entity_id=row.entity_id,
        field=row.field,
        code=row.code,
        facts=row.facts,
        plan=row.plan_id,
        plan_name=names.get(row.plan_id, "") if row.plan_id else "",
        task=row.entity_id if of_task else None,
        task_name=task_label(row.task_code, row.title or "") if of_task else "",
        value=_value(row),
        together=alike[words] if words else 1,
    )


def _value(row: OpenDoubtRow) -> str | None:
    there = {
        "deadline": row.deadline,
        "title": row.title,
        "code": row.task_code,
        "funding": row.funding,
        "note": row.note,
    }
    if row.entity == "task" and row.field in there:
        return there[row.field] or ""
    said = row.facts.get("value")
    return None if said is None else str(said)
