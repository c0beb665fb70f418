"""The exclusive hold of a data folder: a lock of the operating system on one file in it.

The lock goes with the process, however it ends. What the file says (who holds it) is left behind
by an end that was not clean. Must not know what is in the folder.
"""

import os
import sys
import time
from pathlib import Path
from typing import Final

_POLL_SECONDS: Final = 0.05

if sys.platform == "win32":
    import msvcrt

    # Far behind the text, which others want to read: Windows locks keep readers out.
    _LOCKED_BYTE: Final = 1 << 30

    def _lock(handle: int) -> bool:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


class Hold:
    """A lock taken. `left_behind` says that the last holder did not end cleanly."""

    def __init__(self, handle: int, *, left_behind: bool) -> None:
        self._handle = handle
        self.left_behind = left_behind

    @classmethod
    def take(cls, path: Path, wait: float) -> "Hold | None":
        """Take the lock, trying for `wait` seconds; None while another process has it."""
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        until = time.monotonic() + wait
        try:
            while not _lock(handle):
                if time.monotonic() >= until:
                    os.close(handle)
                    return None
                time.sleep(_POLL_SECONDS)
            hold = cls(handle, left_behind=os.fstat(handle).st_size > 0)
            hold._say(str(os.getpid()))
        except BaseException:
            os.close(handle)
            raise
        return hold

    def release(self, *, clean: bool) -> None:
        """Let go. Unless `clean`, the next holder is told to look at what it finds."""
        try:
            self._say("" if clean else str(os.getpid()))
            _unlock(self._handle)  # Windows lets go of a closed file's locks when it finds time
        finally:
            os.close(self._handle)

    def _say(self, text: str) -> None:
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.write(self._handle, text.encode())
        os.ftruncate(self._handle, len(text))


def holder_of(path: Path) -> int | None:
    """Return the process id a held lock file names; it informs, it decides nothing."""
    try:
        return int(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
