"""A draft as rows: every row of the plan is made first, then each table is written at once.

Must not know which verb stores a draft, nor what the draft was read from.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cchc_desktop.domain.calendar.cutoffs import CutoffPreset
from cchc_desktop.domain.draft import DoubtDraft, PlanDraft, ReportDutyDraft, TaskDraft
from cchc_desktop.domain.draft import task_identities as identities_of
from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.targets import Check
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.assigning import Part, assignment_rows, parts_for, who_keeps_watch
from cchc_desktop.services.deadlines import (
    PlanFrame,
    begun,
    deadline_row,
    doubt_row,
    milestone_rows,
)
from cchc_desktop.services.people import PeopleBook
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.units import resolve_or_add_unit
from db.changes import Writer
from db.models.figures import Target
from db.models.office import Doubt
from db.models.plans import (
    Basis,
    Chapter,
    NarrativeItem,
    PlanVersion,
    Section,
    UnitDuty,
)
from db.models.reporting import ReportDuty, ReportDutyPlan
from db.models.schema import Base
from db.models.tasks import Assignment, Deadline, Milestone, Task, TaskItem

Row = dict[str, Any]
ORIGINAL = "original"


@dataclass(slots=True)
class DraftRows:
    """The rows of one plan, by table; `write` puts them all into the change set."""

    writer: Writer
    plan: uuid.UUID
    frame: PlanFrame
    day: date
    book: UnitBook
    people: PeopleBook
    house: uuid.UUID | None = None  # the office whose own plan it is: new departments are its
    _units: dict[str, uuid.UUID] = field(default_factory=dict)
    _rows: defaultdict[type[Base], list[Row]] = field(default_factory=lambda: defaultdict(list))

    def write(self) -> None:
        for model, rows in self._rows.items():
            self.writer.add_many(model, rows)

    def unit(self, words: str) -> uuid.UUID:
        known = self._units.get(words)
        if known is None:
            known = resolve_or_add_unit(self.writer, words, self.book, self.house)
            self._units[words] = known
        return known

    def mean(self, words: str, unit: uuid.UUID) -> None:
        """Take words to name this unit: somebody said so."""
        self._units[words] = unit

    def document(self, draft: PlanDraft, position: int = 1) -> None:
        """Take everything but the tasks."""
        said = draft.document
        self._add(
            PlanVersion,
            made_id("plan-version", self.plan, position),
            plan_id=self.plan,
            position=position,
            change=ORIGINAL,
            kind=said.kind,
            number=said.number,
            issuer=said.issuer,
            place=said.place,
            issued_on=said.issued_on,
            subject=said.subject,
            signer=said.signer,
            signer_post=said.signer_post,
            signs_as=said.signs_as,
            recipients=list(said.recipients),
            layout=[{"caption": one.caption, "role": one.role} for one in draft.layout],
        )
        self._listed(Basis, ({"text": one.text, "cited": cited_rows(one)} for one in draft.bases))
        self._listed(
            Chapter,
            ({"code": one.code, "title": one.title, "text": one.text} for one in draft.chapters),
        )
        self._listed(
            Target,
            (
                {"code": one.code, "text": one.text, "field": one.field}
                | {"checks": [check_row(check) for check in one.checks]}
                for one in draft.targets
            ),
        )
        self._listed(
            Section,
            ({"code": one.code, "title": one.title, "field": one.field} for one in draft.sections),
        )
        self._listed(
            NarrativeItem,
            (
                {"code": one.code, "section": one.section, "title": one.title}
                | {"details": list(one.contents)}
                for one in draft.narrative
            ),
        )
        self._listed(
            UnitDuty,
            (
                {"unit_id": self._known(one.unit), "unit_words": one.unit, "text": item}
                for one in draft.assignments
                for item in one.items
            ),
        )
        for place, duty in enumerate(draft.report_duties):
            self._report_duty(place, duty)
        self._doubts("plan", self.plan, draft.doubts)

    def tasks(self, draft: PlanDraft, identities: Sequence[str] | None = None) -> list[uuid.UUID]:
        """Take the tasks of a draft; rows read again from the same document get the same ids.

        `identities` are those the rows had as they were read, before a person changed them.
        """
        sections = [section_id(self.plan, place) for place in range(len(draft.sections))]
        found = []
        for place, (one, identity) in enumerate(
            zip(draft.tasks, identities or identities_of(draft), strict=True)
        ):
            task = made_id("task", self.plan, identity)
            section = None if one.section is None else sections[one.section]
            more = {"identity": identity, "from_version_id": made_id("plan-version", self.plan, 1)}
            self.task(task, one, section_id=section, position=place, **more)
            found.append(task)
        return found

    def task(self, task: uuid.UUID, said: TaskDraft, **more: Any) -> None:
        """Take one task with the units and the person it names."""
        leads = [self.unit(words) for words in said.lead_units]
        partners = [self.unit(words) for words in said.partner_units]
        parts = parts_for(self.book, leads, partners, self.day)
        person = self.people.find_or_add(self.writer, said.person) if said.person else None
        self.task_with(task, said, parts, person, **{"source": self._source(said), **more})

    def task_with(
        self,
        task: uuid.UUID,
        said: TaskDraft,
        parts: Sequence[Part],
        person: uuid.UUID | None,
        **more: Any,
    ) -> None:
        """Take one task whose units and person are known already."""
        columns = ("section_id", "identity", "from_version_id", "continues_id", "source")
        self._add(
            Task,
            task,
            plan_id=self.plan,
            code=said.code or None,
            title=said.title,
            funding=said.funding or None,
            note=said.note or None,
            **{**dict.fromkeys(columns), **more},
        )
        for kind, texts in (("detail", said.contents), ("product", said.products)):
            for position, text in enumerate(texts):
                self._add(
                    TaskItem,
                    made_id("task-item", task, kind, position),
                    task_id=task,
                    kind=kind,
                    position=position,
                    text=text,
                )
        keeper = who_keeps_watch(self.book, parts)
        self._rows[Assignment].extend(assignment_rows(task, parts, keeper, person))
        self._deadline(task, said)
        self._doubts("task", task, said.doubts)

    def _deadline(self, task: uuid.UUID, said: TaskDraft) -> None:
        read = begun(self.frame, self.frame.meaning(nfc(said.deadline)), said.start)
        self._rows[Deadline].append(deadline_row(task, read))
        self._rows[Milestone].extend(milestone_rows(task, read))
        doubt = doubt_row(task, read)
        if doubt is not None:
            self._rows[Doubt].append(doubt)

    def _source(self, said: TaskDraft) -> Row | None:
        """Return where the row was read, and how it spells units that have another name."""
        at = said.source
        source: Row = {"page": at.page, "table": at.table, "row": at.row} if at else {}
        spelt = [
            words
            for words in dict.fromkeys((*said.lead_units, *said.partner_units))
            if self.book.name(self._units[words], self.frame.first_day) != nfc(words)
        ]
        return (source | ({"spelt": spelt} if spelt else {})) or None

    def _known(self, words: str) -> uuid.UUID | None:
        found = self.book.meant_by(words)
        return found[0] if len(found) == 1 else None

    def _report_duty(self, place: int, duty: ReportDutyDraft) -> None:
        key = made_id("report-duty", self.plan, place)
        owes = self.unit(duty.owed_by) if duty.owed_by else self.book.own
        self._add(
            ReportDuty,
            key,
            unit_id=owes,
            recipient_id=self._known(duty.recipient),
            recipient=duty.recipient or None,
            frequency=duty.frequency,
            period_part=duty.period_part,
            due_rule=duty.due_rule,
            cutoffs=CutoffPreset.ND09,
            text=duty.text,
            confirmed=duty.confirmed,
        )
        covers = made_id("report-duty-plan", key, self.plan)
        self._add(ReportDutyPlan, covers, duty_id=key, plan_id=self.plan)

    def _doubts(self, entity: str, key: uuid.UUID, doubts: Iterable[DoubtDraft]) -> None:
        met: Counter[str] = Counter()
        for one in doubts:
            met[one.code] += 1
            where = {"where": one.where} if one.where else {}
            self._add(
                Doubt,
                made_id("doubt", key, one.field, one.code, met[one.code]),
                entity=entity,
                entity_id=key,
                field=one.field,
                code=one.code,
                facts={**one.facts, **where},
                settled_at=None,
                settled_by=None,
            )

    def _listed(self, model: type[Base], rows: Iterable[Mapping[str, Any]]) -> None:
        for position, row in enumerate(rows):
            key = made_id(model.__tablename__, self.plan, position)
            self._add(model, key, plan_id=self.plan, position=position, **row)

    def _add(self, model: type[Base], key: uuid.UUID, **values: Any) -> None:
        self._rows[model].append({"id": key, **values})


def section_id(plan: uuid.UUID, place: int) -> uuid.UUID:
    return made_id(Section.__tablename__, plan, place)


def check_row(check: Check) -> Row:
    """Return a check as it is stored; figures are numbers, as the command line prints them."""
    figures = {"value": check.value, "upper": check.upper}
    said = {"comparator": str(check.comparator), "unit": check.unit, "scope": check.scope}
    return said | {
        name: int(figure) if figure == int(figure) else float(figure)
        for name, figure in figures.items()
        if figure is not None
    }


def cited_rows(basis: Any) -> Sequence[Row]:
    """Return the documents that a basis names as they are stored."""
    return [
        {"number": one.number, "issued_on": one.issued_on.isoformat() if one.issued_on else None}
        for one in basis.cited
    ]
