"""Units that change on a day: another name, several merged into one, one split into several.

What was done before stays with the former unit, what is open is its successor's from the day on:
that is read from the succession (`domain.lineage`), so nothing has to be done when the day comes.
Must not know who asks, nor how a unit is shown.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.lineage import Kind, Lineage
from cchc_desktop.domain.text import nfc
from cchc_desktop.domain.units import Level
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.unit_lineage import read_lineage
from cchc_desktop.services.units import add_row, check_ours, last_name
from db.changes import Writer
from db.models.units import Membership, Unit, UnitName, UnitSuccession
from db.plain import ask_through
from db.queries import unit_details as queries
from db.queries.units import MembershipRow

SEVERAL = 2


@dataclass(frozen=True, slots=True)
class SuccessionForm:
    """Who becomes whom on a day. An heir is a unit that is there, or the name of a new one."""

    kind: Kind
    units: Sequence[uuid.UUID]
    heirs: Sequence[uuid.UUID | str]
    on: date


def rename_unit(desk: Desk, unit: uuid.UUID, name: str, since: date) -> Outcome:
    """Let a unit bear another name from a day on."""
    words = nfc(name)
    if not words:
        raise RefusedError("unit-without-name")
    with desk.store.reading() as connection:
        former = UnitBook.read(connection).name(unit, since - timedelta(days=1))
    act = desk.act("rename-unit", old=former, name=words, on=since.isoformat())
    with desk.writing(act) as (writer, outcome):
        book = UnitBook.read(writer.connection)
        check_ours(book, unit)
        check_name_free(book, unit, words)
        rows = queries.name_rows(writer.connection, [unit])
        that_day = next((row for row in rows if row.since == since), None)
        if that_day is not None:
            writer.change(UnitName, that_day.id, name=words)
        elif book.name(unit, since) != words:
            key = made_id("unit-name", unit, words, since)
            writer.add(UnitName, id=key, unit_id=unit, name=words, since=since)
    return outcome


def check_name_free(book: UnitBook, unit: uuid.UUID, name: str) -> None:
    """Refuse a name that means another unit."""
    others = [one for one in book.meant_by(name) if one != book.true(unit)]
    if others:
        raise RefusedError("unit-name-taken", {"name": name, "other": last_name(book, others[0])})


def succeed_units(desk: Desk, form: SuccessionForm) -> Outcome:
    """Merge, split or replace units on a day; as one change set, whatever it touches."""
    with desk.store.reading() as connection:
        book = UnitBook.read(connection)
        form = replace(form, units=[book.true(unit) for unit in form.units])
        facts = _told(book, form)
    with desk.writing(desk.act(f"{form.kind}-units", **facts)) as (writer, outcome):
        book = UnitBook.read(writer.connection)
        lineage = read_lineage(ask_through(writer.connection))
        heirs = [_heir(writer, book, form, one) for one in form.heirs]
        former = [unit for unit in form.units if form.kind is Kind.SPLIT or unit not in heirs]
        _check(desk, book, lineage, form, former, heirs)
        for unit in former:
            _succeed(writer, book, unit, heirs, form)
    return outcome


def _told(book: UnitBook, form: SuccessionForm) -> dict[str, Any]:
    before = form.on - timedelta(days=1)
    for unit in form.units:
        if unit not in book.units:
            raise RefusedError("unit-not-found", {"text": str(unit)})
    heirs = [nfc(one) if isinstance(one, str) else book.name(one, form.on) for one in form.heirs]
    return {
        "olds": [book.name(unit, before) for unit in form.units],
        "news": heirs,
        "on": form.on.isoformat(),
    }


def _heir(writer: Writer, book: UnitBook, form: SuccessionForm, told: uuid.UUID | str) -> uuid.UUID:
    """Return the unit that follows; one that is told by a new name is added for the day."""
    if isinstance(told, uuid.UUID):
        return book.true(told)
    name = nfc(told)
    if not name:
        raise RefusedError("succession-without-heir")
    known = book.meant_by(name)
    if known:
        return known[0]
    model = book.units[form.units[0]] if form.units else None
    unit = add_row(writer, book, name, Level(model.level) if model else None, form.on)
    if model is not None and model.parent_id is not None:
        writer.change(Unit, unit, parent_id=model.parent_id)
    return unit


def _check(
    desk: Desk,
    book: UnitBook,
    lineage: Lineage,
    form: SuccessionForm,
    former: Sequence[uuid.UUID],
    heirs: Sequence[uuid.UUID],
) -> None:
    involved = {*form.units, *heirs}
    if not former:
        raise RefusedError("succession-without-units")
    if form.kind is Kind.MERGED and (len(involved) <= SEVERAL - 1 or len(heirs) != 1):
        raise RefusedError("merging-needs-units")
    if form.kind is Kind.SPLIT and (len(former) != 1 or len(set(heirs)) < SEVERAL):
        raise RefusedError("splitting-needs-units")
    if form.kind is Kind.RENAMED and (len(former) != 1 or len(heirs) != 1):
        raise RefusedError("succession-without-heir")
    ending = [unit for unit in former if unit not in heirs]
    if desk.unit_id in ending:
        raise RefusedError("own-unit-goes-on", {"name": last_name(book, desk.unit_id)})
    for unit in involved:
        if not lineage.is_alive(unit, form.on):
            facts = {"name": last_name(book, unit), "on": form.on}
            raise RefusedError("unit-ended-before", facts)


def _succeed(
    writer: Writer,
    book: UnitBook,
    unit: uuid.UUID,
    heirs: Sequence[uuid.UUID],
    form: SuccessionForm,
) -> None:
    """Note who follows a unit. One that goes on itself keeps what is open."""
    goes_on = unit in heirs
    others = [one for one in heirs if one != unit]
    for position, heir in enumerate(others, start=int(goes_on)):
        key = made_id("unit-succession", unit, heir, form.on)
        values = {"on": form.on, "kind": form.kind, "position": position}
        writer.add(UnitSuccession, id=key, from_id=unit, to_id=heir, **values)
    for one in [row for row in book.memberships if book.true(row.unit_id) == unit]:
        if one.steward_id is None and (one.until is None or one.until >= form.on):
            _follow(writer, book, one, others, form.on)
            if not goes_on:
                _leave(writer, one, form.on)


def _follow(
    writer: Writer,
    book: UnitBook,
    row: MembershipRow,
    heirs: Sequence[uuid.UUID],
    on: date,
) -> None:
    """Let the successors be in the group from the day on."""
    begins = max(on, row.since or on)
    for heir in heirs:
        there = {
            book.true(one.unit_id)
            for one in book.memberships
            if one.group_id == row.group_id and (one.until is None or one.until >= begins)
        }
        if heir in there or heir == row.group_id:
            continue
        key = made_id("membership", row.group_id, heir, begins)
        values = {"since": begins, "until": row.until}
        writer.add(Membership, id=key, group_id=row.group_id, unit_id=heir, **values)
        book.memberships.append(MembershipRow(key, row.group_id, heir, begins, row.until, None))


def _leave(writer: Writer, row: MembershipRow, on: date) -> None:
    if row.since is not None and row.since >= on:
        writer.remove(Membership, row.id)
    else:
        writer.change(Membership, row.id, until=on - timedelta(days=1))
