"""The stored plans that a document may be, or be about: the same one, or one it changes.

Must not know what is different in it.
"""

import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import PurePath
from typing import Protocol

from cchc_desktop.documents.narrative.citations import cited_in
from cchc_desktop.domain.draft import Document
from cchc_desktop.domain.text import fold
from cchc_desktop.domain.units import match_key
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.intake.incoming import Incoming
from cchc_desktop.services.intake.likeness import likeness
from cchc_desktop.services.plans.storing import label
from cchc_desktop.services.plans.versions import VersionKind
from db.queries import plans as queries
from db.queries.plans import PlanRow, VersionRow

_ALIKE = 0.9
_REPLACES = re.compile(r"thay thế", re.IGNORECASE)
_AMENDS = re.compile(r"điều chỉnh|sửa đổi", re.IGNORECASE)
_ADDS = re.compile(r"bổ sung", re.IGNORECASE)


class Why(StrEnum):
    """What a document has to do with a stored plan, the surest first."""

    SAME = "same"
    """It is a document of that plan."""
    AMENDS = "amends"
    """It says that it changes that plan, by its number."""
    REISSUED = "reissued"
    """It is about the same thing, by the same office, under another number."""


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A stored plan; `kind` is what the document says it does to it."""

    plan: uuid.UUID
    name: str
    subject: str
    why: Why
    kind: VersionKind


def kind_of_change(document: Document) -> VersionKind | None:
    """Tell from its words what a document does to an earlier one; None: nothing is said."""
    said = f"{document.kind} {document.subject}"
    if _REPLACES.search(said):
        return VersionKind.REPLACING
    if _AMENDS.search(said):
        return VersionKind.AMENDING
    return VersionKind.ADDING if _ADDS.search(said) else None


def find_stored(desk: Desk, incoming: Incoming) -> list[StoredPlan]:
    """Return the plans of this office that the document may belong to, the surest first."""
    with desk.store.reading() as connection:
        plans = {row.id: row for row in queries.plan_rows(connection)}
        versions = queries.version_rows(connection)
    by_plan: dict[uuid.UUID, list[VersionRow]] = {}
    for one in versions:
        by_plan.setdefault(one.plan_id, []).append(one)
    found = [
        StoredPlan(plan, label(rows[0]), rows[0].subject, why, kind)
        for plan, rows in by_plan.items()
        if not plans[plan].implicit and plans[plan].steward_id is None
        for why, kind in _judged(incoming, plans[plan], rows)
    ]
    return sorted(found, key=lambda one: list(Why).index(one.why))


class Numbered(Protocol):
    """A stored document, as far as two takings-in of one are told by it."""

    @property
    def number(self) -> str | None: ...
    @property
    def issued_on(self) -> date | None: ...
    @property
    def issuer(self) -> str | None: ...


def is_same_document(incoming: Incoming, one: Numbered) -> bool:
    """Tell whether a stored document is the one that came in: number, day and issuer agree.

    What one of them does not say agrees with anything.
    """
    said = incoming.draft.document
    if not said.number or not one.number or fold(said.number) != fold(one.number):
        return False
    days = {said.issued_on, one.issued_on} - {None}
    place = incoming.around.book.place
    issuers = {match_key(name, place) for name in (said.issuer, one.issuer) if name}
    return len(days) <= 1 and len(issuers) <= 1


def _judged(
    incoming: Incoming, plan: PlanRow, versions: Sequence[VersionRow]
) -> Iterator[tuple[Why, VersionKind]]:
    said = incoming.draft.document
    kind = kind_of_change(said)
    if any(is_same_document(incoming, one) for one in versions):
        yield Why.SAME, kind or VersionKind.REPLACING
        return
    numbers = {fold(one.number) for one in versions if one.number}
    cited = {fold(one.number) for one in cited_in(said.subject)}
    if kind is not None and not cited & numbers:
        cited = {fold(one.number) for basis in incoming.draft.bases for one in basis.cited}
    if kind is not None and cited & numbers:
        yield Why.AMENDS, kind
    elif _is_about_the_same(incoming, plan, versions[0]):
        yield Why.REISSUED, kind or VersionKind.REPLACING


def _is_about_the_same(incoming: Incoming, plan: PlanRow, first: VersionRow) -> bool:
    """Compare issuers, years and subjects; rows that bear no name may be any plan without one."""
    said, span = incoming.draft.document, incoming.span
    overlaps = span.first_day <= plan.last_day and plan.first_day <= span.last_day
    place = incoming.around.book.place
    issuers = {match_key(name, place) for name in (said.issuer, first.issuer) if name}
    subject = said.subject or PurePath(incoming.name).stem
    alike = likeness(subject, first.subject) >= _ALIKE if subject else first.number is None
    return overlaps and len(issuers) <= 1 and alike
