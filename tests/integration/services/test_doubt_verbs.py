"""Doubts over a real database: listed, settled once for a phrase of a plan, taken back as one."""

import uuid
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from builders.drafts import FIRST, LAST
from builders.reminding import at
from builders.results import refused

from cchc_desktop.domain.draft import Document, DoubtDraft, PlanDraft, TaskDraft
from cchc_desktop.domain.status import Shown
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.doubts.open import DoubtLine, list_doubts
from cchc_desktop.services.doubts.settling import settle
from cchc_desktop.services.history import list_history, redo, undo
from cchc_desktop.services.plans.storing import continue_plan, store_plan
from cchc_desktop.services.reminding.reminders import waiting
from cchc_desktop.services.task_changes.edit import TaskChange, TaskForm, add_task, edit_task
from cchc_desktop.services.task_changes.withdrawal import withdraw_task
from cchc_desktop.services.task_list.listing import TaskLine, list_tasks
from db.models.tasks import Task
from resources.words import deed

HURRY, SLIP = "Kịp thời", "Quy III"
TASKS = (
    TaskDraft("Sửa biển báo", "1", deadline=HURRY),
    TaskDraft("Dọn kho lưu trữ", "2", deadline="Quý II"),
    TaskDraft("Thay bảng tin", "3", deadline="kịp  thời."),
    TaskDraft("Kê khai tài sản", "4", deadline=SLIP),
    TaskDraft("Mở lớp học", "5"),
    TaskDraft("Sơn hàng rào", "6"),
    TaskDraft(
        "Tổng rà soát",
        "7",
        lead_units=("Phòng Kinh tê",),
        deadline="Quý IV",
        doubts=(
            DoubtDraft("deadline-doubts.slip", {"part": "tê"}, "Bảng 1, dòng 7", "lead_units"),
        ),
    ),
)
PLAN = PlanDraft(
    Document("Kế hoạch thử", number="21/KH-UBND", issued_on=date(2026, 1, 15)), tasks=TASKS
)
OTHER = PlanDraft(
    Document("Kế hoạch khác", number="22/KH-UBND"), tasks=(TaskDraft("Lập quỹ", deadline=HURRY),)
)


