"""What is left of a program that crashed: a file a person can send, found at the next start.

The interpreter writes it as it dies, for every thread; until the window's own reporter listens,
faults of Python go there too, without their words. A program that ends well leaves nothing. Must
not know who reads it.
"""

import atexit
import faulthandler
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

from cchc_desktop.config.fault_text import fault_text

_LIVE: Final = "crash-{}.log"
_LIVES: Final = "crash-*.log"
_TOLD: Final = "crashed-{}.log"
_TOLDS: Final = "crashed-*.log"
KEPT: Final = 5


class _Watch:
    """The file this process would write; one for the process, as its signal handlers are."""

    file: TextIO | None = None
    path: Path | None = None


def watch(logs: Path) -> None:
    """Let a crash of this process leave a file in the log folder; a full disk stops nothing."""
    if faulthandler.is_enabled():  # watched already, by us or by whoever looks for faults
        return
    path = logs / _LIVE.format(os.getpid())
    try:
        logs.mkdir(parents=True, exist_ok=True)
        # Kept open on purpose: a process that dies can open nothing.
        _Watch.file = path.open("w", encoding="utf-8")
    except OSError:
        return
    _Watch.path = path
    faulthandler.enable(_Watch.file, all_threads=True)
    if sys.excepthook is sys.__excepthook__:  # else the window's reporter listens by now
        sys.excepthook = _from_main
        threading.excepthook = _from_thread
    atexit.register(end)


def end() -> None:
    """Stop watching; without a crash nothing is left."""
    file, path = _Watch.file, _Watch.path
    if file is None or path is None:
        return
    _Watch.file = _Watch.path = None
    faulthandler.disable()
    file.close()
    try:
        if not path.stat().st_size:
            path.unlink()
    except OSError:
        return


def left_behind(logs: Path) -> Sequence[Path]:
    """Return the crashes nobody was told of yet; they count as told from here on."""
    found = []
    for path in sorted(logs.glob(_LIVES)):
        if path == _Watch.path:
            continue
        try:
            seen = path.stat()
            if seen.st_size:
                told = path.with_name(_TOLD.format(seen.st_mtime_ns))
                path.replace(told)
                found.append(told)
            else:
                path.unlink()  # its process was ended from outside: nothing to tell
        except OSError:
            continue
    for old in sorted(logs.glob(_TOLDS))[:-KEPT]:
        old.unlink(missing_ok=True)
    return found


def _from_main(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    _write(error)
    sys.__excepthook__(kind, error, trace)


def _from_thread(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None:
        _write(arguments.exc_value)
    threading.__excepthook__(arguments)


def _write(error: BaseException) -> None:
    if _Watch.file is None or not isinstance(error, Exception):
        return
    try:
        _Watch.file.write(fault_text(error))
        _Watch.file.flush()
    except OSError:
        return
