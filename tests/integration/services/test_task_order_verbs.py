"""Where tasks stand: moved in their section, to another, to another plan; copied."""

import uuid
from datetime import date

import pytest
from builders.results import refused
from builders.yard import ECONOMY, INNER, Yard

from cchc_desktop.domain.draft import Document, PlanDraft, SectionDraft
from cchc_desktop.domain.status import State
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import redo, undo
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.task_changes.bulk import add_partners, hand_to, set_state
from cchc_desktop.services.task_changes.copying import copy_tasks
from cchc_desktop.services.task_changes.order import (
    move_after,
    move_before,
    move_down,
    move_to_plan,
    move_to_section,
    move_up,
)
from cchc_desktop.services.task_changes.withdrawal import Withdrawal, withdraw_tasks
from db.models.plans import Plan

START = ["Kiểm tra", "Tập huấn", "Khảo sát", "Hội thi", "Báo cáo"]


@pytest.fixture
def yard(desk: Desk) -> Yard:
    return Yard.of(desk)


@pytest.fixture
def next_year(yard: Yard) -> uuid.UUID:
    draft = PlanDraft(
        Document("Kế hoạch năm sau", number="05/KH-UBND", issued_on=date(2027, 1, 10)),
        sections=(SectionDraft("Việc chung", "A", "direction"),),
    )
    return store_plan(yard.desk, draft, date(2027, 1, 1), date(2027, 12, 31))


def section_of(yard: Yard, title: str) -> str | None:
    found: str | None = yard.told(title)["section"]
    return found


# ---- order ---------------------------------------------------------------------------------------


def test_a_task_goes_before_and_after_another(yard: Yard):
    move_before(yard.desk, yard.keys("Khảo sát"), yard.named["Kiểm tra"])
    assert yard.titles() == ["Khảo sát", "Kiểm tra", "Tập huấn", "Hội thi", "Báo cáo"]
    assert yard.deeds() == ["Đổi thứ tự nhiệm vụ “3. Khảo sát”"]
    move_after(yard.desk, yard.keys("Khảo sát"), yard.named["Kiểm tra"])
    assert yard.titles() == ["Kiểm tra", "Khảo sát", "Tập huấn", "Hội thi", "Báo cáo"]
    undo(yard.desk)
    undo(yard.desk)
    assert yard.titles() == START


def test_several_go_together_in_the_order_given_and_into_the_others_section(yard: Yard):
    move_after(yard.desk, yard.keys("Khảo sát", "Kiểm tra"), yard.named["Hội thi"])
    assert yard.titles() == ["Tập huấn", "Hội thi", "Khảo sát", "Kiểm tra", "Báo cáo"]
    assert section_of(yard, "Kiểm tra") == "II"
    assert yard.told("Kiểm tra")["code"] == "1"
    undo(yard.desk)
    assert yard.titles() == START
    redo(yard.desk)
    assert section_of(yard, "Khảo sát") == "II"


def test_only_what_has_to_move_is_written(yard: Yard):
    outcome = move_up(yard.desk, yard.keys("Khảo sát"))
    assert outcome.touched["task"] == set(yard.keys("Tập huấn", "Khảo sát"))
    assert yard.titles() == ["Kiểm tra", "Khảo sát", "Tập huấn", "Hội thi", "Báo cáo"]


def test_steps_stop_at_the_ends(yard: Yard):
    assert move_up(yard.desk, yard.keys("Kiểm tra", "Tập huấn")).seq is None
    assert move_down(yard.desk, yard.keys("Khảo sát")).seq is None
    move_down(yard.desk, yard.keys("Kiểm tra", "Tập huấn"))
    assert yard.titles()[:3] == ["Khảo sát", "Kiểm tra", "Tập huấn"]
    move_down(yard.desk, yard.keys("Khảo sát"))
    move_up(yard.desk, yard.keys("Khảo sát", "Tập huấn"))
    assert yard.titles()[:3] == ["Khảo sát", "Tập huấn", "Kiểm tra"]


def test_a_step_passes_what_is_withdrawn(yard: Yard):
    withdraw_tasks(yard.desk, yard.keys("Tập huấn"), Withdrawal("Thôi"))
    move_up(yard.desk, yard.keys("Khảo sát"))
    order = [title for title in yard.titles() if title in ("Khảo sát", "Kiểm tra")]
    assert order == ["Khảo sát", "Kiểm tra"]


def test_positions_that_two_computers_gave_twice_are_told_apart(yard: Yard):
    with yard.desk.writing(yard.desk.act("test")) as (writer, _):
        writer.connection.exec_driver_sql("UPDATE task SET position = 7")
    move_up(yard.desk, yard.keys("Khảo sát"))
    order = yard.titles()
    move_up(yard.desk, yard.keys("Khảo sát"))
    assert yard.titles().index("Khảo sát") == max(order.index("Khảo sát") - 1, 0)
    positions = yard.rows("SELECT position FROM task WHERE section_id IS NOT NULL")
    assert len(set(positions)) >= 3


def test_what_does_not_stand_together_is_not_put_in_order(yard: Yard, next_year: uuid.UUID):
    refused("reorder-across-sections", lambda: move_up(yard.desk, yard.keys("Kiểm tra", "Hội thi")))
    (copy,) = copy_tasks(yard.desk, yard.keys("Kiểm tra"), next_year)
    facts = refused(
        "reorder-across-plans", lambda: move_after(yard.desk, [copy], yard.named["Hội thi"])
    )
    assert facts["other"] == "1. Hội thi"
    assert move_after(yard.desk, yard.keys("Hội thi"), yard.named["Hội thi"]).seq is None


