"""One task over a real database: added, changed element by element, withdrawn, taken back."""

import uuid
from datetime import date
from typing import Any

import pytest
from builders.drafts import DRAFT, FIRST, LAST

from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_task
from cchc_desktop.services.history import undo
from cchc_desktop.services.plans.storing import list_plans, show_plan, store_plan
from cchc_desktop.services.task_changes.edit import TaskChange, TaskForm, add_task, edit_task
from cchc_desktop.services.task_changes.withdrawal import withdraw_task
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.units import UnitForm, add_unit
from db.models.progress import Progress
from db.models.tasks import Task
from resources.words import knows

FORM = TaskForm(
    "Mở lớp bồi dưỡng kỹ năng số",
    code="3",
    section="ii",
    products=("Kế hoạch", "Báo cáo"),
    details=("Lập danh sách",),
    leads=("Phòng Nội vụ",),
    partners=("Phòng Kinh tế",),
    deadline="Hằng quý",
    person="Lý Thị Mai",
    funding="20 triệu đồng",
    note="Hai đợt",
)


@pytest.fixture
def plan(desk: Desk) -> uuid.UUID:
    add_unit(desk, UnitForm("Phòng Nội vụ"))
    return store_plan(desk, DRAFT, FIRST, LAST)


@pytest.fixture
def task(desk: Desk, plan: uuid.UUID) -> uuid.UUID:
    return add_task(desk, _form(plan=plan))


def _form(**said: Any) -> TaskForm:
    names = TaskForm.__dataclass_fields__
    return TaskForm(**{name: getattr(FORM, name) for name in names} | said)


def _told(desk: Desk, plan: uuid.UUID, nth: int = -1) -> dict[str, Any]:
    return show_plan(desk.store, plan)["tasks"][nth]


def _rows(desk: Desk, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with desk.store.reading() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(statement, values)]


def _milestones(desk: Desk, task: uuid.UUID) -> list[tuple[Any, ...]]:
    return _rows(
        desk,
        "SELECT m.occurrence, m.due, m.id FROM milestone m JOIN deadline d ON d.id = m.deadline_id"
        " WHERE d.task_id = ? AND NOT m.gone ORDER BY m.position",
        task.bytes,
    )


def test_a_task_is_added_with_all_that_is_said(desk: Desk, plan: uuid.UUID, task: uuid.UUID):
    told = _told(desk, plan)
    assert told["title"] == FORM.title
    assert (told["code"], told["section"]) == ("3", "II")
    assert (told["details"], told["products"]) == (["Lập danh sách"], ["Kế hoạch", "Báo cáo"])
    assert (told["lead_units"], told["partner_units"]) == (["Phòng Nội vụ"], ["Phòng Kinh tế"])
    assert told["deadline"]["kind"] == "recurring"
    assert (told["funding"], told["note"]) == (FORM.funding, FORM.note)
    assert _rows(
        desk,
        "SELECT p.name FROM assignment a JOIN person p ON p.id = a.person_id WHERE a.task_id = ?",
        task.bytes,
    ) == [("Lý Thị Mai",)]
    assert [row[0] for row in _milestones(desk, task)] == [
        f"2026Q{number}" for number in range(1, 5)
    ]


def test_without_a_plan_it_goes_to_the_years_own(desk: Desk):
    add_task(desk, TaskForm("Việc đột xuất", deadline="Trước ngày 30/6/2026"))
    (line,) = list_plans(desk.store, desk.today)
    assert (line.implicit, line.first_day.year, line.tasks) == (True, 2026, 1)


def test_only_what_is_given_changes(desk: Desk, plan: uuid.UUID, task: uuid.UUID):
    before = _told(desk, plan)
    edit_task(desk, task.hex[:10], TaskChange(title="Mở lớp kỹ năng số", note=""))
    assert _told(desk, plan) == before | {"title": "Mở lớp kỹ năng số", "note": ""}


def test_saying_what_is_there_writes_nothing(desk: Desk, task: uuid.UUID):
    outcome = edit_task(
        desk,
        task,
        TaskChange(
            title=FORM.title,
            code=FORM.code,
            section="II",
            products=FORM.products,
            details=FORM.details,
            leads=FORM.leads,
            partners=FORM.partners,
            deadline=FORM.deadline,
            person=FORM.person,
            funding=FORM.funding,
            note=FORM.note,
        ),
    )
    assert outcome.seq is None


