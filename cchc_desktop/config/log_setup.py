"""The log of this computer: rotating files in UTF-8, made when there is something to write.

Log ids and counts, never the text of a task or a name; of a fault, the place and the kind. Must not
know what is logged.
"""

import logging
from pathlib import Path
from types import TracebackType

PACKAGES = ("cchc_desktop", "db", "ui", "resources")
FILES = 5
BYTES = 1_000_000
_LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"


_Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class _Discreet(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        kept, record.exc_text = record.exc_text, None  # another's words for the fault
        try:
            return super().format(record)
        finally:
            record.exc_text = kept

    def formatException(self, ei: _Fault) -> str:  # noqa: N802 logging's name
        from cchc_desktop.config.fault_text import fault_text  # noqa: PLC0415 - when there is one

        return fault_text(ei[1]).rstrip("\n") if ei[1] is not None else ""


class LateFile(logging.Handler):
    """Writes into `file`; opens it, and loads what rotates it, at the first record.

    `written` tells whether all records got there: a full or read-only disk must not stop anything.
    """

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file
        self.written = True
        self._inner: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if self._inner is None:
                self._inner = self._open()
            self._inner.handle(record)
        except OSError:
            self.written = False

    def close(self) -> None:
        if self._inner is not None:
            self._inner.close()
            self._inner = None
        super().close()

    def _open(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler  # noqa: PLC0415 loads sockets and pickle

        outer = self

        class Rotating(RotatingFileHandler):
            def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 logging's name
                del record
                outer.written = False

        self.file.parent.mkdir(parents=True, exist_ok=True)
        inner = Rotating(self.file, maxBytes=BYTES, backupCount=FILES - 1, encoding="utf-8")
        inner.setFormatter(_Discreet(_LINE))
        return inner


def log_to(file: Path, *, console: bool = False) -> LateFile:
    """Send our own records from INFO up to `file`, and what libraries warn of.

    If asked, the console gets the same, from DEBUG up.
    """
    root = logging.getLogger()
    ours = logging.DEBUG if console else logging.INFO
    for package in PACKAGES:
        logging.getLogger(package).setLevel(ours)
    for old in [handler for handler in root.handlers if isinstance(handler, LateFile)]:
        root.removeHandler(old)
        old.close()
    handler = LateFile(file)
    handler.setLevel(logging.INFO)
    root.addHandler(handler)
    if console:
        shown = logging.StreamHandler()
        shown.setFormatter(logging.Formatter(_LINE))
        root.addHandler(shown)
    return handler
