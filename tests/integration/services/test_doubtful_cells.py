"""Doubtful cells: every field of a task takes what is right, what a plan says is accepted."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders.drafts import DRAFT, FIRST, LAST
from builders.results import refused

from cchc_desktop.domain.draft import DoubtDraft, TaskDraft
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.doubts.open import list_doubts
from cchc_desktop.services.doubts.settling import settle
from cchc_desktop.services.history import list_history
from cchc_desktop.services.plans.storing import show_plan, store_plan
from cchc_desktop.services.task_list.listing import list_tasks
from resources.words import deed


def test_a_plans_own_doubts_stand_before_those_of_its_tasks(desk: Desk):
    store_plan(desk, DRAFT, FIRST, LAST)
    first = list_doubts(desk)[0]
    assert (first.entity, first.task, first.where) == ("plan", None, "Mục IV")
    settle(desk, first.id)
    assert first.id not in {one.id for one in list_doubts(desk)}
    told = list_history(desk)[0]
    assert deed(told.verb, told.facts) == "Quyết định một ô cần xem của “21/KH-UBND”"


FIELDS: Mapping[str, tuple[str, Any]] = {
    "title": ("Khảo sát", "Khảo sát"),
    "code": ("9a", "9a"),
    "section": ("ii", "II"),
    "details": ("Một; Hai", ["Một", "Hai"]),
    "products": ("Báo cáo", ["Báo cáo"]),
    "partner_units": ("Phòng Kinh tế", ["Phòng Kinh tế"]),
    "funding": ("20 triệu đồng", "20 triệu đồng"),
    "note": ("Hai đợt", "Hai đợt"),
}


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_a_task_takes_a_value(desk: Desk, field: str):
    said, stands = FIELDS[field]
    doubtful = TaskDraft(
        "Rà soát", "1", deadline="Quý I", doubts=(DoubtDraft("deadline-doubts.empty", field=field),)
    )
    plan = store_plan(desk, replace(DRAFT, tasks=(doubtful,), doubts=()), FIRST, LAST)
    (doubt,) = list_doubts(desk)
    settle(desk, doubt.id, said)
    assert show_plan(desk.store, plan)["tasks"][0][field] == stands
    assert list_doubts(desk) == []


def test_another_doubt_about_a_deadline_corrects_the_one_task(desk: Desk):
    shifted = (DoubtDraft("unit-without-name", field="deadline"),)
    tasks = tuple(TaskDraft(title, deadline="Quý I", doubts=shifted) for title in ("Một", "Hai"))
    store_plan(desk, replace(DRAFT, tasks=tasks, doubts=()), FIRST, LAST)
    first, second = list_doubts(desk)
    refused("deadline-not-understood", lambda: settle(desk, first.id, "sớm"))
    settle(desk, first.id, "Quý II")
    assert [(one.deadline, one.due) for one in list_tasks(desk)] == [
        ("Quý II", date(2026, 6, 30)),
        ("Quý I", date(2026, 3, 31)),
    ]
    assert [one.id for one in list_doubts(desk)] == [second.id]


def test_what_takes_no_value_is_refused_one(desk: Desk):
    store_plan(desk, DRAFT, FIRST, LAST)
    first = list_doubts(desk)[0]
    refused("doubt-takes-no-value", lambda: settle(desk, first.id, "gì đó"))
