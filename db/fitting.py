"""Whether kept texts that a file brings are values of the columns they are meant for.

Must not know what a column means, nor where the file came from.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, Final

from sqlalchemy import Boolean, Column, Date, Integer

from db.cells import fields_of, table_of
from db.models.schema import Instant, Json, Key

_LISTS: Final = frozenset(
    {"checks", "recipients", "layout", "details", "cited", "milestones", "reasons", "left_out"}
)
_LIFE: Final = "gone"
_MOST: Final = 2**63 - 1
_ID: Final = re.compile("[0-9a-fA-F]{32}")


def misfit(entity: str, values: Mapping[str, Any]) -> str | None:
    """Return the first column whose plain JSON is no value of it; None: all can be stored."""
    for name, check, needed in _checks(entity):
        if name in values:
            value = values[name]
            if (needed or value is not None) and not check(value):
                return name
        elif needed and name != _LIFE:
            return name
    return None


@cache
def _checks(entity: str) -> tuple[tuple[str, Callable[[object], bool], bool], ...]:
    """Return for each column what its values are, and whether there must be one."""
    table = table_of(entity)
    return tuple(
        (name, _check_of(column), not column.nullable and column.default is None)
        for name in fields_of(table)
        if name != "steward_id"
        for column in (table.c[name],)
    )


def _check_of(column: Column[Any]) -> Callable[[object], bool]:
    if isinstance(column.type, Json):
        kind = list if column.name in _LISTS else dict
        return lambda value: isinstance(value, kind)
    for of, check in _CHECKS:
        if isinstance(column.type, of):
            return check
    return _is_whole if _is_numeric(column) else _is_text


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _parses(value: object, read: Callable[[str], object]) -> bool:
    if not isinstance(value, str):
        return False
    try:
        read(value)
    except ValueError:
        return False
    return True


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _MOST


def _is_moment(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        # A moment without a zone could not be compared with ours.
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _is_key(value: object) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


_CHECKS: Final[tuple[tuple[type, Callable[[object], bool]], ...]] = (
    (Boolean, lambda value: isinstance(value, bool)),
    (Key, _is_key),
    (Instant, _is_moment),
    (Date, lambda value: _parses(value, date.fromisoformat)),
)


def _is_numeric(column: Column[Any]) -> bool:
    kind = column.type
    return isinstance(getattr(kind, "impl_instance", kind), Integer)
