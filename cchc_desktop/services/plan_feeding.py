"""What our own tasks say of the task above that they carry out, and noting it there.

Reading changes nothing: a person looks at what would be noted above, and one verb notes it. Must
not know how results of our own tasks are noted.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.standing import (
    Deadline,
    Due,
    Entry,
    current_entries,
    milestone_key,
    said_together,
)
from cchc_desktop.domain.status import Part, State, combine_leads, combined_done_on
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.entries import as_entry
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.evidence import Reference
from cchc_desktop.services.progress import ProgressForm, record
from cchc_desktop.services.task_parts import TaskParts, label
from db.plain import ask_through
from db.queries import own_plan as queries
from db.queries import tasks as task_queries
from db.queries.progress import EntryRow, EvidenceRow, entries_of, evidence_of
from db.queries.tasks import AssignmentRow, MilestoneRow, TaskRow
from db.session import Reading

_LEAD = "lead"
_WORDS = ("result", "difficulty", "proposal")


@dataclass(frozen=True, slots=True)
class BelowSays:
    """What one of our tasks says up to a quarter; the state is None while nobody said anything."""

    task: uuid.UUID
    label: str
    state: State | None
    percent: int | None
    done_on: date | None
    result: str
    difficulty: str
    proposal: str
    evidence: tuple[Reference, ...]


class Stands(NamedTuple):
    """What is noted above already."""

    state: State
    percent: int | None
    result: str
    difficulty: str
    proposal: str


@dataclass(frozen=True, slots=True)
class Feed:
    """What our tasks together say of one task above; `stands` is what is noted there now."""

    above: uuid.UUID
    label: str
    quarter: Quarter
    below: tuple[BelowSays, ...]
    state: State | None
    percent: int | None
    done_on: date | None
    result: str
    difficulty: str
    proposal: str
    stands: Stands | None
    writable: bool  # we have a part above that a result can be noted of

    @property
    def is_news(self) -> bool:
        """Say whether noting it would say something else than what stands above."""
        if not self.writable or self.state is None:
            return False
        said = Stands(self.state, self.percent, self.result, self.difficulty, self.proposal)
        return self.stands != said


def read_feeds(
    desk: Desk, quarter: Quarter, tasks: Collection[uuid.UUID] | None = None
) -> list[Feed]:
    """Return what is to be said above in a quarter: of all tasks above that have ours below."""
    with desk.store.reading() as connection:
        below: defaultdict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
        for row in queries.tasks_below(connection, tasks):
            below[row.above_id].append(row.id)
        said = _Said(connection, [key for keys in below.values() for key in keys], quarter)
        parts = TaskParts.read(connection, set(below), desk.unit_id, desk.today)
        ours = _parts_above(connection, parts, quarter)
        stands = _stands(connection, ours, quarter)
    return [
        _feed(
            row,
            quarter,
            tuple(said.of(task) for task in below[above]),
            stands.get(above),
            writable=above in ours,
        )
        for above, row in parts.tasks.items()
    ]


def read_feed(desk: Desk, task: uuid.UUID, quarter: Quarter) -> Feed | None:
    """Return what our tasks say of one task above; None when none of ours carries it out."""
    return next(iter(read_feeds(desk, quarter, [task])), None)


def note_above(desk: Desk, tasks: Sequence[uuid.UUID], quarter: Quarter) -> Outcome:
    """Note above what our tasks say there, with their documents: all of them as one change set."""
    feeds = read_feeds(desk, quarter, tasks)
    for feed in feeds:
        facts = {"task": feed.label, "quarter": quarter.number, "year": quarter.year}
        if not feed.writable:
            raise RefusedError("feed-without-part", facts)
        if feed.state is None:
            raise RefusedError("feed-says-nothing", facts)
    act = desk.act("feed-above", quarter=quarter.number, year=quarter.year, count=len(feeds))
    with desk.writing(act) as (writer, outcome):
        record(writer, desk, [_form(feed) for feed in feeds if feed.is_news])
    return outcome


def _parts_above(
    connection: Reading, parts: TaskParts, quarter: Quarter
) -> dict[uuid.UUID, AssignmentRow]:
    """Return our parts in tasks above, where the quarter may have a result of ours."""
    found = {}
    for task in parts.tasks:
        try:
            parts.check_quarter(task, quarter)
            part = parts.part(connection, task, quarter, None)
        except RefusedError:
            continue
        if parts.is_own(part):
            found[task] = part
    return found


def _stands(
    connection: Reading, ours: Mapping[uuid.UUID, AssignmentRow], quarter: Quarter
) -> dict[uuid.UUID, Stands]:
    """Return what is noted of our parts as a whole in the quarter."""
    told: defaultdict[uuid.UUID, list[EntryRow]] = defaultdict(list)
    for entry in entries_of(connection, [part.id for part in ours.values()], {str(quarter)}):
        if entry.occurrence is None:
            told[entry.assignment_id].append(entry)
    found = {}
    for task, part in ours.items():
        current = {one.id for one in current_entries([as_entry(row) for row in told[part.id]])}
        for entry in told[part.id]:
            if str(entry.id) in current:
                words = (getattr(entry, name) or "" for name in _WORDS)
                found[task] = Stands(State(entry.state), entry.percent, *words)
    return found


def _feed(
    above: TaskRow,
    quarter: Quarter,
    below: tuple[BelowSays, ...],
    stands: Stands | None,
    *,
    writable: bool,
) -> Feed:
    parts = [Part(one.state, one.percent, one.done_on) for one in below]
    state, percent = combine_leads(parts)
    if all(part.state is None for part in parts):
        state = percent = None
    words = {name: _joined(below, name) for name in _WORDS}
    done_on = combined_done_on(parts) if state is State.DONE else None
    return Feed(
        above.id,
        label(above),
        quarter,
        below,
        state,
        percent,
        done_on,
        stands=stands,
        writable=writable,
        **words,
    )


def _joined(below: Sequence[BelowSays], name: str) -> str:
    """Put what several tasks say under each other, each with its task; one speaks for itself."""
    said = [(one.label, getattr(one, name)) for one in below if getattr(one, name)]
    if len(below) == 1:
        return said[0][1] if said else ""
    return "\n".join(f"{task}: {words}" for task, words in said)


def _form(feed: Feed) -> ProgressForm:
    if feed.state is None:
        raise RefusedError("feed-says-nothing", {"task": feed.label})
    proofs = dict.fromkeys(one for below in feed.below for one in below.evidence)
    return ProgressForm(
        feed.above,
        feed.quarter,
        feed.state,
        feed.percent,
        feed.done_on,
        feed.result,
        feed.difficulty,
        feed.proposal,
        tuple(proofs),
    )


class _Said:
    """Our tasks with their entries up to a quarter."""

    def __init__(self, connection: Reading, tasks: Collection[uuid.UUID], quarter: Quarter) -> None:
        ask, among = ask_through(connection), frozenset(tasks)
        self._rows = {row.id: row for row in task_queries.task_rows(ask, None, among)}
        self._leads: defaultdict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
        for part in task_queries.assignment_rows(ask, among):
            if part.role == _LEAD and (part.until is None or part.until >= quarter.first_day):
                self._leads[part.task_id].append(part.id)
        self._milestones: defaultdict[uuid.UUID, list[MilestoneRow]] = defaultdict(list)
        for milestone in task_queries.milestone_rows(ask, among):
            self._milestones[milestone.task_id].append(milestone)
        parts = [part for leads in self._leads.values() for part in leads]
        self._entries: defaultdict[uuid.UUID, list[EntryRow]] = defaultdict(list)
        for entry in entries_of(connection, parts):
            if entry.quarter <= str(quarter):
                self._entries[entry.assignment_id].append(entry)
        self._proofs: defaultdict[uuid.UUID, list[EvidenceRow]] = defaultdict(list)
        for proof in evidence_of(connection, parts, {str(quarter)}):
            self._proofs[proof.assignment_id].append(proof)

    def of(self, task: uuid.UUID) -> BelowSays:
        row = self._rows[task]
        leads = self._leads[task]
        said = said_together(self._deadline(row), [self._judged(part) for part in leads])
        state = State.STOPPED if row.withdrawn_on is not None else said.state
        return BelowSays(
            task,
            label(row),
            state,
            said.percent,
            said.done_on,
            **{name: self._words(leads, name) for name in _WORDS},
            evidence=tuple(
                Reference(proof.title, proof.number, proof.issued_on)
                for part in leads
                for proof in self._proofs[part]
            ),
        )

    def _deadline(self, row: TaskRow) -> Deadline:
        dues = [
            Due(one.start, one.due, milestone_key(one.occurrence, one.due))
            for one in self._milestones[row.id]
        ]
        return Deadline(row.kind or "", row.settled, dues)

    def _judged(self, part: uuid.UUID) -> list[Entry]:
        return [as_entry(row) for row in self._entries[part]]

    def _words(self, leads: Sequence[uuid.UUID], name: str) -> str:
        """Return the newest words of each lead, what several leads say alike once."""
        found: dict[str, None] = {}
        for part in leads:
            standing = {entry.id for entry in current_entries(self._judged(part))}
            told = [
                entry
                for entry in self._entries[part]
                if str(entry.id) in standing and getattr(entry, name)
            ]
            newest = max((entry.quarter for entry in told), default="")
            found |= dict.fromkeys(
                getattr(entry, name) for entry in told if entry.quarter == newest
            )
        return "\n".join(found)
