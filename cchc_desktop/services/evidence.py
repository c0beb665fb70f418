"""Documents that prove a result: as words, or as a file that is kept by its content.

Must not know whose result a document proves.
"""

import hashlib
import re
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.errors import RefusedError
from db.changes import Writer
from db.errors import translating
from db.models.progress import Attachment, Evidence
from db.queries.progress import attachments_by_content, evidence_of
from db.swap import put_in_place

_CHUNK = 1024 * 1024
_NUMBER = re.compile(
    r"(?=.*/.*[^\W\d_])(?:số\s*:?\s*)?(?P<number>[0-9]+[a-zđ]?(?:/[^\s/]+)+)", re.IGNORECASE
)
_DAY = re.compile(
    r"(?:ngày\s+)?(?:(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
    r"|(?P<d>[0-9]{1,2})(?:[/.-]|\s+tháng\s+)(?P<m>[0-9]{1,2})(?:[/.-]|\s+năm\s+)(?P<y>[0-9]{4}))",
    re.IGNORECASE,
)
_DAY_PARTS = (("year", "y"), ("month", "m"), ("day", "d"))
# Words that end like this were meant to be a file; none of that name is a slip to be told.
_FILE_NAME = re.compile(
    r"[^;\n]+\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|jpe?g|png|tiff?|zip|rar|7z|txt|csv)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A document as it is named."""

    title: str
    number: str | None = None
    issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file, and what the document in it is called."""

    path: Path
    told: Reference


Given = str | Reference | GivenFile


@dataclass(frozen=True, slots=True)
class Proof:
    """What proves one unit's result in one quarter."""

    assignment_id: uuid.UUID
    quarter: str
    occurrence: str | None
    given: Sequence[Given]


def read_reference(text: str) -> Reference:
    """Read "58/QĐ-UBND; 12/3/2026; Quyết định …"; what is neither number nor date is the title."""
    number: str | None = None
    issued_on: date | None = None
    title: list[str] = []
    for piece in filter(None, map(nfc, text.split(";"))):
        if number is None and not title and (found := _NUMBER.fullmatch(piece)):
            number = found["number"]
        elif issued_on is None and (day := _day(piece)):
            issued_on = day
        else:
            title.append(piece)
    return Reference("; ".join(title), number, issued_on)


def keep_evidence(writer: Writer, proofs: Sequence[Proof], files: Path | None) -> None:
    """Keep what proves results; what is there already for the same result is not kept twice."""
    proving = [proof for proof in proofs if proof.given]
    known = _known(writer, {proof.assignment_id for proof in proving})
    attachments: dict[str, uuid.UUID] = {}
    rows = []
    for proof in proving:
        for given in proof.given:
            row = _row(proof, *_told(writer, given, files, attachments))
            if (row["number"] or row["title"]) and _sameness(row) not in known:
                known.add(_sameness(row))
                rows.append(row)
    writer.add_many(Evidence, rows)


def keep_file(path: Path, files: Path) -> tuple[str, int]:
    """Copy a file to where its content names it; return its SHA-256 and size."""
    part = files / "incoming.part"
    digest, size = hashlib.sha256(), 0
    with translating(files):
        try:
            with part.open("wb") as copy:
                for chunk in _content(path):
                    digest.update(chunk)
                    size += copy.write(chunk)
            target = files / digest.hexdigest()
            if not target.exists():
                put_in_place(part, target)
        finally:
            part.unlink(missing_ok=True)
    return target.name, size


def attach(writer: Writer, path: Path, files: Path) -> uuid.UUID:
    """Keep a file that proves no result, such as a plan's document; return the record of it."""
    return _attached(writer, path, files, {})


def _content(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as source:
            while chunk := source.read(_CHUNK):
                yield chunk
    except OSError as error:
        raise RefusedError("evidence-unreadable", {"path": str(path)}) from error


def _known(writer: Writer, assignments: Collection[uuid.UUID]) -> set[tuple[object, ...]]:
    rows = evidence_of(writer.connection, assignments) if assignments else []
    return {_sameness(row._asdict()) for row in rows}


def _sameness(row: Mapping[str, Any]) -> tuple[object, ...]:
    """Return what two pieces of evidence have in common that are one."""
    names = ("assignment_id", "quarter", "occurrence", "number", "title", "attachment_id")
    return tuple(row[name] for name in names)


def _told(
    writer: Writer, given: Given, files: Path | None, attachments: dict[str, uuid.UUID]
) -> tuple[Reference, uuid.UUID | None]:
    if isinstance(given, Reference):
        return given, None
    if isinstance(given, GivenFile):
        path, told = given.path, given.told
        return told, _attached(writer, path, files, attachments) if files else None
    found = _existing_file(given) if files else None
    if found is None or files is None:
        return read_reference(given), None
    return Reference(nfc(found.stem)), _attached(writer, found, files, attachments)


def _attached(
    writer: Writer, path: Path, files: Path, attachments: dict[str, uuid.UUID]
) -> uuid.UUID:
    """Keep a file's content, once however often it is given; return the record of it."""
    digest, size = keep_file(path, files)
    if digest not in attachments:
        there = attachments_by_content(writer.connection, [digest])
        attachments[digest] = there.get(digest) or writer.add(
            Attachment,
            id=made_id("attachment", digest),
            sha256=digest,
            name=nfc(path.name),
            size=size,
        )
    return attachments[digest]


def _row(proof: Proof, told: Reference, attachment: uuid.UUID | None) -> dict[str, Any]:
    return {
        "assignment_id": proof.assignment_id,
        "quarter": proof.quarter,
        "occurrence": proof.occurrence,
        "number": told.number,
        "issued_on": told.issued_on,
        "title": told.title,
        "attachment_id": attachment,
    }


def _existing_file(given: str) -> Path | None:
    try:
        path = Path(given)
        if path.is_file():
            return path
    except (OSError, ValueError):  # too long for a name, or no name at all: words
        return None
    if _FILE_NAME.fullmatch(given.strip()):
        raise RefusedError("evidence-file-missing", {"path": given})
    return None


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day = (found[long] or found[short] for long, short in _DAY_PARTS)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
