"""Tasks, their items, who answers for them and when they are due."""

import uuid
from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from db.models.schema import Base, Kept, refers


class Task(Kept, Base):
    """One task of a plan; it keeps its id across the plan's versions."""

    __tablename__ = "task"
    plan_id: Mapped[uuid.UUID] = refers("plan.id")
    section_id: Mapped[uuid.UUID | None] = refers("section.id", nullable=True)
    position: Mapped[int]
    code: Mapped[str | None]
    title: Mapped[str]
    funding: Mapped[str | None]
    note: Mapped[str | None]
    from_version_id: Mapped[uuid.UUID | None] = refers(
        "plan_version.id", nullable=True, index=False
    )
    until_version_id: Mapped[uuid.UUID | None] = refers(
        "plan_version.id", nullable=True, index=False
    )
    withdrawn_on: Mapped[date | None]
    withdrawn_why: Mapped[str | None]
    withdrawn_by_number: Mapped[str | None]  # the document that did it
    withdrawn_by_on: Mapped[date | None]
    carries_out_id: Mapped[uuid.UUID | None] = refers("task.id", nullable=True)
    continues_id: Mapped[uuid.UUID | None] = refers("task.id", nullable=True)
    source: Mapped[dict[str, Any] | None]  # page, table, row it was read from
    identity: Mapped[str | None]  # of an imported row, fixed when first stored


class TaskItem(Kept, Base):
    """A detail or a product of a task."""

    __tablename__ = "task_item"
    task_id: Mapped[uuid.UUID] = refers("task.id")
    kind: Mapped[str]
    position: Mapped[int]
    text: Mapped[str]


class Assignment(Kept, Base):
    """A unit's part in a task; a group's task becomes one assignment per member."""

    __tablename__ = "assignment"
    task_id: Mapped[uuid.UUID] = refers("task.id")
    unit_id: Mapped[uuid.UUID] = refers("unit.id")
    role: Mapped[str]
    position: Mapped[int]
    via_group_id: Mapped[uuid.UUID | None] = refers("unit.id", nullable=True)
    person_id: Mapped[uuid.UUID | None] = refers("person.id", nullable=True)
    until: Mapped[date | None]  # a successor answers for what is open after this day


class Deadline(Kept, Base):
    """The words of a task's deadline and what kind of deadline they are."""

    __tablename__ = "deadline"
    task_id: Mapped[uuid.UUID] = refers("task.id", unique=True)
    phrase: Mapped[str]
    kind: Mapped[str]
    settled: Mapped[bool]  # understood wholly, or confirmed by a person
    doubt: Mapped[dict[str, Any] | None]
    event_on: Mapped[date | None]


class Milestone(Kept, Base):
    """A date that follows from a deadline; of a recurring one, an occurrence with its key."""

    __tablename__ = "milestone"
    deadline_id: Mapped[uuid.UUID] = refers("deadline.id")
    position: Mapped[int]
    label: Mapped[str] = mapped_column(default="")
    start: Mapped[date | None]
    due: Mapped[date | None]
    rule: Mapped[str | None]
    occurrence: Mapped[str | None]
