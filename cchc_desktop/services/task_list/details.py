"""One task with all that is known of it, read for the panel beside the list.

A fixed number of plain questions, however much was noted. Must not know how it is laid out.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from cchc_desktop.domain.standing import (
    Deadline,
    Due,
    Entry,
    Standing,
    current_entries,
    milestone_key,
    standing,
)
from cchc_desktop.domain.status import State
from cchc_desktop.domain.units import name_on
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.entries import as_entry
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.task_list.sheet import (
    DeadlineDetails,
    DoubtDetails,
    EntryDetails,
    EvidenceDetails,
    MilestoneDetails,
    PlanName,
    RelatedTask,
    TaskDetails,
    UnitPart,
)
from cchc_desktop.services.unit_lineage import held, read_lineage
from cchc_desktop.services.withdrawn_words import why_withdrawn
from db.plain import Ask
from db.queries import task_details as queries
from db.queries.task_details import EntryRow, EvidenceRow, FactsRow, MilestoneRow, RelatedRow
from db.queries.tasks import AssignmentRow, assignment_rows

__all__ = ["TaskDetails", "task_details"]


def task_details(desk: Desk, task: uuid.UUID, today: date | None = None) -> TaskDetails:
    """Return all of one task as it stands on a day."""
    with desk.store.looking() as ask:
        facts = queries.facts_rows(ask, [task]).get(task)
        if facts is None:
            raise RefusedError("task-not-found", {"text": str(task)})
        return _Reading(ask, facts, today or desk.today).details()


class _Reading:
    """What was read of one task, put together."""

    def __init__(self, ask: Ask, facts: FactsRow, today: date) -> None:
        self._ask = ask
        self._facts = facts
        self._today = today
        self._said: defaultdict[uuid.UUID, list[EntryRow]] = defaultdict(list)
        for entry in queries.entry_rows(ask, facts.id):
            self._said[entry.assignment_id].append(entry)
        lineage = read_lineage(ask)
        self._parts = {
            part.id: held(lineage, part, self._said.get(part.id, ()), today)
            for part in assignment_rows(ask, [facts.id])
        }
        self._names = self._unit_names()

    def details(self) -> TaskDetails:
        facts = self._facts
        items: defaultdict[str, list[str]] = defaultdict(list)
        for _, kind, text in queries.item_rows(self._ask, [facts.id]):
            items[kind].append(text)
        deadline, judged = self._deadline(queries.milestone_rows(self._ask, facts.id))
        related = _Related(self._ask, facts)
        open_parts = [part for part in self._parts.values() if part.until is None]
        return TaskDetails(
            id=facts.id,
            code=facts.code,
            title=facts.title,
            plan=related.plan(facts.plan_id),
            section_code=facts.section_code,
            section_title=facts.section_title,
            field=facts.field,
            details=tuple(items["detail"]),
            products=tuple(items["product"]),
            funding=facts.funding or "",
            note=facts.note or "",
            state=judged.shown,
            percent=judged.percent,
            withdrawn_on=facts.withdrawn_on,
            withdrawn_why=why_withdrawn(
                facts.withdrawn_why, facts.withdrawn_by_number, facts.withdrawn_by_on
            )
            or None,
            keeper=self._names.get(facts.steward_id) if facts.steward_id else None,
            leads=self._unit_parts(one for one in open_parts if one.role == "lead"),
            partners=self._unit_parts(one for one in open_parts if one.role == "partner"),
            former=self._unit_parts(one for one in self._parts.values() if one.until),
            deadline=deadline,
            above=related.task(facts.carries_out_id),
            below=tuple(related.below()),
            last_year=related.task(facts.continues_id),
            entries=tuple(self._entries()),
            evidence=tuple(map(self._evidence, queries.evidence_rows(self._ask, facts.id))),
            doubts=tuple(
                DoubtDetails(one.id, one.field, one.code, one.facts)
                for one in queries.doubt_rows(self._ask, facts.id)
            ),
        )

    def _unit_names(self) -> dict[uuid.UUID, str]:
        units = {part.unit_id for part in self._parts.values()}
        units |= {part.via_group_id for part in self._parts.values() if part.via_group_id}
        if self._facts.steward_id is not None:
            units.add(self._facts.steward_id)
        given: defaultdict[uuid.UUID, list[tuple[date | None, str]]] = defaultdict(list)
        for row in queries.names_of(self._ask, units):
            given[row.unit_id].append((row.since, row.name))
        return {unit: name_on(names, self._today) for unit, names in given.items()}

    def _unit_parts(self, parts: Iterable[AssignmentRow]) -> tuple[UnitPart, ...]:
        return tuple(
            UnitPart(
                assignment=part.id,
                unit_id=part.unit_id,
                unit=self._names.get(part.unit_id, ""),
                via=self._names.get(part.via_group_id) if part.via_group_id else None,
                person_id=part.person_id,
                person=part.person,
                until=part.until,
            )
            for part in parts
        )

    def _of_leads(self) -> list[list[Entry]]:
        """Return what was said by each unit that leads now; one that followed two is one."""
        units: dict[uuid.UUID, list[Entry]] = {}
        for part in self._parts.values():
            if part.role == "lead" and part.until is None:
                said = map(as_entry, self._said.get(part.id, ()))
                units.setdefault(part.unit_id, []).extend(said)
        return list(units.values())

    def _deadline(self, rows: Sequence[MilestoneRow]) -> tuple[DeadlineDetails, Standing]:
        facts, leads = self._facts, self._of_leads()
        kind = facts.kind or "unclear"
        keys = [milestone_key(row.occurrence, row.due) for row in rows]
        dues = [Due(row.start, row.due, key) for row, key in zip(rows, keys, strict=True)]
        judged = standing(
            Deadline(kind, facts.settled, dues),
            leads or [[]],
            self._today,
            withdrawn=facts.withdrawn_on is not None,
        )
        closed = [
            {one.occurrence for one in current_entries(said) if one.state is State.DONE}
            for said in leads
        ]
        milestones = (
            MilestoneDetails(
                key=key,
                label=row.label,
                start=row.start,
                due=row.due,
                rule=row.rule,
                passed=row.due is not None and row.due < self._today,
                done=key is not None and bool(closed) and all(key in done for done in closed),
            )
            for row, key in zip(rows, keys, strict=True)
        )
        words = facts.phrase or ""
        told = (words, kind, facts.settled, facts.event_on, judged.due, tuple(milestones))
        return DeadlineDetails(*told), judged

    def _entries(self) -> Iterator[EntryDetails]:
        """Give what stands, the newest quarter first; what was corrected is history."""
        rows = {str(row.id): row for said in self._said.values() for row in said}
        current = [
            rows[one.id]
            for said in self._said.values()
            for one in current_entries([as_entry(row) for row in said])
        ]
        newest = sorted(current, key=lambda row: (row.quarter, row.entered_at), reverse=True)
        for row in newest:
            yield EntryDetails(
                id=row.id,
                quarter=row.quarter,
                occurrence=row.occurrence,
                unit=self._unit_of(row.assignment_id),
                lane=row.lane,
                state=State(row.state),
                percent=row.percent,
                done_on=row.done_on,
                result=row.result or "",
                difficulty=row.difficulty or "",
                proposal=row.proposal or "",
                entered_at=row.entered_at,
                entered_by=row.entered_by,
            )

    def _evidence(self, row: EvidenceRow) -> EvidenceDetails:
        return EvidenceDetails(
            id=row.id,
            quarter=row.quarter,
            occurrence=row.occurrence,
            unit=self._unit_of(row.assignment_id),
            number=row.number,
            issued_on=row.issued_on,
            title=row.title,
            attachment=row.attachment_id,
            file=row.file,
        )

    def _unit_of(self, assignment: uuid.UUID) -> str:
        return self._names.get(self._parts[assignment].unit_id, "")


class _Related:
    """The tasks a task is tied to, and the plans of all of them by name."""

    def __init__(self, ask: Ask, facts: FactsRow) -> None:
        self._below = queries.tasks_below(ask, facts.id)
        tied = {one for one in (facts.carries_out_id, facts.continues_id) if one is not None}
        self._named = queries.named_rows(ask, tied)
        rows = [*self._below, *self._named.values()]
        self._plans = queries.document_rows(ask, {facts.plan_id, *(row.plan_id for row in rows)})

    def plan(self, key: uuid.UUID) -> PlanName:
        row = self._plans[key]
        return PlanName(key, row.number or row.subject, row.issuer, row.implicit)

    def task(self, key: uuid.UUID | None) -> RelatedTask | None:
        row = self._named.get(key) if key else None
        return self._told(row) if row is not None and row.plan_id in self._plans else None

    def below(self) -> Iterator[RelatedTask]:
        return (self._told(row) for row in self._below if row.plan_id in self._plans)

    def _told(self, row: RelatedRow) -> RelatedTask:
        return RelatedTask(row.id, row.code, row.title, self.plan(row.plan_id))
