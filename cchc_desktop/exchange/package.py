"""Packages: writing one, and opening one after everything about it was checked.

Nothing a package holds is parsed before its envelope, its sums and its signature hold; memory is
bounded whatever the file says. Must not know whose keys are trusted, nor what the rows mean.
"""

import hashlib
import tempfile
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.canonical import MOST_LINE, NotCanonicalError, canonical, read_canonical
from cchc_desktop.exchange.checking import MOST_MANIFEST, Checked, checked_package
from cchc_desktop.exchange.errors import ExchangeError, told_from_reading
from cchc_desktop.exchange.keys import SigningKey
from cchc_desktop.exchange.manifest import (
    FORMAT,
    LEAST_READER,
    MANIFEST,
    READABLE,
    SIGNATURE,
    Kind,
    Listed,
    Manifest,
    ManifestError,
    NewerFormatError,
    Party,
    is_member_name,
    manifest_value,
)
from cchc_desktop.exchange.packing import CHUNK, Packer
from cchc_desktop.exchange.placing import placed
from cchc_desktop.exchange.signature import signature_of
from cchc_desktop.exchange.unpacking import Source

__all__ = [
    "FORMAT",
    "LEAST_READER",
    "Contents",
    "Kind",
    "Manifest",
    "Opened",
    "Party",
    "open_package",
    "write_package",
]

_EVERY: Final = 1000
_SPOOLED: Final = 2**20
_FILE_LEVEL: Final = 6  # what people attach is packed already


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a package: rows by the name of their kind, files by their SHA-256."""

    manifest: Manifest
    records: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    files: Mapping[str, Path | bytes] = field(default_factory=dict)
    readable: bytes | None = None


# ---- writing ----------------------------------------------------------------------------------


def write_package(path: Path, contents: Contents, key: SigningKey, ticket: Ticket) -> str:
    """Write a package; return the SHA-256 of its manifest, which is its identity.

    Equal contents and an equal key give equal bytes. Raises ExchangeError when it cannot be
    written; what was there before is then as it was.
    """
    with placed(path) as file:
        packer = Packer(file, path)
        listed = [
            *_records_packed(packer, contents, ticket),
            *_files_packed(packer, contents, ticket),
        ]
        if contents.readable is not None:
            listed.append(packer.add(READABLE, [contents.readable]))
        try:
            manifest = canonical(manifest_value(contents.manifest, listed), MOST_MANIFEST)
        except (NotCanonicalError, ManifestError, NewerFormatError) as error:
            raise ExchangeError("exchange-content-refused", {"part": MANIFEST}) from error
        packer.add(MANIFEST, [manifest])
        identity = hashlib.sha256(manifest)
        signature = signature_of(key, packer.sum_so_far(), identity.digest())
        packer.add_plain(SIGNATURE, signature)
        packer.close()
    return identity.hexdigest()


def _records_packed(packer: Packer, contents: Contents, ticket: Ticket) -> Iterator[Listed]:
    for name in sorted(contents.records, key=_member_of):
        member, lines = _member_of(name), []
        rows = contents.records[name]
        try:
            for at, row in enumerate(rows):
                if at % _EVERY == 0:
                    ticket.step(at, len(rows), "writing-package")
                lines.append(canonical(row) + b"\n")
        except NotCanonicalError as error:
            raise ExchangeError("exchange-content-refused", {"part": member}) from error
        if not is_member_name(member):
            raise ExchangeError("exchange-content-refused", {"part": member})
        lines.sort()
        yield packer.add(member, lines)


def _member_of(name: str) -> str:
    return f"data/{name}.jsonl"


def _files_packed(packer: Packer, contents: Contents, ticket: Ticket) -> Iterator[Listed]:
    for at, sha256 in enumerate(sorted(contents.files)):
        ticket.step(at, len(contents.files), "writing-package-files")
        content = contents.files[sha256]
        pieces = [content] if isinstance(content, bytes) else _pieces(content, ticket)
        listed = packer.add(f"files/{sha256}", pieces, _FILE_LEVEL)
        if listed.sha256 != sha256:
            name = sha256[:12] if isinstance(content, bytes) else content.name
            raise ExchangeError("exchange-attachment-changed", {"name": name})
        yield listed


def _pieces(path: Path, ticket: Ticket) -> Iterator[bytes]:
    with told_from_reading(path), path.open("rb") as file:
        while piece := file.read(CHUNK):
            ticket.step(0, 0, "writing-package-files")
            yield piece


# ---- opening ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Opened:
    """A package that is whole and was signed by the holder of `public_key`, whoever that is."""

    manifest: Manifest
    public_key: bytes
    sha256: str
    _checked: Checked

    @property
    def id(self) -> uuid.UUID:
        """The same wherever this file arrives."""
        return made_id("package", self.sha256)

    @property
    def names(self) -> tuple[str, ...]:
        """The names under which there are rows."""
        members = (one.name for one in self._checked.listed)
        return tuple(name[5:-6] for name in members if name.startswith("data/"))

    @property
    def files(self) -> Mapping[str, int]:
        """The size of each file, by its SHA-256."""
        listed = (one for one in self._checked.listed if one.name.startswith("files/"))
        return {one.sha256: one.size for one in listed}

    def records(self, name: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a name one by one; none where the package has none of that name."""
        member = _member_of(name)
        if not self._checked.holds(member):
            return
        last = b""
        for line in self._lines(member):
            if line < last:
                raise self._checked.source.refusal("exchange-malformed", part=member)
            last = line
            try:
                yield read_canonical(line)
            except NotCanonicalError as error:
                raise self._checked.source.refusal("exchange-malformed", part=member) from error

    def file(self, sha256: str) -> BinaryIO:
        """Return a file's content, checked; KeyError where the package has no such file."""
        return self._spooled(f"files/{sha256}")

    def readable(self) -> bytes | None:
        """Return the copy for people to read, where there is one."""
        if not self._checked.holds(READABLE):
            return None
        with self._spooled(READABLE) as file:
            return file.read()

    def _spooled(self, member: str) -> BinaryIO:
        kept = tempfile.SpooledTemporaryFile(_SPOOLED)  # noqa: SIM115 - the caller's to close
        try:
            for piece in self._checked.pieces(member):
                kept.write(piece)
            kept.seek(0)
        except BaseException:
            kept.close()
            raise
        return kept  # type: ignore[return-value]  # it has all of a file's verbs

    def _lines(self, member: str) -> Iterator[bytes]:
        rest = b""
        for piece in self._checked.pieces(member):
            *lines, rest = (rest + piece).split(b"\n")
            yield from lines
            if len(rest) > MOST_LINE:
                break
        if rest:
            raise self._checked.source.refusal("exchange-malformed", part=member)


def open_package(content: Path | bytes, ticket: Ticket, *, name: str = "") -> Opened:
    """Check a package from end to end and open it; ExchangeError when anything is amiss."""
    shown = name or (content.name if isinstance(content, Path) else "")
    return Opened(*checked_package(Source(content, shown), ticket))
