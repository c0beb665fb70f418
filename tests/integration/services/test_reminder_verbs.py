"""What somebody does about reminders, and where it is noted."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from builders.reminding import at, of_task, told
from builders.results import OURS, STAGED, Ward, refused

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.reminders import Kind
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import list_history, redo, undo
from cchc_desktop.services.reminding.reminders import (
    due,
    finish,
    lead_times,
    look,
    mark_shown,
    set_lead_times,
    snooze,
    snooze_many,
    tasks_behind,
    waiting,
)
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from db.models.plans import Plan
from db.models.tasks import Task
from db.plain import ask_through
from db.queries.reminders import shown_rows
from resources.words import deed


@pytest.fixture
def ward(office: Office) -> Ward:
    return Ward.of(office)


def test_shown_is_noted_here_and_in_no_history(ward: Ward):
    before = list_history(ward.desk)
    first = due(ward.desk, at(6, 29))
    assert first
    mark_shown(ward.desk, [one.id for one in first], at(6, 29))
    mark_shown(ward.desk, [], at(6, 29))
    assert due(ward.desk, at(6, 29, 10)) == []
    seen = look(ward.desk, at(6, 29, 10))
    assert (len(seen.waiting), seen.new) == (len(first), ())
    assert list_history(ward.desk) == before
    assert due(ward.desk, at(6, 30))
    mark_shown(ward.desk, [first[0].id], at(6, 29, 7))  # the clock went back
    assert due(ward.desk, at(6, 29, 10)) == []


def test_notes_nobody_asks_for_any_more_go(desk: Desk):
    mark_shown(desk, ["task:old"], at(1, 5))
    mark_shown(desk, ["task:new"], at(1, 5) + timedelta(days=366))
    mark_shown(desk, ["task:newer"], at(1, 5) + timedelta(days=401))
    with desk.store.reading() as connection:
        assert sorted(name for name, _ in shown_rows(ask_through(connection))) == [
            "task:new",
            "task:newer",
        ]


def test_put_off_done_and_taken_back(ward: Ward):
    desk, key = ward.desk, f"task:{ward.tasks[OURS.title]}"

    def waits(now: datetime) -> bool:
        return key in {one.id for one in waiting(desk, now)}

    assert snooze(desk, key, date(2026, 6, 30), at(6, 26)).occasion.id == key
    assert not waits(at(6, 29))
    assert waits(at(6, 30))
    undo(desk)
    assert waits(at(6, 29))
    redo(desk)
    assert not waits(at(6, 29))
    assert finish(desk, f"task:{key[5:13]}", at(6, 30)).outcome.seq is not None
    assert finish(desk, key, at(6, 30)).outcome.seq is None  # done twice is done
    assert not waits(at(7, 20))
    newest = list_history(desk)[0]
    assert deed(newest.verb, newest.facts) == "Đánh dấu xong việc được nhắc: 1. Kiểm tra công vụ"
    edit_task(desk, ward.tasks[OURS.title], TaskChange(deadline="Trước ngày 11/7/2026"))
    assert waits(at(7, 10))


def test_many_are_put_off_as_one_set(ward: Ward):
    ids = [one.id for one in waiting(ward.desk, at(6, 29))]
    snooze_many(ward.desk, [*ids, "task:gone"], at(6, 29, 14), at(6, 29))
    assert waiting(ward.desk, at(6, 29, 10)) == []
    assert {one.id for one in due(ward.desk, at(6, 29, 14))} == set(ids)
    newest = list_history(ward.desk)[0]
    assert deed(newest.verb, newest.facts) == f"Nhắc lại sau {len(ids)} việc"
    undo(ward.desk)
    assert waiting(ward.desk, at(6, 29, 10))


def test_what_cannot_be_meant_is_refused(ward: Ward):
    desk = ward.desk
    refused("reminder-not-found", lambda: finish(desk, "task:ffffffff", at(6, 29)))
    refused("reminder-not-found", lambda: finish(desk, "progress:2026Q", at(6, 9)))
    key = waiting(desk, at(6, 29))[0].id
    refused("reminder-snoozed-to-past", lambda: snooze(desk, key, date(2026, 6, 29), at(6, 29)))
    with desk.writing(desk.act("import-plan")) as (writer, _):
        plan = writer.add(
            Plan, first_day=date(2026, 1, 1), last_day=date(2026, 12, 31), implicit=False
        )
        for last in (1, 2):
            unit = UUID(f"{7:08x}-0000-0000-0000-{last:012x}")
            writer.add(Task, id=unit, plan_id=plan, position=last, title="Việc")
    for last in (1, 2):
        unit = UUID(f"{7:08x}-0000-0000-0000-{last:012x}")
        edit_task(desk, unit, TaskChange(deadline="Trước ngày 11/7/2026"))
    refused("reminder-ambiguous", lambda: finish(desk, "task:00000007", at(7, 10)))


def test_the_tasks_behind_reminders(ward: Ward):
    ids = [one.id for one in waiting(ward.desk, at(10, 30))]
    behind = tasks_behind(ward.desk, ids, at(10, 30))
    assert {ward.tasks[OURS.title], ward.tasks[STAGED.title]} <= behind
    assert tasks_behind(ward.desk, ["progress:2026Q2"], at(6, 12)) == frozenset()


def test_lead_times_are_the_offices(ward: Ward):
    desk = ward.desk
    set_lead_times(desk, Kind.TASK, [0, 40])
    set_lead_times(desk, Kind.REPORT, [])
    assert lead_times(desk).of(Kind.TASK) == (40, 0)
    assert [one.fire_at for one in of_task(ward, OURS.title, at(5, 21))] == [at(5, 21, 8)]
    assert told(desk, at(6, 19), Kind.REPORT) == {}
    assert told(desk, at(6, 22), Kind.REPORT)
    undo(desk)
    undo(desk)
    assert lead_times(desk).of(Kind.TASK) == (15, 7, 3, 1, 0)
    facts = refused("lead-time-out-of-range", lambda: set_lead_times(desk, Kind.TASK, [3, 400]))
    assert facts["days"] == 400


def test_what_was_noted_outlives_a_restart(ward: Ward):
    ids = [one.id for one in due(ward.desk, at(6, 29))]
    mark_shown(ward.desk, ids, at(6, 29))
    ward.desk.store.close()
    assert due(replace(ward.desk), at(6, 29, 11)) == []
