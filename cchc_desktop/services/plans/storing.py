"""Plans: storing one from its draft, the one for work outside any plan, and the list of them.

Must not know how a document is read.
"""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from cchc_desktop.domain.draft import Document, PlanDraft
from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.text import code_key, fold
from cchc_desktop.domain.units import match_key
from cchc_desktop.services.deadlines import PlanFrame, work_calendar
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_plan, short_id
from cchc_desktop.services.people import PeopleBook
from cchc_desktop.services.plans.carrying import carried_tasks, closing, next_draft
from cchc_desktop.services.plans.draft_rows import ORIGINAL, DraftRows, section_id
from cchc_desktop.services.plans.form import plan_form
from cchc_desktop.services.progress import record
from cchc_desktop.services.unit_book import UnitBook
from db.changes import Writer
from db.models.plans import Plan, PlanVersion
from db.queries import plans as queries
from db.queries.plans import PlanRow, VersionRow
from db.session import Reading, Store
from resources.words import sentence

_MOST_TIMES = 50
"""How often one document may have been stored and taken back again."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan as a list shows it; `running` says that it holds the day of the list."""

    id: uuid.UUID
    number: str | None
    kind: str
    issuer: str | None
    issued_on: date | None
    subject: str
    first_day: date
    last_day: date
    implicit: bool
    running: bool
    continues: uuid.UUID | None
    tasks: int


def store_plan(desk: Desk, draft: PlanDraft, first_day: date, last_day: date) -> uuid.UUID:
    """Store a whole plan as one change set; the same document is not stored twice."""
    act = desk.act("import-plan", plan=label(draft.document), tasks=len(draft.tasks))
    with desk.writing(act) as (writer, _):
        return write_plan(writer, draft, first_day, last_day, desk.today)


def write_plan(
    writer: Writer, draft: PlanDraft, first_day: date, last_day: date, today: date
) -> uuid.UUID:
    """Store a plan within a write that may be about more than the plan."""
    check_span(first_day, last_day)
    book = UnitBook.read(writer.connection)
    identity = identity_of(book, draft.document)
    plan = free_id(writer.connection, draft.document, identity)
    frame = PlanFrame(
        first_day,
        last_day,
        draft.document.issued_on,
        works=work_calendar(writer.connection).is_working,
    )
    rows = DraftRows(
        writer,
        plan,
        frame,
        min(max(today, first_day), last_day),
        book,
        PeopleBook.read(writer.connection, book.own),
    )
    writer.add(
        Plan,
        id=plan,
        issuer_id=rows.unit(draft.document.issuer) if draft.document.issuer else None,
        first_day=first_day,
        last_day=last_day,
        implicit=False,
        identity=identity,
    )
    rows.document(draft)
    rows.tasks(draft)
    rows.write()
    return plan


def list_plans(store: Store, today: date) -> list[PlanLine]:
    """Return the plans, the newest year first, by their numbers in it."""
    with store.reading() as connection:
        plans = queries.plan_rows(connection)
        newest_first = reversed(queries.version_rows(connection))
        # A plan is called by its first document, however often it was amended.
        documents = {row.plan_id: row for row in newest_first}
        counts = queries.task_counts(connection)
    lines = []
    for plan in plans:
        said = documents.get(plan.id)
        lines.append(
            PlanLine(
                id=plan.id,
                number=said.number if said else None,
                kind=said.kind if said else "",
                issuer=said.issuer if said else None,
                issued_on=said.issued_on if said else None,
                subject=said.subject if said else "",
                first_day=plan.first_day,
                last_day=plan.last_day,
                implicit=plan.implicit,
                running=plan.first_day <= today <= plan.last_day,
                continues=plan.continues_id,
                tasks=counts.get(plan.id, 0),
            )
        )
    return sorted(
        lines, key=lambda line: (-line.first_day.toordinal(), line.implicit, code_key(line.number))
    )


def show_plan(store: Store, plan: str | uuid.UUID) -> dict[str, Any]:
    """Return a plan in the form of a draft, with what is still in doubt."""
    with store.reading() as connection:
        return plan_form(connection, find_plan(connection, plan))


