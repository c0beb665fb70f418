"""Targets and statistics as a report tells them, of one period, per unit and together.

Shares are added by their numerators and denominators, never as a mean of percentages. Must not
know how a judgement or a figure is worded.
"""

import re
import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.indicators import NO_DATA, Figure, HowAdds, over_units, total
from cchc_desktop.domain.targets import Check, Comparator, Verdict, judge, measured_together
from cchc_desktop.domain.text import fold, sort_key
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.reporting.told import OTHER
from cchc_desktop.services.unit_book import UnitBook
from db.plain import ask_through
from db.queries import figures as queries
from db.queries.figures import IndicatorRow, MeasurementRow, TargetRow
from db.queries.report_facts import table_fields
from db.session import Reading

_OF_THE_YEAR: Final = re.compile(r"\b(trong nam|ca nam|cuoi nam|het nam|den nam)\b")
_COUNTED: Final = (HowAdds.SUM, HowAdds.LAST, HowAdds.MAX)


class Judgement(StrEnum):
    """What is to be said of a target; the words are in the catalogue, table `judgements`."""

    MET = "met"
    NOT_MET = "not-met"
    NOT_DUE = "not-due"
    NO_DATA = "no-data"


@dataclass(frozen=True, slots=True)
class TargetTold:
    """A target with what it came to in a period: of each unit, and of all together."""

    id: uuid.UUID
    plan: uuid.UUID
    code: str
    text: str
    field: str
    checks: tuple[Check, ...]
    by_unit: tuple[tuple[str, Figure], ...]
    together: Figure
    judgement: Judgement

    @property
    def measure(self) -> str:
        return self.checks[0].unit if self.checks else ""


@dataclass(frozen=True, slots=True)
class StatisticTold:
    """One line of a statistics table: its figure of each quarter, of spans, of a year before."""

    code: str
    title: str
    measure: str
    by_period: Mapping[Period, Figure]
    by_unit: tuple[tuple[str, Figure], ...]


@dataclass(frozen=True, slots=True)
class StatisticsTable:
    code: str
    title: str
    field: str
    lines: tuple[StatisticTold, ...]


def targets_told(
    connection: Reading, desk: Desk, period: Period, plans: Collection[uuid.UUID]
) -> list[TargetTold]:
    """Return the targets of some plans; of a longer period the latest quarter measured counts."""
    book = UnitBook.read(connection)
    quarters = {str(quarter) for quarter in period.quarters}
    latest: defaultdict[uuid.UUID, dict[uuid.UUID, MeasurementRow]] = defaultdict(dict)
    for one in queries.measurement_rows(connection):  # the earliest quarter first
        if one.quarter in quarters:
            latest[one.target_id][book.true(one.unit_id)] = one
    return [
        _target(row, period, sorted(named, key=lambda one: sort_key(one[0])))
        for row in queries.target_rows(connection)
        if row.plan_id in plans
        for named in [
            [(book.name(unit, desk.today), _figure(one)) for unit, one in latest[row.id].items()]
        ]
    ]


def _target(row: TargetRow, period: Period, by_unit: Sequence[tuple[str, Figure]]) -> TargetTold:
    checks = tuple(map(check_of, row.checks))
    together = (
        measured_together(checks[0], (figure for _, figure in by_unit))
        if checks
        else over_units(HowAdds.SUM, (figure for _, figure in by_unit))
    )
    return TargetTold(
        id=row.id,
        plan=row.plan_id,
        code=row.code or "",
        text=row.text,
        field=row.field,
        checks=checks,
        by_unit=tuple(by_unit),
        together=together,
        judgement=_judged(row, checks, together, period),
    )


def _judged(row: TargetRow, checks: Sequence[Check], measured: Figure, period: Period) -> Judgement:
    if not checks or not measured.is_stated:
        return Judgement.NO_DATA
    verdict = judge(checks[0], measured)
    if verdict is Verdict.NOT_MET and period.last_day < row.plan_last and _is_of_the_year(row):
        return Judgement.NOT_DUE
    return Judgement(str(verdict))


