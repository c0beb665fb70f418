"""The sample year: an invented ward's plan with its units, results and figures, to try things on.

The office of the data folder plays the ward. Must not know how the sample's files are written.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Self

from cchc_desktop.domain.calendar.cutoffs import CutoffPreset, data_span
from cchc_desktop.domain.calendar.periods import Period, Quarter, quarter_of
from cchc_desktop.domain.indicators import Figure
from cchc_desktop.domain.standing import milestone_key
from cchc_desktop.domain.status import State
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.evidence import Reference
from cchc_desktop.services.figures import write_rows
from cchc_desktop.services.indicators import add_tables, value_row
from cchc_desktop.services.plans.storing import write_plan
from cchc_desktop.services.progress import ProgressForm, record
from cchc_desktop.services.sample.file import SampleYear, Table, plan_draft, read_sample, span
from cchc_desktop.services.sample.units import SampleUnits
from cchc_desktop.services.targets import measurement_row
from db.changes import Writer
from db.models.figures import IndicatorValue, Measurement
from db.models.reporting import ReportDuty
from db.plain import ask_through
from db.queries.figures import indicator_rows, target_rows, value_rows
from db.queries.sample import duties_without_plan
from db.queries.tasks import assignment_rows, milestone_rows, task_rows

_FIGURE = ("value", "numerator", "denominator")


def load_sample_year(desk: Desk, today: date | None = None) -> uuid.UUID:
    """Load the sample as it would stand on a day, as one change set; return its plan.

    In January it is the year that just ended. What is dated after the day is not there yet, and
    figures are there for the quarters whose data are complete.
    """
    today = today or desk.today
    sample = read_sample(today.year - (today.month == 1))
    with desk.writing(desk.act("load-sample-year", year=sample.year)) as (writer, _):
        units = SampleUnits(writer, sample, desk.unit_id)
        units.add_all()
        units.add_people()
        office = units.book.name(desk.unit_id, today)
        plan = write_plan(writer, plan_draft(sample, office), *span(sample), desk.today)
        for duty in duties_without_plan(writer.connection, desk.unit_id):
            writer.remove(ReportDuty, duty)  # the plan asks for the same reports, on its own days
        results = _Results.read(writer, sample, plan, today, units.by_name)
        record(writer, desk, list(results.forms()))
        _write_measurements(writer, desk, sample, plan, today)
        _write_statistics(writer, desk, sample, today)
    return plan


@dataclass(frozen=True, slots=True)
class _Results:
    """The results of the sample, told up to a day."""

    sample: SampleYear
    today: date
    units: Mapping[str, uuid.UUID]
    tasks: Mapping[str, uuid.UUID]
    members: Mapping[tuple[uuid.UUID, uuid.UUID], list[uuid.UUID]]  # by task and leading group
    milestones: Mapping[uuid.UUID, list[str]]

    @classmethod
    def read(
        cls,
        writer: Writer,
        sample: SampleYear,
        plan: uuid.UUID,
        today: date,
        units: Mapping[str, uuid.UUID],
    ) -> Self:
        connection = writer.connection
        tasks = {row.code: row.id for row in task_rows(ask_through(connection), plan) if row.code}
        members: defaultdict[tuple[uuid.UUID, uuid.UUID], list[uuid.UUID]] = defaultdict(list)
        for part in assignment_rows(ask_through(connection), tasks.values()):
            if part.via_group_id is not None:
                members[part.task_id, part.via_group_id].append(part.unit_id)
        milestones: defaultdict[uuid.UUID, list[str]] = defaultdict(list)
        for milestone in milestone_rows(ask_through(connection), tasks.values()):
            named = milestone_key(milestone.occurrence, milestone.due)
            milestones[milestone.task_id].append(named or "")
        return cls(sample, today, units, tasks, members, milestones)

    def forms(self) -> Iterator[ProgressForm]:
        """Give what was noted up to the day, in the order it was noted."""
        for task in self.sample.tasks:
            for result in task.get("results", ()):
                quarter = Quarter(self.sample.year, result["quarter"])
                if quarter <= quarter_of(self.today):
                    for unit in self._told_by(task, result):
                        yield from self._noted(self.tasks[task["code"]], unit, quarter, result)

    def _told_by(self, task: Table, result: Table) -> Iterable[uuid.UUID]:
        """Return the units a result is of; of a group's, the members that tell nothing else."""
        unit = self.units[result.get("unit") or task["leads"][0]]
        members = self.members.get((self.tasks[task["code"]], unit))
        if members is None:
            return [unit]
        themselves = {
            self.units[one["unit"]]
            for one in task["results"]
            if "unit" in one and one["quarter"] == result["quarter"]
        }
        return [member for member in members if member not in themselves]

    def _noted(
        self, task: uuid.UUID, unit: uuid.UUID, quarter: Quarter, result: Table
    ) -> Iterator[ProgressForm]:
        for key, day in self._times(task, result):
            if day <= self.today:
                yield ProgressForm(
                    task, quarter, State.DONE, done_on=day, unit=unit, occurrence=key
                )
        done_on = _day(result.get("done_on"))
        if done_on is not None and done_on > self.today:
            return
        yield ProgressForm(
            task,
            quarter,
            State(result["state"]),
            result.get("percent"),
            done_on,
            result["result"],
            result.get("difficulty"),
            result.get("proposal"),
            [
                Reference(one["title"], one["number"], date.fromisoformat(one["date"]))
                for one in result.get("evidence", ())
                if date.fromisoformat(one["date"]) <= self.today
            ],
            unit,
        )

    def _times(self, task: uuid.UUID, result: Table) -> Iterator[tuple[str, date]]:
        """Give the times of a recurring task, and the milestones of another, that were met."""
        for one in result.get("occurrences", ()):
            yield one["key"], date.fromisoformat(one["done_on"])
        for one in result.get("milestones", ()):
            yield self.milestones[task][one["nth"] - 1], date.fromisoformat(one["done_on"])