def continue_plan(desk: Desk, plan: str | uuid.UUID, first_day: date, last_day: date) -> uuid.UUID:
    """Make the next plan of one: its sections, and the tasks that go on.

    What the old year leaves open is closed there as carried over.
    """
    check_span(first_day, last_day)
    with desk.writing(desk.act("continue-plan", year=first_day.year)) as (writer, _):
        old = queries.plan_row(writer.connection, find_plan(writer.connection, plan))
        name = check_continues(writer.connection, old, first_day)
        delta = first_day.year - old.first_day.year
        book = UnitBook.read(writer.connection)
        own = book.aliases(desk.unit_id)
        carried = carried_tasks(writer.connection, old, delta, own, desk.today)
        new = _next_plan(writer, old, first_day, last_day)
        frame = PlanFrame.of(writer.connection, new)
        people = PeopleBook.read(writer.connection, book.own)
        rows = DraftRows(writer, new, frame, first_day, book, people)
        sections: dict[uuid.UUID | None, uuid.UUID] = {}
        if not old.implicit:
            rows.document(next_draft(writer.connection, old.id, delta))
            there = queries.section_rows(writer.connection, old.id)
            sections = {one.id: section_id(new, place) for place, one in enumerate(there)}
        after = queries.next_task_position(writer.connection, new)
        for position, one in enumerate(carried, after):
            task = made_id("task", new, "continues", one.old)
            place = {"section_id": sections.get(one.section), "position": position}
            rows.task_with(task, one.draft, one.parts, one.person, continues_id=one.old, **place)
        rows.write()
        record(writer, desk, closing(old, carried))
        writer.facts.update(plan=name, tasks=len(carried))
    return new


def ensure_implicit_plan(writer: Writer, year: int) -> uuid.UUID:
    """Return the plan that takes what comes outside any plan in a year; make it if need be."""
    own = UnitBook.read(writer.connection).own
    plan = made_id("plan", "implicit", own, year)
    if queries.lives_of(writer.connection, [plan]).get(plan) is False:
        return plan
    first, last = date(year, 1, 1), date(year, 12, 31)
    writer.add(Plan, id=plan, issuer_id=own, first_day=first, last_day=last, implicit=True)
    writer.add(
        PlanVersion,
        id=made_id("plan-version", plan, 1),
        plan_id=plan,
        position=1,
        change=ORIGINAL,
        kind="",
        subject=sentence("implicit-plan", {"year": year}),
        recipients=[],
        layout=[],
    )
    return plan


def check_span(first_day: date, last_day: date) -> None:
    if last_day < first_day:
        raise RefusedError("plan-days-backwards", {"first": first_day, "last": last_day})


def check_continues(connection: Reading, old: PlanRow, first_day: date) -> str:
    """Refuse what cannot be continued; return what the old plan is called."""
    document = next(iter(queries.version_rows(connection, old.id)), None)
    name = label(document) if document else ""
    if old.steward_id is not None:
        names = UnitBook.read(connection).names.get(old.steward_id)
        keeper = names[-1][1] if names else ""
        raise RefusedError("plan-kept-elsewhere", {"plan": name, "keeper": keeper})
    if first_day <= old.last_day:
        raise RefusedError("plan-continued-into-itself", {"plan": name, "last": old.last_day})
    for one in queries.plan_rows(connection):
        if one.continues_id == old.id:
            facts = {"plan": name, "year": one.first_day.year, "id": short_id(one.id)}
            raise RefusedError("plan-already-continued", facts)
    return name


def _next_plan(writer: Writer, old: PlanRow, first_day: date, last_day: date) -> uuid.UUID:
    if old.implicit:
        new = ensure_implicit_plan(writer, first_day.year)
        writer.change(Plan, new, continues_id=old.id)
        return new
    made = made_id("plan", "continues", old.id, first_day)
    return writer.add(
        Plan,
        id=uuid.uuid4() if queries.lives_of(writer.connection, [made]) else made,
        issuer_id=old.issuer_id,
        first_day=first_day,
        last_day=last_day,
        implicit=False,
        continues_id=old.id,
    )


def label(document: Document | VersionRow) -> str:
    """Return what people call a plan: its number, or what it is about."""
    return document.number or document.subject


def identity_of(book: UnitBook, document: Document) -> str | None:
    """Return what makes two takings-in of one document the same plan; none without a number."""
    if not document.number:
        return None
    issuer = match_key(document.issuer or "", book.place)
    signed = document.issued_on.isoformat() if document.issued_on else ""
    return "/".join((fold(document.number), signed, issuer))


def free_id(connection: Reading, document: Document, identity: str | None) -> uuid.UUID:
    """Return the plan's id. One stored before and taken back has left its id behind."""
    if identity is None:
        return uuid.uuid4()
    candidates = [made_id("plan", identity, nth) for nth in range(_MOST_TIMES)]
    lives = queries.lives_of(connection, candidates)
    there = next((key for key, gone in lives.items() if not gone), None)
    if there is not None:
        facts = {"plan": label(document), "id": short_id(there)}
        raise RefusedError("plan-already-there", facts)
    return next((key for key in candidates if key not in lives), uuid.uuid4())
