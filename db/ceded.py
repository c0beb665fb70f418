"""Records that passed to another office with a file: kept aside as they were.

Must not know why they passed, nor whether they come back.
"""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection, Table, delete, insert, select, update

from db.cells import decoded_row, table_of
from db.changes import Writer
from db.ledger import parts_of
from db.models.exchange import CededRecord
from db.models.plans import Plan, PlanVersion
from db.queries.exchange import Cells
from db.versions import rows_as_cells

CEDED: Table = CededRecord.__table__  # type: ignore[assignment]  # declared as FromClause
_PLAN: Table = Plan.__table__  # type: ignore[assignment]
_VERSION: Table = PlanVersion.__table__  # type: ignore[assignment]


def note_ceded(
    connection: Connection, package: uuid.UUID, entity: str, bodies: Mapping[uuid.UUID, Cells]
) -> None:
    if bodies:
        connection.execute(
            insert(CEDED),
            [
                {"row": key, "package_id": package, "entity": entity, "body": dict(cells)}
                for key, cells in bodies.items()
            ],
        )


def ceded_rows(connection: Connection, package: uuid.UUID) -> list[tuple[str, uuid.UUID, Cells]]:
    rows = connection.execute(select(CEDED).where(CEDED.c.package_id == package))
    return [(row.entity, row.row, row.body) for row in rows]


def ceded_ids(connection: Connection, keys: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    found: set[uuid.UUID] = set()
    for part in parts_of(list(keys)):
        asked = select(CEDED.c.row).where(CEDED.c.row.in_(part))
        found.update(connection.execute(asked).scalars())
    return found


def put_cells(writer: Writer, entity: str, former: Mapping[uuid.UUID, Cells], now: Cells) -> None:
    """Make rows say other things, as no write of this office: no version of a field moves on."""
    table = table_of(entity)
    there = rows_as_cells(writer.connection, entity, list(former))
    for key, cells in there.items():
        differing = {name: text for name, text in now.items() if cells.get(name) != text}
        if differing:
            values = decoded_row(table, differing)
            writer.connection.execute(update(table).where(table.c.id == key).values(**values))
            for name, text in differing.items():
                writer.note(entity, key, name, (cells[name], text))
            writer.refer(table, [decoded_row(table, cells), values])
            writer.touched[entity].add(key)
        writer.unsettle(entity, key)


def hand_ceded_on(connection: Connection, package: uuid.UUID, heir: uuid.UUID) -> None:
    """Keep what a file took over as taken over by another."""
    connection.execute(update(CEDED).where(CEDED.c.package_id == package).values(package_id=heir))


def forget_ceded(connection: Connection, package: uuid.UUID) -> None:
    connection.execute(delete(CEDED).where(CEDED.c.package_id == package))


def own_plans_numbered(connection: Connection) -> list[tuple[uuid.UUID, str, date | None]]:
    """Return the numbers and days under which our own plans were signed first."""
    plan, version = _PLAN, _VERSION
    query = (
        select(plan.c.id, version.c.number, version.c.issued_on)
        .join(version, version.c.plan_id == plan.c.id)
        .where(plan.c.steward_id.is_(None), plan.c.gone.is_(False), version.c.gone.is_(False))
        .where(version.c.number.is_not(None))
        .order_by(plan.c.id, version.c.position)
    )
    return [(row.id, row.number, row.issued_on) for row in connection.execute(query)]
