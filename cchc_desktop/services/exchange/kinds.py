"""The words in which files are spoken of: what kind they are, how they are proved, what they do.

Must not know how a file is read, nor any sentence.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from cchc_desktop.exchange.package import Kind, Party


class FileKind(StrEnum):
    """What a file is; the words are in the table `file-kinds`."""

    ASSIGN = "assign"
    RETURN = "return"
    SYNC = "sync"
    RECEIPT = "receipt"
    FORM = "form"


KINDS = {
    Kind.ASSIGN: FileKind.ASSIGN,
    Kind.RETURN: FileKind.RETURN,
    Kind.SYNC: FileKind.SYNC,
    Kind.RECEIPT: FileKind.RECEIPT,
}


class Signature(StrEnum):
    """How far a file is proved to come from whom it names; the words are in `signatures`."""

    KNOWN = "known"
    NEW = "new"
    CHANGED = "changed"
    NONE = "none"
    BAD = "bad"


class Mark(StrEnum):
    """What a file does to a record; the words are in the table `file-marks`."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Why:
    """A reason as a code with facts; it becomes a sentence when it is shown."""

    code: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """So many records of a table that are not taken, and why not."""

    entity: str
    count: int
    why: Why

    def kept(self) -> dict[str, Any]:
        """Return it as it is kept with the file."""
        facts = {name: fact for name, fact in self.why.facts.items() if isinstance(fact, str | int)}
        return {
            "entity": self.entity,
            "count": self.count,
            "why": self.why.code,
            "facts": facts,
        }


@dataclass(frozen=True, slots=True)
class Counts:
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    conflicts: int = 0
    withdrawn: int = 0

    @property
    def changes(self) -> int:
        return self.new + self.updated + self.conflicts + self.withdrawn


@dataclass(frozen=True, slots=True)
class Line:
    """One thing a file changes: of which task or unit, which field, old beside new."""

    mark: Mark
    entity: str
    key: uuid.UUID
    label: str
    unit: str
    field: str = ""
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking a file in would do. `refused` says why it cannot be taken as it is."""

    path: Path
    file: str
    id: uuid.UUID | None
    kind: FileKind
    sender: Party
    recipient: Party | None
    period: str | None
    signature: Signature
    counts: Counts = Counts()
    left_out: tuple[LeftOut, ...] = ()
    lines: tuple[Line, ...] = ()
    already_taken: bool = False
    fingerprint: str = ""
    fingerprint_words: tuple[str, ...] = ()
    joins: Party | None = None
    asks: int | None = None
    asks_why: Why | None = None
    refused: Why | None = None