@dataclass(frozen=True)
class Yard:
    """A plan with doubtful deadlines, beside another that says the same."""

    desk: Desk
    plan: uuid.UUID

    @property
    def lines(self) -> dict[str, TaskLine]:
        return {line.title: line for line in list_tasks(self.desk)}

    def doubt(self, title: str, field: str = "deadline") -> DoubtLine:
        (found,) = [
            one
            for one in list_doubts(self.desk)
            if one.task_name.endswith(title) and one.field == field
        ]
        return found

    def standing(self, title: str) -> tuple[Shown, date | None]:
        line = self.lines[title]
        return line.state, line.due

    def reminded(self) -> set[str]:
        return {one.subject for one in waiting(self.desk, at(12, 30)) if one.task}

    def stored(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return all that a decision may touch, as it is shown."""
        with self.desk.store.reading() as connection:
            return {
                table: [
                    tuple(row)
                    for row in connection.exec_driver_sql(
                        f"SELECT * FROM {table} WHERE NOT gone ORDER BY id"  # noqa: S608
                    )
                ]
                for table in ("deadline", "milestone", "doubt", "phrase_reading", "task")
            }

    def told(self) -> list[str]:
        return [deed(line.verb, line.facts) for line in list_history(self.desk)]


@pytest.fixture
def yard(desk: Desk) -> Yard:
    store_plan(desk, OTHER, FIRST, LAST)
    return Yard(desk, store_plan(desk, PLAN, FIRST, LAST))


def _about(line: DoubtLine) -> tuple[str, str | None, str | None, int]:
    return (line.task_name, line.field, line.value, line.together)


def test_the_list_says_what_is_doubted_where_and_how_many_one_decision_settles(yard: Yard):
    lines = [one for one in list_doubts(yard.desk) if one.plan == yard.plan]
    assert [_about(one) for one in lines] == [
        ("1. Sửa biển báo", "deadline", HURRY, 2),
        ("3. Thay bảng tin", "deadline", "kịp thời.", 2),
        ("4. Kê khai tài sản", "deadline", SLIP, 1),
        ("5. Mở lớp học", "deadline", "", 1),
        ("6. Sơn hàng rào", "deadline", "", 1),
        ("7. Tổng rà soát", "lead_units", None, 1),
    ]
    assert {one.plan_name for one in lines} == {"21/KH-UBND"}
    assert lines[0].what == "“Kịp thời” chỉ yêu cầu làm sớm, không chỉ ra ngày nào."
    assert lines[-1].where == "Bảng 1, dòng 7"
    assert all(str(one.id).startswith(one.short) for one in lines)


def test_the_list_costs_the_same_however_long_it_is(yard: Yard, queries: Any):
    before = queries.of(lambda: list_doubts(yard.desk))
    for number in range(4):
        add_task(yard.desk, TaskForm(f"Việc {number}", yard.plan, deadline="Sớm"))
    assert queries.of(lambda: list_doubts(yard.desk)) == before


def test_what_a_phrase_means_is_said_once_for_its_plan(yard: Yard):
    before = yard.stored()
    assert yard.standing("Sửa biển báo") == (Shown.UNCONFIRMED, None)
    outcome = settle(yard.desk, yard.doubt("Thay bảng tin").short, "trước ngày 16/6")
    for title in ("Sửa biển báo", "Thay bảng tin"):
        assert yard.standing(title) == (Shown.UPCOMING, date(2026, 6, 15))
        assert yard.lines[title].deadline.lower().startswith("kịp thời")  # the words stay
    assert len(outcome.touched["doubt"]) == 2
    assert yard.standing("Lập quỹ") == (Shown.UNCONFIRMED, None)  # another plan's phrase
    assert {"1. Sửa biển báo", "3. Thay bảng tin"} <= yard.reminded()
    assert "Lập quỹ" not in yard.reminded()
    assert yard.told()[0] == ("Quyết định thời hạn “kịp thời.” là “trước ngày 16/6”: 2 nhiệm vụ")
    after = yard.stored()
    undo(yard.desk)
    assert yard.stored() == before
    assert yard.standing("Sửa biển báo") == (Shown.UNCONFIRMED, None)
    redo(yard.desk)
    assert yard.stored() == after


def test_settling_again_after_an_undo_is_a_decision_of_its_own(yard: Yard):
    doubt = yard.doubt("Sửa biển báo").id
    settle(yard.desk, doubt, "Quý II")
    undo(yard.desk)
    before = yard.stored()
    settle(yard.desk, doubt, "Hằng tháng")
    with_months = yard.stored()
    assert yard.lines["Thay bảng tin"].kind == "recurring"
    assert len(with_months["milestone"]) == len(before["milestone"]) + 24
    undo(yard.desk)
    assert yard.stored() == before


def test_a_task_that_comes_later_with_the_same_phrase_is_settled_with_it(yard: Yard):
    settle(yard.desk, yard.doubt("Sửa biển báo").id, "2026-08-31")
    add_task(yard.desk, TaskForm("Thay đèn", yard.plan, deadline="KỊP THỜI"))
    edit_task(yard.desk, yard.lines["Dọn kho lưu trữ"].id, TaskChange(deadline=HURRY))
    for title in ("Thay đèn", "Dọn kho lưu trữ"):
        assert yard.standing(title) == (Shown.UPCOMING, date(2026, 8, 31))
    assert {"Thay đèn", "2. Dọn kho lưu trữ"} <= yard.reminded()


def test_the_next_plan_asks_again_but_the_years_own_plan_remembers(desk: Desk):
    add_task(desk, TaskForm("Việc năm nay", deadline="Quy III"))
    next_year = replace(desk, now=lambda: desk.now().replace(year=2027))
    add_task(next_year, TaskForm("Việc năm sau", deadline=HURRY))
    doubt = next(one for one in list_doubts(desk) if one.task_name == "Việc năm sau")
    settle(next_year, doubt.id, "Thường xuyên")
    for title in ("Việc năm nay", "Việc bỏ"):
        add_task(desk, TaskForm(title, deadline=HURRY))
    (this_year,) = {one.plan for one in list_doubts(desk)}
    assert this_year is not None
    continue_plan(desk, this_year, date(2027, 1, 1), date(2027, 12, 31))
    carried = [
        one for one in list_tasks(next_year) if one.deadline == HURRY and one.plan != this_year
    ]
    assert len(carried) == 3
    assert {one.state for one in carried} == {Shown.ONGOING}
    asked = [one.value for one in list_doubts(desk) if one.plan != this_year]
    assert asked == [SLIP]


def test_what_was_understood_is_confirmed_as_right(yard: Yard):
    before = yard.stored()
    assert yard.standing("Kê khai tài sản") == (Shown.UNCONFIRMED, date(2026, 9, 30))
    settle(yard.desk, yard.doubt("Kê khai tài sản").id)
    assert yard.standing("Kê khai tài sản") == (Shown.UPCOMING, date(2026, 9, 30))
    assert yard.told()[0] == "Xác nhận thời hạn “Quy III” đúng như đã hiểu: 1 nhiệm vụ"
    undo(yard.desk)
    assert yard.stored() == before


def test_a_phrase_without_a_date_may_be_left_so(yard: Yard):
    settle(yard.desk, yard.doubt("Sửa biển báo").id)
    for title in ("Sửa biển báo", "Thay bảng tin"):
        assert yard.standing(title) == (Shown.UPCOMING, None)
    with pytest.raises(ValueError, match="unpack"):
        yard.doubt("Thay bảng tin")


def test_an_empty_cell_is_no_phrase_each_is_decided_alone(yard: Yard):
    settle(yard.desk, yard.doubt("Mở lớp học").id, "tháng 10")
    assert yard.standing("Mở lớp học") == (Shown.UPCOMING, date(2026, 10, 31))
    assert yard.lines["Mở lớp học"].deadline == "tháng 10"
    assert yard.standing("Sơn hàng rào") == (Shown.UNCONFIRMED, None)
    before = yard.stored()
    settle(yard.desk, yard.doubt("Sơn hàng rào").id)
    assert yard.standing("Sơn hàng rào") == (Shown.UPCOMING, None)
    assert yard.told()[:2] == [
        "Xác nhận nhiệm vụ “6. Sơn hàng rào” không có thời hạn",
        "Ghi thời hạn “tháng 10” cho nhiệm vụ “5. Mở lớp học”",
    ]
    undo(yard.desk)
    assert yard.stored() == before


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("càng sớm càng tốt", "càng sớm càng tốt"),
        ("31/02/2026", "31/02/2026"),
        ("Quy II", "Quy"),
        ("30/6/2020", "30/6/2020"),
    ],
)
def test_a_value_that_is_not_understood_wholly_is_refused(yard: Yard, value: str, names: str):
    before = yard.stored()
    for title in ("Sửa biển báo", "Mở lớp học"):
        doubt = yard.doubt(title).id
        facts = refused(
            "deadline-not-understood", lambda doubt=doubt: settle(yard.desk, doubt, value)
        )
        assert f"“{names}”" in str(facts["why"])
    assert yard.stored() == before


def test_a_cell_that_is_in_doubt_is_put_right_or_accepted(yard: Yard):
    before = yard.stored()
    doubt = yard.doubt("Tổng rà soát", "lead_units")
    settle(yard.desk, doubt.id, "Phòng Kinh tế; Phòng Nội vụ")
    assert yard.lines["Tổng rà soát"].lead_units == ("Phòng Kinh tế", "Phòng Nội vụ")
    assert "7. Tổng rà soát" not in {one.task_name for one in list_doubts(yard.desk)}
    assert yard.told()[0] == "Quyết định một ô cần xem của “7. Tổng rà soát”"
    undo(yard.desk)
    assert yard.stored() == before
    settle(yard.desk, doubt.id)
    assert yard.lines["Tổng rà soát"].lead_units == ("Phòng Kinh tê",)


def test_a_doubt_is_decided_once_and_found_by_its_beginning(yard: Yard):
    doubt = yard.doubt("Sửa biển báo")
    settle(yard.desk, doubt.id.hex[:12], "Quý II")
    facts = refused("doubt-settled-already", lambda: settle(yard.desk, doubt.id))
    assert facts["who"] == yard.desk.who
    assert facts["at"] == yard.desk.now()
    for unknown in ("ffffffff", "zz", ""):
        refused("doubt-not-found", lambda unknown=unknown: settle(yard.desk, unknown))


def test_a_task_of_another_office_is_not_ours_to_decide(yard: Yard):
    doubt, key = yard.doubt("Sửa biển báo"), yard.lines["Sửa biển báo"].id
    with yard.desk.writing(yard.desk.act("edit-task")) as (writer, _):
        writer.change(Task, key, steward_id=uuid.UUID(int=9))
    assert doubt.id not in {one.id for one in list_doubts(yard.desk)}
    refused("task-kept-elsewhere", lambda: settle(yard.desk, doubt.id, "Quý II"))


def test_a_withdrawn_task_asks_nothing_yet_is_settled_with_the_others(yard: Yard):
    withdraw_task(yard.desk, yard.lines["Sửa biển báo"].id, "Thôi")
    assert "1. Sửa biển báo" not in {one.task_name for one in list_doubts(yard.desk)}
    settle(yard.desk, yard.doubt("Thay bảng tin").id, "Quý II")
    undo(yard.desk, list_history(yard.desk)[1].set)
    assert yard.standing("Sửa biển báo") == (Shown.UPCOMING, date(2026, 6, 30))


def test_other_words_take_the_doubt_away_and_doubtful_ones_bring_it_back(yard: Yard):
    key, doubt = yard.lines["Kê khai tài sản"].id, yard.doubt("Kê khai tài sản").id
    settle(yard.desk, doubt)
    edit_task(yard.desk, key, TaskChange(deadline="Quý I"))
    refused("doubt-settled-already", lambda: settle(yard.desk, doubt))  # who decided stays known
    edit_task(yard.desk, key, TaskChange(deadline="Càng sớm càng tốt"))
    assert yard.doubt("Kê khai tài sản").value == "Càng sớm càng tốt"
    edit_task(yard.desk, key, TaskChange(deadline="Quý IV"))
    refused("doubt-not-found", lambda: settle(yard.desk, doubt))
