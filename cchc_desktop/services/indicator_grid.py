"""The statistics tables of a year as one grid: quarters typed, spans added up, the year before.

A value far off its past is marked until somebody says that it was counted so. Must not know how
a table is printed, nor how its lines are made.
"""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from cchc_desktop.domain.calendar import periods
from cchc_desktop.domain.calendar.periods import Length, Period, Quarter
from cchc_desktop.domain.far_off import FarOff, far_off
from cchc_desktop.domain.indicators import Figure, HowAdds
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.figures import checked, refuse_anothers
from cchc_desktop.services.indicators import value_row
from cchc_desktop.services.office import write_setting
from cchc_desktop.services.reporting.figures_told import StatisticTold, statistics_told
from cchc_desktop.services.unit_book import UnitBook
from db.changes import Writer
from db.models.figures import IndicatorValue
from db.plain import ask_through
from db.queries.figures import IndicatorRow, ValueRow, indicator_rows, table_rows, value_rows
from db.queries.reporting import settings_like

_AS_COUNTED: Final = "figure-as-counted:"


@dataclass(frozen=True, slots=True)
class GridLine:
    """One line. `own` is what the own office counted, `told` what all units come to.

    `by_others` are the quarters in which other units counted too; `doubts` say between which
    figures a quarter's own one would be usual.
    """

    id: uuid.UUID
    table: uuid.UUID
    code: str
    title: str
    measure: str
    adds_up: HowAdds
    numerator: str | None
    denominator: str | None
    own: Mapping[Quarter, Decimal]
    told: Mapping[Period, Figure]
    by_others: frozenset[Quarter]
    doubts: Mapping[Quarter, FarOff]

    @property
    def is_typed(self) -> bool:
        return self.adds_up is not HowAdds.RATIO


@dataclass(frozen=True, slots=True)
class GridTable:
    id: uuid.UUID
    code: str
    title: str
    lines: tuple[GridLine, ...]


@dataclass(frozen=True, slots=True)
class ValueCell:
    """A value typed for a quarter of a line; None takes it away."""

    line: uuid.UUID
    quarter: Quarter
    value: Decimal | None


def spans_of(year: int) -> list[Period]:
    """Return what is told of a year, in the order in which it ends."""
    return sorted(
        [
            *(Period(year, Length.QUARTER, number) for number in (1, 2, 3, 4)),
            Period(year, Length.HALF, 1),
            Period(year, Length.HALF, 2),
            Period(year, Length.NINE_MONTHS),
            Period(year),
        ]
    )


def indicator_grid(desk: Desk, year: int) -> list[GridTable]:
    """Return all tables with a year's figures and those of the year before."""
    asked = [*spans_of(year), *spans_of(year - 1)]
    with desk.store.reading() as connection:
        told = statistics_told(connection, desk, asked, Period(year))
        tables, rows = table_rows(connection), indicator_rows(connection)
        values = _Values(value_rows(connection), desk, UnitBook.read(connection))
        settled = settings_like(ask_through(connection), _AS_COUNTED)
    found = []
    for table, said in zip(tables, told, strict=True):
        of_table = [row for row in rows if row.table_id == table.id]
        lines = [
            _line(row, line, values, year, settled)
            for row, line in zip(of_table, said.lines, strict=True)
        ]
        found.append(GridTable(table.id, table.code, table.title, tuple(lines)))
    return found


def set_values(desk: Desk, cells: Sequence[ValueCell]) -> Outcome:
    """Write typed or pasted values of the own office as one change set."""
    with desk.store.reading() as connection:
        lines = {row.id: row for row in indicator_rows(connection)}
    for cell in cells:
        _check(cell, lines)
    verb = "set-indicators" if len(cells) != 1 else "set-indicator"
    if len(cells) == 1 and cells[0].value is None:
        verb = "clear-indicator"
    with desk.writing(desk.act(verb, **_facts(cells, lines))) as (writer, outcome):
        own = UnitBook.read(writer.connection).name(desk.unit_id, desk.today)
        known = {
            (one.indicator_id, one.quarter): one
            for one in value_rows(writer.connection)
            if one.unit_id == desk.unit_id
        }
        for cell in cells:
            there = known.get((cell.line, str(cell.quarter)))
            if there is not None:
                refuse_anothers(there.steward_id, own)
            _write(writer, desk, cell, there)
    return outcome


