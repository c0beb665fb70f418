"""Ordinary zip files that people put packages and forms into, opened within bounds.

Must not know what a package or a form says.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from cchc_desktop.exchange.errors import ExchangeError

MOST_MEMBERS: Final = 2_000
MOST_DIRECTORY: Final = 2**20
MOST_MEMBER: Final = 96 * 2**20
MOST_BYTES: Final = 256 * 2**20
FORM_SHEET: Final = "_cchc_form"
"""The name of the sheet that tells a form from any other workbook, whoever saved it last."""
_FORM_MARK: Final = f'name="{FORM_SHEET}"'.encode()
_BOOK: Final = "xl/workbook.xml"
_MOST_BOOK: Final = 2**20
_END: Final = struct.Struct("<4s4H2IH")
_LONGEST_COMMENT: Final = 2**16
_ENCRYPTED: Final = 0x1
_HEAD: Final = 2**12
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    struct.error,
    OverflowError,
)
"""What the standard library raises over a zip file that is not one."""


def is_zip(head: bytes) -> bool:
    return head.startswith(b"PK\3\4")


def has_honest_directory(file: BinaryIO) -> bool:
    """Tell whether a zip file's directory is small enough to be read at all."""
    length = file.seek(0, io.SEEK_END)
    file.seek(max(0, length - _END.size - _LONGEST_COMMENT))
    tail = file.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < _END.size:
        return False
    count, size = _END.unpack_from(tail, at)[4:6]
    return bool(count <= MOST_MEMBERS and size <= MOST_DIRECTORY)


@contextmanager
def opened_zip(content: Path | bytes) -> Iterator[zipfile.ZipFile | None]:
    """Open a zip file; None for one that is none, or has more members than people put in."""
    with io.BytesIO(content) if isinstance(content, bytes) else content.open("rb") as file:
        archive = None
        if has_honest_directory(file):
            try:
                archive = zipfile.ZipFile(file)
            except BROKEN:
                archive = None
        yield archive


def is_form(content: Path | bytes) -> bool:
    """Tell whether a workbook was made by this program as a form to fill in."""
    with opened_zip(content) as archive:
        if archive is None or _BOOK not in archive.namelist():
            return False
        try:
            with archive.open(_BOOK) as book:
                head: bytes = book.read(_MOST_BOOK)
        except BROKEN:
            return False
        return _FORM_MARK in head


@dataclass(slots=True)
class Allowance:
    """How much may still be unpacked of one file, however deep its archives lie in each other."""

    name: str
    spent: int = 0

    def spend(self, size: int) -> None:
        self.spent += size
        if self.spent > MOST_BYTES:
            raise ExchangeError("exchange-archive-too-large", {"name": self.name})


def archived(content: Path | bytes, allowance: Allowance) -> Iterator[tuple[str, bytes]]:
    """Yield the files in a zip file that begin like a zip file themselves, by their names."""
    with opened_zip(content) as archive:
        if archive is None:
            return
        for info in archive.infolist():
            data = None if info.is_dir() else _member(archive, info, allowance)
            if data is not None:
                yield info.filename.replace("\\", "/").rsplit("/", 1)[-1], data


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowance: Allowance) -> bytes | None:
    """Unpack a member that begins like a zip file; None for any other, and for a broken one."""
    if info.flag_bits & _ENCRYPTED:
        raise ExchangeError("exchange-archive-locked", {"name": allowance.name})
    try:
        with archive.open(info) as member:
            data: bytes = member.read(_HEAD)
            if is_zip(data):
                data += member.read(MOST_MEMBER)
    except BROKEN:
        return None
    allowance.spend(len(data))
    if len(data) > MOST_MEMBER:
        raise ExchangeError("exchange-archive-too-large", {"name": allowance.name})
    return data if is_zip(data) else None
