"""Files taken in and sent, keys of offices, receipts and proposals.

Must not know whom to trust, nor what a file says.
"""

import uuid
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, bindparam, func, select

from db.cells import encoded_row
from db.ledger import CHANGE_SET
from db.models.exchange import Package, Proposal, ProposalAnswer, Receipt, TrustKey
from db.models.schema import Base
from db.queries.exchange import Bodies

_T = Base.metadata.tables
PACKAGE, TRUST = _T[Package.__tablename__], _T[TrustKey.__tablename__]
RECEIPT = _T[Receipt.__tablename__]
PROPOSAL, ANSWER = _T[Proposal.__tablename__], _T[ProposalAnswer.__tablename__]


class PackageRow(NamedTuple):
    id: uuid.UUID
    direction: str
    kind: str
    office_id: uuid.UUID
    office_name: str | None
    period: str | None
    sequence: int
    vector: Mapping[str, int]
    scope: Mapping[str, Any]
    sha256: str
    signature: str
    public_key: str | None
    at: datetime
    active: bool
    file_name: str | None
    counts: Mapping[str, int] | None
    left_out: list[Mapping[str, Any]] | None
    more: Mapping[str, Any] | None
    gone: bool


class TrustRow(NamedTuple):
    id: uuid.UUID
    office_id: uuid.UUID
    public_key: str
    fingerprint: str
    accepted_at: datetime
    how: str
    note: str | None
    replaced_by_id: uuid.UUID | None


class ProposalRow(NamedTuple):
    id: uuid.UUID
    steward_id: uuid.UUID | None
    entity: str
    entity_id: uuid.UUID
    field: str
    value: Mapping[str, Any]
    from_office_id: uuid.UUID
    reason: str | None
    at: datetime | None


class AnswerRow(NamedTuple):
    id: uuid.UUID
    steward_id: uuid.UUID | None
    proposal_id: uuid.UUID
    accepted: bool
    reason: str | None
    at: datetime


class ReceiptRow(NamedTuple):
    id: uuid.UUID
    steward_id: uuid.UUID | None
    package_id: uuid.UUID
    office_id: uuid.UUID
    accepted: bool | None
    reasons: list[str]
    at: datetime


def package_rows(connection: Connection, direction: str | None = None) -> list[PackageRow]:
    """Return files taken in or sent, newest first."""
    query = select(*(PACKAGE.c[name] for name in PackageRow._fields))
    query = query.where(PACKAGE.c.gone.is_(False)).order_by(PACKAGE.c.at.desc(), PACKAGE.c.id)
    if direction is not None:
        query = query.where(PACKAGE.c.direction == direction)
    return [PackageRow._make(row) for row in connection.execute(query)]


def file_rows(connection: Connection) -> list[PackageRow]:
    """Return files taken in or sent, those of forms that were undone too."""
    query = select(*(PACKAGE.c[name] for name in PackageRow._fields))
    return [PackageRow._make(row) for row in connection.execute(query.order_by(PACKAGE.c.id))]


def package_row(connection: Connection, package: uuid.UUID) -> PackageRow | None:
    row = connection.execute(_ONE, {"package": package}).first()
    return None if row is None else PackageRow._make(row)


_ONE = select(*(PACKAGE.c[name] for name in PackageRow._fields)).where(
    PACKAGE.c.id == bindparam("package")
)


def trust_rows(connection: Connection, office: Collection[uuid.UUID] = ()) -> list[TrustRow]:
    """Return keys accepted as offices' own, the newest last."""
    if office:
        rows = connection.execute(_TRUST_OF, {"offices": list(office)})
    else:
        rows = connection.execute(_TRUST)
    return [TrustRow._make(row) for row in rows]


_TRUST = (
    select(*(TRUST.c[name] for name in TrustRow._fields))
    .where(TRUST.c.gone.is_(False))
    .order_by(TRUST.c.born, TRUST.c.id)
)
_TRUST_OF = _TRUST.where(TRUST.c.office_id.in_(bindparam("offices", expanding=True)))
"""Asked of every file: made, and known to the compiler, once."""


def receipt_rows(connection: Connection) -> list[ReceiptRow]:
    return _all(connection, RECEIPT, ReceiptRow)


def proposal_rows(connection: Connection) -> list[ProposalRow]:
    return _all(connection, PROPOSAL, ProposalRow)


def answer_rows(connection: Connection) -> list[AnswerRow]:
    return _all(connection, ANSWER, AnswerRow)


def _all(connection: Connection, table: Table, kind: Any) -> list[Any]:
    query = select(*(table.c[name] for name in kind._fields)).where(table.c.gone.is_(False))
    return [kind._make(row) for row in connection.execute(query.order_by(table.c.at, table.c.id))]


def attached(connection: Connection) -> dict[str, str]:
    """Return the names of all files that any record names, by their SHA-256."""
    table = _T["attachment"]
    query = select(table.c.sha256, table.c.name).where(table.c.gone.is_(False))
    return {row.sha256: row.name for row in connection.execute(query.order_by(table.c.id))}


def sets_of_files(connection: Connection) -> list[tuple[int, str, Mapping[str, Any], datetime]]:
    """Return the change sets that files made, newest first: number, origin, facts, moment."""
    query = (
        select(CHANGE_SET.c.seq, CHANGE_SET.c.origin, CHANGE_SET.c.facts, CHANGE_SET.c.at)
        .where(
            CHANGE_SET.c.origin.in_(("file", "sync"))
            | ((CHANGE_SET.c.origin == "own") & (CHANGE_SET.c.verb == "take-form"))
        )
        .order_by(CHANGE_SET.c.seq.desc())
    )
    return [(row.seq, row.origin, row.facts, row.at) for row in connection.execute(query)]


def live_tasks(connection: Connection, office: uuid.UUID) -> int:
    """Return how many tasks of an office are shown here and stand."""
    task = _T["task"]
    query = select(func.count()).select_from(task)
    query = query.where(
        task.c.steward_id == office, task.c.gone.is_(False), task.c.withdrawn_on.is_(None)
    )
    return int(connection.execute(query).scalar_one())


def live_milestones(connection: Connection, office: uuid.UUID) -> Bodies:
    """Return the dated milestones of an office that are shown here."""
    table = _T["milestone"]
    query = select(table).where(
        table.c.steward_id == office, table.c.gone.is_(False), table.c.due.is_not(None)
    )
    rows = connection.execute(query).mappings()
    return {row["id"]: encoded_row(table, dict(row)) for row in rows}


class SlotDays(NamedTuple):
    """The days decided for a report beyond the one it is due on."""

    on_time_until: date | None
    locked_after: date | None
    reopened_why: str | None


def slot_days(connection: Connection) -> dict[uuid.UUID, SlotDays]:
    """Return, by report, the days decided beyond the due date."""
    table = _T["report_slot"]
    named = [table.c[name] for name in SlotDays._fields]
    rows = connection.execute(select(table.c.id, *named).where(table.c.gone.is_(False)))
    return {row.id: SlotDays(*row[1:]) for row in rows if any(row[1:])}
