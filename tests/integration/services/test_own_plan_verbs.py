"""The office's own plan: what is proposed for it, and what storing it makes."""

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders.drafts import DOCUMENT, DRAFT, many_tasks
from builders.plans_above import ABOVE, FIRST, GROUP, LAST, OWN

from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.draft import TaskDraft
from cchc_desktop.domain.status import State
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.plans.own import store_own_plan
from cchc_desktop.services.plans.proposal import PlanProposal, Why
from cchc_desktop.services.plans.proposing import (
    plans_above,
    plans_before,
    propose_from_above,
    propose_from_last_year,
    propose_from_nothing,
)
from cchc_desktop.services.plans.storing import list_plans, show_plan, store_plan
from cchc_desktop.services.progress import ProgressForm, record
from cchc_desktop.services.task_changes.edit import TaskForm, add_task
from cchc_desktop.services.units import UnitForm, add_unit
from resources.words import deed, knows


def _rows(desk: Desk, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with desk.store.reading() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(statement, values)]


@pytest.fixture
def above(desk: Desk) -> uuid.UUID:
    add_unit(desk, UnitForm(OWN, member_of=(GROUP,)))
    add_unit(desk, UnitForm("Ủy ban nhân dân xã Bến Đò", member_of=(GROUP,)))
    return store_plan(desk, ABOVE, FIRST, LAST)


@pytest.fixture
def proposal(desk: Desk, above: uuid.UUID) -> PlanProposal:
    return propose_from_above(desk, above)


def test_the_tasks_for_us_are_proposed_named_or_through_a_group(proposal: PlanProposal):
    told = [(one.title, one.why, one.chosen) for one in proposal.tasks]
    assert told == [
        ("Ban hành kế hoạch cải cách hành chính của địa phương", Why.LED, True),
        ("Công khai thủ tục hành chính", Why.LED, True),
        ("Khảo sát mức độ hài lòng", Why.SHARED, True),
    ]
    first = proposal.tasks[0]
    assert (first.products, first.deadline) == (("Kế hoạch",), "Trước ngày 20/01/2026")
    assert (first.leads, first.partners) == ((OWN,), ())
    assert [one.code for one in proposal.sections] == ["I", "III"]
    assert [one.section for one in proposal.tasks] == [0, 1, 1]


def test_a_department_of_ours_that_a_plan_names_is_us(desk: Desk):
    add_unit(desk, UnitForm("Phòng Văn hóa - Xã hội phường Hoa Sen", parent=OWN))
    task = TaskDraft("Việc của phòng", lead_units=("Phòng Văn hóa - Xã hội phường Hoa Sen",))
    plan = store_plan(desk, replace(ABOVE, tasks=(task,)), FIRST, LAST)
    assert [one.title for one in propose_from_above(desk, plan).tasks] == ["Việc của phòng"]


def test_the_head_of_the_proposal_is_ours(proposal: PlanProposal):
    document = proposal.document
    assert (document.issuer, document.place, document.number) == (OWN, "Hoa Sen", None)
    assert document.subject == f"Cải cách hành chính năm 2026 của {OWN}"
    assert document.recipients == ("Ủy ban nhân dân thành phố (để báo cáo)", "Lưu: VT")
    assert "05/KH-UBND ngày 08/01/2026" in proposal.bases[0].text
    assert proposal.bases[0].cited[0].number == "05/KH-UBND"
    assert (proposal.first_day, proposal.last_day) == (FIRST, LAST)


