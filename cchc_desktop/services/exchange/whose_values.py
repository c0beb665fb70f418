"""Whose the values are that stand side by side, and when each was written.

Must not know how a person chooses among them.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.domain.merge.registers import BASE, parted
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.exchange.differences import Between, Difference
from db.queries.packages import package_row
from db.queries.sending import hands_of, standing_values
from db.session import Reading


@dataclass(frozen=True, slots=True)
class Hand:
    """Who wrote a value and when, as far as it is known on this computer."""

    who: str = ""
    at: datetime | None = None


def hands(desk: Desk, difference: Difference) -> tuple[Hand, ...]:
    """Return for each value of a difference whose it is."""
    with desk.store.reading() as connection:
        if difference.between is Between.OURS:
            found = list(_ours(connection, difference))
        elif difference.between is Between.FORM:
            row = package_row(connection, uuid.UUID(hex=difference.id.split(":")[1]))
            found = [Hand(), Hand(row.office_name or "", row.at) if row else Hand()]
        else:
            found = []
    count = len(difference.values)
    return tuple((found + [Hand()] * count)[:count])


def _ours(connection: Reading, difference: Difference) -> Iterator[Hand]:
    first: dict[str, str] = {}
    for dot, text in standing_values(connection, difference.key, difference.field):
        first.setdefault(text, dot)
    dots = {dot: parted(dot) for dot in first.values() if not dot.startswith(BASE)}
    known = hands_of(connection, list(dots.values()))
    for dot in first.values():
        hand = known.get(dots[dot]) if dot in dots else None
        yield Hand(hand.who, hand.at) if hand else Hand()
