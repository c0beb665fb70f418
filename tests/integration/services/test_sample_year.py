"""The sample year as it stands on several days of its year, over a real database."""

import tomllib
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

import resources
from cchc_desktop.bootstrap import Office, make_office
from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.status import Shown
from cchc_desktop.scheduling.clock import FixedClock
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.indicators import list_indicators, set_value
from cchc_desktop.services.office import OfficeForm
from cchc_desktop.services.plans.storing import list_plans, show_plan
from cchc_desktop.services.sample.year import load_sample_year
from cchc_desktop.services.targets import list_targets
from cchc_desktop.services.task_list.listing import TaskLine, list_tasks
from cchc_desktop.services.units import UnitLine, list_units
from db.models.reporting import ReportDuty
from db.models.schema import Base
from db.plain import ask_through
from db.queries.progress import EntryRow, EvidenceRow, entries_of, evidence_of
from db.queries.tasks import assignment_rows
from resources.words import deed

DAYS = {
    day: day.year - (day.month == 1)
    for day in map(date.fromisoformat, ("2026-01-20", "2026-06-15", "2026-11-20", "2027-01-05"))
}
TASKS = 63
NAMES = ("Ủy ban nhân dân phường Hoa Sen", "UBND xã Bến Tre")


@dataclass
class Sample:
    """An office that has loaded the sample, and what it holds."""

    office: Office
    today: date
    plan: uuid.UUID

    @property
    def year(self) -> int:
        return DAYS[self.today]

    def tasks(self) -> dict[str, TaskLine]:
        return {line.code or "": line for line in list_tasks(self.office.desk)}

    def units(self) -> dict[str, UnitLine]:
        return {line.name: line for line in list_units(self.office.desk)}

    def stored(self) -> tuple[list[EntryRow], list[EvidenceRow]]:
        with self.office.desk.store.reading() as connection:
            parts = [part.id for part in assignment_rows(ask_through(connection))]
            return entries_of(connection, parts), evidence_of(connection, parts)

    def duties(self) -> list[Any]:
        table = Base.metadata.tables[ReportDuty.__tablename__]
        with self.office.desk.store.reading() as connection:
            return list(connection.execute(select(table).where(table.c.gone.is_(False))))


def load(path: Path, day: date, name: str) -> Sample:
    clock = FixedClock(datetime.combine(day, datetime.min.time().replace(hour=8)))
    office = make_office(path, OfficeForm(name, person="Lý Thị Mai"), clock)
    return Sample(office, day, load_sample_year(office.desk))


@pytest.fixture(scope="module", params=DAYS, ids=str)
def sample(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Sample]:
    day: date = request.param
    loaded = load(tmp_path_factory.mktemp("mẫu") / "Dữ liệu", day, NAMES[day.month == 6])
    yield loaded
    loaded.office.close()


@pytest.fixture
def mid_year(tmp_path: Path) -> Iterator[Sample]:
    loaded = load(tmp_path / "Dữ liệu", date(2026, 6, 15), NAMES[1])
    yield loaded
    loaded.office.close()


# ---- on every day ------------------------------------------------------------------------------


def test_the_plan_is_whole_and_of_its_year(sample: Sample):
    (line,) = list_plans(sample.office.desk.store, sample.today)
    assert (line.id, line.number, line.first_day, line.last_day, line.tasks) == (
        sample.plan,
        "21/KH-UBND",
        date(sample.year, 1, 1),
        date(sample.year, 12, 31),
        TASKS,
    )
    form = show_plan(sample.office.desk.store, sample.plan)
    assert [len(form[name]) for name in ("bases", "chapters", "layout", "sections", "targets")] == [
        6,
        4,
        7,
        8,
        14,
    ]
    assert "{" not in str([form["tasks"], form["bases"], form["chapters"]]).replace("{'", "")
    assert str(sample.year) in form["document"]["subject"]


def test_nothing_is_there_that_has_not_happened_yet(sample: Sample):
    entries, evidence = sample.stored()
    running = f"{sample.year}Q{(sample.today.month + 2) // 3}"
    last = running if sample.today.year == sample.year else f"{sample.year}Q4"
    assert {entry.quarter for entry in entries} == {
        f"{sample.year}Q{number}" for number in range(1, int(last[-1]) + 1)
    }
    assert max(entry.done_on for entry in entries if entry.done_on) <= sample.today
    assert max(proof.issued_on for proof in evidence if proof.issued_on) <= sample.today
    assert {line.state for line in sample.tasks().values()} > {Shown.DONE, Shown.ONGOING}


def test_the_office_plays_the_ward(sample: Sample):
    units = sample.units()
    own = NAMES[sample.today.month == 6]
    others = [name for name in units if "Hoa Sen" in name and name != own]
    assert others == []
    assert units["Phòng Văn hóa - Xã hội"].parent == own
    assert len(units["Các trường học trực thuộc"].members) == 8
    assert units["Các trường học trực thuộc"].is_group
    written = tomllib.loads(resources.path("sample", "units.toml").read_text("utf-8"))
    assert units.keys() == {one["name"] for one in written["units"]} - {written["office"]} | {own}


