"""What is given of a plan as a document: reading it, correcting it, removing a plan without tasks.

Must not know its tasks beyond that there are any, nor what a later document changed.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.text import nfc
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_plan
from cchc_desktop.services.plans.storing import check_span
from cchc_desktop.services.plans.versions import check_ours, plan_name
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.units import resolve_or_add_unit
from db.changes import Writer
from db.models.plans import Basis, Chapter, Plan, PlanVersion
from db.queries import plan_versions as queries
from db.queries import plans as plan_queries
from db.queries.plan_versions import TextRow, VersionRow
from db.session import Reading

_TEXTS = ("number", "place", "signer", "signer_post", "signs_as", "issuer")


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A plan as its document says it; `keeper` is empty when it is ours to correct."""

    id: uuid.UUID
    version: uuid.UUID
    implicit: bool
    keeper: str
    kind: str
    number: str
    issuer: str
    place: str
    issued_on: date | None
    subject: str
    signer: str
    signer_post: str
    signs_as: str
    recipients: tuple[str, ...]
    first_day: date
    last_day: date
    bases: tuple[str, ...]
    chapters: tuple[tuple[str, str], ...]  # title, text
    tasks: int


@dataclass(frozen=True, slots=True)
class PlanChange:
    """What is to be said of a plan from now on: None stays as it is, empty takes it away.

    `issued_on` None stays; a day once noted is corrected, never taken away.
    """

    kind: str | None = None
    number: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: date | None = None
    subject: str | None = None
    signer: str | None = None
    signer_post: str | None = None
    signs_as: str | None = None
    recipients: Sequence[str] | None = None
    first_day: date | None = None
    last_day: date | None = None
    bases: Sequence[str] | None = None
    chapters: Sequence[tuple[str, str]] | None = None


def plan_facts(desk: Desk, plan: str | uuid.UUID, version: uuid.UUID | None = None) -> PlanFacts:
    """Return what is given of a plan: by its first document, or by a later one."""
    with desk.store.reading() as connection:
        key = find_plan(connection, plan)
        row = plan_queries.plan_row(connection, key)
        said = _version(connection, key, version)
        book = UnitBook.read(connection)
        bases = queries.bases_of(connection, key)
        chapters = queries.chapters_of(connection, key)
        tasks = queries.tasks_there(connection, key)
    return PlanFacts(
        key,
        said.id,
        row.implicit,
        book.name(row.steward_id, row.first_day) if row.steward_id in book.units else "",
        said.kind,
        said.number or "",
        said.issuer or "",
        said.place or "",
        said.issued_on,
        said.subject,
        said.signer or "",
        said.signer_post or "",
        said.signs_as or "",
        tuple(said.recipients),
        row.first_day,
        row.last_day,
        tuple(one.text for one in bases),
        tuple((one.title, one.text) for one in chapters),
        tasks,
    )


def edit_plan(
    desk: Desk, plan: str | uuid.UUID, change: PlanChange, version: uuid.UUID | None = None
) -> Outcome:
    """Correct what is given of a plan; what a document says, in the first or in a later one.

    The dates of tasks stay as they were read: a plan whose days were wrong is corrected task by
    task, since nobody can say which of the dates a person has settled since.
    """
    with desk.writing(desk.act("edit-plan")) as (writer, outcome):
        key = find_plan(writer.connection, plan)
        check_ours(writer.connection, key)
        said = _version(writer.connection, key, version)
        _write_version(writer, said, change)
        _write_span(writer, key, change)
        if change.issuer is not None and version is None:
            issuer = nfc(change.issuer)
            unit = resolve_or_add_unit(writer, issuer) if issuer else None
            writer.change(Plan, key, issuer_id=unit)
        _write_texts(writer, key, change)
        writer.facts["plan"] = plan_name(writer.connection, key)
    return outcome


def remove_plan(desk: Desk, plan: str | uuid.UUID) -> Outcome:
    """Remove a plan that has no task, with all that its document says."""
    with desk.writing(desk.act("remove-plan")) as (writer, outcome):
        key = find_plan(writer.connection, plan)
        name = writer.facts["plan"] = check_ours(writer.connection, key)
        count = queries.tasks_there(writer.connection, key)
        if count:
            raise RefusedError("plan-not-empty", {"plan": name, "count": count})
        resting = queries.plans_resting_on(writer.connection, key)
        if resting:
            other = plan_name(writer.connection, resting[0])
            raise RefusedError("plan-rested-on", {"plan": name, "other": other})
        for model, row in list(queries.document_rows(writer.connection, key)):
            writer.remove(model, row)
        writer.remove(Plan, key)
    return outcome


def _version(connection: Reading, plan: uuid.UUID, version: uuid.UUID | None) -> VersionRow:
    rows = queries.versions_of(connection, plan)
    found = next((row for row in rows if version in {None, row.id}), None)
    if found is None:
        raise RefusedError("version-not-found", {"plan": plan_name(connection, plan)})
    return found


def _write_version(writer: Writer, said: VersionRow, change: PlanChange) -> None:
    values: dict[str, object] = {}
    for name in _TEXTS:
        text: str | None = getattr(change, name)
        if text is not None:
            values[name] = nfc(text) or None
    if change.kind is not None:
        values["kind"] = nfc(change.kind)
    if change.issued_on is not None:
        values["issued_on"] = change.issued_on
    if change.subject is not None:
        values["subject"] = nfc(change.subject)
        if not values["subject"]:
            raise RefusedError("plan-without-subject")
    if change.recipients is not None:
        values["recipients"] = [one for one in map(nfc, change.recipients) if one]
    writer.change(PlanVersion, said.id, **values)


def _write_span(writer: Writer, plan: uuid.UUID, change: PlanChange) -> None:
    row = plan_queries.plan_row(writer.connection, plan)
    first, last = change.first_day or row.first_day, change.last_day or row.last_day
    check_span(first, last)
    writer.change(Plan, plan, first_day=first, last_day=last)


def _write_texts(writer: Writer, plan: uuid.UUID, change: PlanChange) -> None:
    if change.bases is not None:
        bases = [{"text": text} for text in map(nfc, change.bases) if text]
        _write_list(writer, plan, Basis, queries.bases_of(writer.connection, plan), bases)
    if change.chapters is not None:
        chapters = [
            {"title": nfc(title), "text": text.strip()}
            for title, text in change.chapters
            if nfc(title) or text.strip()
        ]
        _write_list(writer, plan, Chapter, queries.chapters_of(writer.connection, plan), chapters)


def _write_list(
    writer: Writer,
    plan: uuid.UUID,
    model: type[Basis | Chapter],
    there: Sequence[TextRow],
    wanted: Sequence[dict[str, str]],
) -> None:
    """Make the rows of a list say these, place by place; what is left over goes."""
    for place, (row, values) in enumerate(zip(there, wanted, strict=False)):
        writer.change(model, row.id, position=place, **values)
    more: dict[str, list[str]] = {"cited": []} if model is Basis else {}
    for place, values in enumerate(wanted[len(there) :], len(there)):
        writer.add(model, plan_id=plan, position=place, **values, **more)
    for row in there[len(wanted) :]:
        writer.remove(model, row.id)
