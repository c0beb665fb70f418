"""Puts an open office behind the windows. Light: what writes is loaded when it is first needed."""

from collections.abc import Callable, Collection, Sequence
from contextlib import ExitStack
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cchc_desktop import bootstrap
from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.calendar.periods import quarter_of
from cchc_desktop.domain.ticket import Cancelled, Ticket
from cchc_desktop.scheduling.clock import Clock
from cchc_desktop.services.task_list.listing import list_tasks
from resources.words import word
from ui.tasks.lines import Closed, Result, TaskId, TaskLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.actions.bench import Bench, Touched
    from ui.jobs.runner import Runner
    from ui.parts.kept import Kept
    from ui.shell.deeds import Deeds
    from ui.tray.lines import Due


class OfficeWorkplace:
    """An open office: the list from the first moment, everything else from `make_ready` on."""

    def __init__(self, office: Office, close: Callable[[], None]) -> None:
        self._office, self._desk = office, office.desk
        self._close: Final = close
        self._read_ahead: Sequence[TaskLine] | None = None

    def read_ahead(self) -> None:
        """Read the list where the office is opened: on the worker, not when it is shown."""
        self._read_ahead = list_tasks(self._desk)

    @cached_property
    def _deeds(self) -> "Deeds":
        from ui.shell.deeds import Deeds  # noqa: PLC0415 - loads the database

        return Deeds(self._office)

    def make_ready(self, ticket: Ticket) -> None:
        deeds = self._deeds
        if ticket.cancelled:
            raise Cancelled
        import cchc_desktop.scheduling.tick  # noqa: F401, PLC0415 - slow to load, and needed next

        deeds.keep_copy()

    def acts(self, runner: "Runner", window: "QWidget", kept: "Kept") -> "Bench | None":
        from ui.actions.bench import Bench  # noqa: PLC0415 - loads the database

        return Bench(self._office, runner, window, kept)

    @property
    def root(self) -> Path:
        return self._office.folder.path

    @property
    def office(self) -> str:
        return self._deeds.office_name()

    @property
    def person(self) -> str:
        return self._desk.who

    def today(self) -> date:
        return self._desk.today

    def now(self) -> datetime:
        return self._desk.now()

    def quarter_words(self) -> str:
        quarter = quarter_of(self._desk.today)
        return f"quý {word('quarters', str(quarter.number))}/{quarter.year}"

    def everything(self) -> Sequence[TaskLine]:
        ahead, self._read_ahead = self._read_ahead, None
        return list_tasks(self._desk) if ahead is None else ahead

    def find(self, text: str) -> frozenset[TaskId]:
        return self._deeds.find(text)

    def noted(self, task: TaskId) -> Result | Closed | None:
        return self._deeds.noted(task)

    def note(self, task: TaskId, result: Result) -> str:
        return self._deeds.note(task, result)

    def open_sample(self) -> str:
        return self._deeds.open_sample()

    def touched(self) -> "Touched":
        return self._deeds.touched

    def undo(self) -> str:
        return self._deeds.undo()

    def redo(self) -> str:
        return self._deeds.redo()

    def undo_words(self) -> str:
        return self._deeds.undo_words()

    def redo_words(self) -> str:
        return self._deeds.redo_words()

    def reminders(self) -> "Due":
        return self._deeds.reminders()

    def mark_reminded(self, ids: Collection[str]) -> None:
        self._deeds.mark_reminded(ids)

    def put_off(self, ids: Collection[str], until: datetime) -> None:
        self._deeds.put_off(ids, until)

    def tasks_behind(self, ids: Collection[str]) -> frozenset[TaskId]:
        return self._deeds.tasks_behind(ids)

    def look_who_is_here(self) -> None:
        self._deeds.look_who_is_here()

    def close(self) -> None:
        self._close()


def open_workplace(root: Path, clock: Clock) -> OfficeWorkplace:
    """Open the data of a folder; it is this program's until the workplace is closed."""
    stack = ExitStack()
    office = stack.enter_context(bootstrap.open_office(root, clock))
    workplace = OfficeWorkplace(office, stack.close)
    try:
        workplace.read_ahead()
    except BaseException:
        workplace.close()
        raise
    return workplace
