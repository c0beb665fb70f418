"""Where tasks stand: before or after one another, in another section, in another plan; copies.

A task that moves keeps its code, its results and its words; its deadline is read again against
the plan it comes to. Must not know how a list is sorted on the screen.
"""

import uuid
from collections.abc import Sequence

from cchc_desktop.services.deadlines import PlanFrame, write_deadline
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.task_changes.own import (
    Keys,
    counted,
    editable,
    found,
    label,
    own_plan,
    section_in,
)
from db.changes import Writer
from db.models.tasks import Task
from db.queries import plans as plan_queries
from db.queries import tasks_edit as queries
from db.queries.tasks_edit import EditedTask, PlaceRow


def move_before(desk: Desk, tasks: Keys, other: uuid.UUID) -> Outcome:
    """Put tasks in front of another of the same plan, in its section, in the order given."""
    return _move_beside(desk, tasks, other, after=False)


def move_after(desk: Desk, tasks: Keys, other: uuid.UUID) -> Outcome:
    """Put tasks behind another of the same plan, in its section, in the order given."""
    return _move_beside(desk, tasks, other, after=True)


def move_up(desk: Desk, tasks: Keys) -> Outcome:
    """Move tasks of one section past the one above them; nothing happens at the top."""
    return _step(desk, tasks, down=False)


def move_down(desk: Desk, tasks: Keys) -> Outcome:
    """Move tasks of one section past the one below them; nothing happens at the bottom."""
    return _step(desk, tasks, down=True)


def move_to_section(desk: Desk, tasks: Keys, section: str | uuid.UUID | None) -> Outcome:
    """Put tasks at the end of a section of their plan; None takes them out of any."""
    ending, facts = counted(desk, tasks)
    with desk.writing(desk.act(f"move-to-section{ending}", **facts)) as (writer, outcome):
        for row in editable(writer.connection, tasks):
            to = _section_of(writer, row, section)
            if to != row.section_id:
                after = plan_queries.next_task_position(writer.connection, row.plan_id)
                writer.change(Task, row.id, section_id=to, position=after)
    return outcome


def move_to_plan(
    desk: Desk, tasks: Keys, plan: uuid.UUID, section: str | uuid.UUID | None = None
) -> Outcome:
    """Put tasks at the end of another plan that this office keeps."""
    ending, facts = counted(desk, tasks)
    with desk.writing(desk.act(f"move-to-plan{ending}", **facts)) as (writer, outcome):
        own_plan(writer.connection, plan)
        rows = editable(writer.connection, tasks)
        to = section_in(writer.connection, plan, section)
        version = queries.current_version(writer.connection, plan)
        frame = PlanFrame.of(writer.connection, plan)
        at = plan_queries.next_task_position(writer.connection, plan)
        for position, row in enumerate((row for row in rows if row.plan_id != plan), at):
            place = {"plan_id": plan, "section_id": to, "position": position}
            writer.change(Task, row.id, **place, from_version_id=version, until_version_id=None)
            write_deadline(writer, row.id, row.phrase or "", frame, row.event_on)
    return outcome


def _section_of(
    writer: Writer, row: EditedTask, section: str | uuid.UUID | None
) -> uuid.UUID | None:
    try:
        return section_in(writer.connection, row.plan_id, section)
    except RefusedError as refusal:
        facts = {**refusal.facts, "task": label(row.code, row.title)}
        raise RefusedError("task-section-not-found", facts) from refusal


def _move_beside(desk: Desk, tasks: Keys, other: uuid.UUID, *, after: bool) -> Outcome:
    moving = [key for key in dict.fromkeys(tasks) if key != other]
    ending, facts = counted(desk, moving)
    with desk.writing(desk.act(f"reorder{ending}", **facts)) as (writer, outcome):
        rows = editable(writer.connection, moving)
        to = found(writer.connection, [other])[0]
        own_plan(writer.connection, to.plan_id)
        for row in rows:
            if row.plan_id != to.plan_id:
                raise RefusedError(
                    "reorder-across-plans",
                    {"task": label(row.code, row.title), "other": label(to.code, to.title)},
                )
            writer.change(Task, row.id, section_id=to.section_id)
        places = queries.places_in(writer.connection, to.plan_id, to.section_id)
        stay = [one.id for one in places if one.id not in moving]
        at = stay.index(other) + after
        _write_places(writer, places, [*stay[:at], *moving, *stay[at:]])
    return outcome


def _step(desk: Desk, tasks: Keys, *, down: bool) -> Outcome:
    """Move past the nearest neighbour that does not move itself and is not withdrawn."""
    ending, facts = counted(desk, tasks)
    with desk.writing(desk.act(f"reorder{ending}", **facts)) as (writer, outcome):
        rows = editable(writer.connection, tasks)
        if len({(row.plan_id, row.section_id) for row in rows}) > 1:
            raise RefusedError("reorder-across-sections", {"count": len(rows)})
        if rows:
            own_plan(writer.connection, rows[0].plan_id)
            every = queries.places_in(writer.connection, rows[0].plan_id, rows[0].section_id)
            places = [one for one in every if one.withdrawn_on is None]
            order = [one.id for one in places]
            _write_places(writer, places, _stepped(order, {row.id for row in rows}, down=down))
    return outcome


def _stepped(order: list[uuid.UUID], moving: set[uuid.UUID], *, down: bool) -> list[uuid.UUID]:
    """Return the order after each run of moving ones has passed its neighbour."""
    order = order[::-1] if down else list(order)
    for at in range(1, len(order)):
        if order[at] in moving and order[at - 1] not in moving:
            order[at - 1], order[at] = order[at], order[at - 1]
    return order[::-1] if down else order


def _write_places(writer: Writer, there: Sequence[PlaceRow], order: Sequence[uuid.UUID]) -> None:
    """Give the tasks of a section this order out of the positions they have."""
    at = {one.id: one.position for one in there}
    last = -1
    for key, position in zip(order, sorted(at.values()), strict=True):
        last = max(position, last + 1)
        if at[key] != last:
            writer.change(Task, key, position=last)
