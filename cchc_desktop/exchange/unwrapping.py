"""Finds what came from other offices, however mail and people wrapped it.

In a folder or a whole stick, renamed, inside a zip file, or left as base64 in the text of a mail:
known by its first bytes, never by its name. Must not know what a package or a form says.
"""

import base64
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from cchc_desktop.exchange.archives import Allowance, archived, is_form, is_zip
from cchc_desktop.exchange.checking import looks_like_package
from cchc_desktop.exchange.errors import ExchangeError, told_from_reading

MOST_LOOKED_AT: Final = 100_000
"""Files of a folder; a stick with more is asked about folder by folder."""
MOST_FOUND: Final = 5_000
_MOST_DEPTH: Final = 12
_MOST_MAIL: Final = 96 * 2**20
_MOST_NESTED: Final = 2
_HEAD: Final = 4096
_OUR_ENDING: Final = ".cchc"
_MAIL_ENDINGS: Final = frozenset((_OUR_ENDING, ".txt", ".eml", ".b64", ".mim", ".mime", ".mht", ""))
# The base64 of a zip file's first three bytes, at the beginning of a line or of the whole text.
_BLOCK_MARK: Final = b"UEsDB"
_BLOCK: Final = re.compile(rb"(?:^|\n)[ \t]*(UEsDB[A-Za-z0-9+/=\r\n\t ]+)")
_NOT_BASE64: Final = re.compile(rb"[^A-Za-z0-9+/]")


class ArrivalKind(StrEnum):
    PACKAGE = "package"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One thing that came: where it lies or what it is, and the name a person knows it by."""

    name: str
    content: Path | bytes
    kind: ArrivalKind


def find_arrivals(path: Path) -> list[Arrival]:
    """Return the packages and the forms at a place, in the order of their names.

    A file that is neither, and was named by itself, is refused; in a folder it is passed over. One
    with our ending is given whatever it holds, so that a broken one is named and not lost.
    """
    with told_from_reading(path):
        if not path.is_dir():
            found = list(_arrivals(path))
            if not found:
                raise ExchangeError("exchange-not-a-package", {"name": path.name})
            return found
        found = []
        for file in _files(path):
            found += _of_many(file)
            if len(found) > MOST_FOUND:
                raise ExchangeError("exchange-too-many-files", {"name": path.name})
    return found


def _of_many(file: Path) -> list[Arrival]:
    """Pass over what cannot be read among many, unless it should have been one of ours."""
    try:
        return list(_arrivals(file))
    except (OSError, ExchangeError):
        ours = file.suffix.lower() == _OUR_ENDING
        return [Arrival(file.name, file, ArrivalKind.PACKAGE)] if ours else []


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, those of a folder by name, no link followed."""
    looked_at = 0
    for place, folders, files in os.walk(folder):
        here = Path(place)
        deep = len(here.relative_to(folder).parts) >= _MOST_DEPTH
        folders[:] = [] if deep else sorted(n for n in folders if not n.startswith((".", "$")))
        for name in sorted(files):
            looked_at += 1
            if looked_at > MOST_LOOKED_AT:
                raise ExchangeError("exchange-too-many-files", {"name": folder.name})
            file = here / name
            if not name.startswith((".", "~$")) and not file.is_symlink():
                yield file


def _arrivals(file: Path) -> Iterator[Arrival]:
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    ours = file.suffix.lower() == _OUR_ENDING
    if looks_like_package(head):
        yield Arrival(file.name, file, ArrivalKind.PACKAGE)
        return
    found = False
    for one in _wrapped(file, head):
        found = True
        yield one
    if ours and not found:
        yield Arrival(file.name, file, ArrivalKind.PACKAGE)


def _wrapped(file: Path, head: bytes) -> Iterator[Arrival]:
    """Yield what a file holds that is none of ours itself."""
    ending = file.suffix.lower()
    if is_zip(head):
        yield from _zipped(file.name, file, Allowance(file.name), _MOST_NESTED)
    elif ending in _MAIL_ENDINGS or _BLOCK_MARK in head:
        yield from _mailed(file)


def _zipped(
    name: str, content: Path | bytes, allowance: Allowance, deeper: int
) -> Iterator[Arrival]:
    """Yield a form, or what a zip file of ordinary make holds, also in zip files inside it."""
    if is_form(content):
        yield Arrival(name, content, ArrivalKind.FORM)
        return
    for inner, data in archived(content, allowance):
        if looks_like_package(data):
            yield Arrival(inner, data, ArrivalKind.PACKAGE)
        elif deeper:
            yield from _zipped(inner, data, allowance, deeper - 1)


def _mailed(file: Path) -> Iterator[Arrival]:
    """Yield what stands as base64 in a text, as mail programs leave what they do not know."""
    if file.stat().st_size > _MOST_MAIL:
        return
    allowance = Allowance(file.name)
    for block in _BLOCK.finditer(file.read_bytes()):
        data = _decoded(block[1])
        if looks_like_package(data):
            yield Arrival(file.name, data, ArrivalKind.PACKAGE)
        elif is_zip(data):
            yield from _zipped(file.name, data, allowance, _MOST_NESTED)


def _decoded(block: bytes) -> bytes:
    """Decode up to the padding, or to the first line that is no base64."""
    lines = []
    for line in block.split(b"\n"):
        held = line.strip()
        if not held or _NOT_BASE64.search(held.rstrip(b"=")):
            break
        lines.append(held)
        if held.endswith(b"="):
            break
    text = b"".join(lines).rstrip(b"=")
    text = text[: len(text) - (len(text) % 4 == 1)]
    return base64.b64decode(text + b"=" * (-len(text) % 4))