def test_items_change_one_by_one(desk: Desk, plan: uuid.UUID, task: uuid.UUID):
    query = "SELECT text, id FROM task_item WHERE task_id = ? AND kind = 'product' AND NOT gone"
    before = dict(_rows(desk, query, task.bytes))
    edit_task(desk, task, TaskChange(products=("Danh sách", "Báo cáo")))
    assert _told(desk, plan)["products"] == ["Danh sách", "Báo cáo"]
    after = dict(_rows(desk, query, task.bytes))
    assert after["Báo cáo"] == before["Báo cáo"]


def test_a_new_phrase_leaves_alone_the_dates_that_stay(desk: Desk, task: uuid.UUID):
    before = _milestones(desk, task)
    outcome = edit_task(desk, task, TaskChange(deadline="Hằng quý, đến hết tháng 9 năm 2026"))
    assert _milestones(desk, task) == before[:3]
    assert len(outcome.touched["milestone"]) == 1
    edit_task(desk, task, TaskChange(deadline="Hằng quý"))
    assert _milestones(desk, task) == before


def test_a_phrase_in_doubt_waits_for_a_person_until_it_is_clear(desk: Desk, task: uuid.UUID):
    query = "SELECT code FROM doubt WHERE entity_id = ? AND NOT gone"
    settled = "SELECT settled FROM deadline WHERE task_id = ?"
    edit_task(desk, task, TaskChange(deadline="Kịp thời"))
    ((code,),) = _rows(desk, query, task.bytes)
    assert code.startswith("deadline-doubts.")
    assert knows(code)
    assert _rows(desk, settled, task.bytes) == [(0,)]
    edit_task(desk, task, TaskChange(deadline="Quý III năm 2026"))
    assert _rows(desk, query, task.bytes) == []
    assert _rows(desk, settled, task.bytes) == [(1,)]
    edit_task(desk, task, TaskChange(deadline=""))
    assert _rows(desk, query, task.bytes) == [("deadline-doubts.empty",)]


def test_leads_change_one_by_one(desk: Desk, plan: uuid.UUID, task: uuid.UUID):
    outcome = edit_task(desk, task, TaskChange(leads=("Phòng Nội vụ", "Trạm Y tế")))
    assert _told(desk, plan)["lead_units"] == ["Phòng Nội vụ", "Trạm Y tế"]
    assert _told(desk, plan)["partner_units"] == ["Phòng Kinh tế"]
    assert len(outcome.touched["assignment"]) == 1
    edit_task(desk, task, TaskChange(leads=("Trạm Y tế",)))
    assert _told(desk, plan)["lead_units"] == ["Trạm Y tế"]
    query = "SELECT person_id IS NOT NULL, until FROM assignment WHERE task_id = ? AND NOT gone"
    assert (1, None) in _rows(desk, query, task.bytes)  # the person stays in charge


def test_a_lead_that_has_reported_keeps_its_part_to_its_last_day(
    desk: Desk, plan: uuid.UUID, task: uuid.UUID
):
    ((part,),) = _rows(
        desk, "SELECT id FROM assignment WHERE task_id = ? AND role = 'lead'", task.bytes
    )
    with desk.writing(desk.act("test")) as (writer, _):
        writer.add(
            Progress,
            assignment_id=uuid.UUID(bytes=part),
            quarter="2026Q1",
            state="in-progress",
            lane="own",
            entered_at=desk.now(),
            entered_by=desk.who,
        )
    edit_task(desk, task, TaskChange(leads=("Trạm Y tế",)))
    query = "SELECT until, gone FROM assignment WHERE id = ?"
    assert _rows(desk, query, part) == [("2026-05-19", 0)]
    assert _told(desk, plan)["lead_units"] == ["Trạm Y tế"]
    edit_task(desk, task, TaskChange(leads=FORM.leads))
    assert _rows(desk, query, part) == [(None, 0)]


