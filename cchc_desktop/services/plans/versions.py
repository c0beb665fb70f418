"""The documents of a plan, and what each of them changed, in sentences.

What is written while a document is the plan's newest belongs to it, whoever wrote it and however
often it was changed and changed back. Must not know how a task is edited.
"""

import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cchc_desktop.domain.text import nfc
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_plan
from cchc_desktop.services.plans.draft_rows import ORIGINAL
from cchc_desktop.services.plans.past import FIELDS, Past, TaskSaid
from cchc_desktop.services.unit_book import UnitBook
from db.changes import Writer
from db.models.plans import PlanVersion
from db.queries import plan_versions as queries
from db.queries import plans as plan_queries
from db.queries.plan_versions import VersionRow
from db.session import Reading
from resources.words import sentence


class VersionKind(StrEnum):
    """What a later document does to a plan."""

    AMENDING = "amending"
    ADDING = "adding"
    REPLACING = "replacing"


class ChangeKind(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class VersionForm:
    """A later document of a plan. What is left None is as in the document before it."""

    change: VersionKind
    number: str = ""
    issued_on: date | None = None
    subject: str | None = None
    kind: str | None = None
    place: str | None = None
    signer: str | None = None
    signer_post: str | None = None
    signs_as: str | None = None


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One document as a list shows it; the counts are of tasks."""

    id: uuid.UUID
    change: str
    kind: str
    number: str | None
    issued_on: date | None
    subject: str
    signer: str | None
    newest: bool
    added: int
    changed: int
    withdrawn: int


@dataclass(frozen=True, slots=True)
class VersionChange:
    """One thing that a document changed; `field` says of what, when a task was changed."""

    kind: ChangeKind
    task: uuid.UUID
    sentence: str
    field: str = ""


def start_version(desk: Desk, plan: str | uuid.UUID, form: VersionForm) -> uuid.UUID:
    """Begin a later document of a plan; from now on, changes belong to it."""
    with desk.writing(desk.act("start-version", change=form.change)) as (writer, _):
        return write_version(writer, find_plan(writer.connection, plan), form)


def write_version(writer: Writer, plan: uuid.UUID, form: VersionForm) -> uuid.UUID:
    """Begin a later document within a write that may be about more than the document."""
    versions = queries.versions_of(writer.connection, plan)
    writer.facts["plan"] = _check(writer.connection, plan, versions, form)
    last = versions[-1]
    return writer.add(
        PlanVersion,
        plan_id=plan,
        position=queries.next_position(writer.connection, plan),
        change=form.change,
        number=nfc(form.number) or None,
        issued_on=form.issued_on,
        issuer=last.issuer,
        recipients=list(last.recipients),
        layout=list(last.layout),
        **{one: _said(getattr(form, one), getattr(last, one)) for one in _KEPT},
    )


_KEPT = ("subject", "kind", "place", "signer", "signer_post", "signs_as")


def list_versions(desk: Desk, plan: str | uuid.UUID) -> list[VersionLine]:
    """Return the documents of a plan, the newest first, each with how much it changed."""
    with desk.store.reading() as connection:
        key = find_plan(connection, plan)
        versions = queries.versions_of(connection, key)
        past = Past.read(connection, key, versions[0].born if versions else 0)
    lines = []
    for place, row in enumerate(versions):
        changes = _changes(past, *_span(versions, place))
        counts = Counter({(one.kind, one.task) for one in changes})
        by_kind = Counter(kind for kind, _ in counts)
        lines.append(
            VersionLine(
                row.id,
                row.change,
                row.kind,
                row.number,
                row.issued_on,
                row.subject,
                row.signer,
                newest=place == len(versions) - 1,
                added=by_kind[ChangeKind.ADDED],
                changed=by_kind[ChangeKind.CHANGED],
                withdrawn=by_kind[ChangeKind.WITHDRAWN],
            )
        )
    return lines[::-1]


def what_changed(desk: Desk, plan: str | uuid.UUID, version: uuid.UUID) -> list[VersionChange]:
    """Say what a document changed: tasks added, changed field by field, withdrawn."""
    with desk.store.reading() as connection:
        key = find_plan(connection, plan)
        versions = queries.versions_of(connection, key)
        places = {row.id: place for place, row in enumerate(versions)}
        if version not in places:
            raise RefusedError("version-not-found", {"plan": plan_name(connection, key)})
        begin, end = _span(versions, places[version])
        past = Past.read(connection, key, begin)
    return _changes(past, begin, end)


def plan_name(connection: Reading, plan: uuid.UUID) -> str:
    """Return what people call a plan: its number, or what it is about."""
    first = next(iter(queries.versions_of(connection, plan)), None)
    return (first.number or first.subject) if first else ""


def check_ours(connection: Reading, plan: uuid.UUID) -> str:
    """Refuse to change a plan that another office keeps; return what it is called."""
    row = plan_queries.plan_row(connection, plan)
    name = plan_name(connection, plan)
    if row.steward_id is not None:
        names = UnitBook.read(connection).names.get(row.steward_id)
        keeper = names[-1][1] if names else ""
        raise RefusedError("plan-kept-elsewhere", {"plan": name, "keeper": keeper})
    return name


def _check(
    connection: Reading, plan: uuid.UUID, versions: Sequence[VersionRow], form: VersionForm
) -> str:
    name = check_ours(connection, plan)
    if plan_queries.plan_row(connection, plan).implicit or not versions:
        raise RefusedError("version-outside-document", {"plan": name})
    original = versions[0].issued_on
    if original is not None and form.issued_on is not None and form.issued_on < original:
        facts = {"day": form.issued_on, "original": original}
        raise RefusedError("version-before-original", facts)
    return name


def _said(new: str | None, former: str | None) -> str | None:
    return former if new is None else nfc(new) or former


def _span(versions: Sequence[VersionRow], place: int) -> tuple[int, int | None]:
    """Return the sets between which a document was the newest: after the first, to the last.

    The set that brought a later document may have brought its changes too; the one that brought
    the original brought the plan itself.
    """
    row = versions[place]
    begin = row.born if row.change == ORIGINAL else row.born - 1
    later = versions[place + 1] if place + 1 < len(versions) else None
    return begin, later.born - 1 if later else None


def _changes(past: Past, begin: int, end: int | None) -> list[VersionChange]:
    before, after = past.said_at(begin), past.said_at(end)
    found: list[VersionChange] = []
    for task in past.in_order(before, after):
        found += _changes_of(task, before.get(task), after.get(task), past.worded)
    return found


def _changes_of(
    task: uuid.UUID,
    before: TaskSaid | None,
    after: TaskSaid | None,
    worded: Callable[[TaskSaid, str], str],
) -> list[VersionChange]:
    if before is None:
        return [_whole(ChangeKind.ADDED, "version-added", task, after)] if after else []
    if after is None:
        return [_whole(ChangeKind.WITHDRAWN, "version-dropped", task, before)]
    found = []
    if before.withdrawn != after.withdrawn:
        if after.withdrawn:
            found.append(_whole(ChangeKind.WITHDRAWN, "version-withdrawn", task, after))
        else:
            found.append(_whole(ChangeKind.CHANGED, "version-brought-back", task, after))
    for field in FIELDS:
        was, now = worded(before, field), worded(after, field)
        if was != now:
            code = "version-changed" if was and now else "version-filled"
            code = code if now else "version-emptied"
            facts = {"task": after.label, "field": field, "before": was, "after": now}
            words = sentence(code, facts)
            found.append(VersionChange(ChangeKind.CHANGED, task, words, field))
    return found


def _whole(kind: ChangeKind, code: str, task: uuid.UUID, said: TaskSaid) -> VersionChange:
    return VersionChange(kind, task, sentence(code, {"task": said.label, "why": said.why}))
