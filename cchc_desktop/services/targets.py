"""Targets and their measurements. Must not know how a judgement is worded."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cchc_desktop.domain.calendar.periods import Quarter, quarter_of
from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.indicators import Figure, rounded
from cchc_desktop.domain.text import fold, nfc
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.figures import checked, refuse_anothers, whose
from cchc_desktop.services.finding import ambiguous
from cchc_desktop.services.task_parts import check_within
from cchc_desktop.services.unit_book import UnitBook
from db.models.figures import Measurement
from db.queries.figures import MeasurementRow, TargetRow, measurement_rows, target_rows
from db.queries.finding import Named
from db.session import Reading

_SHORTEST_ID = 4


@dataclass(frozen=True, slots=True)
class MeasurementLine:
    """One unit's measurement of one quarter; of a share `value` is worked out."""

    period: str
    unit: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One target; each of `checks` has comparator, value, unit and scope."""

    id: uuid.UUID
    plan: uuid.UUID
    code: str | None
    text: str
    checks: tuple[Mapping[str, Any], ...]
    measurements: tuple[MeasurementLine, ...]


def list_targets(desk: Desk) -> list[TargetLine]:
    """Return the targets of all plans with their measurements, the earliest first."""
    with desk.store.reading() as connection:
        rows = target_rows(connection)
        measured = measurement_rows(connection)
        book = UnitBook.read(connection)
    of_target: defaultdict[uuid.UUID, list[MeasurementRow]] = defaultdict(list)
    for one in measured:
        of_target[one.target_id].append(one)
    return [
        TargetLine(
            id=row.id,
            plan=row.plan_id,
            code=row.code,
            text=row.text,
            checks=tuple(row.checks),
            measurements=tuple(
                _line(one, book.name(book.true(one.unit_id), desk.today), _measure(row))
                for one in of_target[row.id]
            ),
        )
        for row in rows
    ]


def set_measurement(
    desk: Desk,
    target: uuid.UUID | str,
    period: Quarter,
    figure: Figure,
    unit: uuid.UUID | str | None = None,
) -> Outcome:
    """Note what a target has come to in a quarter; the target by id, code or words."""
    checked(figure)
    act = desk.act("set-measurement", quarter=period.number, year=period.year)
    with desk.writing(act) as (writer, outcome):
        book = UnitBook.read(writer.connection)
        row = find_target(writer.connection, target, period)
        writer.facts["text"] = f"{row.code}. {row.text}" if row.code else row.text
        check_within(period, row.plan_first, row.plan_last, desk.today)
        measured_by = whose(writer.connection, desk, unit, book)
        known = {
            (one.unit_id, one.quarter): one for one in measurement_rows(writer.connection, row.id)
        }
        there = known.get((measured_by, str(period)))
        if there is not None:
            refuse_anothers(there.steward_id, book.name(measured_by, desk.today))
        made = measurement_row(row.id, measured_by, period, figure)
        writer.add(Measurement, **made | ({"id": there.id} if there else {}))
    return outcome


def measurement_row(
    target: uuid.UUID, unit: uuid.UUID, period: Quarter, figure: Figure
) -> dict[str, Any]:
    """Return a measurement as it is stored; two computers of an office make the same row."""
    return {
        "id": made_id("measurement", target, unit, period),
        "target_id": target,
        "unit_id": unit,
        "quarter": str(period),
        "value": figure.value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
    }


def find_target(connection: Reading, text: uuid.UUID | str, period: Quarter) -> TargetRow:
    """Find a target by code, id or words; where plans share them, the one that runs in `period`."""
    rows = target_rows(connection)
    running = [
        row for row in rows if quarter_of(row.plan_first) <= period <= quarter_of(row.plan_last)
    ]
    written = nfc(str(text))
    for found in (*_readings(running, written), *_readings(rows, written)):
        if len(found) > 1:
            candidates = [Named(row.id, row.text) for row in found]
            raise ambiguous("target-ambiguous", text, candidates)
        if found:
            return found[0]
    raise RefusedError("target-not-found", {"text": written})


def _readings(rows: Sequence[TargetRow], written: str) -> tuple[list[TargetRow], ...]:
    digits = written.lower().replace("-", "")
    folded = fold(written)
    return (
        [row for row in rows if row.code and row.code.lower() == written.lower()],
        [row for row in rows if len(digits) >= _SHORTEST_ID and row.id.hex.startswith(digits)],
        [row for row in rows if folded and fold(row.text) == folded],
        [row for row in rows if folded and folded in fold(row.text)],
    )


def _measure(row: TargetRow) -> str:
    """Return the unit of measure of the figure a target is judged by: its first check's."""
    return str(row.checks[0].get("unit", "")) if row.checks else ""


def _line(row: MeasurementRow, unit: str, measure: str) -> MeasurementLine:
    figure = Figure(row.value, row.numerator, row.denominator)
    exact = figure.exact(measure)
    worked_out = rounded(exact) if figure.share and exact is not None else row.value
    return MeasurementLine(row.quarter, unit, worked_out, row.numerator, row.denominator)
