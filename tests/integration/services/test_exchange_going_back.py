"""An office goes back to an older copy: what it says from then on holds, here and above."""

import pytest
from exchange_words import noted, one, percents, seen

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.status import State
from cchc_desktop.services.exchange.differences import list_differences
from cchc_desktop.services.exchange.files import undo_file
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from tests.builders.exchanging import PHRASE, WARD, Place, World

SHARED, OWN_TASK = "Ban hành kế hoạch", "Công khai thủ tục hành chính"


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1)])
def test_what_an_office_says_after_going_back_holds_above_in_any_order(
    city: Place, ward: Place, world: World, order: tuple[int, ...]
):
    noted(ward, 10)
    copy = ward.kept_copy()
    files = [noted(ward, 60), noted(ward, 80)]
    world.restored(ward, copy)
    files.append(noted(ward, 30))
    for at in order:
        assert one(city.take(files[at])).refused is None
    assert percents(city) == [30]
    assert list_differences(city.desk) == []


def test_going_back_itself_is_told_above_though_nothing_was_written_since(
    city: Place, ward: Place, world: World
):
    noted(ward, 10)
    copy = ward.kept_copy()
    assert one(city.take(noted(ward, 60))).refused is None
    world.restored(ward, copy)
    file = ward.report()
    assert one(city.take(file)).refused is None
    assert percents(city) == [10]
    assert ward.report().read_bytes() == file.read_bytes()


def test_going_back_twice_and_further_back_holds_above_too(city: Place, ward: Place, world: World):
    copies = [ward.kept_copy()]
    city.take(noted(ward, 10))
    copies.append(ward.kept_copy())
    city.take(noted(ward, 60), noted(ward, 70))
    for percent, copy in ((20, copies[1]), (5, copies[0])):
        world.restored(ward, copy)
        assert one(city.take(noted(ward, percent))).refused is None
        assert percents(city) == [percent]
        assert list_differences(city.desk) == []


@pytest.mark.parametrize("turned", [False, True])
def test_files_of_before_and_after_going_back_may_come_in_one_batch(
    city: Place, ward: Place, world: World, *, turned: bool
):
    copy = ward.kept_copy()
    late = [noted(ward, 60), noted(ward, 70)]
    world.restored(ward, copy)
    files = [noted(ward, 30), *late]
    assert all(one.refused is None for one in city.take(*(files[::-1] if turned else files)))
    assert percents(city) == [30]
    results = city.rows("SELECT percent FROM progress WHERE NOT gone")
    assert results == [(30,)]


def test_what_was_gone_back_behind_is_told_before_it_goes_and_comes_back_with_the_file(
    city: Place, ward: Place, world: World
):
    first = noted(ward, 10)
    copy = ward.kept_copy()
    late = noted(ward, 60)
    city.take(first, late)
    world.restored(ward, copy)
    file = ward.report()
    counts = seen(city, file).counts
    assert (counts.withdrawn, counts.new, counts.conflicts) == (1, 0, 0)
    taken = one(city.take(file))
    assert percents(city) == [10]
    assert seen(city, file).already_taken
    assert seen(city, late).counts.changes == 0, "an older file says nothing new"
    undo_file(city.desk, taken.preview.id.hex)  # type: ignore[union-attr]
    assert percents(city) == [60]
    assert one(city.take(file)).refused is None
    assert percents(city) == [10]


def test_two_computers_above_show_the_same_of_an_office_that_went_back(
    city: Place, ward: Place, world: World
):
    second = world.second("city-2", city.sync(PHRASE).path)
    copy = ward.kept_copy()
    late = noted(ward, 60)
    world.restored(ward, copy)
    file = noted(ward, 30)
    assert one(city.take(late)).refused is None
    assert one(second.take(file)).refused is None
    for receiver, sender in ((city, second), (second, city), (city, second)):
        assert one(receiver.take(sender.sync().path)).refused is None
    assert percents(city) == percents(second) == [30]
    assert city.mirrored() == second.mirrored()


def test_what_another_period_told_is_not_touched_by_going_back(
    city: Place, ward: Place, world: World
):
    copy = ward.kept_copy()
    ward.note(SHARED, state=State.IN_PROGRESS, percent=60)
    assert one(city.take(ward.report(parse("2026H1")))).refused is None
    world.restored(ward, copy)
    assert one(city.take(noted(ward, 30))).refused is None
    results = city.rows("SELECT percent FROM progress WHERE NOT gone ORDER BY percent")
    assert results == [(30,), (60,)]


def test_numbers_and_dots_are_not_used_again_after_going_back(
    city: Place, ward: Place, world: World
):
    copy = ward.kept_copy()
    ids = [one(city.take(noted(ward, percent))).preview.id for percent in (20, 40)]
    dots = set(
        ward.rows(
            "SELECT r.key, s.counter FROM change_set s JOIN replica r ON"
            " r.no = s.replica_no WHERE s.verb = 'set-progress'"
        )
    )
    world.restored(ward, copy)
    ids += [one(city.take(noted(ward, percent))).preview.id for percent in (20, 40)]
    after = set(
        ward.rows(
            "SELECT r.key, s.counter FROM change_set s JOIN replica r ON"
            " r.no = s.replica_no WHERE s.verb = 'set-progress'"
        )
    )
    assert len(set(ids)) == 4
    assert dots
    assert not dots & after
    assert percents(city) == [40]


def test_an_office_that_went_back_takes_its_files_in_again(city: Place, ward: Place, world: World):
    first = noted(ward, 20)
    assert one(city.take(first)).refused is None
    copy = city.kept_copy()
    second = noted(ward, 90)
    assert one(city.take(second)).refused is None
    shown = [row for row in city.mirrored() if row[0] == "progress"]
    world.restored(city, copy)
    assert percents(city) == [20]
    assert [one.preview.already_taken for one in city.take(first, second)] == [True, False]
    assert [row for row in city.mirrored() if row[0] == "progress"] == shown


def test_a_plan_above_that_went_back_and_on_comes_down_as_it_is(
    city: Place, ward: Place, world: World
):
    copy = city.kept_copy()
    edit_task(city.desk, city.tasks()[OWN_TASK].id, TaskChange(note="sau"))
    late = city.assign(WARD)
    world.restored(city, copy)
    edit_task(city.desk, city.tasks()[OWN_TASK].id, TaskChange(note="trước"))
    now = city.assign(WARD)
    for file in (now, late):
        assert one(ward.take(file)).refused is None
    notes = ward.rows("SELECT note FROM task WHERE title = ?", OWN_TASK)
    assert notes == [("trước",)]
