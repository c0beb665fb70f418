"""An office that begins with a file: one from above, or one for the office's second computer.

Over the page of the first start. Must not know how the workplace is opened afterwards.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from cchc_desktop.domain.ticket import Ticket
from ui.jobs.following import follow
from ui.jobs.runner import Runner
from ui.shell.window import MainWindow
from ui.shell.workplace import Gate, Workplace

if TYPE_CHECKING:
    from cchc_desktop.services.exchange.founding import FirstFile

Work = Callable[[Ticket], Workplace]


class Arriving(QObject):
    """`work` makes the workplace; `fail` tells why a file cannot be read."""

    def __init__(
        self,
        window: MainWindow,
        runner: Runner,
        gate: Gate,
        work: Callable[[Work, str], None],
        fail: Callable[[Exception], None],
    ) -> None:
        super().__init__(window)
        self._window, self._runner, self._gate = window, runner, gate
        self._work, self._fail = work, fail
        self.ask_files: Callable[[str], list[Path]] = self._ask_files
        self._words: Final = self.tr("Nhận tệp từ cấp trên")

    def _ask_files(self, title: str) -> list[Path]:
        kinds = self.tr("Tệp trao đổi (*.cchc *.zip);;Mọi tệp (*)")
        chosen, _ = QFileDialog.getOpenFileNames(self._window, title, "", kinds)
        return [Path(one) for one in chosen]

    # --- a file from above

    def take_from_above(self) -> None:
        """Ask for the file, then which unit this office is; the rest is one step."""
        files = self.ask_files(self._words)
        if not files or self._runner.busy:
            return
        gate = self._gate
        job = self._runner.start(lambda ticket: gate.look_at(files, ticket))
        job.finished.connect(lambda found: self._ask_unit(files, found))
        job.failed.connect(self._fail)
        follow(job, self._words, files[0].name, lambda _code: "", self._window)

    def _ask_unit(self, files: list[Path], found: "FirstFile") -> None:
        from ui.first_start.which_unit import WhichUnit  # noqa: PLC0415 - once in its life

        mark = found.mark.digits, found.mark.words
        form = WhichUnit(found.sender, mark, found.units, self._window)
        if form.ask():
            gate, unit = self._gate, form.unit()
            self._work(lambda ticket: gate.found(files, unit, ticket), self._words)
        form.deleteLater()

    # --- the second computer

    def join(self) -> None:
        """Ask for the file of the first computer and its pass phrase."""
        from ui.first_start.joining_form import JoiningForm  # noqa: PLC0415 - once in its life

        title = self.tr("Máy thứ hai của cơ quan")
        files = self.ask_files(title)
        if not files or self._runner.busy:
            return
        form = JoiningForm(files[0].name, self._window)
        if form.ask():
            gate, phrase = self._gate, form.phrase()
            self._work(lambda ticket: gate.join(files[0], phrase, ticket), title)
        form.deleteLater()
