"""The history of files: what came and what went out, answered how; taking one back.

Must not know how a file is taken in.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cchc_desktop.exchange.package import Kind
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.answers import Answer, answers
from cchc_desktop.services.exchange.kinds import KINDS, FileKind, Signature
from cchc_desktop.services.exchange.one_file import believe_again, take_back
from cchc_desktop.services.exchange.sendings import SEND_SYNC
from cchc_desktop.services.unit_book import UnitBook
from db.queries.packages import PackageRow, file_rows, sets_of_files
from db.queries.sending import sending_rows
from db.session import Reading
from db.undo import Undone, set_of, undo_set

__all__ = ["FileLine", "believe_again", "find_file", "list_files", "undo_file"]

OUT = "out"
_SHORTEST = 4
_COUNTED = ("new", "updated", "unchanged", "conflicts", "withdrawn")


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file that came in or went out."""

    id: uuid.UUID
    file: str
    kind: FileKind
    sent: bool
    office: str
    us: str
    period: str | None
    at: datetime
    signature: Signature
    counts: Mapping[str, int]
    left_out: tuple[Mapping[str, Any], ...]
    undone: bool
    answer: Answer | None


def list_files(desk: Desk, *, sent: bool | None = None) -> list[FileLine]:
    """Return the files that came and went, newest first; of one direction where that is asked."""
    with desk.store.reading() as connection:
        rows = file_rows(connection)
        told = answers(connection)
        book = UnitBook.read(connection)
        us = book.name(desk.unit_id, desk.today)
        lines = [_line(row, us, told) for row in rows]
        lines += [*_met(connection, us), *_written(connection, us)]
    wanted = [one for one in lines if sent is None or one.sent == sent]
    return sorted(wanted, key=lambda one: one.at, reverse=True)


def _line(row: PackageRow, us: str, told: Mapping[uuid.UUID, Answer]) -> FileLine:
    sent = row.direction == OUT
    kind = FileKind.FORM if row.kind == FileKind.FORM else KINDS[Kind(row.kind)]
    return FileLine(
        id=row.id,
        file=row.file_name or "",
        kind=kind,
        sent=sent,
        office=row.office_name or "",
        us=us,
        period=row.period,
        at=row.at,
        signature=Signature.KNOWN if sent else Signature(row.signature),
        counts={name: (row.counts or {}).get(name, 0) for name in _COUNTED},
        left_out=tuple(row.left_out or ()),
        undone=row.gone or not row.active,
        answer=told.get(row.id),
    )


def _met(connection: Reading, us: str) -> list[FileLine]:
    """Return the files of the office's own other computers: known here by what they wrote."""
    return [
        FileLine(
            id=uuid.UUID(hex=str(facts["package"])),
            file=str(facts.get("file", "")),
            kind=FileKind.SYNC,
            sent=False,
            office=us,
            us=us,
            period=None,
            at=at,
            signature=Signature.KNOWN,
            counts={name: int(facts.get(name, 0)) for name in _COUNTED},
            left_out=(),
            undone=False,
            answer=None,
        )
        for _, origin, facts, at in sets_of_files(connection)
        if origin == "sync" and "package" in facts
    ]


def _written(connection: Reading, us: str) -> list[FileLine]:
    """Return the files for the office's own other computers: known here by their notes."""
    return [
        FileLine(
            id=uuid.UUID(hex=str(note.facts["package"])),
            file=str(note.facts["file"]),
            kind=FileKind.SYNC,
            sent=True,
            office=us,
            us=us,
            period=None,
            at=note.at,
            signature=Signature.KNOWN,
            counts=dict.fromkeys(_COUNTED, 0),
            left_out=(),
            undone=False,
            answer=None,
        )
        for note in sending_rows(connection)
        if note.verb == SEND_SYNC
    ]


def find_file(desk: Desk, text: str) -> FileLine:
    """Find a file that came in by its id, or a clear beginning of it."""
    digits = text.strip().lower().replace("-", "")
    came = list_files(desk, sent=False)
    found = [one for one in came if len(digits) >= _SHORTEST and one.id.hex.startswith(digits)]
    if not found:
        raise RefusedError("exchange-no-such-file", {"text": text})
    if len({one.id for one in found}) > 1:
        raise RefusedError("exchange-file-ambiguous", {"text": text})
    return found[0]


def undo_file(desk: Desk, text: str | uuid.UUID) -> Outcome:
    """Take a file back: what was shown before it came is shown again."""
    line = find_file(desk, text.hex if isinstance(text, uuid.UUID) else text)
    if line.kind is FileKind.SYNC:
        raise RefusedError("exchange-sync-stays", {"file": line.file})
    if line.undone:
        raise RefusedError("exchange-taken-back-already", {"file": line.file})
    if line.kind is FileKind.FORM:
        return _undo_form(desk, line)
    return take_back(desk, line.id)


def _undo_form(desk: Desk, line: FileLine) -> Outcome:
    """Undo what was typed into a form as any other typing."""
    with desk.store.reading() as connection:
        seqs = [
            seq
            for seq, _, facts, _ in sets_of_files(connection)
            if facts.get("package") == line.id.hex
        ]
        target = set_of(connection, seqs[0]) if seqs else None
    if target is None or target.undone:
        raise RefusedError("exchange-taken-back-already", {"file": line.file})
    act = desk.act("undo", verb=target.verb, facts=target.facts)
    with desk.writing(replace(act, origin="undo", target_seq=target.seq)) as (writer, outcome):
        done: Undone = undo_set(writer, target)
        if not done.done and done.left:
            raise RefusedError("exchange-form-worked-on", {"file": line.file})
    return outcome


def reverse(desk: Desk, facts: Mapping[str, Any]) -> Outcome:
    """Undo the change set of a file: take it back, or believe again one that was taken back."""
    package = uuid.UUID(hex=str(facts["package"]))
    line = find_file(desk, package.hex)
    return believe_again(desk, package) if line.undone else undo_file(desk, package)