def test_each_report_is_owed_once_on_the_plans_own_day(sample: Sample):
    own = [row for row in sample.duties() if row.unit_id == sample.office.desk.unit_id]
    assert sorted((row.frequency, row.period_part, row.due_rule) for row in own) == [
        ("half", "H1", "day:17/last-month"),
        ("quarter", "Q1", "day:17/last-month"),
        ("quarter", "Q3", "day:17/last-month"),
        ("year", "Y", "day:17/last-month"),
    ]
    others = [row for row in sample.duties() if row.unit_id != sample.office.desk.unit_id]
    assert {(row.period_part, row.due_rule) for row in others} == {
        (None, "before-day:10/last-month")
    }
    assert len(others) == 2


def test_figures_are_there_for_quarters_whose_data_are_complete(sample: Sample):
    complete = {"2026-01-20": 4, "2026-06-15": 2, "2026-11-20": 3, "2027-01-05": 4}
    quarters = [f"{sample.year}Q{number}" for number in range(1, complete[str(sample.today)] + 1)]
    targets = {line.code: line for line in list_targets(sample.office.desk)}
    assert [one.period for one in targets["4"].measurements] == quarters
    lines = {line.code: line for line in list_indicators(sample.office.desk)}
    assert [one.period for one in lines["3.8"].values] == quarters
    # The same figures stand in the plan's target and in the statistics.
    assert [one.value for one in targets["4"].measurements] == [
        one.value for one in lines["3.8"].values
    ]


def test_history_tells_it_in_one_line(sample: Sample):
    first, *others = list_history(sample.office.desk)
    assert deed(first.verb, first.facts) == f"Mở kế hoạch mẫu năm {sample.year}"
    assert [line.verb for line in others] == ["init-office"]


# ---- as it stands on one day or another ----------------------------------------------------------


def standing(sample: Sample, *codes: str) -> dict[str, tuple[Shown, date | None]]:
    tasks = sample.tasks()
    return {code: (tasks[code].state, tasks[code].due) for code in codes}


def test_in_the_middle_of_the_year(mid_year: Sample):
    assert standing(mid_year, "1", "2", "3", "18", "20", "59") == {
        "1": (Shown.DONE, date(2026, 1, 19)),
        "2": (Shown.DONE_LATE, date(2026, 2, 14)),
        "3": (Shown.DUE_SOON, date(2026, 6, 17)),
        "18": (Shown.DONE, date(2026, 6, 30)),
        "20": (Shown.IN_PROGRESS, date(2026, 10, 31)),
        "59": (Shown.ONGOING, date(2026, 7, 4)),
    }
    tasks = mid_year.tasks()
    assert tasks["20"].percent == 45
    assert tasks["2"].parts.done == tasks["2"].parts.of == 8
    assert tasks["2"].parts.late == 2  # two of eight schools
    assert tasks["62"].state is not Shown.DONE
    assert Counter(line.role for line in tasks.values()) == {None: TASKS}


def test_a_milestone_met_is_noted_under_the_day_it_was_due(mid_year: Sample):
    entries, _ = mid_year.stored()
    with mid_year.office.desk.store.reading() as connection:
        parts = {part.id: part.task_id for part in assignment_rows(ask_through(connection))}
    contest = mid_year.tasks()["7"].id
    assert [
        (entry.occurrence, entry.done_on)
        for entry in entries
        if parts[entry.assignment_id] == contest and entry.occurrence
    ] == [("2026-03-31", date(2026, 3, 11))]


def test_a_result_in_time_that_the_day_has_not_reached(tmp_path: Path):
    """On 3 December what was finished that day is done; the day before it was not."""
    shown = []
    for day in (2, 3):
        loaded = load(tmp_path / str(day), date(2026, 12, day), NAMES[0])
        shown.append(standing(loaded, "14")["14"][0])
        loaded.office.close()
    assert shown[1] is Shown.DONE
    assert shown[0] is not Shown.DONE


def test_it_is_there_once_and_can_be_taken_back_whole(mid_year: Sample):
    desk = mid_year.office.desk
    before = len(list_history(desk))
    with pytest.raises(RefusedError) as caught:
        load_sample_year(desk)
    assert caught.value.code == "plan-already-there"
    assert len(list_history(desk)) == before
    undone = undo(desk)
    assert undone.left == ()
    assert list_tasks(desk) == []
    assert {line.name for line in list_units(desk)} == {NAMES[1]}
    assert all(not line.values for line in list_indicators(desk))
    again = load_sample_year(desk)
    assert again != mid_year.plan
    assert len(list_tasks(desk)) == TASKS
    assert any(line.values for line in list_indicators(desk))


def test_what_the_office_has_counted_itself_stays(tmp_path: Path):
    loaded = load(tmp_path / "a", date(2026, 3, 1), NAMES[0])
    desk = loaded.office.desk
    assert all(not line.values for line in list_indicators(desk))
    set_value(desk, "3.3", Quarter(2026, 1), Decimal(7))
    undo(desk, next(one.set for one in list_history(desk) if one.verb == "load-sample-year"))
    assert list_tasks(desk) == []
    later = replace(desk, now=lambda: desk.now().replace(month=7))
    load_sample_year(later)
    values = {line.code: [one.value for one in line.values] for line in list_indicators(later)}
    assert values["3.3"] == [7, 3415]
    assert values["3.4"] == [2605, 2954]
    loaded.office.close()
