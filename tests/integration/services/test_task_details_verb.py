"""The whole of one task, as the panel shows it."""

import time
import uuid
from datetime import date
from pathlib import Path

import pytest
from builders.results import (
    BY_SCHOOLS,
    CULTURE,
    ECONOMY,
    MONTHLY,
    OURS,
    OWN,
    Q1,
    Q2,
    SCHOOLS,
    SHARED,
    STAGED,
    Ward,
    refused,
)

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.draft import Document, PlanDraft, TaskDraft
from cchc_desktop.domain.status import Shown, State
from cchc_desktop.services.evidence import Reference
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.task_changes.bulk import hand_to, set_deadline
from cchc_desktop.services.task_changes.copying import copy_tasks
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from cchc_desktop.services.task_changes.withdrawal import Withdrawal, withdraw_tasks
from cchc_desktop.services.task_list.details import TaskDetails, task_details
from db.models.tasks import Task


@pytest.fixture
def ward(office: Office) -> Ward:
    return Ward.of(office)


def details(ward: Ward, task: TaskDraft) -> TaskDetails:
    return task_details(ward.desk, ward.tasks[task.title])


def test_words_units_and_person(ward: Ward):
    key = ward.tasks[OURS.title]
    change = TaskChange(
        products=("Kế hoạch", "Biên bản"),
        details=("Lập đoàn",),
        partners=(ECONOMY,),
        funding="20 triệu đồng",
        note="Hai đợt",
    )
    edit_task(ward.desk, key, change)
    hand_to(ward.desk, [key], "Trần Văn Bình")
    told = details(ward, OURS)
    assert (told.code, told.title, told.plan.name) == ("1", OURS.title, "21/KH-UBND")
    assert (told.products, told.details) == (("Kế hoạch", "Biên bản"), ("Lập đoàn",))
    assert (told.funding, told.note, told.keeper) == ("20 triệu đồng", "Hai đợt", None)
    assert [(one.unit, one.person) for one in told.leads] == [
        (OWN, "Trần Văn Bình"),
        (CULTURE, None),
    ]
    assert [one.unit for one in told.partners] == [ECONOMY]
    assert (told.state, told.above, told.below, told.entries) == (Shown.UPCOMING, None, (), ())


def test_members_say_through_which_group_they_came(ward: Ward):
    told = details(ward, BY_SCHOOLS)
    assert [(one.unit, one.via) for one in told.leads] == [
        (school, "Các trường học") for school in SCHOOLS
    ]


def test_milestones_tell_what_has_passed_and_what_was_met(ward: Ward):
    ward.set(STAGED, Q1, State.DONE, occurrence="2026-03-31", done_on=date(2026, 3, 20))
    told = details(ward, STAGED).deadline
    assert (told.phrase, told.kind, told.due) == (STAGED.deadline, "compound", date(2026, 10, 31))
    assert [(one.due, one.passed, one.done) for one in told.milestones] == [
        (date(2026, 3, 31), True, True),
        (date(2026, 10, 31), False, False),
    ]
    monthly = details(ward, MONTHLY).deadline
    assert len(monthly.milestones) == 12
    assert {one.rule for one in monthly.milestones} == {"monthly"}
    assert monthly.milestones[0].key == "2026-01"


def test_a_time_is_met_when_every_lead_met_it(ward: Ward):
    set_deadline(ward.desk, [ward.tasks[SHARED.title]], "Tháng 3 và tháng 9")
    for unit, met in ((CULTURE, False), (ECONOMY, True)):
        ward.set(SHARED, Q1, State.DONE, unit=unit, occurrence="2026-03")
        assert details(ward, SHARED).deadline.milestones[0].done is met


def test_a_deadline_that_waits_for_an_event_and_one_in_doubt(ward: Ward):
    key = ward.tasks[SHARED.title]
    set_deadline(ward.desk, [key], "Kịp thời")
    told = details(ward, SHARED)
    assert told.state is Shown.UNCONFIRMED
    (doubt,) = told.doubts
    assert (doubt.field, doubt.code, doubt.facts["phrase"]) == (
        "deadline",
        "deadline-doubts.hurry",
        "Kịp thời",
    )
    assert told.deadline.event_on is None


