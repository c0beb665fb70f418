"""A plan as its document says it, before it is stored: what intake makes and a person reviews.

Words are as written; units, people and deadlines are words still. Must not know the file it was
read from, nor how plans are stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cchc_desktop.domain.status import State
from cchc_desktop.domain.targets import Check


@dataclass(frozen=True, slots=True)
class Document:
    """The head and the foot of the document."""

    subject: str
    kind: str = ""
    number: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: date | None = None
    signer: str | None = None
    signer_post: str | None = None
    signs_as: str | None = None
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """A document named in a text."""

    number: str
    issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class BasisDraft:
    text: str
    cited: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class ChapterDraft:
    title: str
    text: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class TargetDraft:
    text: str
    code: str | None = None
    checks: tuple[Check, ...] = ()
    field: str = "other"


@dataclass(frozen=True, slots=True)
class ColumnDraft:
    """A column of the appendix: its caption as printed, and what it holds."""

    caption: str
    role: str


@dataclass(frozen=True, slots=True)
class SectionDraft:
    """A group of tasks; `field` is the reform field it counts in.

    `parent` is the place of the group that holds this one among the plan's sections, from 0.
    """

    title: str
    code: str | None = None
    field: str = "other"
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class DoubtDraft:
    """Something a person has to decide; the sentence is made of code and facts when shown."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    where: str = ""
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where in the file a row was read, counted from 1."""

    page: int | None = None
    table: int | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class ProgressDraft:
    """How far a task has come, as the workbook says in which an office keeps it.

    `evidence` are the words of each document cited: "số 12/QĐ-UBND ngày 03/4/2026".
    """

    state: State | None = None
    percent: int | None = None
    result: str = ""
    done_on: date | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """One task. `section` is the place of its section among the plan's, from 0: codes repeat.

    `start` is what a column of its own says of the beginning; `deadline` does not repeat it.
    `details` are the items of a column; `more` are the paragraphs below a task of running text.
    """

    title: str
    code: str | None = None
    section: int | None = None
    details: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    lead_units: tuple[str, ...] = ()
    partner_units: tuple[str, ...] = ()
    deadline: str = ""
    person: str = ""
    funding: str = ""
    note: str = ""
    source: Source | None = None
    doubts: tuple[DoubtDraft, ...] = ()
    more: tuple[str, ...] = ()
    start: str = ""
    progress: ProgressDraft | None = None

    @property
    def contents(self) -> tuple[str, ...]:
        """Return what a task is about beyond its title, wherever its document says it."""
        return (*self.details, *self.more)


@dataclass(frozen=True, slots=True)
class NarrativeDraft:
    """A numbered item of the task chapter, beside the appendix that holds the tasks.

    `more` are the paragraphs below it.
    """

    title: str
    code: str | None = None
    section: str | None = None
    details: tuple[str, ...] = ()
    more: tuple[str, ...] = ()

    @property
    def contents(self) -> tuple[str, ...]:
        return (*self.details, *self.more)


@dataclass(frozen=True, slots=True)
class UnitDutyDraft:
    """What the text asks of one unit, an item a bullet or paragraph."""

    unit: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportDutyDraft:
    """A report the plan asks for. Without `owed_by` the office that keeps the plan owes it."""

    text: str
    frequency: str
    due_rule: str = ""
    recipient: str = ""
    period_part: str | None = None
    owed_by: str = ""
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """The whole document."""

    document: Document
    bases: tuple[BasisDraft, ...] = ()
    chapters: tuple[ChapterDraft, ...] = ()
    targets: tuple[TargetDraft, ...] = ()
    layout: tuple[ColumnDraft, ...] = ()
    sections: tuple[SectionDraft, ...] = ()
    tasks: tuple[TaskDraft, ...] = ()
    narrative: tuple[NarrativeDraft, ...] = ()
    assignments: tuple[UnitDutyDraft, ...] = ()
    report_duties: tuple[ReportDutyDraft, ...] = ()
    doubts: tuple[DoubtDraft, ...] = ()


def task_identities(draft: PlanDraft) -> list[str]:
    """Return what makes each row the same row when the same document is read again.

    Its table, the place of its section, its code, and which of the rows with that code it is.
    """
    met: dict[tuple[int, int, str], int] = {}
    found = []
    for task in draft.tasks:
        table = task.source.table if task.source and task.source.table else 0
        section = -1 if task.section is None else task.section
        key = (table, section, task.code or "")
        met[key] = met.get(key, 0) + 1
        found.append("/".join(map(str, (*key, met[key]))))
    return found
