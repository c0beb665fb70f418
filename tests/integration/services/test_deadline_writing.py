"""Deadlines as they are stored: a person's reading of a phrase goes first, events date what waits.

And the history of all these verbs, in sentences.
"""

import uuid
from datetime import date
from typing import Any

import pytest
from builders.drafts import DRAFT, FIRST, LAST

from cchc_desktop.domain.deadlines import Kind
from cchc_desktop.services.deadlines import PlanFrame, phrase_key, write_deadline
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import list_history
from cchc_desktop.services.plans.storing import continue_plan, store_plan
from cchc_desktop.services.task_changes.edit import TaskChange, TaskForm, add_task, edit_task
from cchc_desktop.services.task_changes.withdrawal import withdraw_task
from cchc_desktop.services.units import UnitForm, add_unit
from db.models.office import DayOverride
from db.models.plans import PhraseReading
from resources.words import deed


@pytest.fixture
def plan(desk: Desk) -> uuid.UUID:
    return store_plan(desk, DRAFT, FIRST, LAST)


def _stored(desk: Desk, task: uuid.UUID) -> tuple[Any, ...]:
    with desk.store.reading() as connection:
        kind, settled = connection.exec_driver_sql(
            "SELECT kind, settled FROM deadline WHERE task_id = ?", (task.bytes,)
        ).one()
        dues = connection.exec_driver_sql(
            "SELECT m.due FROM milestone m JOIN deadline d ON d.id = m.deadline_id"
            " WHERE d.task_id = ? AND NOT m.gone ORDER BY m.position",
            (task.bytes,),
        ).scalars()
        doubts = connection.exec_driver_sql(
            "SELECT count(*) FROM doubt WHERE entity_id = ? AND NOT gone", (task.bytes,)
        ).scalar_one()
        return kind, bool(settled), list(dues), doubts


def test_what_a_person_settled_for_the_phrase_goes_first(desk: Desk, plan: uuid.UUID):
    phrase = "Khi  Sở Nội vụ yêu cầu gấp"
    before = add_task(desk, TaskForm("Trước", plan, deadline="Kịp thời"))
    assert _stored(desk, before) == ("unclear", False, [], 1)
    milestones = [{"label": "", "start": None, "due": "2026-08-31", "rule": None}]
    with desk.writing(desk.act("test")) as (writer, _):
        for said in ("Kịp thời", phrase):
            writer.add(
                PhraseReading,
                plan_id=plan,
                phrase=phrase_key(said),
                kind="fixed",
                milestones=milestones,
            )
    for said in ("kịp thời", phrase):
        task = add_task(desk, TaskForm("Sau", plan, deadline=said))
        assert _stored(desk, task) == ("fixed", True, ["2026-08-31"], 0)


def test_an_event_that_happened_dates_what_waits_for_it(desk: Desk, plan: uuid.UUID):
    phrase = "Trong vòng 05 ngày làm việc kể từ ngày nhận đủ hồ sơ"
    task = add_task(desk, TaskForm("Thẩm định", plan, deadline=phrase))
    assert _stored(desk, task) == ("event", True, [None], 0)
    with desk.writing(desk.act("test")) as (writer, _):
        # Wednesday 8 July 2026, with the Monday after it off by the office's own decision
        writer.add(DayOverride, day=date(2026, 7, 13), working=False, name="Nghỉ bù")
        frame = PlanFrame.of(writer.connection, plan)
        write_deadline(writer, task, phrase, frame, date(2026, 7, 8))
    assert _stored(desk, task)[2] == ["2026-07-16"]


def test_a_phrase_counted_from_the_signing_is_dated_by_the_plan(desk: Desk, plan: uuid.UUID):
    with desk.store.reading() as connection:
        read = PlanFrame.of(connection, plan).meaning("Trong 30 ngày kể từ ngày ký")
    assert (read.kind, read.milestones[0].due) == (Kind.FIXED, date(2026, 2, 14))


def test_history_says_what_each_verb_did(desk: Desk, plan: uuid.UUID):
    add_unit(desk, UnitForm("Trạm Y tế"))
    task = add_task(desk, TaskForm("Phát tờ rơi", plan, code="7", leads=("Trạm Y tế",)))
    edit_task(desk, task, TaskChange(title="Phát tờ gấp"))
    withdraw_task(desk, task, "Không còn")
    continue_plan(desk, plan, date(2027, 1, 1), date(2027, 12, 31))
    told = [deed(line.verb, line.facts) for line in list_history(desk)]
    assert told[:6] == [
        "Lập kế hoạch năm 2027 từ kế hoạch “21/KH-UBND”: 5 nhiệm vụ chuyển sang",
        "Bãi bỏ nhiệm vụ “7. Phát tờ gấp”",
        "Sửa nhiệm vụ “7. Phát tờ gấp”",
        "Thêm nhiệm vụ “7. Phát tờ rơi”",
        "Ghi đơn vị “Trạm Y tế”",
        "Lưu kế hoạch “21/KH-UBND”: 5 nhiệm vụ",
    ]
