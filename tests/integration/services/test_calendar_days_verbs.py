"""A span of days over real data: what is due, what is reported, what is off, and how it stands."""

import uuid
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from cchc_desktop.domain.calendar.periods import Quarter, parse
from cchc_desktop.domain.draft import Document, PlanDraft, TaskDraft
from cchc_desktop.domain.lineage import Kind
from cchc_desktop.domain.status import Shown, State
from cchc_desktop.domain.units import Level
from cchc_desktop.services.calendar_days import (
    OF_TASKS,
    CalendarDays,
    Fixed,
    Mark,
    MarkKind,
    ReportState,
    read_days,
)
from cchc_desktop.services.dated_tasks import read_tasks
from cchc_desktop.services.desk import VIETNAM, Desk
from cchc_desktop.services.occasions import OfficeFacts
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.progress import ProgressForm, set_progress
from cchc_desktop.services.report_calendar import set_day
from cchc_desktop.services.task_changes.bulk import set_deadline
from cchc_desktop.services.task_changes.withdrawal import Withdrawal, withdraw_tasks
from cchc_desktop.services.task_list.listing import list_tasks
from cchc_desktop.services.unit_page.changes import SuccessionForm, succeed_units
from cchc_desktop.services.unit_page.edit import new_unit
from db.models.reporting import ReportDuty
from db.models.tasks import Task
from db.plain import ask_through

OWN = "Ủy ban nhân dân phường Hoa Sen"
OTHER = "Phòng Văn hóa - Xã hội"
Q1, Q2 = Quarter(2026, 1), Quarter(2026, 2)
YEAR = date(2026, 1, 1), date(2026, 12, 31)
MAY = date(2026, 5, 1), date(2026, 5, 31)
TASKS = (
    TaskDraft("Kiểm tra công vụ", "1", lead_units=(OWN,), deadline="15/5/2026"),
    TaskDraft("Tập huấn", "2", lead_units=(OWN,), deadline="22/5/2026"),
    TaskDraft("Sơ kết", "3", lead_units=(OWN, OTHER), deadline="22/5/2026"),
    TaskDraft(
        "Hội thi",
        "4",
        lead_units=(OTHER,),
        deadline="Phát động trong tháng 3; tổng kết trong tháng 10",
    ),
    TaskDraft("Công khai", "5", lead_units=(OWN,), deadline="Trước ngày 05 hằng tháng"),
    TaskDraft("Khảo sát", "6", lead_units=(OTHER,), deadline="Trước ngày 30/5/2026"),
)


@pytest.fixture
def keys(desk: Desk) -> dict[str, uuid.UUID]:
    new_unit(desk, OTHER, Level.DEPARTMENT, desk.unit_id)
    draft = PlanDraft(Document("Kế hoạch", number="2/KH-UBND"), tasks=TASKS)
    store_plan(desk, draft, *YEAR)
    return {line.title: line.id for line in list_tasks(desk)}


def note(
    desk: Desk, task: uuid.UUID, quarter: Quarter, state: State, unit: str | None = None
) -> None:
    set_progress(desk, ProgressForm(task, quarter, state, unit=unit), Path())  # keeps no files


def marks(days: CalendarDays) -> list[Mark]:
    return [one for day in sorted(days.marks) for one in days.on(day)]


def of_quarters(days: CalendarDays) -> list[Mark]:
    """Leave out the reports that every office owes from its first day on."""
    return [one for one in marks(days) if one.period is not None and "Q" in str(one.period)]


def states(days: CalendarDays, task: uuid.UUID) -> list[Shown | ReportState]:
    return [one.state for one in marks(days) if one.task == task]


def a_duty(desk: Desk, unit: uuid.UUID, recipient: uuid.UUID | None, rule: str) -> uuid.UUID:
    with desk.writing(desk.act("import-plan")) as (writer, _):
        return writer.add(
            ReportDuty,
            unit_id=unit,
            recipient_id=recipient,
            recipient=None if recipient else "Sở Nội vụ",
            frequency="quarter",
            period_part="Q2",
            due_rule=rule,
            cutoffs="calendar",
            text=None,
            confirmed=True,
        )


