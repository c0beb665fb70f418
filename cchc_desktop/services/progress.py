"""Results: what became of a unit's part in a task in a quarter. Entries are only ever added.

A new entry for the same quarter corrects the one before it. Must not know how a task as a whole
is judged.
"""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.standing import ON_BEHALF
from cchc_desktop.domain.status import State
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.evidence import Proof, Reference, keep_evidence
from cchc_desktop.services.finding import find_task
from cchc_desktop.services.task_parts import TaskParts, label
from db.changes import Writer
from db.ids import new_ids
from db.models.progress import Progress
from db.queries.progress import EntryRow, EvidenceRow, entries_of, evidence_of
from db.session import Reading

_OWN = "own"
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class ProgressForm:
    """What is noted of one unit's part in one quarter, or of one time of a recurring task.

    Words left None stay as they were noted before in the quarter; an empty text wipes them out.
    Percent and the date done stay as long as the state does, unless they are named in `wiped`.
    """

    task: uuid.UUID | str
    period: Quarter
    state: State
    percent: int | None = None
    done_on: date | None = None
    result: str | None = None
    difficulty: str | None = None
    proposal: str | None = None
    evidence: Sequence[str | Reference] = ()
    unit: uuid.UUID | str | None = None
    occurrence: str | None = None
    wiped: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Noted:
    """What stands for one unit's part in one quarter."""

    unit: uuid.UUID
    lane: str
    state: State
    percent: int | None
    done_on: date | None
    result: str
    difficulty: str
    proposal: str
    evidence: tuple[EvidenceRow, ...]


def set_progress(desk: Desk, form: ProgressForm, files: Path) -> Outcome:
    """Note one result; evidence that is a file is kept in `files`."""
    return set_many(desk, [form], files)


def set_many(desk: Desk, forms: Sequence[ProgressForm], files: Path) -> Outcome:
    """Note results as one change set: all of them, or none when one is refused."""
    if not forms:
        return Outcome()
    quarter = max(form.period for form in forms)
    count = len({str(form.task) for form in forms})
    act = desk.act("set-progress", quarter=quarter.number, year=quarter.year, count=count)
    with desk.writing(act) as (writer, outcome):
        record(writer, desk, forms, files)
    return outcome


def record(
    writer: Writer, desk: Desk, forms: Sequence[ProgressForm], files: Path | None = None
) -> None:
    """Note results within a write that may be about more than results.

    Without `files` all evidence is words.
    """
    tasks = [_task(writer.connection, form.task) for form in forms]
    parts = TaskParts.read(writer.connection, set(tasks), desk.unit_id, desk.today)
    places = [
        _place(writer.connection, parts, task, form)
        for task, form in zip(tasks, forms, strict=True)
    ]
    quarters = {place.quarter for place in places}
    stored = entries_of(writer.connection, {place.assignment_id for place in places}, quarters)
    heads = _heads(stored)
    rows = []
    for form, task, place, key in zip(forms, tasks, places, new_ids(len(forms)), strict=True):
        if place.lane == ON_BEHALF and place._replace(lane=_OWN) in heads:
            raise RefusedError("progress-told-by-unit", {"task": label(parts.tasks[task])})
        former = heads.get(place)
        corrects = former.id if former else None
        if former is not None and len(forms) == 1 and writer.type_again(Progress, former.id):
            corrects = former.corrects_id
        heads[place] = EntryRow(
            id=key,
            steward_id=None,
            **place._asdict(),
            **_said(form, former, desk.today),
            entered_at=desk.now(),
            entered_by=desk.who,
            corrects_id=corrects,
        )
        rows.append(heads[place]._asdict())
    writer.add_many(Progress, rows)
    proofs = [
        Proof(place.assignment_id, place.quarter, place.occurrence, form.evidence)
        for place, form in zip(places, forms, strict=True)
    ]
    keep_evidence(writer, proofs, files)


