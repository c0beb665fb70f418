"""What a file between offices is refused for, as a code with facts. Must not know the sentences."""

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_GONE: Final = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO}
_CLOSED: Final = {errno.EACCES, errno.EPERM, errno.EROFS}
_IN_USE: Final = {errno.EBUSY, errno.EISDIR, errno.ETXTBSY}


class ExchangeError(Exception):
    """The file cannot be read, written, or believed; nothing was taken from it."""

    def __init__(self, code: str, facts: Mapping[str, object] | None = None) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, object] = facts or {}


@contextmanager
def told_from_reading(path: Path) -> Iterator[None]:
    """Turn what the system says about a file that is read into a code, once."""
    try:
        yield
    except OSError as error:
        raise ExchangeError("exchange-unreadable", {"name": path.name}) from error


@contextmanager
def told_from_writing(path: Path) -> Iterator[None]:
    """Turn what the system says about a file that is written into a code, once."""
    try:
        yield
    except OSError as error:
        facts = {"name": path.name, "folder": str(path.parent)}
        raise ExchangeError(_code_of_writing(error), facts) from error


def _code_of_writing(error: OSError) -> str:
    if error.errno in _FULL:
        return "exchange-disk-full"
    if error.errno in _GONE:
        return "exchange-folder-missing"
    if error.errno in _CLOSED | _IN_USE:
        return "exchange-target-closed"
    return "exchange-not-written"
