"""Undo, redo and the history as a person meets them: what is said, refused and left alone."""

import uuid
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from builders.drafts import DRAFT, FIRST, LAST, many_tasks
from builders.results import refused

from cchc_desktop.domain.draft import Document
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import list_history, next_steps, redo, undo
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.task_changes.edit import TaskChange, TaskForm, add_task, edit_task
from cchc_desktop.services.task_list.listing import list_tasks
from db.models.tasks import Task
from db.search import found_by


@pytest.fixture
def task(desk: Desk) -> uuid.UUID:
    return add_task(desk, TaskForm("Kiểm tra công vụ", note="Theo mẫu"))


def found(desk: Desk, words: str) -> set[uuid.UUID]:
    with desk.store.reading() as connection:
        return set(found_by(connection, words))


def titles(desk: Desk) -> list[str]:
    return [line.title for line in list_tasks(desk)]


def newest(desk: Desk) -> int:
    return list_history(desk)[0].set


def somebody_else(desk: Desk) -> Desk:
    return replace(desk, who="Trần Văn Bình")


def test_a_fresh_office_has_nothing_to_undo_or_redo(desk: Desk) -> None:
    assert next_steps(desk) == (None, None)
    refused("nothing-to-undo", lambda: undo(desk))
    refused("nothing-to-redo", lambda: redo(desk))


def test_search_follows_undo_and_redo(desk: Desk, task: uuid.UUID) -> None:
    edit_task(desk, task, TaskChange(title="Tập huấn", products=("Giáo trình",)))
    assert found(desk, "tap huan") == found(desk, "giao trinh") == {task}
    undo(desk)
    assert found(desk, "kiem tra") == {task}
    assert found(desk, "tap huan") == found(desk, "giao trinh") == set()
    undo(desk)
    assert titles(desk) == []
    assert found(desk, "kiem tra") == set()
    redo(desk)
    redo(desk)
    assert titles(desk) == ["Tập huấn"]
    assert found(desk, "tap huan") == found(desk, "giao trinh") == {task}


def test_what_can_be_undone_and_redone_is_told(desk: Desk, task: uuid.UUID) -> None:
    edit_task(desk, task, TaskChange(title="Tập huấn"))
    back, again = next_steps(desk)
    assert back is not None
    assert (back.verb, back.who, back.facts["task"]) == ("edit-task", desk.who, "Tập huấn")
    assert again is None
    undone = undo(desk)
    assert (undone.of.set, undone.of.undone, undone.done, undone.left) == (back.set, True, 1, ())
    assert undone.in_the_way is None
    assert undone.outcome.touched == {"task": {task}}
    assert undone.outcome.seq == newest(desk)
    back, again = next_steps(desk)
    assert (back.verb if back else "", again.verb if again else "") == ("add-task", "edit-task")
    done = redo(desk)
    assert (done.of.undone, done.done) == (False, 1)
    assert next_steps(desk)[1] is None


def test_a_part_left_alone_names_who_wrote_it_since(desk: Desk, task: uuid.UUID) -> None:
    edit_task(desk, task, TaskChange(title="Tập huấn", note="Hai đợt"))
    first = newest(desk)
    edit_task(somebody_else(desk), task, TaskChange(note="Ba đợt"))
    undone = undo(desk, first)
    assert undone.done == 1
    assert [(left.entity, left.key, left.field) for left in undone.left] == [("task", task, "note")]
    assert undone.in_the_way is not None
    assert undone.in_the_way.who == "Trần Văn Bình"
    assert titles(desk) == ["Kiểm tra công vụ"]


def test_a_set_that_could_change_nothing_stays_as_it_is(desk: Desk, task: uuid.UUID) -> None:
    edit_task(desk, task, TaskChange(note="Hai đợt"))
    first = newest(desk)
    edit_task(somebody_else(desk), task, TaskChange(note="Ba đợt"))
    before = list_history(desk)
    facts = refused("nothing-left-to-undo", lambda: undo(desk, first))
    assert facts == {"who": "Trần Văn Bình", "count": 1, "what": ("Kiểm tra công vụ",)}
    assert list_history(desk) == before


