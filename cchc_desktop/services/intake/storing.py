"""A document that was reviewed becomes a plan, with everything it says, as one change set.

A copy of the data is made before. Must not know how a document is read, nor what a later document
of a stored plan changes.
"""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from cchc_desktop.domain.draft import PlanDraft, ReportDutyDraft, TaskDraft
from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.text import nfc
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.deadlines import PlanFrame, work_calendar
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.evidence import attach
from cchc_desktop.services.intake.incoming import Incoming
from cchc_desktop.services.intake.learning import learn_names
from cchc_desktop.services.intake.phrases import reading_rows
from cchc_desktop.services.intake.progress import progress_forms, tidied
from cchc_desktop.services.intake.units import UnitSense, unit_doubts
from cchc_desktop.services.people import PeopleBook
from cchc_desktop.services.plans.draft_rows import DraftRows
from cchc_desktop.services.plans.storing import check_span, free_id, identity_of, label
from cchc_desktop.services.progress import record
from cchc_desktop.services.task_parts import TaskParts
from cchc_desktop.services.unit_book import UnitBook
from db.backup import make_copy
from db.changes import Writer
from db.copies import Reason
from db.folder import Folder
from db.models.plans import PhraseReading, Plan, PlanVersion
from resources.words import sentence


def take_in(desk: Desk, folder: Folder, incoming: Incoming, ticket: Ticket) -> uuid.UUID:
    """Store what was reviewed as a new plan and return it: the whole of it, or nothing.

    The same document is not stored twice; see `again` for one that comes again.
    """
    draft = to_store(incoming)
    check_span(incoming.span.first_day, incoming.span.last_day)
    with desk.store.reading() as connection:
        book = UnitBook.read(connection)
        free_id(connection, draft.document, identity_of(book, draft.document))
    copy_before(desk, folder, ticket)
    act = desk.act("take-in-plan", plan=label(draft.document), tasks=len(draft.tasks))
    with desk.writing(act) as (writer, _):
        ticket.step(0, 0, "storing-plan")
        book = UnitBook.read(writer.connection)
        identity = identity_of(book, draft.document)
        plan = free_id(writer.connection, draft.document, identity)
        rows = draft_rows(writer, desk, book, incoming, plan)
        _add_plan(writer, rows, incoming, draft)
        rows.document(draft)
        tasks = rows.tasks(draft, incoming.identities)
        ticket.step(0, 0, "storing-plan")
        rows.write()
        keep_phrases(writer, incoming, plan)
        note_progress(writer, desk, incoming, list(zip(tasks, draft.tasks, strict=True)))
        keep_document(writer, folder, incoming, made_id("plan-version", plan, 1))
        ticket.step(0, 0, "storing-plan")
    return plan


def to_store(incoming: Incoming) -> PlanDraft:
    """Return the draft as it is stored: every doubt in it, and what was decided decided."""
    draft = incoming.draft
    if not (draft.tasks or draft.targets or draft.assignments or draft.chapters):
        raise RefusedError("intake-nothing", {"name": incoming.name})
    subject = nfc(draft.document.subject) or _name_of(incoming)
    return replace(
        draft,
        document=replace(draft.document, subject=subject),
        tasks=tuple(tasks_to_store(incoming)),
        assignments=tuple(one for one in draft.assignments if nfc(one.unit)),
        report_duties=duties_to_store(incoming),
        doubts=incoming.plan_doubts,
    )


def tasks_to_store(incoming: Incoming) -> list[TaskDraft]:
    """Return the tasks with their doubts; a name that may be several units names none yet."""
    several = {one.words for one in incoming.units if one.sense is UnitSense.SEVERAL}
    asked = unit_doubts(incoming.draft.tasks, incoming.units)
    return [
        tidied(
            replace(
                task,
                lead_units=tuple(one for one in task.lead_units if one not in several),
                partner_units=tuple(one for one in task.partner_units if one not in several),
                doubts=(*task.doubts, *asked.get(place, ())),
            ),
            incoming.around.today,
        )
        for place, task in enumerate(incoming.draft.tasks)
    ]


