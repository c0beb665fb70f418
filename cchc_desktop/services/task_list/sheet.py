"""The sheet of one task: its frozen parts, as the panel beside the list shows them.

Must not know how they are read, nor how any of it is laid out.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cchc_desktop.domain.status import Shown, State


@dataclass(frozen=True, slots=True)
class PlanName:
    """What a plan is called: its number, or what it is about; and who signed it."""

    id: uuid.UUID
    name: str
    issuer: str | None
    implicit: bool


@dataclass(frozen=True, slots=True)
class UnitPart:
    """A unit's part. `via` is the group through which it came, `until` the last day it had it."""

    assignment: uuid.UUID
    unit_id: uuid.UUID
    unit: str
    via: str | None
    person_id: uuid.UUID | None
    person: str | None
    until: date | None


@dataclass(frozen=True, slots=True)
class MilestoneDetails:
    """One date of the deadline; `key` is what results call it, `done` that all leads met it."""

    key: str | None
    label: str
    start: date | None
    due: date | None
    rule: str | None
    passed: bool
    done: bool


@dataclass(frozen=True, slots=True)
class DeadlineDetails:
    """The words and what they mean. `event_on` is the day of the event they count from."""

    phrase: str
    kind: str
    settled: bool
    event_on: date | None
    due: date | None
    milestones: tuple[MilestoneDetails, ...]


@dataclass(frozen=True, slots=True)
class RelatedTask:
    """A task of another plan that this one is tied to."""

    id: uuid.UUID
    code: str | None
    title: str
    plan: PlanName


@dataclass(frozen=True, slots=True)
class EntryDetails:
    """What stands for one unit and quarter, or one time of it; `lane` says who wrote it."""

    id: uuid.UUID
    quarter: str
    occurrence: str | None
    unit: str
    lane: str
    state: State
    percent: int | None
    done_on: date | None
    result: str
    difficulty: str
    proposal: str
    entered_at: datetime
    entered_by: str


@dataclass(frozen=True, slots=True)
class EvidenceDetails:
    """A document that proves a result; `file` is the name of the file kept, if there is one."""

    id: uuid.UUID
    quarter: str
    occurrence: str | None
    unit: str
    number: str | None
    issued_on: date | None
    title: str
    attachment: uuid.UUID | None
    file: str | None


@dataclass(frozen=True, slots=True)
class DoubtDetails:
    """Something still to be decided; `code` and `facts` make the sentence."""

    id: uuid.UUID
    field: str | None
    code: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TaskDetails:
    """The whole of one task. `keeper` names the office that keeps it, None when it is ours."""

    id: uuid.UUID
    code: str | None
    title: str
    plan: PlanName
    section_code: str | None
    section_title: str | None
    field: str | None
    details: tuple[str, ...]
    products: tuple[str, ...]
    funding: str
    note: str
    state: Shown
    percent: int | None
    withdrawn_on: date | None
    withdrawn_why: str | None
    keeper: str | None
    leads: tuple[UnitPart, ...]
    partners: tuple[UnitPart, ...]
    former: tuple[UnitPart, ...]
    deadline: DeadlineDetails
    above: RelatedTask | None
    below: tuple[RelatedTask, ...]
    last_year: RelatedTask | None
    entries: tuple[EntryDetails, ...]
    evidence: tuple[EvidenceDetails, ...]
    doubts: tuple[DoubtDetails, ...]