def test_refusals(desk: Desk, task: uuid.UUID) -> None:
    refused("no-such-set", lambda: undo(desk, 999))
    added = newest(desk)
    undo(desk)
    refused("undone-already", lambda: undo(desk, added))
    refused("not-to-be-undone", lambda: undo(desk, newest(desk)))
    assert titles(desk) == []
    assert task


def test_history_of_a_task_is_its_own_alone(desk: Desk, task: uuid.UUID) -> None:
    other = add_task(desk, TaskForm("Tuyên truyền"))
    edit_task(desk, other, TaskChange(note="Hai đợt"))
    edit_task(desk, task, TaskChange(products=("Biên bản",)))
    undo(desk)
    verbs = [(line.verb, line.undone) for line in list_history(desk, str(task))]
    assert verbs == [("undo", False), ("edit-task", True), ("add-task", False)]
    assert [line.when for line in list_history(desk)] == [desk.now()] * len(list_history(desk))


def test_a_large_plan_goes_and_comes_back_whole(desk: Desk) -> None:
    plan = store_plan(desk, DRAFT, FIRST, LAST)
    before = titles(desk)
    for _ in range(2):
        undone = undo(desk)
        assert undone.left == ()
        assert titles(desk) == []
        assert found(desk, "ke hoach") == set()
        again = redo(desk)
        assert (again.done, again.left) == (undone.done, ())
        assert titles(desk) == before
        assert len(found(desk, "ke hoach")) > 0
    assert plan


def test_an_edited_task_stays_with_its_plan_when_the_import_is_undone(desk: Desk) -> None:
    store_plan(desk, DRAFT, FIRST, LAST)
    seq = newest(desk)
    (first, *_) = list_tasks(desk)
    edit_task(somebody_else(desk), first.id, TaskChange(note="Giữ lại"))
    undone = undo(desk, seq)
    assert titles(desk) == [first.title]
    assert {left.field for left in undone.left} == {None}
    assert first.id in {left.key for left in undone.left}
    assert undone.in_the_way is not None
    assert redo(desk).left == ()
    assert len(titles(desk)) == len(DRAFT.tasks)


def test_the_statements_of_undo_and_redo_do_not_grow_with_the_plan(
    desk: Desk, queries: Any
) -> None:
    counts = []
    for size in (20, 150):
        draft = replace(DRAFT, tasks=many_tasks(size))
        store_plan(desk, replace(draft, document=Document(f"Kế hoạch {size}")), FIRST, LAST)
        steps = (undo, redo, undo, redo)
        counts.append([queries.of(lambda step=step: step(desk)) for step in steps])
        undo(desk)
    few, many = counts
    assert max(many) < max(few) + 100


def type_note(desk: Desk, task: uuid.UUID, text: str, seconds: float) -> None:
    at = desk.now() + timedelta(seconds=seconds)
    act = replace(desk.act("note", typing=True), at=at)
    with desk.writing(act) as (writer, _):
        writer.change(Task, task, note=text)


def test_typing_goes_on_past_midnight_and_ends_at_an_undo(desk: Desk, task: uuid.UUID) -> None:
    start = len(list_history(desk))
    to_midnight = 15.5 * 3600
    type_note(desk, task, "m", to_midnight - 5)
    type_note(desk, task, "mộ", to_midnight + 5)
    desk.store.close()  # the program may have been started again meanwhile
    type_note(desk, task, "một", to_midnight + 65)
    assert len(list_history(desk)) == start + 1
    undo(desk)
    assert show_note(desk, task) == "Theo mẫu"
    type_note(desk, task, "hai", to_midnight + 70)
    assert len(list_history(desk)) == start + 3, "typing after an undo is something new"
    undo(desk)
    redo(desk)
    type_note(desk, task, "hai ba", to_midnight + 75)
    assert len(list_history(desk)) == start + 6
    undo(desk)
    assert show_note(desk, task) == "hai"


def show_note(desk: Desk, task: uuid.UUID) -> str:
    with desk.store.reading() as connection:
        note = Task.__table__.select().where(Task.id == task)
        return str(connection.execute(note).mappings().one()["note"])
