"""What is known of the reports that were issued, without opening any.

Must not know how a report is made.
"""

import uuid
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.calendar.periods import Period, parse
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.finding import find_plan
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.material import ReportKind
from cchc_desktop.services.reporting.stationery import Signed
from db.plain import ask_through
from db.queries import issued as queries
from db.queries import plans as plan_queries


@dataclass(frozen=True, slots=True)
class IssuedLine:
    """One issued report; `replaced_by` and `replaces` are the numbers of others."""

    id: uuid.UUID
    kind: ReportKind
    period: Period
    number: str
    issued_on: date
    plan: uuid.UUID | None
    plan_name: str
    replaces: str
    replaced_by: str
    sha256: str
    size: int


def list_issued(desk: Desk) -> list[IssuedLine]:
    """Return the issued reports, the newest first."""
    with desk.store.reading() as connection:
        rows = queries.issued_rows(ask_through(connection))
        versions = plan_queries.version_rows(connection)
    plans = {row.plan_id: row.number or row.subject for row in reversed(versions)}
    numbers = {row.id: row.number for row in rows}
    replaced = {row.replaces_id: row.number for row in rows if row.replaces_id}
    return [
        IssuedLine(
            row.id,
            ReportKind(row.kind),
            parse(row.period),
            row.number,
            row.issued_on,
            row.plan_id,
            plans.get(row.plan_id, "") if row.plan_id else "",
            numbers.get(row.replaces_id, "") if row.replaces_id else "",
            replaced.get(row.id, ""),
            row.sha256,
            row.size,
        )
        for row in rows
    ]


def same_number(one: str, other: str) -> bool:
    """Say whether two numbers name the same document: 126, 0126/BC-UBND and 126/BC-UBND do."""
    first, second = _parts(one), _parts(other)
    return first[0] == second[0] and (not first[1] or not second[1] or first[1] == second[1])


def _parts(number: str) -> tuple[str, str]:
    signed = Signed(number)
    return signed.own_number.lstrip("0").lower(), signed.symbol.lower()


def signed_before(desk: Desk, asked: Asked) -> Signed | None:
    """Return number and day of the periodic report that was issued of this period and plan."""
    with desk.store.reading() as connection:
        plan = None if asked.plan is None else find_plan(connection, asked.plan)
        rows = queries.issued_rows(ask_through(connection))
    found = (
        Signed(row.number, row.issued_on)
        for row in rows
        if (row.kind, row.period, row.plan_id) == (ReportKind.REPORT, str(asked.period), plan)
    )
    return None if asked.unit is not None else next(found, None)