def test_storing_ties_each_line_to_the_task_above_in_one_change_set(
    desk: Desk, above: uuid.UUID, proposal: PlanProposal
):
    second = proposal.tasks[1]
    proposal = proposal.split(second.id)
    twin = proposal.tasks[2]
    proposal = proposal.with_task(
        replace(
            twin,
            title="Niêm yết thủ tục tại nơi tiếp nhận",
            leads=("Phòng Kinh tế",),
            person="Lý Thị Mai",
            deadline="Trước ngày 15/5/2026",
            products=("Ảnh chụp",),
        )
    )
    proposal = proposal.choosing([proposal.tasks[3].id], chosen=False)
    before = len(list_history(desk))
    plan = store_own_plan(desk, proposal)
    newest = list_history(desk)[0]
    assert len(list_history(desk)) == before + 1
    assert deed(newest.verb, newest.facts).endswith(": 3 nhiệm vụ")
    told = show_plan(desk.store, plan)
    assert [(one["code"], one["section"], one["title"]) for one in told["tasks"]] == [
        ("1", "I", "Ban hành kế hoạch cải cách hành chính của địa phương"),
        ("2", "III", "Công khai thủ tục hành chính"),
        ("3", "III", "Niêm yết thủ tục tại nơi tiếp nhận"),
    ]
    assert told["tasks"][2]["lead_units"] == ["Phòng Kinh tế"]
    assert told["tasks"][2]["deadline"]["milestones"][0]["due"] == "2026-05-14"
    ties = "SELECT n.title, a.code FROM task n JOIN task a ON a.id = n.carries_out_id"
    assert _rows(desk, ties + " ORDER BY n.position") == [
        ("Ban hành kế hoạch cải cách hành chính của địa phương", "1"),
        ("Công khai thủ tục hành chính", "4"),
        ("Niêm yết thủ tục tại nơi tiếp nhận", "4"),
    ]
    carried = _rows(desk, "SELECT carries_out_id, steward_id FROM plan WHERE id = ?", plan.bytes)
    assert carried == [(above.bytes, None)]
    assert _rows(
        desk,
        "SELECT w.name FROM assignment a JOIN person w ON w.id = a.person_id"
        " JOIN task t ON t.id = a.task_id WHERE t.plan_id = ?",
        plan.bytes,
    ) == [("Lý Thị Mai",)]


def test_undo_takes_the_whole_plan_back(desk: Desk, proposal: PlanProposal):
    store_own_plan(desk, proposal)
    assert len(list_plans(desk.store, desk.today)) == 2
    undo(desk)
    assert len(list_plans(desk.store, desk.today)) == 1


def test_what_is_carried_out_already_is_not_chosen_again(
    desk: Desk, above: uuid.UUID, proposal: PlanProposal
):
    store_own_plan(desk, proposal.choosing([proposal.tasks[0].id], chosen=False))
    again = propose_from_above(desk, above)
    assert [(one.why, one.chosen) for one in again.tasks] == [
        (Why.LED, True),
        (Why.TAKEN, False),
        (Why.TAKEN, False),
    ]


def test_a_section_nothing_is_taken_from_is_left_out(desk: Desk, proposal: PlanProposal):
    keys = [one.id for one in proposal.tasks if one.section == 0]
    plan = store_own_plan(desk, proposal.choosing(keys, chosen=False))
    told = show_plan(desk.store, plan)
    assert [one["code"] for one in told["sections"]] == ["III"]
    assert {one["section"] for one in told["tasks"]} == {"III"}


@pytest.mark.parametrize(
    ("spoilt", "code"),
    [
        (lambda p: replace(p, document=replace(p.document, subject=" ")), "plan-without-subject"),
        (lambda p: p.choosing([t.id for t in p.tasks], chosen=False), "own-plan-without-tasks"),
        (lambda p: p.with_task(replace(p.tasks[0], title=" ")), "own-plan-untitled"),
        (lambda p: replace(p, first_day=LAST, last_day=FIRST), "plan-days-backwards"),
        (
            lambda p: replace(p, document=replace(ABOVE.document, issuer=ABOVE.document.issuer)),
            "plan-already-there",
        ),
    ],
)
def test_what_is_no_plan_yet_is_refused(desk: Desk, proposal: PlanProposal, spoilt: Any, code: str):
    before = len(list_plans(desk.store, desk.today))
    with pytest.raises(RefusedError) as refused:
        store_own_plan(desk, spoilt(proposal))
    assert refused.value.code == code
    assert knows(code)
    assert len(list_plans(desk.store, desk.today)) == before


def _last_year(desk: Desk) -> uuid.UUID:
    tasks = (
        TaskDraft("Xong rồi", code="1", lead_units=(OWN,), deadline="Quý I năm 2026"),
        TaskDraft("Còn dở", code="2", lead_units=(OWN,), deadline="Trước ngày 15/9/2026"),
        TaskDraft("Chưa ai nói", code="3", lead_units=(OWN,), deadline="Quý IV/2026"),
        TaskDraft("Thường xuyên làm", code="4", lead_units=(OWN,), deadline="Thường xuyên"),
    )
    plan = store_plan(desk, replace(DRAFT, document=DOCUMENT, tasks=tasks), FIRST, LAST)
    done = uuid.UUID(bytes=_rows(desk, "SELECT id FROM task WHERE title = 'Xong rồi'")[0][0])
    form = ProgressForm(done, Quarter(2026, 1), State.DONE, done_on=date(2026, 3, 2))
    with desk.writing(desk.act("set-progress", quarter=1, year=2026, count=1)) as (writer, _):
        record(writer, desk, [form])
    return plan


