"""What is done at an open office beyond showing its list. Loads the database with all it knows."""

from collections.abc import Collection
from datetime import datetime

from cchc_desktop import bootstrap
from cchc_desktop.bootstrap import Office
from cchc_desktop.config import settings
from cchc_desktop.config.paths import DataFolder
from cchc_desktop.domain.calendar.periods import quarter_of
from cchc_desktop.domain.status import State
from cchc_desktop.services import history, progress
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.history import Reversal
from cchc_desktop.services.reminding import reminders
from cchc_desktop.services.reminding.settings import reminded_person
from cchc_desktop.services.sample.year import load_sample_year
from cchc_desktop.services.task_list import listing as tasks
from cchc_desktop.services.unit_book import UnitBook
from resources.words import inner_deed, sentence
from ui.actions.bench import ANYTHING, Touched, deed_words
from ui.tasks.lines import Closed, Result, TaskId
from ui.tray.lines import Due


class Deeds:
    """Every sentence here comes from the shared catalogue."""

    def __init__(self, office: Office) -> None:
        self._office, self._desk = office, office.desk
        self.touched: Touched = ANYTHING  # by the last act

    def office_name(self) -> str:
        with self._desk.store.reading() as connection:
            return UnitBook.read(connection).name(self._desk.unit_id, self._desk.today)

    def find(self, text: str) -> frozenset[TaskId]:
        return tasks.tasks_with(self._desk, text)

    def noted(self, task: TaskId) -> Result | Closed | None:
        try:
            found = progress.noted(self._desk, task, quarter_of(self._desk.today))
        except RefusedError as refusal:
            return Closed(sentence(refusal.code, refusal.facts))
        return None if found is None else Result(found.state, found.percent, found.result)

    def note(self, task: TaskId, result: Result) -> str:
        form = progress.ProgressForm(
            task=task,
            period=quarter_of(self._desk.today),
            state=State(result.state),
            percent=result.percent,
            result=result.result,
        )
        self.touched = progress.set_progress(self._desk, form, self._office.folder.files).touched
        return self._newest()

    def open_sample(self) -> str:
        load_sample_year(self._desk)
        self.touched = ANYTHING
        return self._newest()

    def _newest(self) -> str:
        undoable, _ = history.next_steps(self._desk)
        return deed_words(undoable) if undoable else ""

    def undo(self) -> str:
        return self._told("undo", history.undo(self._desk))

    def redo(self) -> str:
        return self._told("redo", history.redo(self._desk))

    def _told(self, verb: str, reversal: Reversal) -> str:
        self.touched = reversal.outcome.touched
        if reversal.in_the_way is None:
            return sentence(f"verbs.{verb}", {"deed": deed_words(reversal.of)})
        facts = {
            "deed": inner_deed(reversal.of.verb, reversal.of.facts),
            "count": len(reversal.left),
            "what": reversal.left_of,
            "who": reversal.in_the_way.who,
        }
        return sentence("undone-partly" if verb == "undo" else "redone-partly", facts)

    def undo_words(self) -> str:
        undoable, _ = history.next_steps(self._desk)
        if undoable is None:
            return ""
        return sentence("verbs.undo", {"deed": deed_words(undoable)})

    def redo_words(self) -> str:
        _, redoable = history.next_steps(self._desk)
        return sentence("verbs.redo", {"deed": deed_words(redoable)}) if redoable else ""

    def reminders(self) -> Due:
        machine = settings.load(DataFolder(self._office.folder.path).settings)
        whose = reminded_person(self._desk, machine)
        found = reminders.look(self._desk, self._desk.now(), whose)
        return Due(found.waiting, found.new)

    def mark_reminded(self, ids: Collection[str]) -> None:
        reminders.mark_shown(self._desk, ids, self._desk.now())

    def put_off(self, ids: Collection[str], until: datetime) -> None:
        reminders.snooze_many(self._desk, ids, until, self._desk.now())

    def tasks_behind(self, ids: Collection[str]) -> frozenset[TaskId]:
        return reminders.tasks_behind(self._desk, ids, self._desk.now())

    def look_who_is_here(self) -> None:
        bootstrap.look_who_is_here(self._office)

    def keep_copy(self) -> None:
        """Make the copy of the working day."""
        bootstrap.keep_daily_copy(self._office.folder, self._desk.now())
