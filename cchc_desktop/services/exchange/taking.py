"""Taking files in: many at once, in any order, each all or nothing, a bad one named.

One checked copy of the database is made before the first that changes anything. Must not know who
shows the preview, nor how a file is written.
"""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.exchange.package import Kind, Party
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange import filled_forms, one_file, syncing
from cchc_desktop.services.exchange.examining import Ask, Examined, examine
from cchc_desktop.services.exchange.joining import join
from cchc_desktop.services.exchange.kinds import KINDS, FileKind, Preview, Signature, Why
from cchc_desktop.services.exchange.opening import Arrived, arrivals
from cchc_desktop.services.exchange.surroundings import Surroundings
from db.backup import make_copy
from db.copies import Reason
from db.folder import Folder
from db.session import Reading
from db.voided import ReportFile

__all__ = ["Ask", "Taken", "preview", "take"]

_ORDER: Final = (Kind.SYNC, Kind.ASSIGN, Kind.RECEIPT, Kind.RETURN)
_NOBODY: Final = Party(one_file.NOBODY, "?")


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: taken, known already, or left out and why."""

    preview: Preview
    outcome: Outcome | None = None
    refused: Why | None = None


@dataclass(slots=True)
class _Batch:
    """One taking of many files; the copy is made when the first of them needs it."""

    desk: Desk
    folder: Folder
    ask: Ask
    ticket: Ticket
    copied: bool = field(default=False)
    _around: Surroundings | None = None

    def around(self, connection: Reading) -> Surroundings:
        """Return what files are judged by; a report of a unit changes none of it."""
        if self._around is None:
            self._around = Surroundings.read(connection, self.desk)
        return self._around

    def look_again(self) -> None:
        self._around = None

    def copy_once(self) -> None:
        if not self.copied:
            make_copy(self.folder, Reason.IMPORT, self.desk.now())
            self.copied = True


def preview(
    desk: Desk, folder: Folder, paths: Iterable[Path], ticket: Ticket, ask: Ask | None = None
) -> list[Preview]:
    """Say what taking files in would do, as if one came after the other; nothing is stored."""
    asked = ask or Ask()
    found: list[Preview] = []
    earlier: dict[str, set[uuid.UUID]] = {}
    with arrivals(folder, paths, ticket) as arrived, desk.store.reading() as connection:
        around = Surroundings.read(connection, desk)
        for at, one in enumerate(_in_order(arrived)):
            ticket.step(at, len(arrived), "reading-file")
            looked = _look(connection, desk, one, (replace(asked, earlier=earlier), around))
            for entity, rows in looked.sifted.bodies.items():
                earlier.setdefault(entity, set()).update(rows)
            found.append(looked.preview)
    return found


def take(
    desk: Desk, folder: Folder, paths: Iterable[Path], ticket: Ticket, ask: Ask | None = None
) -> list[Taken]:
    """Take files in, each as one change set; what cannot be taken is named, the others go in."""
    batch = _Batch(desk, folder, ask or Ask(lines=False), ticket)
    with arrivals(folder, paths, ticket) as arrived:
        found = []
        for at, one in enumerate(_in_order(arrived)):
            ticket.step(at, len(arrived), "taking-file")
            found.append(_taken(batch, one))
        return found


def _in_order(arrived: Sequence[Arrived]) -> list[Arrived]:
    """Put what others build on first; a plan goes before what is reported of it."""

    def place(one: Arrived) -> tuple[int, int]:
        if one.opened is None:
            return len(_ORDER), 0
        manifest = one.opened.manifest
        return _ORDER.index(manifest.kind), manifest.sequence

    return sorted(arrived, key=place)


def _look(
    connection: Reading, desk: Desk, arrived: Arrived, said: tuple[Ask, Surroundings]
) -> Examined:
    if arrived.refused is not None:
        return Examined(_unreadable(arrived, arrived.refused))
    try:
        if arrived.is_form:
            return Examined(filled_forms.look(connection, desk, arrived, said[1]))
        if arrived.opened and arrived.opened.manifest.kind is Kind.SYNC:
            return Examined(syncing.look(connection, desk, arrived, said[1]), arrived.opened)
        return examine(connection, desk, arrived, *said)
    except (ExchangeError, RefusedError) as refusal:
        return Examined(_unreadable(arrived, Why(refusal.code, refusal.facts)))


def _unreadable(arrived: Arrived, why: Why) -> Preview:
    manifest = arrived.opened.manifest if arrived.opened else None
    return Preview(
        path=arrived.path,
        file=arrived.name,
        id=arrived.opened.id if arrived.opened else None,
        kind=KINDS[manifest.kind] if manifest else FileKind.FORM,
        sender=manifest.sender if manifest else _NOBODY,
        recipient=manifest.recipient if manifest else None,
        period=manifest.period if manifest else None,
        signature=Signature.BAD,
        refused=why,
    )


def _taken(batch: _Batch, arrived: Arrived) -> Taken:
    with batch.desk.store.reading() as connection:
        around = batch.around(connection)
        looked = _look(connection, batch.desk, arrived, (batch.ask, around))
    found = looked.preview
    if found.refused is not None:
        return Taken(found, refused=found.refused)
    if found.asks is not None and found.asks_why is not None:
        return Taken(found, refused=found.asks_why)
    try:
        done = _outcome(batch, arrived, looked, around)
        if not _leaves_surroundings(arrived):
            batch.look_again()
        return Taken(found, done)
    except (ExchangeError, RefusedError) as refusal:
        return Taken(found, refused=Why(refusal.code, refusal.facts))


def _leaves_surroundings(arrived: Arrived) -> bool:
    """Say whether what files are judged by is as before: after most reports of units it is."""
    manifest = arrived.opened.manifest if arrived.opened else None
    if manifest is None or manifest.kind is not Kind.RETURN:
        return False
    report = ReportFile(manifest.sender.id, manifest.period, manifest.scope, manifest.vector)
    return not report.tells_of_going_back


def _outcome(batch: _Batch, arrived: Arrived, looked: Examined, around: Surroundings) -> Outcome:
    found, desk = looked.preview, batch.desk
    if not found.already_taken:
        batch.copy_once()
        return _verb(batch, arrived, looked, around)()
    return Outcome() if found.joins is None else join(desk, found.sender, found.joins)


def _verb(
    batch: _Batch, arrived: Arrived, looked: Examined, around: Surroundings
) -> Callable[[], Outcome]:
    desk, folder = batch.desk, batch.folder
    if arrived.is_form:
        return lambda: filled_forms.take(desk, arrived)
    if looked.preview.kind is FileKind.SYNC:
        return lambda: syncing.take(desk, folder, arrived, batch.ticket)
    return lambda: one_file.take(desk, folder, looked, batch.ticket, around)
