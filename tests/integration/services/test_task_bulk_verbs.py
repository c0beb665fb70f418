"""Many tasks changed at once: one set, one sentence, all or nothing."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from builders.results import refused
from builders.yard import CULTURE, ECONOMY, INNER, Yard

from cchc_desktop.domain.status import State
from cchc_desktop.services.desk import VIETNAM, Desk
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.people import PeopleBook
from cchc_desktop.services.task_changes.bulk import (
    add_partners,
    hand_to,
    remove_partners,
    set_deadline,
    set_leads,
    set_partners,
    set_state,
)
from cchc_desktop.services.task_changes.withdrawal import Withdrawal, bring_back, withdraw_tasks
from cchc_desktop.services.task_list.details import task_details
from cchc_desktop.services.task_list.history import task_history
from cchc_desktop.services.task_list.listing import list_tasks
from db.models.tasks import Task


@pytest.fixture
def yard(desk: Desk) -> Yard:
    return Yard.of(desk)


def _sets(yard: Yard) -> int:
    return len(list_history(yard.desk))


def test_one_deadline_for_three_tasks_is_one_set_that_goes_back(yard: Yard):
    before, sets = [yard.told(title) for title in ("Kiểm tra", "Hội thi")], _sets(yard)
    outcome = set_deadline(
        yard.desk, yard.keys("Kiểm tra", "Hội thi", "Tập huấn"), " Trước  15/11/2026 "
    )
    assert _sets(yard) == sets + 1
    assert yard.deeds() == ["Đổi thời hạn của 3 nhiệm vụ"]
    for title in ("Kiểm tra", "Hội thi", "Tập huấn"):
        told = yard.told(title)["deadline"]
        assert (told["text"], told["kind"]) == ("Trước 15/11/2026", "fixed")
    assert outcome.touched["deadline"]
    undo(yard.desk)
    assert [yard.told(title) for title in ("Kiểm tra", "Hội thi")] == before


def test_one_task_is_named(yard: Yard):
    set_deadline(yard.desk, yard.keys("Tập huấn"), "Tháng 10")
    assert yard.deeds() == ["Đổi thời hạn của nhiệm vụ “2. Tập huấn”"]


def test_what_is_so_already_writes_nothing(yard: Yard):
    sets = _sets(yard)
    assert set_deadline(yard.desk, yard.keys("Kiểm tra", "Khảo sát"), "Quý II").seq is None
    assert set_leads(yard.desk, yard.keys("Kiểm tra", "Tập huấn"), [INNER]).seq is None
    assert set_partners(yard.desk, [], [INNER]).seq is None
    assert _sets(yard) == sets


def test_a_phrase_that_is_unclear_leaves_a_doubt_for_each(yard: Yard):
    set_deadline(yard.desk, yard.keys("Kiểm tra", "Tập huấn"), "Kịp thời")
    open_doubts = "SELECT count(*) FROM doubt WHERE NOT gone AND code = 'deadline-doubts.hurry'"
    assert yard.rows(open_doubts) == [(2,)]


def test_leads_by_words_and_by_id(yard: Yard):
    unit = uuid.UUID(bytes=yard.rows("SELECT unit_id FROM unit_name WHERE name = ?", ECONOMY)[0][0])
    set_leads(yard.desk, yard.keys("Hội thi", "Báo cáo"), [unit, "phòng nội vụ"])
    assert yard.deeds() == ["Đổi đơn vị chủ trì của 2 nhiệm vụ"]
    told = yard.told("Hội thi")
    assert told["lead_units"] == [ECONOMY, INNER]
    assert told["partner_units"] == [], "who leads does not support as well"
    assert yard.told("Báo cáo")["lead_units"] == [ECONOMY, INNER]


def test_a_unit_nobody_knows_yet_is_added_once(yard: Yard):
    set_leads(yard.desk, yard.keys("Hội thi", "Báo cáo"), ["Đoàn Thanh niên"])
    assert yard.rows("SELECT count(*) FROM unit_name WHERE name = 'Đoàn Thanh niên'") == [(1,)]
    undo(yard.desk)
    assert yard.told("Hội thi")["lead_units"] == [CULTURE]


def test_partners_come_and_go(yard: Yard):
    tasks = yard.keys("Kiểm tra", "Khảo sát", "Hội thi")
    add_partners(yard.desk, tasks, [ECONOMY])
    assert yard.deeds() == ["Thêm đơn vị phối hợp cho 3 nhiệm vụ"]
    assert yard.told("Kiểm tra")["partner_units"] == [ECONOMY]
    assert yard.told("Khảo sát")["partner_units"] == [], "it leads this one"
    assert yard.told("Hội thi")["partner_units"] == [INNER, ECONOMY]
    remove_partners(yard.desk, tasks, [INNER])
    assert yard.deeds() == ["Bớt đơn vị phối hợp của 3 nhiệm vụ"]
    assert yard.told("Hội thi")["partner_units"] == [ECONOMY]
    set_partners(yard.desk, tasks, [CULTURE])
    assert yard.told("Kiểm tra")["partner_units"] == [CULTURE]
    assert yard.told("Hội thi")["partner_units"] == []
    assert yard.told("Hội thi")["lead_units"] == [CULTURE]


def test_tasks_are_handed_to_a_person_and_taken_back(yard: Yard):
    tasks = yard.keys("Kiểm tra", "Hội thi")
    hand_to(yard.desk, tasks, "Trần Văn Bình")
    assert yard.deeds() == ["Giao 2 nhiệm vụ cho Trần Văn Bình"]
    people = {line.title: line.person for line in list_tasks(yard.desk)}
    assert (people["Kiểm tra"], people["Hội thi"]) == ("Trần Văn Bình", "Trần Văn Bình")
    with yard.desk.store.reading() as connection:
        mai = PeopleBook.read(connection, yard.desk.unit_id).by_name["lý thị mai"]
    hand_to(yard.desk, tasks[:1], mai)
    assert yard.deeds() == ["Giao nhiệm vụ “1. Kiểm tra” cho Lý Thị Mai"]
    hand_to(yard.desk, tasks, None)
    assert yard.deeds() == ["Thôi giao 2 nhiệm vụ"]
    assert {line.person for line in list_tasks(yard.desk)} == {None}


def test_a_state_is_noted_for_the_running_quarter(yard: Yard):
    set_state(yard.desk, yard.keys("Kiểm tra", "Tập huấn"), State.DONE)
    assert yard.deeds() == ["Ghi “Hoàn thành” cho 2 nhiệm vụ, quý II/2026"]
    query = "SELECT quarter, state, percent FROM progress WHERE NOT gone"
    assert yard.rows(query) == [("2026Q2", "done", 100)] * 2
    undo(yard.desk)
    assert yard.rows(query) == []


def test_withdrawn_tasks_keep_their_results_and_come_back(yard: Yard):
    tasks = yard.keys("Kiểm tra", "Tập huấn")
    set_state(yard.desk, tasks, State.IN_PROGRESS)
    said = Withdrawal(
        "Không còn kinh phí.",
        number="45/QĐ-UBND",
        issued_on=datetime(2026, 5, 18).date(),  # noqa: DTZ001
    )
    withdraw_tasks(yard.desk, tasks, said)
    assert yard.deeds() == ["Bãi bỏ 2 nhiệm vụ"]
    query = (
        "SELECT DISTINCT withdrawn_on, withdrawn_why, withdrawn_by_number, withdrawn_by_on"
        " FROM task WHERE withdrawn_on IS NOT NULL"
    )
    assert yard.rows(query) == [("2026-05-20", "Không còn kinh phí.", "45/QĐ-UBND", "2026-05-18")]
    why = "Không còn kinh phí (theo văn bản số 45/QĐ-UBND ngày 18/5/2026)"
    assert task_details(yard.desk, tasks[0]).withdrawn_why == why
    assert any(why in line.sentence for line in task_history(yard.desk, tasks[0]))
    assert yard.rows("SELECT count(*) FROM progress WHERE NOT gone") == [(2,)]
    facts = refused("task-withdrawn", lambda: withdraw_tasks(yard.desk, tasks, Withdrawal("Thôi")))
    assert facts["task"] == "1. Kiểm tra"
    bring_back(yard.desk, tasks)
    assert yard.deeds() == ["Khôi phục 2 nhiệm vụ đã bãi bỏ"]
    assert yard.rows(query) == []
    refused("not-withdrawn", lambda: bring_back(yard.desk, tasks))


def test_a_withdrawal_wants_its_reason_and_a_day_that_has_come(yard: Yard):
    tasks, sets = yard.keys("Kiểm tra", "Tập huấn"), _sets(yard)
    for few, code in ((tasks, "-many"), (tasks[:1], "")):
        refused(
            f"withdrawal-without-reason{code}",
            lambda few=few: withdraw_tasks(yard.desk, few, Withdrawal(" ", number="1/QĐ")),
        )
    later = datetime(2026, 6, 1, tzinfo=VIETNAM).date()
    refused(
        "withdrawal-in-future",
        lambda: withdraw_tasks(yard.desk, tasks, Withdrawal("Thôi", on=later)),
    )
    assert _sets(yard) == sets


VERBS: dict[str, Callable[[Desk, list[uuid.UUID]], object]] = {
    "deadline": lambda desk, tasks: set_deadline(desk, tasks, "Tháng 9"),
    "leads": lambda desk, tasks: set_leads(desk, tasks, ["Đội mới"]),
    "partners": lambda desk, tasks: add_partners(desk, tasks, ["Đội mới"]),
    "person": lambda desk, tasks: hand_to(desk, tasks, "Người mới"),
    "state": lambda desk, tasks: set_state(desk, tasks, State.PAUSED),
}


@pytest.mark.parametrize("verb", VERBS)
def test_one_task_that_may_not_be_changed_stops_them_all(yard: Yard, verb: str):
    withdraw_tasks(yard.desk, yard.keys("Khảo sát"), Withdrawal("Thôi"))
    before, sets = yard.told("Kiểm tra"), _sets(yard)
    facts = refused(
        "task-withdrawn", lambda: VERBS[verb](yard.desk, yard.keys("Kiểm tra", "Khảo sát"))
    )
    assert facts["task"] == "3. Khảo sát"
    assert yard.told("Kiểm tra") == before
    assert _sets(yard) == sets
    assert yard.rows("SELECT count(*) FROM unit_name WHERE name = 'Đội mới'") == [(0,)]


@pytest.mark.parametrize("verb", ["deadline", "leads", "partners", "person"])
def test_a_task_another_office_keeps_is_named(yard: Yard, verb: str):
    with yard.desk.writing(yard.desk.act("test")) as (writer, _):
        writer.change(Task, yard.named["Tập huấn"], steward_id=uuid.uuid4())
    facts = refused(
        "task-kept-elsewhere", lambda: VERBS[verb](yard.desk, yard.keys("Kiểm tra", "Tập huấn"))
    )
    assert facts["task"] == "2. Tập huấn"


def test_a_task_whose_part_is_nobodys_alone_is_named(yard: Yard):
    set_leads(yard.desk, yard.keys("Khảo sát"), [ECONOMY, CULTURE])
    facts = refused(
        "progress-whose",
        lambda: set_state(yard.desk, yard.keys("Kiểm tra", "Khảo sát"), State.DONE),
    )
    assert facts["task"] == "3. Khảo sát"
    set_state(yard.desk, yard.keys("Khảo sát"), State.DONE, CULTURE)
    assert yard.rows("SELECT count(*) FROM progress") == [(1,)]


def test_a_quarter_before_the_plan_is_refused_with_the_task(yard: Yard):
    early = replace(yard.desk, now=lambda: datetime(2025, 11, 3, 8, tzinfo=VIETNAM))
    facts = refused(
        "task-outside-quarter", lambda: set_state(early, yard.keys("Tập huấn"), State.DONE)
    )
    assert facts["task"] == "2. Tập huấn"


def test_a_task_that_is_not_there_is_refused(yard: Yard):
    refused("task-not-found", lambda: set_deadline(yard.desk, [uuid.uuid4()], "Quý I"))
    refused("task-not-found", lambda: hand_to(yard.desk, [*yard.named.values(), uuid.uuid4()], ""))
    refused("person-not-found", lambda: hand_to(yard.desk, yard.keys("Kiểm tra"), uuid.uuid4()))
