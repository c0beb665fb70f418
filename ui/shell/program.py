"""The running program behind its window: what is open, what later starts ask, how it ends."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from cchc_desktop.config import crash_log, settings
from cchc_desktop.config.log_setup import log_to
from cchc_desktop.config.paths import DataFolder, log_folder
from resources.words import sentence
from ui.errors.reporter import Reporter
from ui.errors.telling import DialogTeller
from ui.first_start.system_person import system_person
from ui.jobs.runner import Runner
from ui.shell.opening import Opening
from ui.shell.single import RequestWatch, WindowLock
from ui.shell.standard_words import install
from ui.shell.window import MainWindow
from ui.shell.workbench import Workbench
from ui.shell.workplace import Gate, Workplace
from ui.theme import look
from ui.theme.dressing import dress

if TYPE_CHECKING:
    from ui.shell.staying import Staying


class Program(QObject):
    """Loaded after the first paint. `gate_to` leads to the data of a folder."""

    def __init__(
        self,
        window: MainWindow,
        folder: DataFolder,
        lock: WindowLock,
        milestone: Callable[[str], None],
        gate_to: Callable[[Path], Gate],
    ) -> None:
        super().__init__(window)
        self._window, self._folder = window, folder
        self._lock, self._milestone, self._gate_to = lock, milestone, gate_to
        self._files: Sequence[Path] = ()
        self._workplace: Workplace | None = None
        self._watch: RequestWatch | None = None
        self.bench: Workbench | None = None
        self.staying: Staying | None = None
        logs = log_folder(folder)
        log_to(logs / "window.log")
        self.reporter: Final = Reporter(DialogTeller(sentence, logs), self)
        self.runner: Final = Runner(parent=self)
        self.opening: Final = Opening(window, gate_to, self.runner, self.reporter, sentence)
        self.opening.opened.connect(self._work)
        self.opening.given_up.connect(window.close)
        window.closing.connect(self._end)

    def begin(self, files: Sequence[Path]) -> None:
        self.reporter.install()
        if (app := QApplication.instance()) is not None:
            install(app)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._window.themed.connect(self._follow_system)
        self._window.dress()
        self._files = files
        self.opening.begin(self._gate_to(self._folder.root), system_person)

    def _work(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self.bench = self._join(workplace)
        self.bench.became_ready.connect(self._stay)
        self.bench.became_ready.connect(self._go_where_left)
        self.bench.became_ready.connect(self._tell_news)
        self.bench.became_ready.connect(self._take_what_waits)
        self.bench.begin()
        self._milestone("usable")
        self.bench.make_ready()
        self._lock.take(workplace.root)
        crash_log.watch(DataFolder(workplace.root).logs)
        self._watch = RequestWatch(workplace.root, self)
        self._watch.show_asked.connect(self._window.come_forward)
        self._watch.files_asked.connect(self._take_files)
        self._watch.look()

    def _join(self, workplace: Workplace) -> Workbench:
        bench = Workbench(self._window, workplace, self.runner)
        bench.failed.connect(self.reporter.report)
        bench.taken_in.connect(self._remind_again)
        bench.reminders_changed.connect(self._remind_again)
        # Queued: the page that asks is gone afterwards.
        bench.reopen_asked.connect(self._reopen, Qt.ConnectionType.QueuedConnection)
        bench.restore_asked.connect(self._restore, Qt.ConnectionType.QueuedConnection)
        bench.redress_asked.connect(self._redress, Qt.ConnectionType.QueuedConnection)
        bench.install_asked.connect(self._install, Qt.ConnectionType.QueuedConnection)
        return bench

    def _stay(self) -> None:
        from ui.shell.staying import Staying  # noqa: PLC0415 - nobody waits for it

        if self._workplace is not None:
            self.staying = Staying(
                self._window, self._workplace, self.runner, self._folder.settings
            )
            self.staying.failed.connect(self.reporter.report)
            self.staying.put_off.connect(self._refresh)
            self.staying.tasks_asked.connect(self._show_tasks)
            self.staying.reports_asked.connect(self._show_reports)
            self.staying.begin()

    def _tell_news(self) -> None:
        from ui.shell.news import News  # noqa: PLC0415 - nobody waits for it

        if self.bench is not None and self.bench.acts is not None:
            News(self._window, self.bench.acts).tell()

    def _go_where_left(self) -> None:
        left = self._window.place_left()
        if left and left != self._window.place_in_front():
            self._window.show_place(left)

    def _remind_again(self) -> None:
        if self.staying is not None:
            self.staying.look_again()

    def _refresh(self) -> None:
        if self.bench is not None:
            self.bench.refresh()

    def _show_tasks(self, ids: Any, why: str) -> None:
        if self.bench is not None:
            self.bench.show_tasks(ids, why)

    def _show_reports(self, reminders: Any) -> None:
        if self.bench is not None:
            self.bench.show_reports(reminders)

    def _redress(self) -> None:
        """Put on the look the settings name, and build anew what holds a size of the old one."""
        app = QApplication.instance()
        if self.bench is None or self._workplace is None or not isinstance(app, QApplication):
            return
        wanted = settings.load(self._folder.settings)
        dress(app, wanted)
        shown = self._window.place_in_front()
        self.bench.leave()
        self._window.build_anew()
        self.bench = self._join(self._workplace)
        self.bench.begin()
        self.bench.be_ready()
        self._window.show_place(shown)

    def _follow_system(self) -> None:
        """Change colours with the system while running; nothing that is being typed is lost."""
        app = QApplication.instance()
        wanted = settings.load(self._folder.settings)
        if isinstance(app, QApplication) and look.is_outdated(cast("look.Scheme", wanted.theme)):
            dress(app, wanted)
            self._window.dress()

    def _let_go(self) -> None:
        """Close the data, and what runs over it; the window stays, empty."""
        if self.staying is not None:
            self.staying.end()
            self.staying = None
        if self.bench is not None:
            self.bench.leave()
            self.bench = None
        self.runner.end_drawing()
        if self._workplace is not None:
            self._workplace.close()
            self._workplace = None
        if self._watch is not None:
            self._watch.deleteLater()
            self._watch = None
        self._lock.release()

    def _reopen(self, root: Path) -> None:
        """Go on with the data of another folder."""
        self._let_go()
        self._folder = DataFolder(root)
        self._window.build_anew()
        self.opening.begin(self._gate_to(root), system_person)

    def _restore(self, copy: Path) -> None:
        """Go on with what a copy holds; what is there now is set aside."""
        self._let_go()
        self._window.build_anew()
        self.opening.restore(str(copy))

    def _install(self, start: Callable[[], None]) -> None:
        """Start an installer and end: it waits for that. When it cannot be started, go on."""
        try:
            start()
        except Exception as error:  # noqa: BLE001 - told, or shown as the bug it is
            self.reporter.report(error)
            return
        if self.staying is not None:
            self.staying.leave()
        else:
            self._window.close()

    def _take_files(self, files: Sequence[Path]) -> None:
        """Take in files that this or a later start was given; they wait until that is possible."""
        if self.bench is not None and self.bench.taking_in is not None:
            self._window.come_forward()
            self.bench.taking_in.take(files)
        else:
            self._files = [*self._files, *files]

    def _take_what_waits(self) -> None:
        files, self._files = self._files, ()
        if files:
            self._take_files(files)
        elif self.opening.plan_wanted and self.bench is not None and self.bench.taking_in:
            self.opening.plan_wanted = False
            self.bench.taking_in.choose()

    def _end(self) -> None:
        self.runner.close()
        self._let_go()
        self.reporter.remove()
        QGuiApplication.styleHints().colorSchemeChanged.disconnect(self._follow_system)
