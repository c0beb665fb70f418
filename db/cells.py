"""Fields as JSON text: the one form in which former values, versions and mirrors are kept.

Must not know what a field means.
"""

import functools
import json
import uuid
from collections.abc import Callable, Mapping
from typing import Any, Final

from sqlalchemy import Boolean, Column, Table
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.types import TypeEngine

from db.models.schema import Base, Json, Key

_DIALECT = dialect()
_NULL: Final = "null"
# Made once: `json.dumps` with options makes an encoder for every value.
_read_json: Final = json.JSONDecoder().raw_decode
_as_json: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
UNVERSIONED = frozenset({"id", "born"})
"""What a row is and when it came here: never written again, so without versions."""


def table_of(entity: str) -> Table:
    return Base.metadata.tables[entity]


@functools.cache
def fields_of(table: Table) -> tuple[str, ...]:
    """Name the fields of a kept table that can be written, the life field `gone` last."""
    names = [column.name for column in table.columns if column.name not in UNVERSIONED]
    return (*(name for name in names if name != "gone"), "gone")


def encoded(column: Column[Any], value: Any) -> str:
    """Return a field's value as canonical JSON text."""
    return _NULL if value is None else _writer(column)(value)


def decoded(column: Column[Any], text: str) -> Any:
    """Return the value that `encoded` made into text."""
    return None if text == _NULL else _reader(column)(text)


def encoded_row(table: Table, row: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: _NULL if (value := row[name]) is None else write(value)
        for name, write in _writers(table)
    }


def decoded_row(table: Table, cells: Mapping[str, str]) -> dict[str, Any]:
    readers = _readers(table)
    return {
        name: None if text == _NULL else readers[name](text)
        for name, text in cells.items()
        if name in readers
    }


@functools.lru_cache(maxsize=2**13)
def key_in(text: str) -> uuid.UUID:
    """Return the id that a kept text names; a file names the same ones over and over."""
    return uuid.UUID(hex=plain_of(text))


def stored_row(table: Table, cells: Mapping[str, str]) -> tuple[Any, ...]:
    """Return the fields of a new row as SQLite keeps them; what is not told has its default."""
    return tuple(
        store(cells[name]) if name in cells else untold for name, store, untold in _storers(table)
    )


class Keys(dict[bytes, uuid.UUID]):
    """Ids by their bytes, each made once: many rows name the same few."""

    def __missing__(self, raw: bytes) -> uuid.UUID:
        key = self[raw] = uuid.UUID(bytes=raw)
        return key


@functools.cache
def _writer(column: Column[Any]) -> Callable[[Any], str]:
    if isinstance(column.type, Boolean | Json):
        return _as_json
    if isinstance(column.type, Key):
        return _as_key
    bind = _as_sqlite(column).bind_processor(_DIALECT)
    return _as_json if bind is None else lambda value: _as_json(bind(value))


@functools.cache
def _reader(column: Column[Any]) -> Callable[[str], Any]:
    if isinstance(column.type, Boolean | Json):
        return json.loads
    if isinstance(column.type, Key):
        return key_in
    result = _as_sqlite(column).result_processor(_DIALECT, None)
    return plain_of if result is None else lambda text: result(plain_of(text))


@functools.cache
def _storers(table: Table) -> tuple[tuple[str, Callable[[str], Any], Any], ...]:
    return tuple((name, *_storer(table.c[name])) for name in fields_of(table))


def _storer(column: Column[Any]) -> tuple[Callable[[str], Any], Any]:
    bind, read = _as_sqlite(column).bind_processor(_DIALECT), _reader(column)
    default: Any = column.default
    untold = None if default is None else default.arg
    if callable(untold):
        untold = untold(None)
    if isinstance(column.type, Key):
        return _key_bytes, None
    if bind is None:
        return plain_of, untold

    @functools.lru_cache(maxsize=2**10)  # days and moments: many rows say the same few
    def stored(text: str) -> Any:
        return bind(None if text == _NULL else read(text))

    return stored, bind(untold)


def _key_bytes(text: str) -> bytes | None:
    return None if text == _NULL else key_in(text).bytes


def _as_sqlite(column: Column[Any]) -> TypeEngine[Any]:
    return column.type.dialect_impl(_DIALECT)  # a plain Date knows nothing of text


def _as_key(value: uuid.UUID) -> str:
    return f'"{value.hex}"'


def plain_of(text: str) -> Any:
    """Return what a kept text means as plain JSON."""
    if text == _NULL:
        return None
    if "\\" not in text and text.find('"', 1) == len(text) - 1 > 0 and text[0] == '"':
        return text[1:-1]  # most texts: between two quotation marks nothing is to be read
    found, end = _read_json(text)
    if end != len(text):
        raise ValueError(text)
    return found


@functools.cache
def _writers(table: Table) -> tuple[tuple[str, Callable[[Any], str]], ...]:
    return tuple((name, _writer(table.c[name])) for name in fields_of(table))


@functools.cache
def _readers(table: Table) -> dict[str, Callable[[str], Any]]:
    return {column.name: _reader(column) for column in table.columns}
