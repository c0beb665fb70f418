"""What the scenes are set in: invented offices, each scene over a fresh copy of one of them.

So a scene may write, and still two runs give the same pictures in any order.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from cchc_desktop.bootstrap import open_office
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.scheduling.clock import VIETNAM, FixedClock
from ui.actions.bench import Bench
from ui.first_start.answers import Answers
from ui.jobs.runner import Runner, SerialExecutor
from ui.pdf_view.worker import worker
from ui.shell.gate import OfficeGate
from ui.shell.window import MainWindow
from ui.shell.workbench import Workbench
from ui.shell.workplace import Workplace
from ui.shots.facts import grow
from ui.tasks.lines import TaskLine

CLOCK: Final = FixedClock(datetime(2026, 11, 20, 9, 41, tzinfo=VIETNAM))
PERSON: Final = "Nguyễn Thị Thu Hà"
SIZE: Final = QSize(1366, 688)
# "sample": the sample year; "grown": with what comes in the years after; "bare": nothing yet;
# "unit": one that a scene made from a file of the sample's office.
Which = Literal["sample", "grown", "bare", "unit"]
# Takes what is to be looked at; a scene shows it once, and it is gone afterwards.
Show = Callable[[QWidget], None]
_SETTLE_MS: Final = 120  # the sheet of a task follows when the cursor rests
_LAYOUTS, _FRAME_MS = 3, 10
_READY_MS: Final = 20_000


@dataclass(frozen=True)
class Opened:
    """The main window over one office, ready for everything."""

    window: MainWindow
    work: Workbench
    workplace: Workplace
    acts: Bench

    def line(self, state: str) -> TaskLine:
        """Return the first task in a state."""
        shown = self.work.tasks.listing.wanted()
        return next(line for line in shown if line.state == state)

    def choose(self, state: str, column: str = "title") -> None:
        self.work.tasks.table.setFocus()
        self.work.tasks.table.choose(self.line(state).id, column)


class Studio:
    """Makes the offices once; each `opened` is a copy."""

    def __init__(self, folder: Path) -> None:
        self._folder: Final = folder
        self._copies: Final = count()
        self.size = SIZE
        self.runner: Final = Runner(SerialExecutor())
        # While a test waits no other thread runs: PDFs are read on this one, too.
        self._reader: Final = worker().work_by(SerialExecutor())
        self._make("sample", None)
        shutil.copytree(folder / "sample", folder / "grown")
        with open_office(folder / "grown", CLOCK) as office:
            grow(office.desk)

    def make_bare(self, answers: Answers) -> None:
        """Make the office that has nothing yet, as the first start makes it."""
        if not (self._folder / "bare").exists():
            self._make("bare", answers)

    @contextmanager
    def beside(self, which: Which) -> Iterator[Path]:
        """Give the folder of an office that is made while this lasts."""
        folder = self._folder / which
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _make(self, which: Which, answers: Answers | None) -> None:
        gate = OfficeGate(self._folder / which, CLOCK)
        made = (
            gate.create_sample(PERSON, Ticket())
            if answers is None
            else gate.create(answers, Ticket())
        )
        made.make_ready(Ticket())
        made.close()

    def close(self) -> None:
        self.runner.close()
        worker().work_by(self._reader)

    @contextmanager
    def opened(self, which: Which = "sample") -> Iterator[Opened]:
        """Open a copy of an office in a main window of the size in use."""
        folder = self._folder / f"{which}-{next(self._copies)}"
        shutil.copytree(self._folder / which, folder)
        workplace = OfficeGate(folder, CLOCK).open(Ticket())
        window = MainWindow("")
        window.resize(self.size)
        work = Workbench(window, workplace, self.runner)
        ready = QSignalSpy(work.became_ready)
        bring_forward(window)
        work.begin()
        work.make_ready()
        ready.wait(_READY_MS)
        try:
            if work.acts is None:
                msg = "the office could not be made ready"
                raise RuntimeError(msg)
            yield Opened(window, work, workplace, work.acts)
        finally:
            window.close()
            window.deleteLater()
            QTest.qWait(0)
            workplace.close()
            shutil.rmtree(folder)


def settle() -> None:
    """Let everything that follows by itself be there, and be laid out."""
    QTest.qWait(_SETTLE_MS)
    for _ in range(_LAYOUTS):
        QTest.qWait(_FRAME_MS)


def bring_forward(window: QWidget) -> None:
    """Show a window and let it have the keyboard, so that the focus can be seen."""
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)


def show_alone(widget: QWidget, show: Show) -> None:
    """Show a window that stands for itself."""
    bring_forward(widget)
    settle()
    try:
        show(widget)
    finally:
        widget.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(widget, QDialog):
            QDialog.done(widget, 0)
        widget.close()


class _Dialog:
    """Catches the dialog that opens while something is done, and closes it again."""

    def __init__(self, show: Show) -> None:
        self._show: Final = show
        self.error: BaseException | None = None
        self.is_seen = False
        self.is_over = False

    def look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            if not self.is_over:  # what is asked for may have to be made first
                QTimer.singleShot(_FRAME_MS, self.look)
            return
        self.is_seen = True
        try:
            bring_forward(dialog)
            settle()
            self._show(dialog)
        except BaseException as error:  # noqa: BLE001 - told once the dialog is closed
            self.error = error
        finally:
            if isinstance(dialog, QDialog):
                QDialog.done(dialog, 0)  # without the questions its own way out may ask
            else:
                dialog.close()


def in_dialog(opening: Callable[[], object], show: Show) -> None:
    """Open a dialog the way a person does, and show it while it waits for its answer."""
    caught = _Dialog(show)
    QTimer.singleShot(0, caught.look)
    opening()
    caught.is_over = True
    if caught.error is not None:
        raise caught.error
    if not caught.is_seen:
        msg = "no dialog was opened"
        raise RuntimeError(msg)
