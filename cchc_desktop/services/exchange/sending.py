"""What the office sends: tasks down, results up, everything to its other computer, answers.

Must not know how a file is written in bytes, nor where a person puts it.
"""

import uuid
from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.package import Kind
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange import down, up
from cchc_desktop.services.exchange.answers import answers_for
from cchc_desktop.services.exchange.goods import Goods
from cchc_desktop.services.exchange.limits import check_recipient
from cchc_desktop.services.exchange.office_key import sealed_key
from cchc_desktop.services.exchange.parcel import Parcel, Sent, send
from cchc_desktop.services.exchange.parties import among_ourselves, downward, upward
from cchc_desktop.services.exchange.readable import assigned_copy, returned_copy
from cchc_desktop.services.exchange.whole_office import office_records
from cchc_desktop.services.finding import find_plan
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.office_sync import whole_state
from cchc_desktop.services.unit_book import UnitBook
from db.folder import Folder
from db.queries.packages import attached
from db.queries.plans import plan_row

__all__ = [
    "Sent",
    "write_answers",
    "write_assign",
    "write_return",
    "write_sync",
]

SEALED = "sealed_key"
"""Where the manifest of a file for a joining computer has the office's key, locked."""


@dataclass(frozen=True, slots=True)
class Where:
    """The data folder a file is made from, and the file."""

    folder: Folder
    out: Path
    ticket: Ticket


def write_assign(
    desk: Desk, where: Where, unit: str | uuid.UUID, plan: str | uuid.UUID | None = None
) -> Sent:
    """Write the file that goes down: what a unit, or a group it belongs to, leads or shares."""
    with desk.store.reading() as connection:
        toward = downward(connection, desk, unit)
        check_recipient(UnitBook.read(connection), toward.other.id, desk.today)
        goods = down.goods_for(connection, toward, plan, desk.today)
    scope = {"unit": toward.other.id.hex, "plans": goods.plans}
    copy = assigned_copy(goods, toward, where.ticket)
    parcel = Parcel(Kind.ASSIGN, toward, goods, scope, readable=copy)
    return send(desk, where.folder, parcel, where.out, where.ticket)


def write_return(
    desk: Desk,
    where: Where,
    period: Period,
    plan: str | uuid.UUID | None = None,
    above: uuid.UUID | None = None,
) -> Sent:
    """Write the report file that goes up: the own unit's results of one period.

    Where there are several offices above, `above` or the plan says which one is meant.
    """
    with desk.store.reading() as connection:
        chosen = None if plan is None else find_plan(connection, plan)
        if chosen is not None:
            above = plan_row(connection, chosen).steward_id
        if chosen is not None and above is None:
            raise RefusedError("exchange-plan-is-ours")
        toward = upward(connection, desk, above)
        goods = up.goods_of(connection, desk, toward, period, chosen)
        if not any(goods.bodies.values()):
            facts = {"period": period_words(period), "office": toward.other.name}
            raise RefusedError("exchange-nothing-to-report", facts)
        copy = returned_copy(connection, goods, toward, period, where.ticket)
    scope = {
        "unit": toward.us.id.hex,
        "quarters": [str(quarter) for quarter in period.quarters],
        "plans": [] if chosen is None else [chosen.hex],
    }
    parcel = Parcel(Kind.RETURN, toward, goods, scope, period, copy)
    return send(desk, where.folder, parcel, where.out, where.ticket)


def write_sync(desk: Desk, where: Where, join_phrase: str | None = None) -> Sent:
    """Write the file for the office's other computer; with a pass phrase, for one that joins."""
    more = {}
    if join_phrase is not None:
        more[SEALED] = sealed_key(desk, join_phrase).hex()
    with desk.store.reading() as connection:
        toward = among_ourselves(connection, desk)
        goods = Goods(attached=attached(connection))
    state = whole_state(desk.store)
    parcel = Parcel(
        Kind.SYNC,
        toward,
        goods,
        {},
        records=office_records(state),
        more=more,
    )
    return send(desk, where.folder, parcel, where.out, where.ticket)


def write_answers(desk: Desk, where: Where, unit: str | uuid.UUID) -> Sent:
    """Write the receipts for a unit: what came from it, taken or sent back with reasons."""
    with desk.store.reading() as connection:
        toward = downward(connection, desk, unit)
        goods = answers_for(connection, toward)
    if not goods.of("receipt"):
        raise RefusedError("exchange-nothing-to-answer", {"unit": toward.other.name})
    parcel = Parcel(Kind.RECEIPT, toward, goods, {"unit": toward.other.id.hex})
    return send(desk, where.folder, parcel, where.out, where.ticket)
