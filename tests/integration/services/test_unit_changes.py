"""Units that change on a day: names, mergers, splits; what passes on, stays, is undone."""

import uuid
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.draft import PlanDraft, TaskDraft
from cchc_desktop.domain.lineage import Kind
from cchc_desktop.domain.status import State
from cchc_desktop.domain.units import Level
from cchc_desktop.services.desk import VIETNAM, Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.history import list_history, redo, undo
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.progress import ProgressForm, set_progress
from cchc_desktop.services.reminding.reminders import waiting
from cchc_desktop.services.task_list.listing import TaskFilter, TaskLine, list_tasks
from cchc_desktop.services.unit_page.changes import SuccessionForm, rename_unit, succeed_units
from cchc_desktop.services.unit_page.edit import new_unit
from cchc_desktop.services.unit_page.groups import add_member
from cchc_desktop.services.unit_page.overview import open_tasks_of, unit_details, unit_tree
from cchc_desktop.services.units import list_units
from resources.words import deed, sentence
from tests.builders.drafts import DOCUMENT, FIRST, LAST

JULY = date(2026, 7, 1)
BEFORE = JULY - timedelta(days=1)
ECONOMY, LAND, BUILT = "Phòng Kinh tế", "Phòng Địa chính", "Phòng Kinh tế và Đất đai"
DONE, OPEN, SHARED = "Lập danh mục", "Rà soát quy trình", "Số hóa hồ sơ"


def _at(desk: Desk, day: date) -> Desk:
    moment = datetime(day.year, day.month, day.day, 9, 0, tzinfo=VIETNAM)
    return replace(desk, now=lambda: moment)


def _named(desk: Desk, name: str) -> uuid.UUID:
    return next(one.id for one in list_units(desk) if one.name == name)


def _tasks(desk: Desk, day: date | None = None) -> dict[str, TaskLine]:
    return {line.title: line for line in list_tasks(_at(desk, day) if day else desk)}


@pytest.fixture
def units(desk: Desk) -> tuple[uuid.UUID, uuid.UUID]:
    own = desk.unit_id
    return (
        new_unit(desk, ECONOMY, Level.DEPARTMENT, own),
        new_unit(desk, LAND, Level.DEPARTMENT, own),
    )


@pytest.fixture
def planned(office: Office, units: tuple[uuid.UUID, uuid.UUID]) -> Desk:
    """Plan three tasks, the first of which is done in the first quarter."""
    desk = office.desk
    tasks = (
        TaskDraft(DONE, lead_units=(ECONOMY,), deadline="Quý I năm 2026"),
        TaskDraft(OPEN, lead_units=(ECONOMY,), deadline="Hằng quý"),
        TaskDraft(SHARED, lead_units=(ECONOMY, LAND), deadline="Trong tháng 12/2026"),
    )
    store_plan(desk, PlanDraft(document=DOCUMENT, tasks=tasks), FIRST, LAST)
    forms = [
        ProgressForm(_tasks(desk)[DONE].id, Quarter(2026, 1), State.DONE, unit=units[0]),
        ProgressForm(_tasks(desk)[OPEN].id, Quarter(2026, 1), State.IN_PROGRESS, 40, unit=units[0]),
    ]
    for form in forms:
        set_progress(desk, form, office.folder.files)
    return desk


def _merge(desk: Desk, units: tuple[uuid.UUID, ...], on: date = JULY) -> None:
    succeed_units(desk, SuccessionForm(Kind.MERGED, units, (BUILT,), on))


def test_a_unit_bears_another_name_from_its_day(desk: Desk, units: tuple[uuid.UUID, uuid.UUID]):
    rename_unit(desk, units[0], BUILT, JULY)
    names = [{one.name for one in list_units(desk, day)} for day in (BEFORE, JULY)]
    assert [ECONOMY in one for one in names] == [True, False]
    assert [BUILT in one for one in names] == [False, True]
    assert [one.since for one in unit_details(desk, units[0]).names] == [None, JULY]


def test_renaming_again_for_the_same_day_corrects_it(
    desk: Desk, units: tuple[uuid.UUID, uuid.UUID]
):
    rename_unit(desk, units[0], BUILT, JULY)
    rename_unit(desk, units[0], "Phòng Kinh tế tổng hợp", JULY)
    assert [one.name for one in unit_details(desk, units[0]).names] == [
        ECONOMY,
        "Phòng Kinh tế tổng hợp",
    ]