def copy_before(desk: Desk, folder: Folder, ticket: Ticket) -> None:
    """Copy the data, so that there is a way back from what comes in."""
    ticket.step(0, 0, "copying-before-intake")
    make_copy(folder, Reason.IMPORT, desk.now())


def draft_rows(
    writer: Writer, desk: Desk, book: UnitBook, incoming: Incoming, plan: uuid.UUID
) -> DraftRows:
    """Return what makes rows of the draft; it knows what a person said of names and phrases."""
    span = incoming.span
    frame = PlanFrame(
        span.first_day,
        span.last_day,
        incoming.draft.document.issued_on,
        incoming.frame.settled,
        work_calendar(writer.connection).is_working,
    )
    day = min(max(desk.today, span.first_day), span.last_day)
    people = PeopleBook.read(writer.connection, book.own)
    rows = DraftRows(writer, plan, frame, day, book, people, _house(book, incoming))
    learn_names(writer, rows, incoming)
    return rows


def _house(book: UnitBook, incoming: Incoming) -> uuid.UUID | None:
    """Return our office where the document is ours: signed by us, or a workbook that we kept."""
    issuer = incoming.draft.document.issuer
    if issuer:
        return book.own if book.meant_by(issuer) == [book.own] else None
    return book.own if any(task.progress for task in incoming.draft.tasks) else None


def note_progress(
    writer: Writer, desk: Desk, incoming: Incoming, tasks: Sequence[tuple[uuid.UUID, TaskDraft]]
) -> None:
    """Note what a workbook says of progress, as results of the units that lead."""
    told = [(task, said) for task, said in tasks if said.progress is not None]
    if not told:
        return
    keys = {task for task, _ in told}
    parts = TaskParts.read(writer.connection, keys, desk.unit_id, desk.today)
    forms = list(progress_forms(told, parts, incoming.decisions.quarter))
    record(writer, desk, forms)


def keep_document(writer: Writer, folder: Folder, incoming: Incoming, version: uuid.UUID) -> None:
    """Keep the file itself with the document of the plan."""
    if incoming.file is not None:
        kept = attach(writer, incoming.file, folder.files)
        writer.change(PlanVersion, version, attachment_id=kept)


def _add_plan(writer: Writer, rows: DraftRows, incoming: Incoming, draft: PlanDraft) -> None:
    issuer = draft.document.issuer
    is_one = bool(issuer) and len(rows.book.meant_by(issuer or "")) <= 1
    writer.add(
        Plan,
        id=rows.plan,
        issuer_id=rows.unit(issuer) if issuer and is_one else None,
        first_day=incoming.span.first_day,
        last_day=incoming.span.last_day,
        implicit=False,
        identity=identity_of(rows.book, draft.document),
    )


def keep_phrases(writer: Writer, incoming: Incoming, plan: uuid.UUID) -> None:
    """Keep for the plan what a person said that phrases mean."""
    for row in reading_rows(incoming.frame, incoming.decisions.phrases, plan):
        writer.add(PhraseReading, **row)


def duties_to_store(incoming: Incoming) -> tuple[ReportDutyDraft, ...]:
    """Return the report duties that were not turned down; none counts before it is confirmed."""
    book = incoming.around.book
    return tuple(
        replace(
            one.said,
            confirmed=bool(one.taken),
            # Of several units nobody knows yet who owes it: whoever confirms it will say so.
            owed_by="" if len(book.meant_by(one.said.owed_by)) > 1 else one.said.owed_by,
        )
        for one in incoming.duties
        if one.taken is not False
    )


def _name_of(incoming: Incoming) -> str:
    """Name a plan whose document does not say what it is about."""
    stem = nfc(PurePath(incoming.name).stem)
    return stem or sentence("intake-without-name", {"on": incoming.around.today})
