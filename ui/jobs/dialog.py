"""What runs, how far it is, and a way to stop it. When it is shown is `following`'s affair."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from ui.jobs.job import Job
from ui.parts.boxes import TOP, column, frame, row
from ui.parts.buttons import button
from ui.parts.dialog import FOOT
from ui.parts.labels import Sign, label
from ui.theme.look import px


class JobDialog(QDialog):
    """Follows one job; goes with it. Closing it asks the job to stop."""

    def __init__(
        self,
        job: Job,
        title: str,
        subject: str,
        name_step: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        """Show `title` over `subject`; `name_step` says the label code of a step in words."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._job = job
        self._name_step = name_step
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._at = label(" ", "small")
        self._stop = button(self.tr("Dừng"))
        self._stop.clicked.connect(self._ask_to_stop)
        words = column(label(title, "lead", wrap=True), label(subject, wrap=True), gap=4)
        words.addSpacing(px(12))
        words.addWidget(self._bar)
        words.addWidget(self._at)
        mark = Sign("tasks", "text2", 24)
        top = row(mark, words, gap=16, margins=(24, 20, 24, 20))
        top.setAlignment(mark, TOP)
        top.setStretch(1, 1)
        promise = label(self.tr("Dừng lúc này không mất gì."), "small")
        foot = row(promise, None, self._stop, gap=8, margins=(24, 12, 24, 12))
        low = frame("dialogFoot", foot, height=FOOT)
        whole = column(frame("dialogWords", top), low, gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.setFixedWidth(px(480))
        job.stepped.connect(self.show_step)
        job.over.connect(self._leave)

    def reject(self) -> None:
        self._ask_to_stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self._ask_to_stop()

    def _ask_to_stop(self) -> None:
        self._stop.setEnabled(False)
        self._at.setText(self.tr("Đang dừng…"))
        self._job.cancel()

    def show_step(self, done: int, total: int, label_code: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._at.setText(self._name_step(label_code))

    def _leave(self) -> None:
        self.done(0)
        self.deleteLater()
