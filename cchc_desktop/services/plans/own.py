"""The own office's plan: proposed from a plan above, from last year's, or from nothing; stored.

Nothing is stored while a person works on the proposal; then all of it is one change set. Must not
know how a proposal is shown, nor how results come up from the tasks stored here.
"""

import uuid
from dataclasses import replace
from typing import Any

from cchc_desktop.domain.draft import PlanDraft, TaskDraft
from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.deadlines import PlanFrame, work_calendar
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.people import PeopleBook
from cchc_desktop.services.plans.carrying import carried_tasks, closing
from cchc_desktop.services.plans.draft_rows import DraftRows, section_id
from cchc_desktop.services.plans.proposal import PlanProposal, ProposedTask, Way
from cchc_desktop.services.plans.storing import (
    check_continues,
    check_span,
    free_id,
    identity_of,
    label,
)
from cchc_desktop.services.progress import record
from cchc_desktop.services.unit_book import UnitBook
from db.changes import Writer
from db.ids import new_ids
from db.models.plans import Plan
from db.queries import plans as queries
from db.session import Reading


def store_own_plan(desk: Desk, proposal: PlanProposal) -> uuid.UUID:
    """Make the proposed plan a plan that this office keeps."""
    proposal = _checked(proposal)
    act = desk.act("make-own-plan", plan=label(proposal.document), tasks=len(proposal.chosen))
    with desk.writing(act) as (writer, _):
        book = UnitBook.read(writer.connection)
        if proposal.way is Way.LAST_YEAR and proposal.source is not None:
            old = queries.plan_row(writer.connection, proposal.source)
            check_continues(writer.connection, old, proposal.first_day)
        plan = _add_plan(writer, book, proposal)
        rows = _rows(writer, desk, book, plan, proposal)
        rows.document(
            PlanDraft(
                proposal.document,
                bases=proposal.bases,
                layout=proposal.layout,
                sections=proposal.sections,
            )
        )
        _add_tasks(rows, proposal)
        rows.write()
        _close_open(writer, desk, book, proposal)
    return plan


def frame_of(desk: Desk, proposal: PlanProposal) -> PlanFrame:
    """Return what the deadlines of a proposal are read against."""
    with desk.store.reading() as connection:
        return _frame(connection, proposal)


def _checked(proposal: PlanProposal) -> PlanProposal:
    """Refuse what is no plan yet; leave out the sections above that nothing was taken from."""
    check_span(proposal.first_day, proposal.last_day)
    if not nfc(proposal.document.subject):
        raise RefusedError("plan-without-subject")
    if proposal.way is not Way.NOTHING and not proposal.chosen:
        raise RefusedError("own-plan-without-tasks")
    for one in proposal.chosen:
        if not nfc(one.title):
            code = proposal.codes()[one.id]
            raise RefusedError("own-plan-untitled", {"code": code})
    if proposal.way is not Way.ABOVE:
        return proposal
    used = sorted({one.section for one in proposal.chosen if one.section is not None})
    place = {was: now for now, was in enumerate(used)}
    return replace(
        proposal,
        sections=tuple(proposal.sections[at] for at in used),
        tasks=tuple(
            replace(one, section=None if one.section is None else place[one.section])
            for one in proposal.chosen
        ),
    )


def _add_plan(writer: Writer, book: UnitBook, proposal: PlanProposal) -> uuid.UUID:
    identity = identity_of(book, proposal.document)
    refers: dict[str, Any] = {}
    if proposal.source is not None:
        name = "carries_out_id" if proposal.way is Way.ABOVE else "continues_id"
        refers[name] = proposal.source
    return writer.add(
        Plan,
        id=free_id(writer.connection, proposal.document, identity),
        issuer_id=book.own,
        first_day=proposal.first_day,
        last_day=proposal.last_day,
        implicit=False,
        identity=identity,
        **refers,
    )


def _rows(
    writer: Writer, desk: Desk, book: UnitBook, plan: uuid.UUID, proposal: PlanProposal
) -> DraftRows:
    day = min(max(desk.today, proposal.first_day), proposal.last_day)
    people = PeopleBook.read(writer.connection, book.own)
    return DraftRows(writer, plan, _frame(writer.connection, proposal), day, book, people, book.own)


def _frame(connection: Reading, proposal: PlanProposal) -> PlanFrame:
    return PlanFrame(
        proposal.first_day,
        proposal.last_day,
        proposal.document.issued_on,
        works=work_calendar(connection).is_working,
    )


def _add_tasks(rows: DraftRows, proposal: PlanProposal) -> None:
    codes = proposal.codes()
    version = made_id("plan-version", rows.plan, 1)
    chosen = sorted(proposal.chosen, key=lambda one: int(codes[one.id]))
    for position, (one, key) in enumerate(zip(chosen, new_ids(len(chosen)), strict=True)):
        section = None if one.section is None else section_id(rows.plan, one.section)
        rows.task(
            key,
            _draft(one, codes[one.id]),
            section_id=section,
            position=position,
            from_version_id=version,
            carries_out_id=one.carries_out,
            continues_id=one.continues,
        )


def _draft(one: ProposedTask, code: str) -> TaskDraft:
    return TaskDraft(
        nfc(one.title),
        code=code,
        details=one.details,
        products=tuple(filter(None, map(nfc, one.products))),
        lead_units=tuple(filter(None, map(nfc, one.leads))),
        partner_units=tuple(filter(None, map(nfc, one.partners))),
        deadline=nfc(one.deadline),
        person=nfc(one.person),
        funding=one.funding,
        note=one.note,
    )


def _close_open(writer: Writer, desk: Desk, book: UnitBook, proposal: PlanProposal) -> None:
    """Close as carried over what last year leaves open and this plan goes on with."""
    if proposal.way is not Way.LAST_YEAR or proposal.source is None or not proposal.closes_open:
        return
    old = queries.plan_row(writer.connection, proposal.source)
    own = book.aliases(desk.unit_id)
    going = {one.continues for one in proposal.chosen}
    carried = carried_tasks(writer.connection, old, 1, own, desk.today)
    record(writer, desk, closing(old, [one for one in carried if one.old in going]))
