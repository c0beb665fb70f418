"""The workbench as a page sees it: the open office, and the doors through which it acts.

Pages are strangers to each other; what one does reaches the others as `changed`. Must not know
any page, nor any verb.
"""

import uuid
from collections.abc import Callable, Collection, Mapping
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services import history
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.history import HistoryLine
from resources.words import knows, sentence, shown
from ui.errors.reporter import is_misfortune
from ui.jobs.following import follow
from ui.jobs.job import Job
from ui.jobs.latest import Latest
from ui.jobs.readings import Reader
from ui.jobs.runner import Runner
from ui.parts.kept import Kept

T = TypeVar("T")
Touched = Mapping[str, frozenset[uuid.UUID]]
ANYTHING: Final[Touched] = {}


def deed_words(line: HistoryLine) -> str:
    """Say what a change set did, as the foot and the history say it."""
    return sentence(f"verbs.{line.verb}", line.facts)


class _Steps:
    """Says each step of a job in words, with how far it is."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._done, self._total = 0, 0
        job.stepped.connect(self._note)

    def _note(self, done: int, total: int, _code: str) -> None:
        self._done, self._total = done, total

    def words(self, code: str) -> str:
        if not code:
            return ""
        facts = {"done": self._done, "total": self._total, "seen": self._job.seen}
        if self._job.seen and knows(f"{code}-seen"):
            return sentence(f"{code}-seen", facts)
        said = sentence(code, facts)
        return f"{said}: {shown(self._done)}/{shown(self._total)}" if self._total else said


class Bench(QObject):
    """Given to every page. What is asked of the frame goes out as signals."""

    # The rows a write touched, by the name of their table; empty when anything may have changed.
    changed = Signal(object)
    busy_changed = Signal(bool)
    failed = Signal(object)
    told = Signal(str, bool)
    place_asked = Signal(str)
    tasks_asked = Signal(object, str)
    report_asked = Signal(object, str)
    plan_asked = Signal(object, str)  # the window of a plan's facts, on one of its parts
    redress_asked = Signal()
    reminders_changed = Signal()
    pasted_plan = Signal()  # the clipboard holds more than a few rows: it wants to be looked over
    reopen_asked = Signal(object)
    restore_asked = Signal(object)
    # Packages (list of paths) for Trao đổi, which is shown by then.
    files_asked = Signal(object)
    # A callable that starts the installer: the program closes when it could be started.
    install_asked = Signal(object)
    # A page to stand over the places for a while, and that it is done.
    over_asked = Signal(object)
    over_left = Signal()

    def __init__(
        self, office: Office, runner: Runner, window: QWidget, kept: Kept | None = None
    ) -> None:
        super().__init__(window)
        self.office: Final = office
        self.desk: Final[Desk] = office.desk
        self.window: Final = window
        self._runner, self._kept = runner, kept or Kept()
        runner.busy_changed.connect(self.busy_changed)

    def may_act(self) -> bool:
        return not self._runner.busy

    def do(self, verb: Callable[[], T]) -> T | None:
        """Do a short verb at once; a refusal is told, and gives None."""
        if not self.may_act():
            return None
        try:
            return self._done(verb)
        except Exception as error:
            if not is_misfortune(error):
                raise
            self.failed.emit(error)
            return None

    def attempt(self, verb: Callable[[], object]) -> str:
        """Do a short verb at once; return why it was refused, for the place where it was typed."""
        if not self.may_act():
            return sentence("busy", {})
        try:
            self._done(verb)
        except Exception as error:
            if not is_misfortune(error):
                raise
            return sentence(error.code, error.facts)
        return ""

    def _done(self, verb: Callable[[], T]) -> T:
        before = self._newest_set()
        result = self._runner.now(verb)
        self._tell_of(result, before)
        return result

    def start(
        self,
        title: str,
        subject: str,
        work: Callable[[Ticket], T],
        done: Callable[[T], None],
        *,
        only_reads: bool = False,
    ) -> None:
        """Do long work beside the window; it shows itself when it takes long.

        What `only_reads` shows nothing once somebody asked to stop, however late. What writes
        says what it has written: it may have been over by then.
        """
        if not self.may_act():
            return
        before = self._newest_set()
        job = self._runner.start(work)

        def finish(result: T) -> None:
            if only_reads and job.is_unwanted:
                return
            self._tell_of(result, before)
            done(result)

        job.finished.connect(finish)
        job.failed.connect(self.failed)
        follow(job, title, subject, _Steps(job).words, self.window)

    def reader(self, page: QObject) -> Reader:
        """Give a page what it reads with beside the window; what fails is told."""
        reader = self._runner.reader(page)
        reader.failed.connect(self.failed)
        return reader

    def drawing(self, page: QObject) -> Latest:
        """Give a page what draws for long beside the window; writing goes on meanwhile."""
        return Latest(self._runner.draw, page)

    def tell(self, words: str, *, takes_back: bool = False) -> None:
        """Say in one line at the foot what was done; with the way back where there is one."""
        self.told.emit(words, takes_back)

    def show_tasks(self, ids: Collection[uuid.UUID], why: str) -> None:
        """Open the task list with these only; `why` says which they are."""
        self.tasks_asked.emit(frozenset(ids), why)

    def go(self, place: str) -> None:
        self.place_asked.emit(place)

    def show_report(self, period: Period, kind: str = "") -> None:
        """Open Báo cáo with a period, and a kind of report where one is meant."""
        self.go("reporting")  # the page is there when this comes back
        self.report_asked.emit(period, kind)

    def show_plan(self, plan: uuid.UUID, part: str) -> None:
        """Open the window of a plan's facts on one of its parts."""
        self.plan_asked.emit(plan, part)

    def redress(self) -> None:
        """Put on the look that the settings of this computer name."""
        self.redress_asked.emit()

    def remind_again(self) -> None:
        """Look anew at what is due: its rules have changed."""
        self.reminders_changed.emit()

    def remember(self, key: str, value: str) -> None:
        """Keep on this computer how a page was left."""
        self._kept.remember(key, value)

    def recall(self, key: str) -> str:
        return self._kept.recall(key)

    def _newest_set(self) -> HistoryLine | None:
        undoable, _ = history.next_steps(self.desk)
        return undoable

    def _tell_of(self, result: object, before: HistoryLine | None) -> None:
        after = self._newest_set()
        if after is None or (before is not None and before.set == after.set):
            if isinstance(result, Outcome) and result.touched:  # went on typing in the same set
                self.changed.emit(result.touched)
            return
        touched = result.touched if isinstance(result, Outcome) else ANYTHING
        self.changed.emit(touched)
        self.tell(deed_words(after), takes_back=True)
