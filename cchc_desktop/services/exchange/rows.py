"""A record as a line of a file, and back: kept texts here, plain JSON there.

Ids of units are written as the receiver knows them; who keeps a record is never written, since it
is the sender. Must not know which records go into a file.
"""

import json
import uuid
from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring
from typing import Any, Final

from db.queries.exchange import Bodies, Cells, columns, references

Row = dict[str, Any]
Swap = Mapping[uuid.UUID, uuid.UUID]

_as_json: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_ID: Final = "id"
_HOME: Final = "steward_id"
_NOT_KEPT: Final = frozenset({_ID, _HOME})
# What is the sender's own business: its people.
_PRIVATE: Final = {("assignment", "person_id"), ("unit_duty", "person_id")}


def lines_of(entity: str, bodies: Bodies, swap: Swap) -> list[Row]:
    """Return records as lines, hidden ones with nothing but what is needed to know them."""
    to_unit = {one.column for one in references(entity) if one.owner == "unit"}
    to_unit |= {"from_office_id"} & set(columns(entity))
    texts = {f'"{mine.hex}"': f'"{theirs.hex}"' for mine, theirs in swap.items()}
    return [_line(entity, key, cells, to_unit, texts) for key, cells in sorted(bodies.items())]


def _line(
    entity: str, key: uuid.UUID, cells: Cells, to_unit: set[str], texts: Mapping[str, str]
) -> Row:
    row: Row = {_ID: key.hex}
    for name, text in cells.items():
        if name == _HOME:
            continue
        if (entity, name) in _PRIVATE:
            row[name] = None
        else:
            row[name] = json.loads(texts.get(text, text) if name in to_unit else text)
    return row


def key_in(row: Mapping[str, Any]) -> uuid.UUID | None:
    """Return a line's id, where it has one."""
    try:
        return uuid.UUID(hex=str(row.get(_ID)))
    except ValueError:
        return None


def cells_in(row: Mapping[str, Any]) -> dict[str, str]:
    """Return a line as kept texts; fields that only a newer program knows are kept with it."""
    return {
        # Most values are words: those are written without another call.
        name: encode_basestring(value) if value.__class__ is str else kept_text(value)
        for name, value in row.items()
        if name not in _NOT_KEPT
    }


def kept_text(value: object) -> str:
    """Write a value as fields are kept: the same value is always the same text."""
    if isinstance(value, str):
        return encode_basestring(value)
    return "null" if value is None else _as_json(value)


def keys_in(bodies: Bodies, column: str) -> set[uuid.UUID]:
    """Return what a column of records refers to."""
    found = (json.loads(cells[column]) for cells in bodies.values() if column in cells)
    return {uuid.UUID(hex=one) for one in found if one is not None}


def with_cells(bodies: Bodies, changed: Mapping[str, str]) -> Bodies:
    return {key: {**cells, **changed} for key, cells in bodies.items()}


def only(bodies: Bodies, keys: Iterable[uuid.UUID]) -> Bodies:
    return {key: bodies[key] for key in keys if key in bodies}
