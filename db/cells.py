"""Fields as JSON text: the one form in which former values, versions and mirrors are kept.

Must not know what a field means.
"""

import functools
import json
import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Boolean, Column, Table
from sqlalchemy.dialects.sqlite import dialect

from db.models.schema import Base, Json, Key

_DIALECT = dialect()
UNVERSIONED = frozenset({"id", "born"})
"""What a row is and when it came here: never written again, so without versions."""


def table_of(entity: str) -> Table:
    return Base.metadata.tables[entity]


@functools.cache
def fields_of(table: Table) -> tuple[str, ...]:
    """Name the fields of a kept table that can be written, the life field `gone` last."""
    names = [column.name for column in table.columns if column.name not in UNVERSIONED]
    return (*(name for name in names if name != "gone"), "gone")


@functools.cache
def _processors(column: Column[Any]) -> tuple[Any, Any]:
    as_sqlite = column.type.dialect_impl(_DIALECT)  # a plain Date knows nothing of text
    return (as_sqlite.bind_processor(_DIALECT), as_sqlite.result_processor(_DIALECT, None))


def encoded(column: Column[Any], value: Any) -> str:
    """Return a field's value as canonical JSON text."""
    if value is None or isinstance(column.type, Boolean | Json):
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if isinstance(column.type, Key):
        return f'"{value.hex}"'
    bind, _ = _processors(column)
    plain = bind(value) if bind is not None else value
    return json.dumps(plain, ensure_ascii=False)


def decoded(column: Column[Any], text: str) -> Any:
    """Return the value that `encoded` made into text."""
    plain = json.loads(text)
    if plain is None or isinstance(column.type, Boolean | Json):
        return plain
    if isinstance(column.type, Key):
        return uuid.UUID(hex=plain)
    _, result = _processors(column)
    return result(plain) if result is not None else plain


def encoded_row(table: Table, row: Mapping[str, Any]) -> dict[str, str]:
    return {name: encoded(table.c[name], row[name]) for name in fields_of(table)}


def decoded_row(table: Table, cells: Mapping[str, str]) -> dict[str, Any]:
    return {name: decoded(table.c[name], text) for name, text in cells.items() if name in table.c}
