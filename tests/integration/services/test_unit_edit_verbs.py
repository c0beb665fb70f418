"""Units edited field by field, joined, grouped and removed."""

import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from cchc_desktop.domain.draft import PlanDraft, TaskDraft
from cchc_desktop.domain.units import Level
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_unit
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.task_list.listing import TaskFilter, list_tasks
from cchc_desktop.services.unit_page import edit
from cchc_desktop.services.unit_page import groups as members
from cchc_desktop.services.unit_page.changes import rename_unit
from cchc_desktop.services.unit_page.edit import UnitFact
from cchc_desktop.services.unit_page.joining import join_units, part_units
from cchc_desktop.services.unit_page.overview import unit_details, unit_tree
from cchc_desktop.services.units import list_units
from resources.words import deed, knows, sentence
from tests.builders.drafts import DOCUMENT, FIRST, LAST

CULTURE, TYPO = "Phòng Văn hóa - Xã hội", "Phòng Văn hoá và Xả hội"


@pytest.fixture
def culture(desk: Desk) -> uuid.UUID:
    return edit.new_unit(desk, CULTURE, Level.DEPARTMENT, desk.unit_id)


@pytest.fixture
def typo(desk: Desk) -> uuid.UUID:
    return edit.new_unit(desk, TYPO, Level.DEPARTMENT, desk.unit_id)


@pytest.fixture
def schools(desk: Desk) -> uuid.UUID:
    return edit.new_unit(desk, "Các trường học", Level.GROUP, None)


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


# --- one unit


@pytest.mark.parametrize("fact", UnitFact)
def test_a_fact_is_noted_told_and_taken_back(desk: Desk, culture: uuid.UUID, fact: UnitFact):
    edit.set_unit_fact(desk, culture, fact, "  0900 000 001 ")
    assert getattr(unit_details(desk, culture).contact, fact) == "0900 000 001"
    assert CULTURE in _newest(desk)
    undo(desk)
    assert getattr(unit_details(desk, culture).contact, fact) is None


def test_level_and_parent_are_set(desk: Desk, culture: uuid.UUID, typo: uuid.UUID):
    edit.set_level(desk, culture, Level.SCHOOL)
    edit.set_parent(desk, culture, typo)
    details = unit_details(desk, culture)
    assert (details.node.level, details.parent_name) == ("school", TYPO)
    assert _refusal(lambda: edit.set_parent(desk, typo, culture)) == "unit-under-itself"
    edit.set_parent(desk, culture, None)
    assert unit_details(desk, culture).node.parent is None


def test_what_is_there_is_not_added_again(desk: Desk, culture: uuid.UUID):
    del culture
    code = _refusal(lambda: edit.new_unit(desk, "P. VH-XH", Level.DEPARTMENT, None))
    assert code == "unit-there-already"
    assert _refusal(lambda: edit.new_unit(desk, " ", Level.SCHOOL, None)) == "unit-without-name"


def test_a_wrong_name_is_corrected_and_a_needless_one_removed(desk: Desk, typo: uuid.UUID):
    day = date(2026, 7, 1)
    first = unit_details(desk, typo).names[0]
    assert _refusal(lambda: edit.remove_name(desk, first.id)) == "unit-only-name"
    rename_unit(desk, typo, "Phòng Khác", day)
    edit.correct_name(desk, first.id, "Phòng Văn hóa và Thông tin", None)
    second = unit_details(desk, typo).names[1]
    wrong = _refusal(lambda: edit.correct_name(desk, first.id, "Phòng Một", day))
    assert wrong == "unit-name-day-taken"
    edit.remove_name(desk, second.id)
    assert [one.name for one in unit_details(desk, typo).names] == ["Phòng Văn hóa và Thông tin"]


def test_spellings_come_and_go(desk: Desk, culture: uuid.UUID, typo: uuid.UUID):
    edit.add_spelling(desk, culture, "Tổ văn xã")
    (spelt,) = unit_details(desk, culture).spellings
    with desk.store.reading() as connection:
        assert find_unit(connection, "tổ văn xã") == culture
    assert _refusal(lambda: edit.add_spelling(desk, typo, "Tổ văn xã")) == "unit-name-taken"
    assert _refusal(lambda: edit.add_spelling(desk, typo, "")) == "spelling-empty"
    edit.remove_spelling(desk, spelt.id, spelt.text)
    assert unit_details(desk, culture).spellings == ()


def test_only_what_nothing_depends_on_is_removed(
    desk: Desk, culture: uuid.UUID, schools: uuid.UUID
):
    members.add_member(desk, schools, culture, None)
    assert _refusal(lambda: edit.remove_unit(desk, schools)) == "unit-in-use"
    assert _refusal(lambda: edit.remove_unit(desk, desk.unit_id)) == "own-unit-goes-on"
    before = list_units(desk)
    edit.remove_unit(desk, culture)
    assert culture not in {one.id for one in list_units(desk)}
    edit.remove_unit(desk, schools)
    undo(desk)
    undo(desk)
    assert list_units(desk) == before


def test_a_unit_with_tasks_stays(desk: Desk, culture: uuid.UUID):
    _plan(desk, TaskDraft("Rà soát", lead_units=(CULTURE,)))
    assert _refusal(lambda: edit.remove_unit(desk, culture)) == "unit-in-use"


# --- two entries that are one


