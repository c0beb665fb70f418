"""A stored plan in the form of a draft: the keys that scripts read, the words as they were.

Must not know which verb asks, nor where the form is printed.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from cchc_desktop.services.assigning import LEAD
from cchc_desktop.services.unit_book import UnitBook
from db.queries import plans as queries
from db.queries.assigning import PartRow, parts_of_plan
from db.queries.plans import DoubtRow, MilestoneRow, PlanRow, TaskRow
from db.session import Reading
from resources.words import sentence

Form = dict[str, Any]


def plan_form(connection: Reading, plan: uuid.UUID) -> Form:
    """Return a plan as a draft would say it: a fixed number of statements."""
    row = queries.plan_row(connection, plan)
    doubts = queries.doubt_rows(connection, plan)
    document = next(iter(queries.version_rows(connection, plan)), None)
    sections = queries.section_rows(connection, plan)
    codes = {one.id: one.code for one in sections}
    tasks = _Tasks(connection, row, doubts)
    return {
        "document": {
            "number": document.number if document else None,
            "kind": document.kind if document else "",
            "issuer": document.issuer if document else None,
            "place": document.place if document else None,
            "issued_on": _day(document.issued_on) if document else None,
            "subject": document.subject if document else "",
            "years": [row.first_day.year, row.last_day.year],
            "signer": document.signer if document else None,
            "recipients": list(document.recipients) if document else [],
        },
        "bases": [
            {"text": one.text, "cited": list(one.cited)}
            for one in queries.basis_rows(connection, plan)
        ],
        "chapters": [one._asdict() for one in queries.chapter_rows(connection, plan)],
        "targets": [one._asdict() for one in queries.target_rows(connection, plan)],
        "layout": list(document.layout) if document else [],
        "sections": [{"code": one.code, "title": one.title} for one in sections],
        "tasks": [tasks.form(task, codes) for task in queries.task_rows(connection, plan)],
        "narrative": [one._asdict() for one in queries.narrative_rows(connection, plan)],
        "assignments": [
            {"unit": unit, "items": [item.text for item in items]}
            for unit, items in groupby(
                queries.unit_duty_rows(connection, plan), key=lambda one: one.unit_words
            )
        ],
        "report_duties": [
            one._asdict() | {"text": one.text or "", "recipient": one.recipient or ""}
            for one in queries.report_duty_rows(connection, plan)
        ],
        "doubts": [
            {"where": one.facts.get("where", ""), "what": _what(one)}
            for one in doubts
            if one.entity_id == plan
        ],
    }


class _Tasks:
    """What the tasks of a plan are made of, by task."""

    def __init__(self, connection: Reading, plan: PlanRow, doubts: Iterable[DoubtRow]) -> None:
        self._book = UnitBook.read(connection)
        self._day = plan.first_day
        self._items: defaultdict[tuple[uuid.UUID, str], list[str]] = defaultdict(list)
        for task, kind, text in queries.item_rows(connection, plan.id):
            self._items[task, kind].append(text)
        self._parts: defaultdict[tuple[uuid.UUID, bool], list[PartRow]] = defaultdict(list)
        for part in parts_of_plan(connection, plan.id):
            if part.until is None:
                self._parts[part.task_id, part.role == LEAD].append(part)
        self._milestones: defaultdict[uuid.UUID, list[MilestoneRow]] = defaultdict(list)
        for milestone in queries.milestone_rows(connection, plan.id):
            self._milestones[milestone.task_id].append(milestone)
        self._doubts: defaultdict[uuid.UUID, list[str]] = defaultdict(list)
        for doubt in doubts:
            self._doubts[doubt.entity_id].append(_what(doubt))

    def form(self, task: TaskRow, sections: dict[uuid.UUID, str | None]) -> Form:
        source = task.source or {}
        spelt = self._spellings(source.get("spelt", ()))
        return {
            "code": task.code,
            "section": sections.get(task.section_id) if task.section_id else None,
            "title": task.title,
            "details": self._items.get((task.id, "detail"), []),
            "products": self._items.get((task.id, "product"), []),
            "lead_units": self._named(self._parts.get((task.id, True), ()), spelt),
            "partner_units": self._named(self._parts.get((task.id, False), ()), spelt),
            "deadline": {
                "text": task.phrase or "",
                "kind": task.kind or "unclear",
                "milestones": [
                    {
                        "label": one.label,
                        "start": _day(one.start),
                        "due": _day(one.due),
                        "rule": one.rule,
                    }
                    for one in self._milestones.get(task.id, ())
                ],
            },
            "funding": task.funding or "",
            "note": task.note or "",
            "source": {name: source.get(name) for name in ("page", "table", "row")},
            "doubts": self._doubts.get(task.id, []),
        }

    def _spellings(self, spelt: Sequence[str]) -> dict[uuid.UUID, str]:
        """Return how the document writes the units it does not call by their names."""
        found: dict[uuid.UUID, str] = {}
        for words in spelt:
            meant = self._book.meant_by(words)
            if len(meant) == 1:
                found.setdefault(meant[0], words)
        return found

    def _named(self, parts: Sequence[PartRow], spelt: dict[uuid.UUID, str]) -> list[str]:
        """Name units as the document does; a group stands for its members."""
        units = dict.fromkeys(self._book.true(one.via_group_id or one.unit_id) for one in parts)
        return [spelt.get(unit) or self._book.name(unit, self._day) for unit in units]


def _what(doubt: DoubtRow) -> str:
    return sentence(doubt.code, doubt.facts)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
