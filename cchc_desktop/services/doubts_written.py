"""Doubts that end because a person wrote the field. Must not know why a field was in doubt.

What a deadline means is decided for its whole plan: those doubts end where deadlines are written.
"""

import uuid
from collections.abc import Collection

from db.changes import Writer
from db.models.office import Doubt
from db.queries import doubts as queries

_DEADLINE = "deadline"


def note_written(writer: Writer, task: uuid.UUID, fields: Collection[str]) -> None:
    """Note that a person wrote these fields of a task: nobody asks about them any more."""
    for doubt, field in queries.open_of_task(writer.connection, task):
        if field in fields and field != _DEADLINE:
            writer.change(Doubt, doubt, settled_at=writer.act.at, settled_by=writer.act.who)
