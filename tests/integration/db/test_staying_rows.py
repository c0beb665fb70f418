"""An undone set leaves whole what it leaves: a task with its parts, a unit with its names."""

import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.changes import Writer
from db.models.office import Doubt
from db.models.plans import Plan, PlanVersion
from db.models.progress import Progress
from db.models.tasks import Assignment, Deadline, Milestone, Task, TaskItem
from db.models.units import Unit, UnitName
from tests.builders.computers import MORNING, Computer
from tests.builders.unit_sets import redo, undo

OF_TASK = ("task_item", "assignment", "deadline", "milestone", "doubt")


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    made = Computer.new("A", tmp_path / "a")
    yield made
    made.store.close()


def a_task(writer: Writer, plan: uuid.UUID, unit: uuid.UUID) -> dict[str, uuid.UUID]:
    task = writer.add(Task, plan_id=plan, position=0, title="Kiểm tra công vụ")
    deadline = writer.add(Deadline, task_id=task, phrase="Quý II", kind="fixed", settled=True)
    return {
        "task": task,
        "task_item": writer.add(TaskItem, task_id=task, kind="product", position=0, text="Sổ"),
        "assignment": writer.add(Assignment, task_id=task, unit_id=unit, role="lead", position=0),
        "deadline": deadline,
        "milestone": writer.add(Milestone, deadline_id=deadline, position=0, label=""),
        "doubt": writer.add(Doubt, entity="task", entity_id=task, code="x", facts={}),
    }


def a_plan(writer: Writer) -> dict[str, uuid.UUID]:
    plan = writer.add(Plan, first_day=date(2026, 1, 1), last_day=date(2026, 12, 31))
    version = writer.add(
        PlanVersion, plan_id=plan, position=1, change="original", kind="", subject="Kế hoạch"
    )
    return {"plan": plan, "plan_version": version}


def a_unit(writer: Writer) -> dict[str, uuid.UUID]:
    unit = writer.add(Unit, level="department", is_group=False, position=0)
    return {"unit": unit, "unit_name": writer.add(UnitName, unit_id=unit, name="Phòng Nội vụ")}


def shown(computer: Computer, rows: dict[str, uuid.UUID]) -> set[str]:
    with computer.store.reading() as connection:
        return {
            name
            for name, key in rows.items()
            if not connection.exec_driver_sql(
                f"SELECT gone FROM {name} WHERE id = ?",  # noqa: S608 - our own
                (key.bytes,),
            ).scalar_one()
        }


def change(computer: Computer, model: Any, key: uuid.UUID, **values: Any) -> int:
    with computer.store.writing(computer.act("edit")) as writer:
        writer.change(model, key, **values)
    return writer.seq


def prepared(computer: Computer) -> tuple[dict[str, uuid.UUID], dict[str, uuid.UUID]]:
    with computer.store.writing(computer.act("prepare")) as writer:
        return a_plan(writer), a_unit(writer)


def test_a_task_that_was_edited_keeps_its_parts(computer: Computer) -> None:
    plan, unit = prepared(computer)
    with computer.store.writing(computer.act("add")) as writer:
        task = a_task(writer, plan["plan"], unit["unit"])
    added = writer.seq
    edited = change(computer, Task, task["task"], title="Kiểm tra đột xuất")
    undone = undo(computer, added)
    assert undone.done == 0
    assert shown(computer, task) == {"task", *OF_TASK}
    assert {left.entity for left in undone.left} == {"task", *OF_TASK}
    assert {left.because_of for left in undone.left} == {edited}


@pytest.mark.parametrize("part", ["deadline", "task_item"])
def test_a_part_that_was_edited_keeps_the_others(computer: Computer, part: str) -> None:
    plan, unit = prepared(computer)
    with computer.store.writing(computer.act("add")) as writer:
        task = a_task(writer, plan["plan"], unit["unit"])
    model, said = {
        "deadline": (Deadline, {"phrase": "Quý III"}),
        "task_item": (TaskItem, {"text": "Biên bản"}),
    }[part]
    change(computer, model, task[part], **said)
    undo(computer, writer.seq)
    assert shown(computer, task) == {"task", *OF_TASK}


def test_a_task_somebody_reported_on_keeps_its_deadline(computer: Computer) -> None:
    plan, unit = prepared(computer)
    with computer.store.writing(computer.act("add")) as writer:
        task = a_task(writer, plan["plan"], unit["unit"])
    added = writer.seq
    with computer.store.writing(computer.act("note")) as writer:
        writer.add(
            Progress,
            assignment_id=task["assignment"],
            quarter="2026Q1",
            state="done",
            lane="own",
            entered_at=MORNING,
            entered_by="A",
        )
    undo(computer, added)
    assert shown(computer, task) == {"task", *OF_TASK}


def test_of_a_plan_only_the_task_in_use_stays_with_what_names_it(computer: Computer) -> None:
    with computer.store.writing(computer.act("import")) as writer:
        plan, unit, other = a_plan(writer), a_unit(writer), a_unit(writer)
        task = a_task(writer, plan["plan"], unit["unit"])
        second = a_task(writer, plan["plan"], other["unit"])
    imported = writer.seq
    change(computer, Task, task["task"], note="Hai đợt")
    undone = undo(computer, imported)
    assert shown(computer, task) == {"task", *OF_TASK}
    assert shown(computer, plan) == {"plan", "plan_version"}
    assert shown(computer, unit) == {"unit", "unit_name"}
    assert shown(computer, second) == shown(computer, other) == set()
    assert undone.done == len(second) + len(other)
    assert redo(computer).left == []
    assert shown(computer, second) == {"task", *OF_TASK}
    assert shown(computer, other) == {"unit", "unit_name"}


def test_a_unit_that_was_edited_keeps_its_name_but_not_a_task(computer: Computer) -> None:
    with computer.store.writing(computer.act("import")) as writer:
        plan, unit = a_plan(writer), a_unit(writer)
        task = a_task(writer, plan["plan"], unit["unit"])
    imported = writer.seq
    change(computer, Unit, unit["unit"], phone="0900 000 000")
    undo(computer, imported)
    assert shown(computer, unit) == {"unit", "unit_name"}
    assert shown(computer, task) == shown(computer, plan) == set()


def test_what_nobody_touched_goes_whole(computer: Computer) -> None:
    plan, unit = prepared(computer)
    with computer.store.writing(computer.act("add")) as writer:
        task = a_task(writer, plan["plan"], unit["unit"])
    assert undo(computer, writer.seq).left == []
    assert shown(computer, task) == set()
    assert shown(computer, plan) == {"plan", "plan_version"}
