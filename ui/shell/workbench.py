"""Joins an open workplace with the main window: fills its places, does what is asked there."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal

from ui.jobs.runner import Runner
from ui.parts.search_field import SearchField
from ui.shell.window import MainWindow
from ui.shell.workplace import Workplace
from ui.tasks.lines import Result, TaskDoors, TaskId
from ui.tasks.page import TasksPage


class Workbench(QObject):
    """What is on while data is open."""

    failed = Signal(object)
    became_ready = Signal()
    taken_in = Signal()

    def __init__(
        self, window: MainWindow, search: SearchField, workplace: Workplace, runner: Runner
    ) -> None:
        super().__init__(window)
        self._window, self._workplace, self._runner = window, workplace, runner
        self._ready = False
        doors = TaskDoors(
            everything=workplace.everything,
            find=workplace.find,
            noted=workplace.noted,
            note=self._note,
            today=workplace.today,
            quarter_words=workplace.quarter_words,
            open_sample=self._open_sample,
            ready=self.is_ready,
        )
        self.tasks: Final = TasksPage(window.tasks, search, doors)
        self.tasks.message.pressed.connect(self.undo)
        window.width_changed.connect(self.tasks.fit)
        window.undo_asked.connect(self.undo)
        window.redo_asked.connect(self.redo)
        runner.busy_changed.connect(self._show_history)

    def begin(self) -> None:
        """Show the list: from here on the window can be used."""
        self._window.navigation.show_person(self._workplace.person)
        self._window.navigation.show_saved(self.tr("Đã lưu"))
        self.tasks.fit(self._window.width())
        self.tasks.begin()

    def make_ready(self) -> None:
        """Load what writing needs; `became_ready` follows."""
        job = self._runner.start(self._workplace.make_ready)
        job.finished.connect(self._be_ready)
        job.failed.connect(self.failed)

    def is_ready(self) -> bool:
        return self._ready

    def _be_ready(self) -> None:
        self._ready = True
        self._window.name_office(self._workplace.office)
        self.tasks.be_ready()
        self._show_history()
        self.became_ready.emit()

    def refresh(self) -> None:
        self.tasks.refresh()
        self._show_history()

    def _may_act(self) -> bool:
        return self._ready and not self._runner.busy

    def undo(self) -> None:
        if self._may_act() and self._workplace.undo_words():
            self._act(self._workplace.undo, "")

    def redo(self) -> None:
        if self._may_act() and self._workplace.redo_words():
            self._act(self._workplace.redo, self.tr("Hoàn tác"))

    def _note(self, task: TaskId, result: Result) -> None:
        self._act(lambda: self._workplace.note(task, result), self.tr("Hoàn tác"))

    def _open_sample(self) -> None:
        job = self._runner.start(lambda _ticket: self._workplace.open_sample())
        job.finished.connect(self._tell_sample)
        job.failed.connect(self.failed)

    def _tell_sample(self, done: str) -> None:
        self.tasks.begin()
        self.taken_in.emit()
        self._tell(done, self.tr("Hoàn tác"))

    def _act(self, verb: Callable[[], str], take_back: str) -> None:
        self._tell(self._runner.now(verb), take_back)

    def _tell(self, done: str, take_back: str) -> None:
        self.refresh()
        saved = self.tr("Đã lưu {}").format(f"{self._workplace.now():%H:%M}")
        self._window.navigation.show_saved(saved)
        if done:
            self.tasks.say(done, take_back)

    def _show_history(self) -> None:
        off = self._runner.busy or not self._ready
        undo = "" if off else self._workplace.undo_words()
        redo = "" if off else self._workplace.redo_words()
        self._window.navigation.show_undo(undo, redo)
