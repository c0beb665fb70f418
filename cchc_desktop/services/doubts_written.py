"""Doubts that end because a person wrote the field. Must not know why a field was in doubt.

What a deadline means is decided for its whole plan: those doubts end where deadlines are written.
"""

import uuid
from collections.abc import Collection

from cchc_desktop.services.task_stored import Together
from db.changes import Writer
from db.models.office import Doubt

_DEADLINE = "deadline"


def note_written(writer: Writer, task: uuid.UUID, fields: Collection[str]) -> None:
    """Note that a person wrote these fields of a task: nobody asks about them any more."""
    together = Together.of(writer, task)
    put_written(together, task, fields)
    together.write()


def put_written(together: Together, task: uuid.UUID, fields: Collection[str]) -> None:
    """Note it together with what else is written."""
    act = together.act
    for doubt, field in together.stored.doubts[task].items():
        if field in fields and field != _DEADLINE:
            together.batch.change(Doubt, doubt, settled_at=act.at, settled_by=act.who)
