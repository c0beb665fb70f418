"""Joins an open workplace with the main window: fills its places, does what is asked there."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal, SignalInstance

from ui.jobs.runner import Runner
from ui.shell.places import LOADERS, Page
from ui.shell.window import MainWindow
from ui.shell.workplace import Workplace
from ui.tasks.lines import Result, TaskDoors, TaskId
from ui.tasks.page import TasksPage

if TYPE_CHECKING:
    from ui.actions.bench import Bench
    from ui.shell.taking_in import TakingIn

_TASKS: Final = "tasks"


class Workbench(QObject):
    """What is on while data is open."""

    failed = Signal(object)
    became_ready = Signal()
    taken_in = Signal()
    redress_asked = Signal()
    reminders_changed = Signal()
    reopen_asked = Signal(object)
    restore_asked = Signal(object)
    install_asked = Signal(object)

    def __init__(self, window: MainWindow, workplace: Workplace, runner: Runner) -> None:
        super().__init__(window)
        self._window, self._workplace, self._runner = window, workplace, runner
        self._ready = False
        self.acts: Bench | None = None
        self.taking_in: TakingIn | None = None
        self._pages: Final[dict[str, Page]] = {}
        self._stale: Final[set[str]] = set()
        doors = TaskDoors(
            everything=workplace.everything,
            find=workplace.find,
            noted=workplace.noted,
            note=self._note,
            today=workplace.today,
            quarter_words=workplace.quarter_words,
            open_sample=self._open_sample,
            ready=self.is_ready,
            person=lambda: workplace.person,
            recall=window.kept.recall,
            remember=window.kept.remember,
        )
        self.tasks: Final = TasksPage(window.tasks, window.search, doors)
        self._pages[_TASKS] = self.tasks
        window.tasks.message.pressed.connect(self.undo)
        for signal, slot in self._wires():
            signal.connect(slot)

    def _wires(self) -> list[tuple[SignalInstance, Callable[..., None]]]:
        window = self._window
        return [
            (window.width_changed, self._fit),
            (window.undo_asked, self.undo),
            (window.redo_asked, self.redo),
            (window.place_shown, self._show_page),
            (window.keys_asked, self._show_keys),
            (window.round_asked, self._go_round),
            (self._runner.busy_changed, self._show_history),
        ]

    def leave(self) -> None:
        """Let go of the window, which is built anew."""
        for signal, slot in self._wires():
            signal.disconnect(slot)
        if self.acts is not None:
            self.acts.deleteLater()
        self.deleteLater()

    def begin(self) -> None:
        """Show the list: from here on the window can be used."""
        self._window.navigation.show_person(self._workplace.person)
        self._window.navigation.show_saved(self.tr("Đã lưu"))
        self.tasks.fit(self._window.width())
        self.tasks.begin()

    def make_ready(self) -> None:
        """Load what writing needs; `became_ready` follows."""
        job = self._runner.start(self._workplace.make_ready)
        job.finished.connect(self.be_ready)
        job.failed.connect(self.failed)

    def is_ready(self) -> bool:
        return self._ready

    def be_ready(self) -> None:
        self._ready = True
        self._window.name_office(self._workplace.office)
        self.acts = acts = self._workplace.acts(self._runner, self._window, self._window.kept)
        if acts is not None:
            acts.changed.connect(self._take_change)
            acts.told.connect(self._say)
            acts.failed.connect(self.failed)
            acts.place_asked.connect(self._window.show_place)
            acts.tasks_asked.connect(self.show_tasks)
            acts.redress_asked.connect(self.redress_asked)
            acts.reminders_changed.connect(self.reminders_changed)
            acts.reopen_asked.connect(self.reopen_asked)
            acts.restore_asked.connect(self.restore_asked)
            acts.install_asked.connect(self.install_asked)
            self._offer_plans(acts)
            self._open_doors(acts)
            self._count_places(acts)
            self._meet(acts)
        self.tasks.be_ready(acts)
        self._show_history()
        self.became_ready.emit()

    def _open_doors(self, acts: "Bench") -> None:
        """Let plans come in: by a button, a drop, a paste."""
        from ui.shell.taking_in import TakingIn  # noqa: PLC0415 - loads the database

        self.taking_in = TakingIn(self._window, acts)

    def _count_places(self, acts: "Bench") -> None:
        """Show beside the places how much waits in them."""
        from ui.shell.counting import PlaceCounting  # noqa: PLC0415 - loads the database

        PlaceCounting(acts, self._window.navigation)

    def _meet(self, acts: "Bench") -> None:
        """Let the office's computers meet, where they share a folder."""
        from ui.actions.meeting import meeting_of  # noqa: PLC0415 - loads the database

        meeting_of(acts).begin()

    def _offer_plans(self, acts: "Bench") -> None:
        """Stand the choice of plans above the places; the list shows those that are chosen."""
        from ui.plans.switcher import PlanSwitcher  # noqa: PLC0415 - loads the database

        switcher = PlanSwitcher(acts)
        switcher.chosen.connect(self.tasks.show_plans)
        acts.changed.connect(lambda _touched: switcher.refresh())
        self._window.navigation.put_on_top(switcher)
        self.tasks.show_plans(switcher.value())

    # --- places

    def show_tasks(self, ids: frozenset[TaskId], why: str) -> None:
        self._window.show_place(_TASKS)
        self.tasks.show_only(ids, why)

    def show_reports(self, reminders: frozenset[str]) -> None:
        """Open the report that reminders are about."""
        from cchc_desktop.services.reminding.report_behind import report_behind  # noqa: PLC0415 - heavy

        if self.acts is not None:
            found = report_behind(self.acts.desk, reminders)
            if found is None:
                self.acts.go("reporting")
            else:
                self.acts.show_report(found.period, found.kind)

    def _show_page(self, key: str) -> None:
        page = self._pages.get(key)
        if page is None:
            if self.acts is None:
                return
            place = self._window.place(key)
            page = self._pages[key] = LOADERS[key](place, self.acts)
            place.message.pressed.connect(self.undo)
            page.fit(self._window.width())
            page.begin()
        elif key in self._stale:
            page.fit(self._window.width())
            page.refresh()
        self._stale.discard(key)

    def _fit(self, width: int) -> None:
        for page in self._pages.values():
            page.fit(width)

    def refresh(self) -> None:
        """Read anew what is shown now, and the rest when it is shown next."""
        shown = self._window.place_in_front()
        self._stale.update(self._pages)
        self._stale.discard(shown)
        self._workplace.look_who_is_here()
        self._window.navigation.show_person(self._workplace.person)
        if (page := self._pages.get(shown)) is not None:
            page.refresh()
        self._show_history()

    def _take_change(self, touched: Mapping[str, frozenset[Any]]) -> None:
        self.tasks.mark(touched)
        self.refresh()
        self._show_saved()

    def _show_keys(self) -> None:
        from ui.shell.keys import KeysDialog  # noqa: PLC0415 - seldom asked for

        shown = self._window.place_in_front()
        page = self._pages.get(shown)
        KeysDialog(self._window.title_of(shown), page.keys() if page else [], self._window).exec()

    def _go_round(self, forward: bool) -> None:  # noqa: FBT001 - Qt's signal
        page = self._pages.get(self._window.place_in_front())
        stops = [self._window.navigation.stop(), *(page.stops() if page else [])]
        focus = self._window.focusWidget()
        inside = [at for at, stop in enumerate(stops) if stop is focus or stop.isAncestorOf(focus)]
        at = (inside[-1] if inside else 0) + (1 if forward else -1)
        stops[at % len(stops)].setFocus()

    # --- doing and undoing

    def _may_act(self) -> bool:
        return self._ready and not self._runner.busy

    def undo(self) -> None:
        if self._may_act() and self._workplace.undo_words():
            self._act(self._workplace.undo, takes_back=False)

    def redo(self) -> None:
        if self._may_act() and self._workplace.redo_words():
            self._act(self._workplace.redo, takes_back=True)

    def _note(self, task: TaskId, result: Result) -> None:
        if self._may_act():
            self._act(lambda: self._workplace.note(task, result), takes_back=True)

    def _open_sample(self) -> None:
        if not self._may_act():
            return
        job = self._runner.start(lambda _ticket: self._workplace.open_sample())
        job.finished.connect(self._tell_sample)
        job.failed.connect(self.failed)

    def _tell_sample(self, done: str) -> None:
        self.tasks.begin()
        self.taken_in.emit()
        self._tell(done, takes_back=True)

    def _act(self, verb: Callable[[], str], *, takes_back: bool) -> None:
        try:
            done = self._runner.now(verb)
        except Exception as error:  # noqa: BLE001 - told, or shown as the bug it is
            self.failed.emit(error)
            return
        self._tell(done, takes_back=takes_back)

    def _tell(self, done: str, *, takes_back: bool) -> None:
        self.tasks.mark(self._workplace.touched())
        self.refresh()
        self._show_saved()
        if done:
            self._say(done, takes_back)

    def _say(self, words: str, takes_back: bool) -> None:  # noqa: FBT001 - Qt's signal
        place = self._window.place(self._window.place_in_front())
        place.message.say(words, "done", self.tr("Hoàn tác") if takes_back else "", passing=True)

    def _show_saved(self) -> None:
        saved = self.tr("Đã lưu {}").format(f"{self._workplace.now():%H:%M}")
        self._window.navigation.show_saved(saved)

    def _show_history(self) -> None:
        off = self._runner.busy or not self._ready
        undo = "" if off else self._workplace.undo_words()
        redo = "" if off else self._workplace.redo_words()
        self._window.navigation.show_undo(undo, redo)