@pytest.mark.usefixtures("keys")
def test_a_day_holds_what_is_due_on_it_in_the_order_of_the_plan(desk: Desk):
    days = read_days(desk, *MAY)
    told = [(one.day.day, one.code, one.kind, one.fixed) for one in marks(days)]
    assert told == [
        (4, "5", MarkKind.RECURRING, Fixed.WORDS),
        (15, "1", MarkKind.TASK, Fixed.NOT),
        (22, "2", MarkKind.TASK, Fixed.NOT),
        (22, "3", MarkKind.TASK, Fixed.NOT),
        (29, "6", MarkKind.TASK, Fixed.NOT),
    ]
    assert [days.load(date(2026, 5, day)) for day in (4, 10, 11, 17, 22)] == [1, 1, 1, 1, 2]
    assert days.on(date(2026, 5, 6)) == ()


def test_each_date_is_judged_by_itself(desk: Desk, keys: dict[str, uuid.UUID]):
    note(desk, keys["Tập huấn"], Q2, State.IN_PROGRESS)
    note(desk, keys["Sơ kết"], Q2, State.DONE, unit=OWN)
    note(desk, keys["Khảo sát"], Q2, State.DONE, unit=OTHER)
    note(desk, keys["Công khai"], Q1, State.DONE)
    days = read_days(desk, *YEAR)
    assert states(days, keys["Kiểm tra công vụ"]) == [Shown.OVERDUE]
    assert states(days, keys["Tập huấn"]) == [Shown.IN_PROGRESS]  # however near it is
    assert states(days, keys["Sơ kết"]) == [Shown.IN_PROGRESS]  # one of its two leads
    assert states(days, keys["Khảo sát"]) == [Shown.DONE]
    assert states(days, keys["Hội thi"]) == [Shown.OVERDUE, Shown.UPCOMING]
    recurring = states(days, keys["Công khai"])
    assert recurring[:5] == [Shown.DONE] * 3 + [Shown.OVERDUE] * 2
    assert set(recurring[5:]) == {Shown.IN_PROGRESS}


def test_what_is_through_stands_behind_what_is_open(desk: Desk, keys: dict[str, uuid.UUID]):
    note(desk, keys["Tập huấn"], Q2, State.NOT_ARISEN)
    on = read_days(desk, *MAY).on(date(2026, 5, 22))
    assert [(one.code, one.state) for one in on] == [
        ("3", Shown.UPCOMING),
        ("2", Shown.NOT_ARISEN),
    ]


def test_a_done_that_was_corrected_is_open_again(desk: Desk, keys: dict[str, uuid.UUID]):
    note(desk, keys["Tập huấn"], Q2, State.DONE)
    note(desk, keys["Tập huấn"], Q2, State.PAUSED)
    assert states(read_days(desk, *MAY), keys["Tập huấn"]) == [Shown.PAUSED]


def test_it_agrees_with_what_the_reminders_hold_to_be_through(
    desk: Desk, keys: dict[str, uuid.UUID]
):
    note(desk, keys["Sơ kết"], Q2, State.DONE, unit=OWN)
    note(desk, keys["Sơ kết"], Q2, State.STOPPED, unit=OTHER)
    note(desk, keys["Công khai"], Q2, State.DONE)
    note(desk, keys["Hội thi"], Q1, State.CARRIED_OVER, unit=OTHER)
    through = {Shown.DONE, Shown.DONE_LATE, Shown.STOPPED, Shown.CARRIED_OVER, Shown.NOT_ARISEN}
    ours = {
        (one.task, one.day, one.state in through)
        for one in marks(read_days(desk, *YEAR))
        if one.kind in OF_TASKS
    }
    with desk.store.reading() as connection:
        side = OfficeFacts.read(connection, desk.unit_id, desk.today).side
        theirs = {
            (task.row.id, occasion.due, occasion.done)
            for task in read_tasks(ask_through(connection), side)
            for occasion, _ in task.occasions()
        }
    assert ours == theirs
    assert len(ours) == 4 + 2 + 12


def test_a_unit_that_followed_answers_for_what_was_said_before(
    desk: Desk, keys: dict[str, uuid.UUID]
):
    note(desk, keys["Khảo sát"], Q2, State.DONE, unit=OTHER)
    units = {line.lead_units for line in list_tasks(desk)}
    assert (OTHER,) in units
    new = new_unit(desk, "Phòng Văn hóa", Level.DEPARTMENT, desk.unit_id)
    with desk.store.reading() as connection:
        book = OfficeFacts.read(connection, desk.unit_id, desk.today).calendar.book
        (old,) = book.meant_by(OTHER)
    succeed_units(desk, SuccessionForm(Kind.MERGED, [old], [new], date(2026, 5, 12)))
    days = read_days(desk, *MAY)
    assert states(days, keys["Khảo sát"]) == [Shown.DONE]
    assert states(days, keys["Sơ kết"]) == [Shown.UPCOMING]


