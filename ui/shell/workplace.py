"""What the windows ask of the core, and nothing more. `ui.shell.wiring` answers with the services.

Must not know Qt: tests and pictures put another behind the same windows.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cchc_desktop.domain.ticket import Ticket
from ui.tasks.lines import Closed, Result, TaskId, TaskLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cchc_desktop.services.exchange.founding import FirstFile
    from ui.actions.bench import Bench, Touched
    from ui.first_start.answers import Answers
    from ui.jobs.runner import Runner
    from ui.parts.kept import Kept
    from ui.tray.lines import Due


class Workplace(Protocol):
    """One office's open data. What is refused is raised with a code and facts."""

    @property
    def root(self) -> Path: ...
    @property
    def office(self) -> str: ...
    @property
    def person(self) -> str: ...
    def today(self) -> date: ...
    def now(self) -> datetime: ...
    def quarter_words(self) -> str:
        """Name the running quarter: "quý IV/2026"."""

    def everything(self) -> Sequence[TaskLine]: ...
    def find(self, text: str) -> Collection[TaskId]: ...
    def noted(self, task: TaskId) -> Result | Closed | None: ...
    def note(self, task: TaskId, result: Result) -> str:
        """Store a result; return in words what was done."""

    def open_sample(self) -> str:
        """Put the sample year beside what is there; return in words what was done."""

    def reminders(self) -> "Due":
        """Give what there is to be reminded of now; only reads, so any thread may ask."""

    def mark_reminded(self, ids: Collection[str]) -> None:
        """Note that these reminders were seen on this computer."""

    def put_off(self, ids: Collection[str], until: datetime) -> None: ...
    def tasks_behind(self, ids: Collection[str]) -> Collection[TaskId]:
        """Name the tasks that these reminders are about."""

    def make_ready(self, ticket: Ticket) -> None:
        """Load what writing needs; on the worker, once the list is shown."""

    def acts(self, runner: "Runner", window: "QWidget", kept: "Kept") -> "Bench | None":
        """Give what every page acts through; asked for once writing is possible."""

    def touched(self) -> "Touched":
        """Tell which rows the last act wrote; nothing when it may be any."""

    def undo(self) -> str: ...
    def redo(self) -> str: ...
    def undo_words(self) -> str:
        """Name what undo would take back; empty when there is nothing."""

    def redo_words(self) -> str: ...
    def look_who_is_here(self) -> None:
        """See who uses this computer now: somebody else may have sat down."""

    def close(self) -> None: ...


class Gate(Protocol):
    """The way to a workplace: a data folder that may be new, sound, or in trouble."""

    @property
    def root(self) -> Path: ...
    def today(self) -> date: ...
    def is_new(self) -> bool:
        """Tell at a glance that there is no data; `open` may still find that there is none."""

    def open(self, ticket: Ticket) -> Workplace: ...
    def create(self, answers: "Answers", ticket: Ticket) -> Workplace: ...
    def create_sample(self, person: str, ticket: Ticket) -> Workplace: ...
    def look_at(self, files: Sequence[Path], ticket: Ticket) -> "FirstFile":
        """Say who sends the file from above, and which units it is meant for."""

    def found(self, files: Sequence[Path], unit: str, ticket: Ticket) -> Workplace:
        """Make the office of a unit from files from above, and take them in."""

    def join(self, file: Path, passphrase: str, ticket: Ticket) -> Workplace:
        """Make the second computer of an office from a file of its first one."""

    def restore(self, copy: str, ticket: Ticket) -> Workplace: ...
