"""How the list is looked at: filters, groups, order, columns. As text, it is a saved view.

Must not know a widget.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from ui.tasks.filtering import FLAGS, LISTS, PLAN, Filters
from ui.tasks.grouping import GROUPINGS, SECTION

_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class TaskLook:
    """One way to look at the tasks; `table` is what the table says of its columns and order."""

    filters: Filters = field(default_factory=Filters)
    grouping: str = SECTION
    table: str = ""


def as_text(look: TaskLook) -> str:
    """Write a look down; what was searched for or narrowed to for a moment is not part of it."""
    among = {
        kind: sorted(str(value) for value in values)
        for kind, values in look.filters.among.items()
        if values
    }
    return json.dumps(
        {
            "version": _VERSION,
            "flags": sorted(look.filters.flags),
            "among": among,
            "grouping": look.grouping,
            "table": look.table,
        },
        ensure_ascii=False,
    )


def from_text(text: str) -> TaskLook:
    """Read a look; what another version of the program wrote and we do not know is left out."""
    try:
        stored = json.loads(text)
    except ValueError:
        return TaskLook()
    if not isinstance(stored, Mapping):
        return TaskLook()
    flags = frozenset(flag for flag in _list(stored.get("flags")) if flag in FLAGS)
    among = stored.get("among")
    grouping = stored.get("grouping")
    table = stored.get("table")
    return TaskLook(
        Filters(flags, _among(among if isinstance(among, Mapping) else {})),
        grouping if grouping in GROUPINGS else SECTION,
        table if isinstance(table, str) else "",
    )


def _list(stored: object) -> list[Any]:
    return stored if isinstance(stored, list) else []


def _among(stored: Mapping[str, Any]) -> dict[str, frozenset[Any]]:
    out: dict[str, frozenset[Any]] = {}
    for kind in LISTS:
        values = [value for value in _list(stored.get(kind)) if isinstance(value, str)]
        read = frozenset(_ids(values)) if kind == PLAN else frozenset(values)
        if read:
            out[kind] = read
    return out


def _ids(values: list[str]) -> list[uuid.UUID]:
    out = []
    for value in values:
        try:
            out.append(uuid.UUID(value))
        except ValueError:
            continue
    return out