def test_last_years_plan_proposes_what_goes_on_a_year_later(desk: Desk):
    proposal = propose_from_last_year(desk, _last_year(desk))
    assert [(one.title, one.chosen, one.deadline) for one in proposal.tasks] == [
        ("Xong rồi", False, "Quý I năm 2027"),
        ("Còn dở", True, "Trước ngày 15/9/2027"),
        ("Chưa ai nói", True, "Quý IV/2027"),
        ("Thường xuyên làm", True, "Thường xuyên"),
    ]
    assert (proposal.first_day, proposal.last_day) == (date(2027, 1, 1), date(2027, 12, 31))
    assert proposal.document.subject == "Cải cách hành chính năm 2027 của phường Hoa Sen"
    assert proposal.document.number is None


def _closed(desk: Desk) -> list[str]:
    closed = (
        "SELECT t.title FROM progress p JOIN assignment a ON a.id = p.assignment_id"
        " JOIN task t ON t.id = a.task_id WHERE p.state = 'carried-over' AND NOT p.gone"
        " ORDER BY t.position"
    )
    return [title for (title,) in _rows(desk, closed)]


def test_what_goes_on_is_closed_there_and_continues_it(desk: Desk):
    proposal = propose_from_last_year(desk, _last_year(desk))
    dropped = proposal.choosing([proposal.tasks[2].id], chosen=False)
    plan = store_own_plan(desk, dropped)
    assert _closed(desk) == ["Còn dở"]
    ties = "SELECT n.title, o.title FROM task n JOIN task o ON o.id = n.continues_id"
    assert _rows(desk, ties) == [("Còn dở", "Còn dở"), ("Thường xuyên làm", "Thường xuyên làm")]
    assert next(o for o in list_plans(desk.store, desk.today) if o.id == plan).continues


def test_what_is_open_may_be_left_open(desk: Desk):
    proposal = propose_from_last_year(desk, _last_year(desk))
    store_own_plan(desk, replace(proposal, closes_open=False))
    assert _closed(desk) == []


def test_a_plan_is_the_base_of_the_next_only_once(desk: Desk):
    proposal = propose_from_last_year(desk, _last_year(desk))
    store_own_plan(desk, proposal)
    with pytest.raises(RefusedError, match="plan-already-continued"):
        store_own_plan(desk, proposal)


def test_from_nothing_there_are_the_eight_fields_and_no_task(desk: Desk):
    proposal = propose_from_nothing(desk, 2027)
    assert [one.code for one in proposal.sections] == [
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
    ]
    assert len({one.field for one in proposal.sections}) == 8
    assert proposal.document.recipients[0] == "Ủy ban nhân dân thành phố (để báo cáo)"
    plan = store_own_plan(desk, proposal)
    told = show_plan(desk.store, plan)
    assert (len(told["sections"]), told["tasks"]) == (8, [])
    task = add_task(desk, TaskForm("Việc đầu tiên", plan=plan, section="III"))
    assert _rows(desk, "SELECT plan_id FROM task WHERE id = ?", task.bytes) == [(plan.bytes,)]


def test_a_line_added_by_hand_is_stored_in_its_section(desk: Desk):
    proposal = propose_from_nothing(desk, 2027).adding(2)
    proposal = proposal.with_task(replace(proposal.tasks[0], title="Việc thêm", leads=(OWN,)))
    (told,) = show_plan(desk.store, store_own_plan(desk, proposal))["tasks"]
    assert (told["code"], told["section"], told["title"]) == ("1", "III", "Việc thêm")


def test_plans_to_start_from_are_told_apart(desk: Desk, above: uuid.UUID):
    last = _last_year(desk)
    assert [one.id for one in plans_above(desk)] == [above]
    assert [one.id for one in plans_before(desk)] == [last]
    store_own_plan(desk, propose_from_last_year(desk, last))
    assert last not in {one.id for one in plans_before(desk)}


def test_a_long_plan_costs_no_more_questions(desk: Desk, queries: Any):
    short = store_plan(desk, replace(DRAFT, tasks=many_tasks(5)), FIRST, LAST)
    document = replace(DOCUMENT, number="22/KH-UBND")
    long = store_plan(desk, replace(DRAFT, document=document, tasks=many_tasks(60)), FIRST, LAST)
    assert queries.of(lambda: propose_from_last_year(desk, long)) == queries.of(
        lambda: propose_from_last_year(desk, short)
    )
