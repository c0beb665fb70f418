"""Catches what nobody else caught, and tells misfortune from mistake.

A misfortune carries a code and facts and becomes one sentence. Everything else is a bug: logged,
shown once with text to copy, and the program goes on.
"""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Mapping
from types import TracebackType
from typing import Final, Protocol, TypeGuard, runtime_checkable

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

_LOG = logging.getLogger(__name__)
_CHATTER: Final = "This plugin does not support "  # of a platform without a screen
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
}


@runtime_checkable
class Misfortune(Protocol):
    """What every room's expected errors look like."""

    code: str
    facts: Mapping[str, object]


class Teller(Protocol):
    """Shows a person what happened; the window's dialogs, or a list in a test."""

    def misfortune(self, code: str, facts: Mapping[str, object]) -> None: ...
    def bug(self, text: str) -> None: ...


def is_misfortune(error: BaseException) -> TypeGuard[Misfortune]:
    return isinstance(error, Misfortune)


def _where(error: BaseException) -> tuple[str, str, int]:
    """Return what makes two bugs the same bug."""
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    return type(error).__name__, last.filename if last else "", (last.lineno or 0) if last else 0


def _as_text(error: BaseException) -> str:
    system = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return "".join([system, "\n\n", *traceback.format_exception(error)])


class Reporter(QObject):
    """Install once, when the program starts; errors may come from any thread."""

    _caught = Signal(object)

    def __init__(self, teller: Teller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._teller: Final = teller
        self._shown: Final[set[tuple[str, str, int]]] = set()
        self._telling = False
        # Always queued: a dialog may not open inside the event that failed.
        self._caught.connect(self.report, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self._from_main
        threading.excepthook = self._from_thread
        qInstallMessageHandler(self._from_qt)

    @staticmethod
    def remove() -> None:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def report(self, error: BaseException) -> None:
        """Tell the person about an error; on the main thread."""
        if is_misfortune(error):
            _LOG.info("misfortune %s", error.code)
            self._teller.misfortune(error.code, error.facts)
            return
        _LOG.error("bug", exc_info=error)
        place = _where(error)
        # A paint event that fails would otherwise open one dialog a frame.
        if place in self._shown or self._telling:
            return
        self._shown.add(place)
        self._telling = True
        try:
            self._teller.bug(_as_text(error))
        finally:
            self._telling = False

    def _from_main(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if not issubclass(kind, Exception):  # Ctrl+C in a terminal is no bug
            sys.__excepthook__(kind, error, trace)
            return
        self._caught.emit(error)

    def _from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if isinstance(arguments.exc_value, Exception):
            self._caught.emit(arguments.exc_value)

    @staticmethod
    def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        chatter = message.startswith(_CHATTER)
        level = logging.DEBUG if chatter else _LEVELS.get(kind, logging.ERROR)
        _LOG.log(level, "Qt %s: %s", context.category or "", message)
