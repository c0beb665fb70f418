"""Packs members into an envelope, one after the other, into a file that grows.

Must not know what the members hold.
"""

import hashlib
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Final

from cchc_desktop.exchange.envelope import (
    DEFLATED,
    HEADER,
    MOST_BYTES,
    MOST_MEMBERS,
    STORED,
    Member,
    directory,
)
from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.exchange.manifest import Listed

CHUNK: Final = 2**18


class Packer:
    """An envelope being written."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self._file: Final = file
        self._facts: Final = {"name": path.name}
        self._members: list[Member] = []
        self._at = 0

    def add(self, name: str, pieces: Iterable[bytes], level: int = 9) -> Listed:
        """Pack a member."""
        packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
        self._file.seek(self._at + HEADER.size + len(name))
        crc = size = packed = 0
        content = hashlib.sha256()
        for piece in pieces:
            crc, size = zlib.crc32(piece, crc), size + len(piece)
            content.update(piece)
            packed += self._file.write(packer.compress(piece))
            if self._at + packed > MOST_BYTES or size > MOST_BYTES:
                raise self._too_large()
        packed += self._file.write(packer.flush())
        self._note(Member(name, DEFLATED, crc, packed, size, self._at))
        return Listed(name, size, content.hexdigest())

    def add_plain(self, name: str, data: bytes) -> None:
        """Add a small member as it is."""
        self._file.seek(self._at + HEADER.size + len(name))
        self._file.write(data)
        self._note(Member(name, STORED, zlib.crc32(data), len(data), len(data), self._at))

    def _note(self, member: Member) -> None:
        self._file.seek(self._at)
        self._file.write(member.header())
        self._members.append(member)
        self._at = member.end
        if self._at > MOST_BYTES or len(self._members) > MOST_MEMBERS:
            raise self._too_large()

    def _too_large(self) -> ExchangeError:
        return ExchangeError("exchange-too-large", self._facts)

    def sum_so_far(self) -> bytes:
        """Return the SHA-256 of every byte written so far."""
        self._file.seek(0)
        return sum_of(self._file, self._at)

    def close(self) -> None:
        self._file.seek(self._at)
        self._file.write(directory(self._members))
        self._file.truncate()


def sum_of(file: BinaryIO, length: int) -> bytes:
    """Return the SHA-256 of the next bytes of a file."""
    found = hashlib.sha256()
    while length and (piece := file.read(min(CHUNK, length))):
        found.update(piece)
        length -= len(piece)
    return found.digest()
