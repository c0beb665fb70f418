"""Writing one file: its manifest, the same bytes for the same content, a note that it went out.

Must not know what goes into which file.
"""

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cchc_desktop.config.paths import PROGRAM
from cchc_desktop.config.version import VERSION
from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.merge.registers import covers
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.package import Contents, Kind, Manifest, write_package
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.exchange.goods import Goods
from cchc_desktop.services.exchange.kinds import FileKind
from cchc_desktop.services.exchange.office_key import signing_key, vouchers
from cchc_desktop.services.exchange.parties import Toward
from cchc_desktop.services.exchange.rows import Row, lines_of
from cchc_desktop.services.exchange.sendings import (
    CONTENT,
    Sending,
    Sendings,
    begin_here,
    note_file,
    note_sync,
)
from cchc_desktop.services.unit_book import UnitBook
from db.folder import Folder
from db.queries.packages import PackageRow, package_rows
from db.session import Reading
from db.versions import CLOSED, office_vector

_MADE_WITH = f"{PROGRAM} {VERSION}"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is to be sent to whom; `goods` are records, `more` is said in the manifest."""

    kind: Kind
    toward: Toward
    goods: Goods
    scope: Mapping[str, Any]
    period: Period | None = None
    readable: bytes | None = None
    records: Mapping[str, list[Row]] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was written; `again`: it says just what the last one to the same office said."""

    path: Path
    id: uuid.UUID
    kind: Kind
    to: str
    counts: Mapping[str, int]
    again: bool
    without: tuple[str, ...] = ()  # attachments whose file is lost


@dataclass(frozen=True, slots=True)
class _Stamp:
    vector: Mapping[str, int]
    sequence: int
    again: bool


def send(desk: Desk, folder: Folder, parcel: Parcel, out: Path, ticket: Ticket) -> Sent:
    """Write a file and note that it was written; what says the same is the same file again."""
    key = signing_key(desk)
    records = _records(parcel)
    files, lost = _files(folder, parcel.goods)
    content = content_sum(records)
    counts = {name: len(rows) for name, rows in sorted(records.items()) if rows}
    stamp = _stamp(desk, parcel, content)
    more: dict[str, Any] = {**parcel.more}
    if vouched := vouchers(desk):
        more["key_changes"] = list(vouched)
    manifest = Manifest(
        kind=parcel.kind,
        sender=parcel.toward.us,
        recipient=parcel.toward.other,
        vector=stamp.vector,
        sequence=stamp.sequence,
        scope=parcel.scope,
        made_with=_MADE_WITH,
        period=None if parcel.period is None else str(parcel.period),
        counts=counts,
        more=more,
    )
    contents = Contents(manifest, records, files, parcel.readable)
    sha256 = write_package(out, contents, key, ticket)
    sent = Sent(
        out,
        made_id("package", sha256),
        parcel.kind,
        parcel.toward.other.name,
        counts,
        stamp.again,
        lost,
    )
    _note(desk, parcel, sent, (sha256, content, stamp))
    return sent


def content_sum(records: Mapping[str, list[Row]]) -> str:
    """Return what two files have in common that say the same."""
    digest = hashlib.sha256()
    for name, rows in sorted(records.items()):
        digest.update(f"{name}\n".encode())
        for line in sorted(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows):
            digest.update(f"{line}\n".encode())
    return digest.hexdigest()


def last_sent(rows: list[PackageRow], parcel: Parcel) -> PackageRow | None:
    """Return the last file of the same kind, to the same office, about the same.

    None where the office's computers each sent one without knowing of the other's: neither is
    the last.
    """
    period = None if parcel.period is None else str(parcel.period)
    same = [
        row
        for row in rows
        if (row.kind, row.office_id, row.period) == (parcel.kind, parcel.toward.other.id, period)
        and {**row.scope, CONTENT: ""} == {**parcel.scope, CONTENT: ""}
    ]
    last = max(same, key=lambda row: (row.sequence, row.sha256), default=None)
    if last is None or not all(covers(last.vector, row.vector) for row in same):
        return None
    return last


def _records(parcel: Parcel) -> dict[str, list[Row]]:
    records = {
        entity: lines_of(entity, bodies, parcel.toward.swap)
        for entity, bodies in parcel.goods.bodies.items()
    }
    if parcel.goods.keys:
        records["unit_key"] = list(parcel.goods.keys)
    return {**records, **parcel.records}


def _files(folder: Folder, goods: Goods) -> tuple[dict[str, Path | bytes], tuple[str, ...]]:
    wanted = {sha256: (folder.files / sha256, name) for sha256, name in goods.files().items()}
    there: dict[str, Path | bytes] = {
        sha256: path for sha256, (path, _) in wanted.items() if path.is_file()
    }
    return there, tuple(sorted(name for sha, (_, name) in wanted.items() if sha not in there))


def _stamp(desk: Desk, parcel: Parcel, content: str) -> _Stamp:
    begin_here(desk)
    with desk.store.reading() as connection:
        vector = office_vector(connection)
        look = _former_sync if parcel.kind is Kind.SYNC else _former
        former, most = look(connection, parcel, content)
    if former is not None and not _is_void(former.vector, vector):
        return former
    return _Stamp(vector, most + 1, again=False)


def _former(connection: Reading, parcel: Parcel, content: str) -> tuple[_Stamp | None, int]:
    """Return what the last file was stamped with, where it says the same; the highest number."""
    rows = package_rows(connection, "out")
    last = last_sent(rows, parcel)
    theirs = (row.sequence for row in rows if row.office_id == parcel.toward.other.id)
    most = max(theirs, default=0)
    if last is None or last.scope.get(CONTENT) != content:
        return None, most
    return _Stamp(last.vector, last.sequence, again=True), most


def _former_sync(connection: Reading, _: Parcel, content: str) -> tuple[_Stamp | None, int]:
    last = Sendings.read(connection, UnitBook.read(connection)).last(FileKind.SYNC)
    if last is None or last.content != content:
        return None, last.sequence if last else 0
    return _Stamp(last.vector, last.sequence, again=True), last.sequence


def _is_void(then: Mapping[str, int], now: Mapping[str, int]) -> bool:
    """Say whether a replica of ours was closed since: what it told is older than what it wrote."""
    return any(now.get(replica) == CLOSED != counter for replica, counter in then.items())


def _note(desk: Desk, parcel: Parcel, sent: Sent, made: tuple[str, str, _Stamp]) -> None:
    """Note what went out."""
    sha256, content, stamp = made
    other = parcel.toward.other
    if parcel.kind is Kind.SYNC:
        told = Sending(
            kind=FileKind.SYNC,
            to=other.id,
            name=other.name,
            period=None,
            file=sent.path.name,
            at=desk.now(),
            who=desk.who,
            counts=sent.counts,
            seen={},
            package=sent.id,
            content=content,
            vector=stamp.vector,
            sequence=stamp.sequence,
        )
        note_sync(desk, told)
        return
    note_file(
        desk,
        {
            "id": sent.id,
            "kind": str(parcel.kind),
            "office_id": other.id,
            "office_name": other.name,
            "period": None if parcel.period is None else str(parcel.period),
            "sequence": stamp.sequence,
            "vector": dict(stamp.vector),
            "scope": {**parcel.scope, CONTENT: content},
            "sha256": sha256,
            "file_name": sent.path.name,
            "counts": dict(sent.counts),
        },
    )
