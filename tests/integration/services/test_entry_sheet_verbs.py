"""The sheet of a period over a real database: whose lines, which times, what is wanted of them."""

import uuid
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders.results import (
    BY_SCHOOLS,
    CULTURE,
    ECONOMY,
    MONTHLY,
    NOBODYS,
    OURS,
    Q1,
    Q2,
    QUARTERLY,
    SCHOOLS,
    SHARED,
    STAGED,
    THEIRS,
    Ward,
)

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.calendar.periods import Length, Period, parse
from cchc_desktop.domain.completeness import Lack
from cchc_desktop.domain.draft import Document, PlanDraft, TaskDraft
from cchc_desktop.domain.status import Shown, State
from cchc_desktop.domain.units import Level
from cchc_desktop.services.entry.sheet import (
    EntryFilter,
    EntryLine,
    EntrySheet,
    entry_sheet,
    plan_years,
)
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.task_changes.bulk import hand_to, set_partners
from cchc_desktop.services.task_changes.withdrawal import Withdrawal, withdraw_tasks
from cchc_desktop.services.unit_page.edit import set_level, set_parent
from db.models.progress import Progress

FIRST_HALF = Period(2026, Length.HALF, 1)


@pytest.fixture
def ward(office: Office) -> Ward:
    """Give a ward whose departments are its own house, not units far away."""
    made = Ward.of(office)
    for name in (CULTURE, ECONOMY):
        unit = unit_of(made, name)
        set_level(made.desk, unit, Level.DEPARTMENT)
        set_parent(made.desk, unit, made.desk.unit_id)
    return made


def unit_of(ward: Ward, name: str) -> uuid.UUID:
    with ward.desk.store.looking() as ask:
        found = next(iter(ask("SELECT unit_id FROM unit_name WHERE name = ?", (name,))))
    return uuid.UUID(bytes=found[0])


def sheet(ward: Ward, period: Period | str, **wanted: object) -> EntrySheet:
    asked = parse(period) if isinstance(period, str) else period
    return entry_sheet(ward.desk, asked, EntryFilter(**wanted))  # type: ignore[arg-type]


def of(found: EntrySheet, task: TaskDraft) -> list[EntryLine]:
    return [line for line in found.lines if line.title == task.title]


def one(found: EntrySheet, task: TaskDraft, unit: str = "") -> EntryLine:
    return next(line for line in of(found, task) if not unit or line.unit == unit)


# ---- whose lines -------------------------------------------------------------------------------


def test_the_house_is_asked_and_nobody_else(ward: Ward):
    found = sheet(ward, "2026Q2")
    assert {line.unit for line in of(found, OURS)} == {"", CULTURE}
    assert {line.unit for line in of(sheet(ward, "2026Q3"), SHARED)} == {CULTURE, ECONOMY}
    assert of(found, THEIRS)
    assert of(found, BY_SCHOOLS) == []
    assert of(found, NOBODYS) == []


def test_other_units_are_typed_in_for_when_it_is_asked(ward: Ward):
    found = sheet(ward, "2026Q2", on_behalf=True)
    assert {line.title for line in found.lines} == {BY_SCHOOLS.title}
    assert {line.unit for line in found.lines} == set(SCHOOLS)
    assert all(line.owed and line.writable for line in found.lines)


def test_what_a_unit_told_itself_is_not_typed_in_for_it(ward: Ward):
    line = one(sheet(ward, "2026Q2", on_behalf=True), BY_SCHOOLS)
    with ward.desk.writing(ward.desk.act("set-progress", quarter=2, year=2026, count=1)) as (w, _):
        w.add(
            Progress,
            assignment_id=uuid.UUID(bytes=line.part),
            quarter="2026Q2",
            occurrence=None,
            state="done",
            percent=100,
            done_on=date(2026, 5, 10),
            result="Đã khảo sát",
            difficulty=None,
            proposal=None,
            lane="own",
            entered_at=ward.desk.now(),
            entered_by="Trường",
            corrects_id=None,
        )
    again = {one.id: one for one in sheet(ward, "2026Q2", on_behalf=True).lines}[line.id]
    assert (again.writable, again.state) == (False, State.DONE)


