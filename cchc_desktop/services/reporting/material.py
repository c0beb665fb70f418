"""All that one report is made of, read once: facts, targets, statistics, words, appendices.

Must not know how a kind of report puts it together.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cchc_desktop.domain.calendar.periods import Length, Period
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.facts import facts_of, sums_of
from cchc_desktop.services.reporting.figures_told import (
    StatisticsTable,
    TargetTold,
    statistics_told,
    targets_told,
)
from cchc_desktop.services.reporting.narratives import words_in
from cchc_desktop.services.reporting.told import Facts, PlanTold
from cchc_desktop.services.reporting.unit_sums import UnitSums
from cchc_desktop.services.task_facts import not_collecting
from db.queries import plans as plan_queries
from db.session import Reading

_ROMAN = ("I", "II", "III", "IV")


class ReportKind(StrEnum):
    """The kinds of report, by the names that the command line knows them by."""

    REPORT = "bao-cao"
    TASKS = "phu-luc"
    TOGETHER = "tong-hop"
    REMINDER = "don-doc"
    TARGETS = "chi-tieu"
    STATISTICS = "bieu-so-lieu"
    PLAN = "ke-hoach"


APPENDICES = (
    ReportKind.TASKS,
    ReportKind.TOGETHER,
    ReportKind.TARGETS,
    ReportKind.STATISTICS,
)
"""The kinds that are appendices of the periodic report, in their order there."""


@dataclass(frozen=True, slots=True)
class Material:
    facts: Facts
    targets: Sequence[TargetTold]
    statistics: Sequence[StatisticsTable]
    layouts: Mapping[uuid.UUID, tuple[tuple[str, str], ...]]
    """Captions and roles of the columns in which each plan prints its tasks."""
    words: Mapping[str, str]
    sums: Mapping[uuid.UUID, UnitSums]
    """What each unit came to, in the order in which tables name them."""

    def number_of(self, kind: ReportKind) -> str:
        """Return the Roman number of an appendix; the only one has none."""
        there = self.appendices
        return _ROMAN[there.index(kind)] if kind in there and len(there) > 1 else ""

    @property
    def appendices(self) -> tuple[ReportKind, ...]:
        """Return the appendices that have something to say."""
        facts = self.facts
        said = {
            ReportKind.TASKS: any(task.runs for task in facts.tasks),
            ReportKind.TOGETHER: len(facts.units) > 1 and not facts.unit,
            ReportKind.TARGETS: bool(self.targets),
            ReportKind.STATISTICS: any(
                figure.is_stated
                for table in self.statistics
                for line in table.lines
                for figure in line.by_period.values()
            ),
        }
        return tuple(kind for kind in APPENDICES if said[kind])


def read_material(desk: Desk, asked: Asked, *, up_to_now: bool = False) -> Material:
    with desk.store.reading() as connection:
        facts = facts_of(connection, desk, asked, up_to_now=up_to_now)
        with not_collecting():
            sums = sums_of(connection, desk, asked, facts)
        return Material(
            facts,
            targets_told(connection, desk, asked.period, [plan.id for plan in facts.plans]),
            statistics_told(connection, desk, periods_shown(asked.period), asked.period),
            _layouts(connection, facts.plans),
            words_in(connection, desk, asked),
            sums,
        )


def _layouts(
    connection: Reading, plans: Sequence[PlanTold]
) -> dict[uuid.UUID, tuple[tuple[str, str], ...]]:
    wanted = {plan.id for plan in plans}
    rows = reversed(plan_queries.version_rows(connection))
    return {
        row.plan_id: tuple((one["caption"], one["role"]) for one in row.layout)
        for row in rows
        if row.plan_id in wanted and row.layout
    }


def so_far(period: Period) -> Period | None:
    """Return the span from January on that a quarter's statistics also show; none for the first."""
    if period.length is Length.QUARTER and period.number > 1:
        lengths = {2: Length.HALF, 3: Length.NINE_MONTHS, 4: Length.YEAR}
        return Period(period.year, lengths[period.number])
    if period.length is Length.HALF and period.number == 2:
        return Period(period.year)
    return None


def a_year_before(period: Period) -> Period:
    return Period(period.year - 1, period.length, period.number)


def periods_shown(period: Period) -> tuple[Period, ...]:
    """Return the periods whose figures stand side by side: quarters, their sum, a year before."""
    quarters = [Period.of(quarter) for quarter in period.quarters]
    own = [Period.of(period.last_quarter)] if period.length is Length.MONTH else [period]
    whole = so_far(period)
    shown = [*quarters, *own, *([whole] if whole else []), a_year_before(whole or own[0])]
    return tuple(dict.fromkeys(shown))