def test_only_what_concerns_the_office_stands_there(desk: Desk, keys: dict[str, uuid.UUID]):
    with desk.writing(desk.act("import-plan")) as (writer, _):
        keeper = uuid.uuid4()
        for title in ("Tập huấn", "Khảo sát"):
            writer.change(Task, keys[title], steward_id=keeper)
    withdraw_tasks(desk, [keys["Kiểm tra công vụ"]], Withdrawal("Không còn phù hợp"))
    told = [(one.code, one.fixed) for one in marks(read_days(desk, *MAY))]
    assert told == [("5", Fixed.WORDS), ("2", Fixed.ELSEWHERE), ("3", Fixed.NOT)]


def test_a_date_that_was_moved_stands_on_its_new_day(desk: Desk, keys: dict[str, uuid.UUID]):
    set_deadline(desk, [keys["Tập huấn"]], "05/02/2027")
    assert states(read_days(desk, *YEAR), keys["Tập huấn"]) == []
    (mark,) = marks(read_days(desk, date(2027, 2, 1), date(2027, 2, 28)))
    assert (mark.day, mark.phrase) == (date(2027, 2, 5), "05/02/2027")


def test_days_off_have_the_names_of_holidays(desk: Desk):
    set_day(desk, date(2026, 5, 9), working=True)
    set_day(desk, date(2026, 5, 20), working=False, name="Ngày truyền thống")
    days = read_days(desk, date(2026, 4, 30), date(2026, 5, 31))
    assert days.off[date(2026, 4, 30)]
    assert days.off[date(2026, 5, 2)] == ""
    assert days.off[date(2026, 5, 20)] == "Ngày truyền thống"
    assert date(2026, 5, 9) not in days.off
    assert date(2026, 5, 21) not in days.off


def test_reports_stand_on_the_day_they_are_due_and_their_data_end(desk: Desk):
    a_duty(desk, desk.unit_id, None, "day:24/last-month")
    days = read_days(desk, date(2026, 6, 1), date(2026, 6, 30))
    told = [(one.day.day, one.kind, one.state, one.period) for one in of_quarters(days)]
    assert told == [
        (24, MarkKind.REPORT, ReportState.OPEN, parse("2026Q2")),
        (30, MarkKind.CUTOFF, ReportState.OPEN, parse("2026Q2")),
    ]
    assert of_quarters(days)[1].since == date(2026, 4, 1)
    coming = read_days(desk, *MAY).coming  # whatever the span
    assert [one for one in coming if one in of_quarters(days)] == of_quarters(days)
    assert [one.day for one in coming] == sorted(one.day for one in coming)
    assert days.load(date(2026, 6, 24)) == 0


def test_many_units_reports_of_one_day_are_one_mark(desk: Desk):
    for name in ("Trường Hoa Cúc", "Trường Ngọc Lan"):
        unit = new_unit(desk, name, Level.SCHOOL, desk.unit_id)
        a_duty(desk, unit, desk.unit_id, "day:17/last-month")
    (mark,) = of_quarters(read_days(desk, date(2026, 6, 1), date(2026, 6, 30)))
    assert (mark.kind, mark.day.day, mark.units) == (MarkKind.RETURN, 17, (0, 2))


def test_a_report_due_before_it_was_known_of_is_not_late(desk: Desk):
    a_duty(desk, desk.unit_id, None, "day:10/first-month")
    days = read_days(desk, date(2026, 4, 1), date(2026, 6, 30))
    assert [one.state for one in of_quarters(days) if one.kind is MarkKind.REPORT] == [
        ReportState.OPEN
    ]


def test_a_report_that_nobody_issued_is_late_the_day_after(desk: Desk):
    a_duty(desk, desk.unit_id, None, "day:24/last-month")
    june = date(2026, 6, 1), date(2026, 6, 30)
    for day, state in ((24, ReportState.OPEN), (25, ReportState.LATE)):
        at = datetime(2026, 6, day, 8, 0, tzinfo=VIETNAM)
        days = read_days(replace(desk, now=lambda at=at: at), *june)
        due = [one.state for one in of_quarters(days)]
        assert due == [state, ReportState.OPEN]  # the day its data end is never late