def test_results_and_what_proves_them_come_newest_first(ward: Ward, tmp_path: Path):
    file = tmp_path / "Báo cáo kiểm tra.pdf"
    file.write_bytes(b"%PDF")
    ward.set(OURS, Q1, State.IN_PROGRESS, percent=30, result="Đã lập đoàn")
    proof = Reference("Quyết định lập đoàn", "12/QĐ-UBND", date(2026, 2, 5))
    ward.set(OURS, Q1, State.IN_PROGRESS, percent=40, evidence=[proof])
    ward.set(OURS, Q2, State.DONE, result="Xong", unit=CULTURE, evidence=[str(file)])
    told = details(ward, OURS)
    assert [(one.quarter, one.unit, one.percent, one.result) for one in told.entries] == [
        ("2026Q2", CULTURE, 100, "Xong"),
        ("2026Q1", OWN, 40, "Đã lập đoàn"),
    ]
    assert [entry.entered_by for entry in told.entries] == [ward.desk.who] * 2
    assert [(one.number, one.issued_on, one.title, one.file) for one in told.evidence] == [
        (None, None, "Báo cáo kiểm tra", "Báo cáo kiểm tra.pdf"),
        ("12/QĐ-UBND", date(2026, 2, 5), "Quyết định lập đoàn", None),
    ]
    assert (told.state, told.percent) == (Shown.IN_PROGRESS, 70)


def test_the_task_above_those_below_and_last_years(ward: Ward):
    key = ward.tasks[OURS.title]
    above = PlanDraft(
        Document("Kế hoạch thành phố", number="03/KH-UBND", issuer="UBND thành phố"),
        tasks=(TaskDraft("Kiểm tra cả thành phố", "II.4"),),
    )
    plan = store_plan(ward.desk, above, date(2026, 1, 1), date(2026, 12, 31))
    with ward.desk.store.reading() as connection:
        upper = uuid.UUID(
            bytes=connection.exec_driver_sql(
                "SELECT id FROM task WHERE plan_id = ?", (plan.bytes,)
            ).scalar_one()
        )
    with ward.desk.writing(ward.desk.act("test")) as (writer, _):
        writer.change(Task, key, carries_out_id=upper, continues_id=ward.tasks[STAGED.title])
    told = details(ward, OURS)
    assert told.above is not None
    assert told.above.plan.issuer == "UBND thành phố"
    assert (told.above.code, told.above.plan.name) == ("II.4", "03/KH-UBND")
    assert told.last_year is not None
    assert told.last_year.title == STAGED.title
    assert [one.title for one in task_details(ward.desk, upper).below] == [OURS.title]


def test_a_withdrawn_task_tells_why(ward: Ward):
    withdraw_tasks(ward.desk, [ward.tasks[OURS.title]], Withdrawal("Không còn phù hợp"))
    told = details(ward, OURS)
    assert (told.state, told.withdrawn_on, told.withdrawn_why) == (
        Shown.STOPPED,
        date(2026, 5, 20),
        "Không còn phù hợp",
    )


def test_a_unit_that_reported_and_left_is_told_apart(ward: Ward):
    ward.set(OURS, Q1, State.IN_PROGRESS, unit=CULTURE, result="Đã làm")
    edit_task(ward.desk, ward.tasks[OURS.title], TaskChange(leads=(OWN,)))
    told = details(ward, OURS)
    assert [one.unit for one in told.leads] == [OWN]
    assert [(one.unit, one.until) for one in told.former] == [(CULTURE, date(2026, 5, 19))]
    assert [one.unit for one in told.entries] == [CULTURE]


def test_what_is_not_there_is_refused(ward: Ward):
    refused("task-not-found", lambda: task_details(ward.desk, uuid.uuid4()))


def test_it_is_read_in_a_moment(ward: Ward):
    for _ in range(3):
        copy_tasks(ward.desk, list(ward.tasks.values()))
    for quarter in (Q1, Q2):
        for percent in range(0, 100, 10):
            ward.set(OURS, quarter, State.IN_PROGRESS, percent=percent, result="Đang làm")
    times = []
    for _ in range(5):
        begun = time.process_time()
        details(ward, OURS)
        times.append(time.process_time() - begun)
    assert min(times) < 0.05  # aimed at 10 ms; a shared machine decides nothing finer
