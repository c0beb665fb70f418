"""The plain model of an office's fields: sets of writes, as anybody would define merging."""

import uuid
from typing import Any

from cchc_desktop.services.office_sync import whole_state
from db.versions import RowState
from tests.builders.computers import Computer

FIELDS = ("phone", "note")

Cell = tuple[uuid.UUID, str]


class KnownWrites:
    """One field as a set of writes: what is known, and what nobody has superseded."""

    def __init__(self, known: frozenset[str], values: dict[str, str]) -> None:
        self.known, self.values = known, values

    def joined(self, other: "KnownWrites") -> "KnownWrites":
        values = {
            write: value
            for one, two in ((self, other), (other, self))
            for write, value in one.values.items()
            if write in two.values or write not in two.known
        }
        return KnownWrites(self.known | other.known, values)


Model = dict[Cell, KnownWrites]


def registers(rows: list[RowState]) -> dict[Cell, dict[str, str]]:
    found = {}
    for row in rows:
        for field in FIELDS:
            version = row.versions.get(field)
            text = row.cells[field]
            found[row.key, field] = dict(version.values) if version else {f"={text}": text}
    return found


def everything(computer: Computer) -> Any:
    state = whole_state(computer.store)
    rows = {
        (row.entity, row.key): (dict(row.cells), dict(row.versions), dict(row.births))
        for row in state.rows
    }
    return rows, state.words
