"""What was typed or pasted into the list, written by the services; a refusal stands by its cell.

Loads the database. Must not know how the list is filtered or grouped.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QObject

from cchc_desktop.domain.calendar.periods import quarter_of
from cchc_desktop.domain.status import State
from cchc_desktop.services.deadlines import deadline_doubt_id
from cchc_desktop.services.doubts.settling import settle
from cchc_desktop.services.pasting.cells import set_cells
from cchc_desktop.services.pasting.rows import apply_paste, propose_paste
from cchc_desktop.services.progress import ProgressForm, set_progress
from cchc_desktop.services.task_changes import bulk as task_bulk
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from ui.actions.bench import Bench
from ui.table.clipboard import PastedTable
from ui.table.editors.kinds import Candidate
from ui.table.view import LineView
from ui.tasks.lines import TaskLine

Verb = Callable[[], object]
# What the pasting service calls the columns of the list.
_PASTED: Final = {
    "code": "code",
    "title": "title",
    "products": "product",
    "lead": "lead",
    "partner": "partner",
    "person": "person",
    "due": "deadline",
}
# What is pasted is added at once as long as an eye takes it in; a longer table is reviewed first.
_FEW: Final = 6
_TABLE: Final = 3
_WORKED_AT: Final = frozenset({State.IN_PROGRESS, State.PAUSED})


def _meant(names: Sequence[Candidate]) -> list[Any]:
    """Return what names stand for: an id, or the words of one that is new."""
    return [name.value or name.word for name in names]


def _lines_of(text: str) -> list[str]:
    parts = text.replace(";", "\n").split("\n")
    return [part.strip(" -–•\t") for part in parts if part.strip(" -–•\t")]


class TaskEditing(QObject):
    """Hears the table and writes; the list is read anew through the bench."""

    def __init__(self, view: LineView, bench: Bench) -> None:
        super().__init__(view)
        self._view, self._bench = view, bench
        view.edited.connect(self._write)
        view.pasted.connect(self._paste)

    # --- one cell

    def _write(self, line: TaskLine, key: str, value: Any) -> None:
        refused = self._bench.attempt(self._verb(line, key, value))
        if refused:
            self._view.refuse(line, key, refused)

    def _verb(self, line: TaskLine, key: str, value: Any) -> Verb:
        desk = self._bench.desk
        of_column: dict[str, Verb] = {
            "lead": lambda: task_bulk.set_leads(desk, [line.id], _meant(value)),
            "partner": lambda: task_bulk.set_partners(desk, [line.id], _meant(value)),
            "person": lambda: task_bulk.hand_to(desk, [line.id], next(iter(_meant(value)), None)),
            "state": lambda: task_bulk.set_state(desk, [line.id], State(value)),
            "percent": lambda: self._note_percent(line, value),
            "due": lambda: self._set_deadline(line, value),
        }
        return of_column.get(key, lambda: edit_task(desk, line.id, self._change(key, value)))

    def _set_deadline(self, line: TaskLine, phrase: str) -> object:
        """Write a deadline; where the plan's words were in doubt, settle them for all of it."""
        desk = self._bench.desk
        if line.state == "unconfirmed":
            return settle(desk, deadline_doubt_id(line.id), phrase)
        return edit_task(desk, line.id, TaskChange(deadline=phrase.strip()))

    @staticmethod
    def _change(key: str, value: str) -> TaskChange:
        if key == "code":
            return TaskChange(code=value.strip())
        if key == "products":
            return TaskChange(products=_lines_of(value))
        return TaskChange(title=value.strip())

    def _note_percent(self, line: TaskLine, percent: int | None) -> object:
        """Note a percent; work with a percent is under way unless it is told otherwise."""
        state = State(line.state) if line.state in _WORKED_AT else State.IN_PROGRESS
        desk = self._bench.desk
        form = ProgressForm(line.id, quarter_of(desk.today), state, percent=percent)
        return set_progress(desk, form, self._bench.office.folder.files)

    # --- what the clipboard holds

    def _paste(self, table: PastedTable) -> None:
        """Put a column of values over rows; anything wider is new tasks."""
        line = self._view.current_line()
        if (
            table.width == 1
            and isinstance(getattr(line, "title", None), str)
            and self._cells(table)
        ):
            return
        if len(table.rows) > _FEW and table.width >= _TABLE:
            self._bench.pasted_plan.emit()
        else:
            self._add_rows(table, line)

    def _cells(self, table: PastedTable) -> bool:
        column = _PASTED.get(self._view.current_column())
        if column is None:
            return False
        values = [row[0] for row in table.rows]
        lines = self._below(len(values))
        if len(values) == 1:
            lines = self._view.selected_lines() or lines
            values *= len(lines)
        cells = [(one.id, column, value) for one, value in zip(lines, values, strict=False)]
        self._bench.do(lambda: set_cells(self._bench.desk, cells))
        return True

    def _below(self, count: int) -> list[TaskLine]:
        """Return so many tasks from the current one downwards."""
        chosen = self._view.selected_lines()
        if len(chosen) > 1:
            return chosen[:count]
        row = self._view.currentIndex().row()
        after = self._view.lines.lines()[row:]
        return [one for one in after if hasattr(one, "deadline")][:count]

    def _add_rows(self, table: PastedTable, beside: Any) -> None:
        columns = enumerate(self._view.lines.columns)
        shown = [_PASTED.get(one.key) for at, one in columns if not self._view.isColumnHidden(at)]
        plan = beside.plan if beside is not None and hasattr(beside, "plan") else None
        section = getattr(beside, "section", None) if plan else None

        def paste() -> int:
            proposal = propose_paste(self._bench.desk, table.rows, shown, plan)
            apply_paste(self._bench.desk, proposal, plan, section)
            return proposal.doubts

        doubts = self._bench.do(paste)
        if doubts:
            words = self.tr("Đã dán; {} ô cần xem, bấm F8 để xem lần lượt.").format(doubts)
            self._bench.tell(words, takes_back=True)
