"""The note that a file went out, and every such note: what, to whom, of which period, when.

A file is noted once for what it says; the same again is noted anew on another day, or when work
was done meanwhile, so that people read when it went last. Must not know what goes into a file.
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from dataclasses import replace as replaced
from datetime import datetime
from typing import Any, Final, Self

from cchc_desktop.domain.merge.registers import covers
from cchc_desktop.exchange.package import Kind
from cchc_desktop.services.desk import VIETNAM, Desk
from cchc_desktop.services.exchange.kinds import KINDS, FileKind
from cchc_desktop.services.unit_book import UnitBook
from db.models.exchange import Package
from db.queries.packages import PackageRow, package_row, package_rows
from db.queries.sending import SendingRow, deeds_beyond, sending_rows
from db.session import Reading
from db.versions import office_vector

SEND_FILE, SEND_SYNC = "send-file", "send-sync"
CONTENT: Final = "content"
"""Where the scope of a sent file, as kept here, has what files that say the same have in common."""


@dataclass(frozen=True, slots=True)
class Sending:
    """A file as it went out last: `seen` is all our writing that it, or its last repeat, knew."""

    kind: FileKind
    to: uuid.UUID
    name: str
    period: str | None
    file: str
    at: datetime
    who: str
    counts: Mapping[str, int]
    seen: Mapping[str, int]
    package: uuid.UUID
    content: str = ""
    vector: Mapping[str, int] = field(default_factory=dict)
    sequence: int = 0


class Sendings:
    """What went out last, of each kind, to each office, of each period."""

    def __init__(self, sent: Iterable[Sending]) -> None:
        self._last: dict[tuple[FileKind, uuid.UUID, str | None], Sending] = {}
        for one in sent:
            place = (one.kind, one.to, one.period)
            former = self._last.get(place)
            self._last[place] = one if former is None else _later(former, one)

    @classmethod
    def read(cls, connection: Reading, book: UnitBook) -> Self:
        packages = {row.id: row for row in package_rows(connection, "out")}
        notes = sending_rows(connection)
        found = (_sending(book, note, packages) for note in notes)
        return cls(one for one in found if one is not None)

    def last(
        self, kind: FileKind, to: uuid.UUID | None = None, period: str | None = None
    ) -> Sending | None:
        """Return what went last; without `to` or `period` to whomever, of whatever period."""
        found = None
        for (what, whom, when), one in self._last.items():
            if what is kind and to in {None, whom} and period in {None, when}:
                found = one if found is None else _later(found, one)
        return found

    def all(self) -> list[Sending]:
        """Return the last of each kind, office and period."""
        return list(self._last.values())

    def periods(self, kind: FileKind) -> set[str]:
        """Return the periods of which a file of a kind ever went."""
        return {when for what, _, when in self._last if what is kind and when is not None}


def _later(former: Sending, one: Sending) -> Sending:
    """Return which of two knew more; where neither knew the other, the one noted later."""
    return former if covers(former.seen, one.seen) and former.seen != one.seen else one


def _sending(
    book: UnitBook, note: SendingRow, packages: Mapping[uuid.UUID, PackageRow]
) -> Sending | None:
    if note.verb == SEND_SYNC:
        return _synced(note)
    named = note.facts.get("package")
    row = packages.get(note.package_id or uuid.UUID(hex=named or "0" * 32))
    if row is None:
        return None
    return Sending(
        kind=FileKind.FORM if row.kind == FileKind.FORM else KINDS[Kind(row.kind)],
        to=book.true(row.office_id),
        name=row.office_name or "",
        period=row.period,
        file=str(note.facts.get("file", "")),
        at=note.at,
        who=note.who,
        counts=row.counts or {},
        seen=note.facts.get("seen", row.vector),
        package=row.id,
    )


def _synced(note: SendingRow) -> Sending:
    said = note.facts
    return Sending(
        kind=FileKind.SYNC,
        to=uuid.UUID(hex=said["unit"]),
        name=str(said["to"]),
        period=None,
        file=str(said["file"]),
        at=note.at,
        who=note.who,
        counts=said["counts"],
        seen=said["seen"],
        package=uuid.UUID(hex=said["package"]),
        content=said[CONTENT],
        vector=said["vector"],
        sequence=said["sequence"],
    )


# ---- noting ---------------------------------------------------------------------------------


def note_file(desk: Desk, row: Mapping[str, Any]) -> None:
    """Note what went to another office. That it did is a fact, so nobody undoes it."""
    named = {"kind": row["kind"], "to": row["office_name"], "file": row["file_name"]}
    with desk.store.reading() as connection:
        seen = office_vector(connection)
        known = package_row(connection, row["id"]) is not None
        book = UnitBook.read(connection)
        last = Sendings.read(connection, book).last(
            FileKind.FORM if row["kind"] == FileKind.FORM else KINDS[Kind(row["kind"])],
            book.true(row["office_id"]),
            row["period"],
        )
    if known and _is_noted(desk, last, row["id"]):
        return
    again = {"package": row["id"].hex, "seen": seen} if known else {"package": row["id"].hex}
    act = desk.act(SEND_FILE, **named, **again)
    with desk.writing(replaced(act, origin="founding")) as (writer, _):
        if known:
            _ = writer.seq  # there is no row to write, but that it went again is a fact
        else:
            writer.add(Package, **row, direction="out", signature="own", at=act.at, active=True)


def note_sync(desk: Desk, sent: Sending) -> None:
    """Note what was written for another computer of ours: only here, it is nothing they want."""
    with desk.store.reading() as connection:
        seen = office_vector(connection)
        last = Sendings.read(connection, UnitBook.read(connection)).last(FileKind.SYNC)
    if _is_noted(desk, last, sent.package):
        return
    act = desk.act(
        SEND_SYNC,
        to=sent.name,
        unit=sent.to.hex,
        file=sent.file,
        package=sent.package.hex,
        counts=dict(sent.counts),
        content=sent.content,
        vector=dict(sent.vector),
        sequence=sent.sequence,
        seen=seen,
    )
    with desk.writing(replaced(act, origin="founding")) as (writer, _):
        _ = writer.seq


def _is_noted(desk: Desk, last: Sending | None, package: uuid.UUID) -> bool:
    """Say whether the same file is noted today, and nothing was done since."""
    if last is None or last.package != package:
        return False
    if last.at.astimezone(VIETNAM).date() != desk.today:
        return False
    with desk.store.reading() as connection:
        return not deeds_beyond(connection, last.seen, desk.store.replica_here())


def begin_here(desk: Desk) -> str:
    """Return the replica that writes here, beginning it where the next write would.

    What goes out from a copy that was put back is told by the new one: in the name of the former
    it would be older than what the receiver has.
    """
    replica = desk.store.replica_here()
    if replica is None:
        with desk.writing(replaced(desk.act("begin-here"), origin="founding")) as (writer, _):
            _ = writer.seq
        replica = desk.store.replica_here() or ""
    return replica
