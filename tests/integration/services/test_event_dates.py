"""The day of an event makes a deadline a date; it can be changed and taken away again."""

import uuid
from datetime import date
from typing import Any

import pytest
from builders.drafts import DRAFT, FIRST, LAST
from builders.reminding import at
from builders.results import refused

from cchc_desktop.domain.status import Shown
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.doubts.open import list_doubts
from cchc_desktop.services.doubts.settling import settle
from cchc_desktop.services.event_dates import AwaitedEvent, awaited_event, set_event_date
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.reminding.reminders import waiting
from cchc_desktop.services.report_calendar import set_day
from cchc_desktop.services.task_changes.edit import TaskChange, TaskForm, add_task, edit_task
from cchc_desktop.services.task_changes.withdrawal import withdraw_task
from cchc_desktop.services.task_list.listing import list_tasks
from db.models.tasks import Task
from resources.words import deed

FULL = "Trong vòng 15 ngày làm việc kể từ ngày nhận đủ hồ sơ"
HAPPENED = date(2026, 8, 17)  # a Monday; 31/8 to 2/9 are off, Saturday 22/8 is worked instead


@pytest.fixture
def plan(desk: Desk) -> uuid.UUID:
    return store_plan(desk, DRAFT, FIRST, LAST)


def _add(desk: Desk, plan: uuid.UUID, phrase: str) -> uuid.UUID:
    return add_task(desk, TaskForm("Thẩm định", plan, code="9", deadline=phrase))


def _standing(desk: Desk, task: uuid.UUID) -> tuple[Shown, date | None]:
    return next((one.state, one.due) for one in list_tasks(desk) if one.id == task)


def _reminded(desk: Desk, task: uuid.UUID, *now: Any) -> list[date]:
    return [one.due for one in waiting(desk, at(*now)) if one.task == str(task)]


def _told(desk: Desk) -> str:
    line = list_history(desk)[0]
    return deed(line.verb, line.facts)


def test_it_becomes_a_date_that_is_reminded_of(desk: Desk, plan: uuid.UUID):
    task = _add(desk, plan, FULL)
    assert awaited_event(desk, task) == AwaitedEvent(FULL, None, None)
    assert _standing(desk, task) == (Shown.UPCOMING, None)
    assert _reminded(desk, task, 9, 9) == []
    set_event_date(desk, task, HAPPENED)
    due = date(2026, 9, 9)
    assert _standing(desk, task) == (Shown.UPCOMING, due)
    assert awaited_event(desk, task) == AwaitedEvent(FULL, HAPPENED, due)
    assert _reminded(desk, task, 9, 9) == [due]
    assert _told(desk) == "Ghi ngày 17/08/2026 là ngày tính thời hạn của nhiệm vụ “9. Thẩm định”"


def test_the_offices_own_days_off_and_worked_count(desk: Desk, plan: uuid.UUID):
    set_day(desk, date(2026, 8, 19), working=False, name="Nghỉ lễ hội phường")
    set_day(desk, date(2026, 8, 29), working=True, name="Làm bù")
    set_day(desk, date(2026, 9, 3), working=False)
    task = _add(desk, plan, FULL)
    set_event_date(desk, task, HAPPENED)
    assert _standing(desk, task)[1] == date(2026, 9, 10)


def test_it_is_changed_taken_away_and_brought_back(desk: Desk, plan: uuid.UUID):
    task = _add(desk, plan, "20 ngày sau khi Tỉnh ủy ban hành")
    set_event_date(desk, task.hex[:10], HAPPENED)
    set_event_date(desk, task, date(2026, 8, 20))
    assert _standing(desk, task)[1] == date(2026, 9, 9)
    undo(desk)
    assert _standing(desk, task)[1] == date(2026, 9, 6)
    set_event_date(desk, task, None)
    assert _standing(desk, task) == (Shown.UPCOMING, None)
    assert _told(desk) == "Bỏ ngày tính thời hạn của nhiệm vụ “9. Thẩm định”"
    undo(desk)
    assert _standing(desk, task)[1] == date(2026, 9, 6)
    assert set_event_date(desk, task, HAPPENED).seq is None  # nothing new, nothing written


