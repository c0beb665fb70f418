"""The documents behind one line of the sheet: listed, added, named anew, taken away, opened.

What is opened is a copy: the kept file stays as it was given. Must not know how a document is
shown, nor which program opens it.
"""

import hashlib
import shutil
import stat
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.entry.lines import EntryLine
from cchc_desktop.services.entry.names import short_name, task_name
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.evidence import Given, Proof, Reference, keep_evidence
from db.errors import translating
from db.models.progress import Evidence
from db.queries import evidence as queries
from db.queries.evidence import ProofRow

_CHUNK: Final = 1024 * 1024


class Kept(StrEnum):
    """How the file of a document is."""

    WORDS = "words"  # number, date and title alone
    SOUND = "sound"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Document:
    """One document; `ours` may be named anew and taken away."""

    id: uuid.UUID
    number: str | None
    issued_on: date | None
    title: str
    file: str | None
    kept: Kept
    ours: bool


def list_evidence(desk: Desk, period: Period, line: EntryLine, files: Path) -> list[Document]:
    """Return what proves a line's result in the period; a missing or changed file is told."""
    quarters = [str(quarter) for quarter in period.quarters]
    with desk.store.looking() as ask:
        rows = queries.proof_rows(ask, line.part, quarters)
    return [_document(row, files) for row in rows if row.occurrence == line.id.occurrence]


def add_evidence(
    desk: Desk, period: Period, given: Sequence[tuple[EntryLine, Sequence[Given]]], files: Path
) -> Outcome:
    """Keep documents as one change set; a file is copied, the same content only once."""
    named = [(line, what) for line, what in given if what]
    for line, _ in named:
        if not line.writable:
            raise RefusedError("progress-told-by-unit", {"task": task_name(line)})
    proofs = [
        Proof(uuid.UUID(bytes=line.part), str(period.last_quarter), line.id.occurrence, what)
        for line, what in named
    ]
    tasks = {line.id.task for line, _ in named}
    count = sum(len(what) for _, what in named)
    if not count:
        return Outcome()
    if len(tasks) == 1:
        act = desk.act("add-evidence", count=count, task=short_name(named[0][0]))
    else:
        act = desk.act("add-evidence-many", count=count, tasks=len(tasks))
    with desk.writing(act) as (writer, outcome):
        keep_evidence(writer, proofs, files)
    return outcome


def edit_evidence(desk: Desk, evidence: uuid.UUID, told: Reference) -> Outcome:
    """Name a document anew; its file stays."""
    number, title = nfc(told.number or "") or None, nfc(told.title)
    if not number and not title:
        raise RefusedError("evidence-without-name", {})
    row = _row(desk, evidence)
    with desk.writing(desk.act("edit-evidence", document=name_of(row))) as (writer, outcome):
        writer.change(
            Evidence, evidence, number=number, issued_on=told.issued_on, title=title or row.title
        )
    return outcome


def remove_evidence(desk: Desk, evidence: uuid.UUID) -> Outcome:
    """Take a document away; its file stays in the data folder, so that undo brings it back."""
    row = _row(desk, evidence)
    with desk.writing(desk.act("remove-evidence", document=name_of(row))) as (writer, outcome):
        writer.remove(Evidence, evidence)
    return outcome


def opened_copy(desk: Desk, evidence: uuid.UUID, files: Path, into: Path) -> Path:
    """Return a copy of a document's file under its own name, not to be written to."""
    row = _row(desk, evidence)
    facts = {"document": name_of(row)}
    if row.sha256 is None or row.file is None:
        raise RefusedError("evidence-without-file", facts)
    kept = files / row.sha256
    with translating(files):
        if not kept.is_file():
            raise RefusedError("evidence-file-gone", facts)
        if _digest(kept) != row.sha256:
            raise RefusedError("evidence-file-changed", facts)
    copy = into / row.sha256[:16] / Path(row.file).name
    with translating(into):
        if not (copy.is_file() and _digest(copy) == row.sha256):
            copy.parent.mkdir(parents=True, exist_ok=True)
            if copy.exists():
                copy.chmod(stat.S_IWRITE | stat.S_IREAD)
            shutil.copyfile(kept, copy)
            copy.chmod(stat.S_IREAD)
    return copy


def name_of(row: ProofRow | Document) -> str:
    """Name a document as an office cites it."""
    return row.number or row.title or row.file or ""


def _row(desk: Desk, evidence: uuid.UUID) -> ProofRow:
    with desk.store.looking() as ask:
        row = queries.proof_row(ask, evidence)
    if row is None:
        raise RefusedError("evidence-not-found", {})
    return row


def _document(row: ProofRow, files: Path) -> Document:
    told = (row.id, row.number, row.issued_on, row.title, row.file)
    return Document(*told, _kept(row, files), not row.kept_elsewhere)


def _kept(row: ProofRow, files: Path) -> Kept:
    """Look at a file without reading it: opening it looks at every byte."""
    if row.sha256 is None:
        return Kept.WORDS
    try:
        size = (files / row.sha256).stat().st_size
    except OSError:
        return Kept.GONE
    return Kept.SOUND if size == row.size else Kept.CHANGED


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as content:
        while chunk := content.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
