"""What of a plan goes on in the next one: standing work, and what the year leaves open.

Must not know which days the next plan runs, nor how a plan is asked for.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.calendar.periods import quarter_of
from cchc_desktop.domain.deadlines import Kind
from cchc_desktop.domain.draft import ColumnDraft as Column
from cchc_desktop.domain.draft import Document, PlanDraft, SectionDraft, TaskDraft
from cchc_desktop.domain.standing import ON_BEHALF, Deadline, Due, standing
from cchc_desktop.domain.status import Shown, State
from cchc_desktop.domain.year_shift import shift_years
from cchc_desktop.services.assigning import LEAD, Part, entries_by_part
from cchc_desktop.services.entries import as_entry
from cchc_desktop.services.progress import ProgressForm
from cchc_desktop.services.unit_lineage import read_lineage
from db.plain import ask_through
from db.queries import plans as queries
from db.queries.assigning import PartRow, ReportedRow, parts_of_plan
from db.queries.plans import MilestoneRow, PlanRow, TaskRow, VersionRow
from db.session import Reading

_STANDING = frozenset({Kind.ONGOING, Kind.RECURRING})
_CLOSED = frozenset({Shown.DONE, Shown.DONE_LATE, Shown.NOT_ARISEN, Shown.STOPPED})


@dataclass(frozen=True, slots=True)
class Carried:
    """A task that goes on: what it will say, who has it, and which of its parts end as open."""

    old: uuid.UUID
    section: uuid.UUID | None
    draft: TaskDraft
    parts: tuple[Part, ...]
    person: uuid.UUID | None
    left_open: tuple[uuid.UUID, ...]


def next_document(last: VersionRow, delta: int) -> Document:
    """Return the head of the next plan: what does not come with the signing."""
    return Document(
        subject=shift_years(last.subject, delta),
        kind=last.kind,
        issuer=last.issuer,
        place=last.place,
        signer=last.signer,
        signer_post=last.signer_post,
        signs_as=last.signs_as,
        recipients=tuple(last.recipients),
    )


def next_draft(connection: Reading, plan: uuid.UUID, delta: int) -> PlanDraft:
    """Return the next plan without its tasks."""
    last = queries.version_rows(connection, plan)[-1]
    sections = queries.section_rows(connection, plan)
    return PlanDraft(
        next_document(last, delta),
        layout=tuple(Column(one["caption"], one["role"]) for one in last.layout),
        sections=tuple(SectionDraft(one.title, one.code, one.field) for one in sections),
    )


def carried_tasks(
    connection: Reading, plan: PlanRow, delta: int, own: Iterable[uuid.UUID], today: date
) -> list[Carried]:
    """Return the tasks that go on, in the order of their plan."""
    return list(_Carrying(connection, plan, frozenset(own), today).tasks(delta))


def closing(plan: PlanRow, carried: Sequence[Carried]) -> list[ProgressForm]:
    """Return what closes the old year: its last quarter says that a part was carried over."""
    quarter = quarter_of(plan.last_day)
    return [
        ProgressForm(one.old, quarter, State.CARRIED_OVER, unit=unit)
        for one in carried
        for unit in one.left_open
    ]


class _Carrying:
    """The tasks of one plan with all that decides whether they go on."""

    def __init__(
        self, connection: Reading, plan: PlanRow, own: frozenset[uuid.UUID], today: date
    ) -> None:
        self._own = own
        self._today = today
        self._rows = queries.task_rows(connection, plan.id)
        self._lineage = read_lineage(ask_through(connection))
        self._items: defaultdict[tuple[uuid.UUID, str], list[str]] = defaultdict(list)
        for task, kind, text in queries.item_rows(connection, plan.id):
            self._items[task, kind].append(text)
        self._parts: defaultdict[uuid.UUID, list[PartRow]] = defaultdict(list)
        for part in parts_of_plan(connection, plan.id):
            if part.until is None:
                self._parts[part.task_id].append(part)
        self._milestones: defaultdict[uuid.UUID, list[MilestoneRow]] = defaultdict(list)
        for milestone in queries.milestone_rows(connection, plan.id):
            self._milestones[milestone.task_id].append(milestone)
        self._continued = queries.continued_tasks(connection, plan.id)
        led = [part.id for parts in self._parts.values() for part in parts if part.role == LEAD]
        self._entries = entries_by_part(connection, led)

    def tasks(self, delta: int) -> Iterator[Carried]:
        for task in self._rows:
            parts = self._parts.get(task.id, [])
            leads = [part for part in parts if part.role == LEAD]
            going = self._going(task, leads)
            if task.withdrawn_on is not None or (leads and not going):
                continue
            left_open = (
                () if task.kind in _STANDING else tuple(dict.fromkeys(self._to_close(task, going)))
            )
            kept = [part for part in parts if part.role != LEAD or part in going]
            yield Carried(
                task.id,
                task.section_id,
                self._draft(task, delta),
                self._handed_on(kept),
                next((part.person_id for part in parts if part.person_id), None),
                left_open,
            )

    def _handed_on(self, parts: Sequence[PartRow]) -> tuple[Part, ...]:
        """Return the parts as those of the units that are there today, each once in a role."""
        found: dict[tuple[uuid.UUID, str], Part] = {}
        for part in parts:
            unit = self._lineage.holder(part.unit_id, self._today)
            found.setdefault((unit, part.role), Part(unit, part.role, part.via_group_id))
        return tuple(found.values())

    def _going(self, task: TaskRow, leads: Sequence[PartRow]) -> list[PartRow]:
        """Return the leads whose part goes on: not stopped, and of other work not through.

        What was said to go over goes on, too, unless a later plan has it already.
        """
        ends = {Shown.STOPPED} if task.kind in _STANDING else _CLOSED
        if task.id in self._continued and task.kind not in _STANDING:
            ends = ends | {Shown.CARRIED_OVER}
        return [part for part in leads if self._shown(task, part) not in ends]

    def _shown(self, task: TaskRow, part: PartRow) -> Shown:
        dues = [
            Due(one.start, one.due, one.occurrence or (one.due.isoformat() if one.due else None))
            for one in self._milestones.get(task.id, ())
        ]
        deadline = Deadline(task.kind or Kind.UNCLEAR, settled=True, dues=dues)
        entries = [as_entry(row) for row in self._entries.get(part.id, ())]
        return standing(deadline, [entries], self._today).shown

    def _to_close(self, task: TaskRow, going: Sequence[PartRow]) -> Iterator[uuid.UUID]:
        """Name the units whose part we may close: ours, and those that never spoke themselves."""
        for part in going:
            if self._shown(task, part) is Shown.CARRIED_OVER:
                continue
            entries: Sequence[ReportedRow] = self._entries.get(part.id, ())
            if part.unit_id in self._own or all(one.lane == ON_BEHALF for one in entries):
                yield self._lineage.holder(part.unit_id, self._today)

    def _draft(self, task: TaskRow, delta: int) -> TaskDraft:
        return TaskDraft(
            task.title,
            code=task.code,
            details=tuple(self._items.get((task.id, "detail"), ())),
            products=tuple(self._items.get((task.id, "product"), ())),
            deadline=shift_years(task.phrase or "", delta),
            funding=task.funding or "",
            note=task.note or "",
        )
