"""The start of the window: paints first, loads afterwards. Every import here delays the paint."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from cchc_desktop.config import crash_log
from cchc_desktop.config.paths import PROGRAM, DataFolder, data_folder
from cchc_desktop.config.portable import portable_own
from cchc_desktop.config.settings import load
from ui.shell.fitting import ScreenFit
from ui.shell.single import WindowLock, handed_over
from ui.shell.window import MainWindow
from ui.theme import look
from ui.theme.dressing import dress

if TYPE_CHECKING:
    from ui.shell.program import Program
    from ui.shell.traces import Traces
    from ui.shell.workplace import Gate

Milestone = Callable[[str], None]


class Start(NamedTuple):
    """What the program was started with."""

    data: Path | None = None
    files: tuple[Path, ...] = ()
    tray: bool = False


def _nobody(_milestone: str) -> None:
    """Listen to nothing."""


def run(arguments: Start, milestone: Milestone = _nobody) -> int:
    """Show the window until it is closed; return the exit status.

    `milestone` hears "painted" and "usable", for the benchmark.
    """
    folder = data_folder(arguments.data, os.environ)
    app = look.begin(sys.argv[0])
    app.setApplicationName(PROGRAM)
    ScreenFit(app)
    lock = WindowLock()
    show = not arguments.tray
    if not lock.take(folder.root) and handed_over(folder.root, arguments.files, show=show):
        return 0
    if folder.logs.is_dir():  # before there is data, nothing is written anywhere
        crash_log.watch(folder.logs)
    traces = _traces()
    dress(app, load(folder.settings))
    front = Front(folder, lock, arguments.files, milestone)
    if arguments.tray and folder.root.exists() and _has_tray():
        front.begin_unseen()
    else:
        front.window.show()
    status = app.exec()
    if traces is not None:
        traces.remove()
    return status


def _traces() -> "Traces | None":
    """Return what takes away, from a computer a stick was in, what Qt would leave there."""
    own = portable_own()
    if own is None:
        return None
    from ui.shell.traces import Traces  # noqa: PLC0415 - on a stick only

    return Traces(own)


def _has_tray() -> bool:
    from PySide6.QtWidgets import QSystemTrayIcon  # noqa: PLC0415 - when the system starts it

    return QSystemTrayIcon.isSystemTrayAvailable()


class Front(QObject):
    """The window before anything stands behind it."""

    def __init__(
        self,
        folder: DataFolder,
        lock: WindowLock,
        files: tuple[Path, ...] = (),
        milestone: Milestone = _nobody,
    ) -> None:
        super().__init__()
        self._folder, self._lock, self._files = folder, lock, files
        self._milestone: Final = milestone
        self.program: Program | None = None
        self.window: Final = MainWindow(str(folder.window))
        # Queued: the paint has to reach the screen before anything else is done.
        self.window.painted.connect(self._load, Qt.ConnectionType.QueuedConnection)

    def gate(self, root: Path) -> "Gate":
        """Lead to the data of a folder."""
        from ui.shell.gate import OfficeGate  # noqa: PLC0415 - after the first paint

        return OfficeGate(root)

    def begin_unseen(self) -> None:
        """Start with the system: the icon in the tray leads to the window when it is wanted."""
        QApplication.setQuitOnLastWindowClosed(False)
        QTimer.singleShot(0, self._load)

    def _load(self) -> None:
        if self.program is not None:  # begun unseen, and shown now
            return
        self._milestone("painted")
        from ui.shell.program import Program  # noqa: PLC0415 - after the first paint

        self.program = Program(self.window, self._folder, self._lock, self._milestone, self.gate)
        self.program.begin(self._files)
