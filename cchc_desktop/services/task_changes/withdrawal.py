"""Tasks that are withdrawn ("bãi bỏ") for a reason, perhaps by a document, and brought back.

A withdrawn task owes nothing and keeps its results. Must not know which lists show it.
"""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Final

from cchc_desktop.domain.text import nfc
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_task
from cchc_desktop.services.task_changes.own import Keys, counted, editable, label, ours
from db.models.tasks import Task

_STANDING: Final = dict.fromkeys(
    ("withdrawn_on", "withdrawn_why", "withdrawn_by_number", "withdrawn_by_on")
)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why tasks are withdrawn, from which day on (today, unless said), and by which document."""

    why: str
    on: date | None = None
    number: str = ""
    issued_on: date | None = None


def withdraw_tasks(desk: Desk, tasks: Keys, said: Withdrawal) -> Outcome:
    """Withdraw tasks: all of them, or none when one may not be."""
    if not tasks:
        return Outcome()
    ending, facts = counted(desk, tasks)
    why, number, day = nfc(said.why), nfc(said.number), said.on or desk.today
    if not why:
        raise RefusedError(f"withdrawal-without-reason{ending}", facts)
    if day > desk.today:
        raise RefusedError("withdrawal-in-future", {"on": day, "today": desk.today})
    with desk.writing(desk.act(f"withdraw-task{ending}", **facts)) as (writer, outcome):
        for row in editable(writer.connection, tasks):
            writer.change(
                Task,
                row.id,
                withdrawn_on=day,
                withdrawn_why=why,
                withdrawn_by_number=number or None,
                withdrawn_by_on=said.issued_on if number else None,
            )
    return outcome


def withdraw_task(
    desk: Desk, task: str | uuid.UUID, why: str, today: date | None = None
) -> Outcome:
    """Withdraw one task, told by its id or the beginning of it."""
    with desk.store.reading() as connection:
        key = find_task(connection, task)
    return withdraw_tasks(desk, [key], Withdrawal(why, today))


def bring_back(desk: Desk, tasks: Keys) -> Outcome:
    """Make withdrawn tasks stand again."""
    if not tasks:
        return Outcome()
    ending, facts = counted(desk, tasks)
    with desk.writing(desk.act(f"bring-back{ending}", **facts)) as (writer, outcome):
        rows = ours(writer.connection, tasks)
        for row in rows:
            if row.withdrawn_on is None:
                raise RefusedError("not-withdrawn", {"task": label(row.code, row.title)})
        for row in rows:
            writer.change(Task, row.id, **_STANDING)
    return outcome