def test_who_joins_a_group_gets_what_is_still_open(desk: Desk, plan: uuid.UUID):
    group, leads = "Các trường học", "SELECT count(*) FROM assignment WHERE role = 'lead'"
    leads += " AND task_id = ? AND NOT gone AND unit_id = ?"
    task = add_task(desk, _form(plan=plan, leads=(group,), partners=(), person=""))
    first = add_unit(desk, UnitForm("Trường Mầm non Ánh Dương", member_of=(group,)))
    assert _rows(desk, leads, task.bytes, first.bytes) == [(1,)]
    with desk.store.reading() as connection:
        (own,) = UnitBook.read(connection).meant_by(group)
    assert _rows(desk, leads, task.bytes, own.bytes) == [(0,)]  # it stands for its members now
    second = add_unit(desk, UnitForm("Trường Tiểu học Ban Mai", member_of=(group,)))
    assert _rows(desk, leads, task.bytes, second.bytes) == [(1,)]
    assert _told(desk, plan)["lead_units"] == [group]


def test_a_withdrawn_task_stays_with_its_reason(desk: Desk, task: uuid.UUID):
    withdraw_task(desk, task, "Thành phố bãi bỏ nội dung này", date(2026, 5, 18))
    assert _rows(
        desk, "SELECT withdrawn_on, withdrawn_why, gone FROM task WHERE id = ?", task.bytes
    ) == [("2026-05-18", "Thành phố bãi bỏ nội dung này", 0)]
    with pytest.raises(RefusedError, match="task-withdrawn"):
        edit_task(desk, task, TaskChange(title="Khác"))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (TaskChange(title=" "), "task-without-title"),
        (TaskChange(title="Khác", section="IX"), "section-not-found"),
        (TaskChange(leads=(), partners=(), person="Lý Thị Mai"), "person-without-unit"),
    ],
)
def test_a_refused_change_stores_nothing(
    desk: Desk, plan: uuid.UUID, task: uuid.UUID, change: TaskChange, code: str
):
    before = _told(desk, plan)
    with pytest.raises(RefusedError) as refused:
        edit_task(desk, task, change)
    assert refused.value.code == code
    assert knows(code)
    assert _told(desk, plan) == before


def test_a_task_another_office_keeps_is_not_changed(desk: Desk, plan: uuid.UUID, task: uuid.UUID):
    with desk.writing(desk.act("test")) as (writer, _):
        (keeper,) = UnitBook.read(writer.connection).meant_by("UBND thành phố")
        writer.change(Task, task, steward_id=keeper)
    before = _told(desk, plan)
    for verb in (
        lambda: edit_task(desk, task, TaskChange(title="Khác")),
        lambda: withdraw_task(desk, task, "Không còn"),
    ):
        with pytest.raises(RefusedError) as refused:
            verb()
        assert refused.value.code == "task-kept-elsewhere"
        assert refused.value.facts["keeper"] == "Ủy ban nhân dân thành phố"
    assert _told(desk, plan) == before


def test_a_withdrawal_needs_its_reason(desk: Desk, task: uuid.UUID):
    with pytest.raises(RefusedError, match="withdrawal-without-reason"):
        withdraw_task(desk, task, "  ")


def test_what_is_no_task_is_refused(desk: Desk):
    for text in ("abc", "12", str(uuid.uuid4()), "không có"):
        with desk.store.reading() as connection, pytest.raises(RefusedError, match="task-not"):
            find_task(connection, text)


def test_adding_is_taken_back(desk: Desk, plan: uuid.UUID):
    before = show_plan(desk.store, plan)
    add_task(desk, _form(plan=plan))
    undo(desk)
    assert show_plan(desk.store, plan) == before


def test_an_edit_of_everything_is_taken_back(desk: Desk, plan: uuid.UUID, task: uuid.UUID):
    before = show_plan(desk.store, plan)
    edit_task(
        desk,
        task,
        TaskChange(
            title="Khác",
            code="9",
            section="I",
            products=("Một",),
            details=(),
            leads=("Trạm Y tế",),
            partners=("Phòng Nội vụ",),
            deadline="Trước ngày 01/9/2026",
            funding="",
            note="Thêm",
        ),
    )
    assert show_plan(desk.store, plan) != before
    undo(desk)
    assert show_plan(desk.store, plan) == before


def test_a_withdrawal_is_taken_back(desk: Desk, task: uuid.UUID):
    query = "SELECT withdrawn_on, withdrawn_why FROM task WHERE id = ?"
    withdraw_task(desk, task, "Không còn")
    undo(desk)
    assert _rows(desk, query, task.bytes) == [(None, None)]