def test_a_partner_may_tell_and_is_not_waited_for(ward: Ward):
    set_partners(ward.desk, [ward.tasks[THEIRS.title]], [ward.desk.unit_id])
    found = sheet(ward, "2026Q2")
    theirs = one(found, THEIRS, CULTURE)
    ours = next(line for line in of(found, THEIRS) if not line.unit)
    assert (ours.owed, ours.lacks, ours.writable) == (False, (), True)
    assert theirs.lacks == (Lack.STATE,)
    assert found.counts().owed == sum(line.owed for line in found.lines)


# ---- which lines -------------------------------------------------------------------------------


def test_a_monthly_task_has_a_line_for_each_month_of_the_quarter(ward: Ward):
    lines = of(sheet(ward, "2026Q2"), MONTHLY)
    assert [line.id.occurrence for line in lines] == ["2026-04", "2026-05", "2026-06"]
    assert [line.id.occurrence for line in of(sheet(ward, "2026Q2"), QUARTERLY)] == ["2026Q2"]


def test_a_quarter_told_as_a_whole_asks_for_none_of_its_times(ward: Ward):
    ward.set(MONTHLY, Q1, State.DONE, result="Công khai đủ 3 tháng")
    whole = of(sheet(ward, "2026Q1"), MONTHLY)
    assert [(line.id.occurrence, line.result) for line in whole] == [(None, "Công khai đủ 3 tháng")]
    half = of(sheet(ward, FIRST_HALF), MONTHLY)
    assert [line.id.occurrence for line in half] == ["2026-04", "2026-05", "2026-06"]
    assert half[0].before is not None
    assert half[0].before.result == "Công khai đủ 3 tháng"


def test_what_was_told_for_good_is_not_asked_again(ward: Ward):
    ward.set(OURS, Q1, State.DONE, done_on=date(2026, 3, 20), result="Đã kiểm tra")
    assert not [line for line in of(sheet(ward, "2026Q2"), OURS) if not line.unit]
    half = next(line for line in of(sheet(ward, FIRST_HALF), OURS) if not line.unit)
    assert (half.state, half.result, half.lacks) == (State.DONE, "Đã kiểm tra", ())


def test_what_is_left_open_is_asked_again_with_what_was_said(ward: Ward):
    ward.set(OURS, Q1, State.IN_PROGRESS, percent=40, result="Đã kiểm tra 2 phòng")
    line = next(line for line in of(sheet(ward, "2026Q3"), OURS) if not line.unit)
    assert line.due == date(2026, 6, 30)
    assert line.state is None
    assert line.before is not None
    assert (line.before.quarter, line.before.percent) == ("2026Q1", 40)
    assert line.lacks == (Lack.STATE,)


def test_a_half_year_is_typed_into_its_last_quarter(ward: Ward):
    found = sheet(ward, FIRST_HALF)
    assert found.quarter == Q2
    ward.set(STAGED, Q2, State.IN_PROGRESS, result="Đã phát động")
    assert one(sheet(ward, FIRST_HALF), STAGED).result == "Đã phát động"
    assert one(sheet(ward, "2026Q1"), STAGED).state is None


def test_a_withdrawn_task_asks_for_nothing(ward: Ward):
    withdraw_tasks(ward.desk, [ward.tasks[OURS.title]], Withdrawal("Không còn phù hợp"))
    assert of(sheet(ward, "2026Q2"), OURS) == []


def test_the_person_in_charge_stands_in_the_line(ward: Ward):
    hand_to(ward.desk, [ward.tasks[STAGED.title]], "Lý Thị Mai")
    assert one(sheet(ward, "2026Q2"), STAGED).person == "Lý Thị Mai"


