"""Tells of errors by dialogs. There from the first moment on, so it loads them when it tells."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

Sentences = Callable[[str, Mapping[str, object]], str]


class DialogTeller(QObject):
    """Tells by dialogs over whatever window is in front."""

    def __init__(self, sentences: Sentences, logs: Path) -> None:
        super().__init__()
        self._sentences = sentences
        self._logs = logs

    def misfortune(self, code: str, facts: Mapping[str, object]) -> None:
        from ui.parts.dialog import SentenceDialog  # noqa: PLC0415 - when there is bad news

        SentenceDialog(
            self.tr("Chưa làm được"),
            self.tr("Việc này chưa làm được"),
            self._sentences(code, facts),
            [("", self.tr("Đóng"))],
            parent=QApplication.activeWindow(),
        ).ask()

    def bug(self, text: str) -> None:
        from ui.errors.dialogs import BugDialog  # noqa: PLC0415 - when there is bad news

        BugDialog(text, self._logs, QApplication.activeWindow()).ask()
