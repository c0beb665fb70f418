"""What there is to remind an office of, from real data."""

from datetime import date
from uuid import UUID

import pytest
from builders.reminding import at, of_task, receive, told
from builders.results import CULTURE, MONTHLY, OURS, OWN, Q1, Q2, STAGED, Ward, refused

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.reminders import Kind
from cchc_desktop.domain.status import State
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import undo
from cchc_desktop.services.reminding.reminders import (
    due,
    waiting,
)
from cchc_desktop.services.report_calendar import list_slots, set_slot
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from cchc_desktop.services.task_changes.withdrawal import withdraw_task
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.units import UnitForm, add_unit
from db.models.progress import Attachment
from db.models.reporting import IssuedReport, ReportDuty
from db.models.tasks import Task


@pytest.fixture
def ward(office: Office) -> Ward:
    return Ward.of(office)


def test_each_kind_of_deadline_has_its_occasions(ward: Ward):
    (task,) = of_task(ward, OURS.title, at(6, 29))
    assert (task.id, task.kind, task.subject, task.due) == (
        f"task:{ward.tasks[OURS.title]}",
        Kind.TASK,
        "1. Kiểm tra công vụ",
        date(2026, 6, 30),
    )
    stages = of_task(ward, STAGED.title, at(10, 30))
    assert [(one.kind, one.due) for one in stages] == [
        (Kind.MILESTONE, date(2026, 3, 31)),
        (Kind.MILESTONE, date(2026, 10, 31)),
    ]
    assert stages[0].subject == "6. Hội thi: Phát động"
    months = of_task(ward, MONTHLY.title, at(2, 20))
    assert [(one.id, one.subject) for one in months] == [
        (
            f"recurring:{ward.tasks[MONTHLY.title]}:2026-0{month}",
            f"4. Công khai kết quả: tháng {month} năm 2026",
        )
        for month in (1, 2, 3)
    ]
    assert of_task(ward, "Tuyên truyền", at(12, 31)) == []  # ongoing


def test_a_result_ends_the_reminders_it_is_about(ward: Ward):
    ward.set(MONTHLY, Q1, State.DONE, occurrence="2026-01")
    assert [one.id[-7:] for one in of_task(ward, MONTHLY.title, at(2, 20))] == [
        "2026-02",
        "2026-03",
    ]
    ward.set(MONTHLY, Q1, State.NOT_ARISEN)
    assert [one.id[-7:] for one in of_task(ward, MONTHLY.title, at(4, 1))] == ["2026-04"]
    ward.set(OURS, Q2, State.DONE, unit=OWN)
    assert of_task(ward, OURS.title, at(6, 29))  # the other lead's part
    ward.set(OURS, Q2, State.DONE, unit=CULTURE)
    assert of_task(ward, OURS.title, at(6, 29)) == []
    undo(ward.desk)
    assert of_task(ward, OURS.title, at(6, 29))


def test_a_deadline_in_doubt_and_a_withdrawn_task_are_not_reminded_of(ward: Ward):
    key = ward.tasks[OURS.title]
    edit_task(ward.desk, key, TaskChange(deadline="Khi thuận tiện"))
    assert of_task(ward, OURS.title, at(6, 29)) == []
    edit_task(ward.desk, key, TaskChange(deadline="Trước ngày 11/6/2026"))
    assert [one.due for one in of_task(ward, OURS.title, at(6, 9))] == [date(2026, 6, 10)]
    withdraw_task(ward.desk, key, "Thôi")
    assert of_task(ward, OURS.title, at(6, 9)) == []


def test_another_offices_task_is_ours_where_we_lead_or_share_it(ward: Ward):
    def kept_elsewhere(title: str) -> None:
        with ward.desk.writing(ward.desk.act("edit-task")) as (writer, _):
            writer.change(Task, ward.tasks[title], steward_id=UUID(int=9))

    ward.set(OURS, Q2, State.DONE, unit=OWN)
    kept_elsewhere(OURS.title)
    kept_elsewhere("Rà soát thủ tục")
    assert of_task(ward, OURS.title, at(6, 29)) == []  # our own part is done
    assert of_task(ward, "Rà soát thủ tục", at(9, 29)) == []  # others lead it


