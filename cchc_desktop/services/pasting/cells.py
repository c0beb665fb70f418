"""Values pasted over cells of tasks that are there: each its own, all of them or none.

Must not know where the values were copied.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from cchc_desktop.domain.text import nfc
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.pasting.columns import Column
from cchc_desktop.services.pasting.names import NAMED, PastedNames
from cchc_desktop.services.task_changes.bulk import each_editable
from cchc_desktop.services.task_changes.edit import TaskChange
from cchc_desktop.services.task_changes.own import counted, label
from db.queries.tasks_edit import EditedTask

CellValue = tuple[uuid.UUID, Column | str, str]
"""A task, the column, and the words that its cell shall say."""

SECTION = "section"


def set_cells(desk: Desk, cells: Sequence[CellValue]) -> Outcome:
    """Give cells their values as one change set; the first that cannot be is named.

    A unit or a person must be known: a slip in a pasted column must not make new ones.
    """
    of_tasks: defaultdict[uuid.UUID, dict[str, str]] = defaultdict(dict)
    for task, column, value in cells:
        of_tasks[task][str(column)] = value
    keys = list(of_tasks)
    ending, facts = counted(desk, keys)
    with desk.writing(desk.act(f"set-cells{ending}", **facts)) as (writer, outcome):
        names = PastedNames.read(writer.connection, desk.today)
        for editing, row in each_editable(writer, desk, keys):
            said: dict[str, Any] = {}
            for column, value in of_tasks[row.id].items():
                said |= _said(row, column, value, names)
            editing.write(row, TaskChange(**said))
    return outcome


def _said(row: EditedTask, column: str, value: str, names: PastedNames) -> dict[str, Any]:
    """Return what a cell changes in the words of a change."""
    if column in NAMED:
        return _named(row, Column(column), value, names)
    if column == Column.TITLE and not nfc(value):
        raise RefusedError("cell-without-title", {"task": label(row.code, row.title)})
    if column in _LINES:
        return {_LINES[column]: [line for line in value.splitlines() if line.strip()]}
    if column not in _TEXTS:
        raise RefusedError("cell-not-writable")
    return {column: value}


def _named(row: EditedTask, column: Column, value: str, names: PastedNames) -> dict[str, Any]:
    if not nfc(value):
        return {_FIELDS[column]: _EMPTY[column]()}
    meant, doubt, facts = names.read_cell(column, value)
    if doubt is not None:
        raise RefusedError(_refusal(doubt), {**facts, "task": label(row.code, row.title)})
    return {_FIELDS[column]: meant[0] if column is Column.PERSON else list(meant)}


def _refusal(doubt: str) -> str:
    return "cell-" + doubt.rpartition(".")[2]


_FIELDS = {Column.LEAD: "leads", Column.PARTNER: "partners", Column.PERSON: "person"}
_EMPTY: dict[Column, Callable[[], Iterable[str]]] = {
    Column.LEAD: list,
    Column.PARTNER: list,
    Column.PERSON: str,
}
_LINES = {str(Column.PRODUCT): "products", str(Column.DETAIL): "details"}
_TEXTS = frozenset(
    {
        *map(str, (Column.CODE, Column.TITLE, Column.DEADLINE, Column.FUNDING, Column.NOTE)),
        SECTION,
    }
)
