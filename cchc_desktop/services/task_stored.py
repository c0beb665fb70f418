"""What is stored of some tasks, read for all of them at once, and what is written of them together.

Must not know which verb changes them, nor what their fields mean.
"""

import uuid
from collections.abc import Collection
from functools import cached_property
from typing import Final, Self

from db.batch import Batch
from db.changes import Writer
from db.queries import assigning, deadlines, doubts, tasks_edit
from db.queries.assigning import PartRow
from db.queries.tasks_edit import ItemRow
from db.session import Reading


class TasksStored:
    """Each kind of row is read when it is first asked for, of all the tasks."""

    def __init__(self, connection: Reading, tasks: Collection[uuid.UUID]) -> None:
        self._connection, self._tasks = connection, tasks

    def items(self, task: uuid.UUID, kind: str) -> list[ItemRow]:
        """Return the items of a kind in their order."""
        return list(self._items.get((task, kind), ()))

    @cached_property
    def _items(self) -> dict[tuple[uuid.UUID, str], list[ItemRow]]:
        return tasks_edit.items_of(self._connection, self._tasks)

    @cached_property
    def parts(self) -> dict[uuid.UUID, list[PartRow]]:
        """Return the units' parts by task, those that ended too."""
        return assigning.parts_of_tasks(self._connection, self._tasks)

    @cached_property
    def reported(self) -> set[uuid.UUID]:
        """Return the parts of which something was reported."""
        every = [part.id for parts in self.parts.values() for part in parts]
        return assigning.reported(self._connection, every)

    @cached_property
    def dated(self) -> set[uuid.UUID]:
        """Return the tasks that have a deadline."""
        return deadlines.tasks_with_deadline(self._connection, self._tasks)

    @cached_property
    def milestones(self) -> dict[uuid.UUID, dict[uuid.UUID, bool]]:
        """Return the milestones that each task has or had, and whether they are gone."""
        return deadlines.milestones_there(self._connection, self._tasks)

    @cached_property
    def doubts(self) -> dict[uuid.UUID, dict[uuid.UUID, str | None]]:
        """Return the open doubts of each task, and the fields they are about."""
        return doubts.open_of_tasks(self._connection, self._tasks)


class Together:
    """Tasks of which several things are written at once: what was there, and what is to be."""

    def __init__(self, writer: Writer, stored: TasksStored) -> None:
        self.stored: Final = stored
        self.batch: Final = Batch(writer)
        self.act: Final = writer.act

    @classmethod
    def of(cls, writer: Writer, *tasks: uuid.UUID) -> Self:
        return cls(writer, TasksStored(writer.connection, tasks))

    def write(self) -> None:
        self.batch.write()
