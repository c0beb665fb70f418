"""Which lines of the task list a write may have changed, so that only these are read again.

Must not know what a line shows of a task, nor which verb wrote.
"""

import uuid
from collections.abc import Mapping

from cchc_desktop.services.desk import Desk
from db.plain import key
from db.queries.task_lines import TABLES_OF_TASKS, tasks_of

MOST = 500
"""Beyond so many tasks the whole list is read nearly as soon."""

SHOWN_NOWHERE = frozenset(
    {
        "attachment",
        "basis",
        "chapter",
        "day_override",
        "indicator",
        "indicator_table",
        "indicator_value",
        "issued_report",
        "measurement",
        "narrative",
        "narrative_item",
        "package",
        "phrase_reading",
        "proposal",
        "proposal_answer",
        "receipt",
        "reminder_act",
        "report_duty",
        "report_duty_plan",
        "report_slot",
        "saved_view",
        "setting",
        "slot_receipt",
        "target",
        "trust_key",
        "unit",
        "unit_duty",
        "unit_spelling",
    }
)
"""What these say stands in no line."""


def touched_tasks(
    desk: Desk, touched: Mapping[str, frozenset[uuid.UUID]]
) -> frozenset[uuid.UUID] | None:
    """Return the tasks whose lines may differ after a write; None when it may be any of them.

    `touched` is an outcome's. Tasks that came or went are among those returned. What another
    table says, of plans or of groups, stands in the lines of tasks that it does not name.
    """
    written = {table: rows for table, rows in touched.items() if rows}
    telling = written.keys() - SHOWN_NOWHERE
    if telling - TABLES_OF_TASKS or any(len(written[table]) > _limit(table) for table in telling):
        return None
    with desk.store.looking() as ask:
        found = {task for table in telling for task in tasks_of(ask, table, written[table])}
    return None if len(found) > MOST else frozenset(map(key, found))


def _limit(table: str) -> int:
    # A task has a few rows of each other table, a recurring one a date for each time it comes.
    return MOST if table == "task" else 20 * MOST