def test_a_name_of_another_unit_is_refused(desk: Desk, units: tuple[uuid.UUID, uuid.UUID]):
    with pytest.raises(RefusedError) as refused:
        rename_unit(desk, units[0], LAND, JULY)
    assert refused.value.code == "unit-name-taken"
    assert "Hai mục là một" in sentence(refused.value.code, refused.value.facts)


def test_what_is_open_passes_on_the_day_and_what_was_done_stays(
    planned: Desk, units: tuple[uuid.UUID, uuid.UUID]
):
    _merge(planned, units)
    before, after = _tasks(planned, BEFORE), _tasks(planned, JULY)
    assert before[OPEN].lead_units == (ECONOMY,)
    assert after[OPEN].lead_units == (BUILT,)
    assert after[DONE].lead_units == (ECONOMY,)
    assert after[OPEN].percent == 40, "what was reported goes on being known"


def test_a_task_two_of_the_merged_led_is_counted_once(
    planned: Desk, units: tuple[uuid.UUID, uuid.UUID]
):
    _merge(planned, units)
    shared = _tasks(planned, JULY)[SHARED]
    assert shared.lead_units == (BUILT,)
    assert shared.parts.of == 1
    assert _tasks(planned, BEFORE)[SHARED].parts.of == 2


def test_the_successor_reports_what_it_took_over(
    office: Office, planned: Desk, units: tuple[uuid.UUID, uuid.UUID]
):
    _merge(planned, units)
    later = _at(planned, date(2026, 9, 20))
    heir = _named(later, BUILT)
    task = _tasks(later)[SHARED].id
    form = ProgressForm(task, Quarter(2026, 3), State.DONE, done_on=date(2026, 9, 18), unit=heir)
    set_progress(later, form, office.folder.files)
    assert _tasks(later)[SHARED].state == "done"
    with pytest.raises(RefusedError) as refused:
        set_progress(later, replace(form, unit=units[0]), office.folder.files)
    assert refused.value.code == "progress-without-part"


def test_the_lone_successor_need_not_be_named(
    office: Office, planned: Desk, units: tuple[uuid.UUID, uuid.UUID]
):
    _merge(planned, units)
    later = _at(planned, date(2026, 9, 20))
    form = ProgressForm(_tasks(later)[SHARED].id, Quarter(2026, 3), State.IN_PROGRESS, 50)
    set_progress(later, form, office.folder.files)
    assert _tasks(later)[SHARED].percent == 50


def test_nothing_is_reminded_of_twice(planned: Desk, units: tuple[uuid.UUID, uuid.UUID]):
    late = _at(planned, date(2026, 12, 20))
    before = sorted(one.id for one in waiting(late, late.now()))
    _merge(planned, units)
    assert sorted(one.id for one in waiting(late, late.now())) == before


def test_tasks_are_found_by_the_unit_that_holds_them(
    planned: Desk, units: tuple[uuid.UUID, uuid.UUID]
):
    _merge(planned, units)
    later = _at(planned, JULY)
    found = {line.title for line in list_tasks(later, TaskFilter(unit=BUILT))}
    assert found == {OPEN, SHARED}
    assert {line.title for line in list_tasks(later, TaskFilter(unit=ECONOMY))} == {DONE}


def test_memberships_follow_from_the_day(desk: Desk, units: tuple[uuid.UUID, uuid.UUID]):
    group = new_unit(desk, "Các phòng chuyên môn", Level.GROUP, None)
    for unit in units:
        add_member(desk, group, unit, None)
    _merge(desk, units)
    members = [
        next(one.members for one in list_units(desk, day) if one.id == group)
        for day in (BEFORE, JULY)
    ]
    assert members == [(LAND, ECONOMY), (BUILT,)]


def test_a_merger_is_one_step_back_and_forth(planned: Desk, units: tuple[uuid.UUID, uuid.UUID]):
    group = new_unit(planned, "Các phòng chuyên môn", Level.GROUP, None)
    add_member(planned, group, units[0], None)
    before = (list_units(planned), _tasks(planned, JULY), unit_tree(planned))
    _merge(planned, units)
    after = (list_units(planned), _tasks(planned, JULY), unit_tree(planned))
    told = list_history(planned)[0]
    assert deed(told.verb, told.facts) == (
        f"Sáp nhập {ECONOMY} và {LAND} thành {BUILT} từ 01/7/2026"
    )
    undo(planned)
    assert (list_units(planned), _tasks(planned, JULY), unit_tree(planned)) == before
    redo(planned)
    assert (list_units(planned), _tasks(planned, JULY), unit_tree(planned)) == after
    assert after != before