def _is_of_the_year(row: TargetRow) -> bool:
    """Say whether a target speaks of what is to be reached by the end of the year."""
    said = " ".join([row.text, *(str(check.get("scope", "")) for check in row.checks)])
    return _OF_THE_YEAR.search(fold(said)) is not None


def check_of(said: Mapping[str, Any]) -> Check:
    upper = said.get("upper")
    return Check(
        Comparator(said["comparator"]),
        Decimal(str(said["value"])),
        str(said.get("unit", "")),
        str(said.get("scope", "")),
        None if upper is None else Decimal(str(upper)),
    )


def _figure(row: MeasurementRow) -> Figure:
    return Figure(row.value, row.numerator, row.denominator)


Values = Mapping[tuple[uuid.UUID, str], Mapping[uuid.UUID, Decimal]]
"""Values by indicator and quarter, then by unit."""


def statistics_told(
    connection: Reading, desk: Desk, periods: Sequence[Period], shown: Period
) -> list[StatisticsTable]:
    """Return the statistics tables with their figures of these periods; per unit of one."""
    book = UnitBook.read(connection)
    stored: defaultdict[tuple[uuid.UUID, str], dict[uuid.UUID, Decimal]] = defaultdict(dict)
    for one in queries.value_rows(connection):
        stored[one.indicator_id, one.quarter][book.true(one.unit_id)] = one.value
    rows = queries.indicator_rows(connection)
    fields = table_fields(ask_through(connection))
    adding = _Adding(stored, {row.code: row for row in rows})
    return [
        StatisticsTable(
            table.code,
            table.title,
            fields.get(table.code, OTHER),
            tuple(
                StatisticTold(
                    row.code,
                    row.title,
                    row.measure,
                    {period: adding.together(row, period) for period in periods},
                    tuple(
                        (book.name(unit, desk.today), figure)
                        for unit, figure in adding.by_unit(row, shown).items()
                        if figure.is_stated
                    ),
                )
                for row in rows
                if row.table_id == table.id
            ),
        )
        for table in queries.table_rows(connection)
    ]


class _Adding:
    """Adds values up over quarters and units, as each line says."""

    def __init__(self, stored: Values, by_code: Mapping[str, IndicatorRow]) -> None:
        self._stored, self._by_code = stored, by_code

    def together(self, row: IndicatorRow, period: Period) -> Figure:
        how = HowAdds(row.adds_up)
        if how is not HowAdds.RATIO:
            return total(how, self._quarters(row, period).values())
        parts = [
            self._by_code.get(code or "") for code in (row.numerator_code, row.denominator_code)
        ]
        sums = [
            self.together(one, period).value if _is_counted(one) else None for one in parts if one
        ]
        return _share(sums)

    def by_unit(self, row: IndicatorRow, period: Period) -> dict[uuid.UUID, Figure]:
        how = HowAdds(row.adds_up)
        if how is not HowAdds.RATIO:
            return {
                unit: total(how, [figures]) for unit, figures in self._quarters(row, period).items()
            }
        parts = [
            self._by_code.get(code or "") for code in (row.numerator_code, row.denominator_code)
        ]
        if not all(map(_is_counted, parts)):
            return {}
        over, under = (self.by_unit(one, period) for one in parts if one)
        return {
            unit: _share([over[unit].value, under[unit].value]) for unit in over if unit in under
        }

    def _quarters(self, row: IndicatorRow, period: Period) -> dict[uuid.UUID, list[Figure]]:
        found: defaultdict[uuid.UUID, list[Figure]] = defaultdict(list)
        for quarter in period.quarters:
            for unit, value in self._stored.get((row.id, str(quarter)), {}).items():
                found[unit].append(Figure(value))
        return found


def _is_counted(row: IndicatorRow | None) -> bool:
    """Say whether a line can be a part of a share: one that is itself a share cannot."""
    return row is not None and HowAdds(row.adds_up) in _COUNTED


def _share(sums: Sequence[Decimal | None]) -> Figure:
    if len(sums) != 2 or sums[0] is None or sums[1] is None or sums[1] < 0:
        return NO_DATA
    return Figure(numerator=sums[0], denominator=sums[1])