def noted(
    desk: Desk,
    task: uuid.UUID | str,
    quarter: Quarter,
    unit: uuid.UUID | str | None = None,
    occurrence: str | None = None,
) -> Noted | None:
    """Return what stands for the part that `set_progress` would write to; None: nothing yet.

    Refuses what `set_progress` would refuse.
    """
    with desk.store.reading() as connection:
        key = _task(connection, task)
        parts = TaskParts.read(connection, {key}, desk.unit_id, desk.today)
        parts.check_quarter(key, quarter)
        part = parts.part(connection, key, quarter, unit)
        time = parts.occurrence(key, occurrence)
        quarters = {str(quarter)}
        heads = _heads(entries_of(connection, [part.id], quarters))
        proofs = [
            row for row in evidence_of(connection, [part.id], quarters) if row.occurrence == time
        ]
    own = _Place(part.id, str(quarter), time, _OWN)
    entry = heads.get(own) or heads.get(own._replace(lane=ON_BEHALF))
    if entry is None:
        return None
    return Noted(
        unit=part.unit_id,
        lane=entry.lane,
        state=State(entry.state),
        percent=entry.percent,
        done_on=entry.done_on,
        result=entry.result or "",
        difficulty=entry.difficulty or "",
        proposal=entry.proposal or "",
        evidence=tuple(proofs),
    )


def compared(
    connection: Reading, parts: TaskParts, form: ProgressForm
) -> tuple[EntryRow | None, dict[str, Any]]:
    """Return what stands where a form would be noted, and what would stand there then.

    Refuses what noting it would refuse.
    """
    task = _task(connection, form.task)
    place = _place(connection, parts, task, form)
    heads = _heads(entries_of(connection, {place.assignment_id}, {place.quarter}))
    if place.lane == ON_BEHALF and place._replace(lane=_OWN) in heads:
        raise RefusedError("progress-told-by-unit", {"task": label(parts.tasks[task])})
    former = heads.get(place)
    return former, _said(form, former, parts.today)


class _Place(NamedTuple):
    """Where an entry stands; a later one of the same place corrects it."""

    assignment_id: uuid.UUID
    quarter: str
    occurrence: str | None
    lane: str


def _task(connection: Reading, task: uuid.UUID | str) -> uuid.UUID:
    return task if isinstance(task, uuid.UUID) else find_task(connection, task)


def _place(connection: Reading, parts: TaskParts, task: uuid.UUID, form: ProgressForm) -> _Place:
    parts.check_quarter(task, form.period)
    part = parts.part(connection, task, form.period, form.unit)
    lane = _OWN if parts.is_own(part) else ON_BEHALF
    return _Place(part.id, str(form.period), parts.occurrence(task, form.occurrence), lane)


def _heads(entries: Collection[EntryRow]) -> dict[_Place, EntryRow]:
    """Return the entries that no other corrects, by their places."""
    corrected = {entry.corrects_id for entry in entries}
    return {
        _Place(entry.assignment_id, entry.quarter, entry.occurrence, entry.lane): entry
        for entry in sorted(entries, key=lambda entry: entry.id)
        if entry.id not in corrected
    }


def _said(form: ProgressForm, former: EntryRow | None, today: date) -> dict[str, Any]:
    """Return what an entry says: as the form does, and for the rest as the former one did."""
    same_state = former is not None and former.state == form.state
    percent, done_on = form.percent, form.done_on
    if percent is None and form.state is State.DONE:
        percent = _WHOLE
    if former is not None and same_state:
        percent = former.percent if percent is None and "percent" not in form.wiped else percent
        done_on = former.done_on if done_on is None and "done_on" not in form.wiped else done_on
    _check(form.state, percent, done_on, today)
    return {
        "state": form.state,
        "percent": percent,
        "done_on": done_on,
        "result": _words(form.result, former.result if former else None),
        "difficulty": _words(form.difficulty, former.difficulty if former else None),
        "proposal": _words(form.proposal, former.proposal if former else None),
    }


def _check(state: State, percent: int | None, done_on: date | None, today: date) -> None:
    if percent is not None and not 0 <= percent <= _WHOLE:
        raise RefusedError("progress-percent", {"percent": percent})
    if state is State.DONE and percent != _WHOLE:
        raise RefusedError("progress-done-in-part", {"percent": percent})
    if done_on is not None and state is not State.DONE:
        raise RefusedError("progress-day-not-done", {"day": done_on, "state": state})
    if done_on is not None and done_on > today:
        raise RefusedError("progress-done-in-future", {"day": done_on, "today": today})


def _words(said: str | None, former: str | None) -> str | None:
    """Return words as they are kept: lines apart, white space folded in each."""
    if said is None:
        return former
    return "\n".join(nfc(line) for line in said.strip().splitlines()) or None