def test_other_words_forget_the_day_of_the_former_event(desk: Desk, plan: uuid.UUID):
    task = _add(desk, plan, FULL)
    set_event_date(desk, task, HAPPENED)
    edit_task(desk, task, TaskChange(deadline="Sau khi có hướng dẫn"))
    assert awaited_event(desk, task) == AwaitedEvent("Sau khi có hướng dẫn", None, None)
    set_event_date(desk, task, HAPPENED)
    assert _standing(desk, task)[1] == HAPPENED


def test_beside_other_dates_only_the_event_is_dated(desk: Desk, plan: uuid.UUID):
    task = _add(desk, plan, "Quý III: kế hoạch; 10 ngày sau khi họp: báo cáo")
    set_event_date(desk, task, date(2026, 10, 1))
    assert _reminded(desk, task, 12, 1) == [date(2026, 9, 30), date(2026, 10, 11)]


@pytest.mark.parametrize(
    "phrase", ["20 ngày kể từ ngày ký; sau khi họp", "Sau khi họp; 20 ngày kể từ ngày ký"]
)
def test_beside_the_signing_the_event_is_counted_in_its_own_words(
    desk: Desk, plan: uuid.UUID, phrase: str
):
    task = _add(desk, plan, phrase)
    set_event_date(desk, task, HAPPENED)
    assert set(_reminded(desk, task, 12, 1)) == {date(2026, 2, 4), HAPPENED}


def test_a_phrase_settled_as_an_event_is_counted_in_the_words_it_was_settled_in(
    desk: Desk, plan: uuid.UUID
):
    tasks = [_add(desk, plan, "Kịp thời") for _ in range(2)]
    doubt = next(one for one in list_doubts(desk) if one.task == tasks[0])
    settle(desk, doubt.id, "trong vòng 10 ngày kể từ ngày nhận đủ hồ sơ")
    set_event_date(desk, tasks[0], HAPPENED)
    assert _standing(desk, tasks[0])[1] == date(2026, 8, 27)
    assert _standing(desk, tasks[1])[1] is None


def test_settling_a_phrase_keeps_the_day_of_the_event(desk: Desk, plan: uuid.UUID):
    # One letter wrong: the event is understood, and in doubt.
    slip = "Trong vong 15 ngày làm việc kể từ ngày nhận đủ hồ sơ"
    task = _add(desk, plan, slip)
    set_event_date(desk, task, HAPPENED)
    assert _standing(desk, task)[0] is Shown.UNCONFIRMED
    assert _reminded(desk, task, 9, 9) == []
    settle(desk, next(one.id for one in list_doubts(desk) if one.task == task))
    assert _standing(desk, task) == (Shown.UPCOMING, date(2026, 9, 9))
    assert _reminded(desk, task, 9, 9) == [date(2026, 9, 9)]


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("Quý III", "deadline-waits-for-nothing"),
        ("Thường xuyên", "deadline-waits-for-nothing"),
        ("Hằng quý hoặc đột xuất", "deadline-waits-for-nothing"),
        ("", "deadline-waits-for-nothing"),
        ("Sau khi họp; trong 10 ngày kể từ ngày nhận hồ sơ", "deadline-waits-for-several"),
    ],
)
def test_what_waits_for_no_one_event_takes_no_day(
    desk: Desk, plan: uuid.UUID, phrase: str, code: str
):
    task = _add(desk, plan, phrase)
    refused(code, lambda: set_event_date(desk, task, HAPPENED))
    assert awaited_event(desk, task) is None


def test_a_day_at_the_end_of_time_is_refused(desk: Desk, plan: uuid.UUID):
    task = _add(desk, plan, FULL)
    refused("event-date-too-far", lambda: set_event_date(desk, task, date.max))


def test_a_task_that_is_withdrawn_or_not_ours_stays_as_it_is(desk: Desk, plan: uuid.UUID):
    withdrawn, theirs = _add(desk, plan, FULL), _add(desk, plan, FULL)
    withdraw_task(desk, withdrawn, "Thôi")
    refused("task-withdrawn", lambda: set_event_date(desk, withdrawn, HAPPENED))
    with desk.writing(desk.act("edit-task")) as (writer, _):
        writer.change(Task, theirs, steward_id=uuid.UUID(int=9))
    refused("task-kept-elsewhere", lambda: set_event_date(desk, theirs, HAPPENED))
    refused("task-not-found", lambda: set_event_date(desk, "ffffffff", HAPPENED))
