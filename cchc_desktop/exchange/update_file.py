"""The file that brings a new version: a zip with a manifest, the installer and one signature.

The manifest names the installer by its digest, and the signature covers the manifest: whoever
alters either is found out before anything runs. Must not know whose key is the release's, which
version runs, nor what is done with the file.
"""

import hashlib
import zipfile
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final

from cchc_desktop.config.paths import PROGRAM
from cchc_desktop.exchange.archives import BROKEN, opened_zip
from cchc_desktop.exchange.canonical import NotCanonicalError, canonical, read_canonical
from cchc_desktop.exchange.errors import ExchangeError, told_from_reading
from cchc_desktop.exchange.keys import SigningKey, is_signed
from cchc_desktop.exchange.placing import placed

ENDING: Final = ".cchc-update"
MOST_INSTALLER: Final = 256 * 2**20
_FORMAT: Final = 1
_MANIFEST, _SIGNATURE, _INSTALLER = "manifest.json", "signature", "installer.exe"
_PURPOSE: Final = b"cchc update 1\n"  # a signature for anything else is none for this
_MOST_MANIFEST: Final = 2**18
_SIGNATURE_BYTES: Final = 64
_MOST_NUMBERS: Final = 4
_CHUNK: Final = 2**20
Step = Callable[[int, int], None]
Version = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Update:
    """What a signed manifest says. `least` is the oldest version that may be updated."""

    path: Path
    version: str
    least: str
    day: date
    notes: tuple[str, ...]
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class News:
    """What whoever publishes says of a version: its number, from which on, since when, what."""

    version: str
    least: str
    day: date
    notes: Sequence[str]


def numbers(version: str) -> Version:
    """Return a version to compare by; ValueError for one that is not plain numbers."""
    parts = version.split(".")
    if not 1 <= len(parts) <= _MOST_NUMBERS or not all(
        part.isascii() and part.isdecimal() for part in parts
    ):
        raise ValueError(version)
    found = [int(part) for part in parts]
    while len(found) > 1 and not found[-1]:  # 1.0 is 1
        found.pop()
    return tuple(found)


def write_update(out: Path, installer: Path, news: News, key: SigningKey) -> Update:
    """Write the file that brings a version; nothing is left of it when that fails."""
    with installer.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    manifest = canonical(
        {
            "day": news.day.isoformat(),
            "format": _FORMAT,
            "least": news.least,
            "notes": list(news.notes),
            "product": PROGRAM,
            "sha256": digest,
            "size": installer.stat().st_size,
            "version": news.version,
        },
        _MOST_MANIFEST,
    )
    made = _meant(out, manifest)
    # The installer is packed already: packing it again costs time and gains nothing.
    with placed(out) as target, zipfile.ZipFile(target, "w") as archive:
        archive.writestr(_MANIFEST, manifest)
        archive.writestr(_SIGNATURE, key.sign(_PURPOSE + manifest))
        archive.write(installer, _INSTALLER)
    return made


def read_update(path: Path, keys: Collection[bytes]) -> Update:
    """Read what a file says, once one of these keys has signed it; the installer is not touched."""
    with told_from_reading(path), opened_zip(path) as archive:
        try:
            if archive is None or archive.getinfo(_INSTALLER).file_size > MOST_INSTALLER:
                raise _no_update(path)
            manifest = _member(archive, _MANIFEST, _MOST_MANIFEST)
            signature = _member(archive, _SIGNATURE, _SIGNATURE_BYTES)
        except BROKEN as error:
            raise _no_update(path) from error
    if not any(is_signed(key, signature, _PURPOSE + manifest) for key in keys):
        raise ExchangeError("update-not-signed", {"name": path.name})
    return _meant(path, manifest)


def unpack_installer(update: Update, target: Path, step: Step) -> None:
    """Put the installer in a place, whole and as it was signed, or nothing at all.

    `step` hears how many bytes of how many are there; what it raises stops the work.
    """
    broken = ExchangeError("update-damaged", {"name": update.path.name})
    with (
        told_from_reading(update.path),
        opened_zip(update.path) as archive,
        placed(target, 0o700) as out,
    ):
        try:
            found = "" if archive is None else _copied(archive, update.size, out, step)
        except BROKEN as error:
            raise broken from error
        if found != update.sha256:
            raise broken


def _copied(archive: zipfile.ZipFile, size: int, out: BinaryIO, step: Step) -> str:
    """Copy the installer and return its digest; what is longer than it should be is cut."""
    digest, done = hashlib.sha256(), 0
    with archive.open(_INSTALLER) as member:
        while done <= size and (chunk := member.read(_CHUNK)):
            done += len(chunk)
            digest.update(chunk)
            out.write(chunk)
            step(done, size)
    return digest.hexdigest() if done == size else ""


def _member(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    with archive.open(name) as member:
        data: bytes = member.read(most + 1)
    if len(data) > most:
        raise ValueError(name)
    return data


def _meant(path: Path, manifest: bytes) -> Update:
    """Return what a manifest says; one of a later format asks for a later program."""
    try:
        told = read_canonical(manifest, _MOST_MANIFEST)
        if told["format"] != _FORMAT:
            raise ExchangeError("update-other-format", {"name": path.name})
        if told["product"] != PROGRAM:
            raise ExchangeError("update-other-product", {"name": path.name, "of": told["product"]})
        made = Update(
            path=path,
            version=told["version"],
            least=told["least"],
            day=date.fromisoformat(told["day"]),
            notes=tuple(map(str, told["notes"])),
            size=int(told["size"]),
            sha256=str(told["sha256"]),
        )
        numbers(made.version)
        numbers(made.least)
        if not 0 < made.size <= MOST_INSTALLER:
            raise _no_update(path)
    except (NotCanonicalError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise _no_update(path) from error
    return made


def _no_update(path: Path) -> ExchangeError:
    return ExchangeError("update-unreadable", {"name": path.name})