def _write_measurements(
    writer: Writer, desk: Desk, sample: SampleYear, plan: uuid.UUID, today: date
) -> None:
    targets = {row.code: row.id for row in target_rows(writer.connection, plan)}
    rows = []
    for said in sample.targets:
        for one in said["measurements"]:
            quarter = Quarter(sample.year, one["quarter"])
            if _is_complete(quarter, today):
                figure = Figure(*(_number(one.get(name)) for name in _FIGURE))
                rows.append(measurement_row(targets[said["code"]], desk.unit_id, quarter, figure))
    write_rows(writer, Measurement, rows)


def _write_statistics(writer: Writer, desk: Desk, sample: SampleYear, today: date) -> None:
    """Write the values into lines that count the same; what the office has counted itself stays."""
    add_tables(writer, sample.tables)
    lines = {row.code: row for row in indicator_rows(writer.connection)}
    counted = {
        (row.indicator_id, row.unit_id, row.quarter) for row in value_rows(writer.connection)
    }
    rows = []
    for said in (line for table in sample.tables for line in table["indicators"]):
        line = lines[said["code"]]
        if (line.measure, line.adds_up) != (said["measure"], said["adds_up"]):
            continue
        for number, value in enumerate(said.get("values", ()), start=1):
            quarter = Quarter(sample.year, number)
            there = (line.id, desk.unit_id, str(quarter)) in counted
            if _is_complete(quarter, today) and not there:
                rows.append(value_row(line.id, desk.unit_id, quarter, Decimal(str(value))))
    write_rows(writer, IndicatorValue, rows)


def _is_complete(quarter: Quarter, today: date) -> bool:
    """Tell whether the data of a quarter's report are all there."""
    return data_span(Period.of(quarter), CutoffPreset.ND09).last <= today


def _number(written: float | None) -> Decimal | None:
    return None if written is None else Decimal(str(written))


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)
