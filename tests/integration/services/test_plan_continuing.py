"""Next year's plan from this year's: what goes on, what is closed, and taking it back."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders.drafts import DOCUMENT, DRAFT, FIRST, LAST, many_tasks

from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.draft import TaskDraft
from cchc_desktop.domain.status import State
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.history import undo
from cchc_desktop.services.plans.proposing import propose_from_last_year
from cchc_desktop.services.plans.storing import continue_plan, list_plans, show_plan, store_plan
from cchc_desktop.services.progress import ProgressForm, record
from cchc_desktop.services.task_changes.edit import TaskForm, add_task
from cchc_desktop.services.task_changes.withdrawal import withdraw_task
from db.models.plans import Plan
from resources.words import knows

NEXT = date(2027, 1, 1), date(2027, 12, 31)
OWN, OTHER = "UBND phường Hoa Sen", "Phòng Nội vụ"


def _stored(desk: Desk, tasks: Sequence[TaskDraft]) -> uuid.UUID:
    return store_plan(desk, replace(DRAFT, tasks=tuple(tasks)), FIRST, LAST)


def _ids(desk: Desk, plan: uuid.UUID) -> list[uuid.UUID]:
    found = _rows(desk, "SELECT id FROM task WHERE plan_id = ? ORDER BY position", plan.bytes)
    return [uuid.UUID(bytes=key) for (key,) in found]


def _rows(desk: Desk, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with desk.store.reading() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(statement, values)]


def _note(desk: Desk, task: uuid.UUID, state: State, quarter: int = 1, **said: Any) -> None:
    form = ProgressForm(task, Quarter(2026, quarter), state, **said)
    with desk.writing(desk.act("set-progress", quarter=quarter, year=2026, count=1)) as (writer, _):
        record(writer, desk, [form])


def _closings(desk: Desk) -> list[tuple[Any, ...]]:
    return _rows(
        desk,
        "SELECT t.title, p.quarter, p.lane FROM progress p"
        " JOIN assignment a ON a.id = p.assignment_id JOIN task t ON t.id = a.task_id"
        " WHERE p.state = 'carried-over' AND NOT p.gone ORDER BY t.position, a.position",
    )


def test_sections_and_the_document_go_on_without_what_signing_brings(desk: Desk):
    plan = _stored(desk, DRAFT.tasks)
    form = show_plan(desk.store, continue_plan(desk, "21/KH-UBND", *NEXT))
    old = show_plan(desk.store, plan)
    assert form["sections"] == old["sections"]
    assert form["layout"] == old["layout"]
    assert form["document"] == old["document"] | {
        "number": None,
        "issued_on": None,
        "subject": "Cải cách hành chính năm 2027 của phường Hoa Sen",
        "years": [2027, 2027],
    }


def test_what_is_not_through_goes_on_with_its_years_moved(desk: Desk):
    plan = _stored(
        desk,
        [
            TaskDraft("Xong rồi", lead_units=(OWN,), deadline="Quý I năm 2026"),
            TaskDraft("Còn dở", lead_units=(OWN,), deadline="Trước ngày 15/9/2026", section=1),
            TaskDraft("Chưa ai nói", lead_units=(OWN,), deadline="Quý IV/2026", note="Giữ"),
            TaskDraft("Thường xuyên làm", lead_units=(OWN,), deadline="Thường xuyên"),
            TaskDraft("Báo cáo", lead_units=(OWN,), deadline="Hằng quý", products=("Báo cáo",)),
            TaskDraft("Đã dừng hẳn", lead_units=(OWN,), deadline="Thường xuyên"),
            TaskDraft("Không phát sinh", lead_units=(OWN,), deadline="Quý I năm 2026"),
            TaskDraft("Bị bãi bỏ", lead_units=(OWN,), deadline="Quý IV năm 2026"),
        ],
    )
    done, begun, _, always, report, stopped, nothing, withdrawn = _ids(desk, plan)
    _note(desk, done, State.DONE, done_on=date(2026, 3, 2))
    _note(desk, begun, State.IN_PROGRESS, percent=40)
    _note(desk, always, State.DONE)
    _note(desk, report, State.DONE)
    _note(desk, stopped, State.STOPPED)
    _note(desk, nothing, State.NOT_ARISEN)
    withdraw_task(desk, withdrawn, "Không còn")
    new = continue_plan(desk, plan, *NEXT)
    told = show_plan(desk.store, new)["tasks"]
    assert [(one["title"], one["deadline"]["text"]) for one in told] == [
        ("Còn dở", "Trước ngày 15/9/2027"),
        ("Chưa ai nói", "Quý IV/2027"),
        ("Thường xuyên làm", "Thường xuyên"),
        ("Báo cáo", "Hằng quý"),
    ]
    assert (told[0]["section"], told[1]["note"], told[3]["products"]) == ("II", "Giữ", ["Báo cáo"])
    assert told[0]["deadline"]["milestones"][0]["due"] == "2027-09-14"
    assert told[0]["lead_units"] == ["Ủy ban nhân dân phường Hoa Sen"]
    links = "SELECT n.title, o.title FROM task n JOIN task o ON o.id = n.continues_id"
    assert [name for name, old in _rows(desk, links) if name != old] == []
    assert len(_rows(desk, links)) == len(told)
    assert _closings(desk) == [("Còn dở", "2026Q4", "own"), ("Chưa ai nói", "2026Q4", "own")]


def test_what_was_said_to_go_over_into_the_next_year_is_in_its_plan(desk: Desk):
    leads = (OWN, "Trạm Y tế")
    plan = _stored(desk, [TaskDraft("Để năm sau", lead_units=leads, deadline="Quý IV năm 2026")])
    (task,) = _ids(desk, plan)
    _note(desk, task, State.CARRIED_OVER, quarter=4, unit=OWN)
    _note(desk, task, State.DONE, quarter=4, unit="Trạm Y tế")
    assert len(_closings(desk)) == 1
    (told,) = show_plan(desk.store, continue_plan(desk, plan, *NEXT))["tasks"]
    assert (told["title"], told["deadline"]["text"]) == ("Để năm sau", "Quý IV năm 2027")
    assert told["lead_units"] == ["Ủy ban nhân dân phường Hoa Sen"]
    assert len(_closings(desk)) == 1  # nothing is said twice


def test_what_goes_on_already_is_not_proposed_again(desk: Desk):
    plan = _stored(desk, [TaskDraft("Để năm sau", lead_units=(OWN,), deadline="Quý IV năm 2026")])
    (task,) = _ids(desk, plan)
    _note(desk, task, State.CARRIED_OVER, quarter=4)
    (before,) = propose_from_last_year(desk, plan).tasks
    assert before.chosen
    continue_plan(desk, plan, *NEXT)
    (after,) = propose_from_last_year(desk, plan).tasks
    assert not after.chosen
    undo(desk)
    (again,) = propose_from_last_year(desk, plan).tasks
    assert again.chosen


def test_only_the_parts_still_open_go_on_and_are_closed(desk: Desk):
    leads = (OWN, OTHER, "Trạm Y tế")
    plan = _stored(desk, [TaskDraft("Ba nơi", lead_units=leads, deadline="Quý IV năm 2026")])
    (task,) = _ids(desk, plan)
    _note(desk, task, State.DONE, unit=OTHER)
    (told,) = show_plan(desk.store, continue_plan(desk, plan, *NEXT))["tasks"]
    assert told["lead_units"] == ["Ủy ban nhân dân phường Hoa Sen", "Trạm Y tế"]
    assert [(lane) for _, _, lane in _closings(desk)] == ["own", "on-behalf"]


def test_what_comes_outside_any_plan_goes_to_the_next_such_plan(desk: Desk):
    add_task(desk, TaskForm("Việc đột xuất", leads=(OWN,), deadline="Trước ngày 30/11/2026"))
    (line,) = list_plans(desk.store, desk.today)
    new = continue_plan(desk, line.id, *NEXT)
    lines = {one.id: one for one in list_plans(desk.store, desk.today)}
    assert (lines[new].implicit, lines[new].continues) == (True, line.id)
    assert lines[new].subject == "Nhiệm vụ phát sinh năm 2027"
    assert lines[new].tasks == 1


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ((date(2026, 7, 1), date(2027, 6, 30)), "plan-continued-into-itself"),
        ((date(2027, 12, 31), date(2027, 1, 1)), "plan-days-backwards"),
    ],
)
def test_days_that_do_not_follow_are_refused(desk: Desk, days: tuple[date, date], code: str):
    plan = _stored(desk, DRAFT.tasks)
    before = show_plan(desk.store, plan)
    with pytest.raises(RefusedError) as refused:
        continue_plan(desk, plan, *days)
    assert refused.value.code == code
    assert knows(code)
    assert show_plan(desk.store, plan) == before
    assert len(list_plans(desk.store, desk.today)) == 1


def test_a_plan_is_continued_once(desk: Desk):
    plan = _stored(desk, DRAFT.tasks)
    continue_plan(desk, plan, *NEXT)
    with pytest.raises(RefusedError, match="plan-already-continued"):
        continue_plan(desk, plan, *NEXT)


def test_a_plan_another_office_keeps_is_not_continued(desk: Desk):
    plan = _stored(desk, DRAFT.tasks)
    with desk.writing(desk.act("test")) as (writer, _):
        writer.change(Plan, plan, steward_id=uuid.uuid4())
    with pytest.raises(RefusedError, match="plan-kept-elsewhere"):
        continue_plan(desk, plan, *NEXT)


def test_continuing_is_taken_back_and_may_come_again(desk: Desk):
    plan = _stored(desk, DRAFT.tasks)
    new = continue_plan(desk, plan, *NEXT)
    told = show_plan(desk.store, new)
    assert _closings(desk)
    undo(desk)
    assert _closings(desk) == []
    assert [line.id for line in list_plans(desk.store, desk.today)] == [plan]
    again = continue_plan(desk, plan, *NEXT)
    assert show_plan(desk.store, again) == told


def test_continuing_takes_no_statement_a_task(desk: Desk, queries: Any):
    def continuing(number: str, count: int) -> int:
        document = replace(DOCUMENT, number=number)
        draft = replace(DRAFT, document=document, tasks=many_tasks(count))
        plan = store_plan(desk, draft, FIRST, LAST)
        return queries.of(lambda: continue_plan(desk, plan, *NEXT))

    continuing("0/KH", 20)
    assert continuing("2/KH", 200) <= continuing("1/KH", 20) + 5
