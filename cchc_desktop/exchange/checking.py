"""Checks a package from end to end: envelope, signature, version, then each member by its sum.

Must not know what rows are for.
"""

import hashlib
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, Final

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.canonical import NotCanonicalError, read_canonical
from cchc_desktop.exchange.envelope import MOST_BYTES, STORED, EnvelopeError, Member, read_directory
from cchc_desktop.exchange.manifest import (
    MANIFEST,
    READABLE,
    SIGNATURE,
    Listed,
    Manifest,
    ManifestError,
    NewerFormatError,
    is_member_name,
    read_manifest,
)
from cchc_desktop.exchange.packing import sum_of
from cchc_desktop.exchange.signature import MOST_SIGNATURE, SignatureError, check_signature
from cchc_desktop.exchange.unpacking import Source, check_sizes, unpacked

MOST_MANIFEST: Final = 16 * 2**20
_HEAD: Final = 64
_FIRST_NAMES: Final = (b"data/", b"files/", READABLE.encode(), MANIFEST.encode())


def looks_like_package(head: bytes) -> bool:
    """Tell from a file's first bytes whether it is one of ours, whole or not."""
    return head.startswith(b"PK\3\4") and head[30:].startswith(_FIRST_NAMES)


@dataclass(frozen=True, slots=True)
class Checked:
    """A package's members, each as the envelope and as the manifest name it."""

    source: Source
    members: dict[str, Member]
    listed: Sequence[Listed]

    def holds(self, name: str) -> bool:
        return name in self.members

    @property
    def sums(self) -> dict[str, str]:
        return {one.name: one.sha256 for one in self.listed}

    def pieces(self, name: str) -> Iterator[bytes]:
        """Unpack a member again, for it may have changed on the disk; KeyError if there is none."""
        member, wanted = self.members[name], self.sums[name]
        content = hashlib.sha256()
        with _told(self.source), self.source.open() as file:
            for piece in unpacked(file, member):
                content.update(piece)
                yield piece
        if content.hexdigest() != wanted:
            raise self.source.refusal("exchange-damaged")


def checked_package(source: Source, ticket: Ticket) -> tuple[Manifest, bytes, str, Checked]:
    """Return a package's manifest, its signer's key, its identity, and its members."""
    with source.open() as file, _told(source):
        members = _members(file, source)
        names = [member.name for member in members]
        _check_names(names)
        check_sizes(members)
        ticket.step(0, len(members), "checking-package")
        manifest, identity, public = _signed(file, members)
        told, listed = _manifest(manifest, source)
        _check_listed(listed, members, source)
        for at, (one, member) in enumerate(zip(listed, members, strict=False)):
            _check_content(file, one, member, ticket)
            ticket.step(at, len(listed), "checking-package")
    checked = Checked(source, dict(zip(names, members, strict=True)), listed)
    return told, public, identity, checked


@contextmanager
def _told(source: Source) -> Iterator[None]:
    """Turn what is wrong with a package into the code that says it."""
    try:
        yield
    except EnvelopeError as error:
        code = "exchange-unsafe" if error.hostile else "exchange-damaged"
        raise source.refusal(code) from error
    except SignatureError as error:
        raise source.refusal("exchange-signature-wrong") from error


def _members(file: BinaryIO, source: Source) -> list[Member]:
    length = file.seek(0, io.SEEK_END)
    if length > MOST_BYTES * 2:
        raise source.refusal("exchange-too-large")
    file.seek(0)
    ours = looks_like_package(file.read(_HEAD))
    try:
        return read_directory(file, length)
    except EnvelopeError as error:
        if ours or error.hostile:
            raise
        raise source.refusal("exchange-not-a-package") from error


def _check_names(names: Sequence[str]) -> None:
    if names[-2:] != [MANIFEST, SIGNATURE]:
        raise EnvelopeError("no manifest or no signature where they belong")
    if not all(map(is_member_name, names[:-2])) or names[:-2] != sorted(set(names[:-2])):
        raise EnvelopeError("names that no package has", hostile=True)


def _signed(file: BinaryIO, members: Sequence[Member]) -> tuple[bytes, str, bytes]:
    """Return the manifest, its sum, and the key that signed it and all that is packed."""
    *_, manifest, signature = members
    if manifest.size > MOST_MANIFEST or signature.size > MOST_SIGNATURE:
        raise EnvelopeError("a manifest that no package needs", hostile=True)
    if signature.method != STORED:
        raise EnvelopeError("a signature that is packed")
    said = b"".join(unpacked(file, signature))
    file.seek(0)
    packed = sum_of(file, signature.offset)
    data = b"".join(unpacked(file, manifest))
    identity = hashlib.sha256(data)
    return data, identity.hexdigest(), check_signature(said, packed, identity.digest())


def _manifest(data: bytes, source: Source) -> tuple[Manifest, list[Listed]]:
    try:
        return read_manifest(read_canonical(data, MOST_MANIFEST))
    except NewerFormatError as error:
        raise source.refusal("exchange-newer", version=error.version) from error
    except (NotCanonicalError, ManifestError) as error:
        raise source.refusal("exchange-malformed", part=MANIFEST) from error


def _check_listed(listed: Sequence[Listed], members: Sequence[Member], source: Source) -> None:
    if [(one.name, one.size) for one in listed] != [(m.name, m.size) for m in members[:-2]]:
        raise source.refusal("exchange-malformed", part=MANIFEST)


def _check_content(file: BinaryIO, listed: Listed, member: Member, ticket: Ticket) -> None:
    content = hashlib.sha256()
    for piece in unpacked(file, member):
        ticket.step(0, 0, "checking-package")
        content.update(piece)
    if content.hexdigest() != listed.sha256:
        raise EnvelopeError("other than its sum")
