"""One file of another office taken in, as one transaction and one change set; and taken back.

Must not know how many files there are, nor what a person was shown of it.
"""

import shutil
import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.package import Kind, Opened
from cchc_desktop.services.ceding import (
    SCOPE,
    Takeover,
    cede,
    propose_differences,
    take_over_again,
)
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.answers import CameFile, forget_arrival, note_arrival
from cchc_desktop.services.exchange.examining import Examined
from cchc_desktop.services.exchange.joining import leave, write_join
from cchc_desktop.services.exchange.kinds import KINDS, Preview
from cchc_desktop.services.exchange.surroundings import Surroundings
from cchc_desktop.services.exchange.takeover import takeover_of
from cchc_desktop.services.exchange.told_rows import Sifted
from cchc_desktop.services.exchange.trust import accept, take_vouched
from cchc_desktop.services.mirroring import (
    Entered,
    Incoming,
    enter_file,
    show_entered,
    show_records,
)
from cchc_desktop.services.unit_book import UnitBook
from db.changes import Writer
from db.errors import translating
from db.folder import Folder
from db.mirror import records_of, words_of
from db.models.exchange import Package
from db.queries.exchange import Bodies, value_of
from db.queries.packages import PackageRow, package_row, package_rows, sets_of_files
from db.swap import put_in_place
from db.undo import mark_sets, set_of

NOBODY = uuid.UUID(int=0)
_JOINED = "joined"
"""Where a file's scope, as we keep it, says whom we were made by it."""


def take(
    desk: Desk,
    folder: Folder,
    looked: Examined,
    ticket: Ticket,
    around: Surroundings,
) -> Outcome:
    """Take a file in that was looked at and not refused."""
    opened, found = looked.opened, looked.preview
    if opened is None or found.id is None:
        raise RefusedError("exchange-no-package", {"name": found.file})
    keep_files(folder, opened, ticket, named_files(looked.sifted.of("attachment")))
    act = replace(desk.act("take-file", **_facts(found)), origin="file")
    with desk.writing(act) as (writer, outcome):
        writer.defer_references()
        if looked.judged is not None and looked.judged.how:
            accept(writer, found.sender.id, opened.public_key, looked.judged)
        incoming = _incoming(looked, opened)
        may_be_behind = around.may_be_behind(incoming.report)
        entered = enter_file(writer, replace(incoming, may_be_behind=may_be_behind))
        if looked.takeover is not None:
            cede(writer, found.id, found.sender.id, looked.takeover)
            words = words_of(writer.connection, found.id)
            propose_differences(writer, desk.unit_id, found.id, words)
        show_entered(writer, entered)
        if found.joins is not None:
            said = write_join(writer, desk.unit_id, found.sender.id, found.joins.id)
            kept = package_row(writer.connection, found.id)
            scope = dict(kept.scope) if kept else {}
            writer.change(Package, found.id, scope={**scope, _JOINED: said})
        if opened.manifest.kind is Kind.ASSIGN:
            book = UnitBook.read(writer.connection)
            take_vouched(writer, opened.records("unit_key"), found.sender.id, book)
        if opened.manifest.kind is Kind.RETURN:
            note_arrival(writer, _came(writer, entered, act.at), around)
    return outcome


def _came(writer: Writer, entered: Entered, now: datetime) -> CameFile:
    """Return when a file came: now, unless it was here before."""
    file = entered.file
    known = None if entered.is_new else package_row(writer.connection, file.id)
    return CameFile(file.id, file.office_id, file.period, known.at if known else now)


def _facts(found: Preview) -> dict[str, Any]:
    return {
        "package": found.id.hex if found.id else "",
        "kind": str(found.kind),
        "office": found.sender.name,
        "file": found.file,
    }


def _incoming(looked: Examined, opened: Opened) -> Incoming:
    manifest, found = opened.manifest, looked.preview
    scope: dict[str, Any] = dict(manifest.scope)
    if looked.takeover is not None:
        scope[SCOPE] = [plan.hex for plan in looked.takeover.plans]
    counts = found.counts
    return Incoming(
        id=opened.id,
        office_id=manifest.sender.id,
        kind=str(manifest.kind),
        sequence=manifest.sequence,
        vector=manifest.vector,
        sha256=opened.sha256,
        signature=str(found.signature),
        records=looked.sifted.bodies,
        period=manifest.period,
        scope=scope,
        told={
            "file_name": found.file,
            "office_name": manifest.sender.name,
            "public_key": opened.public_key.hex(),
            "counts": {
                "new": counts.new,
                "updated": counts.updated,
                "unchanged": counts.unchanged,
                "conflicts": counts.conflicts,
                "withdrawn": counts.withdrawn,
            },
            "left_out": [one.kept() for one in found.left_out],
            "more": dict(manifest.more) or None,
        },
    )


def named_files(attachments: Bodies) -> set[str]:
    """Return the sums of the files that records name: nobody would ever open any other."""
    return {str(value_of(cells, "sha256")) for cells in attachments.values()}


