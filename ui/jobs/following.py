"""Shows how far a job is once it takes long; for a short one nothing is loaded nor built."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.jobs.job import Job

SHOWN_AFTER_MS: Final = 500
_Shown = tuple[str, str, Callable[[str], str], QWidget]


def follow(
    job: Job, title: str, subject: str, name_step: Callable[[str], str], parent: QWidget
) -> None:
    """Open the dialog over `parent`, with `title` over `subject`, unless the job is over by then.

    `name_step` says the label code of a step in words.
    """
    _Patience(job, (title, subject, name_step, parent)).start(SHOWN_AFTER_MS)


class _Patience(QTimer):
    """Waits, and notes the step the job is at meanwhile: the next may be long in coming."""

    def __init__(self, job: Job, shown: _Shown) -> None:
        super().__init__(job)
        self._job: Final = job
        self._shown: Final = shown
        self._step: tuple[int, int, str] | None = None
        self.setSingleShot(True)
        self.timeout.connect(self._show)
        job.stepped.connect(self._note)
        job.over.connect(self.stop)

    def _note(self, done: int, total: int, label_code: str) -> None:
        self._step = done, total, label_code

    def _show(self) -> None:
        from ui.jobs.dialog import JobDialog  # noqa: PLC0415 - most jobs need none

        self._job.stepped.disconnect(self._note)
        dialog = JobDialog(self._job, *self._shown)
        if self._step is not None:
            dialog.show_step(*self._step)
        dialog.show()
