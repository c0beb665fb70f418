"""Files as they arrive: copied into the inbox, unwrapped, checked and opened.

A stick may be pulled out while a file is read, so what is judged is the copy. Must not know what
a file would change.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.errors import ExchangeError, told_from_reading
from cchc_desktop.exchange.package import Opened, open_package
from cchc_desktop.exchange.unwrapping import Arrival, ArrivalKind, find_arrivals
from cchc_desktop.services.exchange.kinds import Why
from db.errors import translating
from db.folder import Folder


@dataclass(frozen=True, slots=True)
class Arrived:
    """One file that came: opened, or a form to be read, or why it cannot be."""

    path: Path
    name: str
    copy: Path
    opened: Opened | None = None
    refused: Why | None = None

    @property
    def is_form(self) -> bool:
        return self.opened is None and self.refused is None


@contextmanager
def arrivals(folder: Folder, paths: Iterable[Path], ticket: Ticket) -> Iterator[list[Arrived]]:
    """Copy files into the inbox and open them; the copies are gone when the block ends."""
    with translating(folder.path), TemporaryDirectory(dir=folder.inbox) as scratch:
        yield _all(Path(scratch), paths, ticket)


@contextmanager
def arrivals_beside(paths: Iterable[Path], ticket: Ticket) -> Iterator[list[Arrived]]:
    """Open files where there is no data folder yet."""
    with TemporaryDirectory(prefix="cchc-") as scratch:
        yield _all(Path(scratch), paths, ticket)


def _all(scratch: Path, paths: Iterable[Path], ticket: Ticket) -> list[Arrived]:
    found: list[Arrived] = []
    for path in paths:
        found += _arrived(path, scratch, f"{len(found)}-", ticket)
    return found


def _arrived(path: Path, scratch: Path, prefix: str, ticket: Ticket) -> list[Arrived]:
    ticket.step(0, 0, "opening-file")
    try:
        found = find_arrivals(path)
    except ExchangeError as refusal:
        return [_refused(path, refusal)]
    if not found:
        return [_refused(path, ExchangeError("exchange-no-package", {"name": path.name}))]
    copies = (scratch / f"{prefix}{number}" for number in range(len(found)))
    return [_opened(path, one, copy, ticket) for one, copy in zip(found, copies, strict=True)]


def _opened(path: Path, arrival: Arrival, copy: Path, ticket: Ticket) -> Arrived:
    content, name = arrival.content, arrival.name
    try:
        if isinstance(content, bytes):
            copy.write_bytes(content)
        else:
            _copied(content, copy)
        if arrival.kind is ArrivalKind.FORM:
            return Arrived(path, name, copy)
        opened = open_package(copy, ticket, name=name)
    except ExchangeError as refusal:
        return Arrived(path, name, copy, refused=Why(refusal.code, refusal.facts))
    return Arrived(path, name, copy, opened)


def _copied(path: Path, copy: Path) -> Path:
    with told_from_reading(path):
        shutil.copyfile(path, copy)
    return copy


def _refused(path: Path, refusal: ExchangeError) -> Arrived:
    return Arrived(path, path.name, path, refused=Why(refusal.code, refusal.facts))
