"""Which office is which: ours as the other one knows it, the ones above us, and the units below.

Every office knows a unit under an id of its own. A file speaks in the ids of the office that
keeps what it is about: the one above. Must not know what a file holds.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cchc_desktop.exchange.package import Party
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_unit
from cchc_desktop.services.unit_book import UnitBook
from db.session import Reading

NAME_AT_MOST = 400
"""Of a name in a manifest; no office has a longer one."""


@dataclass(frozen=True, slots=True)
class Toward:
    """We and another office, each under the id that the receiver of our file knows.

    `ours` are all ids under which our own unit goes here; `swap` gives for an id of ours the one
    to be written into the file.
    """

    us: Party
    other: Party
    ours: frozenset[uuid.UUID]
    theirs: frozenset[uuid.UUID]
    swap: Mapping[uuid.UUID, uuid.UUID]


def party(book: UnitBook, unit: uuid.UUID, day: date, known_as: uuid.UUID | None = None) -> Party:
    return Party(known_as or unit, book.name(unit, day)[:NAME_AT_MOST])


def own_ids(book: UnitBook, desk: Desk) -> frozenset[uuid.UUID]:
    return frozenset(book.aliases(desk.unit_id))


def uppers(book: UnitBook, desk: Desk) -> dict[uuid.UUID, uuid.UUID]:
    """Return the offices that gave us an id of their own: office → our id there."""
    found: dict[uuid.UUID, uuid.UUID] = {}
    for alias in sorted(book.aliases(desk.unit_id)):
        steward = book.units[alias].steward_id if alias in book.units else None
        if steward is not None:
            found[steward] = alias
    return found


def downward(connection: Reading, desk: Desk, unit: str | uuid.UUID) -> Toward:
    """Return ourselves toward a unit or group that we keep."""
    book = UnitBook.read(connection)
    found = find_unit(connection, unit, book)
    if found in own_ids(book, desk):
        raise RefusedError("exchange-to-ourselves", {"unit": book.name(found, desk.today)})
    swap = {one: book.true(one) for one in book.same_as}
    return Toward(
        us=party(book, desk.unit_id, desk.today),
        other=party(book, found, desk.today),
        ours=own_ids(book, desk),
        theirs=frozenset(book.aliases(found)),
        swap=swap,
    )


def upward(connection: Reading, desk: Desk, office: uuid.UUID | None = None) -> Toward:
    """Return ourselves toward the office above; named where there are several."""
    book = UnitBook.read(connection)
    above = uppers(book, desk)
    if not above:
        raise RefusedError("exchange-not-joined")
    if office is None:
        if len(above) > 1:
            names = sorted(book.name(one, desk.today) for one in above if one in book.units)
            raise RefusedError("exchange-several-above", {"units": names})
        office = next(iter(above))
    if office not in above:
        raise RefusedError("exchange-not-joined")
    ours = own_ids(book, desk)
    swap = {one: book.true(one) for one in book.same_as}
    swap |= dict.fromkeys(ours, above[office])
    return Toward(
        us=party(book, desk.unit_id, desk.today, above[office]),
        other=party(book, office, desk.today),
        ours=ours,
        theirs=frozenset(book.aliases(book.true(office))),
        swap=swap,
    )


def among_ourselves(connection: Reading, desk: Desk) -> Toward:
    """Return the office toward its own other computer."""
    book = UnitBook.read(connection)
    own = party(book, desk.unit_id, desk.today)
    return Toward(own, own, own_ids(book, desk), own_ids(book, desk), {})