# ---- late, and what is wanted ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("done_on", "shown", "wanted"),
    [
        (date(2026, 5, 20), Shown.DONE, ()),
        (None, Shown.DONE, ()),
        (date(2026, 5, 4), Shown.DONE, ()),
    ],
)
def test_finishing_on_the_due_day_is_on_time(
    ward: Ward, done_on: date | None, shown: Shown, wanted: tuple[Lack, ...]
):
    task = TaskDraft("Đối thoại", "9", lead_units=(CULTURE,), deadline="20/5/2026")
    draft = PlanDraft(Document("Kế hoạch khác", number="5/KH-UBND"), tasks=(task,))
    store_plan(ward.desk, draft, date(2026, 1, 1), date(2026, 12, 31))
    ward.tasks[task.title] = one(sheet(ward, "2026Q2"), task).id.task
    ward.set(task, Q2, State.DONE, done_on=done_on, result="Đã đối thoại")
    line = one(sheet(ward, "2026Q2"), task)
    assert (line.shown, line.lacks) == (shown, wanted)


def test_done_a_day_late_wants_a_reason(ward: Ward):
    task = TaskDraft("Đối thoại", "9", lead_units=(CULTURE,), deadline="19/5/2026")
    draft = PlanDraft(Document("Kế hoạch khác", number="5/KH-UBND"), tasks=(task,))
    store_plan(ward.desk, draft, date(2026, 1, 1), date(2026, 12, 31))
    ward.tasks[task.title] = one(sheet(ward, "2026Q2"), task).id.task
    ward.set(task, Q2, State.DONE, done_on=date(2026, 5, 20), result="Đã đối thoại")
    line = one(sheet(ward, "2026Q2"), task)
    assert (line.shown, line.lacks) == (Shown.DONE_LATE, (Lack.REASON,))
    ward.set(task, Q2, State.DONE, difficulty="Trùng lịch họp")
    assert one(sheet(ward, "2026Q2"), task).lacks == ()


def test_counts_add_up(ward: Ward):
    before = sheet(ward, "2026Q2").counts()
    assert (before.told, before.lacking) == (0, before.owed)
    ward.set(STAGED, Q2, State.DONE, result="Đã tổng kết")
    ward.set(THEIRS, Q2, State.IN_PROGRESS)
    after = sheet(ward, "2026Q2").counts()
    assert (after.owed, after.told) == (before.owed, 1)
    assert after.lacks[Lack.STATE] == before.owed - 2
    assert after.lacks[Lack.RESULT] == 1


# ---- how it is read ----------------------------------------------------------------------------


def test_some_tasks_are_read_as_all_of_them_are(ward: Ward):
    ward.set(OURS, Q2, State.IN_PROGRESS, percent=30)
    everything = sheet(ward, "2026Q2").lines
    for task in {line.id.task for line in everything}:
        alone = sheet(ward, "2026Q2", only=frozenset({task})).lines
        assert alone == [line for line in everything if line.id.task == task]


def test_places_are_unlike_each_other(ward: Ward):
    places = [line.id for line in sheet(ward, Period(2026)).lines]
    assert len(places) == len(set(places))


def test_evidence_is_counted_where_it_belongs(ward: Ward, tmp_path: Path):
    scan = tmp_path / "a.pdf"
    scan.write_bytes(b"%PDF")
    ward.set(STAGED, Q1, State.IN_PROGRESS, evidence=["Biên bản"])
    ward.set(STAGED, Q2, State.IN_PROGRESS, evidence=[str(scan), "Giấy mời"])
    assert [one(sheet(ward, q), STAGED).evidence for q in ("2026Q1", "2026Q2", "2026H1")] == [
        1,
        2,
        3,
    ]


def test_it_is_read_with_the_standard_library_alone(ward: Ward, queries: Any):
    assert queries.of(lambda: sheet(ward, "2026Q2")) == 0


def test_years_reach_from_the_first_plan_to_the_last(ward: Ward):
    assert plan_years(ward.desk) == range(2026, 2027)
    draft = PlanDraft(Document("Năm sau", number="1/KH-UBND"), tasks=(OURS,))
    store_plan(ward.desk, draft, date(2027, 1, 1), date(2027, 12, 31))
    assert plan_years(ward.desk) == range(2026, 2028)
