"""The people of the office: added, edited, at this computer, leaving."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest

from cchc_desktop.domain.draft import PlanDraft, TaskDraft
from cchc_desktop.domain.units import Level
from cchc_desktop.services import office_people as people
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.history import list_history
from cchc_desktop.services.office_facts import person_at
from cchc_desktop.services.office_people import PersonFact
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from cchc_desktop.services.task_list.listing import list_tasks
from cchc_desktop.services.unit_page import edit
from resources.words import deed, knows, sentence
from tests.builders.drafts import DOCUMENT, FIRST, LAST

CULTURE, TYPO = "Phòng Văn hóa - Xã hội", "Phòng Văn hoá và Xả hội"


@pytest.fixture
def culture(desk: Desk) -> uuid.UUID:
    return edit.new_unit(desk, CULTURE, Level.DEPARTMENT, desk.unit_id)


def _refusal(act: Callable[[], object]) -> str:
    with pytest.raises(RefusedError) as refused:
        act()
    assert knows(refused.value.code)
    assert "mã" not in sentence(refused.value.code, refused.value.facts)
    return refused.value.code


def _newest(desk: Desk) -> str:
    line = list_history(desk)[0]
    return deed(line.verb, line.facts)


def _plan(desk: Desk, *tasks: TaskDraft) -> None:
    store_plan(desk, PlanDraft(document=DOCUMENT, tasks=tasks), FIRST, LAST)


def test_people_are_added_edited_and_listed(desk: Desk, culture: uuid.UUID):
    key = people.add_person(desk, "Trần Văn Bách")
    people.set_person_fact(desk, key, PersonFact.POST, "Công chức tư pháp")
    people.set_person_fact(desk, key, PersonFact.PHONE, "0900 000 009")
    people.set_person_unit(desk, key, culture)
    lines = {one.name: one for one in people.list_people(desk, "")}
    assert list(lines) == ["Lý Thị Mai", "Trần Văn Bách"]
    line = lines["Trần Văn Bách"]
    assert (line.post, line.phone, line.unit_name) == (
        "Công chức tư pháp",
        "0900 000 009",
        CULTURE,
    )
    assert _newest(desk) == "Sửa nơi làm việc của Trần Văn Bách"


def test_two_people_may_have_one_name(desk: Desk):
    first, second = (people.add_person(desk, "Trần Văn Bách") for _ in range(2))
    assert first != second
    assert _refusal(lambda: people.add_person(desk, "")) == "person-without-name"
    empty = _refusal(lambda: people.set_person_fact(desk, first, PersonFact.NAME, " "))
    assert empty == "person-without-name"


def test_one_person_sits_at_a_computer(desk: Desk):
    first = people.add_person(desk, "Trần Văn Bách")
    second = people.add_person(desk, "Đỗ Thị Cúc")
    people.sit_here(desk, first, "vanthu")
    people.sit_here(desk, second, "vanthu")
    assert person_at(desk.store, "vanthu") == "Đỗ Thị Cúc"
    here = [one.name for one in people.list_people(desk, "vanthu") if one.is_here]
    assert here == ["Đỗ Thị Cúc"]


def test_who_left_stands_last_and_can_come_back(desk: Desk):
    key = people.add_person(desk, "Bùi Văn An")
    people.leave_office(desk, key, desk.today - timedelta(days=1))
    assert [one.name for one in people.list_people(desk, "")] == ["Lý Thị Mai", "Bùi Văn An"]
    people.come_back(desk, key)
    assert people.list_people(desk, "")[0].name == "Bùi Văn An"


def test_who_has_tasks_is_not_removed(desk: Desk):
    _plan(desk, TaskDraft("Rà soát", lead_units=("UBND phường Hoa Sen",)))
    mai = people.list_people(desk, "")[0]
    free = people.add_person(desk, "Bùi Văn An")
    edit_task(desk, list_tasks(desk)[0].id, TaskChange(person="Lý Thị Mai"))
    assert _refusal(lambda: people.remove_person(desk, mai.id)) == "person-in-use"
    assert len(people.list_people(desk, "")[1].tasks) == 1
    people.remove_person(desk, free)
    assert [one.name for one in people.list_people(desk, "")] == ["Lý Thị Mai"]