# ---- sections and plans --------------------------------------------------------------------------


def test_tasks_go_to_the_end_of_a_section_or_out_of_any(yard: Yard):
    move_to_section(yard.desk, yard.keys("Kiểm tra", "Tập huấn"), "II")
    assert yard.titles() == ["Khảo sát", "Hội thi", "Báo cáo", "Kiểm tra", "Tập huấn"]
    assert yard.deeds() == ["Chuyển 2 nhiệm vụ sang phần khác"]
    move_to_section(yard.desk, yard.keys("Hội thi"), None)
    assert section_of(yard, "Hội thi") is None
    assert yard.titles()[-1] == "Hội thi"
    assert move_to_section(yard.desk, yard.keys("Kiểm tra"), "công vụ").seq is None
    facts = refused(
        "task-section-not-found", lambda: move_to_section(yard.desk, yard.keys("Kiểm tra"), "V")
    )
    assert facts["task"] == "1. Kiểm tra"


def test_a_task_goes_to_another_plan_with_all_it_has(yard: Yard, next_year: uuid.UUID):
    set_state(yard.desk, yard.keys("Kiểm tra"), State.IN_PROGRESS)
    before = yard.told("Kiểm tra")
    move_to_plan(yard.desk, yard.keys("Kiểm tra", "Khảo sát"), next_year, "A")
    assert yard.deeds() == ["Chuyển 2 nhiệm vụ sang kế hoạch khác"]
    told = yard.told("Kiểm tra", next_year)
    assert (told["code"], told["section"], told["lead_units"]) == ("1", "A", [INNER])
    assert told["deadline"]["text"] == "Quý II"
    due = (
        "SELECT m.due FROM milestone m JOIN deadline d ON d.id = m.deadline_id"
        " WHERE d.task_id = ? AND NOT m.gone"
    )
    assert yard.rows(due, yard.named["Kiểm tra"].bytes) == [("2027-06-30",)]
    assert yard.rows("SELECT count(*) FROM progress WHERE NOT gone") == [(1,)]
    undo(yard.desk)
    assert yard.told("Kiểm tra") == before
    assert yard.rows(due, yard.named["Kiểm tra"].bytes) == [("2026-06-30",)]


def test_nothing_goes_into_a_plan_another_office_keeps(yard: Yard, next_year: uuid.UUID):
    with yard.desk.writing(yard.desk.act("test")) as (writer, _):
        writer.change(Plan, next_year, steward_id=uuid.uuid4())
    for act in (move_to_plan, copy_tasks):
        refused(
            "plan-kept-elsewhere",
            lambda act=act: act(yard.desk, yard.keys("Kiểm tra"), next_year),
        )


# ---- copies --------------------------------------------------------------------------------------


def test_a_copy_beside_its_original_says_the_same_without_code_or_results(yard: Yard):
    add_partners(yard.desk, yard.keys("Kiểm tra"), [ECONOMY])
    hand_to(yard.desk, yard.keys("Kiểm tra"), "Trần Văn Bình")
    set_state(yard.desk, yard.keys("Kiểm tra"), State.DONE)
    (copy,) = copy_tasks(yard.desk, yard.keys("Kiểm tra"))
    assert yard.deeds() == ["Chép nhiệm vụ “1. Kiểm tra”"]
    assert yard.titles() == ["Kiểm tra", "Tập huấn", "Khảo sát", "Kiểm tra", "Hội thi", "Báo cáo"]
    assert yard.rows("SELECT code FROM task WHERE id = ?", copy.bytes) == [(None,)]
    parts = (
        "SELECT a.role, n.name, p.name FROM assignment a JOIN unit_name n USING (unit_id)"
        " LEFT JOIN person p ON p.id = a.person_id WHERE a.task_id = ? ORDER BY a.position"
    )
    assert yard.rows(parts, copy.bytes) == yard.rows(parts, yard.named["Kiểm tra"].bytes)
    assert yard.rows("SELECT count(*) FROM progress") == [(1,)]
    assert yard.rows("SELECT phrase FROM deadline WHERE task_id = ?", copy.bytes) == [("Quý II",)]
    undo(yard.desk)
    assert yard.titles() == START


def test_copies_in_another_plan_keep_their_codes_and_date_anew(yard: Yard, next_year: uuid.UUID):
    copies = copy_tasks(yard.desk, yard.keys("Tập huấn", "Kiểm tra"), next_year, "A")
    assert yard.deeds() == ["Chép 2 nhiệm vụ"]
    assert len(copies) == 2
    told = [yard.told(title, next_year) for title in ("Tập huấn", "Kiểm tra")]
    assert [(one["code"], one["section"]) for one in told] == [("2", "A"), ("1", "A")]
    due = (
        "SELECT m.due FROM milestone m JOIN deadline d ON d.id = m.deadline_id WHERE d.task_id = ?"
    )
    assert [yard.rows(due, copy.bytes) for copy in copies] == [[("2027-09-30",)], [("2027-06-30",)]]
    assert yard.titles()[-5:] == START
