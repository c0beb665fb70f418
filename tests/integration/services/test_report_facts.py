"""What a report reads: the quarter rule, whose tasks, which plans, who sent a report."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from builders.drafts import many_tasks
from builders.offices import an_office
from builders.plans_above import ABOVE
from builders.results import refused
from builders.told_reports import (
    ALL,
    DATA,
    HOA_SEN,
    INSPECTING,
    NOBODYS,
    ONLINE,
    OWN,
    PLAN,
    PLANNING,
    Q2,
    SAO_MAI,
    SUOI_BAC,
    UpperOffice,
    an_upper_office,
)

from cchc_desktop.domain.calendar.periods import Quarter, parse
from cchc_desktop.domain.draft import Document, PlanDraft, TaskDraft
from cchc_desktop.domain.status import State
from cchc_desktop.scheduling.clock import FixedClock
from cchc_desktop.services.desk import VIETNAM, Desk
from cchc_desktop.services.plans.storing import continue_plan, store_plan
from cchc_desktop.services.progress import ProgressForm, set_progress
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.facts import read_facts
from cchc_desktop.services.reporting.making import read_chapters
from cchc_desktop.services.reporting.stands import Stand
from cchc_desktop.services.reporting.told import Facts, PartTold, TaskTold
from cchc_desktop.services.task_changes.withdrawal import withdraw_task
from cchc_desktop.services.task_list.listing import list_tasks

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
def upper(data_folder: Path) -> Iterator[UpperOffice]:
    with an_upper_office(data_folder) as office:
        yield office


def _later(desk: Desk, month: int, day: int, year: int = 2026) -> None:
    desk.now = FixedClock(datetime(year, month, day, 9, tzinfo=VIETNAM)).now


def _facts(upper: UpperOffice, period: str = "2026Q1", **asked: object) -> Facts:
    return read_facts(upper.desk, Asked(parse(period), **asked))  # type: ignore[arg-type]


def _task(facts: Facts, draft: TaskDraft) -> TaskTold:
    return next(task for task in facts.tasks if task.title == draft.title)


def _part(facts: Facts, draft: TaskDraft, unit: str) -> PartTold:
    return next(part for part in _task(facts, draft).parts if part.unit_name == unit)


# ---- the quarter rule -------------------------------------------------------------------------


def test_a_half_year_tells_the_latest_entry_inside(upper: UpperOffice):
    _later(upper.desk, 6, 10)
    upper.note(DATA, HOA_SEN, State.IN_PROGRESS, quarter=Q2, percent=90, result="Đã kết nối.")
    half = _part(_facts(upper, "2026H1"), DATA, HOA_SEN)
    assert (half.percent, half.result, half.difficulty) == (90, "Đã kết nối.", "")
    first = _part(_facts(upper, "2026Q1"), DATA, HOA_SEN)
    assert (first.percent, first.result) == (60, "")
    assert first.difficulty == "Chưa được cấp tài khoản"


def test_what_was_done_before_stays_done_but_is_not_told_again(upper: UpperOffice):
    _later(upper.desk, 6, 10)
    second = _part(_facts(upper, "2026Q2"), PLANNING, HOA_SEN)
    assert second.stand is Stand.DONE
    assert not second.told
    assert second.result == "Đã ban hành, giao 12 nhiệm vụ."


def test_the_reason_of_being_late_is_remembered(upper: UpperOffice):
    _later(upper.desk, 6, 10)
    second = _part(_facts(upper, "2026Q2"), PLANNING, SAO_MAI)
    assert (second.difficulty, second.reason) == ("", "Chờ ý kiến của Đảng ủy phường")


def test_a_correction_takes_the_place_of_what_it_corrects(upper: UpperOffice):
    upper.note(PLANNING, HOA_SEN, State.DONE, done_on=date(2026, 2, 3), result="Ban hành lại.")
    part = _part(_facts(upper), PLANNING, HOA_SEN)
    assert (part.stand, part.result) == (Stand.DONE_LATE, "Ban hành lại.")


# ---- one pass ---------------------------------------------------------------------------------


def test_the_number_of_questions_does_not_grow_with_the_tasks(desk: Desk, queries: Any):
    store_plan(desk, replace(PLAN, tasks=many_tasks(4)), FIRST, LAST)
    asked = Asked(parse("2026Q1"))
    few = queries.of(lambda: read_facts(desk, asked))
    more = replace(PLAN.document, number="8/KH-SNV")
    store_plan(desk, replace(PLAN, document=more, tasks=many_tasks(80)), FIRST, LAST)
    assert queries.of(lambda: read_facts(desk, asked)) == few


# ---- the day ------------------------------------------------------------------------------------


def test_a_report_judges_on_the_last_day_of_its_data(upper: UpperOffice):
    assert _facts(upper).day == date(2026, 3, 14)
    _later(upper.desk, 11, 2)
    assert _facts(upper).day == date(2026, 3, 14)


def test_a_report_before_that_day_judges_today(upper: UpperOffice):
    assert _facts(upper, "2026").day == date(2026, 3, 20)


def test_a_day_that_is_named_judges_and_hides_nothing(upper: UpperOffice):
    early = _facts(upper, today=date(2026, 1, 15))
    assert early.day == date(2026, 1, 15)
    assert _part(early, PLANNING, HOA_SEN).stand is Stand.DONE
    assert _part(early, PLANNING, SUOI_BAC).stand is Stand.NOT_STARTED
    late = _facts(upper, today=date(2026, 8, 1))
    assert _task(late, INSPECTING).stand is Stand.OVERDUE


def test_a_reminder_knows_what_was_told_since(upper: UpperOffice):
    _later(upper.desk, 4, 10)
    upper.note(DATA, HOA_SEN, State.DONE, quarter=Q2, done_on=date(2026, 4, 2))
    told = read_facts(upper.desk, Asked(parse("2026Q1")), up_to_now=True)
    assert told.day == date(2026, 4, 10)
    assert _part(told, DATA, HOA_SEN).stand is Stand.DONE_LATE
    assert _part(_facts(upper), DATA, HOA_SEN).stand is Stand.OVERDUE


# ---- whose tasks --------------------------------------------------------------------------------


def test_a_task_of_several_is_done_when_every_part_is(upper: UpperOffice):
    assert _task(_facts(upper), PLANNING).stand is Stand.OVERDUE
    upper.note(PLANNING, SUOI_BAC, State.DONE, done_on=date(2026, 3, 1))
    assert _task(_facts(upper), PLANNING).stand is Stand.DONE_LATE


def test_the_tasks_of_one_unit_stand_as_its_own_part_does(upper: UpperOffice):
    facts = _facts(upper, unit=HOA_SEN)
    assert facts.unit == HOA_SEN
    assert {task.title: task.stand for task in facts.tasks} == {
        PLANNING.title: Stand.DONE,
        ONLINE.title: Stand.ONGOING,
        DATA.title: Stand.OVERDUE,
    }


def test_the_tasks_of_a_group_are_those_given_to_it(upper: UpperOffice):
    titles = [task.title for task in _facts(upper, unit=ALL).tasks]
    assert titles == [PLANNING.title, ONLINE.title]


def test_what_nobody_leads_is_told_of_the_office_alone(upper: UpperOffice):
    assert _task(_facts(upper), NOBODYS).parts == ()
    assert all(task.title != NOBODYS.title for task in _facts(upper, unit=OWN).tasks)


def test_what_runs_in_a_quarter(upper: UpperOffice):
    running = {task.title for task in _facts(upper).tasks if task.runs}
    assert running == {PLANNING.title, ONLINE.title, DATA.title}


def test_evidence_is_cited(upper: UpperOffice):
    assert _part(_facts(upper), PLANNING, HOA_SEN).documents == (
        "Kế hoạch số 21/KH-UBND ngày 20/01/2026 về cải cách hành chính",
    )


def test_a_withdrawn_task_is_told_but_not_counted(upper: UpperOffice):
    withdraw_task(upper.desk, upper.tasks[DATA.title], "Tỉnh làm chung")
    facts = _facts(upper)
    assert _task(facts, DATA).withdrawn_why == "Tỉnh làm chung"
    assert facts.tally.given == len(facts.tasks) - 1


# ---- plans --------------------------------------------------------------------------------------


def test_a_plan_that_is_named_is_told_alone(upper: UpperOffice):
    other = replace(
        PLAN,
        document=Document("Chuyển đổi số", number="9/KH-SNV", kind="KẾ HOẠCH"),
        tasks=(TaskDraft("Ký số văn bản", "1", lead_units=(HOA_SEN,), deadline="Quý I"),),
    )
    store_plan(upper.desk, other, FIRST, LAST)
    assert len(_facts(upper).plans) == 2
    assert [task.title for task in _facts(upper, plan="9/KH-SNV").tasks] == ["Ký số văn bản"]


def test_a_plan_of_another_year_is_refused(upper: UpperOffice):
    facts = refused("report-plan-elsewhere", lambda: _facts(upper, "2025Q1", plan="07/KH-SNV"))
    assert facts["period"] == "quý I năm 2025"


def test_a_plan_that_ours_carries_out_is_told_by_ours(data_folder: Path):
    with an_office(data_folder) as office:
        above = store_plan(office.desk, ABOVE, FIRST, LAST)
        own = store_plan(office.desk, PLAN, FIRST, LAST)
        assert {plan.id for plan in _of(office.desk).plans} == {above, own}
        _let_carry_out(office.desk, own, above)
        assert {plan.id for plan in _of(office.desk).plans} == {own}
        asked = Asked(parse("2026Q3"), above)
        assert [plan.id for plan in read_facts(office.desk, asked).plans] == [above]


def _of(desk: Desk) -> Facts:
    return read_facts(desk, Asked(parse("2026Q3")))


def _let_carry_out(desk: Desk, own: object, above: object) -> None:
    from db.models.plans import Plan  # noqa: PLC0415 - written as an own plan is

    with desk.writing(desk.act("edit-plan")) as (writer, _):
        writer.change(Plan, own, carries_out_id=above)  # type: ignore[arg-type]


def test_what_last_year_left_open_is_told_in_the_first_report(data_folder: Path):
    draft = PlanDraft(
        Document("Kế hoạch 2026", number="3/KH-UBND", kind="KẾ HOẠCH"),
        tasks=(
            TaskDraft("Làm xong", "1", lead_units=("Văn phòng",), deadline="Quý III"),
            TaskDraft("Còn dở", "2", lead_units=("Văn phòng",), deadline="Quý III"),
            TaskDraft("Thường xuyên làm", "3", lead_units=("Văn phòng",), deadline="Thường xuyên"),
        ),
    )
    with an_office(data_folder) as office:
        desk = office.desk
        old = store_plan(desk, draft, FIRST, LAST)
        done = next(line for line in list_tasks(desk) if line.title == "Làm xong")
        form = ProgressForm(done.id, Quarter(2026, 3), State.DONE, done_on=date(2026, 9, 1))
        set_progress(desk, form, office.folder.files)
        continue_plan(desk, old, date(2027, 1, 1), date(2027, 12, 31))
        _later(desk, 3, 16, 2027)
        first = read_facts(desk, Asked(parse("2027Q1")))
        assert [task.title for task in first.carried] == ["Còn dở"]
        assert "01 nhiệm vụ năm trước chuyển sang" in _of_tasks(desk, "2027Q1")
        assert "chuyển sang" not in _of_tasks(desk, "2027Q2")
        assert not read_facts(desk, Asked(parse("2027Q2"))).carried
        assert not read_facts(desk, Asked(parse("2026Q3"))).carried


def _of_tasks(desk: Desk, period: str) -> str:
    chapters = read_chapters(desk, Asked(parse(period)))
    return next(one.text for one in chapters if one.chapter.code == "direction-tasks")


def test_a_school_year_is_called_one(upper: UpperOffice):
    school = replace(PLAN, document=Document("Năm học mới", number="5/KH-MN", kind="KẾ HOẠCH"))
    store_plan(upper.desk, school, date(2026, 8, 1), date(2027, 7, 31))
    _later(upper.desk, 3, 16, 2027)
    told = _of_tasks(upper.desk, "2027Q1")
    assert told.startswith("Năm học 2026 - 2027, Kế hoạch số 05/KH-MN giao 05 nhiệm vụ.")
    assert _of_tasks(upper.desk, "2026Q4").startswith("Năm 2026, Kế hoạch số 07/KH-SNV giao")


# ---- who reported -------------------------------------------------------------------------------


def test_who_sent_a_report_and_when(upper: UpperOffice):
    sent = {one.unit_name: (one.received_on, one.on_time) for one in _facts(upper).submissions}
    assert sent == {
        HOA_SEN: (date(2026, 3, 9), True),
        SAO_MAI: (date(2026, 3, 13), False),
        SUOI_BAC: (None, None),
    }


def test_units_that_report_each_quarter_owe_for_the_half_year(upper: UpperOffice):
    _later(upper.desk, 6, 12)
    half = _facts(upper, "2026H1").submissions
    assert [one.due for one in half] == [date(2026, 6, 10)] * 3
    assert all(one.received_on is None for one in half)
    assert _facts(upper, "2026Q2").submissions == half


def test_units_stand_in_the_order_of_an_offices_lists(upper: UpperOffice):
    assert [unit.name for unit in _facts(upper).units] == [OWN, HOA_SEN, SAO_MAI, SUOI_BAC]