def test_a_unit_may_be_merged_into_one_that_goes_on(
    planned: Desk, units: tuple[uuid.UUID, uuid.UUID]
):
    succeed_units(planned, SuccessionForm(Kind.MERGED, units, (units[1],), JULY))
    alive = {node.id: node.alive for node in unit_tree(planned, JULY)}
    assert (alive[units[0]], alive[units[1]]) == (False, True)
    assert _tasks(planned, JULY)[OPEN].lead_units == (LAND,)


def test_of_a_split_the_first_carries_on(planned: Desk, units: tuple[uuid.UUID, uuid.UUID]):
    heirs = ("Phòng Thương mại", "Phòng Nông nghiệp")
    succeed_units(planned, SuccessionForm(Kind.SPLIT, units[:1], heirs, JULY))
    assert _tasks(planned, JULY)[OPEN].lead_units == ("Phòng Thương mại",)
    node = next(one for one in unit_tree(planned, JULY) if one.name == "Phòng Nông nghiệp")
    assert (node.alive, node.parent, node.since) == (True, planned.unit_id, JULY)


def test_a_unit_from_which_one_splits_off_goes_on(
    planned: Desk, units: tuple[uuid.UUID, uuid.UUID]
):
    form = SuccessionForm(Kind.SPLIT, units[:1], (units[0], "Phòng Nông nghiệp"), JULY)
    succeed_units(planned, form)
    assert _tasks(planned, JULY)[OPEN].lead_units == (ECONOMY,)
    assert next(one for one in unit_tree(planned, JULY) if one.id == units[0]).alive
    (told,) = unit_details(planned, units[0]).successions
    assert sentence(f"successions.{told.code}", told.facts) == (
        f"Phòng Nông nghiệp tách ra từ {ECONOMY} từ 01/7/2026."
    )


def test_the_page_is_told_what_passes(planned: Desk, units: tuple[uuid.UUID, uuid.UUID]):
    passing = {_tasks(planned)[title].id for title in (OPEN, SHARED)}
    assert open_tasks_of(planned, units) == passing
    _merge(planned, units, planned.today)
    heir = _named(planned, BUILT)
    details = unit_details(planned, heir)
    assert details.led == passing
    assert unit_details(planned, units[0]).led == {_tasks(planned)[DONE].id}
    assert [one.code for one in details.successions] == ["merged"]


def test_successors_of_successors_hold_what_is_open(
    planned: Desk, units: tuple[uuid.UUID, uuid.UUID]
):
    _merge(planned, units)
    heir = _named(planned, BUILT)
    form = SuccessionForm(Kind.RENAMED, (heir,), ("Phòng Phát triển đô thị",), date(2026, 10, 1))
    succeed_units(planned, form)
    assert _tasks(planned, date(2026, 9, 30))[OPEN].lead_units == (BUILT,)
    assert _tasks(planned, date(2026, 10, 1))[OPEN].lead_units == ("Phòng Phát triển đô thị",)


@pytest.mark.parametrize(
    ("kind", "olds", "news", "code"),
    [
        (Kind.MERGED, (0,), (BUILT, "Phòng Khác"), "merging-needs-units"),
        (Kind.MERGED, (0,), (0,), "succession-without-units"),
        (Kind.MERGED, (), (BUILT,), "succession-without-units"),
        (Kind.MERGED, (0, 1), ("",), "succession-without-heir"),
        (Kind.SPLIT, (0,), (BUILT,), "splitting-needs-units"),
        (Kind.SPLIT, (0, 1), (BUILT, "Phòng Khác"), "splitting-needs-units"),
        (Kind.RENAMED, (0, 1), (BUILT,), "succession-without-heir"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_stored(
    desk: Desk,
    units: tuple[uuid.UUID, uuid.UUID],
    kind: Kind,
    olds: tuple[int, ...],
    news: tuple[int | str, ...],
    code: str,
):
    heirs = [units[one] if isinstance(one, int) else one for one in news]
    before = unit_tree(desk)
    with pytest.raises(RefusedError) as refused:
        succeed_units(desk, SuccessionForm(kind, [units[one] for one in olds], heirs, JULY))
    assert refused.value.code == code
    assert unit_tree(desk) == before


def test_a_unit_ends_once_and_the_own_office_never(desk: Desk, units: tuple[uuid.UUID, uuid.UUID]):
    _merge(desk, units)
    with pytest.raises(RefusedError) as again:
        _merge(desk, units, date(2026, 9, 1))
    assert again.value.code == "unit-ended-before"
    with pytest.raises(RefusedError) as own:
        succeed_units(desk, SuccessionForm(Kind.RENAMED, (desk.unit_id,), ("UBND mới",), JULY))
    assert own.value.code == "own-unit-goes-on"
