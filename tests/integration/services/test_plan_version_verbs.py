"""The documents of a plan: starting one, what each changed, correcting and removing plans."""

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders.drafts import DOCUMENT, DRAFT, FIRST, LAST, TASKS, many_tasks

from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.history import undo
from cchc_desktop.services.plans.facts import PlanChange, edit_plan, plan_facts, remove_plan
from cchc_desktop.services.plans.shelf import shelf
from cchc_desktop.services.plans.storing import continue_plan, list_plans, show_plan, store_plan
from cchc_desktop.services.plans.versions import (
    VersionForm,
    VersionKind,
    list_versions,
    start_version,
    what_changed,
)
from cchc_desktop.services.task_changes.edit import TaskChange, TaskForm, add_task, edit_task
from cchc_desktop.services.task_changes.withdrawal import withdraw_task
from db.models.plans import Plan
from resources.words import knows

AMENDING = VersionForm(VersionKind.AMENDING, "58/KH-UBND", date(2026, 5, 4))


@pytest.fixture
def plan(desk: Desk) -> uuid.UUID:
    return store_plan(desk, DRAFT, FIRST, LAST)


def _task(desk: Desk, title: str) -> uuid.UUID:
    with desk.store.reading() as connection:
        query = "SELECT id FROM task WHERE title = ?"
        return uuid.UUID(bytes=connection.exec_driver_sql(query, (title,)).scalar_one())


def _sentences(desk: Desk, plan: uuid.UUID, version: uuid.UUID) -> list[str]:
    return [one.sentence for one in what_changed(desk, plan, version)]


def test_a_plan_just_taken_in_has_changed_nothing(desk: Desk, plan: uuid.UUID):
    (only,) = list_versions(desk, plan)
    assert (only.change, only.number, only.newest) == ("original", "21/KH-UBND", True)
    assert _sentences(desk, plan, only.id) == []


def test_a_later_document_says_what_is_not_given_as_the_one_before_it(desk: Desk, plan: uuid.UUID):
    version = start_version(desk, plan, AMENDING)
    newest, first = list_versions(desk, plan)
    assert (newest.id, newest.change, newest.number) == (version, "amending", "58/KH-UBND")
    assert (newest.subject, newest.signer) == (first.subject, "Lý Thành Nhân")
    assert (newest.newest, first.newest) == (True, False)
    with desk.store.reading() as connection:
        layout = connection.exec_driver_sql("SELECT DISTINCT layout FROM plan_version").all()
    assert len(layout) == 1


def test_what_is_done_from_then_on_belongs_to_the_later_document(desk: Desk, plan: uuid.UUID):
    edit_task(desk, _task(desk, TASKS[1].title), TaskChange(note="Trước đó"))
    version = start_version(desk, plan, AMENDING)
    task = _task(desk, TASKS[0].title)
    edit_task(
        desk, task, TaskChange(deadline="Trước ngày 30/6/2026", products=("Kế hoạch", "Tờ trình"))
    )
    edit_task(desk, task, TaskChange(leads=("Phòng Kinh tế",), partners=()))
    edit_task(desk, _task(desk, TASKS[2].title), TaskChange(funding=""))
    add_task(desk, TaskForm("Lắp màn hình tra cứu", plan=plan, code="6", section="II"))
    withdraw_task(desk, _task(desk, TASKS[4].title), "Đã sáp nhập")
    label = "1. Ban hành kế hoạch kiểm tra công vụ"
    assert _sentences(desk, plan, version) == [
        f"Nhiệm vụ {label}: sản phẩm đổi từ “Kế hoạch” thành “Kế hoạch; Tờ trình”",
        f"Nhiệm vụ {label}: thời hạn đổi từ “Trước ngày 15/3/2026” thành “Trước ngày 30/6/2026”",
        (f"Nhiệm vụ {label}: đơn vị chủ trì đổi từ “Phòng Nội vụ phường” thành “Phòng Kinh tế”"),
        f"Nhiệm vụ {label}: bỏ đơn vị phối hợp “Phòng Kinh tế; Các trường học”",
        (
            "Nhiệm vụ 1. Công khai bảng phân công nhiệm vụ tại đơn vị:"
            " bỏ kinh phí “Kinh phí thường xuyên”"
        ),
        "Bãi bỏ nhiệm vụ 2. Rà soát trang thiết bị: Đã sáp nhập",
        "Bổ sung nhiệm vụ 6. Lắp màn hình tra cứu",
    ]
    newest, first = list_versions(desk, plan)
    assert (newest.added, newest.changed, newest.withdrawn) == (1, 2, 1)
    assert (first.added, first.changed, first.withdrawn) == (0, 1, 0)


