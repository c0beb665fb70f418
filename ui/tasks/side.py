"""The panel beside the list: when it is there, what it shows, and noting a result in it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.parts.boxes import column, frame
from ui.tasks.lines import Closed, TaskDoors, TaskLine
from ui.theme.tokens import DETAILS

if TYPE_CHECKING:
    from ui.tasks.details import DetailsPanel
    from ui.tasks.work import TaskWork

# Window width over text scale, below which the panel opens only when it is asked for.
_WITH_DETAILS: Final = 1080
_REST_MS: Final = 60


class TaskSide(QObject):
    """Built when it is first looked at, which is after the list."""

    left = Signal()
    task_asked = Signal(object)

    def __init__(
        self, doors: TaskDoors, current: Callable[[], TaskLine | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._doors, self._current = doors, current
        self._work: TaskWork | None = None
        self._panel: DetailsPanel | None = None
        self._wanted = True
        self._effective = float(_WITH_DETAILS)
        self.frame: Final[QFrame] = frame(
            "side", column(gap=0, margins=(1, 0, 0, 0)), width=DETAILS
        )
        self.frame.hide()
        self._rest: Final = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._show_sheet)

    @property
    def panel(self) -> "DetailsPanel":
        if self._panel is None:
            from ui.tasks.details import DetailsPanel  # noqa: PLC0415 - after the list

            panel = self._panel = DetailsPanel()
            panel.closing.connect(self.close)
            panel.note_asked.connect(self.note)
            panel.form.noted.connect(self._note)
            panel.task_asked.connect(self.task_asked)
            if (inside := self.frame.layout()) is not None:
                inside.addWidget(panel)
            panel.open_for_writing(on=self._doors.ready())
            self._wire()
        return self._panel

    def be_ready(self, work: "TaskWork | None") -> None:
        """Show what had to wait until the data could be reached."""
        self._work = work
        self.panel.open_for_writing(on=True)
        self._wire()
        self.show(self._current())

    def _wire(self) -> None:
        work, panel = self._work, self._panel
        if work is None or panel is None:
            return
        panel.edit_asked.connect(work.commands.edit)
        panel.settle_asked.connect(work.commands.edit_doubt)
        panel.event_asked.connect(lambda: self._with_current(work.commands.deeds.event_day_of))
        panel.feed_asked.connect(lambda: self._with_current(work.commands.deeds.take_from_below))
        panel.more_asked.connect(
            lambda: work.commands.open_menu_at(
                panel.more.mapToGlobal(panel.more.rect().bottomLeft())
            )
        )

    def _with_current(self, deed: Callable[[TaskLine], None]) -> None:
        """Do something with the task shown, whatever else is selected in the list."""
        if (line := self._current()) is not None:
            deed(line)

    # --- whether it is there

    def is_open(self) -> bool:
        return self.frame.isVisible()

    def fit(self, effective: float) -> None:
        self._effective = effective
        if effective < _WITH_DETAILS:
            self.frame.hide()
        elif self._wanted:
            self.show(self._current())

    def open(self) -> None:
        """Show the panel because somebody asks for it, however narrow the window."""
        self._wanted = True
        self.panel.show()
        self.show(self._current())
        self.frame.setVisible(self._current() is not None)

    def close(self) -> None:
        self._wanted = False
        self.frame.hide()
        self.left.emit()

    def escape(self) -> bool:
        """Put away what is open, the form first; false when nothing was."""
        if self._panel is not None and self.is_open() and self._panel.hide_result():
            self.left.emit()
            return True
        if not self.is_open():
            return False
        self.close()
        return True

    def stops(self) -> list[QWidget]:
        return [self.panel.first()] if self.is_open() else []

    # --- what it shows

    def show(self, line: TaskLine | None) -> None:
        """Show a task as far as the list knows it; the rest follows when the cursor rests."""
        shown = line is not None and self._wanted and self._effective >= _WITH_DETAILS
        self.frame.setVisible(shown)
        if line is None or (self._panel is None and not self._doors.ready()):
            return
        self.panel.show_task(line, self._doors.today())
        if self._work is not None:
            self._rest.start(_REST_MS)

    def _show_sheet(self) -> None:
        line = self._current()
        if line is not None and self._work is not None and self.is_open():
            self.panel.show_sheet(self._work.sheet(line.id), self._doors.quarter_words())

    # --- its result

    def note(self) -> None:
        """Open the form for the result of the running quarter."""
        line = self._current()
        if line is None or not self._doors.ready():
            return
        self.open()
        noted = self._doors.noted(line.id)
        self.panel.show_result(noted, self._doors.quarter_words())
        if isinstance(noted, Closed):
            self.left.emit()

    def _note(self, result: object) -> None:
        line = self._current()
        if line is not None:
            self._doors.note(line.id, result)  # type: ignore[arg-type]
            self.left.emit()
