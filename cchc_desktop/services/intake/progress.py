"""What a workbook says of progress, made such that it can be noted; what cannot becomes a doubt.

Must not know how results are stored.
"""

import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from cchc_desktop.documents.narrative.citations import cited_in
from cchc_desktop.domain.calendar.periods import Quarter, quarter_of
from cchc_desktop.domain.draft import DoubtDraft, ProgressDraft, TaskDraft
from cchc_desktop.domain.status import State
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.evidence import Reference
from cchc_desktop.services.progress import ProgressForm
from cchc_desktop.services.task_parts import TaskParts

_DAY = r"(?:\s*[,(]?\s*(?:ký |ban hành )?ngày\s+[\d/.-]+(?:\s+tháng\s+\d+\s+năm\s+\d+)?)?"
_WHOLE = 100
_LEAD = "lead"
Told = tuple[ProgressDraft | None, tuple[DoubtDraft, ...]]


def tidied(task: TaskDraft, today: date) -> TaskDraft:
    """Return a task whose progress can be noted, with a doubt for what had to be left out."""
    if task.progress is None:
        return task
    said, doubts = _tidied(task.progress, today)
    if said is not None and not (task.lead_units or task.partner_units):
        said, doubts = None, (*doubts, _doubt("nobody", task.progress.result))
    return replace(task, progress=said, doubts=(*task.doubts, *doubts))


def _tidied(said: ProgressDraft, today: date) -> Told:
    doubts: list[DoubtDraft] = []
    state = said.state
    if state is None:
        state = State.NOT_STARTED if said.percent == 0 else State.IN_PROGRESS
        if not said.percent:
            doubts.append(_doubt(f"state-guessed-{state}", said.result))
    percent, done_on = said.percent, said.done_on
    if state is State.DONE and percent not in (None, _WHOLE):
        doubts.append(_doubt("done-in-part", f"{percent}%"))
        percent = None
    if done_on is not None and state is not State.DONE:
        doubts.append(_doubt("day-not-done", done_on))
        done_on = None
    if done_on is not None and done_on > today:
        doubts.append(_doubt("day-in-future", done_on))
        done_on = None
    return replace(said, state=state, percent=percent, done_on=done_on), tuple(doubts)


def progress_forms(
    tasks: Sequence[tuple[uuid.UUID, TaskDraft]], parts: TaskParts, quarter: Quarter | None
) -> Iterator[ProgressForm]:
    """Give what is to be noted: of the own part in a task, else of every unit that leads it.

    `quarter` is a person's word; else it is that of the day done, or the running one.
    """
    for task, said in tasks:
        if said.progress is None:
            continue
        row = parts.tasks[task]
        told = quarter or quarter_of(said.progress.done_on or parts.today)
        within = max(quarter_of(row.plan_first), min(told, quarter_of(row.plan_last)))
        for unit in _whose(parts, task):
            yield _form(task, said.progress, within, unit)


def _whose(parts: TaskParts, task: uuid.UUID) -> list[uuid.UUID | None]:
    there = [one for one in parts.parts.get(task, ()) if one.until is None]
    leads = [one for one in there if one.role == _LEAD]
    if any(parts.is_own(one) for one in leads or there):
        return [None]
    return list(dict.fromkeys(one.unit_id for one in leads or there[:1]))


def _form(
    task: uuid.UUID, said: ProgressDraft, quarter: Quarter, unit: uuid.UUID | None
) -> ProgressForm:
    return ProgressForm(
        task,
        quarter,
        said.state or State.IN_PROGRESS,
        percent=said.percent,
        done_on=said.done_on,
        result=said.result or None,
        evidence=tuple(map(reference, said.evidence)),
        unit=unit,
    )


def reference(text: str) -> Reference:
    """Read how a workbook cites a document: "Kế hoạch số 15/KH-UBND ngày 10/3/2026"."""
    cited = cited_in(text)
    if len(cited) != 1:
        return Reference(nfc(text))
    one = cited[0]
    named = rf"(?:số\s*:?\s*)?{re.escape(one.number)}{_DAY if one.issued_on else ''}"
    left = re.sub(named, " ", text, count=1, flags=re.IGNORECASE)
    return Reference(nfc(left).strip(" ,;:()."), one.number, one.issued_on)


def _doubt(code: str, value: object) -> DoubtDraft:
    facts = {"value": value.isoformat() if isinstance(value, date) else value}
    return DoubtDraft(f"progress-doubts.{code}", facts, field="progress")
