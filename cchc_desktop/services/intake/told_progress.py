"""What a workbook that comes again tells of progress otherwise than it is noted here.

Nothing of it is noted unless a person wants it. Must not know how rows were matched with tasks.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cchc_desktop.domain.draft import TaskDraft
from cchc_desktop.domain.text import fold
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.intake.incoming import Incoming
from cchc_desktop.services.intake.progress import progress_forms, tidied
from cchc_desktop.services.progress import ProgressForm, compared
from cchc_desktop.services.task_parts import TaskParts
from db.session import Reading
from resources.words import shown, word

ProgressTold = Mapping[uuid.UUID, tuple[str, str]]
"""By task: what is noted, and what the workbook says, in words."""
_SAID = ("state", "percent", "done_on", "result")


def progress_told(
    connection: Reading, incoming: Incoming, rows: Iterable[tuple[uuid.UUID, TaskDraft]]
) -> ProgressTold:
    """Compare what rows tell of the tasks they are with what is noted for the same quarter."""
    today, own = incoming.around.today, incoming.around.book.own
    told = [(task, tidied(row, today)) for task, row in rows if row.progress is not None]
    told = [(task, row) for task, row in told if row.progress is not None]
    if not told or own is None:
        return {}
    parts = TaskParts.read(connection, {task for task, _ in told}, own, today)
    found: dict[uuid.UUID, tuple[str, str]] = {}
    for form in progress_forms(told, parts, incoming.decisions.quarter):
        differing = _differing(connection, parts, form)
        if differing is not None and isinstance(form.task, uuid.UUID):
            found.setdefault(form.task, differing)
    return found


def _differing(connection: Reading, parts: TaskParts, form: ProgressForm) -> tuple[str, str] | None:
    """Return both in words; None where they agree, or where it could not be noted anyhow."""
    try:
        (was, now) = compared(connection, parts, form)
    except RefusedError:
        return None
    before = was._asdict() if was is not None else {}
    if all(_same(before.get(name), now[name]) for name in _SAID):
        return None
    return _words(before), _words(now)


def _same(was: Any, now: Any) -> bool:
    if isinstance(was, str) and isinstance(now, str):
        return fold(was) == fold(now)
    return bool(was == now)


def _words(said: Mapping[str, Any]) -> str:
    if not said:
        return ""
    done_on, percent = said["done_on"], said["percent"]
    told: Sequence[str | None] = (
        word("states", said["state"]),
        None if percent is None else f"{percent}%",
        None if done_on is None else shown(done_on),
        said["result"],
    )
    return "; ".join(filter(None, told))
