"""Two computers of an office meet: what is found, told and asked afterwards."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from builders.drafts import DRAFT, FIRST, LAST

from cchc_desktop.bootstrap import Office
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import list_history, next_steps, undo
from cchc_desktop.services.office_sync import join_state, whole_state
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.task_changes.edit import TaskChange, TaskForm, add_task, edit_task
from cchc_desktop.services.task_list.listing import list_tasks
from db.models.tasks import Task, TaskItem
from db.search import found_by
from db.versions import office_vector, side_by_side
from tests.builders.computers import Computer, close_all
from tests.builders.offices import a_plan

NOW = datetime(2026, 5, 20, 1, 30, tzinfo=UTC)


@pytest.fixture
def beside(office: Office, tmp_path: Path) -> Iterator[Desk]:
    """Sit at the second computer of the office: its data began as a copy of the first one's."""
    office.desk.store.close()
    with office.desk.store.reading():
        copied = tmp_path / "second"
        copied.mkdir()
        (copied / "cchc.db").write_bytes(office.folder.database.read_bytes())
    other = Computer(name="B", folder=copied, store=Computer._open("B", copied))
    yield Desk(other.store, office.desk.unit_id, "Trần Văn Bình", office.desk.now)
    other.store.close()


def meet(sender: Desk, receiver: Desk) -> None:
    join_state(receiver.store, whole_state(sender.store), receiver.act("sync"))


def found(desk: Desk, words: str) -> set[uuid.UUID]:
    with desk.store.reading() as connection:
        return set(found_by(connection, words))


def test_a_task_of_the_other_computer_is_found_by_its_words(desk: Desk, beside: Desk) -> None:
    task = add_task(beside, TaskForm("Kiểm tra công vụ", products=("Biên bản",)))
    meet(beside, desk)
    assert found(desk, "kiem tra") == found(desk, "bien ban") == {task}
    edit_task(beside, task, TaskChange(title="Tập huấn"))
    meet(beside, desk)
    assert found(desk, "kiem tra") == set()
    assert found(desk, "tap huan") == {task}


def test_what_the_other_computer_removed_is_found_no_more(desk: Desk, beside: Desk) -> None:
    add_task(desk, TaskForm("Kiểm tra công vụ"))
    meet(desk, beside)
    undo(desk)
    meet(desk, beside)
    assert list_tasks(beside) == []
    assert found(beside, "kiem tra") == set()


def test_a_removed_task_that_is_shown_all_the_same_is_found(desk: Desk) -> None:
    task = add_task(desk, TaskForm("Kiểm tra công vụ", products=("Biên bản",)))
    with desk.writing(desk.act("remove")) as (writer, _):
        writer.remove(Task, task)
    assert [line.id for line in list_tasks(desk)] == [task], "its product refers to it"
    assert found(desk, "kiem tra") == {task}


def test_a_removed_task_that_goes_with_its_last_part_is_found_no_more(desk: Desk) -> None:
    with desk.writing(desk.act("add")) as (writer, _):
        task = writer.add(Task, plan_id=a_plan(writer), position=0, title="Kiểm tra công vụ")
        item = writer.add(TaskItem, task_id=task, kind="product", text="Biên bản", position=0)
    with desk.writing(desk.act("remove")) as (writer, _):
        writer.remove(Task, task)
    assert found(desk, "kiem tra") == {task}
    with desk.writing(desk.act("remove")) as (writer, outcome):
        writer.remove(TaskItem, item)
    assert found(desk, "kiem tra") == set()
    assert outcome.touched == {"task": {task}, "task_item": {item}}
    undo(desk)
    assert found(desk, "bien ban") == {task}


def test_the_other_computers_sets_are_told_but_not_undone(desk: Desk, beside: Desk) -> None:
    add_task(beside, TaskForm("Kiểm tra công vụ"))
    before = next_steps(desk)
    meet(beside, desk)
    assert next_steps(desk) == before
    (line,) = [line for line in list_history(desk) if line.verb == "add-task"]
    assert line.who == "Trần Văn Bình"
    assert line.facts == {"task": "Kiểm tra công vụ"}


def test_meeting_again_says_and_writes_nothing(desk: Desk, beside: Desk) -> None:
    add_task(beside, TaskForm("Kiểm tra công vụ"))
    meet(beside, desk)
    told = list_history(desk)
    meet(beside, desk)
    assert list_history(desk) == told


def test_meeting_tells_how_far_the_other_had_seen(tmp_path: Path) -> None:
    here, there, third = (Computer.new(name, tmp_path / name) for name in "ABC")
    desks = [Desk(one.store, uuid.uuid4(), one.name, lambda: NOW) for one in (here, there, third)]
    for desk in desks:
        with desk.writing(desk.act("add")) as (writer, _):
            writer.facts["n"] = writer.counter
    meet(desks[0], desks[1])
    meet(desks[1], desks[2])
    vectors = []
    for desk in desks:
        with desk.store.reading() as connection:
            vectors.append(office_vector(connection))
    assert all(vectors[2][key] >= counter for key, counter in {**vectors[0], **vectors[1]}.items())
    close_all([here, there, third])


def test_the_same_plan_taken_from_its_file_on_two_computers_asks_nothing(
    desk: Desk, beside: Desk
) -> None:
    tomorrow = replace(beside, now=lambda: desk.now() + timedelta(days=1))
    for one in (desk, tomorrow):
        store_plan(one, DRAFT, FIRST, LAST)
    meet(desk, beside)
    meet(beside, desk)
    for one in (desk, beside):
        with one.store.reading() as connection:
            assert side_by_side(connection) == []
        assert len(list_tasks(one)) == len(DRAFT.tasks)