def test_each_document_keeps_what_it_changed(desk: Desk, plan: uuid.UUID):
    task = _task(desk, TASKS[0].title)
    first = start_version(desk, plan, AMENDING)
    edit_task(desk, task, TaskChange(deadline="Quý II năm 2026"))
    second = start_version(desk, plan, VersionForm(VersionKind.ADDING, "90/KH-UBND"))
    edit_task(desk, task, TaskChange(deadline="Quý IV năm 2026"))
    assert "từ “Trước ngày 15/3/2026” thành “Quý II năm 2026”" in _sentences(desk, plan, first)[0]
    assert "từ “Quý II năm 2026” thành “Quý IV năm 2026”" in _sentences(desk, plan, second)[0]


def test_what_was_taken_back_has_changed_nothing(desk: Desk, plan: uuid.UUID):
    version = start_version(desk, plan, AMENDING)
    edit_task(desk, _task(desk, TASKS[0].title), TaskChange(title="Tên khác"))
    undo(desk)
    add_task(desk, TaskForm("Thêm nhầm", plan=plan))
    undo(desk)
    assert _sentences(desk, plan, version) == []


def test_a_document_taken_back_leaves_its_changes_to_the_one_before(desk: Desk, plan: uuid.UUID):
    start_version(desk, plan, AMENDING)
    undo(desk)
    edit_task(desk, _task(desk, TASKS[0].title), TaskChange(title="Tên khác"))
    (only,) = list_versions(desk, plan)
    assert (only.change, only.changed) == ("original", 1)


@pytest.mark.parametrize(
    ("form", "code"),
    [(replace(AMENDING, issued_on=date(2026, 1, 2)), "version-before-original")],
)
def test_a_document_signed_before_the_plan_is_refused(
    desk: Desk, plan: uuid.UUID, form: VersionForm, code: str
):
    with pytest.raises(RefusedError, match=code):
        start_version(desk, plan, form)
    assert knows(code)
    assert len(list_versions(desk, plan)) == 1


def test_what_is_outside_any_plan_has_no_documents(desk: Desk):
    add_task(desk, TaskForm("Việc đột xuất"))
    (line,) = list_plans(desk.store, desk.today)
    with pytest.raises(RefusedError, match="version-outside-document"):
        start_version(desk, line.id, AMENDING)


def test_a_plan_kept_elsewhere_is_neither_amended_nor_corrected(desk: Desk, plan: uuid.UUID):
    with desk.writing(desk.act("test")) as (writer, _):
        writer.change(Plan, plan, steward_id=uuid.uuid4())
    for verb in (
        lambda: start_version(desk, plan, AMENDING),
        lambda: edit_plan(desk, plan, PlanChange(subject="Khác")),
        lambda: remove_plan(desk, plan),
    ):
        with pytest.raises(RefusedError, match="plan-kept-elsewhere"):
            verb()


def test_a_document_of_another_plan_is_refused(desk: Desk, plan: uuid.UUID):
    with pytest.raises(RefusedError, match="version-not-found"):
        what_changed(desk, plan, uuid.uuid4())


def test_what_changed_costs_as_much_for_many_tasks(desk: Desk, plan: uuid.UUID, queries: Any):
    document = replace(DOCUMENT, number="22/KH-UBND")
    large = store_plan(desk, replace(DRAFT, document=document, tasks=many_tasks(60)), FIRST, LAST)
    assert queries.of(lambda: list_versions(desk, large)) == queries.of(
        lambda: list_versions(desk, plan)
    )


# --- the plan's own facts


def test_facts_are_corrected_and_the_rest_stays(desk: Desk, plan: uuid.UUID):
    before = plan_facts(desk, plan)
    edit_plan(
        desk,
        plan,
        PlanChange(number="21a/KH-UBND", issued_on=date(2026, 1, 16), last_day=date(2027, 1, 31)),
    )
    now = plan_facts(desk, plan)
    assert now == replace(
        before, number="21a/KH-UBND", issued_on=date(2026, 1, 16), last_day=date(2027, 1, 31)
    )
    undo(desk)
    assert plan_facts(desk, plan) == before


