"""How a second start hands its wishes to the program that has the data folder already.

A wish is a small file laid into the folder; that it disappears says that it was heard. Of another
login on the same computer it is not: whoever sits there would see nothing of the window. Must not
know what becomes of a wish, and needs neither a database nor a window.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

PLACE: Final = "requests"
_POLL_SECONDS: Final = 0.02
_LARGEST: Final = 64 * 1024
_FORGOTTEN_NS: Final = 60_000_000_000
_DIGITS: Final = 20


def this_login() -> str:
    """Name the login this process runs in; two people at one computer have two."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - a second start only

        session = ctypes.c_ulong()
        known = ctypes.windll.kernel32.ProcessIdToSessionId(os.getpid(), ctypes.byref(session))
        login = str(session.value) if known else ""
    else:
        login = str(os.getuid())
    return login


@dataclass(frozen=True, slots=True)
class Request:
    """What a second start was asked for: show the window, open files (by absolute path)."""

    show: bool = True
    open: tuple[Path, ...] = ()
    login: str = field(default_factory=this_login)


def hand_over(folder: Path, request: Request, wait: float) -> bool:
    """Ask whoever holds the data folder; False when nobody took the request within `wait` s."""
    import uuid  # noqa: PLC0415 - asks for the platform: 5 ms before the first paint

    place = folder / PLACE
    # The names sort by time, so that requests are taken in the order they were made.
    name = f"{time.time_ns():0{_DIGITS}}-{uuid.uuid4().hex}"
    part, asked = place / f"{name}.part", place / f"{name}.json"
    files = [str(path.absolute()) for path in request.open]
    body = {"show": request.show, "open": files, "login": request.login}
    try:
        part.write_text(json.dumps(body), encoding="utf-8")
        part.replace(asked)
    except OSError:
        return False
    until = time.monotonic() + wait
    while asked.exists():
        if time.monotonic() >= until:
            return not _taken_back(asked)
        time.sleep(_POLL_SECONDS)
    return True


def take_requests(folder: Path) -> list[Request]:
    """Take what has been asked meanwhile, oldest first. Only the holder of the folder may."""
    return list(_taken(folder / PLACE))


def _taken(place: Path) -> Iterator[Request]:
    own = this_login()
    for path in sorted(place.glob("*.json")):
        try:
            request = _read(path)
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            request = None  # a stranger's file; left there it would be read again and again
        if request is not None and request.login != own:
            _forget(path)
            continue
        try:
            path.unlink()
        except OSError:
            continue  # taken back by who asked, or not to be had: it will be asked again
        if request is not None:
            yield request


def _read(path: Path) -> Request:
    with path.open(encoding="utf-8") as file:
        body: dict[str, Any] = json.loads(file.read(_LARGEST))
    files = tuple(Path(str(each)) for each in body["open"])
    return Request(show=bool(body["show"]), open=files, login=str(body["login"]))


def _forget(path: Path) -> None:
    """Clear away what another login asked and, cut off, did not take back itself."""
    made = path.name[:_DIGITS]
    if not made.isdecimal() or time.time_ns() - int(made) > _FORGOTTEN_NS:
        with suppress(OSError):
            path.unlink()


def _taken_back(asked: Path) -> bool:
    """Withdraw a request nobody heard, lest it is granted tomorrow."""
    try:
        asked.unlink()
    except FileNotFoundError:
        return False
    return True
