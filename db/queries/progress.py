"""What is kept of results: entries in full, and the documents that prove them.

Must not know states, nor which of several entries counts.
"""

import uuid
from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from db.models.progress import Attachment, Evidence, Progress
from db.models.schema import Base

_T = Base.metadata.tables
PROGRESS, EVIDENCE = _T[Progress.__tablename__], _T[Evidence.__tablename__]
ATTACHMENT = _T[Attachment.__tablename__]

_CHUNK = 500


class EntryRow(NamedTuple):
    id: uuid.UUID
    steward_id: uuid.UUID | None
    assignment_id: uuid.UUID
    quarter: str
    occurrence: str | None
    state: str
    percent: int | None
    done_on: date | None
    result: str | None
    difficulty: str | None
    proposal: str | None
    lane: str
    entered_at: datetime
    entered_by: str
    corrects_id: uuid.UUID | None


class EvidenceRow(NamedTuple):
    id: uuid.UUID
    assignment_id: uuid.UUID
    quarter: str
    occurrence: str | None
    number: str | None
    issued_on: date | None
    title: str
    attachment_id: uuid.UUID | None


def entries_of(
    connection: Connection,
    assignments: Collection[uuid.UUID],
    quarters: Collection[str] | None = None,
) -> list[EntryRow]:
    """Return all entries of some parts of tasks, the corrected ones too."""
    found: list[EntryRow] = []
    for keys in _chunks(assignments):
        query = select(*(PROGRESS.c[name] for name in EntryRow._fields)).where(
            PROGRESS.c.assignment_id.in_(keys), PROGRESS.c.gone.is_(False)
        )
        if quarters is not None:
            query = query.where(PROGRESS.c.quarter.in_(sorted(quarters)))
        found += [EntryRow._make(row) for row in connection.execute(query)]
    return found


def evidence_of(
    connection: Connection,
    assignments: Collection[uuid.UUID],
    quarters: Collection[str] | None = None,
) -> list[EvidenceRow]:
    """Return the documents that prove the results of some parts of tasks, as they were given."""
    found: list[EvidenceRow] = []
    for keys in _chunks(assignments):
        query = (
            select(*(EVIDENCE.c[name] for name in EvidenceRow._fields))
            .where(EVIDENCE.c.assignment_id.in_(keys), EVIDENCE.c.gone.is_(False))
            .order_by(EVIDENCE.c.born, EVIDENCE.c.title, EVIDENCE.c.id)
        )
        if quarters is not None:
            query = query.where(EVIDENCE.c.quarter.in_(sorted(quarters)))
        found += [EvidenceRow._make(row) for row in connection.execute(query)]
    return found


def attachments_by_content(
    connection: Connection, digests: Collection[str]
) -> dict[str, uuid.UUID]:
    """Return the attachments there are for some contents."""
    query = select(ATTACHMENT.c.sha256, ATTACHMENT.c.id).where(
        ATTACHMENT.c.sha256.in_(sorted(digests)), ATTACHMENT.c.gone.is_(False)
    )
    return {digest: key for digest, key in connection.execute(query)}  # noqa: C416 rows are no pairs


def _chunks(keys: Collection[uuid.UUID]) -> list[list[uuid.UUID]]:
    ordered = sorted(keys)
    return [ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK)]