def keep_files(folder: Folder, opened: Opened, ticket: Ticket, wanted: Iterable[str]) -> None:
    """Put the files of a package where their content names them; what is there stays."""
    with translating(folder.files):
        for sha256 in sorted(set(opened.files).intersection(wanted)):
            target = folder.files / sha256
            if target.exists():
                continue
            ticket.step(0, 0, "taking-attachments")
            part = folder.files / "incoming.part"
            try:
                with opened.file(sha256) as source, part.open("wb") as copy:
                    shutil.copyfileobj(source, copy)
                put_in_place(part, target)
            finally:
                part.unlink(missing_ok=True)


# ---- taken back, and believed again -----------------------------------------------------------


def take_back(desk: Desk, package: uuid.UUID) -> Outcome:
    """Show again what was shown before a file came; it may be taken in again."""
    with desk.store.reading() as connection:
        row = _there(package_row(connection, package), package)
    if not row.active:
        raise RefusedError("exchange-taken-back-already", {"file": row.file_name or ""})
    act = replace(desk.act("take-back-file", **_facts_of(row)), origin="file")
    with desk.writing(act) as (writer, outcome):
        writer.defer_references()
        writer.change(Package, package, active=False)
        if SCOPE in row.scope:
            take_over_again(writer, package, _heirs(writer, row))
        show_records(writer, records_of(writer.connection, package))
        forget_arrival(writer, row, Surroundings.read(writer.connection, desk))
        if _JOINED in row.scope and not _others(writer, row):
            leave(writer, desk.unit_id, row.scope[_JOINED])
        mark_sets(writer, _sets(writer, package, "take-file"), undone=True)
    return outcome


def believe_again(desk: Desk, package: uuid.UUID) -> Outcome:
    """Take in again a file that was taken back; all it said was kept."""
    with desk.store.reading() as connection:
        row = _there(package_row(connection, package), package)
    if row.active:
        raise RefusedError("exchange-taken-already", {"file": row.file_name or ""})
    act = replace(desk.act("take-file", **_facts_of(row)), origin="file")
    with desk.writing(act) as (writer, outcome):
        writer.defer_references()
        writer.change(Package, package, active=True)
        pass_again(writer, desk.unit_id, row)
        show_records(writer, records_of(writer.connection, package))
        if _JOINED in row.scope:
            unit = uuid.UUID(hex=row.scope[_JOINED]["unit"])
            write_join(writer, desk.unit_id, row.office_id, unit)
        if row.kind == Kind.RETURN:
            around = Surroundings.read(writer.connection, desk)
            note_arrival(writer, CameFile.of(row), around)
        mark_sets(writer, _sets(writer, package, "take-back-file"), undone=True)
    return outcome


def _sets(writer: Writer, package: uuid.UUID, verb: str) -> list[int]:
    return [
        seq
        for seq, _, facts, _ in sets_of_files(writer.connection)
        if seq != writer.seq and facts.get("package") == package.hex and _verb(writer, seq) == verb
    ]


def _verb(writer: Writer, seq: int) -> str:
    found = set_of(writer.connection, seq)
    return "" if found is None else str(found.verb)


def pass_again(writer: Writer, own: uuid.UUID, row: PackageRow) -> None:
    """Let pass to the issuer what passed, or would pass, with a file that is kept here."""
    if SCOPE not in row.scope:
        return
    words = words_of(writer.connection, row.id)
    sifted = Sifted()
    for one in words:
        sifted.bodies[one.entity][one.key] = one.body
    book = UnitBook.read(writer.connection)
    there = {book.units[one].steward_id: one for one in book.aliases(own) if one in book.units}
    taken: Takeover | None = takeover_of(
        writer.connection, sifted, row.office_id, own, there.get(row.office_id)
    )
    if taken is not None:
        cede(writer, row.id, row.office_id, taken)
        propose_differences(writer, own, row.id, words)


def _others(writer: Writer, row: PackageRow) -> bool:
    """Say whether another file of the office is believed: then we are still known there."""
    return any(
        one.active and one.office_id == row.office_id and one.id != row.id
        for one in package_rows(writer.connection, "in")
    )


def _heirs(writer: Writer, row: PackageRow) -> list[uuid.UUID]:
    """Return other believed files of the office about the same plans."""
    plans = set(row.scope[SCOPE])
    return [
        one.id
        for one in package_rows(writer.connection, "in")
        if one.active
        and one.office_id == row.office_id
        and one.id != row.id
        and plans & set(one.scope.get("plans", ()))
    ]


def _there(row: PackageRow | None, package: uuid.UUID) -> PackageRow:
    if row is None or row.direction != "in":
        raise RefusedError("exchange-no-such-file", {"text": package.hex})
    return row


def _facts_of(row: PackageRow) -> dict[str, Any]:
    return {
        "package": row.id.hex,
        "kind": str(KINDS[Kind(row.kind)]),
        "office": row.office_name or "",
        "file": row.file_name or "",
    }
