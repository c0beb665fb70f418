"""What somebody wants changed in a task another office keeps: proposing, accepting, declining.

Only the office that keeps the task changes it. Must not know how a proposal travels.
"""

import uuid
from dataclasses import dataclass
from enum import StrEnum

from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.comparing import Change
from cchc_desktop.services.exchange.kinds import Mark
from cchc_desktop.services.exchange.labels import Labels
from cchc_desktop.services.exchange.told_rows import Sifted
from cchc_desktop.services.finding import find_task
from cchc_desktop.services.task_changes.edit import TaskChange, TaskEditing
from cchc_desktop.services.task_changes.own import editable_task, found
from cchc_desktop.services.unit_book import UnitBook
from db.models.exchange import Proposal, ProposalAnswer
from db.queries.exchange import key_of
from db.queries.packages import AnswerRow, ProposalRow, answer_rows, proposal_rows
from db.queries.plans import plan_row
from db.session import Reading
from db.versions import rows_as_cells


class ProposedField(StrEnum):
    """What may be proposed of a task; the words are in the table `task-fields`."""

    CODE = "code"
    TITLE = "title"
    FUNDING = "funding"
    NOTE = "note"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """One proposal; `ours` was made here. `accepted` is None while nobody has answered."""

    id: uuid.UUID
    task: uuid.UUID | None
    label: str
    field: str
    proposed: str
    office: str
    reason: str
    ours: bool
    accepted: bool | None
    answer: str


def list_proposals(desk: Desk) -> list[ProposalLine]:
    """Return proposals, those that wait for an answer first."""
    with desk.store.reading() as connection:
        rows = proposal_rows(connection)
        said = {row.proposal_id: row for row in answer_rows(connection)}
        book = UnitBook.read(connection)
        changes = [Change(Mark.CONFLICT, row.entity, row.entity_id, None, {}) for row in rows]
        labels = Labels(connection, Sifted(), changes, book)
        lines = []
        for row in rows:
            told = said.get(row.id)
            name = book.true(row.from_office_id)
            lines.append(
                ProposalLine(
                    row.id,
                    _task_of(connection, row),
                    labels.of(row.entity, row.entity_id, desk.today),
                    _field_of(row),
                    str(row.value.get("value") or ""),
                    book.name(name, desk.today) if name in book.units else "",
                    row.reason or "",
                    ours=row.steward_id is None,
                    accepted=told.accepted if told else None,
                    answer=(told.reason or "") if told else "",
                )
            )
    return sorted(lines, key=lambda one: (one.accepted is not None, one.label, one.id))


def propose(
    desk: Desk, task: str | uuid.UUID, field: ProposedField, value: str, reason: str
) -> Outcome:
    """Ask the office that keeps a task to change it; it goes with the next report."""
    with desk.store.reading() as connection:
        key = task if isinstance(task, uuid.UUID) else find_task(connection, task)
        row = found(connection, [key])[0]
    if row.steward_id is None:
        raise RefusedError("exchange-task-is-ours", {"task": row.title})
    said = nfc(value)
    if not said:
        raise RefusedError("exchange-proposal-empty", {"task": row.title})
    with desk.writing(desk.act("propose-change", task=row.title)) as (writer, outcome):
        writer.add(
            Proposal,
            id=made_id("proposal", desk.unit_id, key, field, said),
            entity="task",
            entity_id=key,
            field=str(field),
            value={"value": said},
            from_office_id=desk.unit_id,
            reason=nfc(reason) or None,
            at=desk.now(),
        )
    return outcome


def answer_proposal(
    desk: Desk, proposal: str | uuid.UUID, *, accepted: bool, reason: str = ""
) -> Outcome:
    """Accept a proposal, which changes the task, or decline it with a reason."""
    with desk.store.reading() as connection:
        row = _find(connection, proposal)
        task = _task_of(connection, row)
        told = {one.proposal_id: one for one in answer_rows(connection)}.get(row.id)
    _refuse_answer(row, told, accepted=accepted, reason=reason)
    verb = "accept-proposal" if accepted else "decline-proposal"
    with desk.writing(desk.act(verb)) as (writer, outcome):
        if accepted and task is not None:
            there = editable_task(writer.connection, task)
            plan = plan_row(writer.connection, there.plan_id)
            said = {_field_of(row): str(row.value.get("value") or "")}
            TaskEditing(writer, plan, desk.today).write(there, TaskChange(**said))
            writer.facts["task"] = there.title
        writer.facts.setdefault("task", "")
        writer.add(
            ProposalAnswer,
            id=made_id("proposal-answer", row.id),
            proposal_id=row.id,
            accepted=accepted,
            reason=nfc(reason) or None,
            at=desk.now(),
        )
    return outcome


def _refuse_answer(
    row: ProposalRow, told: AnswerRow | None, *, accepted: bool, reason: str
) -> None:
    if row.steward_id is None:
        raise RefusedError("exchange-proposal-is-ours")
    if told is not None:
        raise RefusedError("exchange-proposal-answered")
    if accepted and _field_of(row) not in tuple(ProposedField):
        raise RefusedError("exchange-proposal-by-hand", {"field": row.field})
    if not accepted and not nfc(reason):
        raise RefusedError("exchange-decline-without-reason")


def _find(connection: Reading, proposal: str | uuid.UUID) -> ProposalRow:
    rows = proposal_rows(connection)
    digits = str(proposal).strip().lower().replace("-", "")
    named = [row for row in rows if len(digits) >= 4 and row.id.hex.startswith(digits)]
    if len(named) != 1:
        raise RefusedError("exchange-no-such-proposal", {"text": str(proposal)})
    return named[0]


def _field_of(row: ProposalRow) -> str:
    """Return which field of a task a proposal is about: a deadline is proposed by its words."""
    return str(ProposedField.DEADLINE) if row.entity == "deadline" else row.field


def _task_of(connection: Reading, row: ProposalRow) -> uuid.UUID | None:
    if row.entity == "task":
        return row.entity_id
    if row.entity == "deadline":
        cells = rows_as_cells(connection, "deadline", [row.entity_id]).get(row.entity_id)
        return key_of(cells, "task_id") if cells else None
    return None
