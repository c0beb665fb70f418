"""The statistics tables of a report: the preset ones, their lines and the values of quarters.

Must not know how a table is printed.
"""

import tomllib
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import resources
from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.indicators import Figure, HowAdds, is_percent, rounded
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.figures import checked, refuse_anothers, whose, write_rows
from cchc_desktop.services.finding import ambiguous
from cchc_desktop.services.unit_book import UnitBook
from db.changes import Writer
from db.models.figures import Indicator, IndicatorTable, IndicatorValue
from db.queries.figures import IndicatorRow, indicator_rows, table_rows, value_rows
from db.queries.finding import Named
from db.session import Reading


@dataclass(frozen=True, slots=True)
class ValueLine:
    """One unit's value of one quarter."""

    period: str
    unit: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One line of a statistics table; the values of a ratio are worked out."""

    id: uuid.UUID
    table: str
    table_title: str
    code: str
    title: str
    measure: str
    adds_up: HowAdds
    numerator: str | None
    denominator: str | None
    values: tuple[ValueLine, ...]


_Values = dict[tuple[str, uuid.UUID], Decimal]


def list_indicators(desk: Desk) -> list[IndicatorLine]:
    """Return the lines of all tables with their values, the earliest first."""
    with desk.store.reading() as connection:
        tables = table_rows(connection)
        rows = indicator_rows(connection)
        stored = value_rows(connection)
        book = UnitBook.read(connection)
    values: defaultdict[uuid.UUID, _Values] = defaultdict(dict)
    for one in stored:
        values[one.indicator_id][one.quarter, book.true(one.unit_id)] = one.value
    by_code = {row.code: values[row.id] for row in rows}
    lines = []
    for table in tables:
        for row in (row for row in rows if row.table_id == table.id):
            told = _shares(row, by_code) if row.adds_up == HowAdds.RATIO else values[row.id]
            lines.append(
                IndicatorLine(
                    id=row.id,
                    table=table.code,
                    table_title=table.title,
                    code=row.code,
                    title=row.title,
                    measure=row.measure,
                    adds_up=HowAdds(row.adds_up),
                    numerator=row.numerator_code,
                    denominator=row.denominator_code,
                    values=tuple(
                        ValueLine(quarter, book.name(unit, desk.today), value)
                        for (quarter, unit), value in told.items()
                    ),
                )
            )
    return lines


def set_value(
    desk: Desk,
    code: str,
    period: Quarter,
    value: Decimal,
    unit: uuid.UUID | str | None = None,
) -> Outcome:
    """Note a quarter's value of the line with this code."""
    checked(Figure(value))
    act = desk.act("set-indicator", quarter=period.number, year=period.year, code=code)
    with desk.writing(act) as (writer, outcome):
        book = UnitBook.read(writer.connection)
        row = _find(writer.connection, code)
        writer.facts["title"] = row.title
        if row.adds_up == HowAdds.RATIO:
            parts = {"numerator": row.numerator_code, "denominator": row.denominator_code}
            raise RefusedError("indicator-worked-out", {"code": code, "title": row.title, **parts})
        counted_by = whose(writer.connection, desk, unit, book)
        known = {(one.unit_id, one.quarter): one for one in value_rows(writer.connection, row.id)}
        there = known.get((counted_by, str(period)))
        if there is not None:
            refuse_anothers(there.steward_id, book.name(counted_by, desk.today))
        made = value_row(row.id, counted_by, period, value)
        writer.add(IndicatorValue, **made | ({"id": there.id} if there else {}))
    return outcome


def value_row(
    indicator: uuid.UUID, unit: uuid.UUID, period: Quarter, value: Decimal
) -> dict[str, Any]:
    """Return a value as it is stored; two computers of an office make the same row."""
    return {
        "id": made_id("indicator-value", indicator, unit, period),
        "indicator_id": indicator,
        "unit_id": unit,
        "quarter": str(period),
        "value": value,
    }


def preset_tables(writer: Writer) -> None:
    """Add the tables most reports ask for; an office changes them as its own report wants."""
    text = resources.path("indicators.toml").read_text(encoding="utf-8")
    add_tables(writer, tomllib.loads(text)["tables"])


def add_tables(writer: Writer, tables: Iterable[Mapping[str, Any]]) -> None:
    """Add tables as a file describes them; what is there already under its code is left alone."""
    there = {row.code: row for row in table_rows(writer.connection)}
    known = {row.code for row in indicator_rows(writer.connection)}
    position = max((row.position for row in there.values()), default=-1)
    new_tables: list[dict[str, Any]] = []
    new_lines: list[dict[str, Any]] = []
    for table in tables:
        code = table["code"]
        key = there[code].id if code in there else made_id("indicator-table", code)
        if code not in there:
            position += 1
            said = {"code": code, "title": table["title"], "field": table.get("field", "other")}
            new_tables.append({"id": key, "position": position, **said})
        new_lines += [
            _line_row(key, place, line)
            for place, line in enumerate(table["indicators"])
            if line["code"] not in known
        ]
    write_rows(writer, IndicatorTable, new_tables)
    write_rows(writer, Indicator, new_lines)


def _line_row(table: uuid.UUID, place: int, line: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": made_id("indicator", line["code"]),
        "table_id": table,
        "position": place,
        "code": line["code"],
        "title": line["title"],
        "measure": line["measure"],
        "adds_up": HowAdds(line["adds_up"]),
        "numerator_code": line.get("numerator"),
        "denominator_code": line.get("denominator"),
    }


def _find(connection: Reading, code: str) -> IndicatorRow:
    found = [row for row in indicator_rows(connection) if row.code.lower() == nfc(code).lower()]
    if not found:
        raise RefusedError("indicator-not-found", {"text": code})
    if len(found) > 1:
        candidates = [Named(row.id, row.title) for row in found]
        raise ambiguous("indicator-ambiguous", code, candidates)
    return found[0]


def _shares(row: IndicatorRow, by_code: Mapping[str, _Values]) -> _Values:
    numerators = by_code.get(row.numerator_code or "", {})
    denominators = by_code.get(row.denominator_code or "", {})
    measure = row.measure if is_percent(row.measure) else ""
    found = {}
    for key in numerators.keys() & denominators.keys():
        exact = Figure(numerator=numerators[key], denominator=denominators[key]).exact(measure)
        if exact is not None:
            found[key] = rounded(exact)
    return dict(sorted(found.items()))
