"""Which entry of a unit is another's, and which unit succeeds which.

Plain SQL through `db.plain`, since the list of tasks asks it at every start. Must not know what a
kind of succession means.
"""

import uuid
from datetime import date
from typing import NamedTuple

from db.plain import Ask, key, key_or_none


class SuccessionRow(NamedTuple):
    id: uuid.UUID
    from_id: uuid.UUID
    to_id: uuid.UUID
    on: date
    kind: str
    position: int
    steward_id: uuid.UUID | None


def same_units(ask: Ask) -> dict[uuid.UUID, uuid.UUID]:
    """Return, of entries that turned out to be another unit, that other one."""
    query = "SELECT alias_id, true_id FROM same_as WHERE NOT gone AND entity = 'unit'"
    return {key(alias): key(true) for alias, true in ask(query, ())}


def succession_rows(ask: Ask) -> list[SuccessionRow]:
    query = (
        'SELECT id, from_id, to_id, "on", kind, coalesce(position, 0), steward_id'
        ' FROM unit_succession WHERE NOT gone ORDER BY "on", position, id'
    )
    return [
        SuccessionRow(
            key(row[0]),
            key(row[1]),
            key(row[2]),
            date.fromisoformat(row[3]),
            row[4],
            row[5],
            key_or_none(row[6]),
        )
        for row in ask(query, ())
    ]
