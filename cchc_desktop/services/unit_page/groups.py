"""The members of a group: who joins, from which day to which, and who leaves.

Must not know how tasks of a group are shared out, beyond handing a joining unit what is open.
"""

import uuid
from datetime import date
from typing import Any

from cchc_desktop.services.assigning import give_open_tasks
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.units import check_ours, join_group, last_name
from db.changes import Writer
from db.models.units import Membership
from db.queries.units import MembershipRow


def add_member(desk: Desk, group: uuid.UUID, unit: uuid.UUID, since: date | None) -> Outcome:
    """Let a unit join a group; it gets its part in what the group leads and what is open."""
    names = _names(desk, group, unit)
    with desk.writing(desk.act("add-member", **names)) as (writer, outcome):
        book = UnitBook.read(writer.connection)
        check_ours(book, group)
        if unit in {one.unit_id for one in book.memberships if _is_there(one, group, since)}:
            raise RefusedError("member-already", names)
        join_group(writer, book, group, unit, since)
        give_open_tasks(writer, book, unit, max(desk.today, since or desk.today))
    return outcome


def set_member_days(
    desk: Desk, membership: uuid.UUID, since: date | None, until: date | None
) -> Outcome:
    """Set the first and the last day of a unit in a group; None is open."""
    row, names = _row(desk, membership)
    if since is not None and until is not None and until < since:
        raise RefusedError("member-days-backwards", {**names, "first": since, "last": until})
    with desk.writing(desk.act("set-member-days", **names)) as (writer, outcome):
        _check(writer, row)
        writer.change(Membership, membership, since=since, until=until)
    return outcome


def remove_member(desk: Desk, membership: uuid.UUID) -> Outcome:
    """Take away a membership that never was; who leaves on a day gets a last day instead."""
    row, names = _row(desk, membership)
    with desk.writing(desk.act("remove-member", **names)) as (writer, outcome):
        _check(writer, row)
        writer.remove(Membership, membership)
    return outcome


def _is_there(row: MembershipRow, group: uuid.UUID, since: date | None) -> bool:
    return row.group_id == group and (row.until is None or (since is None or row.until >= since))


def _row(desk: Desk, key: uuid.UUID) -> tuple[MembershipRow, dict[str, Any]]:
    with desk.store.reading() as connection:
        book = UnitBook.read(connection)
    row = next((one for one in book.memberships if one.id == key), None)
    if row is None:
        raise RefusedError("unit-not-found", {"text": str(key)})
    return row, _named(desk, book, row.group_id, row.unit_id)


def _check(writer: Writer, row: MembershipRow) -> None:
    book = UnitBook.read(writer.connection)
    if row.steward_id is not None:
        name, keeper = last_name(book, row.group_id), last_name(book, row.steward_id)
        raise RefusedError("unit-kept-elsewhere", {"name": name, "keeper": keeper})


def _names(desk: Desk, group: uuid.UUID, unit: uuid.UUID) -> dict[str, Any]:
    with desk.store.reading() as connection:
        return _named(desk, UnitBook.read(connection), group, unit)


def _named(desk: Desk, book: UnitBook, group: uuid.UUID, unit: uuid.UUID) -> dict[str, Any]:
    return {"group": book.name(group, desk.today), "unit": book.name(unit, desk.today)}
