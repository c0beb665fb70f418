"""The manifest of a package: who sends what to whom, having seen what; and every member by its sum.

Must not know how members are packed, nor whether the sender is to be believed.
"""

import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "signature.json"
READABLE: Final = "tom-tat.pdf"
FORMAT: Final = (1, 0)
LEAST_READER: Final = "0.1.0"
"""The first version of the program that reads what this one writes."""
MOST_TEXT: Final = 500
_NAME: Final = re.compile(
    r"(data/([a-z][a-z0-9_-]{0,60})\.jsonl|files/([0-9a-f]{64})|tom-tat\.pdf)"
)
# Windows cannot have files of these names, whatever the ending.
_RESERVED: Final = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_SUM: Final = re.compile(r"[0-9a-f]{64}")
_VERSION: Final = re.compile(r"([0-9]{1,4})\.([0-9]{1,4})")
_MOST_COUNT: Final = 2**63
_PERIOD: Final = re.compile(r"[0-9]{4}(Q[1-4]|H[12]|M9|-(0[1-9]|1[0-2]))?")


class ManifestError(ValueError):
    """This is no manifest of the format, though whoever wrote it signed it."""


class NewerFormatError(ValueError):
    """Written by a program too new to be understood; `version` is the first that reads it."""

    def __init__(self, version: str) -> None:
        super().__init__(version)
        self.version = version


class Kind(StrEnum):
    ASSIGN = "giao-viec"
    RETURN = "bao-cao"
    SYNC = "dong-bo"
    RECEIPT = "bien-nhan"


@dataclass(frozen=True, slots=True)
class Party:
    """An office as a file names it."""

    id: uuid.UUID
    name: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a package says of itself; `more` holds what a later minor version added."""

    kind: Kind
    sender: Party
    recipient: Party | None
    vector: Mapping[str, int]
    sequence: int
    scope: Mapping[str, Any]
    period: str | None
    counts: Mapping[str, int]
    made_with: str
    least_reader: str = LEAST_READER
    more: Mapping[str, Any] = field(default_factory=dict)
    format: tuple[int, int] = FORMAT


@dataclass(frozen=True, slots=True)
class Listed:
    """A member as the manifest names it: its content's size and sum."""

    name: str
    size: int
    sha256: str


def is_member_name(name: str) -> bool:
    """Tell whether a package may hold a member of this name besides manifest and signature."""
    found = _NAME.fullmatch(name)
    return found is not None and not (found[2] and _RESERVED.fullmatch(found[2]))


def manifest_value(manifest: Manifest, listed: list[Listed]) -> dict[str, Any]:
    """Return the manifest as what JSON writes."""
    value = {
        "format": "{}.{}".format(*manifest.format),
        "least_reader": manifest.least_reader,
        "kind": str(manifest.kind),
        "from": _party_value(manifest.sender),
        "to": None if manifest.recipient is None else _party_value(manifest.recipient),
        "vector": dict(manifest.vector),
        "sequence": manifest.sequence,
        "scope": dict(manifest.scope),
        "period": manifest.period,
        "counts": dict(manifest.counts),
        "made_with": manifest.made_with,
        "entries": [
            {"name": one.name, "size": one.size, "sha256": one.sha256}
            for one in sorted(listed, key=lambda one: one.name)
        ],
    }
    taken = value.keys() & manifest.more.keys()
    if taken:
        raise ManifestError(f"unknown fields with known names: {sorted(taken)}")
    value.update(manifest.more)
    read_manifest(value)  # what no reader takes is not written
    return value


def read_manifest(value: Mapping[str, Any]) -> tuple[Manifest, list[Listed]]:
    """Read a manifest; ManifestError or NewerFormatError when that cannot be."""
    version = _version(_required(value, "format"))
    if version[0] > FORMAT[0]:
        raise NewerFormatError(_text(_required(value, "least_reader")))
    if version > FORMAT and value.get("kind") not in list(Kind):
        raise NewerFormatError(_text(_required(value, "least_reader")))
    read = {key: read(_required(value, key)) for key, read in _READERS.items()}
    listed = read.pop("entries")
    more = {key: one for key, one in value.items() if key not in _READERS and key != "format"}
    sender, recipient = read.pop("from"), read.pop("to")
    manifest = Manifest(**read, sender=sender, recipient=recipient, more=more, format=version)
    return manifest, listed


def _required(value: Mapping[str, Any], key: str) -> object:
    if key not in value:
        raise ManifestError(f"without {key}")
    return value[key]


def _version(value: object) -> tuple[int, int]:
    found = _VERSION.fullmatch(value) if isinstance(value, str) else None
    if found is None or found[0] != f"{int(found[1])}.{int(found[2])}" or int(found[1]) < 1:
        raise ManifestError("no version of the format")
    return int(found[1]), int(found[2])


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > MOST_TEXT:
        raise ManifestError("no text, or a long one")
    return value


def _kind(value: object) -> Kind:
    if value not in list(Kind):
        raise ManifestError("no kind of file")
    return Kind(str(value))


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ManifestError("no object")
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _MOST_COUNT:
        raise ManifestError("no count")
    return value


def _counts(value: object) -> dict[str, int]:
    return {_text(key): _count(one) for key, one in _mapping(value).items()}


def _party_value(party: Party) -> dict[str, str]:
    return {"id": str(party.id), "name": party.name}


def _party(value: object) -> Party:
    held = _mapping(value)
    id_ = _text(_required(held, "id"))
    try:
        found = uuid.UUID(id_)
    except ValueError as error:
        raise ManifestError("no id of an office") from error
    if str(found) != id_:
        raise ManifestError("an id written another way")
    return Party(found, _text(_required(held, "name")))


def _recipient(value: object) -> Party | None:
    return None if value is None else _party(value)


def _period(value: object) -> str | None:
    if value is not None and not (isinstance(value, str) and _PERIOD.fullmatch(value)):
        raise ManifestError("no period")
    return value if isinstance(value, str) else None


def _entries(value: object) -> list[Listed]:
    if not isinstance(value, list):
        raise ManifestError("no list of members")
    listed = [_listed(_mapping(one)) for one in value]
    names = [one.name for one in listed]
    if names != sorted(set(names)):
        raise ManifestError("members out of order, or twice")
    return listed


def _listed(value: Mapping[str, Any]) -> Listed:
    name, sha256 = _text(_required(value, "name")), _text(_required(value, "sha256"))
    if not is_member_name(name) or not _SUM.fullmatch(sha256):
        raise ManifestError("a member that no package has")
    if name.startswith("files/") and name != f"files/{sha256}":
        raise ManifestError("a file under another's sum")
    return Listed(name, _count(_required(value, "size")), sha256)


_READERS: Final[dict[str, Callable[[object], Any]]] = {
    "least_reader": _text,
    "kind": _kind,
    "from": _party,
    "to": _recipient,
    "vector": _counts,
    "sequence": _count,
    "scope": _mapping,
    "period": _period,
    "counts": _counts,
    "made_with": _text,
    "entries": _entries,
}
