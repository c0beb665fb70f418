"""Laws of reports: the parts make the whole, whatever anybody has said of the tasks."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from builders.effort import effort
from builders.invented import Invented, days, invent, tasks
from builders.offices import an_office
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.reports.layout import words
from cchc_desktop.reports.model import Row, Share, Table
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.consolidated import make_consolidated
from cchc_desktop.services.reporting.material import read_material
from cchc_desktop.services.reporting.outline import FIELDS
from cchc_desktop.services.reporting.stands import DONE, Stand, Tally
from cchc_desktop.services.reporting.told import Facts
from cchc_desktop.services.reporting.unit_sums import NOBODY, UnitSums

PERIODS = ("2026Q1", "2026Q2", "2026H1", "2026M9", "2026", "2027Q1", "2026-05")
NOTHING_OWED = {Stand.NOT_ARISEN, Stand.STOPPED}
some_stands = st.lists(st.sampled_from(Stand))


@given(some_stands, some_stands)
def test_tallies_add_up(some: list[Stand], others: list[Stand]):
    whole = Tally.of([*some, *others])
    assert Tally.of(some) + Tally.of(others) == whole
    assert whole.given == len(some) + len(others)
    assert whole.given == whole.done + whole.running + sum(count for _, count in whole.rest)


@effort(12, 1)
@given(tasks, st.lists(days, max_size=3), st.sampled_from(PERIODS), st.none() | days)
def test_parts_make_the_whole(
    invented: Sequence[Invented], followed: Sequence[date], period: str, today: date | None
):
    with TemporaryDirectory() as place, an_office(Path(place) / "data") as office:
        invent(office.desk, invented, followed)
        material = read_material(office.desk, Asked(parse(period), today=today))
    facts = material.facts
    _fields_make_all(facts)
    assert material.sums == _one_by_one(facts)
    _units_make_all(facts, material.sums)
    _tasks_stand_as_their_parts_do(facts)
    if facts.counted:
        appendix = make_consolidated(material)
        grid = next(part for part in appendix.parts if isinstance(part, Table))
        _rows_make_the_total(grid)


def _fields_make_all(facts: Facts) -> None:
    tallies = [Tally.of(task.stand for task in facts.of_field(field)) for field in FIELDS]
    assert sum(tallies, Tally(Counter())) == facts.tally
    assert facts.tally.given == len(facts.counted)


def _one_by_one(facts: Facts) -> dict[uuid.UUID, UnitSums]:
    """Add up part by part what the database adds up at once."""
    found: defaultdict[uuid.UUID, UnitSums] = defaultdict(UnitSums)
    for unit in facts.units:
        found[unit.id] = UnitSums()
    for task in facts.counted:
        for part in task.parts:
            found[part.unit].add(task.field, part)
        if not task.parts:
            found[NOBODY].add(task.field, None)
    for one in facts.submissions:
        found.setdefault(one.unit, UnitSums())
    return dict(found)


def _units_make_all(facts: Facts, sums: Mapping[uuid.UUID, UnitSums]) -> None:
    whole = sum(sums.values(), UnitSums())
    parts = [part for task in facts.counted for part in task.parts]
    without = sum(not task.parts for task in facts.counted)
    assert whole.given.total() == len(parts) + without
    assert whole.done.total() == sum(part.stand in DONE for part in parts)
    assert whole.overdue == sum(part.stand is Stand.OVERDUE for part in parts)
    assert whole.told == sum(part.told for part in parts)


def _tasks_stand_as_their_parts_do(facts: Facts) -> None:
    for task in facts.counted:
        stands = [part.stand for part in task.parts]
        if len(stands) == 1:
            assert task.stand is stands[0]
        if task.stand in DONE:
            assert all(one in DONE for one in stands if one not in NOTHING_OWED)


def _rows_make_the_total(grid: Table) -> None:
    """Hold the printed table against itself: numerators and denominators are added."""
    *units, total = (line for line in grid.rows if isinstance(line, Row))
    assert total.total
    for at in range(2, len(grid.columns) - 1):
        values, last = [row.cells[at] for row in units], total.cells[at]
        if isinstance(last, Share):
            told = [value for value in values if isinstance(value, Share)]
            assert last == Share(sum(one.part for one in told), sum(one.whole for one in told))
        else:
            assert last == sum(value for value in values if isinstance(value, int))
        assert words.cell(last, grid.columns[at])