def test_everything_follows_the_entry_that_is_kept(
    desk: Desk, culture: uuid.UUID, typo: uuid.UUID, schools: uuid.UUID
):
    edit.add_spelling(desk, typo, "Tổ văn xã")
    members.add_member(desk, schools, typo, None)
    _plan(
        desk, TaskDraft("Rà soát", lead_units=(TYPO, CULTURE)), TaskDraft("Lập", lead_units=(TYPO,))
    )
    before = (list_units(desk), list_tasks(desk))
    join_units(desk, typo, culture)
    details = unit_details(desk, typo)
    assert details.node.id == culture
    assert details.aliases == ((typo, TYPO),)
    assert [one.text for one in details.spellings] == ["Tổ văn xã"]
    assert [one.name for one in details.groups] == ["Các trường học"]
    assert [line.lead_units for line in list_tasks(desk)] == [(CULTURE,), (CULTURE,)]
    assert [line.parts.of for line in list_tasks(desk)] == [1, 1]
    assert len(list_tasks(desk, TaskFilter(unit="Tổ văn xã"))) == 2
    lines = {one.id: one for one in list_units(desk)}
    assert typo not in lines
    assert lines[culture].spellings == ("Phòng Văn hoá và Xả hội", "Tổ văn xã")
    undo(desk)
    assert (list_units(desk), list_tasks(desk)) == before


def test_a_group_that_is_another_gives_it_its_members(
    desk: Desk, culture: uuid.UUID, schools: uuid.UUID
):
    other = edit.new_unit(desk, "Khối giáo dục", Level.GROUP, None)
    members.add_member(desk, other, culture, None)
    join_units(desk, other, schools)
    assert next(one for one in list_units(desk) if one.id == schools).members == (CULTURE,)


def test_joined_entries_can_be_parted_again(desk: Desk, culture: uuid.UUID, typo: uuid.UUID):
    join_units(desk, typo, culture)
    part_units(desk, typo)
    assert {culture, typo} <= {one.id for one in list_units(desk)}
    join_units(desk, typo, culture)
    assert typo not in {one.id for one in list_units(desk)}


def test_what_cannot_be_one_is_refused(
    desk: Desk, culture: uuid.UUID, typo: uuid.UUID, schools: uuid.UUID
):
    own = desk.unit_id
    assert _refusal(lambda: join_units(desk, culture, culture)) == "unit-joined-already"
    assert _refusal(lambda: join_units(desk, own, culture)) == "own-unit-is-kept"
    assert _refusal(lambda: join_units(desk, culture, own)) == "unit-above-is-another"
    assert _refusal(lambda: join_units(desk, schools, culture)) == "group-is-no-unit"
    rename_unit(desk, typo, "Phòng Khác", date(2026, 7, 1))
    join_units(desk, typo, culture)


# --- groups


def test_a_member_has_its_days(desk: Desk, culture: uuid.UUID, schools: uuid.UUID):
    members.add_member(desk, schools, culture, desk.today)
    (line,) = unit_details(desk, schools).members
    assert (line.unit, line.since, line.is_now) == (culture, desk.today, True)
    left = desk.today + timedelta(days=3)
    members.set_member_days(desk, line.id, None, left)
    (line,) = unit_details(desk, schools).members
    assert (line.since, line.until) == (None, left)
    wrong = _refusal(lambda: members.set_member_days(desk, line.id, left, desk.today))
    assert wrong == "member-days-backwards"
    wrong = _refusal(lambda: members.add_member(desk, schools, culture, desk.today))
    assert wrong == "member-already"
    members.remove_member(desk, line.id)
    assert unit_details(desk, schools).members == ()


def test_a_joining_unit_gets_what_the_group_leads(
    desk: Desk, culture: uuid.UUID, schools: uuid.UUID
):
    _plan(desk, TaskDraft("Công khai thủ tục", lead_units=("Các trường học",)))
    members.add_member(desk, schools, culture, None)
    task = list_tasks(desk)[0]
    assert unit_details(desk, culture).led == {task.id}
    assert unit_details(desk, schools).led == {task.id}


def test_a_group_with_members_stays_a_group(desk: Desk, culture: uuid.UUID, schools: uuid.UUID):
    members.add_member(desk, schools, culture, None)
    code = _refusal(lambda: edit.set_level(desk, schools, Level.SCHOOL))
    assert code == "group-has-members"


# --- reading


def test_the_tree_names_every_unit_once_with_all_it_is_called(desk: Desk, culture: uuid.UUID):
    edit.add_spelling(desk, culture, "Tổ văn xã")
    nodes = {node.id: node for node in unit_tree(desk)}
    assert nodes[culture].parent == desk.unit_id
    assert "to van xa" in nodes[culture].sought
    assert nodes[desk.unit_id].is_own


def test_the_history_of_a_unit_is_its_own(desk: Desk, culture: uuid.UUID, typo: uuid.UUID):
    edit.set_unit_fact(desk, culture, UnitFact.HEAD, "Lê Văn An")
    edit.set_unit_fact(desk, typo, UnitFact.HEAD, "Lý Thị Bình")
    told = [deed(one.verb, one.facts) for one in unit_details(desk, culture).history]
    assert told == [f"Sửa người đứng đầu của “{CULTURE}”", f"Ghi đơn vị “{CULTURE}”"]


def test_a_tree_is_read_in_a_fixed_number_of_statements(desk: Desk, queries: Any):
    few = queries.of(lambda: unit_tree(desk))
    for number in range(20):
        edit.new_unit(desk, f"Trường Tiểu học số {number}", Level.SCHOOL, desk.unit_id)
    assert queries.of(lambda: unit_tree(desk)) == few