def test_bases_and_chapters_are_corrected_as_lists(desk: Desk, plan: uuid.UUID):
    before = plan_facts(desk, plan)
    chapters = (("MỤC ĐÍCH", "Ngắn gọn.\nDễ hiểu."), ("KINH PHÍ", "Từ ngân sách."))
    edit_plan(desk, plan, PlanChange(bases=(before.bases[1],), chapters=chapters))
    now = plan_facts(desk, plan)
    assert (now.bases, now.chapters) == ((before.bases[1],), chapters)
    edit_plan(desk, plan, PlanChange(bases=("A;", "B;", "C."), chapters=()))
    now = plan_facts(desk, plan)
    assert (now.bases, now.chapters) == (("A;", "B;", "C."), ())


def test_a_later_document_is_corrected_by_itself(desk: Desk, plan: uuid.UUID):
    version = start_version(desk, plan, AMENDING)
    edit_plan(desk, plan, PlanChange(number="59/KH-UBND"), version)
    assert plan_facts(desk, plan).number == "21/KH-UBND"
    assert plan_facts(desk, plan, version).number == "59/KH-UBND"


def test_another_issuer_is_known_as_a_unit(desk: Desk, plan: uuid.UUID):
    edit_plan(desk, plan, PlanChange(issuer="Ủy ban nhân dân thành phố"))
    assert plan_facts(desk, plan).issuer == "Ủy ban nhân dân thành phố"
    (year,) = shelf(desk)
    assert [(one.own, one.issuer) for one in year.plans] == [(False, "Ủy ban nhân dân thành phố")]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (PlanChange(subject=" "), "plan-without-subject"),
        (PlanChange(first_day=date(2027, 1, 1)), "plan-days-backwards"),
    ],
)
def test_facts_that_make_no_plan_are_refused(
    desk: Desk, plan: uuid.UUID, change: PlanChange, code: str
):
    before = plan_facts(desk, plan)
    with pytest.raises(RefusedError, match=code):
        edit_plan(desk, plan, change)
    assert plan_facts(desk, plan) == before


def test_a_plan_without_tasks_is_removed_and_brought_back(desk: Desk):
    plan = store_plan(desk, replace(DRAFT, tasks=()), FIRST, LAST)
    before = show_plan(desk.store, plan)
    remove_plan(desk, plan)
    assert list_plans(desk.store, desk.today) == []
    with desk.store.reading() as connection:
        left = (
            "SELECT count(*) FROM report_duty WHERE NOT gone AND text = 'Báo cáo quý gửi Sở Nội vụ'"
        )
        assert connection.exec_driver_sql(left).scalar_one() == 0
    undo(desk)
    assert show_plan(desk.store, plan) == before


def test_a_plan_that_holds_or_bears_something_is_not_removed(desk: Desk, plan: uuid.UUID):
    with pytest.raises(RefusedError, match="plan-not-empty"):
        remove_plan(desk, plan)
    empty = store_plan(
        desk, replace(DRAFT, document=replace(DOCUMENT, number="30/KH-UBND"), tasks=()), FIRST, LAST
    )
    continue_plan(desk, empty, date(2027, 1, 1), date(2027, 12, 31))
    with pytest.raises(RefusedError, match="plan-rested-on"):
        remove_plan(desk, empty)


def test_the_shelf_holds_the_plans_by_year_ours_first(desk: Desk, plan: uuid.UUID):
    above = replace(DOCUMENT, number="05/KH-UBND", issuer="Ủy ban nhân dân thành phố")
    theirs = store_plan(desk, replace(DRAFT, document=above, tasks=()), FIRST, LAST)
    add_task(desk, TaskForm("Việc đột xuất"))
    following = continue_plan(desk, plan, date(2027, 1, 1), date(2027, 12, 31))
    newer, year = shelf(desk)
    assert [(one.id, one.own) for one in newer.plans] == [(following, True)]
    assert (newer.year, newer.running, newer.outside) == (2027, False, None)
    assert [one.id for one in year.plans][:2] == [plan, theirs]
    assert (year.plans[1].issuer, year.plans[0].issuer) == ("Ủy ban nhân dân thành phố", "")
    assert year.plans[2].implicit
    assert year.outside == year.plans[2].id
