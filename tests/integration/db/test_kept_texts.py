"""Fields as kept text: what is written of them straight away is what the long way writes."""

import uuid
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Connection, Date, Integer, create_engine, insert, select

from db.cells import decoded_row, encoded_row, fields_of, key_in, plain_of, stored_row, table_of
from db.models.schema import Exact, Instant, Json, Key
from db.versions import kept_entities

KEYS = [uuid.UUID(int=number) for number in (1, 2**127)]


def _value(column: Column[Any]) -> Any:
    for kind, value in (
        (Key, KEYS[1]),
        (Instant, datetime(2026, 11, 20, 5, 0, 0, 123000, tzinfo=UTC)),
        (Exact, Decimal("12.5")),
        (Json, {"đã": [1, None, 'có "nháy"\n']}),
        (Boolean, True),
        (Date, date(2026, 2, 28)),
        (Integer, 40),
    ):
        if isinstance(column.type, kind):
            return value
    return 'Đang làm, có "nháy" \\ và\nxuống dòng'


def _raw(connection: Connection, entity: str) -> list[tuple[Any, ...]]:
    table = table_of(entity)
    names = ", ".join(f'"{column.name}"' for column in table.c if column.name != "id")
    query = f"SELECT {names}, typeof(id) FROM {table.name} ORDER BY id"  # noqa: S608 - our own names
    return [tuple(row) for row in connection.exec_driver_sql(query)]


@pytest.mark.parametrize("entity", kept_entities())
@pytest.mark.parametrize("told", ["all", "needed", "empty"])
def test_a_new_row_is_stored_as_the_long_way_stores_it(entity: str, told: str):
    engine, table = create_engine("sqlite://"), table_of(entity)  # references are not checked
    row = {
        name: None if told == "empty" and table.c[name].nullable else _value(table.c[name])
        for name in fields_of(table)
        if told != "needed" or not (table.c[name].nullable or table.c[name].default is not None)
    }
    cells = {name: text for name, text in _texts(entity, row).items() if name in row}
    with engine.connect() as connection, connection.begin():
        table.create(connection)
        long = {**decoded_row(table, cells), "id": KEYS[0], "born": 1}
        connection.execute(insert(table), [long])
        (first,) = _raw(connection, entity)
        connection.exec_driver_sql(f"DELETE FROM {table.name}")  # noqa: S608 - our own names
        names = ", ".join(f'"{name}"' for name in ("id", "born", *fields_of(table)))
        marks = ", ".join("?" * (2 + len(fields_of(table))))
        connection.exec_driver_sql(
            f"INSERT INTO {table.name} ({names}) VALUES ({marks})",  # noqa: S608 - our own names
            (KEYS[0].bytes, 1, *stored_row(table, cells)),
        )
        assert _raw(connection, entity) == [first]
        there = dict(connection.execute(select(table)).mappings().one())
        again = encoded_row(table, there)
        assert {name: again[name] for name in cells} == cells
    engine.dispose()


def _texts(entity: str, row: dict[str, Any]) -> dict[str, str]:
    table = table_of(entity)
    return encoded_row(table, {name: row.get(name) for name in fields_of(table)})


@pytest.mark.parametrize("text", ['"abc" x', '"abc', "12 3", "", '"a"b"'])
def test_a_text_with_something_behind_it_means_nothing(text: str):
    with pytest.raises(ValueError):  # noqa: PT011 - whatever the reader says of it
        plain_of(text)


def test_an_id_is_read_from_its_text_alone():
    assert key_in(f'"{KEYS[1].hex}"') == KEYS[1]
    with pytest.raises(ValueError, match="hexadecimal"):
        key_in('"no id"')