def confirm_value(desk: Desk, line: uuid.UUID, quarter: Quarter) -> Outcome:
    """Say that a value far off its past was counted so; another value is asked about again."""
    with desk.store.reading() as connection:
        rows = {row.id: row for row in indicator_rows(connection)}
        known = {
            one.quarter: one.value
            for one in value_rows(connection, line)
            if one.unit_id == desk.unit_id
        }
    if line not in rows or str(quarter) not in known:
        raise RefusedError("figure-missing")
    facts = _facts([ValueCell(line, quarter, None)], rows)
    with desk.writing(desk.act("confirm-indicator", **facts)) as (writer, outcome):
        said = {"value": _plain(known[str(quarter)])}
        write_setting(writer, f"{_AS_COUNTED}{line}:{quarter}", said)
    return outcome


def _check(cell: ValueCell, lines: Mapping[uuid.UUID, IndicatorRow]) -> None:
    row = lines.get(cell.line)
    if row is None:
        raise RefusedError("indicator-not-found", {"text": str(cell.line)})
    if row.adds_up == HowAdds.RATIO:
        parts = {"numerator": row.numerator_code, "denominator": row.denominator_code}
        raise RefusedError("indicator-worked-out", {"code": row.code, "title": row.title, **parts})
    if cell.value is not None:
        checked(Figure(cell.value))


def _facts(cells: Sequence[ValueCell], lines: Mapping[uuid.UUID, IndicatorRow]) -> dict[str, Any]:
    if len(cells) != 1:
        return {"count": len(cells)}
    row, quarter = lines[cells[0].line], cells[0].quarter
    facts = {"quarter": quarter.number, "year": quarter.year}
    return {**facts, "code": row.code, "title": row.title}


def _write(writer: Writer, desk: Desk, cell: ValueCell, there: ValueRow | None) -> None:
    if there is not None and cell.value == there.value:
        return
    if cell.value is not None:
        made = value_row(cell.line, desk.unit_id, cell.quarter, cell.value)
        writer.add(IndicatorValue, **made | ({"id": there.id} if there else {}))
    elif there is not None:
        writer.remove(IndicatorValue, there.id)


# --- reading


class _Values:
    """All values: the own office's by line and quarter, and where others counted too."""

    def __init__(self, rows: Sequence[ValueRow], desk: Desk, book: UnitBook) -> None:
        self.own: defaultdict[uuid.UUID, dict[Quarter, Decimal]] = defaultdict(dict)
        self.by_others: defaultdict[uuid.UUID, set[Quarter]] = defaultdict(set)
        mine = book.true(desk.unit_id)
        for one in rows:  # the earliest quarter first
            quarter = periods.parse_quarter(one.quarter)
            if book.true(one.unit_id) == mine:
                self.own[one.indicator_id][quarter] = one.value
            else:
                self.by_others[one.indicator_id].add(quarter)


def _line(
    row: IndicatorRow,
    said: StatisticTold,
    values: _Values,
    year: int,
    settled: Mapping[str, Mapping[str, Any]],
) -> GridLine:
    own = values.own[row.id]
    return GridLine(
        id=row.id,
        table=row.table_id,
        code=row.code,
        title=row.title,
        measure=row.measure,
        adds_up=HowAdds(row.adds_up),
        numerator=row.numerator_code,
        denominator=row.denominator_code,
        own={quarter: value for quarter, value in own.items() if quarter.year == year},
        told=said.by_period,
        by_others=frozenset(values.by_others[row.id]),
        doubts=_doubts(row.id, own, year, settled),
    )


def _doubts(
    line: uuid.UUID,
    own: Mapping[Quarter, Decimal],
    year: int,
    settled: Mapping[str, Mapping[str, Any]],
) -> dict[Quarter, FarOff]:
    found: dict[Quarter, FarOff] = {}
    past: list[Decimal] = []
    for quarter in sorted(own):
        value = own[quarter]
        usual = far_off(value, past) if quarter.year == year else None
        said = settled.get(f"{line}:{quarter}", {}).get("value")
        if usual is not None and said != _plain(value):
            found[quarter] = usual
        past.append(value)
    return found


def _plain(value: Decimal) -> str:
    """Write a value so that 5 and 5.0 are the same."""
    return f"{value.normalize():f}"
