"""The targets of a year side by side: each quarter's figure, how it stands, what is still needed.

Figures of a quarter are typed for the own office; what other units measured counts in, and is
theirs. Must not know how a judgement or a figure is worded.
"""

import re
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from cchc_desktop.domain.calendar.periods import Length, Period, Quarter, quarter_of
from cchc_desktop.domain.indicators import NO_DATA, Figure, HowAdds, over_units
from cchc_desktop.domain.reaching import Needed, needed
from cchc_desktop.domain.targets import Check, Verdict, judge, measured_together
from cchc_desktop.domain.text import fold
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.figures import checked, refuse_anothers
from cchc_desktop.services.plans.versions import plan_name
from cchc_desktop.services.reporting.figures_told import Judgement, check_of, targets_told
from cchc_desktop.services.targets import measurement_row
from cchc_desktop.services.task_parts import check_within
from cchc_desktop.services.unit_book import UnitBook
from db.changes import Writer
from db.models.figures import Measurement
from db.queries.figures import MeasurementRow, TargetRow, measurement_rows, target_rows
from db.session import Reading

_NUMBERS: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)*\s*%?")
_UNTIL: Final = (Length.QUARTER, Length.HALF, Length.NINE_MONTHS, Length.YEAR)


@dataclass(frozen=True, slots=True)
class QuarterTold:
    """One quarter of a target: what the own office typed, and what all units come to."""

    quarter: Quarter
    own: Figure
    together: Figure
    by_unit: tuple[tuple[str, Figure], ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class YearTold:
    """What the same target came to in the last measured quarter of an earlier year."""

    year: int
    asked: tuple[Check, ...]
    figure: Figure
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One target. `latest` is the quarter by which it stands as it does, None without any."""

    id: uuid.UUID
    plan: uuid.UUID
    plan_name: str
    code: str
    text: str
    field: str
    checks: tuple[Check, ...]
    quarters: tuple[QuarterTold, ...]
    standing: Judgement
    latest: Quarter | None
    years: tuple[YearTold, ...]
    needed: Needed | None
    needed_in: Quarter | None

    @property
    def measure(self) -> str:
        return self.checks[0].unit if self.checks else ""

    def told(self, number: int) -> QuarterTold:
        return self.quarters[number - 1]


@dataclass(frozen=True, slots=True)
class TargetCell:
    """A figure typed for a quarter of a target; None takes it away."""

    target: uuid.UUID
    quarter: Quarter
    figure: Figure | None


def target_board(desk: Desk, until: Quarter) -> list[BoardLine]:
    """Return the targets of the plans that run in a year, as they stand at a quarter's end."""
    with desk.store.reading() as connection:
        rows = target_rows(connection)
        measured = _Measured(connection, desk)
        shown = [row for row in rows if _runs_in(row, until.year)]
        plans = {row.plan_id: plan_name(connection, row.plan_id) for row in shown}
        period = Period(until.year, _UNTIL[until.number - 1])
        standing = {one.id: one.judgement for one in targets_told(connection, desk, period, plans)}
    earlier = _by_words(row for row in rows if row.plan_last.year < until.year)
    return [
        _line(row, measured, until, (plans[row.plan_id], standing[row.id]), earlier)
        for row in shown
    ]


def set_figures(desk: Desk, cells: Sequence[TargetCell]) -> Outcome:
    """Write typed or pasted figures of the own office as one change set."""
    with desk.store.reading() as connection:
        targets = {row.id: row for row in target_rows(connection)}
    for cell in cells:
        if cell.target not in targets:
            raise RefusedError("target-not-found", {"text": str(cell.target)})
    verb = "set-measurements" if len(cells) != 1 else "set-measurement"
    if len(cells) == 1 and cells[0].figure is None:
        verb = "clear-measurement"
    with desk.writing(desk.act(verb, **_facts(cells, targets))) as (writer, outcome):
        book = UnitBook.read(writer.connection)
        known = {
            (one.target_id, one.quarter): one
            for one in measurement_rows(writer.connection)
            if one.unit_id == desk.unit_id
        }
        for cell in cells:
            row, there = targets[cell.target], known.get((cell.target, str(cell.quarter)))
            check_within(cell.quarter, row.plan_first, row.plan_last, desk.today)
            if there is not None:
                refuse_anothers(there.steward_id, book.name(desk.unit_id, desk.today))
            _write(writer, desk, cell, there)
    return outcome


def _facts(cells: Sequence[TargetCell], targets: Mapping[uuid.UUID, TargetRow]) -> dict[str, Any]:
    if len(cells) != 1:
        return {"count": len(cells)}
    row, quarter = targets[cells[0].target], cells[0].quarter
    text = f"{row.code}. {row.text}" if row.code else row.text
    return {"quarter": quarter.number, "year": quarter.year, "text": text}


def _write(writer: Writer, desk: Desk, cell: TargetCell, there: MeasurementRow | None) -> None:
    if there is not None and cell.figure == _figure(there):
        return
    if cell.figure is not None:
        made = measurement_row(cell.target, desk.unit_id, cell.quarter, checked(cell.figure))
        writer.add(Measurement, **made | ({"id": there.id} if there else {}))
    elif there is not None:
        writer.remove(Measurement, there.id)


def _figure(row: MeasurementRow) -> Figure:
    return Figure(row.value, row.numerator, row.denominator)


# --- reading


class _Measured:
    """All measurements, by target and quarter and then by unit."""

    def __init__(self, connection: Reading, desk: Desk) -> None:
        self._book = UnitBook.read(connection)
        self._desk = desk
        self._own = self._book.true(desk.unit_id)
        self._known: defaultdict[tuple[uuid.UUID, str], dict[uuid.UUID, Figure]] = defaultdict(dict)
        for one in measurement_rows(connection):
            self._known[one.target_id, one.quarter][self._book.true(one.unit_id)] = _figure(one)

    def quarter(self, row: TargetRow, checks: Sequence[Check], quarter: Quarter) -> QuarterTold:
        by_unit = self._known.get((row.id, str(quarter)), {})
        together = (
            measured_together(checks[0], by_unit.values())
            if checks
            else over_units(HowAdds.SUM, by_unit.values())
        )
        named = [(self._book.name(unit, self._desk.today), one) for unit, one in by_unit.items()]
        return QuarterTold(
            quarter,
            by_unit.get(self._own, NO_DATA),
            together,
            tuple(named),
            judge(checks[0], together) if checks else Verdict.NO_DATA,
        )


def _runs_in(row: TargetRow, year: int) -> bool:
    return row.plan_first.year <= year <= row.plan_last.year


def _line(
    row: TargetRow,
    measured: _Measured,
    until: Quarter,
    known: tuple[str, Judgement],
    earlier: Mapping[str, Sequence[TargetRow]],
) -> BoardLine:
    checks = tuple(map(check_of, row.checks))
    quarters = tuple(
        measured.quarter(row, checks, Quarter(until.year, number)) for number in (1, 2, 3, 4)
    )
    stated = [one for one in quarters[: until.number] if one.together.is_stated]
    latest = stated[-1] if stated else None
    wants = needed(checks[0], latest.together) if checks and latest else None
    after = max(latest.quarter.next(), until) if latest else until
    plan, standing = known
    return BoardLine(
        id=row.id,
        plan=row.plan_id,
        plan_name=plan,
        code=row.code or "",
        text=row.text,
        field=row.field,
        checks=checks,
        quarters=quarters,
        standing=standing,
        latest=latest.quarter if latest else None,
        years=_years(row, measured, earlier),
        needed=wants,
        needed_in=after if wants and after <= quarter_of(row.plan_last) else None,
    )


# --- years before


def _words(row: TargetRow) -> str:
    """Return what tells a target from others, whatever figure a year asks for."""
    return fold(_NUMBERS.sub(" ", row.text))


def _by_words(rows: Iterable[TargetRow]) -> dict[str, list[TargetRow]]:
    found: defaultdict[str, list[TargetRow]] = defaultdict(list)
    for row in rows:
        found[_words(row)].append(row)
    return found


def _years(
    row: TargetRow, measured: _Measured, earlier: Mapping[str, Sequence[TargetRow]]
) -> tuple[YearTold, ...]:
    """Follow a target through earlier years; of two alike the one with the same code counts."""
    found: dict[int, YearTold] = {}
    alike = sorted(earlier.get(_words(row), ()), key=lambda one: one.code != row.code)
    for one in alike:
        year, checks = one.plan_last.year, tuple(map(check_of, one.checks))
        told = [measured.quarter(one, checks, Quarter(year, number)) for number in (4, 3, 2, 1)]
        last = next((quarter for quarter in told if quarter.together.is_stated), None)
        if last is not None and year not in found:
            found[year] = YearTold(year, checks, last.together, last.verdict)
    return tuple(found[year] for year in sorted(found, reverse=True))