def test_reports_are_reminded_of_from_their_rules_and_decisions(desk: Desk):
    assert told(desk, at(6, 19), Kind.REPORT) == {
        "Báo cáo cải cách hành chính 6 tháng đầu năm 2026 gửi Ủy ban nhân dân thành phố": date(
            2026, 6, 20
        )
    }
    half = next(one for one in list_slots(desk, 2026) if str(one.period) == "2026H1")
    set_slot(desk, half.duty.id, parse("2026H1"), due=date(2026, 7, 20))
    assert told(desk, at(6, 19), Kind.REPORT) == {}
    receive(desk, next(one for one in list_slots(desk, 2026) if one.id == half.id))
    assert told(desk, at(7, 20), Kind.REPORT) == {}


@pytest.mark.parametrize(("kind", "ended"), [("bao-cao", True), ("phu-luc", False)])
def test_a_report_that_was_issued_is_not_reminded_of(desk: Desk, kind: str, *, ended: bool):
    with desk.writing(desk.act("import-plan")) as (writer, _):
        pdf = writer.add(Attachment, sha256="0" * 64, name="Báo cáo.pdf", size=1)
        about = {"kind": kind, "period": "2026H1", "plan_id": None, "attachment_id": pdf}
        said = {"number": "12/BC-UBND", "issued_on": date(2026, 6, 11), "model": {}}
        writer.add(IssuedReport, **about, **said)
    assert (told(desk, at(6, 19), Kind.REPORT) == {}) is ended


def test_who_begins_in_may_is_not_reproached_with_the_spring(desk: Desk):
    assert told(desk, at(5, 20), Kind.REPORT) == {}
    spring = told(desk, at(3, 18), Kind.REPORT)  # looked at as if it were March
    assert list(spring.values()) == [date(2026, 3, 20)]


def test_missing_results_are_reminded_of_before_the_cut_off(ward: Ward):
    before = told(ward.desk, at(6, 12), Kind.PROGRESS)
    assert before == {"Chưa cập nhật kết quả quý II năm 2026: 6 nhiệm vụ": date(2026, 6, 14)}
    ward.set(STAGED, Q2, State.IN_PROGRESS)
    ward.set(MONTHLY, Q2, State.IN_PROGRESS)
    assert "Chưa cập nhật kết quả quý II năm 2026: 4 nhiệm vụ" in told(ward.desk, at(6, 12))
    assert [one.id for one in waiting(ward.desk, at(6, 12)) if one.kind is Kind.PROGRESS] == [
        "progress:2026Q2"
    ]
    assert told(ward.desk, at(6, 22), Kind.PROGRESS) == {}  # the report itself is late by then


def test_reports_of_units_that_have_not_come_in(desk: Desk):
    for name in ("Trường Hoa Cúc", "Trường Ngọc Lan"):
        add_unit(desk, UnitForm(name, member_of=("Các trường học",)))
    with desk.store.reading() as connection:
        (group,) = UnitBook.read(connection).meant_by("Các trường học")
    with desk.writing(desk.act("import-plan")) as (writer, _):
        writer.add(
            ReportDuty,
            unit_id=group,
            recipient_id=desk.unit_id,
            recipient=None,
            frequency="quarter",
            period_part=None,
            due_rule="before-day:10/last-month",
            cutoffs="nd09",
            text=None,
            confirmed=True,
        )
    missing = told(desk, at(6, 9), Kind.RETURN)
    assert missing == {
        f"Chưa nhận báo cáo quý II năm 2026 của {name}": date(2026, 6, 9)
        for name in ("Trường Hoa Cúc", "Trường Ngọc Lan")
    }
    came, other = (one for one in list_slots(desk, 2026) if one.due == date(2026, 6, 9))
    receive(desk, came)
    receive(desk, other, accepted=False)
    assert len(told(desk, at(6, 9), Kind.RETURN)) == 1


def test_a_person_has_only_the_own_tasks(ward: Ward):
    edit_task(ward.desk, ward.tasks[STAGED.title], TaskChange(person="Lý Thị Mai"))
    mine = due(ward.desk, at(10, 30), person="ly thi mai")
    assert {one.task for one in mine} == {str(ward.tasks[STAGED.title])}
    assert {one.person for one in mine} == {"Lý Thị Mai"}
    refused("person-not-found", lambda: due(ward.desk, at(10, 30), person="Ai đó"))
