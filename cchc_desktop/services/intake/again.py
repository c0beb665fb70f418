"""A document that belongs to a plan there is: taken in as its later document, keeping progress.

What it changes is changed, what is new is added, what it drops is withdrawn, unless it only adds;
all as one change set. Must not know how differences are found.
"""

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.finding import find_plan
from cchc_desktop.services.intake.amending import Amending
from cchc_desktop.services.intake.differences import (
    Differs,
    TaskDifference,
    compare,
    differences,
)
from cchc_desktop.services.intake.finding import (
    StoredPlan,
    Why,
    find_stored,
    is_same_document,
    kind_of_change,
)
from cchc_desktop.services.intake.incoming import Incoming
from cchc_desktop.services.intake.part_amending import PartAmending
from cchc_desktop.services.intake.part_differences import PartDifference, compare_parts
from cchc_desktop.services.intake.storing import (
    copy_before,
    duties_to_store,
    keep_document,
)
from cchc_desktop.services.plans.versions import (
    VersionForm,
    VersionKind,
    plan_name,
    write_version,
)
from db.changes import Writer
from db.folder import Folder
from db.models.plans import PlanVersion
from db.queries import plan_versions as version_queries

_WHOLE = 0.6
"""The share of a plan's tasks that an amending document names when it states the plan anew."""
Pairs = Mapping[int, uuid.UUID | None]


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a person says of a document that comes to a plan there is.

    `kind` None is as the document says. `pairs` are rows that were unsure, and the task each is;
    None: a new one. `withdrawn` are the tasks in no row that fall away, `dropped` the entries of
    other parts, by their first row; None: as the kind wants. `progress` are the tasks of which a
    workbook's progress is noted though it is noted otherwise, None: of all; of new tasks it always
    is.
    """

    kind: VersionKind | None = None
    pairs: Pairs = field(default_factory=dict)
    withdrawn: frozenset[uuid.UUID] | None = None
    dropped: frozenset[uuid.UUID] | None = None
    progress: frozenset[uuid.UUID] | None = frozenset()


@dataclass(frozen=True, slots=True)
class Amended:
    """What became of a plan; without `version` the document was its newest already.

    `texts` counts what is said otherwise beside the tasks, `noted` the tasks of which progress was
    noted anew, `unnoted` those of which it is told otherwise and was not wanted.
    """

    plan: uuid.UUID
    name: str
    version: uuid.UUID | None
    added: int
    changed: int
    withdrawn: int
    unsure: int
    texts: int = 0
    noted: int = 0
    unnoted: int = 0

    @property
    def nothing(self) -> bool:
        """Say whether nothing was stored."""
        return self.says_the_same and not self.noted

    @property
    def says_the_same(self) -> bool:
        """Say whether the plan says nothing else."""
        return self.version is None and not (
            self.added or self.changed or self.withdrawn or self.texts
        )


def stored_already(desk: Desk, incoming: Incoming) -> StoredPlan | None:
    """Return the plan that a document is already; one without a number is known by all it says."""
    for one in find_stored(desk, incoming):
        if one.why is Why.SAME:
            return one
        if one.why is Why.REISSUED and not incoming.draft.document.number:
            found = differences(desk, incoming, one.plan)
            if all(each.kind is Differs.SAME for each in found):
                return one
    return None


def take_in_again(
    desk: Desk,
    folder: Folder,
    incoming: Incoming,
    plan: str | uuid.UUID,
    said: Amendment,
    ticket: Ticket,
) -> Amended:
    """Let a plan say what a document that belongs to it says; the same one again stores nothing.

    A row that may be one of several tasks, and nobody said which, is added as new and in doubt.
    """
    with desk.store.reading() as connection:
        key = find_plan(connection, plan)
        versions = version_queries.versions_of(connection, key)
        name = plan_name(connection, key)
        ticket.step(0, 0, "comparing-plans")
        found = compare(connection, incoming, key, said.pairs, ticket)
        kind = said.kind or kind_of_change(incoming.draft.document) or VersionKind.AMENDING
        parts = _decided(compare_parts(connection, _taken(incoming), key, kind), said.dropped)
    is_known = any(is_same_document(incoming, one) for one in versions)
    dropped = _dropped(found, kind, said.withdrawn)
    counts = Counter(one.kind for one in found)
    otherwise = [one for one in found if one.progress is not None]
    wanted = [one for one in otherwise if said.progress is None or one.task in said.progress]
    told = Amended(
        plan=key,
        name=name,
        version=None,
        added=counts[Differs.NEW] + counts[Differs.UNSURE],
        changed=counts[Differs.CHANGED],
        withdrawn=len(dropped),
        unsure=counts[Differs.UNSURE],
        texts=len(parts),
        noted=len(wanted),
        unnoted=len(otherwise) - len(wanted),
    )
    is_known = is_known or (told.says_the_same and not incoming.draft.document.number)
    if told.nothing and is_known:
        return told
    copy_before(desk, folder, ticket)
    verb = "take-in-version-texts" if parts else "take-in-version"
    if told.says_the_same and is_known:
        verb = "take-in-progress"
    with desk.writing(desk.act(verb, kind=str(kind))) as (writer, _):
        ticket.step(0, 0, "storing-plan")
        version = None if is_known else _write_version(writer, folder, incoming, key, kind)
        writer.facts["plan"] = name
        writer.facts.update(added=told.added, changed=told.changed, withdrawn=told.withdrawn)
        writer.facts.update(texts=told.texts, noted=told.noted)
        amending = Amending(writer, desk, incoming, key, version or versions[-1].id, ticket)
        amending.change([one for one in found if one.kind is Differs.CHANGED])
        ticket.step(0, 0, "storing-plan")
        amending.add([one for one in found if one.kind in {Differs.NEW, Differs.UNSURE}])
        amending.note(wanted)
        amending.drop(dropped)
        if kind is not VersionKind.ADDING:
            amending.order(found)
        PartAmending(writer, desk, key, amending.why).write(parts)
        ticket.step(0, 0, "storing-plan")
    return replace(told, version=version)


def _taken(incoming: Incoming) -> Incoming:
    """Return the document with the reports that a person did not turn down."""
    return replace(incoming, draft=replace(incoming.draft, report_duties=duties_to_store(incoming)))


def _decided(
    found: Sequence[PartDifference], dropped: frozenset[uuid.UUID] | None
) -> list[PartDifference]:
    """Return what is to be written: what a person said falls away, else what would by itself."""
    told = [
        one
        if dropped is None or one.kind is not Differs.GONE
        else replace(one, goes=one.row in dropped)
        for one in found
    ]
    writes = {Differs.NEW, Differs.CHANGED}
    return [one for one in told if one.kind in writes or (one.kind is Differs.GONE and one.goes)]


def falling_away(found: Sequence[TaskDifference], kind: VersionKind) -> list[uuid.UUID]:
    """Return the tasks that fall away where a person says nothing else."""
    return _dropped(found, kind, None)


def _dropped(
    found: Sequence[TaskDifference], kind: VersionKind, said: frozenset[uuid.UUID] | None
) -> list[uuid.UUID]:
    """Return the tasks that fall away: those a person said, else by what the document does."""
    gone = [one.task for one in found if one.kind is Differs.GONE and one.task is not None]
    if said is not None:
        return [task for task in gone if task in said]
    kept = sum(one.task is not None for one in found) - len(gone)
    restates = kept >= _WHOLE * (kept + len(gone))
    takes_away = kind is VersionKind.REPLACING or (kind is VersionKind.AMENDING and restates)
    return gone if takes_away else []


def _write_version(
    writer: Writer, folder: Folder, incoming: Incoming, plan: uuid.UUID, kind: VersionKind
) -> uuid.UUID:
    said = incoming.draft.document
    form = VersionForm(
        kind,
        number=said.number or "",
        issued_on=said.issued_on,
        subject=said.subject or None,
        kind=said.kind or None,
        place=said.place,
        signer=said.signer,
        signer_post=said.signer_post,
        signs_as=said.signs_as,
    )
    version = write_version(writer, plan, form)
    more: dict[str, object] = {}
    if said.recipients:
        more["recipients"] = list(said.recipients)
    if said.issuer:
        more["issuer"] = said.issuer
    if incoming.draft.layout and kind is not VersionKind.ADDING:
        more["layout"] = [
            {"caption": one.caption, "role": one.role} for one in incoming.draft.layout
        ]
    writer.change(PlanVersion, version, **more)
    keep_document(writer, folder, incoming, version)
    return version
